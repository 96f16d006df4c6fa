package search

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/report"
)

// A truthThing is a thing before it is scanned, with its texts for each language; nil where it does not speak it.
type truthThing struct {
	Thing
	texts []*Text
}

// truthSection is a section of these.
type truthSection struct {
	id     string
	things []truthThing
}

// scanned returns the sections as Invert takes them.
func scanned(c *Config, sections []truthSection) (made []Section) {
	for _, s := range sections {
		section := Section{ID: s.id}
		for _, thing := range s.things {
			t := thing.Thing
			for lang, text := range thing.texts {
				if text == nil {
					t.Docs = append(t.Docs, nil)
				} else {
					t.Docs = append(t.Docs, c.Scan(lang, text))
				}
			}
			section.Things = append(section.Things, t)
		}
		made = append(made, section)
	}
	return made
}

// place is where an entry stands.
type place struct {
	table  string
	lang   int
	bucket int
	print  uint32
}

// truth is what an index has to hold, found out without any of what makes one but the cutting into words.
type truth struct {
	config  *Config
	index   *Index
	entries map[place]map[uint32]Class // by number of the thing
	keys    map[string]bool
	numbers [][]uint32 // of each section's things
}

// add says that a thing has a hash in a language. twice is the class of what it has more than once.
func (t *truth) add(table string, h uint32, lang int, thing uint32, class, twice Class) {
	at := t.at(table, h, lang)
	if t.entries[at] == nil {
		t.entries[at] = map[uint32]Class{}
	}
	if old, ok := t.entries[at][thing]; ok {
		class = max(class, old, twice)
	}
	t.entries[at][thing] = class
}

// at returns where the entry of a hash stands.
func (t *truth) at(table string, h uint32, lang int) place {
	buckets := t.index.table(table, lang).buckets
	at := place{table, lang, int(uint64(h) * uint64(buckets) >> 32), h % (1 << 16)}
	if table == "w" {
		at.print = h % (1 << 24)
	}
	return at
}

// text adds a text of a class.
func (t *truth) text(text string, class Class, lang int, thing uint32) {
	last := uint32(0)
	add := func(w word) {
		t.add("w", hash(w.key), lang, thing, class, 0)
		if strings.Trim(w.key, "0123456789") != "" && len([]rune(w.key)) <= 24 {
			t.keys[w.key] = true
		}
		if w.exact != "" {
			t.add("w", hash(w.exact), lang, thing, 0, 0)
		}
		if w.near {
			t.add("p", pairHash(last, hash(w.key)), lang, thing, class, again)
		}
		last = hash(w.key)
	}
	for _, w := range new(lexicon).words(text) {
		add(w)
		if long := t.longForm(w.spelling, w.key, lang); long != "" {
			for _, w := range new(lexicon).words(long) {
				add(w)
			}
			last = hash(w.key)
		}
	}
}

// longForm returns what a word stands for as a short form, if that is one thing.
func (t *truth) longForm(spelling, key string, lang int) (long string) {
	if first := string([]rune(spelling)[:1]); strings.ToUpper(first) != first {
		return ""
	}
	for _, short := range t.config.Short {
		for _, p := range short.Long {
			if short.Key == key && p.Lang == t.config.Languages[lang] {
				if long != "" {
					return ""
				}
				long = p.Text
			}
		}
	}
	return long
}

// classOfTitle is the class of a title by the number of its words.
func classOfTitle(title string) Class {
	words := len(new(lexicon).words(title))
	for i, most := range []int{3, 6, 12} {
		if words <= most {
			return Class(7 - i)
		}
	}
	return 4
}

// truthOf finds out what the index x of the sections has to hold.
func truthOf(c *Config, x *Index, sections []truthSection) *truth {
	t := &truth{
		config:  c,
		index:   x,
		entries: map[place]map[uint32]Class{},
		keys:    map[string]bool{},
		numbers: make([][]uint32, len(sections)),
	}
	next := 0
	for _, kind := range "rtpdachkg" {
		for i, s := range sections {
			count := 0
			for _, thing := range s.things {
				if rune(thing.Kind) == kind {
					t.numbers[i] = append(t.numbers[i], uint32(next+count))
					count++
				}
			}
			next += roundedUp(count)
		}
	}
	for i, s := range sections {
		for j, thing := range s.things {
			for lang, text := range thing.texts {
				if text != nil {
					t.text(text.Title, classOfTitle(text.Title), lang, t.numbers[i][j])
					for _, f := range text.Fields {
						t.text(f.Text, f.Class, lang, t.numbers[i][j])
					}
				}
			}
		}
	}
	return t
}

// roundedUp is the next number that has nothing but zeros behind its four highest bits.
func roundedUp(n int) int {
	for n>>bits.TrailingZeros(uint(n)) >= 16 {
		n++
	}
	return n
}

