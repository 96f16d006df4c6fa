//go:build npm || chromium

package browsertest

import (
	"flag"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	pages "phoihop/internal/page"
	"phoihop/internal/render"
	"phoihop/internal/report"
)

var update = flag.Bool("update", false, "write what the tests see into the files that they compare with, to be read before it is kept")

// statement holds the figures that the site's statement on accessibility tells.
const statement = "../../templates/accessibility.yaml"

// judgement is what a judge was shown and what it found.
type judgement = pages.Judge

// judges that the statement names, in its order.
var judges = []string{"axe", "pa11y", "html-validate", "nu", "lighthouse", "stylelint", "keyboard", "resize"}

var stating sync.Mutex

// stated holds the statement's figures for one judge against those of this run, or with -update writes them and the
// day. A run that fails states nothing.
func stated(t *testing.T, run judgement) {
	t.Helper()
	if t.Failed() {
		return
	}
	stating.Lock()
	defer stating.Unlock()
	data, err := os.ReadFile(statement)
	must(t, err)
	told, err := render.ReadTests(data)
	must(t, err)
	i := slices.IndexFunc(told.Judges, func(j judgement) bool { return j.ID == run.ID })
	switch {
	case i >= 0 && told.Judges[i] == run:
		return
	case !*update && i < 0:
		t.Errorf("templates/accessibility.yaml does not name the judge %s; write it with -update", run.ID)
		return
	case !*update:
		t.Errorf("templates/accessibility.yaml says %+v, this run %+v; write it with -update", told.Judges[i], run)
		return
	case i >= 0:
		told.Judges[i] = run
	default:
		told.Judges = append(told.Judges, run)
	}
	now := time.Now()
	told.Day = report.DateOf(now.Year(), int(now.Month()), now.Day())
	slices.SortFunc(told.Judges, func(a, b judgement) int { return slices.Index(judges, a.ID) - slices.Index(judges, b.ID) })
	must(t, os.WriteFile(statement, render.WriteTests(told), 0o644))
}

// The statement names each judge once, and no other.
func TestJudgesOfTheStatement(t *testing.T) {
	if *update { // the other tests are writing it
		return
	}
	data, err := os.ReadFile(statement)
	must(t, err)
	told, err := render.ReadTests(data)
	must(t, err)
	var names []string
	for _, j := range told.Judges {
		names = append(names, j.ID)
	}
	if !slices.Equal(names, judges) {
		t.Errorf("the statement names the judges %v, the tests are %v", names, judges)
	}
}
