//go:build npm

package browsertest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	transcripts = "testdata/transcripts"
	footer      = "\tcontentinfo" // the last line but those below it
)

// What a screen reader says of each kind of page, from its beginning to its end, is what somebody has read and found
// good: testdata/transcripts/LANG/KIND.txt, written anew by go test -update. listen/listen.js tells how it is written.
func TestTranscripts(t *testing.T) {
	t.Parallel()
	s := builtSite(t, demoContent, "")
	for _, lang := range []string{"vi", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			var names, pages []string
			for _, k := range kinds {
				if k.path[0] == '/' && lang == "en" {
					continue // one page for both languages
				}
				names = append(names, k.name)
				pages = append(pages, FolderURL(s.dir)+pathOf(lang, k.path))
			}
			said := listen(t, pages...)
			home := said[slices.Index(names, "home")]
			for i, heard := range said {
				if names[i] != "home" {
					heard = withoutFooter(heard, home)
				}
				compareTranscript(t, filepath.Join(transcripts, lang, names[i]+".txt"), heard)
				for _, line := range heard {
					if why := soundsWrong(line); why != "" {
						t.Errorf("%s in %s: %s: %q", names[i], lang, why, strings.TrimSpace(line))
					}
				}
			}
		})
	}
}

// withoutFooter leaves the footer out of a transcript where it is that of the home page.
func withoutFooter(heard, home []string) []string {
	at, atHome := slices.Index(heard, footer), slices.Index(home, footer)
	if at < 0 || !slices.Equal(heard[at:], home[atHome:]) {
		return heard
	}
	return append(heard[:at:at], footer+", as on home")
}

func compareTranscript(t *testing.T, file string, heard []string) {
	t.Helper()
	got := strings.Join(heard, "\n") + "\n"
	if *update {
		must(t, os.MkdirAll(filepath.Dir(file), 0o777))
		must(t, os.WriteFile(file, []byte(got), 0o666))
		return
	}
	want, err := os.ReadFile(file)
	must(t, err)
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-accepted +heard; go test -update accepts all):\n%s", file, diff)
	}
}

// listen gives what a screen reader says of each page, as lines.
func listen(t *testing.T, addresses ...string) (pages [][]string) {
	t.Helper()
	if _, err := os.Stat("listen/listen.js"); err != nil { // so that go test knows when it changes
		t.Fatal(err)
	}
	var told strings.Builder
	cmd := exec.Command("node", append([]string{"listen/listen.js"}, addresses...)...)
	cmd.Stderr = &told
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, told.String())
	}
	must(t, json.Unmarshal(out, &pages))
	if len(pages) != len(addresses) {
		t.Fatalf("%d of %d pages were read", len(pages), len(addresses))
	}
	return pages
}

var (
	unnamed  = regexp.MustCompile(`(^|\t|: |\] )(region|link|button|navigation|textbox|combobox|table|image|heading)(, level \d)?($|:)`)
	fileName = regexp.MustCompile(`(link|image), [\w-]+\.[a-z]{2,4}$`)
	mark     = regexp.MustCompile(`^\W*[·•|→←↑↓▲▼★✓✗]+\W*$`)
)

// soundsWrong says what nobody should hear in a line of a transcript; "" where there is nothing of that.
func soundsWrong(line string) string {
	switch said := strings.TrimSpace(line); {
	case unnamed.MatchString(line):
		return "something without a name"
	case mark.MatchString(said):
		return "a mark that says nothing"
	case fileName.MatchString(line):
		return "the name of a file"
	}
	return ""
}

// What TestTranscripts relies on.
func TestWhatSoundsWrong(t *testing.T) {
	for line, wrong := range map[string]bool{
		"\t\tregion: heading, Kết quả, level 2": true,
		"item 2 of 3: link":                     true,
		"\theading, level 2":                    true,
		"\t·":                                   true,
		"link, bao-cao.html":                    true,
		"link, Báo cáo":                         false,
		"region, Kết quả":                       false,
		"[en] paragraph: link, Home":            false,
		"address: https://example.org/a.html":   false,
		",":                                     false,
	} {
		if got := soundsWrong(line); (got != "") != wrong {
			t.Errorf("%q sounds wrong: %q", line, got)
		}
	}
}

// A passage of another language is told apart, what is hidden is not read, and what is nested is indented.
func TestListening(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	must(t, os.WriteFile(page, []byte(`<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title><body><header>x</header><main><h1>Tin</h1>
		<ul><li>một<li lang="en"><a href="a">two</a></ul><p hidden>kín</p><p>end of Tin</p></main>`), 0o600))
	got := listen(t, FolderURL(filepath.Dir(page))+"page.html")[0]
	want := []string{
		"document",
		"\tbanner: x",
		"\tmain",
		"\t\theading, Tin, level 1",
		"\t\tlist",
		"\t\t\titem 1 of 2: một",
		"\t\t\t[en] item 2 of 2: link, two",
		"\t\tparagraph: end of Tin",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Transcripts are small, and each is of a page that is still listened to.
func TestNothingElseInTranscripts(t *testing.T) {
	known := map[string]bool{}
	for _, k := range kinds {
		known[k.name+".txt"] = true
	}
	size := 0
	for _, file := range matching(t, transcripts+"/*/*") {
		if !known[filepath.Base(file)] {
			t.Errorf("%s is of no kind of page", file)
		}
		data, err := os.ReadFile(file)
		must(t, err)
		size += len(data)
	}
	if size > 320<<10 {
		t.Errorf("transcripts take %d bytes; shorter pages say as much", size)
	}
}
