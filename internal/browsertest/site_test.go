package browsertest

import (
	"bytes"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

// site is a built site on disk. Paths are slash-separated and below dir.
type site struct {
	dir   string
	files map[string]bool
	pages []*page // sorted by path
}

// page is a page as an HTML parser reads it.
type page struct {
	path  string
	bytes []byte
	root  *html.Node
	ids   map[string]int // how often each id stands in the page
}

// buildContent builds content into a folder and reads every page of it.
func buildContent(t *testing.T, content fs.FS, dir, baseURL string) *site {
	t.Helper()
	result := build.Run(build.Options{Content: content, Out: dir, BaseURL: baseURL})
	for _, p := range result.Problems {
		if p.Severity == problem.Error {
			t.Fatalf("the content does not build: %s:%d: %s", p.File, p.Line, p.Message.En)
		}
	}
	s := &site{dir: dir, files: map[string]bool{}}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		s.files[rel] = true
		if err == nil && strings.HasSuffix(rel, ".html") {
			var p *page
			p, err = readPage(name, rel)
			s.pages = append(s.pages, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.pages) < 20 {
		t.Fatalf("only %d pages were built, so there is next to nothing to look at", len(s.pages))
	}
	slices.SortFunc(s.pages, func(a, b *page) int { return strings.Compare(a.path, b.path) })
	return s
}

func readPage(name, rel string) (*page, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	p := &page{path: rel, bytes: data, root: root, ids: map[string]int{}}
	for n := range p.elements("") {
		if id := attr(n, "id"); id != "" {
			p.ids[id]++
		}
	}
	return p, nil
}

// page finds a page by its path; nil where there is none.
func (s *site) page(path string) *page {
	for _, p := range s.pages {
		if p.path == path {
			return p
		}
	}
	return nil
}

// elements walks the page's elements of a name in order, or all of them for "".
func (p *page) elements(name string) func(yield func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for n := range p.root.Descendants() {
			if n.Type == html.ElementNode && (name == "" || n.Data == name) && !yield(n) {
				return
			}
		}
	}
}

func (p *page) first(name string) *html.Node {
	for n := range p.elements(name) {
		return n
	}
	return nil
}

func attr(n *html.Node, name string) string {
	value, _ := attribute(n, name)
	return value
}

func attribute(n *html.Node, name string) (value string, there bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// addresses lists every address that the page names: what it leads to and what it loads.
func (p *page) addresses() (list []string) {
	for n := range p.elements("") {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "action", "poster", "data":
				list = append(list, a.Val)
			case "srcset":
				for _, candidate := range strings.Split(a.Val, ",") {
					list = append(list, strings.Fields(candidate)[0])
				}
			case "content":
				if _, to, isRefresh := strings.Cut(a.Val, "url="); isRefresh && attr(n, "http-equiv") == "refresh" {
					list = append(list, to)
				}
			}
		}
	}
	return list
}

var errOutside = errors.New("leads out of the folder")

// target finds the file and fragment that an address on a page leads to. external is set for one that
// leads to another site, a mail program or a telephone.
func (p *page) target(address string) (file, fragment string, external bool, err error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "", "", false, err
	case u.Scheme != "" || u.Host != "":
		return "", "", true, nil
	case strings.HasPrefix(u.Path, "/"):
		return "", "", false, errOutside
	case u.Path == "":
		return p.path, u.Fragment, false, nil
	}
	file = path.Join(path.Dir(p.path), u.Path)
	if strings.HasPrefix(file, "../") {
		return "", "", false, errOutside
	}
	return file, u.Fragment, false, nil
}

// saved tells whether the page is a report as one file for reading offline: it has its style in it, and no ways to search,
// to other pages in general or to its translation.
func (p *page) saved() bool { return strings.HasSuffix(p.path, ".save.html") }

// noIndex tells whether the page asks search engines to leave it out.
func (p *page) noIndex() bool {
	for n := range p.elements("meta") {
		if attr(n, "name") == "robots" && attr(n, "content") == "noindex" {
			return true
		}
	}
	return false
}

// moved tells whether the page stands at a former address and leads to the present one.
func (p *page) moved() bool {
	for n := range p.elements("meta") {
		if attr(n, "http-equiv") == "refresh" {
			return true
		}
	}
	return false
}

// lang is the language that the page's folder stands for; the pages beside it are the site's first.
func (p *page) lang() string {
	if lang, _, inFolder := strings.Cut(p.path, "/"); inFolder {
		return lang
	}
	return "vi"
}

// url is the address at which a browser opens the page from the disk.
func (s *site) url(p *page) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(s.dir, filepath.FromSlash(p.path)))}).String()
}
