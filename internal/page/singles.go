package page

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Glossary lists the official terms in both languages.
type Glossary struct {
	Frame
	Terms []Term
}

// Term is an entry of the glossary. Name is in the page's language, Other in the other.
type Term struct {
	ID          string
	Name, Other Text
	Short       Text
	Avoid       []Text
	Basis       Text
	Note        Text
}

// About tells what the site is, who makes it, what it holds and how its figures come about.
type About struct {
	Frame
	About       Text // the site's description
	Districts   int
	Ended       int
	Reports     int
	First, Last Date
	Contact     Contact
	By          Organizer    // the publisher, for search engines
	Glossary    string       // address of the glossary
	States      []StateCount // of tasks, to be explained; without numbers
	Data        []DataLinks
	Catalog     string // address of the catalogue of the data; "" without
	PublicKey   string
	Snapshots   []Snapshot

	Accessibility string // address of the statement on accessibility
}

// Snapshot is a pack of the site that was made before.
type Snapshot struct {
	File   string
	Title  Text
	Date   Date
	Bytes  string // in figures; "" where not stated
	SHA512 string
}

// DataTable is a table of the open data, and the paths of its files.
type DataTable struct {
	Title report.Bilingual
	About report.Bilingual // what its rows are
	Files []string         // in the site
}

// DataLinks are the files of a table of the open data.
type DataLinks struct {
	Title string
	About string // what its rows are, for search engines
	Files []Link // named by what the file's name has behind the table's, "2023.csv", or by its type
}

// Contact says how to reach the publisher.
type Contact struct {
	Name, Address, Responsible, Licence Text
	Email, Phone                        string
	Dial                                string // what is dialled of Phone, "+842438251234"
}

// Choose is the choice of language at the root of the site.
type Choose struct {
	Frame
	Choices []Choice
}

// Choice is one language to choose.
type Choice struct {
	Lang        viet.Lang
	URL         string
	Title       string
	Description string
}

// NotFound is 404.html. A server shows it at any address, so its links are whole addresses, and its style sheet's has
// the path of base_url. Without base_url it has neither: it says in words where to go, in a little style of its own.
type NotFound struct {
	Frame
	Choices []Choice // addresses are empty without base_url
}

// The templates of the single pages.
func (*Glossary) Template() string { return "glossary.html" }
func (*About) Template() string    { return "about.html" }
func (*Choose) Template() string   { return "choose.html" }
func (*NotFound) Template() string { return "404.html" }

func (b *Book) glossary(lang viet.Lang) *Glossary {
	p := &Glossary{Frame: b.frame(lang, "glossary.html", SectionGlossary)}
	other := viet.En
	if lang == viet.En {
		other = viet.Vi
	}
	taken := map[string]int{}
	for _, t := range b.site.Settings.Glossary {
		term := Term{Name: bilingual(t.Name, lang), Basis: bilingual(t.Basis, lang), Note: bilingual(t.Note, lang)}
		if words, in := t.Name.In(other); in == other {
			term.Other = Text{Words: words, Lang: other}
		}
		term.Short = bilingual(t.Short, lang)
		avoid, in := t.Avoid.Vi, viet.Vi
		if lang == viet.En {
			avoid, in = t.Avoid.En, viet.En
		}
		for _, word := range avoid.Items {
			term.Avoid = append(term.Avoid, inLang(word, in, lang))
		}
		term.ID = "term_" + viet.Slug(t.Name.Vi)
		if taken[term.ID]++; taken[term.ID] > 1 {
			term.ID = fmt.Sprintf("%s-%d", term.ID, taken[term.ID])
		}
		p.Terms = append(p.Terms, term)
	}
	collation := viet.Collator(lang)
	slices.SortStableFunc(p.Terms, func(x, y Term) int { return collation.Compare(x.Name.Words, y.Name.Words) })
	return p
}

