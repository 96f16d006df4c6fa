//go:build chromium && npm

package browsertest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	pagecmd "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// view is one way to look at a page. The rules that do not look at colours find the same in every choice of
// colours, so that all rules are asked in plain light only.
type view struct {
	name     string
	screen   Screen
	allRules bool
}

var views = []view{
	{"320 pixels", Phone, true},
	{"1280 pixels", Laptop, true},
	{"dark", Screen{Width: 1280, Height: 800, Dark: true}, false},
	{"forced colours, dark", Screen{Width: 320, Height: 640, Forced: true, Dark: true}, false},
	{"paper", Screen{Width: 718, Height: 1047, Print: true}, false},
}

// axe-core finds no barrier on any kind of page in either language. The pages of one kind have the same parts, colours and
// scripts in both languages, so that the other views and what is left without scripts are looked at in Vietnamese; without
// scripts a page lacks what these add, and a small screen will do.
func TestAccessibility(t *testing.T) {
	t.Parallel()
	tab := startJudge(t)
	shown := kindsToLookAt(t)
	looks := 0
	for _, p := range shown {
		seen := views
		if p.lang() == "en" {
			seen = views[:1]
		} else if p.runsScripts() {
			must(t, withoutScripts(tab, func() error { return Open(tab, p.url) }))
			looks += judge(t, tab, p.path+" without scripts", views[:1])
		}
		must(t, Open(tab, p.url))
		looks += judge(t, tab, p.path, seen)
	}
	stated(t, judgement{ID: "axe", Version: version(t, "axe-core"), Pages: countKinds(shown), Views: looks})
}

// axe-core finds no barrier on the search page with results on it, and its filters open.
func TestAccessibilityOfResults(t *testing.T) {
	t.Parallel()
	known := knownSites[demoContent]
	tab := startJudge(t)
	search, err := NewSearchPage(tab, FolderURL(builtSite(t, demoContent, "").dir))
	must(t, err)
	for _, lang := range []string{"vi", "en"} {
		for _, query := range []string{known.common, known.english, "zzzz"} {
			must(t, search.Open(lang, query))
			must(t, search.ShowAll())
			must(t, run(tab, `document.querySelector('details.narrow').open = true`))
			judge(t, tab, lang+"/search.html?q="+query, views)
		}
	}
}

// judge lets axe-core look at the page that is open, and gives in how many views it did.
func judge(t *testing.T, tab context.Context, page string, views []view) int {
	t.Helper()
	must(t, run(tab, axeSource(t)))
	for _, v := range views {
		must(t, Show(tab, v.screen))
		barriers, err := Ask[[]string](tab, askAxe(v.allRules))
		if err != nil {
			t.Fatalf("%s, %s: %v", page, v.name, err)
		}
		for _, b := range barriers {
			t.Errorf("%s, %s: %s", page, v.name, b)
		}
	}
	return len(views)
}

// What TestAccessibility relies on: barriers are found, in each view that has one, and where scripts did not run.
func TestBarriersAreFound(t *testing.T) {
	tab := startJudge(t)
	open := func(style, body string) {
		t.Helper()
		must(t, withoutScripts(tab, func() error {
			return Open(tab, `data:text/html,<!doctype html><title>x</title><style>`+style+`</style>`+body)
		}))
		must(t, run(tab, axeSource(t)))
	}
	open("", `<p style="color:%23aaa">pale words</p><img src=""><noscript><h7 id=seen></h7></noscript>`)
	found := barriers(t, tab, view{screen: Phone, allRules: true})
	for _, rule := range []string{"html-has-lang", "color-contrast", "image-alt"} {
		if !strings.Contains(found, rule) {
			t.Errorf("%s is not found in:\n%s", rule, found)
		}
	}
	if there, err := Ask[bool](tab, `!!document.getElementById('seen')`); err != nil || !there {
		t.Errorf("scripts ran where they should not: %v", err)
	}
	for _, v := range views[2:] {
		feature := map[bool]string{true: "(forced-colors: active)", false: "(prefers-color-scheme: dark)"}[v.screen.Forced]
		if v.screen.Print {
			feature = "print"
		}
		open(`@media `+feature+`{p{color:%23aaa;background:white;forced-color-adjust:none}}`, `<p>pale words</p>`)
		if found := barriers(t, tab, v); !strings.Contains(found, "color-contrast") {
			t.Errorf("%s: pale words are not found in: %s", v.name, found)
		}
		if found := barriers(t, tab, views[0]); strings.Contains(found, "color-contrast") {
			t.Errorf("%s: it stays for the next view: %s", v.name, found)
		}
	}
}

func barriers(t *testing.T, tab context.Context, v view) string {
	t.Helper()
	must(t, Show(tab, v.screen))
	found, err := Ask[[]string](tab, askAxe(v.allRules))
	must(t, err)
	return strings.Join(found, "\n")
}

// askAxe runs every rule of WCAG 2.2 A and AA and axe's own, and the contrast of AAA; or the rules on colours. Nothing
// is loaded for it: no rule that needs it has what it asks about in our pages.
func askAxe(allRules bool) string {
	which := `{type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']}`
	if allRules {
		which = `{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'EN-301-549']}`
	}
	return fmt.Sprintf(`axe.run({
		runOnly: %s,
		rules: {'color-contrast-enhanced': {enabled: true}}, // what lies between AA and AAA; it passes over the rest
		preload: false,
		resultTypes: ['violations'],
	}).then(r => r.violations.map(v => v.id + ', ' + v.nodes.length + ' times, such as ' + v.nodes[0].html.slice(0, 120) + ': ' + v.nodes[0].failureSummary))`, which)
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
