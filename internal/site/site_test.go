package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Reports are written here as "district/name date", tasks as "id", "id>follows" or "id>follows=owner".

func at(t *testing.T, ref, date string, tasks ...string) Input {
	t.Helper()
	r := &report.Report{}
	if _, err := fmt.Sscanf(date, "%d-%d-%d", &r.Date.Year, &r.Date.Month, &r.Date.Day); err != nil && !strings.Contains(err.Error(), "EOF") {
		t.Fatal(err)
	}
	for _, written := range tasks {
		rest, owner, _ := strings.Cut(written, "=")
		id, follows, _ := strings.Cut(rest, ">")
		task := report.Task{ID: id, Follows: follows}
		if owner != "" {
			task.Owner.Items = []report.AgencyID{report.AgencyID(owner)}
		}
		r.Tasks.Items = append(r.Tasks.Items, task)
	}
	district, name, _ := strings.Cut(ref, "/")
	a := report.NewAbstract(report.Ref{District: district, Name: name}, viet.Vi, r, "", nil, report.Wording{})
	return Input{Abstract: &a}
}

func joined(t *testing.T, unread []report.Ref, inputs ...Input) (*Site, []string) {
	t.Helper()
	settings := &report.Site{Languages: []viet.Lang{viet.Vi}, Agencies: []report.Agency{{ID: "a"}, {ID: "b", PartOf: "a"}, {ID: "c", PartOf: "b"}}}
	var districts []*report.District
	missing := map[report.Ref]int{}
	for _, r := range unread {
		missing[r] = 0
	}
	for _, id := range []string{"y", "x"} {
		districts = append(districts, &report.District{ID: id})
	}
	s, problems := Join(settings, districts, inputs, missing, report.Date{})
	var told []string
	for _, p := range problems {
		told = append(told, fmt.Sprintf("%s %s %s", p.File, p.Key, p.Code))
	}
	slices.Sort(told)
	return s, told
}

