//go:build chromium || npm

package browsertest

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// located is a page and the address at which a browser opens it.
type located struct {
	*page
	url string
}

// kindsToLookAt gives the longest page of each kind in each language, of the real content and the demonstration, and the
// rare ones.
func kindsToLookAt(t *testing.T) (list []located) {
	t.Helper()
	longest := map[string]located{}
	sites := []*site{builtSite(t, realContent, ""), builtSite(t, demoContent, "")}
	for _, s := range sites {
		for _, p := range s.pages {
			if p.path == "404.html" && s != sites[0] { // the demonstration's has its style sheet at base_url
				continue
			}
			if known, met := longest[p.kind()]; !met || len(p.bytes) > len(known.bytes) {
				longest[p.kind()] = located{p, s.url(p)}
			}
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(longest)) {
		list = append(list, longest[kind])
	}
	rare := builtSite(t, rareContent, "")
	for _, p := range rare.rarePages() {
		list = append(list, located{p, rare.url(p)})
	}
	return list
}

// inVietnamese leaves the pages in other languages out.
func inVietnamese(pages []located) []located {
	return slices.DeleteFunc(pages, func(p located) bool { return p.lang() != "vi" })
}

var (
	year  = regexp.MustCompile(`^\d{4}$`)
	dated = regexp.MustCompile(`^\d{4}-\d\d`)
)

// kind names what kind of page it is by its path, with names and years replaced: "vi/ID/YEAR".
func (p *page) kind() string {
	parts := strings.Split(strings.TrimSuffix(p.path, ".html"), "/")
	for i, part := range parts {
		own := i == 1 && (part == "agencies" || part == "kinds" || part == "tasks" || part == "people" || part == "documents" || part == "themes" || len(parts) == 2)
		switch {
		case i == 0 || own || part == "index":
		case dated.MatchString(part):
			parts[i] = "REPORT"
			if p.saved() {
				parts[i] = "SAVED"
			}
		case year.MatchString(part):
			parts[i] = "YEAR"
		case strings.HasPrefix(part, "page-"):
			parts[i] = "PAGE"
		default:
			parts[i] = "ID"
		}
	}
	return strings.Join(parts, "/")
}

// countKinds counts the kinds of page among pages, each language counted.
func countKinds(pages []located) int {
	met := map[string]bool{}
	for _, p := range pages {
		met[p.kind()] = true
	}
	return len(met)
}

// runsScripts tells whether the page has a script, besides data for search engines.
func (p *page) runsScripts() bool {
	for n := range p.elements("script") {
		if attr(n, "type") != "application/ld+json" {
			return true
		}
	}
	return false
}