// holdAgainst tells all that differs between the index and the truth.
func (t *truth) holdAgainst(tb testing.TB, x *Index, sections []truthSection) {
	tb.Helper()
	t.holdBuckets(tb, x)
	t.holdDictionary(tb, x)
	t.holdResults(tb, x, sections)
}

// holdBuckets reads every bucket: all that has to be in it is, and nothing else.
func (t *truth) holdBuckets(tb testing.TB, x *Index) {
	tb.Helper()
	left := len(t.entries)
	for lang := range x.base.Languages {
		for _, name := range []string{"w", "p"} {
			table := x.table(name, lang)
			for n := range table.buckets {
				entries, err := x.bucket(table, n)
				if err != nil {
					tb.Fatal(err)
				}
				for _, e := range entries {
					left--
					t.holdEntry(tb, place{name, lang, n, e.Print}, e)
				}
			}
		}
	}
	if left != 0 {
		tb.Fatalf("%d entries are missing", left)
	}
}

// holdEntry: the things of an entry have their classes.
func (t *truth) holdEntry(tb testing.TB, at place, e Entry) {
	tb.Helper()
	got := map[uint32]Class{}
	for _, f := range e.Found {
		got[f.Thing] = f.Class
	}
	if len(got) == 0 || !maps.Equal(t.entries[at], got) {
		tb.Fatalf("%v: classes of things (-want +got):\n%s", at, cmp.Diff(t.entries[at], got))
	}
}

// holdDictionary: every key but figures is there, with its count, and its file finds it.
func (t *truth) holdDictionary(tb testing.TB, x *Index) {
	tb.Helper()
	want := map[string]string{}
	for key := range t.keys {
		things := 0
		for lang := range x.base.Languages {
			things = max(things, len(t.entries[t.at("w", hash(key), lang)]))
		}
		letter := 'A'
		for n := things; n > 1; n /= 2 {
			letter++
		}
		want[key] = string(letter)
	}
	keys, err := x.Dictionary()
	if err != nil {
		tb.Fatal(err)
	}
	got := map[string]string{}
	for _, k := range keys {
		got[k.Key] = string(rune(k.Count))
		found, err := x.Word(k.Key)
		if err != nil || len(slices.Concat(found...)) == 0 {
			tb.Errorf("the index does not find %q, which is in its dictionary: %v", k.Key, err)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		tb.Errorf("dictionary (-want +got):\n%s", diff)
	}
}

// holdResults: each thing has its number, its texts, its year and its day, its kind of meeting and its agencies.
func (t *truth) holdResults(tb testing.TB, x *Index, sections []truthSection) {
	tb.Helper()
	meetings, agencies := map[string][]uint32{}, map[string][]uint32{}
	for i, s := range sections {
		for j, thing := range s.things {
			number := t.numbers[i][j]
			for lang, text := range thing.texts {
				if text == nil {
					continue
				}
				got, err := x.Result(t.config.Languages[lang], number)
				if err != nil {
					tb.Fatal(err)
				}
				if diff := cmp.Diff(wantedResult(s.id, &thing, text), got); diff != "" {
					tb.Fatalf("thing %d of %q (-want +got):\n%s", number, s.id, diff)
				}
			}
			for _, id := range thing.Meetings {
				meetings[id] = append(meetings[id], number)
			}
			for _, id := range thing.Agencies {
				agencies[id] = append(agencies[id], number)
			}
		}
	}
	for _, want := range []map[string][]uint32{meetings, agencies} {
		for _, numbers := range want {
			slices.Sort(numbers)
		}
	}
	gotMeetings, err := x.Meetings()
	if err != nil {
		tb.Fatal(err)
	}
	gotAgencies, err := x.Agencies()
	if err != nil {
		tb.Fatal(err)
	}
	if diff := cmp.Diff(meetings, gotMeetings); diff != "" {
		tb.Errorf("kinds of meeting (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(agencies, gotAgencies); diff != "" {
		tb.Errorf("agencies (-want +got):\n%s", diff)
	}
}

func wantedResult(section string, thing *truthThing, text *Text) Result {
	want := Result{Kind: thing.Kind, Section: section}
	if thing.Kind == Report || thing.Kind == Task {
		want.Year = thing.Year
		if thing.Year == 0 {
			want.Year = 1901
		}
		if thing.Kind == Report {
			want.Day = daysSince1900(thing.Date)
		} else if thing.Year > noYear {
			want.Day = daysSince1900(report.DateOf(thing.Year, 1, 1))
		}
	}
	want.Path, want.Title, want.Facts = text.Path, text.Title, text.Facts
	var shown []string
	for _, f := range text.Fields {
		if f.Shown {
			shown = append(shown, f.Text)
		}
	}
	want.Text = strings.Join(shown, "\n")
	return want
}

// daysSince1900 counts the days from the first of January 1900 to the first that a date can mean.
func daysSince1900(d report.Date) int {
	if d.IsZero() {
		return 0
	}
	year, month, day := d.First().Parts()
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return int(at.Sub(time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}
