package build

import (
	"encoding/json"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/piprate/json-gold/ld"
	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"phoihop/internal/page"
)

const shared = "https://example.org/tin/"

// pageHead is what the head of a page says to those who lead readers to it.
type pageHead struct {
	lang, title, description string
	canonical                string
	alternates               bool              // pages in other languages are named
	properties               map[string]string // of Open Graph and of X, by name
	data                     []byte            // the JSON-LD
}

func readHead(t *testing.T, page string) pageHead {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	h := pageHead{properties: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch name := attr(n, "name") + attr(n, "property"); {
		case n.Data == "html":
			h.lang = attr(n, "lang")
		case n.Data == "h1" && h.title == "":
			h.title = strings.Join(strings.Fields(textOf(n)), " ")
		case n.Data == "meta" && name == "description":
			h.description = attr(n, "content")
		case n.Data == "meta" && (strings.HasPrefix(name, "og:") || strings.HasPrefix(name, "article:") || strings.HasPrefix(name, "twitter:")):
			if h.properties[name] != "" {
				t.Errorf("%s stands twice", name)
			}
			h.properties[name] = attr(n, "content")
		case n.Data == "link" && attr(n, "rel") == "canonical":
			h.canonical = attr(n, "href")
		case n.Data == "link" && attr(n, "hreflang") != "":
			h.alternates = true
		case n.Data == "script" && attr(n, "type") == "application/ld+json":
			if h.data != nil {
				t.Error("there are two blocks of JSON-LD")
			}
			h.data = []byte(textOf(n))
		}
	}
	return h
}

// sharedSites are sites to look at: the real content and the demonstration, with an address and without one.
func sharedSites(t *testing.T, each func(t *testing.T, base string, files map[string]string)) {
	for _, site := range []struct{ name, content, base string }{
		{"content without an address", "content", ""},
		{"content", "content", shared},
		{"demonstration", "testdata/demo", shared},
	} {
		t.Run(site.name, func(t *testing.T) {
			out := built(t, Options{Content: os.DirFS(filepath.Join(root, site.content)), BaseURL: site.base})
			each(t, site.base, contents(t, out))
		})
	}
}

// thing is an object of schema.org, as far as it is looked at.
type thing struct {
	Type                    string `json:"@type"`
	ID                      string `json:"@id"`
	Headline, Name          string
	Description, InLanguage string
	URL, Item, ContentURL   string
	DatePublished           string
	StartDate               string
	EncodingFormat          string
	Position                int
	Publisher, About        *thing
	Location                *thing
	Organizer               []thing
	Dataset, Distribution   []thing
	ItemListElement         []thing
}

// understood reads JSON-LD as a program of the semantic web does: nothing may be dropped in silence. All that is said
// is of schema.org, whose own context needs the network.
func understood(t *testing.T, name string, data []byte) {
	t.Helper()
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	loader := ld.NewCachingDocumentLoader(nil)
	loader.AddDocument("https://schema.org", map[string]any{"@context": map[string]any{"@vocab": "https://schema.org/"}})
	options := ld.NewJsonLdOptions(shared + name)
	options.Format, options.SafeMode, options.DocumentLoader = "application/n-quads", true, loader
	quads, err := ld.NewJsonLdProcessor().ToRDF(doc, options)
	if err != nil || strings.Count(quads.(string), "\n") < 2 {
		t.Errorf("%s: JSON-LD is not understood: %v\n%v", name, err, quads)
	}
}

