package build

import (
	"os"
	"strings"
	"testing"

	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// TestDemonstration holds the demonstration content to the table beside it: each thread and its state, found by
// hand from the rules. "standing" is a thread without a due date that no other state fits.
func TestDemonstration(t *testing.T) {
	table, err := os.ReadFile(root + "/testdata/demo-threads.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(table)) {
		id, state, _ := strings.Cut(strings.TrimSpace(line), " ")
		want[id] = state
	}
	r := newRun(Options{Content: os.DirFS(root + "/testdata/demo")})
	defer r.close()
	r.read()
	r.join()
	if problem.HasErrors(r.problems) {
		t.Fatal(r.problems)
	}
	if got := r.site.Today; got != report.DateOf(2026, 9, 15) {
		t.Errorf("the newest report's day is %s", got)
	}
	for _, thread := range r.site.Threads {
		origin := thread.Origin()
		id := origin.Report.Ref.String() + "#" + page.TaskName(origin.Own().ID, origin.Place)
		state := thread.State.String()
		if thread.Standing() && (thread.State == site.Open || thread.State == site.InProgress || thread.State == site.Late) {
			state = "standing"
		}
		if want[id] != state {
			t.Errorf("%s is %s, want %s", id, state, want[id])
		}
		delete(want, id)
	}
	for id, state := range want {
		t.Errorf("no thread %s (%s)", id, state)
	}
}
