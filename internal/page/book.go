package page

import (
	"sync"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Book is the whole site as pages.
type Book struct {
	site  *site.Site
	look  site.Digest
	open  Opener
	data  []DataTable
	tests Tests
	pages []Entry // all but those of reports

	parts   map[viet.Lang]*Part // what is told of the part that the site is; none of a whole site
	offline map[string]bool     // pages of a part that the whole does not have

	kindNames map[report.KindID]report.Bilingual
}

// Opener gives the facts and words of a report's files; bodies and files may be missing. It is called for pages that
// are made, and never for their fingerprints. Where the files can't be read any more, the report that it gives is
// empty, and the page that is being made will not be published.
type Opener func(*site.Report) *Contents

// NewBook makes the book of a site, whose languages must not be empty. look is the digest of all that
// shapes every page besides the site's reports and districts: settings, templates, the program itself. data is what
// the site offers for programs, tests what the statement on accessibility tells; they belong to what look stands for.
func NewBook(s *site.Site, look site.Digest, open Opener, data []DataTable, tests Tests) *Book {
	b := &Book{site: s, look: look, open: open, data: data, tests: tests, kindNames: map[report.KindID]report.Bilingual{}}
	for _, k := range s.Settings.Kinds {
		b.kindNames[report.KindID(k.ID)] = k.Name
	}
	if s.Whole() != nil {
		b.parts = map[viet.Lang]*Part{}
		for _, lang := range s.Settings.Languages {
			b.parts[lang] = b.tellPart(lang)
		}
	}
	b.pages = b.listPages()
	b.markElsewhere(open, tests)
	return b
}

// Item is a file of the site that is made when asked for, so that memory need hold only those being
// written.
type Item struct {
	Path string
	look site.Digest
	from basis
}

// basis is what a file is made from, besides what shapes the whole site. Two files of one path and one
// basis are the same file. So whatever its maker reads must be in its basis: of a report in a list it
// reads no more than the report's Shown digest stands for.
type basis []any

// Mark is the fingerprint of the file; while it stays the same, the file does.
func (i Item) Mark() uint64 {
	d := newDigest()
	d.number(int(i.look))
	d.text(i.Path)
	d.basis(i.from)
	return uint64(d.is())
}

// Entry is a page. Near names the district whose reports are opened for it: pages near each other, in all
// languages, are best made one after another. Unlisted pages are not for search engines: the site map leaves
// them out. Lang is set where Holds is.
type Entry struct {
	Item
	Near     string
	Make     func() Page
	Unlisted bool
	Holds    Holds
	Lang     viet.Lang
	dated    dated
}

// Holds tells whether a page shows things that the site's own search finds, and whose they are.
type Holds int

// What pages hold. Things of a district are found on one of its pages, those of the site on any.
const (
	HoldsNothing Holds = iota
	HoldsDistrict
	HoldsSite
)

// list gathers the entries of a book.
type list struct {
	book    *Book
	entries []Entry
}

func (l *list) add(path string, from basis, page func() Page) { l.addNear("", path, from, page) }

// addNear adds a page for which reports of a district are opened.
func (l *list) addNear(district, path string, from basis, page func() Page) {
	l.entries = append(l.entries, Entry{Item: Item{path, l.book.look, from}, Near: district, Make: page})
}

// holds says of the page added last that things are found on it.
func (l *list) holds(h Holds, lang viet.Lang) {
	e := &l.entries[len(l.entries)-1]
	e.Holds, e.Lang = h, lang
}

// Pages lists every page but those of reports (see ReportPages), in a fixed order.
func (b *Book) Pages() []Entry { return b.pages }

func (b *Book) listPages() []Entry {
	l := &list{book: b}
	l.add("index.html", nil, func() Page { return b.choose() })
	l.add("404.html", nil, func() Page { return b.notFound() })
	langs := b.site.Settings.Languages
	inLanguage := make([]list, len(langs))
	var listing sync.WaitGroup
	for i, lang := range langs {
		inLanguage[i].book = b
		listing.Go(func() { inLanguage[i].addLanguage(lang) })
	}
	listing.Wait()
	for i := range inLanguage {
		l.entries = append(l.entries, inLanguage[i].entries...)
	}
	return l.entries
}

// addLanguage adds the pages of one language.
func (l *list) addLanguage(lang viet.Lang) {
	b, in := l.book, string(lang)+"/"
	l.add(in+"index.html", b.homeBasis(), func() Page { return b.home(lang) })
	l.tells(b.site.Reports, nil)
	l.add(in+"agencies/index.html", basis{b.site.Agencies}, func() Page { return b.agencies(lang) })
	l.tells(b.site.Reports, nil)
	l.add(in+"kinds/index.html", basis{b.site.Kinds}, func() Page { return b.kinds(lang) })
	l.tells(b.site.Reports, nil)
	l.add(in+"glossary.html", nil, func() Page { return b.glossary(lang) })
	l.holds(HoldsSite, lang)
	l.add(in+searchPath, b.searchBasis(), func() Page { return b.search(lang) })
	l.holds(HoldsSite, lang)
	l.add(in+"about.html", b.aboutBasis(), func() Page { return b.about(lang) })
	l.tells(b.site.Reports, nil)
	l.add(in+accessibilityPath, nil, func() Page { return b.accessibility(lang) })
	for _, d := range b.site.Districts {
		first := append(basis{d, d.Years, b.site.AsOf(d.Threads), figuresDigest(d), len(d.Documents) > 0, len(d.Themes) > 0}, yearTallies(d)...)
		l.pages(d.ID, in, districtPath(d), d.ID, dated{d.Reports, d.Threads}, first, basis{d}, func(n int) Page { return b.district(d, lang, n) })
		for _, y := range d.Years {
			l.add(in+districtYearPath(d, y.Year), basis{d, d.Years, y.Reports, b.site.AsOf(y.Threads), site.Count(y.Threads)}, func() Page { return b.districtYear(d, y, lang) })
			l.tells(y.Reports, y.Threads)
		}
	}
	for _, y := range b.site.Years {
		l.pages("", in, yearPath(y.Year), yearName(y.Year), dated{y.Reports, y.Threads}, basis{b.site.Years, b.yearBasis(y), b.meetingsOf(y.Reports)}, nil, func(n int) Page { return b.year(y, lang, n) })
	}
	for _, a := range b.site.Agencies {
		l.pages("", in, agencyPath(a.ID), "agencies/"+string(a.ID), dated{a.Reports, a.Threads}, basis{a, b.site.AsOf(a.Threads), site.Count(a.Threads)}, nil, func(n int) Page { return b.agency(a, lang, n) })
	}
	l.addTasks(lang, in)
	l.addPeople(lang, in)
	l.addDocuments(lang, in)
	l.addThemes(lang, in)
	for _, k := range b.site.Kinds {
		l.pages("", in, kindPath(k.ID), "kinds/"+k.ID, dated{k.Reports, nil}, basis{k}, nil, func(n int) Page { return b.kind(k, lang, n) })
	}
}

// pages adds the first page of a list of reports and its older pages, with what each is made from besides
// the reports that it holds. near names the district whose reports are opened for the first page.
func (l *list) pages(near, in, first, folder string, all dated, from, older basis, page func(n int) Page) {
	reports := all.reports
	l.addNear(near, in+first, append(from, pageOf(reports, 0), olderPages(len(reports))), func() Page { return page(0) })
	l.tells(all.reports, all.threads)
	for n := 1; n <= olderPages(len(reports)); n++ {
		newest := n == olderPages(len(reports)) // then the next newer page is the first
		l.add(in+pagePath(folder, n), append(older[:len(older):len(older)], pageOf(reports, n), newest), func() Page { return page(n) })
		l.tells(pageOf(reports, n), nil)
	}
}

// ReportPages lists the pages of one report: in each language its page, or the notice that it was
// withdrawn, and the pages at its former addresses. links stands for where the report's links lead. open
// gives what its files say; it is called only for pages that are made. Where it gives nil, so does the
// page's Make.
func (b *Book) ReportPages(r *site.Report, links site.Digest, open func() *Contents) []Entry {
	l := &list{book: b}
	from := basis{reportBasis(r, links)}
	for _, lang := range b.site.Settings.Languages {
		l.addNear(r.District.ID, ReportPath(r.Ref, lang), from, func() Page {
			switch c := open(); {
			case c == nil:
				return nil
			case r.Withdrawn:
				return b.withdrawn(r, c, lang)
			default:
				return b.report(r, c, lang)
			}
		})
		if !r.Withdrawn && r.Translated(lang) {
			l.holds(HoldsDistrict, lang)
		}
		for _, alias := range r.Aliases {
			l.add(string(lang)+"/"+alias+".html", basis{r, r.Ref, r.Withdrawn}, func() Page { return b.moved(r, alias, lang) })
		}
	}
	return l.entries
}

// taskBasis stands for what a report's tasks take from those that they follow: the earlier report and its task,
// owner and due date, and where the thread began, with its district. Zero where none follows another.
func taskBasis(r *site.Report) site.Digest {
	var d *digest
	for i := range r.Tasks {
		t := site.Task{Report: r, Place: i}
		earlier, ok := t.Follows()
		if !ok {
			continue
		}
		if d == nil {
			d = newDigest()
		}
		d.number(i)
		d.report(earlier.Report, 0)
		d.task(earlier)
		for _, id := range t.Owner().Items {
			d.text(string(id))
		}
		d.text(t.Due().String())
		if thread := t.Thread(); thread != nil {
			d.report(thread.Origin().Report, 0)
			d.task(thread.Origin())
		}
	}
	if d == nil {
		return 0
	}
	return d.is()
}

// task adds which task of which report it is.
func (d *digest) task(t site.Task) {
	d.text(t.Report.Ref.District)
	d.text(t.Report.Ref.Name)
	d.text(TaskName(t.Own().ID, t.Place))
	d.number(int(t.Report.Date.Year))
	d.flag(t.Report.Withdrawn)
}

// yearBasis is what a year's page tells of the districts.
func (b *Book) yearBasis(y *site.Year) (from []any) {
	from = append(from, b.site.AsOf(y.Threads))
	for _, t := range tallyByDistrict(y.Threads) {
		from = append(from, t.district, t.newestYear, t.tally)
	}
	for _, d := range b.site.Districts {
		for _, own := range d.Years {
			if own.Year == y.Year {
				from = append(from, d, d.ID, own)
			}
		}
	}
	return from
}

// yearTallies is how the tasks of each year of a district stand.
func yearTallies(d *site.District) (from basis) {
	for _, y := range d.Years {
		from = append(from, site.Count(y.Threads))
	}
	return from
}

// homeBasis is what the home page tells.
func (b *Book) homeBasis() basis {
	from := basis{b.site.AsOf(b.site.Threads), site.Count(b.site.Threads), len(b.site.Reports), b.site.Years, b.site.Reports[:min(newestAtHome, len(b.site.Reports))]}
	for _, d := range b.site.Districts {
		from = append(from, d, len(d.Reports), d.Reports[:min(1, len(d.Reports))])
	}
	return from
}

// aboutBasis is what the page about the site tells.
func (b *Book) aboutBasis() basis {
	from := basis{b.site.Districts, len(b.site.Reports), b.data}
	if n := len(b.site.Reports); n > 0 {
		from = append(from, b.site.Reports[0], b.site.Reports[n-1])
	}
	return from
}
