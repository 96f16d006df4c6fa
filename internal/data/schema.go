package data

import (
	"phoihop/internal/report"
)

const draft = "https://json-schema.org/draft/2020-12/schema"

// Patterns of dates.
const (
	datePattern   = `^\d{4}(-\d{2}(-\d{2})?)?$`
	duePattern    = `^\d{4}(-\d{2}(-\d{2})?|-Q[1-4]|-H[12])?$`
	momentPattern = `^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?)?)?$`
)

var (
	csvRules = both{"Trong CSV, mỗi nội dung có hai cột, NAME_vi và NAME_en; các mục của danh sách cách nhau bằng “; ”; ô chữ mà bảng tính có thể hiểu là công thức (bắt đầu bằng = + - @ …) có dấu ' đứng trước.",
		"In CSV words take two columns, NAME_vi and NAME_en; entries of a list are joined by \"; \"; a cell of text that a spreadsheet could take for a formula (it begins with = + - @ …) has ' in front."}
	dateRule   = both{"năm, tháng hoặc ngày", "a year, month or day"}
	momentRule = both{"ngày, hoặc ngày giờ theo RFC 3339", "a day, or date and time by RFC 3339"}
	dueRule    = both{"năm, nửa năm (H), quý (Q), tháng hoặc ngày", "a year, half (H), quarter (Q), month or day"}
	linkRule   = both{"địa chỉ, tính từ tệp này nếu không bắt đầu bằng giao thức", "an address, relative to this file unless it is whole"}
	pageRule   = both{"địa chỉ, tính từ trang của báo cáo (url)", "an address, relative to the report's page (url)"}
)

// schemaPath is where the schema of a kind of file stands.
func schemaPath(name string) string { return "data/schema/" + name + ".schema.json" }

// schemaFiles are the schemas of all tables and of a district's year.
func (s *Set) schemaFiles() (files []*File) {
	for _, t := range s.tables {
		files = append(files, s.nodeFile(schemaPath(t.name), s.tableSchema(t.table)))
	}
	return append(files, s.nodeFile(schemaPath(districtYearName), s.yearSchema()))
}

// nodeFile is a small file that depends on nothing but the program and the settings.
func (s *Set) nodeFile(path string, root object) *File {
	return &File{Path: path, mark: s.mark(path, func() uint64 { return 0 }), foot: "\n",
		pieces: func(put func([]byte) error) error { return put(appendNode(nil, root, "")) }}
}

// schemaHead begins a schema. Its id is the address that it stands at, where the site has one.
func (s *Set) schemaHead(name string, title, about both) object {
	id := name + ".schema.json"
	if base := s.site.Settings.BaseURL; base != "" {
		id = base + schemaPath(name)
	}
	return object{{"$schema", draft}, {"$id", id}, {"title", title.line()}, {"description", about.line()}}
}

func (s *Set) tableSchema(t *table) object {
	var properties object
	var needed list
	for i := range t.fields {
		f := &t.fields[i]
		properties = append(properties, member{f.name, f.schema()})
		if f.needed {
			needed = append(needed, f.name)
		}
	}
	about := both{t.about.vi + " " + csvRules.vi, t.about.en + " " + csvRules.en}
	return append(s.schemaHead(t.name, t.title, about),
		member{"type", "array"}, member{"items", closed(properties, needed)})
}

// closed is the schema of an object that has no other keys.
func closed(properties object, needed list) object {
	return object{{"type", "object"}, {"properties", properties}}.with("required", needed).with("additionalProperties", false)
}

// inLanguages is the schema of something that exists in one language or two.
func inLanguages(one object) object {
	return append(closed(object{{"vi", one}, {"en", one}}, nil), member{"minProperties", 1})
}

func (f *field) schema() object {
	var o object
	rule := both{}
	switch f.kind {
	case identity, text:
		o = object{{"type", "string"}}.with("enum", choices(f.choices))
	case words:
		o = inLanguages(object{{"type", "string"}})
	case date:
		o, rule = object{{"type", "string"}, {"pattern", datePattern}}, dateRule
	case due:
		o, rule = object{{"type", "string"}, {"pattern", duePattern}}, dueRule
	case moment:
		o, rule = object{{"type", "string"}, {"pattern", momentPattern}}, momentRule
	case number:
		o = object{{"type", "number"}}
	case count:
		o = object{{"type", "integer"}, {"minimum", 0}}
	case yesNo:
		o = object{{"type", "boolean"}}
	case ids:
		o = object{{"type", "array"}, {"items", object{{"type", list{"string", "null"}}}.with("enum", choices(f.choices))}}
	case wordLists:
		o = inLanguages(object{{"type", "array"}, {"items", object{{"type", list{"string", "null"}}}}})
	case link:
		o, rule = object{{"type", "string"}, {"format", "uri-reference"}}, linkRule
	}
	return append(describe(f.title, f.about, rule), o...)
}

// describe begins the schema of a key. Every key has a description, be it no more than its title.
func describe(title, about, rule both) object {
	if title == (both{}) {
		return nil
	}
	told := title
	for _, more := range []both{about, rule} {
		if more != (both{}) {
			told = both{told.vi + "; " + more.vi, told.en + "; " + more.en}
		}
	}
	return object{{"title", title.line()}, {"description", told.line()}}
}

func choices(all report.Choices) (l list) {
	for _, id := range all.IDs() {
		l = append(l, id)
	}
	return l
}
