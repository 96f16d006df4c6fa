package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// The files that a schema describes.
const (
	Report      = "report"      // the front matter of an original
	Translation = "translation" // that of a translation
	Site        = "site"        // site.yaml
	District    = "district"    // district.yaml
)

// Kinds lists the files that a schema describes.
var Kinds = []string{Report, Translation, Site, District}

// Draft is a version of JSON Schema.
type Draft int

// The drafts that a schema can be written in.
const (
	Draft7    Draft = 7
	Draft2020 Draft = 2020
)

// Options say for whom a schema is made.
type Options struct {
	Draft     Draft
	Lang      viet.Lang    // that stands first in titles and descriptions
	Site      *report.Site // whose agencies, kinds and terms are offered; nil: any are valid
	Districts []report.District
}

// Make gives the schema of a kind of file.
func Make(kind string, o Options) ([]byte, error) {
	if !slices.Contains(Kinds, kind) {
		return nil, fmt.Errorf("schema: no kind of file %q", kind)
	}
	m := maker{Options: o, translation: kind == Translation}
	if o.Site != nil {
		m.names = source.NewNames(o.Site, false)
	}
	root := m.root(kind)
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(root)
	return b.Bytes(), err
}

// maker makes one schema.
type maker struct {
	Options
	names       *source.Names
	translation bool
	defs        members
}

func (m *maker) root(kind string) *node {
	tables := map[string]struct {
		name  string
		rows  []source.Row
		title words
	}{
		Report:      {"Report", source.ReportKeys(), words{"Báo cáo", "Report", "Phần đầu của một báo cáo.", "Front matter of a report."}},
		Translation: {"Report", source.ReportKeys(), words{"Bản dịch", "Translation", "Phần đầu của một bản dịch: chỉ cần các khoá văn bản.", "Front matter of a translation: only keys of text are needed."}},
		Site:        {"Site", source.SiteKeys(), words{"Trang", "Site", "Tệp site.yaml.", "The file site.yaml."}},
		District:    {"District", source.DistrictKeys(), words{"Địa phương", "District", "Tệp district.yaml.", "The file district.yaml."}},
	}
	table := tables[kind]
	root := m.mapping(table.name, table.rows)
	root.Type = "object"
	m.name(root, table.title)
	if m.Draft == Draft7 {
		root.Schema, root.Definitions = "http://json-schema.org/draft-07/schema#", m.defs.sorted()
	} else {
		root.Schema, root.Defs = "https://json-schema.org/draft/2020-12/schema", m.defs.sorted()
	}
	return root
}

// name gives a schema its title and description, the wanted language first.
func (m *maker) name(n *node, w words) {
	if w.title == "" {
		return
	}
	n.Title, n.Description = w.title+" · "+w.titleEn, w.about+"\n\n"+w.aboutEn
	if m.Lang == viet.En {
		n.Title, n.Description = w.titleEn+" · "+w.title, w.aboutEn+"\n\n"+w.about
	}
}

// language is that of what stands first.
func (m *maker) language() string {
	if m.Lang == viet.En {
		return "en"
	}
	return "vi"
}

// both joins a text in two languages, the wanted one first.
func (m *maker) both(vi, en string) string {
	if m.Lang == viet.En {
		vi, en = en, vi
	}
	if vi == "" || vi == en {
		return en
	}
	if en == "" {
		return vi
	}
	return vi + " · " + en
}

// ref names a definition, which is made when it is named first.
func (m *maker) ref(name string, define func() *node) *node {
	if !m.defs.has(name) {
		m.defs = append(m.defs, member{name, nil}) // a result's parts name the result
		made := define()
		m.defs[m.defs.index(name)].is = made
	}
	if m.Draft == Draft7 {
		return &node{Ref: "#/definitions/" + name}
	}
	return &node{Ref: "#/$defs/" + name}
}

// node is a schema, with the keywords that are used here.
type node struct {
	Schema       string   `json:"$schema,omitempty"`
	Ref          string   `json:"$ref,omitempty"`
	Title        string   `json:"title,omitempty"`
	Description  string   `json:"description,omitempty"`
	Type         any      `json:"type,omitempty"`
	Enum         []any    `json:"enum,omitempty"`
	EnumAbout    []string `json:"enumDescriptions,omitempty"`
	Pattern      string   `json:"pattern,omitempty"`
	Minimum      *int     `json:"minimum,omitempty"`
	Maximum      *int     `json:"maximum,omitempty"`
	MaxItems     int      `json:"maxItems,omitempty"`
	Items        *node    `json:"items,omitempty"`
	Contains     *node    `json:"contains,omitempty"`
	Properties   members  `json:"properties,omitempty"`
	Required     []string `json:"required,omitempty"`
	Names        *node    `json:"propertyNames,omitempty"`
	Least        int      `json:"minProperties,omitempty"`
	Most         int      `json:"maxProperties,omitempty"`
	Additional   any      `json:"additionalProperties,omitempty"`
	AllOf        []*node  `json:"allOf,omitempty"`
	AnyOf        []*node  `json:"anyOf,omitempty"`
	Not          *node    `json:"not,omitempty"`
	Examples     []any    `json:"examples,omitempty"`
	ErrorMessage string   `json:"errorMessage,omitempty"`
	Defs         members  `json:"$defs,omitempty"`
	Definitions  members  `json:"definitions,omitempty"`
}

// members are named schemas in the order in which they are written.
type members []member

type member struct {
	name string
	is   *node
}

func (l members) index(name string) int {
	return slices.IndexFunc(l, func(m member) bool { return m.name == name })
}

func (l members) has(name string) bool { return l.index(name) >= 0 }

func (l members) sorted() members {
	slices.SortFunc(l, func(a, b member) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	return l
}

// MarshalJSON writes the schemas as one object.
func (l members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range l {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encoder.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := encoder.Encode(m.is); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
