package draft

import (
	"strconv"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
)

// Task is a task that a new report carries on.
type Task struct {
	Title   string
	Follows report.Ref // the report that speaks last of it
	Place   int        // of the task in that report's list
	ID      string     // of the task there; "" where it has none yet
	Owner   []report.AgencyID
	Due     report.Due
	State   string
}

// OpenTasks lists what became of the tasks of a report and is not finished by a day: each by the last entry of its
// thread before that day, once.
func OpenTasks(of *site.Report, day report.Date) (open []Task) {
	seen := map[*site.Thread]bool{}
	for i := range of.Tasks {
		thread := (site.Task{Report: of, Place: i}).Thread()
		if thread == nil || seen[thread] || thread.State.Finished() {
			continue
		}
		seen[thread] = true
		last := thread.Origin()
		for _, e := range thread.Entries {
			if e.Report.Date.First().Compare(day.Last()) <= 0 {
				last = e
			}
		}
		own := last.Own()
		open = append(open, Task{Title: own.Title.Original, Follows: last.Report.Ref, Place: last.Place, ID: own.ID,
			Owner: last.Owner().Items, Due: last.Due(), State: own.State()})
	}
	return open
}

// carried writes the tasks that the report carries on. Owner and due date are those of the task that each follows, so
// that they are only shown.
func (r Report) carried(w *writer) string {
	b := &writer{lang: w.lang}
	b.line("tasks:")
	for i, t := range r.Tasks {
		stand := []string{w.say("trạng thái: ", "state: ") + t.State}
		if len(t.Owner) > 0 {
			var owners []string
			for _, a := range t.Owner {
				owners = append(owners, string(a))
			}
			stand = append(stand, w.say("chủ trì: ", "owner: ")+strings.Join(owners, ", "))
		}
		if !t.Due.IsZero() {
			stand = append(stand, w.say("thời hạn: ", "due: ")+t.Due.String())
		}
		b.line("  ## " + strings.Join(stand, "; ") + w.say(" (giữ theo báo cáo trước, trừ khi ghi khác ở đây)", " (kept from the earlier report unless stated here)"))
		b.line("  - id: t" + strconv.Itoa(i+1))
		b.line("    title: " + scalar(Clean(t.Title)))
		follows := t.Follows.String()
		b.line("    follows: " + follows + "#" + t.ID)
		b.line("#     status: done")
		b.line("#     status_source: " + w.say("Báo cáo tại hội nghị", "Report at the meeting"))
	}
	return strings.TrimSuffix(b.String(), "\n")
}
