package browsertest

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every page can be reached from index.html, and nothing leads nowhere.
func TestLinksLeadSomewhere(t *testing.T) { eachSite(t, "", linksLeadSomewhere) }

func linksLeadSomewhere(t *testing.T, s *site) {
	reached := map[string]bool{}
	for todo := []string{"index.html"}; len(todo) > 0; {
		p := s.page(todo[0])
		todo = todo[1:]
		if p == nil || reached[p.path] {
			continue
		}
		reached[p.path] = true
		for _, address := range p.addresses() {
			if file := s.mustLead(t, p, address); file != "" {
				todo = append(todo, file)
			}
		}
	}
	for _, p := range s.pages {
		if !reached[p.path] && !p.noIndex() && !p.moved() {
			t.Errorf("no link leads to %s", p.path)
		}
	}
}

// mustLead checks one address of a page and gives the file of the site that it leads to.
func (s *site) mustLead(t *testing.T, p *page, address string) string {
	t.Helper()
	file, fragment, external, err := p.target(address)
	if err != nil {
		t.Errorf("%s: %q: %v", p.path, address, err)
	}
	if err != nil || external {
		return ""
	}
	if !s.files[file] {
		t.Errorf("%s: %q leads to %s, which is not there", p.path, address, file)
		return ""
	}
	if to := s.page(file); fragment != "" && (to == nil || to.ids[fragment] == 0) {
		t.Errorf("%s: %q: %s has no element with the id %q", p.path, address, file, fragment)
	}
	if path.Ext(address) == "" && fragment == "" {
		t.Errorf("%s: %q does not end in a file name, so it cannot be opened from a disk", p.path, address)
	}
	return file
}

func TestPagesAreWhole(t *testing.T) { eachSite(t, "", pagesAreWhole) }

func pagesAreWhole(t *testing.T, s *site) {
	for _, p := range s.pages {
		if !bytes.HasSuffix(bytes.TrimSpace(p.bytes), []byte("</html>")) {
			t.Errorf("%s does not end in </html>", p.path)
		}
		if got := attr(p.first("html"), "lang"); got != p.lang() {
			t.Errorf("%s says that it is in %q, but it stands in the folder for %q", p.path, got, p.lang())
		}
		if title := text(p.first("title")); strings.HasPrefix(title, "–") || title == "" {
			t.Errorf("%s has the title %q", p.path, title)
		}
		headings := 0
		for h := range p.elements("h1") {
			headings++
			if text(h) == "" {
				t.Errorf("%s has an empty main heading", p.path)
			}
		}
		if headings != 1 {
			t.Errorf("%s has %d main headings (h1), not one", p.path, headings)
		}
		for id, times := range p.ids {
			if times > 1 {
				t.Errorf("%s has the id %q %d times", p.path, id, times)
			}
		}
	}
}

// The only script is data for search engines, but for the search page, which has one file; style stands in the
// sheet. So the pages' policy can refuse everything else, and a page reads the same with JavaScript off.
func TestPagesNeedNoScript(t *testing.T) { eachSite(t, "", pagesNeedNoScript) }

func pagesNeedNoScript(t *testing.T, s *site) {
	for _, p := range s.pages {
		for n := range p.elements("") {
			searches := strings.HasSuffix(p.path, "/search.html") && attr(n, "src") == "../assets/search.js"
			if n.Data == "script" && attr(n, "type") != "application/ld+json" && !searches {
				t.Errorf("%s has a script", p.path)
			}
			if n.Data == "style" {
				t.Errorf("%s has a style element", p.path)
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s: <%s %s=%q>", p.path, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}

// The language switch of a page leads to the same page in the other language.
func TestLanguageSwitch(t *testing.T) { eachSite(t, "", languageSwitch) }

func languageSwitch(t *testing.T, s *site) {
	other := map[string]string{"vi": "en", "en": "vi"}
	for _, p := range s.pages {
		lang, rest, inFolder := strings.Cut(p.path, "/")
		if !inFolder {
			continue // the choice of language and the page for wrong addresses
		}
		want := other[lang] + "/" + rest
		var found []string
		for n := range p.elements("a") {
			if attr(n, "hreflang") == other[lang] && inside(n, "nav") {
				file, _, _, _ := p.target(attr(n, "href"))
				found = append(found, file)
			}
		}
		if len(found) != 1 || found[0] != want {
			t.Errorf("%s: the language switch leads to %q, not to %s", p.path, found, want)
		}
	}
}

func inside(n *html.Node, name string) bool {
	for a := range n.Ancestors() {
		if a.Data == name {
			return true
		}
	}
	return false
}
