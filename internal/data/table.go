package data

import (
	"slices"
	"sync"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// table is a table of the data.
type table struct {
	name    string
	title   both
	about   both
	keyword both
	fields  []field
	rows    func(w *rowWriter, from *scope) // writes the rows that come of what is in scope
}

// goesOn is the last column of every table that has lists. It fills itself.
var goesOn = field{name: "goes_on", kind: ids, title: both{"Danh sách chưa hết", "Lists that go on"},
	about: both{"tên các danh sách mà nguồn còn liệt kê tiếp", "names of the lists here that are longer in the source"}}

// newTable joins the columns of a table with what gives its rows: each sets row and calls put, once for each row.
func newTable[R any](name string, title, keyword, about both, columns []column[R], each func(from *scope, row *R, put func())) *table {
	t := &table{name: name, title: title, about: about, keyword: keyword}
	lists := false
	for _, c := range columns {
		t.fields = append(t.fields, c.field)
		lists = lists || c.kind.isList()
	}
	if lists {
		t.fields = append(t.fields, goesOn)
	}
	t.rows = func(w *rowWriter, from *scope) {
		row := new(R)
		each(from, row, func() {
			w.begin()
			for i := range columns {
				w.value.reset()
				columns[i].cell(&w.value, row)
				w.put(&columns[i].field)
			}
			w.end(lists)
		})
	}
	return t
}

// scope is what rows are made from: the site and, for tables that need it, one opened report.
type scope struct {
	site    *site.Site
	root    string // from the file to the site's root
	threads []*site.Thread
	r       *site.Report
	links   map[viet.Lang]map[string]string
	leaves  map[string]bool // see page.Contents
	o, w    *report.Report  // the original, and its translation or an empty report
	pages   [2]string       // paths of the report's pages in Vietnamese and English; "" without one
}

var noWords report.Report

// entry gives entry i of a list, or an empty one where it has none, as a translation's may.
func entry[E any](l report.List[E], i int) *E {
	if i < len(l.Items) {
		return &l.Items[i]
	}
	return new(E)
}

// open puts a report into scope.
func (x *scope) open(r *site.Report, c *page.Contents) {
	x.r, x.links, x.leaves, x.o, x.w, x.pages = r, c.Links, c.Leaves, c.Original, c.Words, [2]string{}
	if x.w == nil {
		x.w = &noWords
	}
	for _, lang := range x.site.Settings.Languages {
		x.pages[at(lang)] = page.ReportPath(r.Ref, lang)
	}
}

// in gives a text of the report in the languages that it exists in.
func (x *scope) in(original, translated string) (b both) {
	for _, t := range []struct {
		lang  viet.Lang
		words string
	}{{x.r.Lang, original}, {x.r.WordsLang, translated}} {
		switch t.lang {
		case viet.Vi:
			b.vi = t.words
		case viet.En:
			b.en = t.words
		}
	}
	return b
}

// listsIn sets a list of texts of the report in the languages that it exists in.
func (x *scope) listsIn(v *value, original, translated report.List[string]) {
	v.lists[at(x.r.Lang)] = append(v.lists[at(x.r.Lang)], original.Items...)
	if x.r.WordsLang != "" {
		v.lists[at(x.r.WordsLang)] = append(v.lists[at(x.r.WordsLang)], translated.Items...)
	}
	v.open = original.Open
}

func (x *scope) refTo(v *value)      { v.join(x.r.Ref.District, "/", x.r.Ref.Name) }
func (x *scope) districtTo(v *value) { v.join(x.r.Ref.District) }
func (x *scope) heldTo(v *value)     { v.date(x.r.Date) }

// pageTo sets the address of a place on the report's page in a language.
func (x *scope) pageTo(v *value, lang viet.Lang, place ...string) {
	if path := x.pages[at(lang)]; path != "" {
		v.join(x.root, path)
		v.join(place...)
	}
}

// has tells that the site has pages in a language.
func (x *scope) has(lang viet.Lang) bool {
	return slices.Contains(x.site.Settings.Languages, lang)
}

// rowWriter appends rows in one of the formats.
type rowWriter struct {
	dst   []byte
	csv   bool
	some  bool // a row was written
	first bool // the next cell is its row's first
	value value
	open  []string // lists of the row that go on
	cell  []byte
}

var rowWriters = sync.Pool{New: func() any { return new(rowWriter) }}

// appendRows appends rows: in JSON joined by a comma and a line break, with neither at the end.
func (t *table) appendRows(dst []byte, csv bool, from *scope) []byte {
	w := rowWriters.Get().(*rowWriter)
	w.dst, w.csv, w.some = dst, csv, false
	t.rows(w, from)
	dst, w.dst = w.dst, nil
	rowWriters.Put(w)
	return dst
}

func (w *rowWriter) begin() {
	w.open = w.open[:0]
	w.first = true
	if w.csv {
		return
	}
	if w.some {
		w.dst = append(w.dst, ",\n"...)
	}
	w.some = true
	w.dst = append(w.dst, '{')
}

func (w *rowWriter) end(lists bool) {
	if lists {
		w.value.reset()
		w.value.lists[0] = append(w.value.lists[0], w.open...)
		w.put(&goesOn)
	}
	if w.csv {
		w.dst = append(w.dst, lineEnd...)
		return
	}
	w.dst = append(w.dst, '}')
}

// put writes the cell of a column.
func (w *rowWriter) put(f *field) {
	if w.value.open {
		w.open = append(w.open, f.name)
	}
	if w.csv {
		w.putCSV(f)
		return
	}
	w.putJSON(f)
}

// key begins a key of the row's object.
func (w *rowWriter) key(f *field) {
	if !w.first {
		w.dst = append(w.dst, ',')
	}
	w.first = false
	w.dst = append(append(append(w.dst, '"'), f.name...), '"', ':')
}

func (w *rowWriter) putJSON(f *field) {
	v := &w.value
	switch {
	case f.kind.isList():
		w.putLists(f)
	case len(v.bare) > 0:
		w.key(f)
		if f.kind.isNumber() || f.kind == yesNo {
			w.dst = append(w.dst, v.bare...)
			return
		}
		w.dst = append(append(append(w.dst, '"'), v.bare...), '"')
	case len(v.parts) > 0:
		w.key(f)
		w.dst = append(w.dst, '"')
		for _, p := range v.parts {
			w.dst = appendInString(w.dst, p)
		}
		w.dst = append(w.dst, '"')
	case v.words != both{}:
		w.key(f)
		w.dst = appendWords(w.dst, v.words)
	}
}

func (w *rowWriter) putLists(f *field) {
	v := &w.value
	if !says(v.lists[0]) && !says(v.lists[1]) {
		return
	}
	w.key(f)
	if f.kind == ids {
		w.dst = appendList(w.dst, v.lists[0])
		return
	}
	w.dst = append(w.dst, '{')
	for i, lang := range []string{"vi", "en"} {
		if says(v.lists[i]) {
			w.dst = appendList(appendKey(w.dst, lang), v.lists[i])
		}
	}
	w.dst = append(w.dst, '}')
}

func (w *rowWriter) putCSV(f *field) {
	v := &w.value
	switch f.kind {
	case ids:
		w.list(v.lists[0])
	case wordLists:
		w.list(v.lists[0])
		w.list(v.lists[1])
	case words:
		w.text(v.words.vi)
		w.text(v.words.en)
	case identity, text, link:
		w.text(v.parts...)
	default:
		w.comma()
		w.dst = append(w.dst, v.bare...)
	}
}

func (w *rowWriter) comma() {
	if !w.first {
		w.dst = append(w.dst, ',')
	}
	w.first = false
}

// text writes a cell made of parts.
func (w *rowWriter) text(parts ...string) {
	w.comma()
	w.cell = w.cell[:0]
	for _, p := range parts {
		w.cell = append(w.cell, p...)
	}
	w.dst = appendCell(w.dst, w.cell)
}

// says tells that a list has a word in it.
func says(list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return s != "" })
}

// list writes the entries of a list as one cell.
func (w *rowWriter) list(items []string) {
	w.comma()
	w.cell = w.cell[:0]
	for i, s := range items {
		if !says(items) {
			break
		}
		if i > 0 {
			w.cell = append(w.cell, between...)
		}
		w.cell = append(w.cell, s...)
	}
	w.dst = appendCell(w.dst, w.cell)
}

// csvHeader is the first line of the table's CSV, after the byte order mark.
func (t *table) csvHeader() string {
	line := byteOrderMark
	for i, name := range t.csvNames() {
		if i > 0 {
			line += ","
		}
		line += name
	}
	return line + lineEnd
}

// csvNames are the columns of the table's CSV.
func (t *table) csvNames() (names []string) {
	for _, f := range t.fields {
		if f.kind.inTwo() {
			names = append(names, f.name+"_vi", f.name+"_en")
			continue
		}
		names = append(names, f.name)
	}
	return names
}
