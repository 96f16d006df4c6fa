package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Said is what a report says that others may write in another way: a person by name, a document by number.
type Said struct {
	report    *Report
	persons   []person
	documents []string // as written, in their order
}

type person struct {
	place  int // among the attendees
	name   string
	folded string
	roles  []string // folded
	bodies []report.AgencyID
}

// SaidBy takes from a report what TwoWays compares: copies, since each string of a loaded report holds all of it
// in memory.
func SaidBy(r *Report, original *report.Report) Said {
	s := Said{report: r}
	for i := range original.Attendees.Items {
		a := &original.Attendees.Items[i]
		if a.Name == "" {
			continue
		}
		p := person{place: i, name: strings.Clone(viet.Plain(a.Name)), folded: strings.Clone(viet.Fold(a.Name))}
		for _, id := range a.Agencies.Items {
			p.bodies = append(p.bodies, report.AgencyID(strings.Clone(string(id))))
		}
		for _, role := range a.Roles.Items {
			p.roles = append(p.roles, strings.Clone(viet.Fold(role)))
		}
		s.persons = append(s.persons, p)
	}
	for i := range original.Documents.Items {
		s.documents = append(s.documents, strings.Clone(viet.Plain(original.Documents.Items[i].Number)))
	}
	return s
}

// TwoWays warns of persons and documents that reports write in two ways. The rarer way is told, in each report
// that has it; of two as frequent, that of the older reports, or the first in one, stays.
func (s *Site) TwoWays(said []Said) []problem.Problem {
	slices.SortFunc(said, func(a, b Said) int { return newestFirst(b.report, a.report) })
	c := &checks{site: s}
	byDistrict := map[*District][]Said{}
	for _, one := range said {
		byDistrict[one.report.District] = append(byDistrict[one.report.District], one)
	}
	for _, d := range s.Districts {
		c.personsTwoWays(byDistrict[d])
	}
	c.documentsTwoWays(said)
	return c.problems
}

// spelling is one way to write a name, with the reports that do.
type spelling struct {
	name string
	of   []mention // the oldest first
}

type mention struct {
	report *Report
	person
}

// personsTwoWays looks at the persons of a district. Names that differ in little are most often two persons, as
// are Nguyễn Văn An and Nguyễn Văn Ân, so there must be more: an office that both hold or a body of which both are,
// no report that has both, and names that differ in marks alone, or in one letter that makes a syllable which
// Vietnamese has not. Of two spellings of what is spoken as one name, Hòa and Hoà, Quý and Quí, nothing more is asked.
func (c *checks) personsTwoWays(said []Said) {
	known := map[string]*spelling{}
	var all []*spelling
	for _, s := range said {
		for _, p := range s.persons {
			if known[p.name] == nil {
				known[p.name] = &spelling{name: p.name}
				all = append(all, known[p.name])
			}
			known[p.name].of = append(known[p.name].of, mention{s.report, p})
		}
	}
	for _, pair := range likePairs(all) {
		a, b := pair[0], pair[1]
		office := problem.Words{Vi: ", cùng một chức vụ", En: ", with the same office"}
		switch one := spoken(a.name) == spoken(b.name); {
		case one && !sameOffice(a, b):
			office = problem.Words{}
		case !one && (!sameOffice(a, b) || together(a, b)):
			continue
		}
		rare, usual := a, b
		if len(rare.of) > len(usual.of) || len(rare.of) == len(usual.of) && newestFirst(rare.of[0].report, usual.of[0].report) >= 0 {
			rare, usual = usual, rare
		}
		if wrong, right := strangeSyllables(rare.name), strangeSyllables(usual.name); right > wrong {
			rare, usual = usual, rare
		}
		if strings.ContainsAny(usual.name, likeD) && !strings.ContainsAny(rare.name, likeD) {
			rare, usual = usual, rare
		}
		for _, m := range rare.of {
			c.tell(m.report, fmt.Sprintf("attendees[%d].name", m.place), problem.New(problem.PersonTwoWays, m.name, usual.name, theReport(usual.of[0].report), office))
		}
	}
}

func theReport(r *Report) problem.Words {
	return problem.Words{Vi: "báo cáo " + r.Ref.String(), En: "the report " + r.Ref.String()}
}

// likeD are letters that look like Đ and are not: no name is to be written with one.
const likeD = "ÐðƉɖ"

