//go:build chromium

package browsertest

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// asked evaluates an expression in the page.
func asked[T any](t *testing.T, tab context.Context, expression string) T {
	t.Helper()
	got, err := Ask[T](tab, expression)
	must(t, err)
	return got
}

const (
	ground   = `getComputedStyle(document.documentElement).backgroundColor`
	textSize = `parseFloat(getComputedStyle(document.documentElement).fontSize)`
	// shifts is how far what was drawn moved afterwards, as the browser reckons it.
	shifts = `new Promise(done => {
		let sum = 0;
		new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({type: 'layout-shift', buffered: true});
		setTimeout(() => done(sum), 200);
	})`
)

// openUntil opens a page, and again while an expression does not give there what is wanted: each file may have a process
// of its own, and that may read localStorage before another one's writing has reached it. It returns what it gave last.
func openUntil(t *testing.T, tab context.Context, url, expression, want string) (got string) {
	t.Helper()
	for try := 0; try < 50 && got != want; try++ {
		must(t, Open(tab, url))
		got = asked[string](t, tab, expression)
	}
	return got
}

// A choice of size and colours is there before the next page is drawn, on every page, until it is taken back.
func TestDisplayIsRemembered(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, watch := startBrowser(t, s.dir)
	must(t, Show(tab, Laptop))
	must(t, Open(tab, s.url(s.page("vi/tay-ho/2023-02-15-tong-ket.html"))))
	size := asked[float64](t, tab, textSize)
	if got := asked[string](t, tab, ground); got != "rgb(255, 255, 255)" {
		t.Errorf("by default the ground is %s", got)
	}
	asked[bool](t, tab, `['.display summary', '[data-class="larger"]', '[data-class="dark"]'].forEach(s => document.querySelector(s).click()), true`)
	if got := asked[string](t, tab, `localStorage.getItem('phoihop-display')`); got != "larger dark" {
		t.Errorf("the store has %q", got)
	}
	for _, path := range []string{"vi/tay-ho/2023-02-15-tong-ket.html", "en/index.html", "vi/search.html", "index.html"} {
		if got := openUntil(t, tab, s.url(s.page(path)), ground, "rgb(18, 23, 28)"); got != "rgb(18, 23, 28)" {
			t.Errorf("%s: the ground is %s, which is not dark", path, got)
		}
		if got := asked[float64](t, tab, textSize); got <= size {
			t.Errorf("%s: text is %v pixels, no more than the %v of before", path, got, size)
		}
		if got := asked[float64](t, tab, shifts); got > 0.01 {
			t.Errorf("%s: what was drawn moved by %v", path, got)
		}
	}
	openUntil(t, tab, s.url(s.page("en/index.html")), ground, "rgb(18, 23, 28)")
	pressed := `[...document.querySelectorAll('.display [aria-pressed=true]')].map(b => b.textContent).join(', ')`
	if got := asked[string](t, tab, pressed); got != "Large, Dark" {
		t.Errorf("the buttons that are pressed: %s", got)
	}
	paper := Laptop
	paper.Print = true
	must(t, Show(tab, paper))
	if got := asked[string](t, tab, ground); got != "rgb(255, 255, 255)" {
		t.Errorf("on paper the ground is %s", got)
	}
	must(t, Show(tab, Screen{Width: 1280, Height: 800, Dark: true}))
	for _, c := range []struct{ choice, ground string }{{"light", "rgb(255, 255, 255)"}, {"contrast", "rgb(0, 0, 0)"}, {"", "rgb(18, 23, 28)"}} {
		asked[bool](t, tab, `document.querySelectorAll('.display [role=group]')[1].querySelector('[data-class="`+c.choice+`"]').click() || true`)
		if got := asked[string](t, tab, ground); got != c.ground {
			t.Errorf("%q on a dark device: the ground is %s, want %s", c.choice, got, c.ground)
		}
	}
	for _, seen := range watch.Trouble() {
		t.Error(seen)
	}
}

