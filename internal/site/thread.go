package site

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"phoihop/internal/report"
)

// Thread is a task and all later tasks that carry it on, joined by what they follow. What a withdrawn report
// said is taken back: its tasks are in no thread, and a task that follows one of them begins a new one.
type Thread struct {
	Entries []Task // the origin first, each after the one that it follows, else by date, id and place; at least one
	State   ThreadState
	Day     report.Date // at which the thread is judged
	Review  *Report     // the later review that does not name it, where the state is Unmentioned
	Outside []Task      // entries in reports outside the part that the site is, in the order of the whole
	whole   *Thread     // of which a part of a site tells; nil in a whole site
	digest  Digest
}

// ThreadState is what has become of a task: the status that its newest entry states, or one that follows from
// dates and later reports. The latter say no more than what was or was not published here.
type ThreadState uint8

// The states of threads, in the order in which lists show them.
const (
	Unreported  ThreadState = iota // due, and no result published here
	Unmentioned                    // a later review of its owner's does not name it
	Late                           // so a report says
	InProgress
	Open
	Closed // unfinished when its district ended
	Done
	HandedOver
	Cancelled
	StateCount = iota
)

// stated are the states that a report itself may give a task.
var stated = map[string]ThreadState{report.StatusLate: Late, report.StatusInProgress: InProgress, report.StatusOpen: Open,
	report.StatusDone: Done, report.StatusHandedOver: HandedOver, report.StatusCancelled: Cancelled}

// String is the state's id: a task's status, or "unreported", "not-mentioned", "closed".
func (s ThreadState) String() string {
	return [StateCount]string{"unreported", "not-mentioned", report.StatusLate, report.StatusInProgress, report.StatusOpen, "closed",
		report.StatusDone, report.StatusHandedOver, report.StatusCancelled}[s]
}

// Finished tells that nothing more is to come.
func (s ThreadState) Finished() bool { return s == Done || s == HandedOver || s == Cancelled }

// Origin is the task that the thread began with.
func (t *Thread) Origin() Task { return t.Entries[0] }

// Began is the day of the report that the thread began with, be it outside the part.
func (t *Thread) Began() report.Date { return t.Whole().Origin().Report.Date }

// Newest is the entry that speaks last, be it in a report outside the part.
func (t *Thread) Newest() Task {
	of := t.Whole()
	return of.Entries[len(of.Entries)-1]
}

// Whole is the thread as the whole site tells it: t itself where the site is no part.
func (t *Thread) Whole() *Thread {
	if t.whole != nil {
		return t.whole
	}
	return t
}

// Standing tells that the thread has no due date: work that goes on.
func (t *Thread) Standing() bool { return t.Newest().Due().IsZero() }

// Branched tells that two entries follow one.
func (t *Thread) Branched() bool {
	t = t.Whole()
	followed := make(map[Task]bool, len(t.Entries))
	for _, e := range t.Entries {
		if earlier, ok := e.Follows(); ok {
			if followed[earlier] {
				return true
			}
			followed[earlier] = true
		}
	}
	return false
}

// Tally counts threads by state.
type Tally [StateCount]int

// Count tallies threads.
func Count(threads []*Thread) (tally Tally) {
	for _, t := range threads {
		tally[t.State]++
	}
	return tally
}

// All is the number of threads.
func (t Tally) All() (n int) {
	for _, count := range t {
		n += count
	}
	return n
}

// Thread gives the thread that a task is part of; nil for one of a withdrawn report.
func (t Task) Thread() *Thread {
	if t.Report.threads == nil {
		return nil
	}
	return t.Report.threads[t.Place]
}

// addThreads joins all tasks into threads and judges each at its day.
func (s *Site) addThreads() {
	room := newThreadRoom(s.Reports)
	for _, r := range slices.Backward(s.Reports) { // a task mostly follows an older one: that thread is known then
		for i := range r.Tasks {
			room.join(Task{r, i})
		}
	}
	s.Threads = room.listed
	reviews := s.newestReviews()
	var judging sync.WaitGroup
	for some := range slices.Chunk(s.Threads, len(s.Threads)/runtime.GOMAXPROCS(0)+1) {
		judging.Go(func() {
			for _, t := range some {
				t.order()
				t.Day = s.dayFor(t.Newest().Report.District)
				t.State, t.Review = s.judge(t, reviews)
				t.digest = t.fingerprint(s.Today)
			}
		})
	}
	judging.Wait()
	slices.Reverse(s.Threads)
	s.listThreads()
}

// listThreads sorts the threads and gives each district, agency and year its own.
func (s *Site) listThreads() {
	byOrigin := func(a, b *Thread) int { return inTime(b.Origin(), a.Origin()) }
	if !slices.IsSortedFunc(s.Threads, byOrigin) {
		slices.SortFunc(s.Threads, byOrigin)
	}
	for _, t := range s.Threads {
		d := t.Origin().Report.District
		d.Threads = append(d.Threads, t)
		for _, a := range s.Owners(t) {
			a.Threads = append(a.Threads, t)
		}
	}
	partByYear(s.Years, s.Threads)
	for _, d := range s.Districts {
		partByYear(d.Years, d.Threads)
	}
}

// inTime orders tasks by date and id of their reports, and by place.
func inTime(a, b Task) int {
	if a.Report == b.Report {
		return cmp.Compare(a.Place, b.Place)
	}
	return newestFirst(b.Report, a.Report)
}

