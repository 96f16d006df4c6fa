package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// A section's things have room to become a few more before those of other sections move.
func TestRoom(t *testing.T) {
	for count, want := range map[int]int{0: 0, 1: 1, 13: 13, 16: 16, 17: 18, 31: 32, 32: 32, 33: 36, 100: 104, 104: 104, 1000: 1024, 45_000: 45_056} {
		if got := room(count); got != want {
			t.Errorf("%d things have room for %d, not %d", count, got, want)
		}
	}
}

// The number of buckets stays the same while a site grows a little, so that a report changes few files.
func TestBucketsSeldomChange(t *testing.T) {
	const groups = 8
	changes, last := 0, 0
	for postings := 0; postings < 20_000_000; postings += 10_000 {
		n := buckets(postings, pairsInBucket, groups)
		if n%groups != 0 || n < groups {
			t.Fatalf("%d buckets for %d postings do not go into %d groups", n, postings, groups)
		}
		if n < last {
			t.Fatalf("%d postings have fewer buckets than less had", postings)
		}
		if n != last {
			changes, last = changes+1, n
		}
	}
	if changes > 40 {
		t.Errorf("the number of buckets changed %d times", changes)
	}
}

// siteOf makes a site of one district with reports of these paths, all of the same text.
func siteOf(text string, paths ...string) (*Config, []Section) {
	c := &Config{Languages: []viet.Lang{viet.Vi}, Groups: 2}
	district := Section{ID: "tay-ho"}
	for _, path := range paths {
		doc := c.Scan(0, &Text{Path: path, Title: "Tổng kết", Fields: []Field{{Text: text, Shown: true}}})
		district.Things = append(district.Things, Thing{Kind: Report, Date: report.DateOf(2023, 2, 15), Year: 2023, Docs: []*Doc{doc}})
	}
	return c, []Section{district, {}}
}

// A script of another day must not be taken for one of today if things have moved; where only words changed, or a report
// was added for which there was room, a reader's copy of all other files still serves.
func TestStamps(t *testing.T) {
	stampsOf := func(text string, paths ...string) (stamps [2]string) {
		files := publish(siteOf(text, paths...))
		for i, name := range []string{"base", "vi/tay-ho/r0"} {
			stamps[i] = strings.Split(string(files[name]), ",")[1]
		}
		return stamps
	}
	was := stampsOf("một hai", "a.html", "b.html")
	if got := stampsOf("một ba", "a.html", "b.html"); got != was {
		t.Errorf("with other words in it, the stamps went from %v to %v", was, got)
	}
	for _, paths := range [][]string{{"b.html", "a.html"}, {"a.html", "b.html", "c.html"}, {"a.html"}} {
		got := stampsOf("một hai", paths...)
		if got[1] == was[1] {
			t.Errorf("with the reports %v, the texts have the stamp of %v", paths, was)
		}
		if moved := len(paths) != 2; moved == (got[0] == was[0]) {
			t.Errorf("with the reports %v, the stamp %v of the buckets, before %v", paths, got[0], was[0])
		}
	}
	many := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q"} // with room for one more
	if got, was := stampsOf("một", append(many, "r")...), stampsOf("một", many...); got[0] != was[0] {
		t.Errorf("with one report more than %d, the stamp %v of the buckets, before %v", len(many), got[0], was[0])
	}
}

// The names of the files of texts are known without making them.
func TestTextNames(t *testing.T) {
	c := &Config{Languages: []viet.Lang{viet.Vi, viet.En}, Groups: 3}
	sections := scanned(c, madeUp(rand.New(rand.NewPCG(5, 5)), c, 3, 40))
	var facts []Facts
	for i := range sections {
		facts = append(facts, c.Invert(&sections[i]).Facts)
	}
	p := c.Plan(facts)
	for i := range sections {
		var want []string
		for _, f := range c.Invert(&sections[i]).Texts {
			want = append(want, f.Name)
		}
		if diff := cmp.Diff(want, p.config.TextNames(&p.sections[i])); diff != "" {
			t.Errorf("section %d (-want +got):\n%s", i, diff)
		}
	}
}

// An index is the same whoever made which part of it, and from facts that were kept as bytes.
func TestSameIndexByManyHands(t *testing.T) {
	texts := benchTexts(0)[:40]
	one, many := benchConfig(), benchConfig()
	want := publish(one, []Section{*benchSection(one, 0, texts), {}})

	s := Section{ID: "district-0", Things: make([]Thing, len(texts))}
	var hands sync.WaitGroup
	for hand := range 4 {
		hands.Go(func() {
			for i := len(texts) - 1 - hand; i >= 0; i -= 4 {
				s.Things[i] = benchSection(many, 0, texts[i:i+1]).Things[0]
			}
		})
	}
	hands.Wait()
	got := publish(many, []Section{s, {}})
	if diff := cmp.Diff(sortedNames(want), sortedNames(got)); diff != "" {
		t.Fatalf("files (-want +got):\n%s", diff)
	}
	for name := range want {
		if !bytes.Equal(want[name], got[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestFactsAreKept(t *testing.T) {
	c := &Config{Languages: []viet.Lang{viet.Vi}, Groups: 1}
	for _, s := range scanned(c, madeUp(rand.New(rand.NewPCG(8, 8)), c, 2, 30)) {
		want := c.Invert(&s).Facts
		b := want.Append(nil)
		got, err := ReadFacts(b)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Append(nil), b) {
			t.Errorf("section %q: facts differ after they were kept", s.ID)
		}
		if !bytes.Equal(c.Plan([]Facts{got}).base().Data, c.Plan([]Facts{want}).base().Data) {
			t.Errorf("section %q: a base differs whose facts were kept", s.ID)
		}
		for n := range b {
			if _, err := ReadFacts(b[:n]); err == nil {
				t.Fatalf("section %q: %d of %d bytes of facts are taken for all", s.ID, n, len(b))
			}
		}
	}
}

// A build that mixes up things must not publish an index that finds wrong ones.
func TestDisorderPanics(t *testing.T) {
	c := &Config{Languages: []viet.Lang{viet.Vi}, Groups: 1}
	for name, s := range map[string]Section{
		"kinds":                {ID: "x", Things: []Thing{{Kind: Task}, {Kind: Report}}},
		"a district's agency":  {ID: "x", Things: []Thing{{Kind: Agency}}},
		"the site's report":    {Things: []Thing{{Kind: Report}}},
		"dates of reports":     {ID: "x", Things: []Thing{{Kind: Report, Date: report.DateOf(2023, 2, 2)}, {Kind: Report, Date: report.DateOf(2023, 1, 1)}}},
		"years of tasks":       {ID: "x", Things: []Thing{{Kind: Task, Year: 2023}, {Kind: Task, Year: 2022}}},
		"kind without meaning": {ID: "x", Things: []Thing{{Kind: 'x'}}},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("was taken")
				}
			}()
			c.Invert(&s)
		})
	}
}

