//go:build packs && chromium

package packs

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"phoihop/internal/browsertest"
)

// ReplayWeb.page, which libraries show web archives with, shows a page of ours in Vietnamese, with its style, and by the
// language switch in English.
func TestReplay(t *testing.T) {
	t.Parallel()
	for _, p := range []pack{packed[0], packed[3]} {
		replay := newReplay(t, p.wacz)
		report := p.pages.report
		english := strings.Replace(report, "vi/", "en/", 1)
		mustPass(t, "ReplayWeb.page", replay.shows(p.base+report, heading(t, p, report)))
		styled, err := browsertest.Ask[int](replay.tab, `[...`+findFrame+`.styleSheets].reduce((n, sheet) => n + sheet.cssRules.length, 0)`)
		if err != nil || styled < 50 {
			t.Errorf("the page has %d rules of style: %v", styled, err)
		}
		mustPass(t, "the language switch in it", replay.follows(`nav a[hreflang=en]`, heading(t, p, english)))
	}
}

// What TestReplay relies on: another page is seen to be another, and one that is not there.
func TestNothingToReplay(t *testing.T) {
	t.Parallel()
	p := packed[3]
	replay := newReplay(t, p.wacz)
	mustRefuse(t, "ReplayWeb.page of another page", replay.shows(p.base+"vi/about.html", heading(t, p, p.pages.report)))
	mustRefuse(t, "ReplayWeb.page of a page that is not there", replay.shows(p.base+"vi/nothing.html", heading(t, p, p.pages.report)))
}

// replay is ReplayWeb.page with a web archive, in a tab without a network.
type replay struct {
	tab  context.Context
	root string
}

// application is where the script tools puts ReplayWeb.page.
const application = "../node_modules/.replaywebpage"

func newReplay(t *testing.T, wacz string) replay {
	t.Helper()
	files := http.FileServer(http.Dir(application))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/site.wacz" {
			http.ServeFile(w, r, wacz)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	tab, stop, err := browsertest.Start(t.Context(), t.TempDir(), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"))
	must(t, err)
	t.Cleanup(stop)
	return replay{tab, server.URL}
}

// findFrame finds the document that is replayed: it is in a frame, below elements that hide what is in them.
const findFrame = `(function find(root) {
	for (const e of root.querySelectorAll('*')) {
		if (e.tagName === 'IFRAME' && e.contentDocument && /\/w\/.*mp_\//.test(e.contentDocument.location.href)) return e.contentDocument;
		const below = e.shadowRoot || e.contentDocument;
		const found = below && find(below);
		if (found) return found;
	}
	return null;
})(document)`

// shows opens an address of the archive and tells what is wrong with what is shown.
func (r replay) shows(address, heading string) error {
	at := r.root + "/?" + url.Values{"source": {r.root + "/site.wacz"}}.Encode() + "#" + url.Values{"view": {"resource"}, "url": {address}}.Encode()
	if err := browsertest.Open(r.tab, "about:blank"); err != nil {
		return err
	}
	if err := browsertest.Open(r.tab, at); err != nil {
		return err
	}
	return r.shown("", heading)
}

// follows presses a link of the page that is shown.
func (r replay) follows(link, heading string) error {
	before, err := browsertest.Ask[string](r.tab, `{ const shown = `+findFrame+`; shown.querySelector('`+link+`').click(); shown.location.href }`)
	if err != nil {
		return err
	}
	return r.shown(before, heading)
}

// shown waits until a page is there, at another address than before.
func (r replay) shown(before, heading string) error {
	got, err := browsertest.Ask[string](r.tab, fmt.Sprintf(`new Promise(resolve => (function look() {
		const shown = %s, heading = shown && shown.readyState === 'complete' && shown.location.href !== %q && shown.querySelector('h1, h2');
		heading ? resolve(heading.textContent) : setTimeout(look, 20);
	})())`, findFrame, before))
	if err == nil && got != heading {
		err = fmt.Errorf("%q is shown, not %q", got, heading)
	}
	return err
}

// heading is a page's main heading.
func heading(t *testing.T, p pack, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(p.site, name))
	must(t, err)
	root, err := html.Parse(bytes.NewReader(b))
	must(t, err)
	var words strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "h1" {
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					words.WriteString(d.Data)
				}
			}
		}
	}
	return words.String()
}
