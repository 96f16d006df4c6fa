//go:build npm

package browsertest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// shownSite is a site and those of its pages that are put before a judge.
type shownSite struct {
	site  *site
	pages []*page
}

// judged builds the sites whose pages are put before judges: every page of the real content and of the
// demonstration, and the rare ones.
func judged(t *testing.T) []shownSite {
	t.Helper()
	built := []shownSite{{site: builtSite(t, realContent, base)}, {site: builtSite(t, demoContent, base)}, {site: builtSite(t, rareContent, base)}}
	built[0].pages, built[1].pages, built[2].pages = built[0].site.pages, built[1].site.pages, built[2].site.rarePages()
	return built
}

func (j shownSite) paths() (list []string) {
	for _, p := range j.pages {
		list = append(list, p.path)
	}
	return list
}

// version is that of a judge, as its package states it.
func version(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("node_modules", name, "package.json"))
	must(t, err)
	var stated struct{ Version string }
	must(t, json.Unmarshal(data, &stated))
	return stated.Version
}

func (j shownSite) located() (list []located) {
	for _, p := range j.pages {
		list = append(list, located{p, ""})
	}
	return list
}
