package live

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

const port = 1313

// serve serves a copy of a content folder until the test ends.
func serve(t *testing.T, content string) (s *Server, folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(folder, os.DirFS(content)); err != nil {
		t.Fatal(err)
	}
	s = New(Options{Build: build.Options{Content: os.DirFS(folder)}, Folder: folder, Lang: "en", Port: port})
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.Run(ctx)
	}()
	t.Cleanup(func() {
		stop()
		<-done
	})
	return s, folder
}

// get asks for a path; head are names and values of the request's head, "Host" among them.
func get(s http.Handler, path string, head ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://localhost:1313/", nil)
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
	for i := 0; i < len(head); i += 2 {
		if r.Header.Set(head[i], head[i+1]); head[i] == "Host" {
			r.Host = head[i+1]
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// until waits for what must come about, as long as a slow machine may take.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for range 3000 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s does not come about", what)
}

var inserted = regexp.MustCompile(`(?s)` + markStart + `.*?` + markEnd)

// plain takes out what a page was served with, and the leave to ask its own server, which it may have had before.
func plain(page string) string {
	return strings.Replace(inserted.ReplaceAllString(page, ""), connect, "", 1)
}

// built builds the content as it is now and gives its files.
func built(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	if r := build.Run(build.Options{Content: os.DirFS(folder), Out: out, Drafts: true}); problem.HasErrors(r.Problems) {
		t.Fatal(r.Problems)
	}
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == "manifest.json" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(out, name))
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// differs names a file that is not served as it would be built, "" where there is none.
func differs(s *Server, want map[string]string) string {
	for name, data := range want {
		w := get(s, "/"+name)
		if got := w.Body.String(); w.Code != http.StatusOK || got != data && plain(got) != plain(data) {
			return fmt.Sprint(name, " ", w.Code)
		}
	}
	return ""
}

// TestServedEqualsBuilt: all that a build writes is served, byte for byte but for what is inserted.
func TestServedEqualsBuilt(t *testing.T) {
	s, folder := serve(t, "../../testdata/demo")
	if name := differs(s, built(t, folder)); name != "" {
		t.Errorf("%s is served otherwise than it is built", name)
	}
	page := get(s, "/vi/index.html").Body.String()
	if strings.Count(page, "connect-src") != 1 || !strings.Contains(page, `src="/_live/live.js"`) || !strings.Contains(page, `id="_live"`) {
		t.Error("the page has no script, no bar, or may not ask for news")
	}
}

// TestClosedToOthers: requests under another name, from other sites, with other methods or for other files get nothing.
func TestClosedToOthers(t *testing.T) {
	s, _ := serve(t, "../../testdata/demo")
	for _, c := range []struct {
		path string
		head []string
		code int
	}{
		{"/", nil, 200},
		{"/", []string{"Host", "127.0.0.1:1313"}, 200},
		{"/", []string{"Host", "[::1]:1313"}, 200},
		{"/", []string{"Host", "localhost"}, 421},
		{"/", []string{"Host", "localhost:80"}, 421},
		{"/", []string{"Host", "evil.example:1313"}, 421},
		{"/", []string{"Host", "localhost.evil.example:1313"}, 421},
		{"/", []string{"Host", "192.168.1.4:1313"}, 421},
		{"/_live/", []string{"Host", "evil.example:1313"}, 421},
		{"/_live/events", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"}, 403},
		{"/_live/events", []string{"Origin", "https://evil.example"}, 403},
		{"/vi/index.html", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"/vi/index.html", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"/../site.yaml", nil, 404},
		{"/..%2fsite.yaml", nil, 404},
		{"/_root/../site.yaml", nil, 404},
		{"/files/../../site.yaml", nil, 404},
		{`/..\site.yaml`, nil, 404},
		{"//etc/passwd", nil, 404},
		{"/site.yaml", nil, 404},
		{"/assets/", nil, 404},
		{"/files/", nil, 404},
		{"/vi/khong-co.html", nil, 404},
	} {
		if w := get(s, c.path, c.head...); w.Code != c.code {
			t.Errorf("%s %v: %d, not %d", c.path, c.head, w.Code, c.code)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(method, "http://localhost:1313/", nil))
		if w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
}

// reportIn names a report of a content folder: its file, and its page.
func reportIn(t *testing.T, folder string) (file, page string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(folder, "thi-du", "*.vi.md"))
	if err != nil || len(all) == 0 {
		t.Fatal("there are no reports")
	}
	return all[0], "/vi/thi-du/" + strings.TrimSuffix(filepath.Base(all[0]), ".vi.md") + ".html"
}

// TestSaves: whatever an editor does to a file, the page shows the last version without errors, and what is wrong; at the
// end all is as a build would make it.
func TestSaves(t *testing.T) {
	s, folder := serve(t, "../../testdata/demo")
	file, page := reportIn(t, folder)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	shows := func(words ...string) func() bool {
		return func() bool {
			body := get(s, page).Body.String()
			for _, w := range words {
				if !strings.Contains(body, w) {
					return false
				}
			}
			return true
		}
	}
	get(s, page)
	write(file, string(text)+"\nĐoạn thứ nhất.\n")
	until(t, "an edit", shows("Đoạn thứ nhất."))

	write(file+".tmp", string(text)+"\nĐoạn thứ hai.\n")
	if err := os.Rename(file+".tmp", file); err != nil {
		t.Fatal(err)
	}
	until(t, "a save by renaming", shows("Đoạn thứ hai."))

	write(file, string(text[:len(text)/8])+"\nkhoa: [")
	until(t, "half a file", shows("Đoạn thứ hai.", "last version without errors", "vscode://file/", filepath.Base(file)+":1:1</a>: "))
	if w := get(s, "/vi/index.html").Body.String(); !strings.Contains(w, "In other files: ") {
		t.Error("another page does not count the problems")
	}
	if w := get(s, "/_live/?show=with-errors").Body.String(); !strings.Contains(w, strings.TrimSuffix(filepath.Base(file), ".vi.md")) {
		t.Error("the status page does not name the report")
	}

	translation := strings.Replace(file, ".vi.md", ".en.md", 1)
	other, err := os.ReadFile(translation)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	until(t, "a translation alone", shows("Đoạn thứ hai.", "last version without errors", filepath.Base(translation)+":1:1</a>: "))
	if err := os.Remove(translation); err != nil {
		t.Fatal(err)
	}
	until(t, "a deletion", func() bool { return get(s, page).Code == http.StatusNotFound })
	write(translation, string(other))
	write(file, string(text))
	want := built(t, folder)
	until(t, "the site as it was", func() bool { return differs(s, want) == "" })
}

// TestErrorsFromTheStart: a site that has never been without errors is served as what is wrong with it, and as a site once
// that is repaired.
func TestErrorsFromTheStart(t *testing.T) {
	broken := t.TempDir()
	if err := os.CopyFS(broken, os.DirFS("../../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile(filepath.Join(broken, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(broken, "site.yaml"), []byte("title: ["), 0o666); err != nil {
		t.Fatal(err)
	}
	s, folder := serve(t, broken)
	if w := get(s, "/"); w.Code == http.StatusOK || !strings.Contains(w.Body.String(), "site.yaml:1:") || !strings.Contains(w.Body.String(), `src="/_live/live.js"`) {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
	if w := get(s, "/_live/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "site.yaml:1:") {
		t.Errorf("the status page: %d", w.Code)
	}
	if err := os.WriteFile(filepath.Join(folder, "site.yaml"), settings, 0o666); err != nil {
		t.Fatal(err)
	}
	until(t, "a site", func() bool { return get(s, "/vi/index.html").Code == http.StatusOK })
}

// TestRebase: files and folders go and come back many times, as a rebase has it; then all is as a build makes it.
func TestRebase(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	s, folder := serve(t, "../../testdata/demo")
	run := func(args ...string) {
		t.Helper()
		c := exec.Command(git, append([]string{"-C", folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.hooksPath=/dev/null"}, args...)...)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %s", args, out)
		}
	}
	run("init", "-q", "-b", "new")
	run("add", ".")
	run("commit", "-q", "-m", "all")
	run("checkout", "-q", "-b", "old")
	run("rm", "-q", "-r", "thi-du")
	if err := os.WriteFile(filepath.Join(folder, "gia-thiet", "district.yaml"), []byte("type: ["), 0o666); err != nil {
		t.Fatal(err)
	}
	run("commit", "-q", "-a", "-m", "less")
	_, page := reportIn(t, "../../testdata/demo")
	for range 12 {
		run("checkout", "-q", "new")
		get(s, page)
		run("checkout", "-q", "old")
	}
	run("checkout", "-q", "new")
	want := built(t, folder)
	until(t, "the newest site", func() bool { return differs(s, want) == "" })
}

// TestNews: an open page is told of a save once the page has changed.
func TestNews(t *testing.T) {
	s, folder := serve(t, "../../testdata/demo")
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Host = "localhost:1313"
		s.ServeHTTP(w, r)
	}))
	t.Cleanup(web.Close)
	file, page := reportIn(t, folder)
	until(t, "a finished check", func() bool { return !strings.Contains(get(s, "/_live/").Body.String(), "being checked") })
	m := regexp.MustCompile(`data-page="(\w+)" data-bar="(\w+)"`).FindStringSubmatch(get(s, page).Body.String())
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	r, _ := http.NewRequestWithContext(ctx, http.MethodGet, web.URL+"/_live/events?path="+page[1:]+"&page="+m[1]+"&bar="+m[2], nil)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	lines.Scan() // connected
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(f, "\nĐoạn mới.\n")
	f.Close()
	for lines.Scan() { // the bar may change before
		if told := strings.Fields(lines.Text()); len(told) == 3 && told[0] == "data:" && told[1] != m[1] {
			break
		}
	}
	if body := get(s, page).Body.String(); !strings.Contains(body, "Đoạn mới.") {
		t.Error("it was told before the page has changed")
	}
}
