package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// phrase is one text in both languages.
type phrase struct{ vi, en string }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// fill puts words into the places of a pattern, the same in both languages. A place is the name of a
// word list in braces, with a digit where a pattern needs two of one list: "{unit} và {unit2}". In
// English {verb+ed} is the past tense of {verb}. Dates lie in the two years up to now.
func fill(r *rand.Rand, now time.Time, pattern phrase) phrase {
	f := filler{r: r, now: now}
	vi := f.expand(pattern.vi, func(w word) string { return w.vi })
	en := f.expand(pattern.en, func(w word) string { return w.en })
	return phrase{vi, en}
}

// filler remembers what stands in each place of one pattern.
type filler struct {
	r      *rand.Rand
	now    time.Time
	places []place
}

type place struct {
	name string
	word word
}

// word is what stands in a place; only verbs have a past.
type word struct{ vi, en, past string }

func (f *filler) expand(pattern string, in func(word) string) string {
	var b strings.Builder
	b.Grow(4 * len(pattern))
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		name, past := strings.CutSuffix(name, "+ed")
		if w := f.word(name); past {
			b.WriteString(w.past)
		} else {
			b.WriteString(in(w))
		}
		pattern = after
	}
}

func (f *filler) word(name string) word {
	for _, p := range f.places {
		if p.name == name {
			return p.word
		}
	}
	w := f.choose(strings.TrimRight(name, "0123456789"))
	f.places = append(f.places, place{name, w})
	return w
}

// choose draws a word of a list. Entries of lists may have places themselves, such as "UBND {ward}".
func (f *filler) choose(list string) word {
	r := f.r
	switch list {
	case "number":
		n := fmt.Sprint(20 + r.IntN(60)*(1+r.IntN(9)))
		return word{n, n, ""}
	case "few":
		n := fmt.Sprint(2 + r.IntN(18))
		return word{n, n, ""}
	case "percent":
		whole, tenth := 40+r.IntN(60), r.IntN(10)
		return word{fmt.Sprintf("%d,%d%%", whole, tenth), fmt.Sprintf("%d.%d%%", whole, tenth), ""}
	case "date":
		d := dayName(f.now.AddDate(0, 0, -r.IntN(700)))
		return word{d.vi, d.en, ""}
	case "due":
		d := dayName(f.now.AddDate(0, 0, 20+r.IntN(400)))
		return word{d.vi, d.en, ""}
	case "year":
		y := fmt.Sprint(f.now.Year() - 1 - r.IntN(3))
		return word{y, y, ""}
	case "name":
		first, second := pick(r, syllables), pick(r, syllables)
		return word{first.vi + " " + second.vi, first.en + " " + second.en, ""}
	case "verb":
		return f.verb()
	}
	entries, known := lists[list]
	if !known {
		panic("corpus: no word list " + list)
	}
	p := fill(r, f.now, pick(r, entries))
	if (list == "field" || list == "object") && r.IntN(2) == 0 {
		aspect := fill(r, f.now, pick(r, aspects))
		p = phrase{p.vi + aspect.vi, p.en + aspect.en}
	}
	return word{p.vi, p.en, ""}
}

// verb is one by itself or with a manner before it.
func (f *filler) verb() word {
	v := pick(f.r, verbs)
	if f.r.IntN(3) == 0 {
		m := pick(f.r, manners)
		v = word{m.vi + v.vi, m.en + v.en, m.en + v.past}
	}
	return v
}

// sentence draws one of prose, with a capital and a full stop.
func sentence(r *rand.Rand, now time.Time) phrase {
	s := capital(fill(r, now, pick(r, sentences)))
	return phrase{s.vi + ".", s.en + "."}
}

// person draws the name of someone in an office.
func person(r *rand.Rand) string {
	return pick(r, familyNames) + " " + pick(r, middleNames) + " " + pick(r, givenNames)
}
