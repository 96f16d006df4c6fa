package page

import (
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Text is an author's words. Lang is set only where they are in another language than the page.
type Text struct {
	Words string
	Lang  viet.Lang
}

// Link is a text that leads somewhere.
type Link struct {
	Text Text
	URL  string
}

// Links are several, as the source lists them. Open says that the source's own list goes on.
type Links struct {
	Items []Link
	Open  bool
}

// Date is a date in words, and as a machine reads it.
type Date struct {
	Words string // "thứ Tư, 15/02/2023"
	ISO   string // "2023-02-15"
}

// Count is a link with a number of reports behind it.
type Count struct {
	Link
	Reports int
	Current bool // the page that shows it
}

// Frame is what every page has.
type Frame struct {
	Lang        viet.Lang
	Path        string // of the page in the site, "vi/tay-ho/index.html"
	Root        string // from the page to the site's root, "../../"
	Up          string // from the page to its language's folder, "../"
	Home        string // address of the home page of the page's language
	Site        Text   // title of the site
	Banner      Text   // theme of the year; empty without one
	Name        Text   // what the page is about: a report's title, a district's name; empty where the template says it
	Description Text   // for search engines and previews; empty: the site's
	Unofficial  bool   // site.yaml says official: false
	Part        *Part  // what the site holds of a larger one; nil where it is whole
	Publisher   Text
	Mistake     Link   // to write to the publisher about a mistake on the page, a mailto; empty where the site states no e-mail
	Crumbs      []Link // from below the home page to above this page
	Languages   []Language
	Base        string      // whole address of the site's root, base_url; "" without
	Canonical   string      // whole address of this page; "" without base_url, and of a page that only a part of the site has
	Alternates  []Alternate // whole addresses of this page in languages that it is really written in
	Feed        string      // address of the feed that belongs to the page
	Calendar    string      // address of the site's calendar on the home page, of the district's on its pages; else ""
	Image       Image       // for previews; empty without base_url
	Section     Section
	NoIndex     bool
}

// Image is a picture that stands for a page where it is shared.
type Image struct {
	URL           string // whole
	Alt           string
	Width, Height int
}

// Section is the part of the site's navigation that a page belongs to.
type Section string

// Sections of the navigation.
const (
	SectionHome     Section = "home"
	SectionDistrict Section = "district"
	SectionYear     Section = "year"
	SectionTasks    Section = "tasks"
	SectionAgencies Section = "agencies"
	SectionKinds    Section = "kinds"
	SectionGlossary Section = "glossary"
	SectionAbout    Section = "about"
	SectionSearch   Section = "search"

	SectionPeople    Section = "people"
	SectionDocuments Section = "documents"
	SectionThemes    Section = "themes"

	SectionAccessibility Section = "accessibility"
)

// Language is an entry of the language switch.
type Language struct {
	Lang    viet.Lang
	URL     string
	Current bool
}

// Alternate is the whole address of a page in one language, or for readers of any other (AnyLanguage).
type Alternate struct {
	Lang viet.Lang
	URL  string
}

// Page is a page that a template lays out.
type Page interface {
	Template() string // the template's file name
	In() *Frame
}

// In gives the frame of a page that embeds it.
func (f *Frame) In() *Frame { return f }

// URL makes a path of the site relative to the page.
func (f *Frame) URL(path string) string { return f.Root + path }

// whole makes the whole address of a path of the site; "" without base_url.
func (f *Frame) whole(path string) string {
	if f.Base == "" {
		return ""
	}
	return f.Base + path
}

// frame starts a page at a path below its language.
func (b *Book) frame(lang viet.Lang, path string, section Section) Frame {
	s := b.site.Settings
	full := string(lang) + "/" + path
	up := strings.Repeat("../", strings.Count(path, "/"))
	f := Frame{Lang: lang, Path: full, Root: "../" + up, Up: up, Section: section,
		Unofficial: s.Publisher.OfficialSet && !s.Publisher.Official, Base: s.BaseURL}
	f.Home = f.to("index.html")
	f.Part = b.part(&f)
	f.Site = bilingual(s.Title, lang)
	f.Banner = bilingual(s.Banner, lang)
	f.Publisher = bilingual(s.Publisher.Name, lang)
	f.Mistake = f.mistake(s.Publisher.Email, full)
	f.Description = bilingual(s.Description, lang)
	f.Feed = f.to("feed.xml")
	district, _, _ := strings.Cut(path, "/")
	switch section {
	case SectionHome:
		f.Calendar = f.to(calendarName)
	case SectionDistrict:
		f.Calendar = f.to(district + "/" + calendarName)
	}
	for _, l := range s.Languages {
		f.Languages = append(f.Languages, Language{Lang: l, URL: f.URL(string(l) + "/" + path), Current: l == lang})
	}
	f.Canonical, f.Alternates = b.addresses(lang, path)
	f.Image = b.siteShareCard(lang).image(s.BaseURL)
	if d := b.site.District(district); d != nil && section == SectionDistrict {
		f.Image = b.districtShareCard(d, lang).image(s.BaseURL)
	}
	return f
}

// bilingual gives a text of the settings in the page's language, or marked as being in another.
func bilingual(b report.Bilingual, lang viet.Lang) Text {
	words, in := b.In(lang)
	return inLang(words, in, lang)
}

func inLang(words string, in, page viet.Lang) Text {
	if in == page || words == "" {
		return Text{Words: words}
	}
	return Text{Words: words, Lang: in}
}

// to makes the address of a path below the page's language.
func (f *Frame) to(path string) string { return f.Up + path }

// toReport makes the address of a report's page, or of a "#fragment" of it. Most links of a site lead there.
func (f *Frame) toReport(r *site.Report, fragment string) string {
	return f.Up + r.Ref.District + "/" + r.Ref.Name + ".html" + fragment
}

// meetingDay gives the day or days of a meeting in words, with the part of the day.
func meetingDay(lang viet.Lang, r *report.Abstract) Date {
	d := day(lang, r.Date)
	if !r.EndDate.IsZero() && r.EndDate != r.Date {
		d.Words = viet.Days(lang, d.Words, day(lang, r.EndDate).Words)
	}
	d.Words = viet.DayPart(lang, r.PartOfDay, d.Words)
	return d
}

// decimal gives a number in the language's figures; "" where none is stated.
func decimal(lang viet.Lang, n report.Number) string {
	if !n.Stated {
		return ""
	}
	return viet.Decimal(lang, n.Unscaled, n.Scale)
}
