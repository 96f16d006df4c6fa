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
	unread   map[report.Ref]int
	followed map[Task]Task // the task that follows, by the one that is followed
	circular map[Task]bool // told as part of a circle
	problems []problem.Problem
}

func (c *checks) tell(r *Report, key string, p problem.Problem) {
	c.problems = append(c.problems, p.ForKey(r.File(), key))
}

// tellFollows tells a problem at what a task follows.
func (c *checks) tellFollows(t Task, p problem.Problem) {
	c.tell(t.Report, fmt.Sprintf("tasks[%d].follows", t.Place), p)
}

// follows joins each task to the one that it follows.
func (c *checks) follows() {
	all := c.inOrder()
	ids := taskPlaces{}
	for _, r := range all {
		hints := followsHints{site: c.site, of: r}
		for i := range r.Tasks {
			if r.Tasks[i].Follows != "" {
				c.follow(Task{r, i}, ids, &hints)
			}
		}
	}
	c.circles(all)
	for _, r := range all {
		c.inTime(r)
	}
}

// inOrder lists all reports, the withdrawn last.
func (c *checks) inOrder() []*Report {
	return append(slices.Clone(c.site.Reports), c.site.Withdrawn...)
}

// taskPlaces knows where the tasks of those reports stand that have many, by their ids.
type taskPlaces map[*Report]map[string]int

// manyTasks is from how many tasks on they are not looked through one by one.
const manyTasks = 32

// find gives the place of a task in r.Tasks, the first of several with its id.
func (t taskPlaces) find(r *Report, id string) (place int, found bool) {
	if len(r.Tasks) < manyTasks {
		for place := range r.Tasks { // they are too large to be copied
			if r.Tasks[place].ID == id {
				return place, id != ""
			}
		}
		return 0, false
	}
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

func (c *checks) follow(t Task, ids taskPlaces, hints *followsHints) {
	written := t.Own().Follows
	ref, id := target(t.Report, written)
	from := c.site.byRef[ref]
	if from != nil {
		if k, found := ids.find(from, id); found {
			t.follow(Task{from, k})
			c.branch(t, Task{from, k})
			return
		}
	}
	if _, there := c.unread[ref]; there {
		return
	}
	c.tellFollows(t, hints.add(problem.New(problem.UnknownFollows, written), written))
}

// branch warns where two tasks follow one. It is told at the later of them: at that of the later report, and
// within one report at the second.
func (c *checks) branch(t, earlier Task) {
	other, taken := c.followed[earlier]
	if taken && other.Report == t.Report {
		c.tellFollows(t, problem.New(problem.FollowsTwice, t.Own().Follows, other.name()))
		return // the first of the report is compared with those of others
	}
	if taken {
		// Reports come newest first: the one seen before is the later one.
		c.tellFollows(other, problem.New(problem.FollowsTwice, t.Own().Follows, t.Report.Ref.String()))
	}
	c.followed[earlier] = t
}

// inTime refuses a task that follows one of its own or a later report, and warns of those that nobody has to
// do by any time: all of a report at once, at the first.
func (c *checks) inTime(r *Report) {
	var adrift []int
	for i := range r.Tasks {
		t, own := Task{r, i}, &r.Tasks[i]
		if earlier, ok := t.Follows(); ok && !c.circular[t] &&
			(earlier.Report == r || earlier.Report.Date.First().Compare(r.Date.Last()) > 0) {
			c.tellFollows(t, problem.New(problem.FollowsLater, own.Follows))
		} else if ok && stated[earlier.Own().State()] == Done && !stated[own.State()].Finished() {
			c.tell(r, fmt.Sprintf("tasks[%d].status", i), problem.New(problem.BackFromDone, own.Follows, own.State()))
		}
		if own.Follows == "" && own.Owner.Len() == 0 && own.Due.IsZero() && !own.Noted {
			adrift = append(adrift, i)
		}
	}
	if len(adrift) > 0 {
		c.tell(r, fmt.Sprintf("tasks[%d]", adrift[0]), problem.New(problem.TaskAdrift, len(adrift), nameTasks(r, adrift)))
	}
}

// nameTasks names tasks for a message: by their ids, else by how they begin.
func nameTasks(r *Report, places []int) string {
	const most, longest = 5, 30
	var names []string
	for _, i := range places[:min(len(places), most)] {
		name := r.Tasks[i].ID
		if name == "" {
			name = r.Tasks[i].Title.Original
			if letters := []rune(name); len(letters) > longest {
				name = strings.TrimRight(string(letters[:longest]), " ,;") + "…"
			}
			name = "“" + name + "”"
		}
		names = append(names, name)
	}
	if len(places) > most {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// circles finds tasks that follow each other in a circle and cuts each circle, so that every walk along
// what tasks follow ends. A walk that meets itself is a circle; one that meets an older walk is none.
// Every circle has a step that does not lead back in time, so only from such steps walks begin.
func (c *checks) circles(all []*Report) {
	walks := map[Task]int{}
	walk := 0
	for _, r := range all {
		for i := range r.follows {
			if earlier, ok := (Task{r, i}).Follows(); !ok || newestFirst(earlier.Report, r) > 0 {
				continue
			}
			walk++
			for t := (Task{r, i}); ; {
				if walks[t] > 0 && walks[t] < walk {
					break
				}
				walks[t] = walk
				earlier, ok := t.Follows()
				if !ok {
					break
				}
				if walks[earlier] == walk {
					c.circle(earlier)
					t.follow(Task{})
					break
				}
				t = earlier
			}
		}
	}
}

// circle tells of tasks that follow each other in a circle, at the oldest of their reports: it is the
// one that should follow nothing.
func (c *checks) circle(start Task) {
	var names []string
	oldest := start
	for t := start; ; {
		c.circular[t] = true
		names = append(names, t.Report.Ref.String()+"#"+t.Own().ID)
		if newestFirst(t.Report, oldest.Report) > 0 {
			oldest = t
		}
		if t, _ = t.Follows(); t == start {
			break
		}
	}
	names = append(names, names[0])
	c.tellFollows(oldest, problem.New(problem.CircularFollows, strings.Join(names, " → ")))
}

// aliases refuses a former id that is in use.
func (c *checks) aliases() {
	taken := map[string]bool{}
	for ref := range c.unread {
		taken[ref.String()] = true
	}
	for _, r := range c.inOrder() {
		for i, alias := range r.Aliases {
			district, name, _ := strings.Cut(alias, "/")
			if taken[alias] || c.site.byRef[report.Ref{District: district, Name: name}] != nil {
				c.tell(r, fmt.Sprintf("aliases[%d]", i), problem.New(problem.AliasTaken, alias))
				continue
			}
			taken[alias] = true
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
		if !r.Sourced {
			c.tell(r, "source", problem.New(problem.SourceMissing))
		}
	}
}
