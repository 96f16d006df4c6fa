package site

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Document is a legal document that reports cite by its number. Numbers of bodies of the whole country are one
// document wherever they are cited. A province's Party committee numbers for its province, and any other body
// for itself: its documents are told apart by district.
type Document struct {
	Key      string    // of report.DocumentKey
	Scope    string    // slug of the province; "" for another scope
	District *District // nil for a document of the country or of a province
	Reports  []*Report // that cite it, the newest first
}

// Theme is a theme of a year, a campaign, a movement or a model that reports name.
type Theme struct {
	Key     string // of report.ThemeKey
	Reports []*Report
}

// Figure is a result that a district's reports follow from one to the next.
type Figure struct {
	ID      string
	Reports []*Report // that state it, at least two, the oldest first
}

// national are the signs, in a document's key, of bodies of the whole country: the National Assembly and its
// standing committee, the President, the Government, its head and its ministries, the centres of the Party and of
// the Front.
var national = regexp.MustCompile(`(^|-)(qh\d+|ubtvqh\d*|ctn|cp|ttg|tw|mttw|ubtwmttqvn|tt-(b[a-z]+|ttcp|nhnn|tandtc|vksndtc)|ttlt|nqlt)(-|$)`)

// provincial is the sign of a province's Party committee.
var provincial = regexp.MustCompile(`(^|-)tu(-|$)`)

// documentPlace is what tells documents apart.
type documentPlace struct {
	key, scope string
	district   *District
}

func placeOf(key string, d *District) documentPlace {
	switch {
	case national.MatchString(key):
		return documentPlace{key: key}
	case provincial.MatchString(key) && !d.Province.IsZero():
		name, _ := d.Province.In(viet.Vi)
		return documentPlace{key: key, scope: viet.Slug(name)}
	}
	return documentPlace{key: key, district: d}
}

// Document finds the document that a report cites by a number, as the report writes it; nil for a number without
// letters or digits, and for one that no report of the site cites.
func (s *Site) Document(r *Report, number string) *Document {
	return s.byPlace[placeOf(report.DocumentKey(number), r.District)]
}

// Theme finds a theme by its key; nil for one that no report names.
func (s *Site) Theme(key string) *Theme { return s.byTheme[key] }

func (s *Site) addDocuments() {
	known := map[documentPlace]*Document{}
	s.byPlace = known
	for _, d := range s.Districts {
		here := map[*Document]bool{}
		for _, r := range d.Reports {
			for _, key := range r.Documents {
				at := placeOf(key, d)
				doc := known[at]
				if doc == nil {
					doc = &Document{Key: key, Scope: at.scope, District: at.district}
					known[at] = doc
					s.Documents = append(s.Documents, doc)
				}
				doc.Reports = append(doc.Reports, r)
				if !here[doc] {
					here[doc] = true
					d.Documents = append(d.Documents, doc)
				}
			}
		}
		slices.SortFunc(d.Documents, byKey)
	}
	for _, doc := range s.Documents {
		slices.SortFunc(doc.Reports, newestFirst)
	}
	slices.SortFunc(s.Documents, byKey)
}

func byKey(a, b *Document) int {
	return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(a.Scope, b.Scope), strings.Compare(a.districtID(), b.districtID()))
}

func (d *Document) districtID() string {
	if d.District == nil {
		return ""
	}
	return d.District.ID
}

func (s *Site) addThemes() {
	known := map[string]*Theme{}
	s.byTheme = known
	for _, d := range s.Districts {
		here := map[*Theme]bool{}
		for _, r := range d.Reports {
			for _, key := range r.Themes {
				t := known[key]
				if t == nil {
					t = &Theme{Key: key}
					known[key] = t
					s.Themes = append(s.Themes, t)
				}
				t.Reports = append(t.Reports, r)
				if !here[t] {
					here[t] = true
					d.Themes = append(d.Themes, t)
				}
			}
		}
	}
	for _, t := range s.Themes {
		slices.SortFunc(t.Reports, newestFirst)
	}
	slices.SortFunc(s.Themes, func(a, b *Theme) int { return strings.Compare(a.Key, b.Key) })
	for _, d := range s.Districts {
		slices.SortFunc(d.Themes, func(a, b *Theme) int { return strings.Compare(a.Key, b.Key) })
	}
}

// addFigures finds the results that come in several reports of a district.
func (s *Site) addFigures() {
	for _, d := range s.Districts {
		known := map[string]*Figure{}
		for _, r := range slices.Backward(d.Reports) {
			for _, id := range r.Figures {
				f := known[id]
				if f == nil {
					f = &Figure{ID: id}
					known[id] = f
				}
				f.Reports = append(f.Reports, r)
			}
		}
		for _, id := range slices.Sorted(maps.Keys(known)) {
			if f := known[id]; len(f.Reports) > 1 {
				d.Figures = append(d.Figures, f)
			}
		}
	}
}
