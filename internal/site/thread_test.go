package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// meeting reads "x/01 2023-02-15 final-review a,b | t1 owner=a due=2023-12-31 status=done follows=01#t1 | …":
// a report, its date, its kind, the bodies that met, and its tasks.
func meeting(t *testing.T, line string) Input {
	t.Helper()
	parts := strings.Split(line, "|")
	head := strings.Fields(parts[0])
	r := &report.Report{Kinds: report.List[report.KindID]{Items: []report.KindID{report.KindID(head[2])}}, Date: date(t, head[1])}
	if len(head) > 4 && head[4] == "withdrawn" {
		r.Withdrawn.Reason = "nhầm"
	}
	r.Agencies.Items = owners(head[3])
	for _, written := range parts[1:] {
		fields := strings.Fields(written)
		task := report.Task{ID: fields[0], Title: fields[0]}
		for _, f := range fields[1:] {
			key, value, _ := strings.Cut(f, "=")
			switch key {
			case "owner":
				task.Owner.Items = owners(value)
			case "due":
				task.Due = report.Due{Date: date(t, value)}
			case "status":
				task.Status = value
			case "follows":
				task.Follows = value
			default:
				t.Fatalf("unknown %q", f)
			}
		}
		r.Tasks.Items = append(r.Tasks.Items, task)
	}
	district, name, _ := strings.Cut(head[0], "/")
	a := report.NewAbstract(report.Ref{District: district, Name: name}, viet.Vi, r, "", nil, report.Wording{})
	return Input{Abstract: &a}
}

func date(t *testing.T, s string) report.Date {
	t.Helper()
	var year, month, day int
	if n, _ := fmt.Sscanf(s, "%d-%d-%d", &year, &month, &day); n == 0 {
		t.Fatalf("no date: %q", s)
	}
	return report.DateOf(year, month, day)
}

func owners(s string) (ids []report.AgencyID) {
	for _, id := range strings.Split(s, ",") {
		ids = append(ids, report.AgencyID(id))
	}
	return ids
}

// threadsOf joins meetings, one a line, at a day. The district "old" ended on 2025-06-30. Each thread is told as
// its entries and its state.
func threadsOf(t *testing.T, today, lines string) (threads, problems []string) {
	t.Helper()
	settings := &report.Site{Languages: []viet.Lang{viet.Vi}, Agencies: []report.Agency{{ID: "a"}, {ID: "b", PartOf: "a"}, {ID: "c"}}}
	districts := []*report.District{{ID: "x"}, {ID: "y"}, {ID: "old", Until: report.DateOf(2025, 6, 30)}}
	var inputs []Input
	for line := range strings.Lines(lines) {
		if strings.TrimSpace(line) != "" {
			inputs = append(inputs, meeting(t, line))
		}
	}
	var day report.Date
	if today != "" {
		day = date(t, today)
	}
	s, found := Join(settings, districts, inputs, nil, day)
	for _, th := range s.Threads {
		var names []string
		for _, e := range th.Entries {
			names = append(names, e.Report.Ref.String()+"#"+e.Own().ID)
		}
		threads = append(threads, strings.Join(names, " ")+": "+th.State.String())
	}
	for _, p := range found {
		problems = append(problems, fmt.Sprintf("%s %s %s", p.File, p.Key, p.Code))
	}
	slices.Sort(problems)
	return threads, problems
}