// TestFollows: what a task takes from those it follows, and what is told of references that lead nowhere.
func TestFollows(t *testing.T) {
	for _, c := range []struct {
		what   string
		unread []report.Ref
		inputs []Input
		owner  string // of the newest report's first task
		told   []string
	}{
		{"nothing", nil, []Input{at(t, "x/1", "2020", "t=a")}, "a", nil},
		{"one step", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#t")}, "a", nil},
		{"whole reference", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "y/2", "2021", "t>x/1#t")}, "a", nil},
		{"three steps", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#t"), at(t, "x/3", "2022", "t>2#t"), at(t, "x/4", "2023", "t>3#t")}, "a", nil},
		{"own owner", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#t=b")}, "b", nil},
		{"own owner in between", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#t=b"), at(t, "x/3", "2022", "t>2#t")}, "b", nil},
		{"within one report", nil, []Input{at(t, "x/1", "2020", "u>1#t", "t=a")}, "a", []string{"x/1.vi.md tasks[0].follows follows-later"}},
		{"a later report", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2019", "u>1#t")}, "a", []string{"x/2.vi.md tasks[0].follows follows-later"}},
		{"a year that may be later", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2020-01-31", "u>1#t")}, "a", nil},
		{"two branches, told at the later", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#t"), at(t, "x/3", "2022", "t>1#t")}, "a",
			[]string{"x/3.vi.md tasks[0].follows follows-twice"}},
		{"two branches in one report, told at the second", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "u>1#t", "v>1#t")}, "a",
			[]string{"x/2.vi.md tasks[1].follows follows-twice"}},
		{"three branches, told at all but the earliest", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#t"), at(t, "x/3", "2022", "t>1#t", "u>1#t")}, "a",
			[]string{"x/3.vi.md tasks[0].follows follows-twice", "x/3.vi.md tasks[1].follows follows-twice"}},
		{"nobody, at no time", nil, []Input{at(t, "x/1", "2020", "t")}, "", []string{"x/1.vi.md tasks[0] task-adrift"}},
		{"several that nobody has to do, told once", nil, []Input{at(t, "x/1", "2020", "t=a", "u", "v")}, "a", []string{"x/1.vi.md tasks[1] task-adrift"}},
		{"other district's name", nil, []Input{at(t, "y/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#t")}, "", []string{"x/2.vi.md tasks[0].follows unknown-follows"}},
		{"no such id", nil, []Input{at(t, "x/1", "2020", "t=a"), at(t, "x/2", "2021", "t>1#u")}, "", []string{"x/2.vi.md tasks[0].follows unknown-follows"}},
		{"no id", nil, []Input{at(t, "x/1", "2020", "=a"), at(t, "x/2", "2021", "t>1#")}, "", []string{"x/2.vi.md tasks[0].follows unknown-follows"}},
		{"unreadable report", []report.Ref{{District: "x", Name: "1"}}, []Input{at(t, "x/2", "2021", "t>1#t")}, "", nil},
		{"itself", nil, []Input{at(t, "x/1", "2020", "t>1#t")}, "", []string{"x/1.vi.md tasks[0].follows circular-follows"}},
		{"circle of three, told at the oldest", nil, []Input{at(t, "x/1", "2022", "t>2#t"), at(t, "x/2", "2020", "t>3#t"), at(t, "x/3", "2021", "t>1#t")}, "", []string{"x/2.vi.md tasks[0].follows circular-follows"}},
		{"into a circle", nil, []Input{at(t, "x/1", "2020", "t>2#t"), at(t, "x/2", "2021", "t>1#t"), at(t, "x/3", "2022", "t>2#t")}, "", []string{"x/1.vi.md tasks[0].follows circular-follows", "x/3.vi.md tasks[0].follows follows-twice"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			s, told := joined(t, c.unread, c.inputs...)
			if !slices.Equal(told, c.told) {
				t.Errorf("told %q, want %q", told, c.told)
			}
			owner := ""
			if items := (Task{s.Reports[0], 0}).Owner().Items; len(items) > 0 {
				owner = string(items[0])
			}
			if owner != c.owner {
				t.Errorf("owner is %q, want %q", owner, c.owner)
			}
		})
	}
}

// TestWithdrawnGivesNothing: a task takes nothing from a report that was taken back.
func TestWithdrawnGivesNothing(t *testing.T) {
	gone := at(t, "x/1", "2020", "t=a")
	gone.Withdrawn = true
	s, told := joined(t, nil, gone, at(t, "x/2", "2021", "t>1#t"))
	task := Task{s.Reports[0], 0}
	if _, follows := task.Follows(); task.Owner().Len() > 0 || !follows || len(told) > 0 {
		t.Errorf("the task has owner %q, follows: %v; told %q", task.Owner(), follows, told)
	}
}

// TestNeighbours: newer and older reports of the same district, past a withdrawn one.
func TestNeighbours(t *testing.T) {
	gone := at(t, "x/2", "2021")
	gone.Withdrawn = true
	s, _ := joined(t, nil, at(t, "x/3", "2022"), gone, at(t, "y/4", "2021"), at(t, "x/1", "2020"))
	newest := s.Report(report.Ref{District: "x", Name: "3"})
	oldest := s.Report(report.Ref{District: "x", Name: "1"})
	if newest.Older != oldest || oldest.Newer != newest || newest.Newer != nil || oldest.Older != nil {
		t.Errorf("the neighbours of x/3 and x/1 are wrong")
	}
	if w := s.Report(gone.Ref); w == nil || w.Newer != nil || w.Older != nil || len(s.Withdrawn) != 1 || len(s.Reports) != 3 {
		t.Errorf("the withdrawn report is not kept apart")
	}
	if s.Newest() != newest.Date {
		t.Errorf("the newest date is %v", s.Newest())
	}
}

// TestReportsOfParts: a report of a part stands once at each agency that the part belongs to.
func TestReportsOfParts(t *testing.T) {
	in := at(t, "x/1", "2020")
	in.Agencies.Items = []report.AgencyID{"c", "b"}
	in.Convener = "a"
	s, _ := joined(t, nil, in)
	for _, id := range []report.AgencyID{"a", "b", "c"} {
		if n := len(s.Agency(id).Reports); n != 1 {
			t.Errorf("%s lists %d reports, want 1", id, n)
		}
	}
}

// TestAliases: a former id may be neither a report's nor another's.
func TestAliases(t *testing.T) {
	one, two := at(t, "x/1", "2020"), at(t, "x/2", "2021")
	one.Aliases = []string{"x/2", "x/old", "x/own"}
	two.Aliases = []string{"x/old", "x/own2"}
	_, told := joined(t, nil, one, two)
	want := []string{"x/1.vi.md aliases[0] alias-taken", "x/1.vi.md aliases[1] alias-taken"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// TestHintsEnd: every task that follows none is told, and only as many as are shown are explained.
func TestHintsEnd(t *testing.T) {
	const n = 300
	earlier, later := at(t, "x/1", "2020"), at(t, "x/2", "2021")
	for i := range n {
		earlier.Tasks = append(earlier.Tasks, report.TaskAbstract{ID: fmt.Sprintf("t%d", i), Noted: true})
		later.Tasks = append(later.Tasks, report.TaskAbstract{Follows: fmt.Sprintf("x/1#ti%d", i)})
	}
	settings := &report.Site{Languages: []viet.Lang{viet.Vi}}
	_, problems := Join(settings, []*report.District{{ID: "x"}}, []Input{earlier, later}, nil, report.Date{})
	hinted := 0
	for _, p := range problems {
		if strings.HasPrefix(p.Hint.En, "did you mean") {
			hinted++
		}
	}
	if len(problems) != n || hinted != problem.PerFile {
		t.Errorf("%d problems, %d with a suggestion; want %d and %d", len(problems), hinted, n, problem.PerFile)
	}
}
