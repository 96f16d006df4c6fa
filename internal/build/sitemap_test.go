package build

import (
	"encoding/xml"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const (
	siteMapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlSpace   = "http://www.w3.org/1999/xhtml"
)

// element is an element of XML as it stands in a file.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// listed is what a site map says of an address.
type listed struct {
	updated    string
	alternates []string // "LANG ADDRESS", sorted
}

var day = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)

// readSiteMap reads a site map or a list of them by the rules of sitemap.xsd and siteindex.xsd: names, order and number
// of elements, length of addresses, form of days, number and size. It gives what is said of each address.
func readSiteMap(t *testing.T, name, file, base string) map[string]listed {
	t.Helper()
	var root element
	decoder := xml.NewDecoder(strings.NewReader(file))
	if err := decoder.Decode(&root); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if rest := strings.TrimSpace(file[decoder.InputOffset():]); rest != "" {
		t.Errorf("%s goes on behind its end: %q", name, rest)
	}
	if !strings.HasPrefix(file, `<?xml version="1.0" encoding="UTF-8"?>`) {
		t.Errorf("%s does not say what it is", name)
	}
	kind := map[string]string{"urlset": "url", "sitemapindex": "sitemap"}[root.XMLName.Local]
	if root.XMLName.Space != siteMapSpace || kind == "" || len(root.Children) == 0 || len(root.Children) > 50_000 || len(file) > 50<<20 {
		t.Fatalf("%s is a %v with %d entries in %d bytes", name, root.XMLName, len(root.Children), len(file))
	}
	all := map[string]listed{}
	for _, entry := range root.Children {
		if entry.XMLName != (xml.Name{Space: siteMapSpace, Local: kind}) {
			t.Fatalf("%s holds a %v", name, entry.XMLName)
		}
		var at string
		var says listed
		for i, child := range entry.Children {
			switch child.XMLName {
			case xml.Name{Space: siteMapSpace, Local: "loc"}:
				if at = child.Text; i != 0 {
					t.Errorf("%s: an address stands at place %d", name, i)
				}
			case xml.Name{Space: siteMapSpace, Local: "lastmod"}:
				if says.updated = child.Text; i != 1 || !day.MatchString(child.Text) {
					t.Errorf("%s: %s changed on %q, at place %d", name, at, child.Text, i)
				}
			case xml.Name{Space: xhtmlSpace, Local: "link"}:
				if child.attr("rel") != "alternate" || kind == "sitemap" {
					t.Errorf("%s: %s has a link that is %q", name, at, child.attr("rel"))
				}
				says.alternates = append(says.alternates, child.attr("hreflang")+" "+child.attr("href"))
			default:
				t.Errorf("%s: %s has a %v", name, at, child.XMLName)
			}
		}
		u, err := url.Parse(at)
		if err != nil || u.String() != at || len(at) < 12 || len(at) > 2048 || !strings.HasPrefix(at, base) {
			t.Errorf("%s: %q is no address: %v", name, at, err)
		}
		if _, twice := all[at]; twice {
			t.Errorf("%s: %s stands twice", name, at)
		}
		slices.Sort(says.alternates)
		all[at] = says
	}
	return all
}

// headAlternates lists the languages of a page that its head names.
func headAlternates(t *testing.T, page string) (list []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Data == "link" && attr(n, "rel") == "alternate" && attr(n, "hreflang") != "" {
			list = append(list, attr(n, "hreflang")+" "+attr(n, "href"))
		}
	}
	slices.Sort(list)
	return list
}

