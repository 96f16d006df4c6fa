package search

import (
	"sync"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// A Kind is a kind of thing, by the letter that the files of its texts begin with.
type Kind byte

// The kinds of things.
const (
	Report      Kind = 'r'
	Task        Kind = 't'
	Person      Kind = 'p'
	District    Kind = 'd'
	Agency      Kind = 'a'
	Document    Kind = 'c'
	Theme       Kind = 'h'
	MeetingKind Kind = 'k'
	Term        Kind = 'g'
)

// kinds are all kinds, in the order of their things' numbers; the first districtKinds are those of a district's section.
const (
	kinds         = "rtpdachkg"
	districtKinds = 3
	datedKinds    = 2 // the first of them that have years and days
)

// Order returns the place of a kind among all, by which things are sorted.
func (k Kind) Order() int {
	for i := range len(kinds) {
		if kinds[i] == byte(k) {
			return i
		}
	}
	panic("search: no kind of thing: " + string(rune(k)))
}

// A Class tells where in a thing a word stands.
type Class uint8

// The classes of fields. Those above are of titles, which are classed by how many words they have; again is of
// pairs that the text has more than once.
const (
	InText Class = 0
	again  Class = 1
	Aside  Class = 2 // facts beside the text: people present, roles, places, agencies
	Lead   Class = 3 // summary, headings, titles of tasks
)

const classCount = 8

// titleClass returns the class of a title of so many words.
func titleClass(words int) Class {
	switch {
	case words <= 3:
		return 7
	case words <= 6:
		return 6
	case words <= 12:
		return 5
	}
	return 4
}

// Config is what shapes all of an index. It may be used by many goroutines at once, and is not to be copied or changed
// once it is in use.
type Config struct {
	Languages []viet.Lang // of the site, in its order; at most maxLanguages
	Short     []Short     // sorted by key, as ShortForms gives them
	Groups    int         // how many parts the index is made in, at least 1

	prepare  sync.Once
	forms    []map[uint32][]word // for each language, by the hash of the short form's key
	scanners sync.Pool           // of *scanner
	writers  sync.Pool           // of *pieceWriter
	packers  sync.Pool           // of *packer
}

// maxLanguages is how many languages a posting can tell apart while buckets are made.
const maxLanguages = 4

// A Text is what a thing says in one language.
type Text struct {
	Path   string // from the folder of the language, or from the site's root with "../"
	Title  string
	Facts  string // the line under the title in a list of results: district, date, kind
	Fields []Field
}

// A Field is a part of a text across whose ends no words are neighbours. Only fields that are Shown stand in the text that
// results show; a title or a fact need not be a field to stand there, but the title's words count in any case.
type Field struct {
	Class Class // InText, Aside or Lead
	Text  string
	Shown bool
}

// A Thing is what can be found, with all that it says.
type Thing struct {
	Kind     Kind
	Date     report.Date // of a report
	Year     int         // of a report or task, for the filter; 0 where none is stated
	Meetings []string    // ids of the kinds of meeting of a report
	Agencies []string    // ids
	Docs     []*Doc      // for each language; nil where it does not speak it
}

// A Section is the things of a district, or those of the site, with ID "". They are in the order of the package comment:
// by kind, reports by date, tasks by year.
type Section struct {
	ID     string
	Things []Thing
}

// Inverted is what a section brings to the index. It depends on nothing but the section and the Config.
type Inverted struct {
	Facts  Facts
	Pieces [][]byte // its postings, for each group; see piece.go
	Texts  []File
}

// A File is a script of the index.
type File struct {
	Name string // without assets/search/ in front and .js behind
	Data []byte
}

// group returns the group of a hash.
func (c *Config) group(hash uint32) int { return int(uint64(hash) * uint64(c.Groups) >> 32) }
