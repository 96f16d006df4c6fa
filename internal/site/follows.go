package site

import (
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// target parts "district/report#id" or, inside one district, "report#id".
func target(from *Report, written string) (ref report.Ref, id string) {
	path, id, _ := strings.Cut(written, "#")
	district, name, whole := strings.Cut(path, "/")
	if !whole {
		district, name = from.Ref.District, path
	}
	return report.Ref{District: district, Name: name}, id
}

// mostOffered is how many tasks of a district are compared with one that is nowhere.
const mostOffered = 200

// followsHints finds what was meant by the references of one report that lead nowhere.
type followsHints struct {
	site    *Site
	of      *Report
	guesses problem.Guesses
	offered map[string][]Task // by district: tasks that could be followed
}

// add sets the hint of a mistake: the task with the nearest name, written as the mistake is, with the district or
// without. Of a report that is there only its own tasks are compared; where there is none, the newest of the
// district's earlier reports.
func (h *followsHints) add(p problem.Problem, written string) problem.Problem {
	if !h.guesses.More() {
		return p
	}
	ref, _ := target(h.of, written)
	var tasks []Task
	if from := h.site.byRef[ref]; from != nil {
		tasks = namedTasks(from)
	} else if d := h.site.byID[ref.District]; d != nil {
		tasks = h.earlier(d)
	}
	path, _, _ := strings.Cut(written, "#")
	whole := strings.Contains(path, "/")
	names := make([]string, len(tasks))
	for i, t := range tasks {
		if names[i] = t.Report.Ref.Name + "#" + t.Own().ID; whole {
			names[i] = t.Report.Ref.String() + "#" + t.Own().ID
		}
	}
	return h.guesses.DidYouMean(p, written, names)
}

// earlier lists the newest tasks of a district that the report can follow. They are looked up once for all
// mistakes of the report.
func (h *followsHints) earlier(d *District) []Task {
	tasks, known := h.offered[d.ID]
	if known {
		return tasks
	}
	first, _ := slices.BinarySearchFunc(d.Reports, h.of, newestFirst)
	for _, r := range d.Reports[first:] {
		if r != h.of {
			tasks = append(tasks, namedTasks(r)...)
		}
		if len(tasks) >= mostOffered {
			tasks = tasks[:mostOffered]
			break
		}
	}
	if h.offered == nil {
		h.offered = map[string][]Task{}
	}
	h.offered[d.ID] = tasks
	return tasks
}

// namedTasks lists the tasks of a report that others can follow.
func namedTasks(r *Report) (tasks []Task) {
	for i := range r.Tasks {
		if r.Tasks[i].ID != "" {
			tasks = append(tasks, Task{r, i})
		}
	}
	return tasks
}
