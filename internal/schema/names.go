package schema

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// choice describes an id of a closed list, or one of its names as a person would write it.
func (m *maker) choice(choices report.Choices) *node {
	var names []string
	for _, c := range choices {
		names = append(names, c.ID, c.Name.Vi, c.Name.En)
		names = append(names, c.Aliases...)
	}
	return m.oneOf(choices, folds(names), m.both("không có trong danh sách", "not in the list"))
}

// agency describes an agency of this site, or any where there is none to know them by.
func (m *maker) agency() *node {
	if m.Site == nil {
		return m.anyName(nil)
	}
	return m.oneOf(m.agencies(), m.names.AgencyNames(), m.both("không có cơ quan này trong site.yaml", "no agency of site.yaml"))
}

// ownAgency offers the agencies of this site and takes any: site.yaml may be about to get another.
func (m *maker) ownAgency() *node { return m.anyName(m.agencies()) }

// agencies gives the ids of agencies with the names that hints use.
func (m *maker) agencies() (list report.Choices) {
	if m.Site == nil {
		return nil
	}
	for _, a := range m.Site.Agencies {
		list = append(list, report.Choice{ID: string(a.ID), Name: a.Name})
	}
	return list
}

// kind describes a kind of meeting. Without a site the usual kinds are offered, and any is taken.
func (m *maker) kind() *node {
	if m.Site == nil {
		return m.anyName(report.Kinds)
	}
	return m.oneOf(m.Site.Kinds, m.names.KindNames(), m.both("không có loại hội nghị này", "no such kind of meeting"))
}

// district describes the id of a district's folder.
func (m *maker) district(written func() *node) *node {
	if len(m.Districts) == 0 {
		return m.ref("districtID", written)
	}
	return m.ref("districtID", func() *node {
		var list report.Choices
		for _, d := range m.Districts {
			list = append(list, report.Choice{ID: d.ID, Name: d.Name})
		}
		offered := m.offer(list)
		return &node{AnyOf: []*node{offered, {Type: []string{"string", "null"}, Pattern: `^\s*$`}}, ErrorMessage: m.both("không có thư mục địa phương này", "no district has this folder")}
	})
}

// oneOf describes the ids of a list, with what else they may be called by its folded names.
func (m *maker) oneOf(list report.Choices, folded []string, mistake string) *node {
	return &node{AnyOf: []*node{m.offer(list), {Type: []string{"string", "null"}, Pattern: `^\s*(?:` + foldedPattern(folded) + `)?\s*$`}}, ErrorMessage: mistake}
}

// anyName describes any name and offers those of a list.
func (m *maker) anyName(list report.Choices) *node {
	free := &node{Type: []string{"string", "number", "boolean", "null"}}
	if len(list) == 0 {
		return free
	}
	return &node{AnyOf: []*node{m.offer(list), free}}
}

// offer lists ids with their names. An id of digits is a number where it stands without quotes.
func (m *maker) offer(list report.Choices) *node {
	n := &node{}
	add := func(id any, c report.Choice) {
		n.Enum, n.EnumAbout = append(n.Enum, id), append(n.EnumAbout, m.both(c.Name.Vi, c.Name.En))
	}
	for _, c := range list {
		add(c.ID, c)
		if number, err := strconv.ParseInt(c.ID, 10, 64); err == nil {
			add(number, c)
		}
	}
	return n
}

// folds gives the folds of names, sorted, each once.
func folds(names []string) (folded []string) {
	for _, name := range names {
		if f := viet.Fold(name); f != "" {
			folded = append(folded, f)
		}
	}
	slices.Sort(folded)
	return slices.Compact(folded)
}

// foldedPattern matches what folds to one of the names.
func foldedPattern(folded []string) string {
	var alternatives []string
	for _, name := range folded {
		var b strings.Builder
		for _, r := range name {
			b.WriteString(foldsTo(r))
		}
		alternatives = append(alternatives, b.String())
	}
	return strings.Join(alternatives, "|")
}

// foldsTo is the class of characters whose fold is r.
func foldsTo(r rune) string {
	if class, known := classes[r]; known {
		return class
	}
	return regexp.QuoteMeta(string(r))
}

// classes holds, for each character that the fold writes, the characters of ASCII, Vietnamese and
// typography that fold to it, as a class of a regular expression.
var classes = func() map[rune]string {
	const letters = "ĂăĐđĨĩŨũƠơƯư‘’‚‛ʼ′“”„‟«»″\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
	candidates := []rune(letters)
	for _, block := range [][2]rune{{'!', '~'}, {'À', 'ÿ'}, {'Ạ', 'ỹ'}} {
		for r := block[0]; r <= block[1]; r++ {
			candidates = append(candidates, r)
		}
	}
	slices.Sort(candidates)
	members := map[rune][]rune{}
	for _, r := range candidates {
		if folded := []rune(viet.Fold(string(r))); len(folded) == 1 {
			members[folded[0]] = append(members[folded[0]], r)
		}
	}
	made := map[rune]string{' ': `\s+`}
	for r, all := range members {
		if len(slices.Compact(all)) > 1 {
			made[r] = class(slices.Compact(all))
		}
	}
	return made
}()

// class writes sorted characters as a class of a regular expression, neighbours as a range.
func class(sorted []rune) string {
	var b strings.Builder
	b.WriteByte('[')
	for i := 0; i < len(sorted); {
		end := i
		for end+1 < len(sorted) && sorted[end+1] == sorted[end]+1 {
			end++
		}
		b.WriteString(inClass(sorted[i]))
		if end > i+1 {
			b.WriteByte('-')
		}
		if end > i {
			b.WriteString(inClass(sorted[end]))
		}
		i = end + 1
	}
	b.WriteByte(']')
	return b.String()
}

// inClass writes one character inside a class.
func inClass(r rune) string {
	if strings.ContainsRune(`-]\^`, r) {
		return `\` + string(r)
	}
	return string(r)
}
