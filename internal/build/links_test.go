package build

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
)

// TestEveryLinkLeadsSomewhere follows every link, picture and style of every page of the real content
// and of two sites of testdata: the file is in the site and the place is on its page. Links inside the
// site are relative and end in a file name, so that the site works from a folder; nothing is fetched
// from elsewhere.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	sites := map[string]Options{"content": {Content: os.DirFS("../../content")}, "content with an address": {Content: os.DirFS("../../content"), BaseURL: "https://example.org/x/"}}
	for _, name := range []string{"links", "files", "withdrawn", "empty", "only-en", "ended-district", "follows"} {
		in, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		sites[name] = Options{Content: contentOf(in)}
	}
	for name, o := range sites {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := readSite(t, built(t, o))
			for _, file := range s.pages {
				for _, l := range s.links[file] {
					s.follow(t, file, l, o.BaseURL)
				}
			}
			if len(s.pages) < 5 {
				t.Errorf("only %d pages were looked at", len(s.pages))
			}
		})
	}
}

// webSite is a built site as its readers' browsers see it.
type webSite struct {
	files map[string]string
	pages []string
	links map[string][]pageLink
	ids   map[string]map[string]bool
}

type pageLink struct {
	element, url string
	fetched      bool // the browser gets it without a reader's click
}

func readSite(t *testing.T, dir string) *webSite {
	t.Helper()
	s := &webSite{files: contents(t, dir), links: map[string][]pageLink{}, ids: map[string]map[string]bool{}}
	for name, data := range s.files {
		if path.Ext(name) != ".html" {
			continue
		}
		s.pages = append(s.pages, name)
		if !strings.HasSuffix(data, "</html>\n") {
			t.Errorf("%s does not end in </html>", name)
		}
		doc, err := html.Parse(strings.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		s.ids[name] = map[string]bool{}
		for n := range doc.Descendants() {
			s.read(t, name, n)
		}
	}
	slices.Sort(s.pages)
	return s
}

func (s *webSite) read(t *testing.T, page string, n *html.Node) {
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			if s.ids[page][a.Val] {
				t.Errorf("%s has the id %q twice", page, a.Val)
			}
			s.ids[page][a.Val] = true
		case "href":
			fetched := n.Data == "link" && attr(n, "rel") == "stylesheet"
			s.links[page] = append(s.links[page], pageLink{n.Data + " " + attr(n, "rel"), a.Val, fetched})
		case "srcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				s.links[page] = append(s.links[page], pageLink{n.Data, strings.Fields(candidate)[0], true})
			}
		case "src", "action", "data", "poster":
			s.links[page] = append(s.links[page], pageLink{n.Data, a.Val, true})
		}
	}
}

func (s *webSite) follow(t *testing.T, page string, l pageLink, base string) {
	u, err := url.Parse(l.url)
	if err != nil {
		t.Errorf("%s: %s: %v", page, l.element, err)
		return
	}
	below, own := strings.CutPrefix(l.url, base)
	switch {
	case base != "" && own:
		u, _ = url.Parse(below)
		page = "index.html"
	case u.Scheme != "" || u.Host != "":
		if l.fetched && u.Scheme != "data" {
			t.Errorf("%s: %s fetches %s", page, l.element, l.url)
		}
		return
	case page == "404.html" && base != "" && strings.HasPrefix(l.url, "/") && strings.HasSuffix(base, l.url[:strings.Index(l.url, "assets/")]):
		u, _ = url.Parse(l.url[strings.Index(l.url, "assets/"):]) // below the path of the site's address, at whatever host
		page = "index.html"
	case page == "404.html" && !strings.HasPrefix(l.url, "#"):
		t.Errorf("%s: %s is relative, but a server shows this page at any address", page, l.url)
		return
	}
	target := page
	if u.Path != "" {
		target = path.Join(path.Dir(page), u.Path)
	}
	if _, there := s.files[target]; !there || strings.HasSuffix(u.Path, "/") {
		t.Errorf("%s: %s leads to %s, which is not in the site", page, l.element, l.url)
		return
	}
	if u.Fragment != "" && !s.ids[target][u.Fragment] {
		t.Errorf("%s: %s leads to %s, a place that %s does not have", page, l.element, l.url, target)
	}
}

// TestSourceNamesAreGone: the names of source files, which links are written with, are on no page.
func TestSourceNamesAreGone(t *testing.T) {
	in, err := txtar.ParseFile("testdata/links.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range contents(t, built(t, Options{Content: contentOf(in)})) {
		if strings.Contains(data, ".vi.md") || strings.Contains(data, ".en.md") {
			t.Errorf("%s names a source file", name)
		}
	}
}

// TestWithdrawnWordsAreGone looks for the words of a withdrawn report in every file of the site.
func TestWithdrawnWordsAreGone(t *testing.T) {
	in, err := txtar.ParseFile("testdata/withdrawn.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := built(t, Options{Content: contentOf(in), BaseURL: "https://example.org/"})
	for name, data := range contents(t, dir) {
		for _, words := range []string{"Điều đã rút", "Việc đã rút", "Văn bản đã rút", "Ảnh đã rút", "JPEG"} {
			if strings.Contains(data, words) {
				t.Errorf("%s still says %q", name, words)
			}
		}
		if path.Ext(name) == ".xml" && strings.Contains(data, "hop-1") {
			t.Errorf("%s still lists the withdrawn report", name)
		}
	}
}

// TestLinksOfUntranslatedBodies: a body that has no translation stands on the page in the other language
// too. There its links lead to places that the pages in that language have.
func TestLinksOfUntranslatedBodies(t *testing.T) {
	out := built(t, Options{Content: siteOf(`
-- content/site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân}}}
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ}
type: quan
-- content/tay-ho/a.vi.md --
---
title: A
agency: hdnd
date: 2023-01-05
---
Xem [kết quả](b.vi.md#ket-qua).
-- content/tay-ho/b.vi.md --
---
title: B
agency: hdnd
date: 2022-01-05
---
## Kết quả
-- content/tay-ho/b.en.md --
---
title: B
---
## Results
`)})
	for lang, want := range map[string]string{"vi": `href="../tay-ho/b.html#ket-qua"`, "en": `href="../tay-ho/b.html#results"`} {
		page, err := os.ReadFile(filepath.Join(out, lang, "tay-ho/a.html"))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("the %s page has no %s (%v)", lang, want, err)
		}
	}
}
