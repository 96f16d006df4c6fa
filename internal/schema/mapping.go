package schema

import (
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/source"
)

// mapping describes a mapping of keys.
func (m *maker) mapping(name string, rows []source.Row) *node {
	n := &node{Type: []string{"object", "null"}, Additional: false}
	for _, row := range rows {
		n.Properties = append(n.Properties, member{row.Name, m.property(name, row)})
		if row.Needed && !m.translation {
			n.Required = append(n.Required, row.Name)
		}
	}
	m.rules(name, n)
	return n
}

// property describes the value of a key.
func (m *maker) property(mapping string, row source.Row) *node {
	n := alone(m.value(m.shape(mapping, row)))
	m.name(n, wordsOf(mapping, row.Name))
	if row.Needed {
		n.Examples = example(row)
	}
	if row.Needed || row.Shape.Stated {
		filled := m.filled()
		if m.translation && row.Needed && row.Words {
			filled = &node{AnyOf: []*node{filled, m.blank()}} // a text that is not translated yet
		}
		n.AllOf = append([]*node{filled}, n.AllOf...)
	}
	if row.Shape.NotNull {
		n.Type = "object"
	}
	return n
}

// wordsOf finds the words for a key.
func wordsOf(mapping, key string) words {
	name := mapping + "." + key
	if w, found := reportWords[name]; found {
		return w
	}
	return settingsWords[name]
}

// alone puts a reference into an object of its own, to which a title may be added.
func alone(n *node) *node {
	if n.Ref != "" {
		return &node{AllOf: []*node{n}}
	}
	return n
}

// example gives the value of a row's example.
func example(row source.Row) []any {
	var line map[string]any
	if err := yaml.Unmarshal([]byte(row.Example), &line); err != nil || strings.Contains(row.Example, "…") {
		return nil
	}
	return []any{line[row.Name]}
}

// offersTerms are the keys of text at which the site's terms are offered.
var offersTerms = map[string]bool{"Attendee.role": true, "Attendee.roles": true, "Attendee.group": true, "Attendee.representing": true, "Document.issuer": true}

// term is a text at which the site's terms are offered.
const term source.Form = -1

// shape is what a key takes, with terms where they are offered.
func (m *maker) shape(mapping string, row source.Row) source.Shape {
	s := row.Shape
	if m.Site == nil || len(m.Site.Glossary) == 0 || !offersTerms[mapping+"."+row.Name] {
		return s
	}
	if s.Form == source.List {
		s.Entry = &source.Shape{Form: term}
	} else {
		s.Form = term
	}
	return s
}

// term describes a text and offers the glossary's terms.
func (m *maker) term() *node {
	n := &node{Type: []string{"string", "number", "boolean", "null"}}
	for _, t := range m.Site.Glossary {
		n.Examples = append(n.Examples, t.Name.Vi, t.Name.En)
	}
	return n
}

// notEllipsis matches a text that is neither blank nor "…" or "..." alone.
const notEllipsis = `[^\s.…]|^(?:\.{1,2}|\.{4,}|….+|\.+….*)$|^\s+[.…]|[.…]\s+$`

// filled is a value that says something. It is said without "not", of which editors tell nothing but that it
// does not hold.
func (m *maker) filled() *node {
	return m.ref("filled", func() *node {
		return &node{
			Type: []string{"string", "number", "boolean", "array", "object"}, Pattern: notEllipsis, Least: 1,
			Contains:     &node{Not: &node{Enum: []any{"…", "..."}}},
			ErrorMessage: m.both("không được bỏ trống", "must not be empty"),
		}
	})
}

// blank is a value that is absent or an empty text: no entry of a list.
func (m *maker) blank() *node {
	return m.ref("blank", func() *node {
		return &node{AnyOf: []*node{{Type: "null"}, {Type: "string", Pattern: `^\s*$`}}}
	})
}

// list describes a list; an entry "…" says that the source's list goes on.
func (m *maker) list(s source.Shape) *node {
	items := m.item(*s.Entry)
	if m.translation && !s.Single {
		items = &node{AnyOf: []*node{items, m.blank()}} // one that is not translated yet keeps its place
	}
	list := &node{Type: []string{"array", "null"}, Items: items, MaxItems: longestList}
	if !s.Single {
		return list
	}
	return &node{AnyOf: []*node{items, list}}
}

// item describes an entry of a list.
func (m *maker) item(entry source.Shape) *node {
	open := func() *node {
		return &node{AnyOf: []*node{m.value(entry), {Enum: []any{"…", "..."}}}, Not: m.blank()}
	}
	switch entry.Form {
	case source.Text, term:
		n := alone(m.value(entry))
		n.Not = m.blank()
		return n
	case source.AgencyName:
		return m.ref("agencyEntry", open)
	case source.KindName:
		return m.ref("kindEntry", open)
	}
	return open()
}

// longestList is how many entries package source reads.
const longestList = 2000

// group describes the mappings of a table.
func (m *maker) group(s source.Shape) *node {
	keys := m.ref(s.Name, func() *node { return m.mapping(s.Name, s.Rows()) })
	if !s.Plain {
		return keys
	}
	return &node{AnyOf: []*node{keys, m.form(source.Text)}}
}

// byID describes a mapping whose keys are ids.
func (m *maker) byID(s source.Shape) *node {
	return &node{
		Type: "object", Additional: m.value(*s.Entry), Most: longestList,
		Names: &node{Pattern: idPattern, Not: &node{Pattern: reservedName}, ErrorMessage: m.both("id gồm chữ thường không dấu, số và gạch nối", "an id is lower-case letters, digits and hyphens")},
	}
}