// likePairs finds the names that may be one. Names of as many syllables are compared where all but one syllable
// are alike, so that a district of a thousand persons costs no million comparisons.
func likePairs(all []*spelling) (pairs [][2]*spelling) {
	groups := map[string][]*spelling{} // by the folded name without one of its syllables
	var keys []string
	for _, s := range all {
		syllables := strings.Fields(s.of[0].folded)
		if len(syllables) < 2 {
			continue
		}
		for i := range syllables {
			key := fmt.Sprint(i, " ", strings.Join(slices.Delete(slices.Clone(syllables), i, i+1), " "))
			if groups[key] == nil {
				keys = append(keys, key)
			}
			groups[key] = append(groups[key], s)
		}
	}
	seen := map[[2]*spelling]bool{}
	for _, key := range keys {
		for i, a := range groups[key] {
			for _, b := range groups[key][i+1:] {
				if !seen[[2]*spelling{a, b}] && alike(a, b) {
					pairs = append(pairs, [2]*spelling{a, b})
				}
				seen[[2]*spelling{a, b}] = true
			}
		}
	}
	return pairs
}

func alike(a, b *spelling) bool {
	x, y := a.of[0].folded, b.of[0].folded
	if x == y || spoken(a.name) == spoken(b.name) {
		return true
	}
	return strangeSyllables(a.name)+strangeSyllables(b.name) > 0 && oneLetterApart(x, y)
}

// oneLetterApart tells whether one letter more, less or other makes one text the other, or two that stand
// side by side are exchanged.
func oneLetterApart(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	switch len(y) - len(x) {
	case 0:
		return i < len(x) && (x[i+1:] == y[i+1:] || i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:])
	case 1:
		return x[i:] == y[i+1:]
	}
	return false
}

// strangeSyllables counts the parts of a name that no Vietnamese syllable has the shape of.
func strangeSyllables(name string) (n int) {
	for _, syllable := range strings.Fields(viet.Fold(name)) {
		if !viet.IsSyllable(syllable) {
			n++
		}
	}
	return n
}

// sameOffice tells whether two names share an office, or, where one has none, a body.
func sameOffice(a, b *spelling) bool {
	for _, x := range a.of {
		for _, y := range b.of {
			for _, role := range x.roles {
				if slices.Contains(y.roles, role) {
					return true
				}
			}
			if len(x.roles) > 0 && len(y.roles) > 0 {
				continue
			}
			for _, body := range x.bodies {
				if slices.Contains(y.bodies, body) {
					return true
				}
			}
		}
	}
	return false
}

// together tells whether one report names both.
func together(a, b *spelling) bool {
	return slices.ContainsFunc(a.of, func(x mention) bool {
		return slices.ContainsFunc(b.of, func(y mention) bool { return x.report == y.report })
	})
}

// documentsTwoWays looks at the numbers of documents that are one by Document.
func (c *checks) documentsTwoWays(said []Said) {
	type cited struct {
		report *Report
		place  int
		number string
	}
	var order []documentPlace
	all := map[documentPlace][]cited{}
	for _, s := range said {
		for i, number := range s.documents {
			key := report.DocumentKey(number)
			if key == "" {
				continue
			}
			at := placeOf(key, s.report.District)
			if all[at] == nil {
				order = append(order, at)
			}
			all[at] = append(all[at], cited{s.report, i, number})
		}
	}
	for _, at := range order {
		counts := map[string]int{}
		usual := all[at][0]
		for _, d := range all[at] {
			counts[d.number]++
		}
		for _, d := range all[at] {
			if better(d.number, usual.number, counts) {
				usual = d
			}
		}
		for _, d := range all[at] {
			if d.number != usual.number {
				c.tell(d.report, fmt.Sprintf("documents[%d].number", d.place), problem.New(problem.DocumentTwoWays, d.number, usual.number, theReport(usual.report)))
			}
		}
	}
}

// better tells whether one form of a document's number is to stay rather than another: the more frequent, else
// the one with fewer spaces and more marks.
func better(a, b string, counts map[string]int) bool {
	marks := func(s string) int { return len(s) - utf8.RuneCountInString(s) }
	return cmp.Or(cmp.Compare(counts[a], counts[b]), cmp.Compare(strings.Count(b, " "), strings.Count(a, " ")), cmp.Compare(marks(a), marks(b))) > 0
}
