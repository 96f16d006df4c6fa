package browsertest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"phoihop/internal/build"
)

const (
	// firstFlight is what a server sends before it first waits for an answer: ten packets, less what they say about themselves.
	firstFlight = 14_000
	// answerHead is more than the head of an answer takes.
	answerHead = 400
)

// What a first visit to any report of the real content loads, compressed, heads of answers and all, goes into one first
// flight. Pictures are not counted: they come later, and not to everybody.
func TestFirstVisitIsLight(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	build.Run(build.Options{Content: os.DirFS("../../content"), Out: dir, Compress: true})
	weightiest, where := 0, ""
	for name := range reportPages(t, dir) {
		if bytes := firstVisit(t, dir, name); bytes > weightiest {
			weightiest, where = bytes, name
		}
	}
	t.Logf("the weightiest report is %s: %d bytes", where, weightiest)
	if weightiest == 0 || weightiest > firstFlight {
		t.Errorf("a first visit to %s loads %d bytes, not at most %d", where, weightiest, firstFlight)
	}
}

// reportPages walks the pages of reports: those that have a text beside them.
func reportPages(t *testing.T, dir string) func(yield func(string) bool) {
	t.Helper()
	texts, err := fs.Glob(os.DirFS(dir), "*/*/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("the site has no reports (%v)", err)
	}
	return func(yield func(string) bool) {
		for _, text := range texts {
			if !yield(strings.TrimSuffix(text, ".txt") + ".html") {
				return
			}
		}
	}
}

// firstVisit adds up what a visit to a page loads: the page, style sheets and scripts.
func firstVisit(t *testing.T, dir, name string) int {
	t.Helper()
	p, err := readPage(filepath.Join(dir, name), name)
	if err != nil {
		t.Fatal(err)
	}
	bytes := sent(t, dir, name)
	for n := range p.elements("") {
		if address := loaded(n); address != "" {
			file, _, _, err := p.target(address)
			if err != nil {
				t.Fatal(err)
			}
			bytes += sent(t, dir, file)
		}
	}
	return bytes
}

func loaded(n *html.Node) string {
	switch {
	case n.Data == "link" && attr(n, "rel") == "stylesheet":
		return attr(n, "href")
	case n.Data == "script":
		return attr(n, "src")
	}
	return ""
}

// sent is how many bytes a server sends for a file of which it has a compressed form.
func sent(t *testing.T, dir, file string) int {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(file)+".br"))
	if err != nil {
		t.Fatal(err)
	}
	return answerHead + int(info.Size())
}