// threadRoom is where threads are put together. There are tens of thousands, most of one entry, so that their memory
// is taken at once.
type threadRoom struct {
	listed  []*Thread
	threads []Thread
	entries []Task
}

func newThreadRoom(reports []*Report) *threadRoom {
	tasks := 0
	for _, r := range reports {
		if len(r.Tasks) > 0 {
			r.threads = make([]*Thread, len(r.Tasks))
		}
		tasks += len(r.Tasks)
	}
	return &threadRoom{listed: make([]*Thread, 0, tasks), threads: make([]Thread, 0, tasks), entries: make([]Task, 0, tasks)}
}

// join finds or begins the thread of a task.
func (room *threadRoom) join(t Task) *Thread {
	if known := t.Thread(); known != nil {
		return known
	}
	if !t.inherits() {
		return room.begin(t)
	}
	var path []Task // from t back to the first task whose thread is known, or that follows none
	at := t
	for at.Thread() == nil && at.inherits() {
		path = append(path, at)
		at, _ = at.Follows()
	}
	thread := at.Thread()
	if thread == nil {
		thread = room.begin(at)
	}
	for _, e := range slices.Backward(path) {
		thread.Entries = append(thread.Entries, e)
		e.Report.threads[e.Place] = thread
	}
	return thread
}

// begin begins a thread with a task.
func (room *threadRoom) begin(t Task) *Thread {
	room.entries = append(room.entries, t)
	n := len(room.entries)
	room.threads = append(room.threads, Thread{Entries: room.entries[n-1 : n : n]})
	thread := &room.threads[len(room.threads)-1]
	room.listed = append(room.listed, thread)
	t.Report.threads[t.Place] = thread
	return thread
}

// order sorts the entries. A report that gives no day may stand before one that it carries on, and so may one of
// the same day: each entry comes behind the one that it follows all the same.
func (t *Thread) order() {
	if len(t.Entries) < 3 {
		return
	}
	slices.SortFunc(t.Entries[1:], inTime)
	placed := make(map[Task]bool, len(t.Entries))
	ordered := make([]Task, 0, len(t.Entries))
	var path []Task
	for _, e := range t.Entries {
		for at := e; !placed[at]; {
			path = append(path, at)
			earlier, ok := at.Follows()
			if !ok || earlier.Report.Withdrawn {
				break
			}
			at = earlier
		}
		for _, at := range slices.Backward(path) {
			placed[at] = true
			ordered = append(ordered, at)
		}
		path = path[:0]
	}
	t.Entries = ordered
}

// partByYear gives each year the threads that began in it. Both lists are the newest first.
func partByYear(years []*Year, threads []*Thread) {
	for _, y := range years {
		n := 0
		for n < len(threads) && int(threads[n].Origin().Report.Date.Year) == y.Year {
			n++
		}
		y.Threads, threads = threads[:n:n], threads[n:]
	}
}

// reviewKinds are the meetings at which tasks are reported on.
var reviewKinds = []report.KindID{"final-review", "interim-review", "briefing"}

// newestReviews gives the newest review of each district at which an agency met.
func (s *Site) newestReviews() map[*District]map[report.AgencyID]*Report {
	newest := map[*District]map[report.AgencyID]*Report{}
	for _, d := range s.Districts {
		newest[d] = map[report.AgencyID]*Report{}
		for _, r := range d.Reports {
			if !slices.ContainsFunc(r.Kinds.Items, func(k report.KindID) bool { return slices.Contains(reviewKinds, k) }) {
				continue
			}
			for _, id := range r.Agencies.Items {
				if newest[d][id] == nil {
					newest[d][id] = r
				}
			}
		}
	}
	return newest
}

// dayFor is the day at which a thread is judged whose newest entry is a report of d; see Join.
func (s *Site) dayFor(d *District) report.Date {
	if s.dayGiven || !d.Ended() || d.Until.Compare(s.Today) < 0 {
		return s.Today
	}
	return d.Until.Next()
}

// AsOf says at which day threads are judged: Day, and where AtEnd is set those of ended districts later, each on
// the first day without its district.
type AsOf struct {
	Day   report.Date
	AtEnd bool
}

// AsOf gives the day of threads: the one that all have, else the site's.
func (s *Site) AsOf(threads []*Thread) AsOf {
	if len(threads) == 0 {
		return AsOf{Day: s.Today}
	}
	for _, t := range threads {
		if t.Day != threads[0].Day {
			return AsOf{s.Today, true}
		}
	}
	return AsOf{Day: threads[0].Day}
}

// judge gives the first state that fits, and the review that left the thread out, if that is the state.
func (s *Site) judge(t *Thread, reviews map[*District]map[report.AgencyID]*Report) (ThreadState, *Report) {
	newest := t.Newest()
	state := stated[newest.Own().State()]
	district, due := newest.Report.District, newest.Due()
	switch {
	case state.Finished():
		return state, nil
	case district.Ended() && district.Until.Compare(t.Day) < 0:
		return Closed, nil
	case due.IsZero():
		return state, nil
	case due.Last().Compare(t.Day) < 0 && !t.resultStated():
		return Unreported, nil
	}
	for _, id := range newest.Owner().Items {
		if r := reviews[district][id]; r != nil && r.Date.First().Compare(newest.Report.Date.Last()) > 0 {
			return Unmentioned, r
		}
	}
	return state, nil
}

// resultStated tells that an entry says what became of the task.
func (t *Thread) resultStated() bool {
	return slices.ContainsFunc(t.Entries, func(e Task) bool {
		state := stated[e.Own().State()]
		return state.Finished() || state == Late
	})
}
