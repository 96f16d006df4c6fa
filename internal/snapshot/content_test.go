package snapshot

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestContent: sites that are what their manifest lists, and wrong all the same: what each says of itself does not fit.
func TestContent(t *testing.T) {
	whole := built(t, unpackText(t, tiny))
	replace := func(file, old, new string) func(*testing.T, string) {
		return func(t *testing.T, site string) {
			name := filepath.Join(site, file)
			content, err := os.ReadFile(name)
			must(t, err)
			changed := regexp.MustCompile(old).ReplaceAllLiteral(content, []byte(new))
			if bytes.Equal(changed, content) {
				t.Fatalf("%s has no %s", file, old)
			}
			must(t, os.WriteFile(name, changed, 0o666))
		}
	}
	remove := func(file string) func(*testing.T, string) {
		return func(t *testing.T, site string) { must(t, os.Remove(filepath.Join(site, file))) }
	}
	for _, test := range []struct {
		name   string
		change func(*testing.T, string)
		want   string
	}{
		{"a dead link", replace("vi/about.html", `</main>`, `<a href="../khong-co.html">x</a></main>`), `vi/about.html: the link "../khong-co.html" leads to a file that is not here [pack-link]`},
		{"a link to a folder", replace("vi/about.html", `</main>`, `<a href="tay-ho/">x</a></main>`), `the link "tay-ho/" leads to a file`},
		{"a link to a server's root", replace("vi/about.html", `</main>`, `<a href="/vi/index.html">x</a></main>`), `the link "/vi/index.html" leads to a file`},
		{"a picture that is not there", replace("vi/about.html", `</main>`, `<img alt="" srcset="../a.png 1x, ../b.png 2x"></main>`), `the link "../b.png" leads to a file`},
		{"a place of no page", replace("vi/about.html", `</main>`, `<a href="index.html#khong-co">x</a></main>`), `vi/about.html: the link "index.html#khong-co" leads to a place that its page does not have [pack-place]`},
		{"a place that is not on the page", replace("vi/about.html", `</main>`, `<a href="#khong-co">x</a></main>`), `the link "#khong-co" leads to a place`},
		{"links that are no one's business", replace("vi/about.html", `</main>`, `<a href="https://example.org/x#y">x</a><a href="mailto:a@example.org">x</a><a href="#top">x</a><a href="about.html?q=1#">x</a></main>`), ""},
		{"a report missing in the data", replace("data/reports.json", `(?m)^\{"id":"tay-ho/2023-06-30-so-ket".*$`, `{"id":"tay-ho/x"}`), "the report tay-ho/x has no page vi/tay-ho/x.html [pack-count]"},
		{"a page of no report", replace("data/reports.json", `(?m)^\{"id":"tay-ho/2023-06-30-so-ket".*$`, `{"id":"tay-ho/x"}`), "the page vi/tay-ho/2023-06-30-so-ket.html is of a report that is not in the data [pack-count]"},
		{"a report twice", replace("data/reports.json", `(?m)^\[$`, `[{"id":"tay-ho/2023-06-30-so-ket","tasks":1,"results":0,"attendees":0},`), "the report tay-ho/2023-06-30-so-ket has two rows [pack-count]"},
		{"a page missing", remove("en/tay-ho/2023-06-30-so-ket.html"), "the report tay-ho/2023-06-30-so-ket has no page en/tay-ho/2023-06-30-so-ket.html [pack-count]"},
		{"a task missing", replace("data/tasks.json", `(?m)^\{"id":"tay-ho/2023-01-05-giao-ban#t1".*$`, ``), "the report tay-ho/2023-01-05-giao-ban states 1 tasks, 1 results, 1 attendees; the data have 0, 1, 1 [pack-count]"},
		{"a thread that is nowhere", replace("data/threads.json", `\.html#[^"]*`, `.html#x`), "the thread tay-ho/2023-01-05-giao-ban#t1 is not at vi/tasks/tay-ho/2023.html#x [pack-count]"},
		{"reports of a district miscounted", replace("data/districts.json", `"reports":2`, `"reports":3`), "the district tay-ho states 3 reports, the data have 2 [pack-count]"},
		{"a report missing in full", replace("data/tay-ho/2023.json", `(?s)"reports":\[.*`, `"reports":[]}`), "the data have 0 reports in full, the table reports has 2 [pack-count]"},
		{"data that are no data", replace("data/results.json", `(?s).*`, `{}`), "data/results.json cannot be read: { where [ should be [pack-count]"},
		{"no index", remove("assets/search/base.js"), "search index and pages disagree: open assets/search/base.js: file does not exist [pack-search]"},
		{"an index that is damaged", replace("assets/search/dates.js", `",\d+\)`, `",1)`), "search: dates is damaged"},
		{"an index that leads nowhere", remove("vi/kinds/briefing.html"), "leads to vi/kinds/briefing.html, which is not here [pack-search]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := t.TempDir()
			must(t, os.CopyFS(site, os.DirFS(whole)))
			test.change(t, site)
			relist(t, site)
			if got := told(Verify(site, "")); !strings.Contains(got, test.want) || test.want == "" && got != "" {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// relist writes the manifest anew.
func relist(t *testing.T, site string) {
	t.Helper()
	files := contents(t, site)
	delete(files, manifestName)
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		lines = append(lines, fmt.Sprintf(`{"path":%q,"size":%d,"sha256":"%x"}`, name, len(files[name]), sha256.Sum256([]byte(files[name]))))
	}
	write(t, filepath.Join(site, manifestName), []byte(`{"generator":"phoihop","version":1,"files":[`+strings.Join(lines, ",")+`]}`))
}
