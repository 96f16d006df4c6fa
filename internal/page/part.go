package page

import (
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// A site may be a part of a larger one (site.Part). Its pages still name reports and districts outside: what a task carries
// on, related reports, successors. Such a link leaves the part: it leads to the page's address online, and without
// base_url nowhere. Either way the template "lead" says that what it names is not in this copy.

// Lead is a link that may leave the part that the site is.
type Lead struct {
	Link
	Leaves bool
}

// leaving makes a link out of the part to a path of the whole site.
func (f *Frame) leaving(text Text, path string) Lead {
	return Lead{Link{Text: text, URL: f.whole(path)}, true}
}

// lead makes a link to a report's page, or to a "#fragment" of it.
func (b *Book) lead(f *Frame, text Text, r *site.Report, fragment string) Lead {
	if !b.site.Holds(r) {
		return f.leaving(text, ReportPath(r.Ref, f.Lang)+fragment)
	}
	return Lead{Link: Link{Text: text, URL: f.toReport(r, fragment)}}
}

// Outside is a report outside the part that goes on with a task.
type Outside struct {
	Date   Date
	Report Lead
}

// outside lists the reports outside that speak of a thread.
func (b *Book) outside(t *site.Thread, f *Frame) (list []Outside) {
	for _, e := range t.Outside {
		v := b.voice(e.Report, f)
		list = append(list, Outside{shortDay(f.Lang, e.Report.Date), b.lead(f, v.say(e.Report.Title), e.Report, "#"+TaskID(e.Own().ID, e.Place))})
	}
	return list
}

// Part says of a site that is a part what is in it, and what of the whole is left out.
type Part struct {
	Districts        []Text   // that were asked for; none where all were
	Years            []string // likewise
	Reports, Of      int      // in the part, in the whole
	LeftOut          []Text   // districts of the whole that are not here; none where they are many
	LeftOutDistricts int
	LeftOutYears     []string // of the whole in which nothing here is dated; none where they are many
	LeftOutYearCount int
	Day              Date   // at which the whole stood so
	Whole            string // its address; "" without base_url
	About            string // address of all this on the page about the site
}

// mostLeftOut is how many districts or years left out are named; more are counted.
const mostLeftOut = 12

// partPath is where the page about the site tells of the part.
const partPath = "about.html#_part"

// part tells of the part that the site is; nil where it is whole.
func (b *Book) part(f *Frame) *Part {
	told := b.parts[f.Lang]
	if told == nil {
		return nil
	}
	p := *told
	p.About = f.to(partPath)
	return &p
}

// tellPart says in a language what every page tells of the part.
func (b *Book) tellPart(lang viet.Lang) *Part {
	s, whole := b.site, b.site.Whole()
	p := &Part{Reports: len(s.Reports), Of: len(whole.Reports), Day: shortDay(lang, s.Today)}
	if s.Settings.BaseURL != "" {
		p.Whole = s.Settings.BaseURL + "index.html"
	}
	for _, id := range s.Taken.Districts {
		p.Districts = append(p.Districts, bilingual(whole.District(id).Name, lang))
	}
	for _, y := range s.Taken.Years {
		p.Years = append(p.Years, yearName(y))
	}
	districts, years := s.LeftOut()
	p.LeftOutDistricts, p.LeftOutYearCount = len(districts), len(years)
	if len(districts) <= mostLeftOut {
		for _, d := range districts {
			p.LeftOut = append(p.LeftOut, bilingual(d.Name, lang))
		}
		sortByName(p.LeftOut, lang, func(t *Text) *Link { return &Link{Text: *t} })
	}
	if len(years) <= mostLeftOut {
		for _, y := range years {
			p.LeftOutYears = append(p.LeftOutYears, yearName(y))
		}
	}
	return p
}

// markElsewhere notes which pages of the part the whole does not have: those have no address online.
func (b *Book) markElsewhere(open Opener, tests Tests) {
	whole := b.site.Whole()
	if whole == nil || whole.Settings.BaseURL == "" {
		return
	}
	online := map[string]bool{}
	for _, e := range NewBook(whole, b.look, open, b.data, tests).Pages() {
		online[e.Path] = true
	}
	b.offline = map[string]bool{}
	for i := range b.pages {
		if e := &b.pages[i]; !online[e.Path] {
			b.offline[e.Path], e.Unlisted = true, true
		}
	}
}

// addresses gives the whole address of a page and its alternates; none of a page that only a part of the site has.
func (b *Book) addresses(lang viet.Lang, path string) (canonical string, list []Alternate) {
	s, full := b.site.Settings, string(lang)+"/"+path
	if s.BaseURL == "" || b.offline[full] {
		return "", nil
	}
	return s.BaseURL + full, alternates(s, path, func(viet.Lang) bool { return true })
}

// toldAt is where a thread is told online, else in this site: below a language.
func toldAt(s *report.Site, t *site.Thread) string {
	if s.BaseURL != "" {
		t = t.Whole()
	}
	return ThreadPath(t)
}
