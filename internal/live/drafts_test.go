package live

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// draftSite has a report whose translation is a draft, and one that is a draft itself; the first has a note and nothing else.
var draftSite = map[string]string{
	"site.yaml":            "title: {vi: Bản tin, en: News}\nlanguages: [vi, en]\nagencies: {ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}}}\n",
	"tay-ho/district.yaml": "name: {vi: Quận Tây Hồ, en: Tay Ho District}\ntype: quan\n",
	"tay-ho/mot.vi.md":     "---\ntitle: Họp một\nagency: ubnd\ndate: 2023-02-15\n---\nNội dung.\n",
	"tay-ho/mot.en.md":     "---\ntitle: Meeting one\ndraft: true\n---\nText.\n",
	"tay-ho/hai.vi.md":     "---\ntitle: Họp hai\nsummary: Hai bên họp.\nagency: ubnd\ndate: 2023-02-16\ndraft: true\n---\nNội dung.\n",
}

// folderOf writes files into a folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var (
	barText   = regexp.MustCompile(`(?s)<aside id="_live".*</aside>`)
	draftsBar = regexp.MustCompile(`(?s)<p id="_live-drafts".*?</p>`)
)

// TestDrafts: a page is marked where what it shows is a draft, and where it leads to drafts; an original is none because its
// translation is one.
func TestDrafts(t *testing.T) {
	s, _ := serve(t, folderOf(t, draftSite))
	for page, want := range map[string]struct {
		draft bool
		leads string // to drafts
	}{
		"/vi/tay-ho/mot.html":   {false, "tay-ho/hai, tay-ho/mot en"},
		"/en/tay-ho/mot.html":   {true, ""},
		"/vi/tay-ho/hai.html":   {true, ""},
		"/en/tay-ho/hai.html":   {true, ""},
		"/vi/index.html":        {false, "tay-ho/hai"},
		"/vi/tay-ho/index.html": {false, "tay-ho/hai"},
	} {
		body := get(s, page).Body.String()
		bar := barText.FindString(body)
		if got := strings.Contains(bar, `class="draft"`); got != want.draft {
			t.Errorf("%s: marked as a draft: %v", page, got)
		}
		list := draftsBar.FindString(bar)
		for _, draft := range strings.Split(want.leads, ", ") {
			name, lang, other := strings.Cut(draft, " ")
			if !other {
				lang = page[1:3]
			}
			if draft != "" && !strings.Contains(list, `href="/`+lang+"/"+name+`.html"`) {
				t.Errorf("%s: the bar does not lead to the draft %s: %s", page, draft, list)
			}
		}
		if page == "/vi/index.html" && strings.Contains(list, "tay-ho/mot") {
			t.Errorf("%s: an original is marked for its translation: %s", page, list)
		}
	}
}

// TestSeverities: errors, warnings and notes are counted apart, and called what they are.
func TestSeverities(t *testing.T) {
	files := maps.Clone(draftSite)
	files["tay-ho/mot.vi.md"] += "\nMột việc việc.\n"
	s, _ := serve(t, folderOf(t, files))
	bar := barText.FindString(get(s, "/vi/tay-ho/mot.html").Body.String())
	for _, want := range []string{"1 note(s)", "[summary-missing]", `<span class="note">Note</span>`} {
		if !strings.Contains(bar, want) {
			t.Errorf("the bar has no %q: %s", want, bar)
		}
	}
	if strings.Contains(bar, "error(s)") {
		t.Errorf("the bar tells errors: %s", bar)
	}
	status := get(s, "/_live/").Body.String()
	if !strings.Contains(status, "note(s)") || !strings.Contains(status, `<span class="note">Note</span>`) {
		t.Errorf("the status page tells no notes: %s", status)
	}
}

// TestToldOnce: where no version of a page is good, the page says why, and its bar does not say it again.
func TestToldOnce(t *testing.T) {
	files := maps.Clone(draftSite)
	files["tay-ho/mot.vi.md"] = "---\ntitle: [\n---\n"
	s, _ := serve(t, folderOf(t, files))
	body := get(s, "/vi/tay-ho/mot.html").Body.String()
	if n := strings.Count(body, "[yaml-bracket]"); n != 1 {
		t.Errorf("a problem is told %d times: %s", n, body)
	}
}
