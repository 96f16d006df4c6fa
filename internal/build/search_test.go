package build

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phoihop/internal/problem"
)

// Where the cache has lost what districts brought to the index, their part is made again: no build fails, and the
// index is that of a build from nothing. The real content has five districts; a report of one changes, so that the
// others' parts are wanted.
func TestIndexFromDamagedCache(t *testing.T) {
	dir := t.TempDir()
	options := Options{Content: os.DirFS("../../content"), Out: filepath.Join(dir, "public"), Cache: filepath.Join(dir, "cache"), Program: "1"}
	built(t, options)
	data, err := os.ReadFile(filepath.Join(options.Cache, "data-a"))
	if err != nil {
		t.Fatal(err)
	}
	magic := bytes.IndexByte(data, '\n') + 1
	clear(data[magic:])
	if err := os.WriteFile(filepath.Join(options.Cache, "data-a"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	edited := filepath.Join(dir, "content")
	if err := os.CopyFS(edited, options.Content); err != nil {
		t.Fatal(err)
	}
	report := filepath.Join(edited, "tay-ho/2023-02-15-tong-ket.vi.md")
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(report, append(text, "\nMột câu thêm vào sau.\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	options.Content = os.DirFS(edited)
	got := index(contents(t, built(t, options)))
	want := index(contents(t, built(t, Options{Content: options.Content, Program: "1"})))
	if len(want) < 20 || !maps.Equal(got, want) {
		t.Errorf("the index of %d files is not that of a build from nothing, of %d", len(got), len(want))
	}
}

// index leaves only the files of the index.
func index(files map[string]string) map[string]string {
	maps.DeleteFunc(files, func(name, _ string) bool { return !strings.HasPrefix(name, "assets/search/") })
	return files
}

// The work that is told beforehand has the index in it: what is done ends there, and not beyond.
func TestProgressCountsTheIndex(t *testing.T) {
	r := newRun(Options{Content: os.DirFS("../../content"), Out: filepath.Join(t.TempDir(), "public"), Program: "1"})
	defer r.close()
	loading := r.loadTemplates()
	r.read()
	r.join()
	loading.Wait()
	r.openOutput()
	r.makeBook()
	r.makeSite()
	if problem.HasErrors(r.problems) {
		t.Fatal(r.problems)
	}
	if done := int(r.done.Load()); done != r.total || done == 0 {
		t.Errorf("%d jobs of %d are done", done, r.total)
	}
}
