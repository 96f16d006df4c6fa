package data

import (
	"strconv"
	"time"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// both is a text in two languages.
type both struct{ vi, en string }

func bothOf(b report.Bilingual) both { return both{b.Vi, b.En} }

// line is the text in both languages, for a reader of either.
func (b both) line() string {
	if b.vi == b.en {
		return b.vi
	}
	return b.vi + " / " + b.en
}

// kind is what the cells of a column hold.
type kind uint8

const (
	identity  kind = iota // an id, or a value of a closed list
	text                  // words that are the same in all languages
	words                 // words in the languages of the report
	date                  // a day, month or year
	due                   // a day, month, quarter, half or year
	moment                // a day, with a time of day where the source has one
	number                // with the digits that the source gives
	count                 // a whole number that is counted here
	yesNo                 // true or false
	ids                   // a list of ids
	wordLists             // a list of words in the languages of the report
	link                  // an address
)

// isList tells that the source's own list may go on.
func (k kind) isList() bool { return k == ids || k == wordLists }

// inTwo tells that a column takes two in CSV, one a language.
func (k kind) inTwo() bool { return k == words || k == wordLists }

// isNumber tells that the cells hold nothing but numbers.
func (k kind) isNumber() bool { return k == number || k == count }

// field describes a column, or a key of an object.
type field struct {
	name    string
	kind    kind
	title   both
	about   both // what the title leaves open
	choices report.Choices
	needed  bool // never absent
}

// column is a column of a table whose rows are made from an R.
type column[R any] struct {
	field
	cell func(v *value, row *R)
}

// col declares a column: its name, kind, title in Vietnamese and English, and what gives its cells.
func col[R any](name string, k kind, vi, en string, cell func(v *value, row *R)) column[R] {
	return column[R]{field{name: name, kind: k, title: both{vi, en}}, cell}
}

// needs says that the column's cell is never empty.
func (c column[R]) needs() column[R] {
	c.needed = true
	return c
}

// of says that the cells are ids of a closed list.
func (c column[R]) of(choices report.Choices) column[R] {
	c.choices = choices
	return c
}

// note says what the title leaves open.
func (c column[R]) note(vi, en string) column[R] {
	c.about = both{vi, en}
	return c
}

// value is the value of one cell. It is set by the method that goes with the kind of its column; without a call
// the cell is empty.
type value struct {
	parts []string // of an identity, text or link: to be read one after the other
	words both
	bare  []byte // a date, number or flag as written
	lists [2][]string
	open  bool // the source's own list goes on
}

func (v *value) reset() {
	v.parts, v.bare, v.words, v.open = v.parts[:0], v.bare[:0], both{}, false
	v.lists[0], v.lists[1] = v.lists[0][:0], v.lists[1][:0]
}

// join sets an identity, text or link made of parts; it is empty if all of these are.
func (v *value) join(parts ...string) {
	for _, p := range parts {
		if p != "" {
			v.parts = append(v.parts, p)
		}
	}
}

func (v *value) date(d report.Date) { v.bare = appendDate(v.bare, d) }

func (v *value) due(d report.Due) {
	if d.Quarter == 0 && d.Half == 0 {
		v.date(d.Date)
		return
	}
	v.bare = append(v.bare, d.String()...)
}

func (v *value) dueLast(d report.Due) {
	if !d.IsZero() {
		v.date(d.Last())
	}
}

func (v *value) moment(s report.Stamp, zone *time.Location) {
	v.bare = appendMoment(v.bare, s, zone)
}

func (v *value) number(n report.Number) { v.bare = append(v.bare, n.String()...) }
func (v *value) count(n int)            { v.bare = strconv.AppendInt(v.bare, int64(n), 10) }
func (v *value) flag(b bool)            { v.bare = strconv.AppendBool(v.bare, b) }

// stated sets a flag that a report may state; nothing is said where it does not.
func (v *value) stated(b bool) {
	if b {
		v.flag(true)
	}
}

// listed sets a list of ids as the source gives it.
func listed[T ~string](v *value, l report.List[T]) {
	for _, item := range l.Items {
		v.lists[0] = append(v.lists[0], string(item))
	}
	v.open = l.Open
}

// at is the place of a language in a value's lists.
func at(lang viet.Lang) int {
	if lang == viet.En {
		return 1
	}
	return 0
}

// appendDate appends a date as report.Date's String gives it.
func appendDate(dst []byte, d report.Date) []byte {
	if d.Year == 0 {
		return dst
	}
	dst = append(dst, byte('0'+d.Year/1000), byte('0'+d.Year/100%10), byte('0'+d.Year/10%10), byte('0'+d.Year%10))
	if d.Month > 0 {
		dst = append(dst, '-', byte('0'+d.Month/10), byte('0'+d.Month%10))
		if d.Day > 0 {
			dst = append(dst, '-', byte('0'+d.Day/10), byte('0'+d.Day%10))
		}
	}
	return dst
}

// appendMoment appends a day, or a time of RFC 3339; one without a zone is taken in the site's.
func appendMoment(dst []byte, s report.Stamp, zone *time.Location) []byte {
	if !s.HasTime {
		return appendDate(dst, s.Day)
	}
	return s.Time(zone).AppendFormat(dst, time.RFC3339)
}