// TestThreadStates: a thread has one state, the first that fits: finished, closed with the district, unreported,
// not mentioned again, else what its newest entry says.
func TestThreadStates(t *testing.T) {
	for _, c := range []struct{ what, today, meetings, want string }{
		{"a task without a date is standing work", "2030-01-01", "x/1 2023-02-15 briefing a | t owner=a", "x/1#t: open"},
		{"standing work is not missed by later reviews", "2030-01-01", "x/1 2023-02-15 briefing a | t owner=a status=in-progress\nx/2 2024-01-01 final-review a", "x/1#t: in-progress"},
		{"a task in time", "2023-12-31", "x/1 2023-02-15 briefing a | t owner=a due=2023-12-31", "x/1#t: open"},
		{"due, and nothing published", "2024-01-01", "x/1 2023-02-15 briefing a | t owner=a due=2023-12-31", "x/1#t: unreported"},
		{"a month is due on its last day", "2023-11-30", "x/1 2023-02-15 briefing a | t owner=a due=2023-11", "x/1#t: open"},
		{"a month is past on the day after", "2023-12-01", "x/1 2023-02-15 briefing a | t owner=a due=2023-11", "x/1#t: unreported"},
		{"done is done, however late", "2030-01-01", "x/1 2023-02-15 briefing a | t owner=a due=2023-03 status=done", "x/1#t: done"},
		{"late, as a report says", "2030-01-01", "x/1 2023-02-15 briefing a | t owner=a due=2023-03 status=late", "x/1#t: late"},
		{"handed over and cancelled are finished", "2030-01-01", "x/1 2023-02-15 briefing a | t due=2023-03 status=handed-over | u due=2023-03 status=cancelled",
			"x/1#u: cancelled; x/1#t: handed-over"},
		{"an entry that said late, and under way since", "2030-01-01", "x/1 2023-02-15 briefing a | t owner=a due=2023-03 status=late\nx/2 2023-06-01 signing a | t follows=1#t status=in-progress", "x/1#t x/2#t: in-progress"},
		{"the owner's review does not name it", "2023-09-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\nx/2 2023-07-01 interim-review a,c", "x/1#t: not-mentioned"},
		{"a review of others", "2023-09-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\nx/2 2023-07-01 interim-review c", "x/1#t: open"},
		{"a meeting that is no review", "2023-09-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\nx/2 2023-07-01 dialogue a", "x/1#t: open"},
		{"a review of another district", "2023-09-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\ny/2 2023-07-01 briefing a", "x/1#t: open"},
		{"a review of the same day is not later", "2023-09-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\nx/2 2023-02-15 briefing a", "x/1#t: open"},
		{"a month may have been before the review", "2023-09-01", "x/1 2023-07 signing a | t owner=a due=2023-12-31\nx/2 2023-07-20 briefing a", "x/1#t: open"},
		{"due goes before not mentioned", "2024-09-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\nx/2 2024-07-01 briefing a", "x/1#t: unreported"},
		{"a late task that a review leaves out", "2024-09-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31 status=late\nx/2 2024-07-01 briefing a", "x/1#t: not-mentioned"},
		{"an inherited owner and date", "2024-01-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\nx/2 2023-07-01 briefing a | n follows=1#t status=in-progress", "x/1#t x/2#n: unreported"},
		{"a new date in time", "2024-01-01", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\nx/2 2023-07-01 briefing a | n follows=1#t due=2024-06", "x/1#t x/2#n: open"},
		{"unfinished at the district's end", "2025-07-01", "old/1 2025-02-15 briefing a | t owner=a due=2025-03 | u", "old/1#u: closed; old/1#t: closed"},
		{"on the district's last day", "2025-06-30", "old/1 2025-02-15 briefing a | t owner=a due=2025-12-31", "old/1#t: open"},
		{"a district that ended after the newest report", "", "old/1 2025-02-15 briefing a | t owner=a due=2026-03 | u\nx/2 2025-03-01 signing a | v owner=a due=2025-05", "x/2#v: open; old/1#u: closed; old/1#t: closed"},
		{"a day that is given goes before the district's end", "2025-03-01", "old/1 2025-02-15 briefing a | t owner=a due=2026-03", "old/1#t: open"},
		{"finished before the district's end", "2025-07-01", "old/1 2025-02-15 briefing a | t owner=a due=2025-03 status=done", "old/1#t: done"},
		{"carried on by another district", "2025-08-01", "old/1 2025-02-15 briefing a | t owner=a due=2025-12-31\nx/2 2025-07-15 briefing a | t follows=old/1#t", "old/1#t x/2#t: open"},
		{"two branches: the newest entry speaks", "2024-01-01", "x/1 2023-02-15 signing a | t owner=a\nx/2 2023-07-01 signing a | m follows=1#t status=done\nx/3 2023-08-01 signing a | n follows=1#t", "x/1#t x/2#m x/3#n: open"},
		{"a report that was withdrawn", "2024-01-01", "x/1 2023-02-15 signing a withdrawn | t owner=a due=2023-03\nx/2 2023-07-01 signing a | m follows=1#t", "x/2#m: open"},
		{"the newest report's day counts where none is given", "", "x/1 2023-02-15 signing a | t owner=a due=2023-12-31\ny/9 2024-01-01 signing c", "x/1#t: unreported"},
		{"an entry of the same day stands behind the one that it follows", "2024-01-01", "x/1 2023-02-15 signing a | t owner=a\nx/5 2023-07-01 signing a | m follows=1#t status=in-progress\nx/2 2023-07-01 signing a | n follows=5#m status=done", "x/1#t x/5#m x/2#n: done"},
		{"an entry of a year stands behind one of its days", "2024-01-01", "x/1 2022-02-15 signing a | t owner=a\nx/5 2023-07-01 signing a | m follows=1#t status=in-progress\nx/6 2023 signing a | n follows=5#m status=done", "x/1#t x/5#m x/6#n: done"},
		{"a day without any report", "", "", ""},
	} {
		threads, _ := threadsOf(t, c.today, c.meetings)
		if got := strings.Join(threads, "; "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

// TestAsOf: pages name the day at which their tasks are judged, and say so where it differs among districts.
func TestAsOf(t *testing.T) {
	settings := &report.Site{Languages: []viet.Lang{viet.Vi}, Agencies: []report.Agency{{ID: "a"}}}
	districts := []*report.District{{ID: "x"}, {ID: "old", Until: report.DateOf(2025, 6, 30)}}
	inputs := []Input{meeting(t, "old/1 2025-02-15 briefing a | t owner=a"), meeting(t, "x/2 2025-03-01 signing a | v owner=a")}
	for _, c := range []struct {
		today, district string
		want            AsOf
	}{
		{"", "x", AsOf{Day: report.DateOf(2025, 3, 1)}},
		{"", "old", AsOf{Day: report.DateOf(2025, 7, 1)}},
		{"", "", AsOf{Day: report.DateOf(2025, 3, 1), AtEnd: true}},
		{"2025-04-01", "", AsOf{Day: report.DateOf(2025, 4, 1)}},
		{"2025-04-01", "old", AsOf{Day: report.DateOf(2025, 4, 1)}},
		{"2026-04-01", "old", AsOf{Day: report.DateOf(2026, 4, 1)}},
	} {
		var day report.Date
		if c.today != "" {
			day = date(t, c.today)
		}
		s, _ := Join(settings, districts, inputs, nil, day)
		threads := s.Threads
		if c.district != "" {
			threads = s.District(c.district).Threads
		}
		if got := s.AsOf(threads); got != c.want {
			t.Errorf("today %q, district %q: got %v, want %v", c.today, c.district, got, c.want)
		}
	}
}

// TestBackFromDone: a task that was done is under way again.
func TestBackFromDone(t *testing.T) {
	_, problems := threadsOf(t, "", "x/1 2023-02-15 signing a | t owner=a status=done | u owner=a status=late\nx/2 2023-07-01 signing a | m follows=1#t status=in-progress | n follows=1#u")
	if want := []string{"x/2.vi.md tasks[0].status back-from-done"}; !slices.Equal(problems, want) {
		t.Errorf("got %v, want %v", problems, want)
	}
	_, problems = threadsOf(t, "", "x/1 2023-02-15 signing a | t owner=a status=done\nx/2 2023-07-01 signing a | m follows=1#t status=done")
	if len(problems) > 0 {
		t.Errorf("done and done again: %v", problems)
	}
}

// TestThreadPlaces: threads stand by their origin in district and year, and with their owners and what these are
// part of.
func TestThreadPlaces(t *testing.T) {
	settings := &report.Site{Languages: []viet.Lang{viet.Vi}, Agencies: []report.Agency{{ID: "a"}, {ID: "b", PartOf: "a"}, {ID: "c"}}}
	inputs := []Input{meeting(t, "x/1 2023-02-15 signing a | t owner=b | u owner=a,b"), meeting(t, "y/2 2024-02-15 signing a | t follows=x/1#t owner=c | u owner=c"),
		meeting(t, "x/3 2024-12-31 signing a | w")}
	s, _ := Join(settings, []*report.District{{ID: "x"}, {ID: "y"}}, inputs, nil, report.Date{})
	count := func(threads []*Thread) string {
		var ids []string
		for _, th := range threads {
			ids = append(ids, th.Origin().Report.Ref.String()+"#"+th.Origin().Own().ID)
		}
		return strings.Join(ids, " ")
	}
	for what, c := range map[string]struct{ got, want string }{
		"all":           {count(s.Threads), "x/3#w y/2#u x/1#u x/1#t"},
		"2024":          {count(s.Years[0].Threads), "x/3#w y/2#u"},
		"2023":          {count(s.Years[1].Threads), "x/1#u x/1#t"},
		"x":             {count(s.District("x").Threads), "x/3#w x/1#u x/1#t"},
		"x in 2023":     {count(s.District("x").Years[1].Threads), "x/1#u x/1#t"},
		"a and its b":   {count(s.Agency("a").Threads), "x/1#u"},
		"b":             {count(s.Agency("b").Threads), "x/1#u"},
		"c, since 2024": {count(s.Agency("c").Threads), "y/2#u x/1#t"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", what, c.got, c.want)
		}
	}
}

// TestManyEntries: a chain of tasks as long as anybody makes it.
func TestManyEntries(t *testing.T) {
	var lines strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&lines, "x/%d %04d-%02d-%02d briefing a | t owner=a due=2023-01", i, 1900+i/336, 1+i/28%12, 1+i%28)
		if i > 0 {
			fmt.Fprintf(&lines, " follows=%d#t", i-1)
		}
		lines.WriteByte('\n')
	}
	threads, problems := threadsOf(t, "2030-01-01", lines.String())
	if len(threads) != 1 || len(problems) > 0 || !strings.HasSuffix(threads[0], "unreported") {
		t.Errorf("%d threads, %v", len(threads), problems[:min(3, len(problems))])
	}
}
