package browsertest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"path"
	"slices"
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

// Besides data for search engines a page has the script that its policy names by its hash, the one file of comforts,
// which waits until the page is there, and on the search page that of searching: nothing else, and no style but the
// sheet's. What the page says without them is the same (TestSameWordsWithoutScripts).
func TestPagesNeedNoScript(t *testing.T) { eachSite(t, "", pagesNeedNoScript) }

func pagesNeedNoScript(t *testing.T, s *site) {
	for _, p := range s.pages {
		for n := range p.elements("") {
			if n.Data == "script" && !p.mayRun(n) {
				t.Errorf("%s has the script %q %.80q", p.path, attr(n, "src"), text(n))
			}
			if n.Data == "style" && !((p.saved() || p.path == "404.html") && p.policyNames(n)) {
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

// mayRun tells whether a script is one of those that pages have.
func (p *page) mayRun(script *html.Node) bool {
	_, deferred := attribute(script, "defer")
	file, _, _, err := p.target(attr(script, "src"))
	switch {
	case p.saved() || err != nil:
		return false
	case attr(script, "type") == "application/ld+json":
		return true
	case attr(script, "src") == "":
		return p.policyNames(script)
	case file == "assets/search.js":
		return p.path == p.lang()+"/search.html"
	}
	return file == "assets/comforts.js" && deferred
}

// policyNames tells whether the page's policy names a script or a style that stands in the page by its hash.
func (p *page) policyNames(n *html.Node) bool {
	sum := sha256.Sum256([]byte(n.FirstChild.Data))
	hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	for meta := range p.elements("meta") {
		for _, directive := range strings.Split(attr(meta, "content"), ";") {
			words := strings.Fields(directive)
			if attr(meta, "http-equiv") == "Content-Security-Policy" && len(words) > 0 && words[0] == n.Data+"-src" {
				return slices.Contains(words, hash)
			}
		}
	}
	return false
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
		want := []string{other[lang] + "/" + rest}
		if p.saved() {
			want = nil
		}
		var found []string
		for n := range p.elements("a") {
			if attr(n, "hreflang") == other[lang] && inside(n, "nav") {
				file, _, _, _ := p.target(attr(n, "href"))
				found = append(found, file)
			}
		}
		if !slices.Equal(found, want) {
			t.Errorf("%s: the language switch leads to %q, not to %q", p.path, found, want)
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