// TestSiteMapIsTrue: it has every page that search engines may keep, with the languages that the page's head names, and
// each of these names the same ones.
func TestSiteMapIsTrue(t *testing.T) {
	sharedSites(t, func(t *testing.T, base string, files map[string]string) {
		if base == "" {
			if files["sitemap.xml"] != "" || strings.Contains(files["robots.txt"], "Sitemap") {
				t.Error("a site without an address has a site map")
			}
			return
		}
		if !strings.Contains(files["robots.txt"], "\nSitemap: "+base+"sitemap.xml\n") {
			t.Errorf("robots.txt names no site map:\n%s", files["robots.txt"])
		}
		all := readSiteMap(t, "sitemap.xml", files["sitemap.xml"], base)
		defaults := 0
		for name, page := range files {
			if path.Ext(name) != ".html" {
				continue
			}
			named := headAlternates(t, page)
			says, known := all[base+name]
			if own := strings.Contains(page, `<link rel="canonical" href="`+base+name+`">`); known != (own && !strings.Contains(page, `content="noindex"`)) {
				t.Errorf("%s is in the site map: %v", name, known)
			}
			if known && !slices.Equal(named, says.alternates) {
				t.Errorf("%s names %q, the site map %q", name, named, says.alternates)
			}
			for _, alternate := range named {
				lang, address, _ := strings.Cut(alternate, " ")
				if lang == "x-default" {
					defaults++
				}
				to, inside := strings.CutPrefix(address, base)
				if back := headAlternates(t, files[to]); !inside || !slices.Equal(back, named) {
					t.Errorf("%s names %s, which names %q", name, address, back)
				}
			}
			if n := len(named); n > 0 && (n != 3 || !strings.HasPrefix(named[2], "x-default ")) {
				t.Errorf("%s names %q", name, named)
			}
			if known && says.updated == "" && strings.Contains(page, `<time `) {
				t.Errorf("%s tells of days, and the site map of none", name)
			}
		}
		if defaults < 20 {
			t.Errorf("only %d pages have one for other languages", defaults)
		}
	})
}

const datedSite = `
-- content/site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
base_url: https://example.org/
agencies:
  hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}
  ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}}
  mttq: {name: {vi: Mặt trận Tổ quốc, en: Fatherland Front}}
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ, en: Tay Ho District}
type: quan
-- content/ba-dinh/district.yaml --
name: {vi: Quận Ba Đình, en: Ba Dinh District}
type: quan
-- content/tay-ho/cu.vi.md --
---
title: Cũ
agency: hdnd
date: 2022-02-15
published: 2022-02-16
updated: 2024-05-01
documents: [{number: 1/2022/QH15}]
tasks: [{id: t1, title: Việc, owner: ubnd}]
---
-- content/tay-ho/moi.vi.md --
---
title: Mới
agency: ubnd
kind: briefing
date: 2023-03-15
published: 2023-03-16T23:30:00+07:00
tasks: [{title: Việc, owner: ubnd, follows: cu#t1}]
---
`

// TestSiteMapDates: a page of several reports changed when the newest of them did, whatever the clock says.
func TestSiteMapDates(t *testing.T) {
	content := siteOf(datedSite)
	o := Options{Content: content, Out: filepath.Join(t.TempDir(), "public"), Cache: t.TempDir(), Started: 1}
	dates := func(want map[string]string) {
		t.Helper()
		file, err := os.ReadFile(filepath.Join(built(t, o), "sitemap.xml"))
		if err != nil {
			t.Fatal(err)
		}
		all := readSiteMap(t, "sitemap.xml", string(file), "https://example.org/")
		for at, want := range want {
			if says, known := all["https://example.org/"+at]; !known || says.updated != want {
				t.Errorf("%s changed on %q, want %q", at, says.updated, want)
			}
		}
	}
	dates(map[string]string{
		"index.html": "", "vi/index.html": "2024-05-01", "en/about.html": "2024-05-01", "vi/glossary.html": "",
		"vi/tay-ho/index.html": "2024-05-01", "vi/ba-dinh/index.html": "",
		"vi/tay-ho/2022.html": "2024-05-01", "vi/2023/index.html": "2023-03-16",
		"vi/agencies/hdnd.html": "2024-05-01", "vi/agencies/mttq.html": "", "vi/kinds/briefing.html": "2023-03-16",
		"vi/tasks/index.html": "2024-05-01", "vi/tasks/tay-ho/2022.html": "2024-05-01",
		"vi/documents/1-2022-qh15.html": "2024-05-01",
		"vi/tay-ho/cu.html":             "2024-05-01", "vi/tay-ho/moi.html": "2023-03-16",
	})
	addFile(content, "tay-ho/cu.vi.md", strings.Replace(string(content["tay-ho/cu.vi.md"].Data), "1/2022/QH15", "2/2022/QH15", 1))
	addFile(content, "tay-ho/moi.vi.md", strings.Replace(string(content["tay-ho/moi.vi.md"].Data), "kind: briefing", "documents: [{number: 2/2022/QH15}]", 1))
	dates(map[string]string{"vi/documents/2-2022-qh15.html": "2024-05-01"})
	addFile(content, "tay-ho/cu.vi.md", strings.Replace(string(content["tay-ho/cu.vi.md"].Data), "documents: [{number: 2/2022/QH15}]\n", "", 1))
	dates(map[string]string{"vi/documents/2-2022-qh15.html": "2023-03-16", "vi/tay-ho/index.html": "2024-05-01"})
}
