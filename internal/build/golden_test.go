package build

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

var update = flag.Bool("update", false, "write what the program makes into testdata, to be read before it is kept")

// Each file of testdata is a small site with what must come of it:
//
//	options          flags of the build, one a line: base-url ADDRESS, drafts, today DAY, district ID, year YEAR
//	content/…        what editors wrote; a .jpg or .png that says WIDTHxHEIGHT is a picture of that size
//	problems         what is told, with positions; left out where nothing is
//	absent           paths that must not be in the site, one a line
//	pages/PATH       a page or a site map as outline_test.go writes it, a calendar unfolded; other files as they are
//
// "go test -update" rewrites problems and pages; a new page is asked for by an empty pages/PATH.
func TestSites(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sites in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			want, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: want.Comment, Files: rebuilt(t, want)}
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(linesOf(want), linesOf(got)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

func linesOf(a *txtar.Archive) []string { return strings.Split(string(txtar.Format(a)), "\n") }

// TestNothingElseInTestdata finds files that no test reads.
func TestNothingElseInTestdata(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var size int64
	for _, e := range entries {
		if path.Ext(e.Name()) != ".txtar" {
			t.Errorf("testdata/%s is read by no test", e.Name())
		}
		if info, err := e.Info(); err == nil {
			size += info.Size()
		}
	}
	if size > 192<<10 {
		t.Errorf("testdata holds %d bytes; whole pages belong in fewer sites", size)
	}
}

// rebuilt makes the site of an archive and gives the archive's files as they should be.
func rebuilt(t *testing.T, in *txtar.Archive) (files []txtar.File) {
	o := Options{Content: contentOf(in), Out: filepath.Join(t.TempDir(), "public")}
	for _, f := range in.Files {
		if f.Name == "options" {
			setOptions(t, &o, string(f.Data))
		}
	}
	result := Run(o)
	told := lines(result.Problems)
	for _, f := range in.Files {
		switch below, isPage := strings.CutPrefix(f.Name, "pages/"); {
		case f.Name == "problems":
			continue
		case f.Name == "absent":
			for _, p := range strings.Fields(string(f.Data)) {
				if _, err := os.Stat(filepath.Join(o.Out, p)); err == nil {
					t.Errorf("%s is in the site and must not be", p)
				}
			}
		case isPage:
			f.Data = published(t, o.Out, below)
		case !strings.HasPrefix(f.Name, "content/") && f.Name != "options":
			t.Errorf("%s is a part that no test reads", f.Name)
		}
		files = append(files, f)
	}
	if told != "" {
		at := slices.IndexFunc(files, func(f txtar.File) bool { return f.Name == "absent" || strings.HasPrefix(f.Name, "pages/") })
		if at < 0 {
			at = len(files)
		}
		files = slices.Insert(files, at, txtar.File{Name: "problems", Data: []byte(told)})
	}
	return files
}

func setOptions(t *testing.T, o *Options, text string) {
	for line := range strings.Lines(text) {
		switch name, value, _ := strings.Cut(strings.TrimSpace(line), " "); name {
		case "base-url":
			o.BaseURL = value
		case "district":
			o.Part.Districts = append(o.Part.Districts, value)
		case "year":
			year, err := strconv.Atoi(value)
			if err != nil {
				t.Error(err)
			}
			o.Part.Years = append(o.Part.Years, year)
		case "drafts":
			o.Drafts = true
		case "today":
			day, err := time.Parse(time.DateOnly, value)
			if err != nil {
				t.Error(err)
			}
			o.Today = report.DateOf(day.Year(), int(day.Month()), day.Day())
		default:
			t.Errorf("there is no option %q", name)
		}
	}
}

// contentOf makes a content folder of the files below content/.
func contentOf(in *txtar.Archive) fstest.MapFS {
	content := fstest.MapFS{}
	for _, f := range in.Files {
		if below, ok := strings.CutPrefix(f.Name, "content/"); ok {
			content[below] = &fstest.MapFile{Data: drawn(below, f.Data), Mode: 0o644}
		}
	}
	return content
}

// drawn draws the picture whose width and height a file of text says; other files stay as they are.
func drawn(name string, data []byte) []byte {
	var width, height int
	if _, err := fmt.Sscanf(string(data), "%dx%d", &width, &height); err != nil || !isPicture(name) {
		return data
	}
	if path.Ext(name) == ".png" {
		return []byte(pictureFile(width, height))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// siteOf makes a content folder of a text in txtar form, for a test that needs no golden pages.
func siteOf(text string) fstest.MapFS { return contentOf(txtar.Parse([]byte(text))) }

func published(t *testing.T, out, name string) []byte {
	data, err := os.ReadFile(filepath.Join(out, name))
	if err != nil {
		t.Errorf("%s is not in the site", name)
		return nil
	}
	switch {
	case path.Ext(name) == ".html":
		return []byte(outline(t, name, data))
	case name == "sitemap.xml":
		return []byte(siteMapOutline(t, data))
	case path.Ext(name) == ".ics":
		return []byte(unfolded(t, name, string(data)))
	}
	return data
}

// grave leaves out notes, which most reports of the tests would have: they lack a summary or a translation.
func grave(problems []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p problem.Problem) bool { return p.Severity == problem.Note })
}

// lines writes problems as the command does, in English, without hints other than "did you mean".
func lines(problems []problem.Problem) string {
	var b strings.Builder
	for _, p := range grave(problems) {
		hint := ""
		if strings.HasPrefix(p.Hint.En, "did you mean") {
			hint = " (" + p.Hint.En + ")"
		}
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s%s [%s]\n", p.File, p.Line, p.Column, p.Severity.Name(), p.Message.En, hint, p.Code)
	}
	return b.String()
}

// built makes a site that must have no errors, and gives its folder.
func built(t *testing.T, o Options) string {
	t.Helper()
	if o.Out == "" {
		o.Out = filepath.Join(t.TempDir(), "public")
	}
	result := Run(o)
	if problem.HasErrors(result.Problems) {
		t.Fatalf("the site has errors:\n%s", lines(result.Problems))
	}
	return o.Out
}

// contents reads a whole folder: path to bytes.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
