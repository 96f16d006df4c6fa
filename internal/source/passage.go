package source

import (
	"slices"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// Wording is all that a translation of a report gives in its language, and its fingerprint, which a
// translation names under translation.of.
type Wording struct {
	Passages    []Passage // of the front matter, in the order of the tables of keys
	Body        string
	Fingerprint string
}

// Passage is what a translation gives of one key, or of one entry of a list: a text, or the parts of a mapping
// or list that hold texts. Absent texts are left out; an entry of a list is not, as it may have to be counted.
type Passage struct {
	Key   string // in its mapping; "" for an entry
	Text  string
	List  bool
	Keyed bool      // of a list: a translation may name its entries by their marks, and leave some out
	Parts []Passage // of a mapping, or the entries of a list
	Mark  Mark      // of an entry
}

// Mark is a fact by which an entry of a list is told apart from the others; Key is "" where it has none.
type Mark struct{ Key, Value string }

// IsZero tells that there is nothing to translate.
func (p Passage) IsZero() bool { return p.Text == "" && len(p.Parts) == 0 }

// WordingOf gives the wording of an original as read.
func WordingOf(original *report.Report, body []byte) Wording {
	return Wording{Passages: passages(reportKeys, original), Body: string(body), Fingerprint: fingerprint(original, body)}
}

// ReadWording gives the wording of an original from the bytes of its file, be it one of former days: what is
// wrong with its facts does not count. ok is false for a text that is no report.
func ReadWording(raw []byte) (w Wording, ok bool) {
	t, problems := regular(raw)
	if len(problems) > 0 {
		return w, false
	}
	front, body, _, _, ok := cut(t.data)
	if !ok {
		return w, false
	}
	root, _ := parse(front, 1)
	if root == nil {
		return w, false
	}
	d := &decoder{root: root, names: NewNames(&report.Site{}, true), translation: true}
	r := &report.Report{}
	readMapping(d, root, reportKeys, r)
	return WordingOf(r, body), true
}

// passages gives what a mapping says in words.
func passages[T any](table keys[T], t *T) (found []Passage) {
	for i := range table {
		if table[i].passage == nil {
			continue
		}
		if p := table[i].passage(t); !p.IsZero() {
			found = append(found, p)
		}
	}
	return found
}

func textList(key string, texts []string) Passage {
	list := Passage{Key: key, List: true}
	for _, s := range texts {
		list.Parts = append(list.Parts, Passage{Text: s})
	}
	return list
}

// entryList gives a list of mappings, empty where none of them says anything in words.
func entryList[E any](key string, entries []E, table keys[E], marks []mark[E]) Passage {
	list := Passage{Key: key, List: true}
	said := false
	for i := range entries {
		p := Passage{Parts: passages(table, &entries[i])}
		said = said || len(p.Parts) > 0
		list.Parts = append(list.Parts, p)
	}
	if !said {
		return Passage{Key: key, List: true}
	}
	for _, m := range marks {
		values := m.values(entries)
		if list.Keyed = distinctValues(values); list.Keyed {
			marks = []mark[E]{m}
			break
		}
	}
	for i := range list.Parts {
		for _, m := range marks {
			if v := m.of(&entries[i]); v != "" {
				list.Parts[i].Mark = Mark{m.key, v}
				break
			}
		}
	}
	return list
}

// distinctValues tells that no value is empty and none stands twice.
func distinctValues(values []string) bool {
	values = slices.Sorted(slices.Values(values))
	return values[0] != "" && len(slices.Compact(values)) == len(values)
}

// KeyNames lists the keys of a report's front matter, "title" and "tasks.due", each once.
func KeyNames() (names []string) {
	eachName(reportKeys, func(name string) { names = append(names, name) })
	return names
}

// DistrictKeyNames lists the keys of district.yaml.
func DistrictKeyNames() (names []string) {
	for i := range districtKeys {
		names = append(names, districtKeys[i].name)
	}
	return names
}

func eachName[T any](table keys[T], each func(name string)) {
	for i := range table {
		k := &table[i]
		each(k.name)
		if k.below != nil && k.name != "parts" { // parts of a result are results
			k.below(func(name string) { each(k.name + "." + name) })
		}
	}
}

// ReadDate reads a date as a report gives it, "2023-02-15", "2023-02" or "2023", or as people write it: "15/02/2023". Of any
// other text it says what is wrong with it.
func ReadDate(written string) (d report.Date, p problem.Problem, ok bool) {
	if d, p, ok = parseDate(written); ok {
		return d, p, true
	}
	if d, ok = loose(written); ok && int(d.Day) <= report.DaysIn(d) {
		return d, p, true
	}
	return report.Date{}, p, false
}

// NewDistrict says why no district may have an id: its grammar, or what is reserved.
func NewDistrict(id string) (p problem.Problem, ok bool) {
	switch {
	case !isID(id):
		return problem.New(problem.BadFolderName, id, exampleID(id)), false
	case reservedDistrict(id):
		return problem.New(problem.ReservedName, id), false
	}
	return p, true
}
