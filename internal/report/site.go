package report

import (
	"time"

	"phoihop/internal/viet"
)

// Site is what site.yaml says.
type Site struct {
	Title       Bilingual
	Description Bilingual
	BaseURL     string // ends in "/"; "" where none is stated
	Languages   []viet.Lang
	TimeZone    string
	Photos      PhotoSettings
	ShareImage  string // of ShareImages; "" is district
	Publisher   Publisher
	Agencies    []Agency // in protocol order
	Kinds       Choices  // those of the contract, renamed or followed by the site's own
	Glossary    []Term
	Banner      Bilingual
	PublicKey   string
	Snapshots   []Snapshot // packs of the site that were made before
}

// Snapshot is a pack of the site that was made before, as the site tells its readers of it.
type Snapshot struct {
	File   string // its name
	Title  Bilingual
	Date   Date // of its content
	Bytes  Number
	SHA512 string // hexadecimal
}

// Zone is the site's time zone.
func (s *Site) Zone() *time.Location {
	if s.TimeZone != "" {
		if zone, err := time.LoadLocation(s.TimeZone); err == nil {
			return zone
		}
	}
	return time.FixedZone("", 7*60*60)
}

// PhotoSettings says what is published of a picture.
type PhotoSettings struct{ Originals bool }

// Publisher says who answers for the site.
type Publisher struct {
	Name                  Bilingual
	Official, OfficialSet bool // OfficialSet: the key stands in site.yaml
	Address               Bilingual
	Email, Phone          string
	Responsible, Licence  Bilingual
}

// Agency is a body of Party, state, Front or society that meets, owns tasks or signs.
type Agency struct {
	ID      AgencyID
	Name    Bilingual
	Short   Bilingual
	Type    string // of AgencyTypes; "" is other
	PartOf  AgencyID
	Aliases List[string]
	Since   Date
	Until   Date
	Became  AgencyID
}

// Term is an entry of the glossary.
type Term struct {
	Name  Bilingual
	Short Bilingual
	Avoid Avoid
	Basis Bilingual
	Note  Bilingual
}

// Avoid lists words that should not stand for a term, by language.
type Avoid struct{ Vi, En List[string] }

// District is what district.yaml says of an administrative unit.
type District struct {
	ID          string // the folder's name
	Name        Bilingual
	Type        string // of UnitTypes
	Code        string // register code, digits
	Province    Bilingual
	ProvinceNow Bilingual
	Since       Date
	Until       Date // last day; zero while it exists
	Acts        []Act
	Successors  []Successor
}

// Ended tells that the unit exists no more.
func (d *District) Ended() bool { return !d.Until.IsZero() }

// Act is the legal act that ended a unit or set up its successors.
type Act struct {
	Number string
	Date   Date
	Effect string // of ActEffects
	URL    string
}

// Successor is a unit to which the area, or a part of it, now belongs: by code and name, or by the id
// of its folder here.
type Successor struct {
	Code     string
	Name     Bilingual
	URL      string
	Part     bool
	District string
}
