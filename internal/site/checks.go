package site

import (
	"fmt"
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// checks finds the mistakes that only all files together show.
type checks struct {
	site     *Site
	unread   map[report.Ref]bool
	followed map[taskRef]taskRef // the task that follows, by the one that is followed
	circular map[taskRef]bool    // told as part of a circle
	problems []problem.Problem
}

func (c *checks) tell(r *Report, key string, p problem.Problem) {
	c.problems = append(c.problems, p.ForKey(r.File(), key))
}

// File is the path of the report's original below the content folder.
func (r *Report) File() string { return r.Ref.String() + "." + string(r.Lang) + ".md" }

// follows joins each task to the one that it follows and takes owner and due date from there.
func (c *checks) follows() {
	for _, r := range c.site.byRef {
		r.Tasks = make([]Task, r.Original.Tasks.Len())
		for i := range r.Original.Tasks.Items {
			t := &r.Original.Tasks.Items[i]
			r.Tasks[i] = Task{Task: t, Owner: t.Owner, Due: t.Due}
		}
	}
	all := c.inOrder()
	ids := taskPlaces{}
	for _, r := range all {
		var guesses problem.Guesses
		for i := range r.Tasks {
			if written := r.Tasks[i].Task.Follows; written != "" {
				c.follow(r, i, written, ids, &guesses)
			}
		}
	}
	for _, r := range all {
		for i := range r.Tasks {
			c.inherit(r, i)
		}
	}
	for _, r := range all {
		c.inTime(r)
	}
}

// inOrder lists all reports, the withdrawn last.
func (c *checks) inOrder() []*Report {
	return append(slices.Clone(c.site.Reports), c.site.Withdrawn...)
}

// taskPlaces knows where the tasks of the reports that are followed stand, by their ids.
type taskPlaces map[*Report]map[string]int

// find gives the place of a task in r.Tasks, the first of several with its id.
func (t taskPlaces) find(r *Report, id string) (place int, found bool) {
	places, known := t[r]
	if !known {
		places = map[string]int{}
		for i := len(r.Tasks) - 1; i >= 0; i-- {
			places[r.Tasks[i].ID] = i
		}
		delete(places, "")
		t[r] = places
	}
	place, found = places[id]
	return place, found
}

func (c *checks) follow(r *Report, i int, written string, ids taskPlaces, guesses *problem.Guesses) {
	t := &r.Tasks[i]
	ref, id := target(r, written)
	from := c.site.byRef[ref]
	if from != nil {
		if k, found := ids.find(from, id); found {
			t.Follows, t.Earlier = from, k
			c.branch(r, i, written)
			return
		}
	}
	if c.unread[ref] {
		return
	}
	p := problem.New(problem.UnknownFollows, written)
	if from != nil && guesses.More() {
		p = guesses.DidYouMean(p, written, taskIDs(from))
	}
	c.tell(r, fmt.Sprintf("tasks[%d].follows", i), p)
}

// branch warns where two tasks follow one. It is told at the later of them.
func (c *checks) branch(r *Report, i int, written string) {
	t := &r.Tasks[i]
	at := taskRef{t.Follows, t.Earlier}
	if other, taken := c.followed[at]; taken {
		// Reports come newest first: the one seen before is the later one.
		c.tell(other.report, fmt.Sprintf("tasks[%d].follows", other.task), problem.New(problem.FollowsTwice, written, r.Ref.String()))
	}
	c.followed[at] = taskRef{r, i}
}

// taskRef names a task by its report and its place there.
type taskRef struct {
	report *Report
	task   int
}

// inTime refuses a task that follows one of its own or a later report, and warns of one that nobody has
// to do by any time.
func (c *checks) inTime(r *Report) {
	for i, t := range r.Tasks {
		if from := t.Follows; from != nil && !c.circular[taskRef{r, i}] &&
			(from == r || from.Original.Date.First().Compare(r.Original.Date.Last()) > 0) {
			c.tell(r, fmt.Sprintf("tasks[%d].follows", i), problem.New(problem.FollowsLater, t.Task.Follows))
		}
		if t.Task.Follows == "" && t.Owner.Len() == 0 && t.Task.OwnerNote == "" && t.Due.IsZero() && t.Task.DueNote == "" {
			c.tell(r, fmt.Sprintf("tasks[%d]", i), problem.New(problem.TaskAdrift))
		}
	}
}

// target parts "district/report#id" or, inside one district, "report#id".
func target(from *Report, written string) (ref report.Ref, id string) {
	path, id, _ := strings.Cut(written, "#")
	district, name, whole := strings.Cut(path, "/")
	if !whole {
		district, name = from.Ref.District, path
	}
	return report.Ref{District: district, Name: name}, id
}

func taskIDs(r *Report) (ids []string) {
	for _, t := range r.Tasks {
		if t.ID != "" {
			ids = append(ids, r.Ref.String()+"#"+t.ID)
		}
	}
	return ids
}

// inherit takes owner and due date from the task that this one follows, once that one has its own. A
// walk that meets itself is a circle; it is cut there.
func (c *checks) inherit(r *Report, i int) {
	t := &r.Tasks[i]
	if t.Follows == nil || t.walk == walked {
		return
	}
	t.walk = walking
	earlier := &t.Follows.Tasks[t.Earlier]
	if earlier.walk == walking {
		c.circle(t.Follows, t.Earlier)
		t.Follows = nil
	} else {
		c.inherit(t.Follows, t.Earlier)
		withdrawn := !t.Follows.Original.Withdrawn.IsZero() // what it said is taken back
		if t.Owner.Len() == 0 && !withdrawn {
			t.Owner = earlier.Owner
		}
		if t.Due.IsZero() && !withdrawn {
			t.Due = earlier.Due
		}
	}
	t.walk = walked
}

// circle tells of tasks that follow each other in a circle, at the oldest of their reports: it is the
// one that should follow nothing.
func (c *checks) circle(start *Report, first int) {
	var names []string
	oldest, at := start, first
	for r, i := start, first; ; {
		c.circular[taskRef{r, i}] = true
		names = append(names, r.Ref.String()+"#"+r.Tasks[i].ID)
		if newestFirst(r, oldest) > 0 {
			oldest, at = r, i
		}
		r, i = r.Tasks[i].Follows, r.Tasks[i].Earlier
		if r == start && i == first {
			break
		}
	}
	names = append(names, names[0])
	c.tell(oldest, fmt.Sprintf("tasks[%d].follows", at), problem.New(problem.CircularFollows, strings.Join(names, " → ")))
}

// aliases refuses a former id that is in use.
func (c *checks) aliases() {
	owner := map[string]*Report{}
	for ref, r := range c.site.byRef {
		owner[ref.String()] = r
	}
	for _, r := range c.inOrder() {
		for i, alias := range r.Original.Aliases.Items {
			if owner[alias] != nil {
				c.tell(r, fmt.Sprintf("aliases[%d]", i), problem.New(problem.AliasTaken, alias))
				continue
			}
			owner[alias] = r
		}
	}
}

// successors refuses a successor that names no folder here.
func (c *checks) successors() {
	var ids []string
	for _, d := range c.site.Districts {
		ids = append(ids, d.ID)
	}
	known := strings.Join(ids, ", ")
	for _, d := range c.site.Districts {
		var guesses problem.Guesses
		for i, s := range d.Successors {
			if s.District != "" && c.site.byID[s.District] == nil {
				p := problem.New(problem.UnknownDistrict, s.District, known)
				if guesses.More() {
					p = guesses.DidYouMean(p, s.District, ids)
				}
				c.problems = append(c.problems, p.ForKey(d.ID+"/district.yaml", fmt.Sprintf("successors[%d].district", i)))
			}
		}
	}
}

// sources warns of a report that names no source, where the site only retells published news.
func (c *checks) sources() {
	if p := c.site.Settings.Publisher; !p.OfficialSet || p.Official {
		return
	}
	for _, r := range c.site.Reports {
		if r.Original.Source.Name == "" && r.Original.Source.URL == "" {
			c.tell(r, "source", problem.New(problem.SourceMissing))
		}
	}
}
