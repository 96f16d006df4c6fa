package page

import (
	"html/template"
	"slices"

	"phoihop/internal/chart"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// Standing says how tasks stand at a day: how many are in each state, the words for what was or was not
// published, never a judgement of ours.
type Standing struct {
	AsOf
	All    int
	States []StateCount // those that have tasks
	URL    string       // of the page that tells of them; "" on it
}

// AsOf is the day at which the states of tasks hold.
type AsOf struct {
	Day       Date
	AtEnd     bool   // those of ended districts hold later: on the day on which each ended
	Explained string // address of what the states mean
}

func (b *Book) asOf(threads []*site.Thread, f *Frame) AsOf {
	at := b.site.AsOf(threads)
	return AsOf{shortDay(f.Lang, at.Day), at.AtEnd, f.to(explainedPath)}
}

// StateCount is how many tasks are in a state.
type StateCount struct {
	State, Name string
	Tasks       int
	URL         string // of a page that lists them; "" where none lists just these
}

// TallyTable is a table of tasks by state, and its picture.
type TallyTable struct {
	States []StateCount // the columns: states that have tasks
	Rows   []TallyRow
	Chart  template.HTML // "" where there would be nothing to compare
}

// TallyRow is how many tasks of a year or a district are in each state of the table.
type TallyRow struct {
	Link  Link
	Tasks []int
	All   int
}

// ThreadLine is a thread in a list.
type ThreadLine struct {
	Title     Link // leads to its story
	District  Link
	Began     Date
	Owner     Links
	Due       Date
	State     string
	StateName string // "" where the list's heading says it
	Standing  bool   // it has no due date: work that goes on
	Entries   int    // reports that speak of it
}

// Thread is what was assigned and what became of it, told by the reports.
type Thread struct {
	ID          string // fragment of the section
	Number      int    // in the table of the page
	Title       Text
	State       string
	StateName   string
	Owner, With Links
	OwnerNote   Text
	Due         Date
	DueNote     Text
	Standing    bool // it has no due date: work that goes on
	Review      Lead // the later review that does not name it, where the state says so
	Reviewed    Date
	Branched    bool
	Entries     []ThreadEntry
	Outside     []Outside // reports outside the part that the site is, which tell of the task too
	Result      Text      // of the newest entry
	DoneOn      Date      // likewise
	Source      Text      // the document that assigned it
}

// ThreadEntry is what one report says of the task.
type ThreadEntry struct {
	Date     Date
	Report   Link // to the task on the report's page
	District Link // where it is another than the one before; else empty
	Retitled bool // the report calls the task by another title
	Task     Task // without links; owner and due date only as the report itself states them, in a thread of several entries
}

// stateOrder lists the states that have tasks.
func stateOrder(tally site.Tally, f *Frame) (states []StateCount) {
	for state := range site.StateCount {
		if n := tally[state]; n > 0 {
			id := site.ThreadState(state).String()
			states = append(states, StateCount{id, report.ThreadStates.Name(id, f.Lang), n, ""})
		}
	}
	return states
}

// explainedPath is where the states are explained.
const explainedPath = "about.html#_states"

// standing tells how threads stand; path is the page that tells of each, "" on that page itself.
func (b *Book) standing(threads []*site.Thread, f *Frame, path string) Standing {
	s := Standing{AsOf: b.asOf(threads, f), All: len(threads), States: stateOrder(site.Count(threads), f)}
	if path != "" {
		s.URL = f.to(path)
	}
	return s
}

// leadTo leads each count to the section of its state, "_late", on a page of tasks by state; "" is the page itself.
func (s *Standing) leadTo(page string) {
	for i := range s.States {
		s.States[i].URL = page + "#_" + s.States[i].State
	}
}

// leadToYears leads each count of a district's tasks to the newest year that has such tasks.
func (s *Standing) leadToYears(d *site.District, f *Frame) {
	for i := range s.States {
		for _, y := range d.Years {
			if slices.ContainsFunc(y.Threads, func(t *site.Thread) bool { return t.State.String() == s.States[i].State }) {
				s.States[i].URL = f.to(tasksYearPath(d, y.Year))
				break
			}
		}
	}
}

// tallied is a row of a table to be.
type tallied struct {
	link  Link
	tally site.Tally
}

// mostBars is how many rows a picture has; a table of more has no picture.
const mostBars = 24

// drawnOrder is the order of the parts of a bar: what is finished first. All states are in every legend, so that each
// looks the same on every page.
var drawnOrder = []site.ThreadState{site.Done, site.HandedOver, site.Cancelled, site.InProgress, site.Open, site.Late, site.Unmentioned, site.Unreported, site.Closed}

// tallyTable makes a table of tasks by state; rows without tasks are left out. id is the picture's, and names
// the caption that the template gives it.
func tallyTable(id string, rows []tallied, f *Frame) (t TallyTable) {
	var all site.Tally
	rows = slices.DeleteFunc(rows, func(r tallied) bool { return r.tally.All() == 0 })
	for _, r := range rows {
		for state, n := range r.tally {
			all[state] += n
		}
	}
	t.States = stateOrder(all, f)
	bars := chart.Bars{ID: id, Lang: f.Lang, LabelledBy: id + "-caption"}
	for _, state := range drawnOrder {
		name := state.String()
		bars.Legend = append(bars.Legend, chart.Series{Name: report.ThreadStates.Name(name, f.Lang), Class: name})
	}
	for _, r := range rows {
		row := TallyRow{Link: r.link, All: r.tally.All()}
		for state, n := range r.tally {
			if all[state] > 0 {
				row.Tasks = append(row.Tasks, n)
			}
		}
		t.Rows = append(t.Rows, row)
		bar := chart.Row{Label: r.link.Text.Words}
		for _, state := range drawnOrder {
			bar.Values = append(bar.Values, r.tally[state])
		}
		bars.Rows = append(bars.Rows, bar)
	}
	if len(rows) > 1 && len(rows) <= mostBars {
		t.Chart = bars.SVG()
	}
	return t
}

// talliesOfYears counts the tasks of each year, the newest first; path gives the page of a year's tasks.
func talliesOfYears(years []*site.Year, f *Frame, path func(year int) string) (rows []tallied) {
	for _, y := range years {
		link := Link{Text: Text{Words: yearName(y.Year)}}
		if len(y.Threads) > 0 {
			link.URL = f.to(path(y.Year))
		}
		rows = append(rows, tallied{link, site.Count(y.Threads)})
	}
	return rows
}

// threadPath is where a thread is told: on the page of the year in which it began in its district.
func ThreadPath(t *site.Thread) string {
	r := t.Origin().Report
	return tasksYearPath(r.District, int(r.Date.Year)) + "#" + ThreadAnchor(t.Origin())
}

// ThreadAnchor is the fragment of a thread that begins with a task, "2023-02-15-tong-ket_t1". It holds a "_", as
// no name of a report does.
func ThreadAnchor(origin site.Task) string {
	return origin.Report.Ref.Name + "_" + TaskName(origin.Own().ID, origin.Place)
}

func (b *Book) threadLine(t *site.Thread, f *Frame) ThreadLine {
	origin, newest := t.Origin(), t.Newest()
	r := origin.Report
	v := b.voice(r, f)
	id := t.State.String()
	return ThreadLine{Title: Link{v.say(origin.Own().Title), f.to(ThreadPath(t))},
		District: Link{Text: bilingual(r.District.Name, f.Lang), URL: f.to(districtPath(r.District))},
		Began:    shortDay(f.Lang, t.Began()), Owner: v.agencies(newest.Owner()), Due: due(f.Lang, newest.Due()),
		State: id, StateName: report.ThreadStates.Name(id, f.Lang), Standing: t.Standing(), Entries: len(t.Entries)}
}

func (b *Book) threadLines(threads []*site.Thread, f *Frame) []ThreadLine {
	lines := make([]ThreadLine, len(threads))
	for i, t := range threads {
		lines[i] = b.threadLine(t, f)
	}
	return lines
}

// thread tells a thread by what its reports say.
func (b *Book) thread(t *site.Thread, number int, f *Frame) Thread {
	origin, newest := t.Origin(), t.Newest()
	v := b.voice(origin.Report, f)
	id := t.State.String()
	p := Thread{ID: ThreadAnchor(origin), Number: number, Title: v.say(origin.Own().Title), State: id, StateName: report.ThreadStates.Name(id, f.Lang),
		Owner: v.agencies(newest.Owner()), Due: due(f.Lang, newest.Due()), Standing: t.Standing(), Branched: t.Branched()}
	if t.Review != nil {
		say := b.voice(t.Review, f)
		p.Review = b.lead(f, say.say(t.Review.Title), t.Review, "")
		p.Reviewed = shortDay(f.Lang, t.Review.Date)
	}
	before := origin.Report
	for _, e := range t.Entries {
		entry := b.threadEntry(e, f)
		entry.Retitled = e.Own().Title.Original != origin.Own().Title.Original
		if e.Report.District != before.District {
			entry.District = Link{Text: bilingual(e.Report.District.Name, f.Lang), URL: f.to(districtPath(e.Report.District))}
		}
		p.takeFrom(e.Own(), &entry.Task)
		if len(t.Entries) > 1 {
			entry.Task.Owner, entry.Task.Due = v.agencies(e.Own().Owner), due(f.Lang, e.Own().Due)
		}
		p.Entries = append(p.Entries, entry)
		before = e.Report
	}
	if p.Outside = b.outside(t, f); !b.site.Holds(newest.Report) {
		p.Result, p.DoneOn = Text{}, Date{} // what is here is not the last word
	}
	return p
}

func (b *Book) threadEntry(e site.Task, f *Frame) ThreadEntry {
	c := b.open(e.Report)
	v := b.opened(e.Report, c, f)
	entry := ThreadEntry{Date: shortDay(f.Lang, e.Report.Date)}
	if e.Place < c.Original.Tasks.Len() { // else the report can't be read any more
		entry.Task = v.saidOfTask(e.Place, at(v.words.Tasks, e.Place))
	}
	entry.Report = Link{Text: v.say(e.Report.Title), URL: f.toReport(e.Report, "#"+entry.Task.ID)}
	return entry
}

// takeFrom takes what an entry says in the place of the entries before it. What came of the task is what the newest
// says; words on owner and date go with the entry that states them.
func (p *Thread) takeFrom(own *report.TaskAbstract, t *Task) {
	p.Result, p.DoneOn = t.Result, t.DoneOn
	if own.Owner.Len() > 0 || t.OwnerNote.Words != "" {
		p.OwnerNote = t.OwnerNote
	}
	if !own.Due.IsZero() || t.DueNote.Words != "" {
		p.DueNote = t.DueNote
	}
	if len(t.With.Items) > 0 {
		p.With = t.With
	}
	if t.Source.Words != "" {
		p.Source = t.Source
	}
}