func (b *Book) about(lang viet.Lang) *About {
	s := b.site.Settings
	p := &About{Frame: b.frame(lang, "about.html", SectionAbout), About: bilingual(s.Description, lang),
		Districts: len(b.site.Districts), Reports: len(b.site.Reports), PublicKey: s.PublicKey}
	p.Glossary, p.Accessibility = p.to("glossary.html"), p.to(accessibilityPath)
	for state := range site.StateCount {
		id := site.ThreadState(state).String()
		p.States = append(p.States, StateCount{State: id, Name: report.ThreadStates.Name(id, lang)})
	}
	for _, t := range b.data {
		title, _ := t.Title.In(lang)
		about, _ := t.About.In(lang)
		links := DataLinks{Title: title, About: about}
		for _, path := range t.Files {
			links.Files = append(links.Files, Link{Text: Text{Words: dataName(path)}, URL: p.URL(path)})
		}
		p.Data = append(p.Data, links)
	}
	if len(b.data) > 0 {
		p.Catalog = p.URL("data/catalog.jsonld")
	}
	for _, d := range b.site.Districts {
		if d.Ended() {
			p.Ended++
		}
	}
	if n := len(b.site.Reports); n > 0 {
		p.First, p.Last = shortDay(lang, b.site.Reports[n-1].Date), shortDay(lang, b.site.Reports[0].Date)
	}
	for _, made := range s.Snapshots {
		p.Snapshots = append(p.Snapshots, Snapshot{File: made.File, Title: bilingual(made.Title, lang), Date: shortDay(lang, made.Date),
			Bytes: decimal(lang, made.Bytes), SHA512: made.SHA512})
	}
	p.By = p.publisher(&s.Publisher)
	p.Contact = b.contact(lang)
	return p
}

func (b *Book) contact(lang viet.Lang) Contact {
	pub := b.site.Settings.Publisher
	return Contact{Name: bilingual(pub.Name, lang), Address: bilingual(pub.Address, lang), Responsible: bilingual(pub.Responsible, lang),
		Licence: bilingual(pub.Licence, lang), Email: pub.Email, Phone: pub.Phone, Dial: strings.Map(dialled, pub.Phone)}
}

// dialled keeps of a telephone number what is dialled.
func dialled(r rune) rune {
	if '0' <= r && r <= '9' || r == '+' {
		return r
	}
	return -1
}

// dataName names a file of a table by its type and, where it holds a year, by that: "CSV", "2023 CSV".
func dataName(file string) string {
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if _, year, split := strings.Cut(name, "-"); split {
		return year + " " + fileType(file)
	}
	return fileType(file)
}

// rootFrame starts a page that stands above the languages.
func (b *Book) rootFrame(path string) Frame {
	s := b.site.Settings
	lang := s.Languages[0]
	f := Frame{Lang: lang, Path: path, Site: bilingual(s.Title, lang), Description: bilingual(s.Description, lang), NoIndex: path != "index.html",
		Unofficial: s.Publisher.OfficialSet && !s.Publisher.Official, Base: s.BaseURL}
	if !f.NoIndex {
		f.Canonical, f.Image = f.whole(path), b.siteShareCard(lang).image(s.BaseURL)
		f.Alternates = alternates(s, path, func(viet.Lang) bool { return true })
	}
	return f
}

func (b *Book) choices(root string) (list []Choice) {
	s := b.site.Settings
	for _, lang := range s.Languages {
		title, _ := s.Title.In(lang)
		description, _ := s.Description.In(lang)
		c := Choice{Lang: lang, Title: title, Description: description, URL: root + string(lang) + "/index.html"}
		list = append(list, c)
	}
	return list
}

func (b *Book) choose() *Choose {
	return &Choose{Frame: b.rootFrame("index.html"), Choices: b.choices("")}
}

func (b *Book) notFound() *NotFound {
	p := &NotFound{Frame: b.rootFrame("404.html"), Choices: b.choices(b.site.Settings.BaseURL)}
	if base, err := url.Parse(b.site.Settings.BaseURL); err == nil {
		p.Root = base.Path // without the host: the page's policy lets no other one give the style
	}
	if p.Root == "" {
		for i := range p.Choices {
			p.Choices[i].URL = ""
		}
	}
	return p
}

// Robots is robots.txt: everything may be read; the site map is named where the site has an address.
func (b *Book) Robots() string {
	var s strings.Builder
	s.WriteString("User-agent: *\nAllow: /\n")
	if b.site.Settings.BaseURL != "" {
		s.WriteString("Sitemap: " + b.site.Settings.BaseURL + "sitemap.xml\n")
	}
	return s.String()
}
