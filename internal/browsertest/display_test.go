//go:build chromium

package browsertest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mobile is a screen on which most readers see the site.
var mobile = Screen{Width: 360, Height: 640}

// covered tells what lies over the element that has the focus; "" where nothing does, or nothing has it.
const covered = `(() => {
	const e = document.activeElement, b = e.getClientRects()[0];
	if (e === document.body || !b) return '';
	const over = document.elementFromPoint(Math.max(0, b.left + b.width / 2), b.top + b.height / 2);
	return over && (e.contains(over) || over.contains(e)) ? '' : e.outerHTML.slice(0, 60) + ' lies under ' + (over ? over.outerHTML.slice(0, 60) : 'nothing');
})()`

// While the choices are open the focus is never under them: they close when it goes on.
func TestDisplayCoversNoFocus(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, _ := startBrowser(t, s.dir)
	must(t, Show(tab, mobile))
	must(t, Open(tab, s.url(s.page("vi/tay-ho/2023-02-15-tong-ket.html"))))
	asked[bool](t, tab, `document.documentElement.style.scrollBehavior = 'auto', document.querySelector('.display summary').focus(), true`)
	must(t, within(tab, chromedp.KeyEvent(kb.Enter)))
	if !asked[bool](t, tab, `document.querySelector('.display').open`) {
		t.Fatal("the choices do not open")
	}
	for range 25 {
		must(t, within(tab, chromedp.KeyEvent(kb.Tab)))
		if got := asked[string](t, tab, covered); got != "" {
			t.Error(got)
		}
	}
	if asked[bool](t, tab, `document.querySelector('.display').open`) {
		t.Error("the choices are still open, though the focus is elsewhere")
	}
}

// Whatever is in the browser's store, the page has no class but those that there are to choose.
func TestDisplayTakesOnlyChoices(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, _ := startBrowser(t, s.dir)
	url := s.url(s.page("vi/index.html"))
	must(t, Open(tab, url))
	for _, c := range []struct{ stored, classes string }{
		{"larger contrast dark", "js larger contrast dark"},
		{"display larger by-script", "js larger"},
		{`larger"><script>`, "js larger"},
		{"largely 7", "js"},
	} {
		asked[bool](t, tab, `localStorage.setItem('phoihop-display', '`+c.stored+`'), true`)
		if got := openUntil(t, tab, url, `document.documentElement.className`, c.classes); got != c.classes {
			t.Errorf("with %q stored the page has the classes %q, want %q", c.stored, got, c.classes)
		}
	}
}

// High contrast may be white on black on any device; of two choices that fit, the nearer one is pressed.
func TestDisplayContrastInTheDark(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, _ := startBrowser(t, s.dir)
	must(t, Show(tab, mobile))
	must(t, Open(tab, s.url(s.page("en/index.html"))))
	asked[bool](t, tab, `document.querySelector('[data-class="contrast dark"]').click(), true`)
	const want = "rgb(255, 255, 255) on rgb(0, 0, 0)"
	got := openUntil(t, tab, s.url(s.page("en/index.html")), `getComputedStyle(document.querySelector('main a')).color + ' on ' + `+ground, want)
	if got != want {
		t.Errorf("links are %s, want %s", got, want)
	}
	if got := asked[string](t, tab, `document.querySelectorAll('.display [aria-pressed=true]')[1].textContent`); got != "High contrast, dark" {
		t.Errorf("the button %q is pressed", got)
	}
}

// On a phone large text is for the page: its header grows little, and stays large enough to be touched.
func TestHeaderGrowsLittle(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, _ := startBrowser(t, s.dir)
	must(t, Show(tab, mobile))
	height := func(class string) float64 {
		must(t, Open(tab, s.url(s.page("vi/tay-ho/2023-02-15-tong-ket.html"))))
		asked[bool](t, tab, `document.documentElement.className = 'js `+class+`', true`)
		smallest := `Math.min(...[...document.querySelectorAll('header a:not(.skip), header button, header input, header summary')].filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect().height))`
		if got := asked[float64](t, tab, smallest); got < 44 {
			t.Errorf("with %q something in the header is %v pixels high", class, got)
		}
		return asked[float64](t, tab, `document.querySelector('header').getBoundingClientRect().height`)
	}
	normal := height("")
	for _, class := range []string{"larger", "largest"} {
		if got := height(class); got > 1.35*normal {
			t.Errorf("with %q the header is %v pixels high; without, %v", class, got, normal)
		}
	}
}

// Where the script that saves does not come the page says so, and the button works when it does.
func TestSavingTriesAgain(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, _ := startBrowser(t, s.dir)
	must(t, Open(tab, s.url(s.page("en/tay-ho/2023-02-15-tong-ket.html"))))
	script, away := filepath.Join(s.dir, "assets/save.js"), filepath.Join(t.TempDir(), "save.js")
	must(t, os.Rename(script, away))
	for range 2 {
		if got := afterSaving(t, tab); got != "It could not be saved; try again when you are online" {
			t.Errorf("the page says %q", got)
		}
	}
	must(t, os.Rename(away, script))
	if file := asked[string](t, tab, savedText); file == "" {
		t.Error("nothing is saved")
	}
	if got := asked[string](t, tab, `document.getElementById('_saving').textContent`); got != "" {
		t.Errorf("after it was saved the page says %q", got)
	}
}

// afterSaving presses the button and waits for what the page says.
func afterSaving(t *testing.T, tab context.Context) string {
	t.Helper()
	return asked[string](t, tab, `new Promise(done => {
		const status = document.getElementById('_saving');
		document.getElementById('_save').click();
		new MutationObserver((_, watch) => { if (status.textContent) { watch.disconnect(); done(status.textContent) } }).observe(status, {childList: true});
	})`)
}
