package build

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/problem"
	"phoihop/internal/search"
	"phoihop/internal/viet"
)

// After a report has changed, the index is that of a build from nothing, be it made in one part or in several; also where
// the cache has lost what the other districts brought to it, and their parts are made again. The real content has five
// districts.
func TestIndexOfRebuild(t *testing.T) {
	for _, c := range []struct {
		what   string
		groups int
		change func(t *testing.T, cache string)
	}{
		{"several parts", 5, nil},
		{"one part, damaged cache", 1, clearCache},
		{"several parts, damaged cache", 5, clearCache},
	} {
		t.Run(c.what, func(t *testing.T) {
			dir := t.TempDir()
			options := Options{Content: os.DirFS("../../content"), Out: filepath.Join(dir, "public"), Cache: filepath.Join(dir, "cache"), Program: "1", indexGroups: c.groups}
			built(t, options)
			if c.change != nil {
				c.change(t, options.Cache)
			}
			options.Content = withSentence(t, filepath.Join(dir, "content"))
			got := index(contents(t, built(t, options)))
			want := index(contents(t, built(t, Options{Content: options.Content, Program: "1", indexGroups: c.groups})))
			if len(want) < 20 || !maps.Equal(got, want) {
				t.Errorf("the index of %d files is not that of a build from nothing, of %d", len(got), len(want))
			}
		})
	}
}

// clearCache clears all that a cache holds, so that none of it can be read.
func clearCache(t *testing.T, cache string) {
	t.Helper()
	file := filepath.Join(cache, "data-a")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	magic := bytes.IndexByte(data, '\n') + 1
	clear(data[magic:])
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// withSentence copies the real content into a folder, with one more sentence in a report.
func withSentence(t *testing.T, folder string) fs.FS {
	t.Helper()
	if err := os.CopyFS(folder, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	report := filepath.Join(folder, "tay-ho/2023-02-15-tong-ket.vi.md")
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(report, append(text, "\nMột câu thêm vào sau.\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(folder)
}

// The filter by agency finds the reports that the agency's page lists: those of its parts too, and of meetings that
// it called.
func TestAgencyFilterAgreesWithPages(t *testing.T) {
	files := contents(t, built(t, Options{Content: os.DirFS("../../content"), Program: "1"}))
	x, err := search.OpenIndex(func(name string) ([]byte, error) { return []byte(files[scriptPath(name)]), nil })
	if err != nil {
		t.Fatal(err)
	}
	things, err := x.Agencies()
	if err != nil {
		t.Fatal(err)
	}
	toReport := regexp.MustCompile(`href="\.\./([a-z-]+/\d{4}-[^"#]*\.html)"`)
	pages := 0
	for name, html := range files {
		id, ok := strings.CutPrefix(strings.TrimSuffix(name, ".html"), "vi/agencies/")
		if !ok || strings.Contains(id, "/") || id == "index" || !strings.HasSuffix(name, ".html") {
			continue
		}
		var listed, found []string
		for _, link := range toReport.FindAllStringSubmatch(html, -1) {
			listed = append(listed, link[1])
		}
		for _, n := range things[id] {
			result, err := x.Result(viet.Vi, n)
			if err != nil {
				t.Fatal(err)
			}
			if result.Kind == search.Report {
				found = append(found, result.Path)
			}
		}
		slices.Sort(listed)
		slices.Sort(found)
		if !slices.Equal(listed, found) {
			t.Errorf("%s lists %q, the filter finds %q", name, listed, found)
		}
		if len(listed) > 0 {
			pages++
		}
	}
	if pages < 5 {
		t.Errorf("only %d agencies have reports", pages)
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