// TestJSONLD reads the JSON-LD of every page as a search engine does, and holds it against the page.
func TestJSONLD(t *testing.T) {
	sharedSites(t, func(t *testing.T, base string, files map[string]string) {
		seen := map[string]int{}
		for name, page := range files {
			if path.Ext(name) != ".html" {
				continue
			}
			h := readHead(t, page)
			_, text, _ := strings.Cut(page, "<body>")
			text = spoken(t, "<body>"+text)
			hasCrumbs := strings.Contains(page, `<nav class="crumbs`)
			if h.data == nil {
				if hasCrumbs {
					t.Errorf("%s has a way to it, and no JSON-LD", name)
				}
				continue
			}
			var data struct {
				Context string  `json:"@context"`
				Graph   []thing `json:"@graph"`
			}
			if err := json.Unmarshal(h.data, &data); err != nil || data.Context != "https://schema.org" {
				t.Fatalf("%s: %v in %s", name, err, h.data)
			}
			understood(t, name, h.data)
			if base == "" && strings.Contains(string(h.data), `"@id"`) {
				t.Errorf("%s names a thing by an address that the site does not have", name)
			}
			says := func(what, words string) {
				t.Helper()
				if words == "" || !strings.Contains(text, strings.Join(strings.Fields(words), " ")) {
					t.Errorf("%s: the page does not say the %s %q", name, what, words)
				}
			}
			leads := func(what, address string) {
				t.Helper()
				below, inside := strings.CutPrefix(address, base)
				if base == "" && address != "" || base != "" && (!inside || files[below] == "") {
					t.Errorf("%s: the %s leads to %q", name, what, address)
				}
			}
			for _, g := range data.Graph {
				seen[g.Type]++
				switch g.Type {
				case "Report":
					says("headline", g.Headline)
					leads("report", g.URL)
					if g.InLanguage != "vi" && g.InLanguage != "en" {
						t.Errorf("%s is in the language %q", name, g.InLanguage)
					}
					if g.DatePublished != h.properties["article:published_time"] || g.Description != h.description {
						t.Errorf("%s: JSON-LD and the page's head differ", name)
					}
					if g.Publisher == nil || !strings.HasSuffix(g.Publisher.Type, "Organization") {
						t.Errorf("%s names no publisher", name)
					}
					meeting := g.About
					if meeting == nil || meeting.Type != "Event" || meeting.Location == nil || len(meeting.Organizer) == 0 {
						t.Fatalf("%s: a meeting lacks something: %s", name, h.data)
					}
					if !strings.Contains(page, `<time datetime="`+meeting.StartDate+`">`) {
						t.Errorf("%s was not held on %q", name, meeting.StartDate)
					}
					says("name", meeting.Name)
					says("place", meeting.Location.Name)
					for _, o := range meeting.Organizer {
						says("organizer", o.Name)
						leads("organizer", o.URL)
					}
				case "GovernmentOrganization", "Organization":
					says("agency", g.Name)
					leads("agency", g.URL)
					if g.Name != h.title {
						t.Errorf("%s is told to be about %q", name, g.Name)
					}
				case "BreadcrumbList":
					if !hasCrumbs || len(g.ItemListElement) < 2 {
						t.Errorf("%s: the way is %v", name, g.ItemListElement)
					}
					for i, step := range g.ItemListElement {
						says("step", step.Name)
						if step.Position != i+1 || step.Type != "ListItem" {
							t.Errorf("%s: step %d is %v", name, i+1, step)
						}
						if i < len(g.ItemListElement)-1 || step.Item != "" {
							leads("step", step.Item)
						}
					}
				case "DataCatalog":
					says("catalogue", g.Name)
					if len(g.Dataset) < 6 {
						t.Errorf("%s lists %d tables", name, len(g.Dataset))
					}
					for _, set := range g.Dataset {
						says("table", set.Name)
						if n := utf8.RuneCountInString(set.Description); n < 50 || n > 5000 {
							t.Errorf("%s: %q is described in %d characters, not 50 to 5000", name, set.Name, n)
						}
						if (base != "") != (len(set.Distribution) > 0) {
							t.Errorf("%s: %q has %d files", name, set.Name, len(set.Distribution))
						}
						for _, file := range set.Distribution {
							leads("file", file.ContentURL)
							if file.EncodingFormat == "" {
								t.Errorf("%s does not say what %s is", name, file.ContentURL)
							}
						}
					}
				default:
					t.Errorf("%s tells of a %q", name, g.Type)
				}
			}
		}
		for _, kind := range []string{"Report", "GovernmentOrganization", "BreadcrumbList", "DataCatalog"} {
			if seen[kind] < 2 {
				t.Errorf("there are %d of %s", seen[kind], kind)
			}
		}
	})
}

// TestPreviews: what a chat program shows of a shared page.
func TestPreviews(t *testing.T) {
	sharedSites(t, func(t *testing.T, base string, files map[string]string) {
		for name, page := range files {
			if path.Ext(name) != ".html" || strings.HasSuffix(name, ".save.html") { // what is saved is not shared by its address
				continue
			}
			h := readHead(t, page)
			for _, want := range []string{"og:title", "og:type", "og:site_name", "og:locale", "twitter:card"} {
				if h.properties[want] == "" {
					t.Errorf("%s has no %s", name, want)
				}
			}
			if (h.properties["og:type"] == "article") != strings.Contains(string(h.data), `"@type":"Report"`) {
				t.Errorf("%s has the type %s", name, h.properties["og:type"])
			}
			if h.properties["og:description"] != h.description || h.properties["og:url"] != h.canonical {
				t.Errorf("%s: previews differ from what search engines are told: %v", name, h.properties)
			}
			if locale, _, _ := strings.Cut(h.properties["og:locale"], "_"); locale != h.lang {
				t.Errorf("%s in %s has the locale %s", name, h.lang, h.properties["og:locale"])
			}
			if (h.properties["og:locale:alternate"] != "") != h.alternates {
				t.Errorf("%s names other languages: %v, and %q", name, h.alternates, h.properties["og:locale:alternate"])
			}
		}
	})
}

