package page

import (
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Tasks is the first page of all tasks, or of those that an agency owns: how many are in each state, and the
// newest of each.
type Tasks struct {
	Frame
	Agency    *Link // set on an agency's page
	Standing  Standing
	Years     TallyTable
	Districts TallyTable // by name
	Groups    []TaskGroup
	Pages     string // address of the newest page of the list of all tasks; "" on an agency's page
}

// TaskGroup holds the newest tasks of one state.
type TaskGroup struct {
	StateCount
	List []ThreadLine
	More int // those that are not listed
}

// TaskPage is a page of the list of all tasks: 50 each, counted from the oldest, so that only the newest page ever
// gets more.
type TaskPage struct {
	Frame
	AsOf  AsOf
	List  []ThreadLine
	Pager Pager
}

// TasksYear tells the tasks that began in a district in a year.
type TasksYear struct {
	Frame
	District Link
	Year     string
	Years    []TaskYearLink
	Ending   *Ending
	Standing Standing
	Threads  []Thread // by date
}

// TaskYearLink leads to the tasks of another year of a district.
type TaskYearLink struct {
	Link
	Tasks   int
	Current bool
}

// The templates of the tasks' pages.
func (*Tasks) Template() string     { return "tasks.html" }
func (*TaskPage) Template() string  { return "task-page.html" }
func (*TasksYear) Template() string { return "tasks-year.html" }

// How many tasks of a state a first page lists: of all tasks, of an agency's, of which there are no further pages.
const (
	newestOfState    = 25
	newestOfAgencies = 100
)

// taskPages is how many pages a list of n tasks has.
func taskPages(n int) int { return (n + perPage - 1) / perPage }

// tasksOf cuts page n (1 the oldest) out of a list with the newest first.
func tasksOf(threads []*site.Thread, n int) []*site.Thread {
	return threads[max(0, len(threads)-perPage*n) : len(threads)-perPage*(n-1)]
}

// addTasks adds the pages of the tasks in one language.
func (l *list) addTasks(lang viet.Lang, in string) {
	b, s := l.book, l.book.site
	l.add(in+tasksPath, b.tasksBasis(s.Threads, newestOfState), func() Page { return b.tasks(nil, lang) })
	l.tells(nil, s.Threads)
	pages := taskPages(len(s.Threads))
	for n := 1; n <= pages; n++ {
		of := tasksOf(s.Threads, n)
		l.add(in+pagePath("tasks", n), basis{s.AsOf(of), site.DigestOfThreads(of), n == pages}, func() Page { return b.taskPage(n, lang) })
		l.tells(nil, of)
	}
	for _, a := range s.Agencies {
		if len(a.Threads) > 0 {
			l.add(in+agencyTasksPath(a.ID), append(b.tasksBasis(a.Threads, newestOfAgencies), a), func() Page { return b.tasks(a, lang) })
			l.tells(nil, a.Threads)
		}
	}
	for _, d := range s.Districts {
		years := taskYears(d)
		counts := make([]int, 0, 2*len(years))
		for _, y := range years {
			counts = append(counts, y.Year, len(y.Threads))
		}
		for _, y := range years {
			l.addNear(d.ID, in+tasksYearPath(d, y.Year), basis{d, counts, s.AsOf(y.Threads), site.DigestOfThreads(y.Threads)}, func() Page { return b.tasksYear(d, y, lang) })
			l.tells(nil, y.Threads)
			l.holds(HoldsDistrict, lang)
		}
	}
}

// taskYears lists the years of a district in which tasks began.
func taskYears(d *site.District) (years []*site.Year) {
	for _, y := range d.Years {
		if len(y.Threads) > 0 {
			years = append(years, y)
		}
	}
	return years
}

// tasksBasis is what a first page of tasks is made from.
func (b *Book) tasksBasis(threads []*site.Thread, listed int) basis {
	from := basis{b.site.AsOf(threads), len(threads)}
	for _, g := range newestByState(threads, listed) {
		from = append(from, g.count, site.DigestOfThreads(g.newest))
	}
	for _, y := range tallyByYear(threads) {
		from = append(from, y.year, y.tally)
	}
	for _, d := range tallyByDistrict(threads) {
		from = append(from, d.district, d.newestYear, d.tally)
	}
	return from
}

// stateGroup is the newest threads of a state, and how many there are.
type stateGroup struct {
	state  site.ThreadState
	count  int
	newest []*site.Thread
}

func newestByState(threads []*site.Thread, listed int) []stateGroup {
	groups := make([]stateGroup, site.StateCount)
	for _, t := range threads {
		g := &groups[t.State]
		g.state = t.State
		if g.count++; g.count <= listed {
			g.newest = append(g.newest, t)
		}
	}
	return slices.DeleteFunc(groups, func(g stateGroup) bool { return g.count == 0 })
}

type yearTally struct {
	year  int
	tally site.Tally
}

// tallyByYear counts threads, which come newest first, by the year in which they began.
func tallyByYear(threads []*site.Thread) (years []yearTally) {
	for _, t := range threads {
		year := int(t.Origin().Report.Date.Year)
		if n := len(years); n == 0 || years[n-1].year != year {
			years = append(years, yearTally{year: year})
		}
		years[len(years)-1].tally[t.State]++
	}
	return years
}

type districtTally struct {
	district   *site.District
	newestYear int // in which one of the threads began
	tally      site.Tally
}

// tallyByDistrict counts threads, which come newest first, by the district in which they began.
func tallyByDistrict(threads []*site.Thread) []districtTally {
	byDistrict := map[*site.District]*districtTally{}
	var list []*districtTally
	for _, t := range threads {
		r := t.Origin().Report
		d := byDistrict[r.District]
		if d == nil {
			d = &districtTally{district: r.District, newestYear: int(r.Date.Year)}
			byDistrict[r.District] = d
			list = append(list, d)
		}
		d.tally[t.State]++
	}
	slices.SortFunc(list, func(x, y *districtTally) int { return strings.Compare(x.district.ID, y.district.ID) })
	sorted := make([]districtTally, len(list))
	for i, d := range list {
		sorted[i] = *d
	}
	return sorted
}

// tasks makes the first page of all tasks, or of an agency's.
func (b *Book) tasks(a *site.Agency, lang viet.Lang) *Tasks {
	path, threads, listed := tasksPath, b.site.Threads, newestOfState
	if a != nil {
		path, threads, listed = agencyTasksPath(a.ID), a.Threads, newestOfAgencies
	}
	p := &Tasks{Frame: b.frame(lang, path, SectionTasks)}
	f := &p.Frame
	p.Standing = b.standing(threads, f, "")
	p.Standing.leadTo("")
	if a != nil {
		link := Link{Text: bilingual(a.Name, lang), URL: f.to(agencyPath(a.ID))}
		p.Agency = &link
		f.Name = link.Text
		f.Crumbs = []Link{{Text: f.Name, URL: link.URL}}
	} else if pages := taskPages(len(threads)); pages > 0 {
		p.Pages = f.to(pagePath("tasks", pages))
	}
	for _, g := range newestByState(threads, listed) {
		group := TaskGroup{StateCount: StateCount{State: g.state.String(), Tasks: g.count}, List: b.threadLines(g.newest, f), More: g.count - len(g.newest)}
		group.Name = report.ThreadStates.Name(group.State, lang)
		for i := range group.List {
			group.List[i].StateName = "" // the heading says it
		}
		p.Groups = append(p.Groups, group)
	}
	var years []tallied
	for _, y := range tallyByYear(threads) {
		years = append(years, tallied{Link{Text: Text{Words: yearName(y.year)}, URL: f.to(yearPath(y.year))}, y.tally})
	}
	p.Years = tallyTable("_by-year", years, f)
	p.Districts = tallyTable("_by-district", districtRows(tallyByDistrict(threads), f), f)
	return p
}

// districtRows lists districts by name, never by what they have done; each leads to the newest year of its tasks.
func districtRows(tallies []districtTally, f *Frame) (rows []tallied) {
	for _, d := range tallies {
		rows = append(rows, tallied{Link{Text: bilingual(d.district.Name, f.Lang), URL: f.to(tasksYearPath(d.district, d.newestYear))}, d.tally})
	}
	sortByName(rows, f.Lang, func(r *tallied) *Link { return &r.link })
	return rows
}

func (b *Book) taskPage(n int, lang viet.Lang) *TaskPage {
	threads := b.site.Threads
	p := &TaskPage{Frame: b.frame(lang, pagePath("tasks", n), SectionTasks)}
	listed := tasksOf(threads, n)
	p.AsOf, p.List = b.asOf(listed, &p.Frame), b.threadLines(listed, &p.Frame)
	p.Pager = Pager{Page: n, Newest: p.to(tasksPath)}
	if n < taskPages(len(threads)) {
		p.Pager.Newer = p.to(pagePath("tasks", n+1))
	}
	if n > 1 {
		p.Pager.Older, p.Pager.Oldest = p.to(pagePath("tasks", n-1)), p.to(pagePath("tasks", 1))
	}
	return p
}

func (b *Book) tasksYear(d *site.District, y *site.Year, lang viet.Lang) *TasksYear {
	p := &TasksYear{Frame: b.frame(lang, tasksYearPath(d, y.Year), SectionTasks), Year: yearName(y.Year)}
	f := &p.Frame
	p.District = b.under(d, f)
	p.Ending = b.ending(d, f)
	p.Standing = b.standing(y.Threads, f, "")
	for _, other := range taskYears(d) {
		p.Years = append(p.Years, TaskYearLink{Link{Text: Text{Words: yearName(other.Year)}, URL: f.to(tasksYearPath(d, other.Year))}, len(other.Threads), other == y})
	}
	for i, t := range slices.Backward(y.Threads) {
		p.Threads = append(p.Threads, b.thread(t, len(y.Threads)-i, f))
	}
	return p
}
