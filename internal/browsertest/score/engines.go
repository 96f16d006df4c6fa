package score

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"phoihop/internal/browsertest"
)

// An Engine answers questions in a browser with the paths of its first results, from the site's root.
type Engine interface {
	Answer(q Question) ([]string, error)
	// PagesOnly tells that it finds pages, not places in them.
	PagesOnly() bool
}

// ours is the search page of the site. One page in each language is asked one question after the other; it finds what
// a page finds that is opened with the question.
type ours struct {
	page *browsertest.SearchPage
	lang string // of the page that is open
}

// Ours gives the search page of a site that is served at a root.
func Ours(tab context.Context, root string) (Engine, error) {
	page, err := browsertest.NewSearchPage(tab, root)
	return &ours{page: page}, err
}

func (e *ours) PagesOnly() bool { return false }

func (e *ours) Answer(q Question) ([]string, error) {
	if e.lang != q.Lang {
		e.lang = q.Lang
		if err := e.page.Open(q.Lang, ""); err != nil {
			return nil, err
		}
	}
	if err := e.page.Ask(q.Text); err != nil {
		return nil, err
	}
	return e.page.Paths()
}

// pagefind is Pagefind, whose page stands at the site's root.
type pagefind struct {
	tab  context.Context
	root string
}

// Pagefind has that program index those pages of a site that hold what our search finds, and gives its search of the site,
// which is served at a root.
func Pagefind(tab context.Context, program, site, root string) (Engine, error) {
	for _, lang := range []string{"vi", "en"} {
		page := fmt.Sprintf("<!doctype html><html lang=%q><title>Pagefind</title>", lang)
		if err := os.WriteFile(filepath.Join(site, "pagefind-"+lang+".html"), []byte(page), 0o644); err != nil {
			return nil, err
		}
	}
	out, err := exec.Command(program, "--site", site, "--root-selector", "main", "--glob", "{vi,en}/**/*.html").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", program, err, out)
	}
	return &pagefind{tab, root}, nil
}

func (e *pagefind) PagesOnly() bool { return true }

func (e *pagefind) Answer(q Question) (paths []string, err error) {
	if err := browsertest.Open(e.tab, e.root+"/pagefind-"+q.Lang+".html"); err != nil {
		return nil, err
	}
	text, err := json.Marshal(q.Text)
	if err != nil {
		return nil, err
	}
	addresses, err := browsertest.Ask[[]string](e.tab, fmt.Sprintf(`import('/pagefind/pagefind.js').then(async function (pagefind) {
		var answer = await pagefind.search(%s);
		var first = await Promise.all(answer.results.slice(0, 5).map(function (r) { return r.data(); }));
		return first.map(function (data) { return new URL(data.url, location.href).href; });
	})`, text))
	for _, address := range addresses {
		path, err := url.PathUnescape(strings.TrimPrefix(address, e.root+"/"))
		if err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, err
}
