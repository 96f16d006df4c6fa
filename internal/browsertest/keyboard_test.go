//go:build chromium && npm

package browsertest

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A reader with a keyboard alone comes to everything on each kind of page, in the order in which it stands there, sees
// where the focus is, and leaves the page again; the skip link leads to the main part; what can be pressed is large enough.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	tab := startJudge(t)
	shown := inVietnamese(kindsToLookAt(t)) // both languages have the same links and fields
	for _, p := range shown {
		must(t, Show(tab, Phone))
		must(t, Open(tab, p.url))
		for _, mistake := range tabThrough(t, tab) {
			t.Errorf("%s: %s", p.path, mistake)
		}
		small, err := Ask[[]string](tab, smallTargets)
		must(t, err)
		for _, target := range small {
			t.Errorf("%s: less than 24 pixels: %s", p.path, target)
		}
		if p.first("header") != nil && strings.Contains(string(p.bytes), `class="skip"`) {
			skip(t, tab, p)
		}
	}
	stated(t, judgement{ID: "keyboard", Pages: countKinds(shown), Views: len(shown)})
}

// What TestKeyboard relies on: mistakes are found.
func TestKeyboardMistakesAreFound(t *testing.T) {
	t.Parallel()
	tab := startJudge(t)
	page := `data:text/html,<!doctype html><style>.x:focus{outline:0}button{width:9px;height:9px;padding:0}</style>` +
		`<a class="x" href="x" >unseen</a><p><a href="x" tabindex="1">first</a><p><a href="x">third</a><p><button></button><button></button>`
	must(t, Show(tab, Phone))
	must(t, Open(tab, page))
	found := strings.Join(tabThrough(t, tab), "\n")
	small, err := Ask[[]string](tab, smallTargets)
	must(t, err)
	for _, mistake := range []string{"the focus is not seen", "out of order"} {
		if !strings.Contains(found, mistake) {
			t.Errorf("nothing of %q in:\n%s", mistake, found)
		}
	}
	if len(small) != 2 {
		t.Errorf("of two small buttons these are found: %v", small)
	}
	must(t, Open(tab, `data:text/html,<!doctype html><a href="x" id="a">a</a><a href="x" id="b" onkeydown="event.preventDefault()">b</a><a href="x">c</a>`))
	if found := strings.Join(tabThrough(t, tab), "\n"); !strings.Contains(found, "never reached") {
		t.Errorf("a trap is not found: %s", found)
	}
}

// stops lists, before the first Tab, what it must lead to, in the order of the document.
const stops = `(() => {
	const shown = e => e.checkVisibility({visibilityProperty: true}); // false within details that are closed
	window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e =>
		shown(e) && !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden');
	window.reached = [];
	window.mistakes = [];
	if (document.activeElement) document.activeElement.blur();
	return stops.length;
})()`

// stop notes where the focus is after a Tab. Nothing has it where the reader has left the page.
const stop = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body || e === document.documentElement) return false;
	const name = '<' + e.tagName.toLowerCase() + '> "' + (e.textContent || e.name || '').trim().slice(0, 40) + '"';
	const at = stops.indexOf(e), style = getComputedStyle(e), box = e.getBoundingClientRect();
	if (reached.includes(at)) return false;
	if (at < 0) mistakes.push('the focus comes to ' + name + ', which is none of what can be used');
	else if (at !== reached.length) mistakes.push('out of order: ' + name + ' is number ' + (at + 1) + ' on the page and is reached as number ' + (reached.length + 1));
	const line = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
	if (!line && style.boxShadow === 'none') mistakes.push('the focus is not seen at ' + name);
	if (box.right <= 0 || box.left >= innerWidth || box.bottom <= 0 || box.top >= innerHeight) mistakes.push('the focus is off the screen at ' + name);
	reached.push(at);
	return true;
})()`

// tabThrough presses Tab until the focus leaves the page, and gives what is wrong.
func tabThrough(t *testing.T, tab context.Context) []string {
	t.Helper()
	must(t, run(tab, `document.documentElement.style.scrollBehavior = 'auto'`))
	n, err := Ask[int](tab, stops)
	must(t, err)
	for range n + 2 {
		must(t, within(tab, chromedp.KeyEvent(kb.Tab)))
		on, err := Ask[bool](tab, stop)
		must(t, err)
		if !on {
			break
		}
	}
	mistakes, err := Ask[[]string](tab, `reached.length < stops.length ? mistakes.concat([stops.length - reached.length + ' of ' + stops.length + ' are never reached']) : mistakes`)
	must(t, err)
	return mistakes
}

// skip follows the skip link: the next Tab leads to what stands first in the main part or behind it.
func skip(t *testing.T, tab context.Context, p located) {
	t.Helper()
	must(t, Open(tab, p.url))
	must(t, within(tab, chromedp.KeyEvent(kb.Tab)))
	must(t, within(tab, chromedp.KeyEvent(kb.Enter)))
	must(t, within(tab, chromedp.KeyEvent(kb.Tab)))
	past, err := Ask[string](tab, `(() => {
		const main = document.getElementById('_main'), e = document.activeElement;
		if (location.hash !== '#_main') return 'the address has no #_main';
		return main.compareDocumentPosition(e) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY) ? '' : 'the next Tab leads to ' + e.outerHTML.slice(0, 80);
	})()`)
	must(t, err)
	if past != "" {
		t.Errorf("%s: the skip link does not lead to the main part: %s", p.path, past)
	}
}

// smallTargets lists what can be pressed and is less than 24 pixels wide or high (WCAG 2.5.8): links within a text are
// exempt, and so is what a circle of 24 pixels leaves alone.
const smallTargets = `(() => {
	const shown = e => e.checkVisibility({visibilityProperty: true});
	const inText = e => getComputedStyle(e).display === 'inline' && [...e.parentElement.childNodes].some(n => n !== e && n.nodeType === 3 && /\p{L}/u.test(n.data));
	const all = [...document.querySelectorAll('a[href], button, input, select, summary')].filter(e => shown(e) && !e.matches('.skip') && !inText(e));
	const boxes = new Map(all.map(e => [e, e.getBoundingClientRect()]));
	const small = b => b.width < 24 || b.height < 24;
	const near = (e, b) => {
		const x = b.left + b.width / 2, y = b.top + b.height / 2;
		return all.some(o => {
			if (o === e) return false;
			const c = boxes.get(o);
			const dx = Math.max(c.left - x, 0, x - c.right), dy = Math.max(c.top - y, 0, y - c.bottom);
			if (dx * dx + dy * dy < 144) return true;
			const cx = c.left + c.width / 2 - x, cy = c.top + c.height / 2 - y;
			return small(c) && cx * cx + cy * cy < 576;
		});
	};
	return all.filter(e => small(boxes.get(e)) && near(e, boxes.get(e))).map(e => {
		const b = boxes.get(e);
		return Math.round(b.width) + ' by ' + Math.round(b.height) + ': ' + e.outerHTML.slice(0, 100);
	});
})()`
