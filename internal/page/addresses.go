package page

import (
	"strings"
	"time"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Address is an entry of the site map: a page in the languages that it is written in.
type Address struct {
	URLs       []string    // whole
	Alternates []Alternate // the page's languages, as its head names them; none where it has one
	Updated    string      // day of the newest change of what the page tells; "" where no date is known
}

// AnyLanguage is what an Alternate has in the place of a language if it is for readers of all others.
const AnyLanguage viet.Lang = "x-default"

// dated is what a page tells of, as far as it has dates.
type dated struct {
	reports []*site.Report
	threads []*site.Thread
}

// tells says of the page added last what it tells of.
func (l *list) tells(reports []*site.Report, threads []*site.Thread) {
	l.entries[len(l.entries)-1].dated = dated{reports, threads}
}

// alternates lists the languages of a page for search engines, by its path below its language; none of one that is not
// written in all of them. Readers of other languages are led from the home page to the choice of language, and from any
// other page to the site's first language.
func alternates(s *report.Site, path string, written func(viet.Lang) bool) (list []Alternate) {
	if s.BaseURL == "" || len(s.Languages) < 2 {
		return nil
	}
	for _, l := range s.Languages {
		if !written(l) {
			return nil
		}
		list = append(list, Alternate{l, s.BaseURL + string(l) + "/" + path})
	}
	other := list[0].URL
	if path == "index.html" {
		other = s.BaseURL + path
	}
	return append(list, Alternate{AnyLanguage, other})
}

// SiteMap is the site map as an item; Addresses is what it says. The dates in it are of all that reports say, also of
// what no list shows.
func (b *Book) SiteMap() Item {
	paths := make([]string, 0, len(b.pages))
	for _, e := range b.pages {
		if !e.Unlisted {
			paths = append(paths, e.Path)
		}
	}
	whole := newDigest()
	for _, r := range b.site.Reports {
		whole.number(int(r.Whole))
	}
	return Item{"sitemap.xml", b.look, basis{paths, b.site.Reports, whole.is()}}
}

// AddressCount is how many whole addresses Addresses lists.
func (b *Book) AddressCount() (n int) {
	s := b.site.Settings
	if s.BaseURL == "" {
		return 0
	}
	first := string(s.Languages[0]) + "/"
	for _, e := range b.pages {
		if strings.HasPrefix(e.Path, first) && !e.Unlisted {
			n += len(s.Languages)
		}
	}
	for _, r := range b.site.Reports {
		for _, lang := range s.Languages {
			if r.Translated(lang) {
				n++
			}
		}
	}
	return n + 1
}

// Addresses lists the whole addresses of all pages that search engines should know; none without
// base_url. It calls each in a fixed order.
func (b *Book) Addresses(each func(Address)) {
	s := b.site.Settings
	if s.BaseURL == "" {
		return
	}
	days := make(map[*site.Report]string, len(b.site.Reports))
	for _, r := range b.site.Reports {
		days[r] = r.LastChange().Time(b.site.Zone).Format(time.DateOnly)
	}
	every := func(viet.Lang) bool { return true }
	root := address(s, "index.html", every, "")
	root.URLs = []string{s.BaseURL + "index.html"}
	each(root)
	first := string(s.Languages[0]) + "/"
	for _, e := range b.Pages() {
		if below, found := strings.CutPrefix(e.Path, first); found && !e.Unlisted {
			each(address(s, below, every, e.dated.newest(days)))
		}
	}
	for _, r := range b.site.Reports {
		each(address(s, reportPath(r), r.Translated, days[r]))
	}
}

// address is the entry of a page, by its path below its language.
func address(s *report.Site, path string, written func(viet.Lang) bool, updated string) Address {
	a := Address{Alternates: alternates(s, path, written), Updated: updated}
	for _, lang := range s.Languages {
		if written(lang) {
			a.URLs = append(a.URLs, s.BaseURL+string(lang)+"/"+path)
		}
	}
	return a
}

// newest is the day on which the newest of it changed.
func (d dated) newest(days map[*site.Report]string) (day string) {
	for _, r := range d.reports {
		day = max(day, days[r])
	}
	for _, thread := range d.threads {
		for _, e := range thread.Entries {
			day = max(day, days[e.Report])
		}
	}
	return day
}
