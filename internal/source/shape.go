package source

import (
	"reflect"

	"gopkg.in/yaml.v3"

	"phoihop/internal/report"
)

// Form is a kind of value that a key takes.
type Form int

// The forms of values. Each stands for one way to read a value; package schema says it in JSON Schema.
const (
	Text        Form = iota + 1 // any plain value, as it is written
	Boolean                     // true or false
	Date                        // 2023-02-15, 2023-02 or 2023
	Day                         // 2023-02-15
	Stamp                       // a day, with or without a time and a zone
	Due                         // a date, 2023-Q4 or 2023-H2
	Number                      // 300, 92,3 or 1.178.826.623
	ID                          // an id of the file's own making
	DistrictID                  // the folder of a district
	UnitCode                    // the register code of a unit, "003"
	FormerID                    // a former id of a report, tay-ho/old-name
	FileName                    // a file of the report's folder
	PictureName                 // likewise, a picture
	Link                        // a whole address, or a path to a report or file
	Address                     // a whole address
	SiteAddress                 // the address that a site is published under
	Email                       // toa-soan@example.org
	Phone                       // +84 24 3825 1234
	TimeZone                    // Asia/Ho_Chi_Minh
	SHA512                      // 128 hexadecimal digits
	Language                    // vi or en
	AgencyName                  // an agency's id or one of its names
	OwnAgency                   // likewise, in site.yaml itself
	KindName                    // a kind of meeting's id or one of its names
	Choice                      // an id of a closed list or one of its names
	List                        // of entries of one shape
	Mapping                     // of the keys of a table
	ByID                        // a mapping of ids to entries of one shape
)

// Shape describes the values that a key takes. It stands beside the function that reads them (reader), so
// that no key can be read and not be described.
type Shape struct {
	Form    Form
	Choices report.Choices // of a Choice
	Entry   *Shape         // of a List or ByID
	Single  bool           // a List may be written as its only entry
	Plain   bool           // a Mapping may be written as a plain text
	Name    string         // of a Mapping: that of the Go type it becomes
	Rows    func() []Row   // of a Mapping: its keys; results hold results, so they are not all listed at once
	NotNull bool           // a value that is absent is a mistake too
	Stated  bool           // an empty value is a mistake: see key.stated
}

// Row describes one key of a mapping.
type Row struct {
	Name    string
	Needed  bool   // must stand in an original, and not be empty anywhere
	Example string // a line with the key, where it is needed
	Words   bool   // text, which a translation gives
	Shape   Shape
}

// ReportKeys describes the front matter of a report.
func ReportKeys() []Row { return reportKeys.rows() }

// SiteKeys describes site.yaml.
func SiteKeys() []Row { return siteKeys.rows() }

// DistrictKeys describes district.yaml.
func DistrictKeys() []Row { return districtKeys.rows() }

func (table keys[T]) rows() []Row {
	rows := make([]Row, len(table))
	for i, k := range table {
		rows[i] = Row{Name: k.name, Needed: k.example != "", Example: k.example, Words: k.words != nil, Shape: k.shape}
	}
	return rows
}

// reader reads one value and describes what it takes.
type reader[V any] struct {
	read  func(d *decoder, n *yaml.Node, to *V)
	shape Shape
}

// a makes a reader of values of a form.
func a[V any](form Form, read func(*decoder, *yaml.Node, *V)) reader[V] {
	return reader[V]{read, Shape{Form: form}}
}

// mapping describes the mappings that a table reads.
func mapping[T any](table *keys[T]) Shape {
	return Shape{Form: Mapping, Name: reflect.TypeFor[T]().Name(), Rows: func() []Row { return table.rows() }}
}

func listShape(entry Shape) Shape { return Shape{Form: List, Entry: &entry} }

func byID(entry Shape) Shape { return Shape{Form: ByID, Entry: &entry, NotNull: true} }

// orText describes what may be written as a plain text too.
func orText(s Shape) Shape {
	s.Plain = true
	return s
}