// TestBriefs: each report has a plain text in each language that it is written in, and its page leads there.
func TestBriefs(t *testing.T) {
	sharedSites(t, func(t *testing.T, base string, files map[string]string) {
		n := 0
		for name, text := range files {
			if path.Ext(name) != ".txt" || name == "robots.txt" {
				continue
			}
			n++
			page := strings.TrimSuffix(name, ".txt") + ".html"
			h := readHead(t, files[page])
			if !strings.Contains(files[page], `"../`+strings.TrimPrefix(name, h.lang+"/")+`"`) && !strings.Contains(files[page], name) {
				t.Errorf("%s does not lead to %s", page, name)
			}
			text, marked := strings.CutPrefix(text, "\ufeff")
			if !marked || !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
				t.Errorf("%s is no marked UTF-8 in NFC", name)
			}
			words := strings.Join(strings.Fields(text), " ")
			if !strings.Contains(words, h.title) {
				t.Errorf("%s lacks its title:\n%s", name, text)
			}
			if ends := strings.HasSuffix(text, "\n"+base+page+"\n"); ends != (base != "") {
				t.Errorf("%s, on a site at %q, ends:\n%s", name, base, text)
			}
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if utf8.RuneCountInString(line) > 80 && strings.ContainsAny(strings.TrimSpace(line), " ") || strings.TrimRight(line, " ") != line {
					t.Errorf("%s has the line %q", name, line)
				}
			}
		}
		if n == 0 {
			t.Error("there is none")
		}
	})
}

// TestMistakes: where the site has an e-mail, a report's page has a link that writes to it, with all that is needed to
// find the report.
func TestMistakes(t *testing.T) {
	site := siteOf(strings.Replace(linkedSite, "languages:", "publisher: {name: {vi: Ban biên tập, en: Editors}, email: sua+loi@example.org}\nlanguages:", 1))
	for base, address := range map[string]string{"": "vi/tay-ho/a.html", shared: shared + "vi/tay-ho/a.html"} {
		page := contents(t, built(t, Options{Content: site, BaseURL: base}))["vi/tay-ho/a.html"]
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		var links []string
		for n := range doc.Descendants() {
			if to, found := strings.CutPrefix(attr(n, "href"), "mailto:"); found {
				links = append(links, to)
			}
		}
		if len(links) != 2 || links[0] != links[1] { // among the report's services, and at the foot of every page
			t.Fatalf("there are %d links: %v", len(links), links)
		}
		to, query, _ := strings.Cut(links[0], "?")
		fields, err := url.ParseQuery(query)
		if err != nil || to != "sua+loi@example.org" || strings.Contains(query, "+") {
			t.Errorf("the link is %s (%v)", links[0], err)
		}
		if fields.Get("subject") != "[tay-ho/a] A" || strings.TrimSpace(fields.Get("body")) != address {
			t.Errorf("the letter is %v", fields)
		}
	}
	files := contents(t, built(t, Options{Content: siteOf(linkedSite)}))
	if strings.Contains(files["vi/tay-ho/a.html"], "mailto:") {
		t.Error("a site without an e-mail has a link to one")
	}
	if slices.ContainsFunc([]string{"vi", "en"}, func(lang string) bool { return files[lang+"/tay-ho/rut.txt"] != "" }) {
		t.Error("a report that was withdrawn goes on in brief")
	}
}

// TestContact: the pages that say who publishes lead to a call of the digits alone, and do not blame a source where
// nobody is named.
func TestContact(t *testing.T) {
	of := func(publisher string) map[string]string {
		return contents(t, built(t, Options{Content: siteOf(strings.Replace(linkedSite, "languages:", publisher+"languages:", 1))}))
	}
	named := of("publisher: {name: {vi: Ban biên tập}, phone: +84 (24) 3825.1234}\n")
	unnamed := of("")
	for _, name := range []string{"vi/about.html", "vi/accessibility.html"} {
		if want := `<a href="tel:&#43;842438251234">&#43;84 (24) 3825.1234</a>`; !strings.Contains(named[name], want) {
			t.Errorf("%s lacks %s", name, want)
		}
		if page := unnamed[name]; !strings.Contains(page, "<dt>Tên</dt><dd>trang này không nêu tên") || strings.Contains(page, "<dd>nguồn không ghi") {
			t.Errorf("%s of a site without a publisher: %s", name, page[strings.LastIndex(page, "<dl"):])
		}
	}
}

// TestOldDistrictByTodaysWard: who knows only the name of today's ward finds the district that it was part of, whether
// the ward has a folder here or not.
func TestOldDistrictByTodaysWard(t *testing.T) {
	site := siteOf(strings.Replace(linkedSite, "type: quan\n", "type: quan\nuntil: 2025-06-30\nsuccessors: [{name: {vi: Phường Phú Thượng, en: Phu Thuong Ward}}, {district: phuong-moi}]\n", 1))
	addFile(site, "phuong-moi/district.yaml", "name: {vi: Phường Bưởi, en: Buoi Ward}\ntype: phuong\n")
	r := newRun(Options{Content: site})
	defer r.close()
	r.read()
	r.join()
	book := page.NewBook(r.site, 0, r.facts, nil, page.Tests{})
	i := slices.IndexFunc(book.Pages(), func(e page.Entry) bool { return e.Path == "vi/search.html" })
	for _, d := range book.Pages()[i].Make().(*page.Search).Districts {
		if d.ID != "tay-ho" {
			continue
		}
		for _, ward := range []string{"Phường Phú Thượng", "Phường Bưởi"} {
			if !slices.Contains(d.Also, page.Text{Words: ward}) {
				t.Errorf("Quận Tây Hồ is not found by %s: %v", ward, d.Also)
			}
		}
		return
	}
	t.Error("the search page does not have the district")
}
