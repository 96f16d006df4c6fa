package page

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Documents lists the cited documents of the country and the provinces, or all that a district's reports cite, by
// number: in the order of their keys, however a report writes them.
type Documents struct {
	Frame
	District  *Link // set on a district's page
	List      []DocumentLine
	Districts []DistrictCount // whose reports cite documents; empty on a district's page
}

// DocumentLine is a document in a list, in the words of the newest report that cites it.
type DocumentLine struct {
	Number  Link
	Kind    string
	Issuer  Text
	Date    Date
	Title   Text
	Reports int // that cite it; on a district's page the district's
}

// CitedDocument is the page of a document that reports cite by its number.
type CitedDocument struct {
	Frame           // Name is the number as the newest report writes it, but for its spaces; see tidyNumber
	Index    string // address of the list of documents
	Kind     string // "" where reports disagree about it, and where the number begins with it
	District *Link  // set for a document of a district's bodies
	Province Text   // set for a document of a province's Party committee
	Reports  int
	Sections []DocumentSection
	More     int // older reports that are not listed
}

// DocumentSection is what reports that state the same date say of a document. Where they disagree about its kind,
// those that state the same kind as well. Each value is from the newest of them that states it.
type DocumentSection struct {
	ID     string
	Kind   string
	Number Text
	Issuer Text
	Date   Date
	Title  Text
	URL    string
	At     string // address of a report that links to the document or holds it as a file; "" where URL is known
	List   []Card // of the reports, with the role that the document has in each
	ByKind bool   // its kind parts it from another section
}

// The templates of the pages of documents.
func (*Documents) Template() string     { return "documents.html" }
func (*CitedDocument) Template() string { return "document.html" }

// addDocuments adds the pages of cited documents in one language.
func (l *list) addDocuments(lang viet.Lang, in string) {
	b, s := l.book, l.book.site
	all, index := b.wideDocuments(), newDigest()
	for _, c := range all {
		index.document(c)
	}
	from := basis{index.is()}
	for _, d := range s.Districts {
		if len(d.Documents) == 0 {
			continue
		}
		from = append(from, d, d.ID, len(d.Documents))
		cited, own := districtDocuments(d), newDigest()
		for _, c := range cited {
			own.document(c)
		}
		l.addNear(d.ID, in+districtDocumentsPath(d), basis{d, own.is()}, func() Page { return b.documents(districtDocuments(d), d, lang) })
		l.tells(d.Reports, nil)
		l.holds(HoldsSite, lang)
	}
	l.add(in+documentsPath, from, func() Page { return b.documents(all, nil, lang) })
	l.tells(s.Reports, nil)
	l.holds(HoldsSite, lang)
	for _, doc := range s.Documents {
		near := ""
		if doc.District != nil {
			near = doc.District.ID
		}
		l.addNear(near, in+documentPath(doc), basis{digestOf(newestOf(doc.Reports), documentsPart), len(doc.Reports)}, func() Page { return b.document(doc, lang) })
		l.tells(doc.Reports, nil)
	}
}

// citedDocument is a document with the reports that a list counts.
type citedDocument struct {
	*site.Document
	citation
}

func (d *digest) document(c citedDocument) {
	d.text(documentPath(c.Document))
	d.number(c.reports)
	d.report(c.newest, c.newest.Parts.Documents)
}

// wideDocuments are those of the country and the provinces: the only ones that reports of several districts cite.
func (b *Book) wideDocuments() (list []citedDocument) {
	for _, doc := range b.site.Documents {
		if doc.District == nil {
			list = append(list, citedDocument{doc, citation{doc.Reports[0], len(doc.Reports)}})
		}
	}
	return list
}

func districtDocuments(d *site.District) (list []citedDocument) {
	cited := citations(d, func(r *site.Report) []string { return r.Documents })
	for _, doc := range d.Documents {
		list = append(list, citedDocument{doc, cited[doc.Key]})
	}
	return list
}

// documents makes the list of a district's documents, or of those of the country and the provinces.
func (b *Book) documents(cited []citedDocument, d *site.District, lang viet.Lang) *Documents {
	path := documentsPath
	if d != nil {
		path = districtDocumentsPath(d)
	}
	p := &Documents{Frame: b.frame(lang, path, SectionDocuments)}
	f := &p.Frame
	if d != nil {
		link := b.under(d, f)
		p.District = &link
	} else {
		p.Districts = b.districtCounts(f, func(d *site.District) int { return len(d.Documents) }, districtDocumentsPath)
	}
	collation := viet.Collator(lang)
	cited = slices.Clone(cited)
	slices.SortFunc(cited, func(x, y citedDocument) int {
		return cmp.Or(collation.Compare(x.Key, y.Key), strings.Compare(documentPath(x.Document), documentPath(y.Document)))
	})
	for _, c := range cited {
		said := b.statements(c.newest, c.Key, f)[0].said
		p.List = append(p.List, DocumentLine{Link{said.Number, f.to(documentPath(c.Document))}, before(said.Number, said.Kind), said.Issuer, said.Date, said.Title, c.reports})
	}
	return p
}

// statement is what a report says of a document in one of its entries.
type statement struct {
	report *site.Report
	kind   string // its id
	said   Document
	at     string // see DocumentSection
}

