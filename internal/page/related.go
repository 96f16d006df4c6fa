package page

import (
	"strings"

	"phoihop/internal/site"
)

// Related is an earlier report that a reader of this one may want, and why: for exactly one reason.
type Related struct {
	Lead
	Held                   Date
	Thread, Theme, Meeting bool // a task of it is carried on; it names the same theme; the same bodies met alike
}

// related lists what internal/site found related.
func (v *voice) related() (list []Related) {
	for _, r := range v.r.Related() {
		other := v.book.voice(r.Report, v.f)
		list = append(list, Related{Lead: v.book.lead(v.f, other.say(r.Title), r.Report, ""), Held: day(v.page, r.Date),
			Thread: r.Why == site.SameThread, Theme: r.Why == site.SameTheme, Meeting: r.Why == site.SameSeries})
	}
	return list
}

// Story is a page that tells what became of tasks of the report, "Quận Hư Cấu, 2023".
type Story struct {
	Link           // to the first of them
	Address string // of the page, for a sheet of paper: whole with base_url, else its path
}

// stories lists the pages that tell the threads of the report's tasks. A page of a thread gets more entries as more
// reports follow; the link to it stays as it is, and with it the report's page.
func (v *voice) stories() (list []Story) {
	told := map[string]bool{}
	for i := range v.r.Tasks {
		thread := (site.Task{Report: v.r, Place: i}).Thread()
		if thread == nil {
			continue
		}
		origin := thread.Origin().Report
		path := tasksYearPath(origin.District, int(origin.Date.Year))
		if told[path] {
			continue
		}
		told[path] = true
		name := bilingual(origin.District.Name, v.page)
		name.Words += ", " + yearName(int(origin.Date.Year))
		told, _, _ := strings.Cut(toldAt(v.book.site.Settings, thread), "#")
		whole := string(v.page) + "/" + told
		list = append(list, Story{Link{Text: name, URL: v.f.to(ThreadPath(thread))}, orElse(v.f.whole(whole), whole)})
	}
	return list
}

// relatedBasis stands for what a report's page shows of related reports; zero where there are none.
func relatedBasis(r *site.Report) site.Digest {
	if len(r.Related()) == 0 {
		return 0
	}
	d := newDigest()
	for _, related := range r.Related() {
		d.number(int(related.Why))
		d.report(related.Report, 0)
		d.text(related.Ref.District)
		d.text(related.Ref.Name)
	}
	return d.is()
}
