package search

import (
	"cmp"
	"slices"
)

// SortThings sorts things of a section by kind, tasks by year, and so that those of a year stand together that begin with
// the same words; persons so that those do that have the same offices and agencies. Numbers that follow each other make
// the index smaller. Persons with fewer such words come first, since of equals results show the first: the secretary before
// the deputy secretary. All others stay in their order.
func SortThings(things []Thing) {
	slices.SortStableFunc(things, func(a, b Thing) int {
		switch {
		case a.Kind != b.Kind:
			return cmp.Compare(a.Kind.Order(), b.Kind.Order())
		case a.Kind == Task:
			return cmp.Or(cmp.Compare(a.Year, b.Year), slices.Compare(a.anyDoc().words.hashes, b.anyDoc().words.hashes))
		case a.Kind == Person:
			x, y := a.anyDoc(), b.anyDoc()
			own, other := x.words.of(Lead), y.words.of(Lead)
			return cmp.Or(cmp.Compare(len(own), len(other)), slices.Compare(own, other), cmp.Compare(x.record.path, y.record.path))
		}
		return 0
	})
}

// anyDoc returns what a thing says in the first language that it speaks.
func (t *Thing) anyDoc() *Doc {
	for _, doc := range t.Docs {
		if doc != nil {
			return doc
		}
	}
	return new(Doc)
}
