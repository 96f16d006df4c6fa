package build

import (
	"os"
	"testing"

	"phoihop/internal/cache"
	"phoihop/internal/problem"
)

// TestVanishedReports: reports that were read, and then can be had neither from the cache nor as they were, are told
// of. Making what shows them does not panic, in whatever order it comes.
func TestVanishedReports(t *testing.T) {
	r := newRun(Options{Content: os.DirFS(root + "/testdata/demo")})
	defer r.close()
	loading := r.loadTemplates()
	r.read()
	r.join()
	loading.Wait()
	if problem.HasErrors(r.problems) {
		t.Fatal(r.problems)
	}
	for _, rd := range r.readings {
		rd.record = cache.Record{}
	}
	r.makeBook()
	for _, e := range r.book.Pages() {
		e.Make()
	}
	for _, pass := range r.data.Passes() {
		r.makeData(pass)
	}
	told := false
	for _, p := range r.problems {
		told = told || p.Code == problem.FileChanged
	}
	if !told || !r.failed() {
		t.Errorf("nothing is told of reports that can't be read any more: %v", r.problems)
	}
}
