package source

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

var update = flag.Bool("update", false, "write the problems that are told into testdata/*.txtar")

// TestProblems reads every content folder of testdata. The files problems.en and problems.vi of an
// archive hold the problems that its other files must have, line by line, in order.
func TestProblems(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives in testdata: %v", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSpace(string(archive.Comment)) == "" {
				t.Error("the archive does not say what it shows")
			}
			content, expected := contentOf(archive)
			if _, told := expected["problems.en"]; !told {
				t.Fatal("the archive has no problems.en")
			}
			found := readNoted(content)
			if !strings.HasSuffix(file, "advice.txtar") {
				found = grave(found)
			}
			for name, want := range expected {
				got := told(found, strings.TrimPrefix(name, "problems."))
				if *update {
					setFile(archive, name, got)
				} else if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// contentOf parts an archive into a content folder and the problems expected of it.
func contentOf(archive *txtar.Archive) (content fstest.MapFS, expected map[string]string) {
	content, expected = fstest.MapFS{}, map[string]string{}
	for _, f := range archive.Files {
		if f.Name == "problems.en" || f.Name == "problems.vi" {
			expected[f.Name] = string(f.Data)
			continue
		}
		content[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return content, expected
}

func setFile(archive *txtar.Archive, name, data string) {
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == name })
	archive.Files[i].Data = []byte(data)
}

// readAll reads a content folder as a build does and gives all its problems but notes, in order.
func readAll(content fs.FS) []problem.Problem { return grave(readNoted(content)) }

// readNoted is readAll with notes.
func readNoted(content fs.FS) []problem.Problem {
	tree, found := Scan(content)
	site, broken := &report.Site{}, true
	if tree.HasSite {
		read, unreadable, problems := ReadSite(content)
		site, broken, found = read, unreadable, append(found, problems...)
	}
	set := Settings{Names: NewNames(site, broken), Words: NewWords(site), Languages: site.Languages}
	for _, d := range tree.Districts {
		if d.HasSettings {
			_, problems := ReadDistrict(content, d.ID)
			found = append(found, problems...)
		}
		for _, files := range d.Reports {
			found = append(found, ReadReport(content, files, set).Problems...)
		}
	}
	problem.Sort(found)
	return found
}

// grave leaves out notes, which most reports of the tests would have: they lack a summary or a translation.
func grave(found []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(slices.Clone(found), func(p problem.Problem) bool { return p.Severity == problem.Note })
}

// told writes problems in a language as the command does, a line each.
func told(found []problem.Problem, lang string) string {
	var b strings.Builder
	for _, p := range found {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s", p.File, p.Line, p.Column, p.Severity.Name(), p.Message.In(lang))
		if hint := p.Hint.In(lang); hint != "" {
			fmt.Fprintf(&b, " (%s)", hint)
		}
		fmt.Fprintf(&b, " [%s]\n", p.Code)
	}
	return b.String()
}

// TestNoOrphans refuses files in testdata that no test reads.
func TestNoOrphans(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".txtar") && e.Name() != "fuzz" {
			t.Errorf("no test reads testdata/%s", e.Name())
		}
	}
}

// TestRealContent reads the content that the project publishes. Its warnings are held by internal/build.
func TestRealContent(t *testing.T) {
	content := os.DirFS("../../content")
	if _, err := fs.Stat(content, "site.yaml"); err != nil {
		t.Fatal(err)
	}
	if problems := readAll(content); problem.HasErrors(problems) {
		t.Errorf("the published content has errors:\n%s", told(problems, "en"))
	}
}
