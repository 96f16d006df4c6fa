package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Found is a thing that has a word or a pair, with the highest class of the places where it has it.
type Found struct {
	Thing uint32
	Class Class
}

// Entry is what a bucket has under a print: things in order.
type Entry struct {
	Print uint32
	Found []Found
}

// Word returns the things that have a word, by its key: for each language, in order. The index does not tell words apart
// that share a bucket and a print.
func (x *Index) Word(key string) (found [][]Found, err error) {
	for lang := range x.base.Languages {
		e, err := x.entry(x.table("w", lang), hash(key))
		if err != nil {
			return nil, err
		}
		found = append(found, e.Found)
	}
	return found, nil
}

// entry returns the entry of a hash; an empty one where the table has none.
func (x *Index) entry(t table, h uint32) (Entry, error) {
	entries, err := x.bucket(t, t.bucket(h))
	for _, e := range entries {
		if e.Print == t.print(h) {
			return e, err
		}
	}
	return Entry{}, err
}

// table returns the table "w" or "p" of the language at a place.
func (x *Index) table(name string, lang int) table {
	t := table{name + "/" + string(x.base.Languages[lang]), 0, wordPrint}
	buckets := x.base.Words
	if name == "p" {
		buckets, t.prints = x.base.Pairs, pairPrint
	}
	if lang < len(buckets) {
		t.buckets = buckets[lang]
	}
	return t
}

// bucket returns the entries of a bucket, in order of their prints.
func (x *Index) bucket(t table, n int) ([]Entry, error) {
	name := t.fileName(n)
	r, err := x.bits(name, x.stamp)
	if err != nil {
		return nil, err
	}
	prints := r.list(r.gamma()-1, 0, 1<<t.prints)
	entries := make([]Entry, 0, len(prints))
	for _, print := range prints {
		entries = append(entries, Entry{print, readPostings(r, x.things)})
	}
	return entries, wrap(name, r.err)
}

// readPostings reads postings of things below n.
func readPostings(r *bitReader, n uint32) []Found {
	things := r.list(r.gamma()-1, 0, n)
	if len(things) == 0 {
		return nil
	}
	found := make([]Found, len(things))
	rest := make([]uint32, len(things)) // places of the things that have no class yet
	for i, thing := range things {
		found[i].Thing = thing
		rest[i] = uint32(i)
	}
	if r.bits(1) == 0 {
		return found
	}
	mask := r.bits(classCount)
	for class := Class(classCount - 1); class > 0; class-- {
		if mask>>class&1 == 0 {
			continue
		}
		having := rest
		if mask&(1<<class-1) != 0 {
			places := r.list(r.gamma()-1, 0, uint32(len(rest)))
			having, rest = part(rest, places)
		} else {
			rest = nil
		}
		for _, i := range having {
			found[i].Class = class
		}
	}
	return found
}

// part parts a list into what stands at places and the rest.
func part(list, places []uint32) (at, rest []uint32) {
	for i, v := range list {
		if len(places) > 0 && places[0] == uint32(i) {
			at, places = append(at, v), places[1:]
		} else {
			rest = append(rest, v)
		}
	}
	return at, rest
}

// Result is what the index says of a thing. Path, Title, Facts and Text are "" in a language that it does not speak.
type Result struct {
	Kind                     Kind
	Section                  string
	Year                     int // of reports and tasks; 1901 where none is stated
	Day                      int // in days since 1900-01-01, of tasks that of 1 January; 0 where none is stated
	Path, Title, Facts, Text string
}

// Numbers returns the numbers of all things of a section and kind.
func (x *Index) Numbers(section string, kind Kind) (numbers []uint32) {
	for i := range x.parts {
		if p := &x.parts[i]; p.section == section && p.kind == kind {
			for n := range p.count {
				numbers = append(numbers, p.first+uint32(n))
			}
		}
	}
	return numbers
}

// Result returns what the index says in a language of the thing with a number. It need not have a file for that if nothing
// near the thing speaks the language.
func (x *Index) Result(lang viet.Lang, thing uint32) (Result, error) {
	for i := range x.parts {
		if p := &x.parts[i]; thing >= p.first && thing < p.first+uint32(p.count) {
			return x.result(lang, p, int(thing-p.first))
		}
	}
	return Result{}, fmt.Errorf("search: no thing has the number %d", thing)
}

