package site

import (
	"strconv"

	"phoihop/internal/report"
)

// Task names a task: its report, and its place there.
type Task struct {
	Report *Report
	Place  int
}

// Follows gives the task of an earlier report that a task carries on. ok is false for a new one.
func (t Task) Follows() (earlier Task, ok bool) {
	if t.Report.follows == nil {
		return Task{}, false
	}
	earlier = t.Report.follows[t.Place]
	return earlier, earlier.Report != nil
}

// Own is what the report itself says of the task.
func (t Task) Own() *report.TaskAbstract { return &t.Report.Tasks[t.Place] }

// name is how a message calls the task: "district/report#id", with its number from 1 where it has no id.
func (t Task) name() string {
	id := t.Own().ID
	if id == "" {
		id = strconv.Itoa(t.Place + 1)
	}
	return t.Report.Ref.String() + "#" + id
}

// Owner is who is to do the task: whom its report names, else whom the task that it follows names.
func (t Task) Owner() report.List[report.AgencyID] {
	for own := t.Own(); own.Owner.Len() == 0 && t.inherits(); own = t.Own() {
		t, _ = t.Follows()
	}
	return t.Own().Owner
}

// Due is when the task is to be done, by its report, else by the task that it follows.
func (t Task) Due() report.Due {
	for own := t.Own(); own.Due.IsZero() && t.inherits(); own = t.Own() {
		t, _ = t.Follows()
	}
	return t.Own().Due
}

// inherits tells that a task follows one of a report that stands. What a withdrawn report said is taken back.
func (t Task) inherits() bool {
	earlier, ok := t.Follows()
	return ok && !earlier.Report.Withdrawn
}

// follow joins a task to an earlier one, or parts it from it.
func (t Task) follow(earlier Task) {
	if t.Report.follows == nil {
		t.Report.follows = make([]Task, len(t.Report.Tasks))
	}
	t.Report.follows[t.Place] = earlier
}