// By keyboard: the choices open, are made and close, and the focus comes back.
func TestDisplayByKeyboard(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, _ := startBrowser(t, s.dir)
	must(t, Show(tab, Phone))
	must(t, Open(tab, s.url(s.page("vi/index.html"))))
	asked[bool](t, tab, `document.querySelector('.display summary').focus() || true`)
	for _, keys := range []string{"\r", "\t", "\t", "\r"} { // opens; to the first size, to the second, which is chosen
		must(t, within(tab, chromedp.KeyEvent(keys)))
	}
	if got := asked[string](t, tab, `document.documentElement.className`); got != "js larger" {
		t.Errorf("the page has the classes %q", got)
	}
	smallest := `Math.min(...[...document.querySelectorAll('.display summary, .display button')].map(b => b.getBoundingClientRect().height))`
	if got := asked[float64](t, tab, smallest); got < 44 {
		t.Errorf("a button is %v pixels high", got)
	}
	must(t, within(tab, chromedp.KeyEvent("\x1b")))
	if got := asked[string](t, tab, `document.querySelector('.display').open + ' ' + document.activeElement.tagName`); got != "false SUMMARY" {
		t.Errorf("after Escape, whether the choices are open and where the focus is: %s", got)
	}
}

// Without a script nothing is offered that needs one.
func TestComfortsWithoutScripts(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, watch := startBrowser(t, s.dir)
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	must(t, err)
	must(t, Open(tab, s.url(s.page("vi/tay-ho/2023-02-15-tong-ket.html"))))
	shown := `[...document.querySelectorAll('.display, .by-script')].filter(e => e.getClientRects().length).length`
	if got := asked[int](t, tab, shown); got != 0 {
		t.Errorf("%d comforts are shown that do nothing", got)
	}
	for _, seen := range watch.Trouble() {
		t.Error(seen)
	}
}

// wordsOf gives what a page says, besides the comforts.
const wordsOf = `(() => {
	[...document.querySelectorAll('.display, .by-script')].forEach(e => e.remove());
	return document.body.innerText.replace(/\s+/g, ' ');
})()`

// Pages are whole without scripts: they say the same as with them. The search page cannot, and says what else leads on.
func TestSameWordsWithoutScripts(t *testing.T) {
	t.Parallel()
	tab, _ := startBrowser(t, "/")
	for _, p := range inVietnamese(kindsToLookAt(t)) {
		if p.path == "vi/search.html" {
			continue
		}
		must(t, Open(tab, p.url))
		with := asked[string](t, tab, wordsOf)
		must(t, withoutScripts(tab, func() error { return Open(tab, p.url) }))
		if without := asked[string](t, tab, wordsOf); without != with || with == "" {
			t.Errorf("%s says without scripts:\n%s\nand with them:\n%s", p.path, without, with)
		}
	}
}

// The address is copied by the new way and by the old one, and this is said; where neither works, it is shown.
func TestCopyAddress(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "https://example.org/")
	tab, watch := startBrowser(t, s.dir)
	must(t, Open(tab, s.url(s.page("en/tay-ho/2023-02-15-tong-ket.html"))+"#_tasks"))
	const address = "https://example.org/en/tay-ho/2023-02-15-tong-ket.html"
	for _, c := range []struct{ what, way, copied, said string }{
		{"the new way", `Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: s => { window.got = s; return Promise.resolve() }}})`, address, "Copied"},
		{"the old way", `Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined}); document.execCommand = () => { window.got = document.activeElement.value; return true }`, address, "Copied"},
		{"no way", `document.execCommand = () => { throw new Error() }`, "", address},
	} {
		asked[bool](t, tab, `window.got = '', `+`(() => {`+c.way+`})(), true`)
		must(t, within(tab, click(`#_copy`)))
		if got := asked[string](t, tab, `new Promise(done => setTimeout(() => done(window.got), 0))`); got != c.copied {
			t.Errorf("%s: %q was copied", c.what, got)
		}
		if got := asked[string](t, tab, `document.querySelector('#_copied[role=status]').textContent`); got != c.said {
			t.Errorf("%s: the page says %q", c.what, got)
		}
	}
	for _, seen := range watch.Trouble() {
		t.Error(seen)
	}
}
