package search

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
)

// base makes the file of what each query needs.
func (p *Plan) base() File {
	var w bitWriter
	b := append([]byte(nil), `{"format":`...)
	b = appendJSON(b, format)
	b = appendField(b, "languages", p.languages)
	b = appendField(b, "w", bucketCounts(p.words))
	b = appendField(b, "p", bucketCounts(p.pairs))
	b = appendField(b, "sections", p.sectionIDs())
	b = appendField(b, "counts", p.counts(&w))
	b = appendField(b, "short", p.short())
	b = appendField(b, "letters", letterNames(p.letters))
	b = append(b, '}')
	return File{"base", appendObject(nil, "base", p.stamp, b)}
}

// facets makes the file of what the filters for kinds of meeting and agencies need.
func (p *Plan) facets() File {
	var w bitWriter
	b := append([]byte(nil), `{"kinds":`...)
	b = appendJSON(b, p.held(&w, func(f *Facts) []holding { return f.meetings }))
	b = appendField(b, "agencies", p.held(&w, func(f *Facts) []holding { return f.agencies }))
	b = append(b, '}')
	return File{"facets", appendObject(nil, "facets", p.stamp, b)}
}

// appendField appends a further field of an object.
func appendField(b []byte, name string, value any) []byte {
	b = append(b, `,"`...)
	b = append(b, name...)
	b = append(b, `":`...)
	return appendJSON(b, value)
}

// appendJSON appends a value of strings, numbers and lists as JSON.stringify writes it.
func appendJSON(b []byte, value any) []byte {
	var buffer bytes.Buffer
	e := json.NewEncoder(&buffer)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // no value of this package is without a JSON form
	}
	return append(b, bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))...)
}

// bucketCounts lists how many buckets tables have.
func bucketCounts(tables []table) []int {
	counts := []int{}
	for _, t := range tables {
		counts = append(counts, t.buckets)
	}
	return counts
}

func (p *Plan) sectionIDs() []string {
	ids := []string{}
	for _, f := range p.districts() {
		ids = append(ids, f.ID)
	}
	return ids
}

// counts returns the numbers of things, of their years and of those in a file of texts, as text.
func (p *Plan) counts(w *bitWriter) string {
	w.reset()
	districts := p.districts()
	for kind := range districtKinds {
		for i := range districts {
			f := &districts[i]
			f.kinds[kind].write(w)
			if kind < datedKinds && f.kinds[kind].count > 0 {
				writeYears(w, f.years[kind])
			}
		}
	}
	site := p.site()
	for kind := districtKinds; kind < len(kinds); kind++ {
		site.kinds[kind].write(w)
	}
	return string(w.appendText(nil))
}

func (k *kindFacts) write(w *bitWriter) {
	w.gamma(uint32(k.count) + 1)
	if k.count > 0 {
		w.gamma(uint32(k.grain) + 1)
		w.bits(k.textMark(), markBits)
	}
}

// writeYears writes the first year, how many more there are up to the last, and where each of these begins among the
// things: as a list needs it, with its own place added.
func writeYears(w *bitWriter, years []yearCount) {
	first, last := years[0].year, years[len(years)-1].year
	w.gamma(uint32(first - noYear + 1))
	w.gamma(uint32(last - first + 1))
	var starts []uint32
	things := 0
	for _, y := range years {
		for first+len(starts) < y.year {
			starts = append(starts, uint32(things+len(starts)))
		}
		things += y.count
	}
	w.list(starts, 0, uint32(things+len(starts)))
}

// held returns, for each id that things of the site share, the id and the list of their numbers, as text.
func (p *Plan) held(w *bitWriter, holdings func(*Facts) []holding) [][2]string {
	numbers := map[string][]uint32{}
	for section := range p.sections {
		for _, h := range holdings(&p.sections[section]) {
			for _, place := range h.places {
				numbers[h.id] = append(numbers[h.id], p.numberOf(section, place))
			}
		}
	}
	list := make([][2]string, 0, len(numbers))
	for id, things := range numbers {
		slices.Sort(things)
		w.reset()
		w.gamma(uint32(len(things)) + 1)
		w.list(things, 0, p.things)
		list = append(list, [2]string{id, string(w.appendText(nil))})
	}
	slices.SortFunc(list, func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
	return list
}

// short returns the short forms as the base has them: key, and pairs of language and long form.
func (p *Plan) short() [][2]any {
	list := make([][2]any, 0, len(p.config.Short))
	for _, s := range p.config.Short {
		long := make([][2]string, 0, len(s.Long))
		for _, phrase := range s.Long {
			long = append(long, [2]string{string(phrase.Lang), phrase.Text})
		}
		list = append(list, [2]any{s.Key, long})
	}
	return list
}
