package search

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"phoihop/internal/report"
)

// Facts are all that Plan needs to know of a section.
type Facts struct {
	ID string // of the section

	kinds    [len(kinds)]kindFacts
	years    [datedKinds][]yearCount // in order
	days     []uint16                // of each report; see dayOf
	meetings []holding               // kinds of meeting, sorted by id
	agencies []holding               // sorted by id
	letters  uint32                  // of the keys; see letterPlace
	words    [maxLanguages]int       // postings of words, by language
	pairs    [maxLanguages]int       // postings of pairs
}

// kindFacts says what things of a kind a section has.
type kindFacts struct {
	count int
	grain uint8  // 2^grain things have their texts in one file
	mark  uint64 // of which things there are; see markOf

	silent [maxLanguages][]uint32 // the files of texts that are not written, since nothing in them speaks the language
}

// textMark returns the mark that the files of texts bear.
func (k *kindFacts) textMark() uint32 { return uint32(k.mark % (1 << markBits)) }

// markBits is how many bits the mark of texts has.
const markBits = 13

type yearCount struct{ year, count int }

// holding is the things of a section that share something.
type holding struct {
	id     string
	places []uint32 // in the section, rising
}

// factsOf collects the facts of a section but for those of its postings and texts. It panics where things are not in
// the order of their dates.
func factsOf(s *Section, parts partsOf) Facts {
	facts := Facts{ID: s.ID}
	for kind, things := range parts {
		facts.kinds[kind].count = len(things)
	}
	for kind := range datedKinds {
		facts.years[kind] = countYears(s.ID, parts[kind])
	}
	for i := range parts[Report.Order()] {
		facts.days = append(facts.days, dayOf(parts[Report.Order()][i].Date))
	}
	if !slices.IsSorted(facts.days) {
		panic(fmt.Sprintf("search: the reports of section %q are not sorted by date", s.ID))
	}
	facts.meetings = collect(s.Things, func(t *Thing) []string { return t.Meetings })
	facts.agencies = collect(s.Things, func(t *Thing) []string { return t.Agencies })
	return facts
}

// noYear is the year as of which things without one count.
const noYear = 1901

// countYears counts the things of each year.
func countYears(section string, things []Thing) (years []yearCount) {
	for i := range things {
		year := max(things[i].Year, noYear)
		last := len(years) - 1
		switch {
		case last < 0 || years[last].year < year:
			years = append(years, yearCount{year, 1})
		case years[last].year > year:
			panic(fmt.Sprintf("search: things of kind %c of section %q are not sorted by year", things[i].Kind, section))
		default:
			years[last].count++
		}
	}
	return years
}

// dayOf returns the first day that a date can mean, in days since 1900-01-01: 0 without a date, at most what 16 bits hold
// (6 June 2079).
func dayOf(d report.Date) uint16 {
	if d.IsZero() {
		return 0
	}
	return uint16(min(max(daysTo(d)-daysTo(report.DateOf(1900, 1, 1)), 1), 1<<16-1))
}

// daysTo counts the days from 1 March of the year 0 to the first day that a date can mean.
func daysTo(d report.Date) int {
	year, month, day := d.First().Parts()
	if month -= 3; month < 0 { // the year begins in March, so that a leap day is its last
		month, year = month+12, year-1
	}
	return 365*year + year/4 - year/100 + year/400 + (153*month+2)/5 + day - 1
}

// collect lists, for each id that things have, the places of those that have it.
func collect(things []Thing, idsOf func(*Thing) []string) (holdings []holding) {
	byID := map[string][]uint32{}
	for i := range things {
		for _, id := range idsOf(&things[i]) {
			if places := byID[id]; len(places) == 0 || places[len(places)-1] != uint32(i) {
				byID[id] = append(places, uint32(i))
			}
		}
	}
	for id, places := range byID {
		holdings = append(holdings, holding{id, places})
	}
	slices.SortFunc(holdings, compareHoldings)
	return holdings
}

// Append appends the facts to dst, for ReadFacts.
func (f *Facts) Append(dst []byte) []byte {
	number := func(n int) { dst = binary.AppendUvarint(dst, uint64(n)) }
	dst = appendBlock(dst, f.ID)
	for _, k := range f.kinds {
		number(k.count)
		number(int(k.grain))
		dst = binary.LittleEndian.AppendUint64(dst, k.mark)
		for _, files := range k.silent {
			dst = appendRising(dst, files)
		}
	}
	for kind := range datedKinds {
		number(len(f.years[kind]))
		for _, y := range f.years[kind] {
			number(y.year)
			number(y.count)
		}
	}
	number(len(f.days))
	for _, day := range f.days {
		dst = binary.LittleEndian.AppendUint16(dst, day)
	}
	for _, holdings := range [][]holding{f.meetings, f.agencies} {
		number(len(holdings))
		for _, h := range holdings {
			dst = appendRising(appendBlock(dst, h.id), h.places)
		}
	}
	number(int(f.letters))
	for lang := range maxLanguages {
		number(f.words[lang])
		number(f.pairs[lang])
	}
	return dst
}

// appendRising appends how many numbers there are, and each less the one before.
func appendRising(dst []byte, numbers []uint32) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(numbers)))
	last := uint32(0)
	for _, n := range numbers {
		dst = binary.AppendUvarint(dst, uint64(n-last))
		last = n
	}
	return dst
}

var errFacts = errors.New("search: the facts of a section are damaged")

// ReadFacts reads what Append wrote, and nothing behind it.
func ReadFacts(b []byte) (Facts, error) {
	r := byteReader{b: b}
	f := Facts{ID: string(r.block())}
	for i := range f.kinds {
		k := &f.kinds[i]
		k.count, k.grain = r.number(), uint8(r.number())
		if mark := r.take(8); mark != nil {
			k.mark = binary.LittleEndian.Uint64(mark)
		}
		for lang := range k.silent {
			k.silent[lang] = r.rising()
		}
	}
	for kind := range datedKinds {
		for n := r.number(); n > 0 && !r.failed; n-- {
			f.years[kind] = append(f.years[kind], yearCount{r.number(), r.number()})
		}
	}
	for days := r.take(2 * r.number()); len(days) > 0; days = days[2:] {
		f.days = append(f.days, binary.LittleEndian.Uint16(days))
	}
	f.meetings, f.agencies = r.holdings(), r.holdings()
	f.letters = uint32(r.number())
	for lang := range maxLanguages {
		f.words[lang], f.pairs[lang] = r.number(), r.number()
	}
	if r.failed || len(r.b) > 0 {
		return Facts{}, errFacts
	}
	return f, nil
}

func (r *byteReader) holdings() (holdings []holding) {
	for n := r.number(); n > 0 && !r.failed; n-- {
		holdings = append(holdings, holding{string(r.block()), r.rising()})
	}
	return holdings
}

// rising reads what appendRising wrote.
func (r *byteReader) rising() (numbers []uint32) {
	last := uint32(0)
	for n := r.number(); n > 0 && !r.failed; n-- {
		last += uint32(r.number())
		numbers = append(numbers, last)
	}
	return numbers
}

func compareHoldings(a, b holding) int { return cmp.Compare(a.id, b.id) }
