//go:build chromium

package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
)

// hostile are queries as JavaScript writes them: Go has no lone surrogate.
var hostile = map[string]string{
	"10,000 characters":     `'đống đa '.repeat(1250)`,
	"one endless word":      `'a'.repeat(10000)`,
	"10,000 combining":      `'a' + '\u0301'.repeat(9999)`,
	"signs of patterns":     `'(.*+?[^$\\{|}) đống'`,
	"an unclosed pattern":   `'[a-'`,
	"an image":              `'<img src=x onerror=alert(1)>'`,
	"an image with words":   `'quận <img src=x onerror=pwned()> đa'`,
	"a script":              `'"><script>pwned()</scr' + 'ipt>'`,
	"an address":            `'javascript:pwned()'`,
	"marks of direction":    `'\u202Equận\u202C \u2067đa\u2069 \u200F'`,
	"NUL":                   `'quận\u0000đa'`,
	"control characters":    `'\u0001\u0008\u001B\u001E\u001F\u007F\u0085'`,
	"a high surrogate":      `'\uD800'`,
	"a low surrogate":       `'quận \uDC00 đa'`,
	"__proto__":             `'__proto__'`,
	"constructor":           `'constructor'`,
	"names of properties":   `'hasOwnProperty toString valueOf __defineGetter__'`,
	"only quotes":           `'"""“”„«»'`,
	"only punctuation":      `'…?!.,;:/-–'`,
	"emoji":                 `'🏳️‍🌈👩‍👩‍👧‍👦 🇻🇳'`,
	"templates of words":    `'{n} {query} {word} $& $1 đa'`,
	"numbers":               `'9'.repeat(400)`,
	"quotes without end":    `'"quận '.repeat(60)`,
	"zero-width characters": `'q\u200Bu\u200Bậ\uFEFFn'`,
}

// outline is all of the page's markup but for the words of the status line, counts of choices, and results, of which it
// has the names and attributes of elements; links and languages of results apart.
const outline = `(() => {
	const lines = [];
	const walk = (e, depth) => {
		const attributes = [...e.attributes].map(a => a.name + (/^(href|lang|hidden|disabled|data-name|open)$/.test(a.name) ? '' : '=' + a.value)).filter(a => !/^(lang|hidden|disabled|data-name|open)$/.test(a)).sort();
		lines.push(' '.repeat(depth) + e.tagName + ' ' + attributes.join(' '));
		[...e.children].forEach(child => walk(child, depth + 1));
	};
	const copy = document.documentElement.cloneNode(true);
	const parts = new Set([...copy.querySelectorAll('#results *')].map(e => e.tagName + (e.className && '.' + e.className) + ' ' + e.getAttributeNames().filter(n => n !== 'class').sort()));
	const known = ['LI ', 'A href', 'A href,lang', 'MARK ', 'SPAN aria-hidden', 'SPAN.kind ', 'P.facts ', 'P.facts lang', 'P.snippet ', 'P.snippet lang'];
	const others = [...parts].filter(p => !known.includes(p));
	copy.querySelector('#results').textContent = '';
	walk(copy, 0);
	return lines.concat(others.map(p => 'among results: ' + p)).join('\n');
})()`

func hostileQueries(t *testing.T, r *reader) {
	must(t, r.Open("vi", ""))
	before := ask[string](t, r, outline)
	for name, query := range hostile {
		must(t, r.do(`form.elements.q.value = `+query+`; form.requestSubmit()`))
		r.bears(t, name+", asked", before)
		if strings.HasPrefix(query, `'\uD800`) { // of one character that is being typed the page says nothing
			continue
		}
		_ = ask[cdp.Empty](t, r, `told.at = 0, document.getElementById('q').dispatchEvent(new Event('input', {bubbles: true})), {}`)
		must(t, r.Await(`told.at`))
		r.bears(t, name+", typed", before)
	}
	must(t, r.Ask(r.typed))
	if paths, err := r.Paths(); err != nil || len(paths) == 0 || paths[0] != r.place {
		t.Errorf("after all of that %q finds %q (%v)", r.typed, paths, err)
	}
}

// bears tests that the page is what it was, and says something.
func (r *reader) bears(t *testing.T, what, before string) {
	t.Helper()
	if after := ask[string](t, r, outline); after != before {
		t.Errorf("%s: the page was\n%s\nand is now\n%s", what, before, after)
	}
	if found := r.found(t); found.Status == "" || strings.ContainsAny(found.Status, "\x00\u202e\u2067") || len([]rune(found.Status)) > 1200 {
		t.Errorf("%s: the page says %q", what, found.Status)
	}
	for _, seen := range r.watch.Trouble() {
		t.Errorf("%s: %s", what, seen)
	}
}

func hostileAddresses(t *testing.T, r *reader) {
	must(t, r.Open("vi", ""))
	before := ask[string](t, r, outline)
	for _, query := range []string{
		"q=%ED%A0%80", "q=%E1%B", "q=%", "q=%00", "q=a%00b", "q", "q=", "=", "&&&", "q=a&q=b", "__proto__=a&q=a", "constructor=a&q=a",
		"q=a&district=__proto__&year=constructor&thing=%3Cimg%3E&sort=x&lang=__proto__&kind=toString&agency=hasOwnProperty",
		"q=%3Cimg+src%3Dx+onerror%3Dpwned()%3E", "q=%22%3E%3Cscript%3Epwned()%3C/script%3E", "q=javascript:pwned()", "q=" + strings.Repeat("a%20", 2500),
		"q=%E2%80%AEa", "q=a#%22%3E%3Cscript%3E", "q=a&lang=all", "q=a&lang=xx",
	} {
		must(t, Open(r.tab, r.root+"vi/search.html?"+query))
		must(t, r.Await(`document.readyState === 'complete' && (told.at || !/\S/.test(document.getElementById('q').value))`))
		if after := ask[string](t, r, outline); after != before {
			t.Errorf("?%.80s: the page was\n%s\nand is now\n%s", query, before, after)
		}
		for _, seen := range r.watch.Trouble() {
			t.Errorf("?%.80s: %s", query, seen)
		}
	}
}
