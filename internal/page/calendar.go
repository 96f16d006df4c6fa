package page

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Calendar holds the meetings and the due dates of the site or of a district, in one language: those from
// 12 months before to 12 months after the build's date, both days included. It tells no states, since a
// state holds for a day and a calendar lies with its readers for months.
type Calendar struct {
	Path    string
	Lang    viet.Lang
	Title   string
	Zone    string // name of the site's time zone, "Asia/Ho_Chi_Minh"
	Offset  int    // of that zone at the build's date, in seconds east of UTC
	BaseURL string // "" where the site has no address
	Events  []Event
}

// Event is a meeting, or the last day on which a task is in time. It takes whole days. Events are sorted by
// First, then ID.
type Event struct {
	ID          string // the same in every language, as long as the task keeps its id: "tay-ho/2023-02-15-tong-ket", of a task with "_t1" behind
	Path        string // of the page that tells of it; of a task with a fragment
	First, Last report.Date
	Due         bool // a due date, not a meeting
	Title       Text
	Summary     Text   // of a meeting
	Kinds       []Text // of a meeting
	Owners      Links  // of a task
	Place       Text   // the district
	Changed     time.Time
}

// CalendarMaker is a calendar that is made when asked for.
type CalendarMaker struct {
	Item
	Make func() *Calendar
}

// calendarName is a calendar's file, beside the pages that it belongs to.
const calendarName = "calendar.ics"

// defaultZone is the time zone of a site that names none.
const defaultZone = "Asia/Ho_Chi_Minh"

// Calendars lists the calendars: of the site and of each district. The build's date is in no basis; it
// decides which events there are, and they are.
func (b *Book) Calendars() (list []CalendarMaker) {
	from, to := yearAround(b.site.Today)
	add := func(folder string, title func(viet.Lang) string, reports []*site.Report, threads []*site.Thread) {
		meetings, dues := meetingsBetween(from, to, reports), duesBetween(from, to, threads)
		told := site.DigestOf(basis{meetings, site.DigestOfThreads(dues)})
		for _, lang := range b.site.Settings.Languages {
			path, title := string(lang)+"/"+folder+calendarName, title(lang)
			list = append(list, CalendarMaker{Item{path, b.look, basis{title, told}}, func() *Calendar { return b.calendar(lang, path, title, meetings, dues) }})
		}
	}
	siteTitle := func(lang viet.Lang) string {
		title, _ := b.site.Settings.Title.In(lang)
		return title
	}
	add("", siteTitle, b.site.Reports, b.site.Threads)
	for _, d := range b.site.Districts {
		title := func(lang viet.Lang) string {
			name, _ := d.Name.In(lang)
			return name + " – " + siteTitle(lang)
		}
		add(d.ID+"/", title, d.Reports, d.Threads)
	}
	return list
}

// yearAround gives the same day 12 months before and 12 months after; 28 February for 29 February.
func yearAround(today report.Date) (from, to report.Date) {
	year, month, day := today.Parts()
	in := func(year int) report.Date {
		return report.DateOf(year, month, min(day, report.DaysIn(report.DateOf(year, month, 1))))
	}
	return in(year - 1), in(year + 1)
}

func between(from, to, d report.Date) bool { return d.Compare(from) >= 0 && d.Compare(to) <= 0 }

// meetingsBetween picks the reports whose date names a day of a time.
func meetingsBetween(from, to report.Date, reports []*site.Report) (picked []*site.Report) {
	for _, r := range reports {
		if r.Date.IsDay() && between(from, to, r.Date) {
			picked = append(picked, r)
		}
	}
	return picked
}

// duesBetween picks the threads whose last day lies in a time, whatever became of them.
func duesBetween(from, to report.Date, threads []*site.Thread) (picked []*site.Thread) {
	for _, t := range threads {
		if t.Standing() {
			continue
		}
		if between(from, to, t.Newest().Due().Last()) {
			picked = append(picked, t)
		}
	}
	return picked
}

func (b *Book) calendar(lang viet.Lang, path, title string, meetings []*site.Report, dues []*site.Thread) *Calendar {
	s := b.site.Settings
	c := &Calendar{Path: path, Lang: lang, Title: title, Zone: orElse(s.TimeZone, defaultZone), BaseURL: s.BaseURL, Events: make([]Event, 0, len(meetings)+len(dues))}
	day := b.site.Today
	if day.IsZero() {
		day = report.DateOf(2000, 1, 1)
	}
	_, c.Offset = report.Stamp{Day: day}.Time(b.site.Zone).Zone()
	f := b.frame(lang, calendarName, "")
	for _, r := range meetings {
		c.Events = append(c.Events, b.meetingEvent(r, &f))
	}
	for _, t := range dues {
		c.Events = append(c.Events, b.dueEvent(t, &f))
	}
	slices.SortFunc(c.Events, func(x, y Event) int {
		return cmp.Or(x.First.Compare(y.First), strings.Compare(x.ID, y.ID))
	})
	return c
}

func (b *Book) meetingEvent(r *site.Report, f *Frame) Event {
	v := b.voice(r, f)
	e := Event{ID: r.Ref.String(), Path: ReportPath(r.Ref, f.Lang), First: r.Date, Last: r.Date, Title: v.say(r.Title), Summary: v.say(r.Summary),
		Place: bilingual(r.District.Name, f.Lang), Changed: r.LastChange().Time(b.site.Zone)}
	if r.EndDate.IsDay() {
		e.Last = r.EndDate
	}
	for _, id := range r.Kinds.Items {
		e.Kinds = append(e.Kinds, bilingual(b.kindNames[id], f.Lang))
	}
	return e
}

func (b *Book) dueEvent(t *site.Thread, f *Frame) Event {
	origin, newest := t.Origin(), t.Newest()
	r := origin.Report
	v := b.voice(r, f)
	last := newest.Due().Last()
	first := t.Whole().Origin()
	e := Event{ID: first.Report.Ref.District + "/" + ThreadAnchor(first), Path: string(f.Lang) + "/" + toldAt(b.site.Settings, t), First: last, Last: last, Due: true,
		Title: v.say(origin.Own().Title), Owners: v.agencies(newest.Owner()), Place: bilingual(r.District.Name, f.Lang)}
	for _, entry := range t.Entries {
		if changed := entry.Report.LastChange().Time(b.site.Zone); changed.After(e.Changed) {
			e.Changed = changed
		}
	}
	return e
}
