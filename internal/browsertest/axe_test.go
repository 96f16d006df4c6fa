//go:build chromium && npm

package browsertest

import (
	"context"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	pagecmd "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// axe-core finds no barrier on any kind of page, on a phone and on a laptop, light and dark.
func TestAccessibility(t *testing.T) {
	t.Parallel()
	t.Run("real", func(t *testing.T) {
		s := buildSite(t, "")
		accessibility(t, s, s.oneOfEachKind())
	})
	t.Run("demo", func(t *testing.T) {
		s := buildContent(t, demoContent, "")
		local := slices.DeleteFunc(s.oneOfEachKind(), func(p *page) bool { return p.path == "404.html" }) // its style sheet is at base_url
		accessibility(t, s, local)
	})
	t.Run("rare", func(t *testing.T) {
		s := buildContent(t, rareContent(t), "")
		accessibility(t, s, s.rarePages())
	})
}

// axe-core finds no barrier on the search page with results on it, and its filters open.
func TestAccessibilityOfResults(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"real", "demo"} {
		t.Run(name, func(t *testing.T) {
			s := searchedSite(t, name)
			tab := startJudge(t)
			search, err := NewSearchPage(tab, FolderURL(s.dir))
			must(t, err)
			for _, lang := range []string{"vi", "en"} {
				for _, query := range []string{knownSites[name].common, knownSites[name].english, "zzzz"} {
					must(t, search.Open(lang, query))
					must(t, search.ShowAll())
					must(t, run(tab, `document.querySelector('details.narrow').open = true`))
					must(t, run(tab, axeSource(t)))
					judge(t, tab, lang+"/search.html?q="+query)
				}
			}
		})
	}
}

func accessibility(t *testing.T, s *site, pages []*page) {
	t.Parallel()
	tab := startJudge(t)
	for _, p := range pages {
		must(t, Open(tab, s.url(p)))
		must(t, run(tab, axeSource(t)))
		judge(t, tab, p.path)
	}
}

// judge lets axe-core, which is in the page, look at it on all screens.
func judge(t *testing.T, tab context.Context, page string) {
	t.Helper()
	for _, screen := range []Screen{Phone, Laptop, {Width: 320, Height: 640, Dark: true}, {Width: 1280, Height: 800, Dark: true}} {
		must(t, Show(tab, screen))
		barriers, err := Ask[[]string](tab, askAxe(screen))
		must(t, err)
		for _, b := range barriers {
			t.Errorf("%s at %d pixels (dark: %v): %s", page, screen.Width, screen.Dark, b)
		}
	}
}

// What TestAccessibility relies on: barriers are found.
func TestBarriersAreFound(t *testing.T) {
	tab := startJudge(t)
	must(t, Open(tab, `data:text/html,<!doctype html><title>x</title><p style="color:%23aaa">pale words</p><img src="">`))
	must(t, run(tab, axeSource(t)))
	barriers, err := Ask[[]string](tab, askAxe(Phone))
	must(t, err)
	found := strings.Join(barriers, "\n")
	for _, rule := range []string{"html-has-lang", "color-contrast", "image-alt"} {
		if !strings.Contains(found, rule) {
			t.Errorf("%s is not found in:\n%s", rule, found)
		}
	}
}

// askAxe runs every rule of WCAG 2.2 A and AA and axe's own, and the contrast of AAA. The dark scheme
// changes colours only, so only the rules on colours run in it.
func askAxe(s Screen) string {
	which := `{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'EN-301-549']}`
	if s.Dark {
		which = `{type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']}`
	}
	return `axe.run({
		runOnly: ` + which + `,
		rules: {'color-contrast-enhanced': {enabled: true}},
		resultTypes: ['violations'],
	}).then(r => r.violations.map(v => v.id + ', ' + v.nodes.length + ' times, such as ' + v.nodes[0].html.slice(0, 120) + ': ' + v.nodes[0].failureSummary))`
}

func axeSource(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	must(t, err)
	return string(source)
}

// startJudge starts a browser whose pages let the judge in past their policy.
func startJudge(t *testing.T) context.Context {
	t.Helper()
	tab, stop, err := Start(t.Context(), t.TempDir())
	must(t, err)
	t.Cleanup(stop)
	_, err = chromedp.Call(tab, pagecmd.SetBypassCSP, pagecmd.SetBypassCSPParams{Enabled: true})
	must(t, err)
	return tab
}

func run(tab context.Context, source string) error {
	return within(tab, chromedp.Evaluate[chromedp.Void](source))
}

var (
	year  = regexp.MustCompile(`^\d{4}$`)
	dated = regexp.MustCompile(`^\d{4}-\d\d`)
)

// oneOfEachKind gives the longest page of each kind in each language.
func (s *site) oneOfEachKind() []*page {
	longest := map[string]*page{}
	for _, p := range s.pages {
		kind := p.kind()
		if known := longest[kind]; known == nil || len(p.bytes) > len(known.bytes) {
			longest[kind] = p
		}
	}
	var list []*page
	for _, kind := range slices.Sorted(maps.Keys(longest)) {
		list = append(list, longest[kind])
	}
	return list
}

// kind names what kind of page it is by its path, with names and years replaced: "vi/ID/YEAR".
func (p *page) kind() string {
	parts := strings.Split(strings.TrimSuffix(p.path, ".html"), "/")
	for i, part := range parts {
		own := i == 1 && (part == "agencies" || part == "kinds" || part == "tasks" || part == "people" || len(parts) == 2)
		switch {
		case i == 0 || own || part == "index":
		case dated.MatchString(part):
			parts[i] = "REPORT"
		case year.MatchString(part):
			parts[i] = "YEAR"
		default:
			parts[i] = "ID"
		}
	}
	return strings.Join(parts, "/")
}