// A piece that a disk damaged is found out, not published.
func TestDamagedPiecePanics(t *testing.T) {
	c, sections := siteOf("một hai ba bốn", "a.html")
	c.Groups = 1
	inverted, site := c.Invert(&sections[0]), c.Invert(&sections[1])
	p := c.Plan([]Facts{inverted.Facts, site.Facts})
	whole := inverted.Pieces[0]
	for n := range whole {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d of %d bytes of a piece are taken for all", n, len(whole))
				}
			}()
			p.Group(0, [][]byte{whole[:n], site.Pieces[0]})
		}()
	}
}

// Many hashes stay apart in a set that grows and is used again.
func TestHashSet(t *testing.T) {
	var s hashSet
	for round := range 3 {
		s.reset()
		for again := range 2 {
			for i := range uint32(5000) {
				if isNew := s.add(mix(i * 7)); isNew != (again == 0) {
					t.Fatalf("round %d, time %d: the set says %v of hash %d", round, again, isNew, i)
				}
			}
		}
	}
}

func TestClassesOfPostings(t *testing.T) {
	c := &Config{Languages: []viet.Lang{viet.Vi}, Groups: 1}
	d := c.Scan(0, &Text{Title: "Tổng kết năm", Fields: []Field{
		{Class: InText, Text: "tổng kết hai ba; hai ba", Shown: true},
		{Class: Aside, Text: "chủ trì"},
		{Class: Lead, Text: "hai việc", Shown: true},
	}})
	classes := map[string]Class{}
	for class := range Class(classCount) {
		for _, h := range d.words.of(class) {
			i := slices.Index(d.words.hashes, h)
			classes[d.key(i)] = class
		}
	}
	want := map[string]Class{"tong": 7, "ket": 7, "nam": 7, "hai": 3, "viec": 3, "chu": 2, "tri": 2, "ba": 0}
	if diff := cmp.Diff(want, classes); diff != "" {
		t.Errorf("classes of words (-want +got):\n%s", diff)
	}
	var w bitWriter
	new(packer).pack(&w, []*record{&d.record})
	got, err := unpack(newBitReader(w.appendText(nil)))
	if want := "\u001FTổng kết năm\u001F\u001Ftổng kết hai ba; hai ba\nhai việc"; got != want || err != nil {
		t.Errorf("the text shown is %q (%v), not %q", got, err, want)
	}
	if n := len(d.pairs.of(InText)); n != 4 {
		t.Errorf("the text has %d pairs, not 4", n)
	}
}

func ExampleShortForm() {
	fmt.Println(ShortForm("MTTQ", "Mặt trận Tổ quốc Việt Nam"))
	fmt.Println(ShortForm("UBND", "Ủy ban nhân dân"))
	fmt.Println(ShortForm("CT-XH", "Tổ chức chính trị - xã hội"))
	fmt.Println(ShortForm("VFF", "Viet Nam Fatherland Front"))
	// Output:
	// Mặt trận Tổ quốc
	// Ủy ban nhân dân
	// chính trị - xã hội
	// Viet Nam Fatherland Front
}

func TestShortForms(t *testing.T) {
	got := ShortForms([]Name{
		{viet.Vi, "UBND", "Ủy ban nhân dân"},
		{viet.Vi, "UBND", "Uỷ ban Nhân dân"}, // another spelling of the same
		{viet.Vi, "Ban HĐND", "Ban của Hội đồng nhân dân"},
		{viet.Vi, "TT HĐND", "Thường trực Hội đồng nhân dân"}, // TT has two letters, and as many meanings
		{viet.Vi, "Ủy ban MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam"},
		{viet.En, "VFF Committee", "Viet Nam Fatherland Front Committee"}, // the name has no words V, F, F
		{viet.En, "PC", "People's Council"},
		{viet.En, "PC", "People's Committee"},
		{viet.Vi, "", "Tiếp công dân"},
	})
	want := []Short{
		{"hdnd", []Phrase{{viet.Vi, "Hội đồng nhân dân"}}},
		{"mttq", []Phrase{{viet.Vi, "Mặt trận Tổ quốc"}}},
		{"pc", []Phrase{{viet.En, "People's Committee"}, {viet.En, "People's Council"}}},
		{"ubnd", []Phrase{{viet.Vi, "Uỷ ban Nhân dân"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("short forms (-want +got):\n%s", diff)
	}
}
