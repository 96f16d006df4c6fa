package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"phoihop/internal/viet"
)

// An Index reads a finished index: the proof, in Go, that what Scan, Invert and Plan write can be read. It looks up what
// the search page does, one thing at a time and without its ranking. It serves one goroutine.
type Index struct {
	load  func(name string) ([]byte, error)
	stamp uint32
	base  struct {
		Format    int             `json:"format"`
		Languages []viet.Lang     `json:"languages"`
		Words     []int           `json:"w"`
		Pairs     []int           `json:"p"`
		Sections  []string        `json:"sections"`
		Counts    string          `json:"counts"`
		Short     json.RawMessage `json:"short"`
		Letters   []string        `json:"letters"`
	}
	parts  []indexPart // in order of their numbers
	things uint32      // N
}

// indexPart is the things of a kind in a section.
type indexPart struct {
	kind    Kind
	section string
	first   uint32 // number of the first
	count   int
	grain   int
	mark    uint32
	years   []yearCount // from the first to the last
	days    []uint16    // of reports, once dates are loaded
}

// OpenIndex opens the index of a site. load gives a script by its name without assets/search/ and .js.
func OpenIndex(load func(name string) ([]byte, error)) (*Index, error) {
	x := &Index{load: load}
	stamp, data, err := x.script("base")
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &x.base); err != nil {
		return nil, fmt.Errorf("search: base: %w", err)
	}
	if x.base.Format != format {
		return nil, fmt.Errorf("search: an index of format %d, not %d", x.base.Format, format)
	}
	x.stamp = stamp
	if err := x.readCounts(); err != nil {
		return nil, err
	}
	return x, x.readDates()
}

// script loads a script and returns its stamp and its DATA, without quotes.
func (x *Index) script(name string) (stamp uint32, data []byte, err error) {
	script, err := x.load(name)
	if err != nil {
		return 0, nil, err
	}
	rest, ok := bytes.CutPrefix(script, []byte(`phoihopSearch("`+name+`",`))
	first, end := bytes.IndexByte(rest, ','), bytes.LastIndexByte(rest, ',')
	if !ok || first < 0 || first == end || !bytes.HasSuffix(rest, []byte{')'}) {
		return 0, nil, fmt.Errorf("search: %s is no script of an index", name)
	}
	data = rest[first+1 : end]
	if len(data) > 1 && data[0] == '"' {
		data = data[1 : len(data)-1]
	}
	s, err := strconv.ParseUint(string(rest[:first]), 10, 32)
	if err != nil {
		return 0, nil, fmt.Errorf("search: %s: stamp: %w", name, err)
	}
	if sum := strconv.FormatUint(uint64(check(data)), 10); sum != string(rest[end+1:len(rest)-1]) {
		return 0, nil, fmt.Errorf("search: %s is damaged: its check is %s", name, sum)
	}
	return uint32(s), data, nil
}

// bits loads a script of bits, which must have this stamp.
func (x *Index) bits(name string, stamp uint32) (*bitReader, error) {
	found, data, err := x.script(name)
	if err != nil {
		return nil, err
	}
	if found != stamp {
		return nil, fmt.Errorf("search: %s has the stamp %d, not %d", name, found, stamp)
	}
	return newBitReader(data), nil
}

// readCounts numbers the things.
func (x *Index) readCounts() error {
	r := newBitReader([]byte(x.base.Counts))
	for kind := range len(kinds) {
		sections := x.base.Sections
		if kind >= districtKinds {
			sections = []string{""}
		}
		for _, section := range sections {
			part := indexPart{kind: Kind(kinds[kind]), section: section, first: x.things}
			part.read(r)
			x.things += uint32(room(part.count))
			x.parts = append(x.parts, part)
		}
	}
	return wrap("base", r.err)
}

func (p *indexPart) read(r *bitReader) {
	if p.count = int(r.gamma()) - 1; p.count <= 0 {
		p.count = 0
		return
	}
	p.grain = int(r.gamma()) - 1
	p.mark = r.bits(markBits)
	if p.kind.Order() < datedKinds {
		p.readYears(r)
	}
}

func (p *indexPart) readYears(r *bitReader) {
	year, span := noYear-1+int(r.gamma()), r.gamma()-1
	begun := 0
	for i, value := range r.list(span, 0, uint32(p.count)+span) {
		start := int(value) - i
		p.years = append(p.years, yearCount{year + i, start - begun})
		begun = start
	}
	p.years = append(p.years, yearCount{year + int(span), p.count - begun})
}

// wrap names the script in which a mistake is.
func wrap(name string, err error) error {
	if err != nil {
		return fmt.Errorf("search: %s: %w", name, err)
	}
	return nil
}

// readDates reads the days of reports.
func (x *Index) readDates() error {
	r, err := x.bits("dates", x.stamp)
	if err != nil {
		return err
	}
	for i := range x.parts {
		p := &x.parts[i]
		if p.kind != Report {
			break
		}
		if n := int(r.gamma()) - 1; n != p.count {
			return fmt.Errorf("search: dates are of %d things of kind %c in section %q, not of %d", n, p.kind, p.section, p.count)
		}
		p.readDays(r)
	}
	return wrap("dates", r.err)
}

func (p *indexPart) readDays(r *bitReader) {
	if p.count == 0 {
		return
	}
	span, first := r.gamma()-1, r.bits(dayBits)
	for i, value := range r.list(uint32(p.count), 0, span+uint32(p.count)) {
		p.days = append(p.days, uint16(first+value-uint32(i)))
	}
}
