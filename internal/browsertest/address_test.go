package browsertest

import (
	"encoding/xml"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

const base = "https://example.org/phoi-hop/"

// A server shows 404.html at any address, so a relative link in it would lead nowhere. The address of its style sheet
// names no host, for the page's policy lets no other one give it.
func TestNotFoundPage(t *testing.T) {
	if links := builtSite(t, realContent, "").page("404.html").addresses(); len(links) > 0 {
		t.Errorf("without base_url the page has the links %q", links)
	}
	s := builtSite(t, realContent, base)
	links := s.page("404.html").addresses()
	if len(links) < 3 {
		t.Errorf("with base_url the page has only the links %q", links)
	}
	for _, link := range links {
		if link == "/phoi-hop/assets/style.css" {
			continue
		}
		if file, ok := strings.CutPrefix(link, base); !ok || !s.files[file] {
			t.Errorf("404.html: %q is no whole address of a file of the site", link)
		}
	}
}

// Pages that are written in both languages name each other, and themselves, by whole addresses. A page
// of a report without a translation leads search engines to the original.
func TestCanonicalAndAlternates(t *testing.T) { eachSite(t, base, canonicalAndAlternates) }

func canonicalAndAlternates(t *testing.T, s *site) {
	pairs := 0
	for _, p := range s.pages {
		if to := p.canonical(); p.moved() {
			if s.page(to) == nil || s.page(to).moved() {
				t.Errorf("%s: the report is said to be at %q", p.path, to)
			}
		} else if to != p.path && !p.noIndex() {
			original := s.page(to)
			if original == nil || original.canonical() != to || to[len("vi/"):] != p.path[len("vi/"):] {
				t.Errorf("%s: the canonical address leads to %q", p.path, to)
			}
		}
		own := p.alternates()
		for lang, path := range own {
			pairs++
			if other := s.page(path); other == nil || !maps.Equal(own, other.alternates()) {
				t.Errorf("%s names %s as its page in %q, but not the other way round", p.path, path, lang)
			}
		}
		self := p.lang()
		if p.path == "index.html" {
			self = "x-default"
		}
		if len(own) > 0 && (own[self] != p.path || own["x-default"] == "") {
			t.Errorf("%s does not name itself among its languages: %v", p.path, own)
		}
	}
	if pairs < 20 {
		t.Errorf("only %d pages are named as alternates", pairs)
	}
}

// canonical is the path that the page names as its own.
func (p *page) canonical() string {
	for n := range p.elements("link") {
		if attr(n, "rel") == "canonical" {
			return strings.TrimPrefix(attr(n, "href"), base)
		}
	}
	return ""
}

// alternates gives the path that the page names for each language.
func (p *page) alternates() map[string]string {
	paths := map[string]string{}
	for n := range p.elements("link") {
		if lang := attr(n, "hreflang"); lang != "" {
			paths[lang] = strings.TrimPrefix(attr(n, "href"), base)
		}
	}
	return paths
}

func TestSiteMap(t *testing.T) {
	eachSite(t, base, siteMap)
	if builtSite(t, realContent, "").files["sitemap.xml"] {
		t.Error("without base_url there is a site map")
	}
}

func siteMap(t *testing.T, s *site) {
	var list struct {
		URL []struct {
			Loc  string `xml:"loc"`
			Link []struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(s.read(t, "sitemap.xml"), &list); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, u := range list.URL {
		file, ours := strings.CutPrefix(u.Loc, base)
		if !ours || !s.files[file] {
			t.Errorf("%q is no page of the site", u.Loc)
		}
		listed[file] = true
		for _, l := range u.Link {
			if file, ours := strings.CutPrefix(l.Href, base); !ours || !s.files[file] {
				t.Errorf("%s names %q, which is no page of the site", u.Loc, l.Href)
			}
		}
	}
	for _, p := range s.pages {
		wanted := !p.noIndex() && p.canonical() == p.path
		if listed[p.path] != wanted {
			t.Errorf("%s: in the site map: %v; noindex: %v; canonical: %s", p.path, listed[p.path], p.noIndex(), p.canonical())
		}
	}
	if robots := string(s.read(t, "robots.txt")); !strings.Contains(robots, base+"sitemap.xml") {
		t.Errorf("robots.txt does not name the site map: %q", robots)
	}
}

// Feed readers can read every feed, with and without an address of the site.
func TestFeeds(t *testing.T) {
	for _, address := range []string{base, ""} {
		eachSite(t, address, func(t *testing.T, s *site) { feeds(t, s, address) })
	}
}

func feeds(t *testing.T, s *site, address string) {
	found, entries := 0, 0
	for _, file := range slices.Sorted(maps.Keys(s.files)) {
		if !strings.HasSuffix(file, ".xml") || file == "sitemap.xml" {
			continue
		}
		found++
		feed, err := gofeed.NewParser().ParseString(string(s.read(t, file)))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if feed.FeedType != "atom" || feed.Title == "" || feed.UpdatedParsed == nil {
			t.Errorf("%s: type %q, title %q, updated %q", file, feed.FeedType, feed.Title, feed.Updated)
		}
		entries += s.checkEntries(t, file, address, feed.Items)
	}
	if found < 10 || entries < 10 {
		t.Errorf("with base_url %q there are %d feeds with %d entries", address, found, entries)
	}
}

func (s *site) checkEntries(t *testing.T, file, address string, items []*gofeed.Item) int {
	t.Helper()
	ids := map[string]bool{}
	for _, item := range items {
		if item.Title == "" || item.GUID == "" || ids[item.GUID] || item.UpdatedParsed == nil {
			t.Errorf("%s: entry %q has the id %q and was updated %q", file, item.Title, item.GUID, item.Updated)
		}
		ids[item.GUID] = true
		if page, ours := strings.CutPrefix(item.Link, address); address != "" && (!ours || s.page(page) == nil) {
			t.Errorf("%s: entry %q leads to %q", file, item.Title, item.Link)
		}
	}
	return len(items)
}

func (s *site) read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