func (x *Index) result(lang viet.Lang, p *indexPart, place int) (Result, error) {
	found := Result{Kind: p.kind, Section: p.section}
	first := 0
	for _, y := range p.years {
		if first <= place && y.count > 0 {
			found.Year = y.year
		}
		first += y.count
	}
	switch {
	case p.kind == Report:
		found.Day = int(p.days[place])
	case found.Year > noYear:
		found.Day = int(dayOf(report.DateOf(found.Year, 1, 1)))
	}
	n := place >> p.grain
	records, err := x.records(lang, p, n)
	if err != nil {
		return found, err
	}
	found.read(records[place-n<<p.grain])
	return found, nil
}

// Meetings returns the numbers of the reports of each kind of meeting, by its id.
func (x *Index) Meetings() (map[string][]uint32, error) { return x.held("kinds") }

// Agencies returns the numbers of the things of each agency, by its id.
func (x *Index) Agencies() (map[string][]uint32, error) { return x.held("agencies") }

func (x *Index) held(facet string) (map[string][]uint32, error) {
	stamp, data, err := x.script("facets")
	if err != nil {
		return nil, err
	}
	if stamp != x.stamp {
		return nil, fmt.Errorf("search: facets has the stamp %d, not %d", stamp, x.stamp)
	}
	var facets map[string][][2]string
	if err := json.Unmarshal(data, &facets); err != nil {
		return nil, wrap("facets", err)
	}
	held := map[string][]uint32{}
	for _, l := range facets[facet] {
		r := newBitReader([]byte(l[1]))
		held[l[0]] = r.list(r.gamma()-1, 0, x.things)
		if r.err != nil {
			return nil, wrap("facets: "+l[0], r.err)
		}
	}
	return held, nil
}

// DictionaryKey is a key of the dictionary. Count stands for how many things have it: A for 1, B for 2 and 3, C for 4 to 7 …
type DictionaryKey struct {
	Key   string
	Count byte
}

// Dictionary returns all keys of the dictionary, sorted within their files.
func (x *Index) Dictionary() (keys []DictionaryKey, err error) {
	for _, letter := range x.base.Letters {
		_, data, err := x.script("dw/" + letter)
		if err != nil {
			return nil, err
		}
		last := []rune{}
		for text := []rune(string(data)); len(text) >= 2; {
			shared, count := int(text[0]-'A'), byte(text[1])
			text = text[2:]
			end := slices.IndexFunc(text, func(r rune) bool { return 'A' <= r && r <= 'Z' })
			if end < 0 {
				end = len(text)
			}
			if shared < 0 || shared > len(last) {
				return nil, fmt.Errorf("search: dw/%s is damaged", letter)
			}
			last = append(last[:shared:shared], text[:end]...)
			keys = append(keys, DictionaryKey{string(last), count})
			text = text[end:]
		}
	}
	return keys, nil
}

// All gives every thing in every language that it speaks to visit, by number within a language, and reads each file of texts
// once. Its error is visit's first, or that of a file that can't be read; of a file that is not there, load's error must
// be [fs.ErrNotExist].
func (x *Index) All(visit func(lang viet.Lang, thing uint32, r Result) error) error {
	for _, lang := range x.base.Languages {
		for i := range x.parts {
			if err := x.visitPart(lang, &x.parts[i], visit); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *Index) visitPart(lang viet.Lang, p *indexPart, visit func(viet.Lang, uint32, Result) error) error {
	for first := 0; first < p.count; first += 1 << p.grain {
		records, err := x.records(lang, p, first>>p.grain)
		if errors.Is(err, fs.ErrNotExist) {
			continue // nothing in it would speak the language
		}
		if err != nil {
			return err
		}
		for i, record := range records {
			r := Result{Kind: p.kind, Section: p.section}
			if r.read(record); r.Path == "" {
				continue
			}
			if err := visit(lang, p.first+uint32(first+i), r); err != nil {
				return err
			}
		}
	}
	return nil
}

// records are the records of the n-th file of texts of a part.
func (x *Index) records(lang viet.Lang, p *indexPart, n int) ([]string, error) {
	name := textName(lang, p.section, p.kind.Order(), n)
	r, err := x.bits(name, p.mark)
	if err != nil {
		return nil, err
	}
	text, err := unpack(r)
	if err != nil {
		return nil, wrap(name, err)
	}
	records := strings.Split(text, recordEnd)
	if want := min(1<<p.grain, p.count-n<<p.grain); len(records) != want {
		return nil, fmt.Errorf("search: %s has %d records, not %d", name, len(records), want)
	}
	return records, nil
}

// read fills in what a record says; nothing where the thing does not speak the language.
func (r *Result) read(record string) {
	if fields := strings.Split(record, fieldEnd); len(fields) == 4 {
		r.Path, r.Title, r.Facts, r.Text = fields[0], fields[1], fields[2], fields[3]
	}
}
