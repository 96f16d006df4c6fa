package page

import (
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Book is the whole site as pages.
type Book struct {
	site *site.Site
}

// NewBook makes the book of a site. The site's languages must not be empty.
func NewBook(s *site.Site) *Book { return &Book{site: s} }

// Entry is a page that is made when asked for, so that memory need hold only those being written.
type Entry struct {
	Path string
	Make func() Page
}

// Pages lists every page but those of reports (see ReportPages), in a fixed order.
func (b *Book) Pages() (list []Entry) {
	add := func(path string, page func() Page) { list = append(list, Entry{path, page}) }
	add("index.html", func() Page { return b.choose() })
	add("404.html", func() Page { return b.notFound() })
	for _, lang := range b.site.Settings.Languages {
		in := func(path string) string { return string(lang) + "/" + path }
		add(in("index.html"), func() Page { return b.home(lang) })
		add(in("agencies/index.html"), func() Page { return b.agencies(lang) })
		add(in("kinds/index.html"), func() Page { return b.kinds(lang) })
		add(in("glossary.html"), func() Page { return b.glossary(lang) })
		add(in("about.html"), func() Page { return b.about(lang) })
		for _, d := range b.site.Districts {
			for n := range 1 + olderPages(len(d.Reports)) {
				add(in(listPath(districtPath(d), d.ID, n)), func() Page { return b.district(d, lang, n) })
			}
			for _, y := range d.Years {
				add(in(districtYearPath(d, y.Year)), func() Page { return b.districtYear(d, y, lang) })
			}
		}
		for _, y := range b.site.Years {
			for n := range 1 + olderPages(len(y.Reports)) {
				add(in(listPath(yearPath(y.Year), yearName(y.Year), n)), func() Page { return b.year(y, lang, n) })
			}
		}
		for _, a := range b.site.Agencies {
			for n := range 1 + olderPages(len(a.Reports)) {
				add(in(listPath(agencyPath(a.ID), "agencies/"+string(a.ID), n)), func() Page { return b.agency(a, lang, n) })
			}
		}
		for _, k := range b.site.Kinds {
			for n := range 1 + olderPages(len(k.Reports)) {
				add(in(listPath(kindPath(k.ID), "kinds/"+k.ID, n)), func() Page { return b.kind(k, lang, n) })
			}
		}
	}
	return list
}

// ReportPages makes the pages of one report: in each language its page, or the notice that it was
// withdrawn, and the pages at its former addresses. bodies holds its texts by language.
func (b *Book) ReportPages(r *site.Report, bodies map[viet.Lang]Body, each func(Page) bool) {
	for _, lang := range b.site.Settings.Languages {
		var p Page
		if r.Original.Withdrawn.IsZero() {
			p = b.Report(r, lang, bodies[lang], bodies[r.Lang])
		} else {
			p = b.withdrawn(r, lang)
		}
		if !each(p) {
			return
		}
		for _, alias := range r.Original.Aliases.Items {
			if !each(b.moved(r, alias, lang)) {
				return
			}
		}
	}
}