// statements gives a report's entries of a document; one that says nothing where the report can't be read any more.
func (b *Book) statements(r *site.Report, key string, f *Frame) (list []statement) {
	c := b.open(r)
	v := b.opened(r, c, f)
	for i := range c.Original.Documents.Items {
		o := &c.Original.Documents.Items[i]
		if report.DocumentKey(o.Number) != key {
			continue
		}
		s := statement{report: r, kind: o.Kind, said: v.document(o, at(v.words.Documents, i))}
		s.said.URL, s.said.File = "", ""
		s.said.Number.Words = tidyNumber(s.said.Number.Words)
		if u, err := url.Parse(o.URL); err == nil && u.IsAbs() {
			s.said.URL = o.URL
		} else if o.URL != "" || o.File != "" {
			s.at = f.toReport(r, "#_documents") // where its links and files are known
		}
		list = append(list, s)
	}
	if len(list) == 0 {
		list = append(list, statement{report: r})
	}
	return list
}

// aroundMarks are the spaces around the marks that part a document's number.
var aroundMarks = regexp.MustCompile(` *([-/]) *`)

// tidyNumber gives a document's number without the spaces around "-" and "/" that some reports write: "218 -QĐ/TW"
// is "218-QĐ/TW".
func tidyNumber(number string) string {
	return aroundMarks.ReplaceAllString(viet.Plain(number), "$1")
}

func (b *Book) document(doc *site.Document, lang viet.Lang) *CitedDocument {
	p := &CitedDocument{Frame: b.frame(lang, documentPath(doc), SectionDocuments), Reports: len(doc.Reports)}
	f := &p.Frame
	p.Index = f.to(documentsPath)
	newest := newestOf(doc.Reports)
	p.More = len(doc.Reports) - len(newest)
	var all []statement
	for _, r := range newest {
		all = append(all, b.statements(r, doc.Key, f)...)
	}
	p.Name = all[0].said.Number
	if d := doc.District; d != nil {
		p.District = &Link{Text: bilingual(d.Name, lang), URL: f.to(districtPath(d))}
		p.Index = f.to(districtDocumentsPath(d))
		f.Crumbs = []Link{*p.District}
	} else if doc.Scope != "" {
		p.Province = bilingual(doc.Reports[0].District.Province, lang)
	}
	p.Sections = b.sections(all, f)
	kinds := map[string]bool{}
	for _, s := range all {
		if s.kind != "" {
			kinds[s.kind] = true
		}
	}
	if len(kinds) == 1 {
		for kind := range kinds {
			p.Name.Words = bareNumber(p.Name.Words, kind)
			p.Kind = before(p.Name, report.DocumentKinds.Name(kind, lang))
		}
	}
	return p
}

// bareNumber gives a document's number without what stands beside it anyway: its kind, "Luật số 10/2022/QH15" of a law,
// and "số". Without a kind the number stays whole.
func bareNumber(number, kind string) string {
	words := strings.Fields(number)
	for _, first := range [][]string{strings.Fields(name(report.DocumentKinds, kind, viet.Vi)), {"số"}} {
		n := len(first)
		if kind != "" && len(words) > n && viet.Fold(strings.Join(words[:n], " ")) == viet.Fold(strings.Join(first, " ")) {
			words = words[n:]
		}
	}
	return strings.Join(words, " ")
}

// before is the kind of a document where it stands before its number; "" where the number begins with it as a report
// writes it, "Luật 10/2022/QH15".
func before(number Text, kind string) string {
	if strings.HasPrefix(viet.Fold(number.Words), viet.Fold(kind)) {
		return ""
	}
	return kind
}

// sections parts statements, of the newest reports first, by the date that they give the document; where those of one
// date disagree about its kind, by kind as well. The newest date stands first, none last.
func (b *Book) sections(all []statement, f *Frame) (sections []DocumentSection) {
	kinds := map[string]string{} // by date, the first kind that is stated
	byKind := map[string]bool{}  // dates of which several are
	for _, s := range all {
		on := s.said.Date.ISO
		if kinds[on] == "" {
			kinds[on] = s.kind
		}
		byKind[on] = byKind[on] || s.kind != "" && s.kind != kinds[on]
	}
	place := map[string]int{}
	for _, s := range all {
		id := "_undated"
		if s.said.Date.ISO != "" {
			id = "_dated-" + s.said.Date.ISO
		}
		if byKind[s.said.Date.ISO] {
			id += "_" + orElse(s.kind, "unstated")
		}
		at, known := place[id]
		if !known {
			at = len(sections)
			place[id] = at
			sections = append(sections, DocumentSection{ID: id, Date: s.said.Date, ByKind: byKind[s.said.Date.ISO]})
		}
		b.add(&sections[at], s, f)
	}
	slices.SortStableFunc(sections, func(x, y DocumentSection) int { return strings.Compare(y.Date.ISO, x.Date.ISO) })
	return sections
}

// add adds an older report's statement to a section, or a further one of the report added last.
func (b *Book) add(p *DocumentSection, s statement, f *Frame) {
	p.Kind = cmp.Or(p.Kind, s.said.Kind)
	p.Number, p.Issuer, p.Title = cmp.Or(p.Number, s.said.Number), cmp.Or(p.Issuer, s.said.Issuer), cmp.Or(p.Title, s.said.Title)
	if p.URL == "" && p.At == "" {
		p.URL, p.At = s.said.URL, s.at
	}
	card := b.card(s.report, f)
	card.Role = s.said.Role
	n := len(p.List)
	switch {
	case n == 0 || p.List[n-1].URL != card.URL:
		p.List = append(p.List, card)
	case card.Role != "" && !slices.Contains(strings.Split(p.List[n-1].Role, ", "), card.Role):
		p.List[n-1].Role = strings.TrimPrefix(p.List[n-1].Role+", "+card.Role, ", ")
	}
}
