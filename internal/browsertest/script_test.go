//go:build npm

package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The script of the search page, in Node, does what the tests in search/ say: it reads the index that the Go code
// writes, folds and cuts text as the Go code does, ranks, filters, and bears hostile queries and damaged files.
func TestSearchScript(t *testing.T) {
	t.Parallel()
	// go test keeps results while the files that a test itself looks at stay the same; Node's it doesn't know.
	for _, pattern := range []string{
		"search/*.js", "../../templates/search/*.js", "../search/testdata/*.txt", "../search/testdata/*/*.txtar", "../viet/testdata/fold.txt",
	} {
		for _, name := range matching(t, pattern) {
			if _, err := os.Stat(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	cmd := exec.Command("node", append([]string{"--test"}, matching(t, "search/*.test.js")...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// matching names the files that a pattern matches: at least one.
func matching(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s matches nothing (%v)", pattern, err)
	}
	return names
}
