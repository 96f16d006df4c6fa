//go:build chromium

package browsertest

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// startBrowser starts a browser for one test and watches its tab.
func startBrowser(t *testing.T, dir string) (context.Context, *Watch) {
	t.Helper()
	tab, stop, err := Start(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	watch, err := NewWatch(tab, (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String())
	if err != nil {
		t.Fatal(err)
	}
	return tab, watch
}

// Every page opens from the disk without a word of complaint, and no line runs out of the screen.
func TestPagesInTheBrowser(t *testing.T) {
	t.Parallel()
	t.Run("real", func(t *testing.T) {
		s := builtSite(t, realContent, "")
		pagesInTheBrowser(t, s, s.pages)
	})
	t.Run("rare", func(t *testing.T) {
		s := builtSite(t, rareContent, "")
		pagesInTheBrowser(t, s, s.rarePages())
	})
}

func pagesInTheBrowser(t *testing.T, s *site, pages []*page) {
	t.Parallel()
	tab, watch := startBrowser(t, s.dir)
	for _, p := range pages {
		must(t, Show(tab, Phone))
		must(t, Open(tab, s.url(p)))
		for _, seen := range watch.Trouble() {
			t.Errorf("%s: %s", p.path, seen)
		}
		for _, screen := range []struct {
			name string
			Screen
			scale int
		}{
			{"320 pixels", Phone, 100},
			{"320 pixels, double letters", Phone, 200},
			{"1280 pixels, double letters", Laptop, 200},
			{"1280 pixels, dark", Screen{Width: 1280, Height: 800, Dark: true}, 100},
			{"paper", Screen{Width: 718, Height: 1047, Print: true}, 100}, // A4 less its margins
		} {
			must(t, Show(tab, screen.Screen))
			out, err := RunsOut(tab, screen.scale)
			must(t, err)
			if len(out) > 0 {
				t.Errorf("%s at %s: these run out of the screen: %s", p.path, screen.name, strings.Join(out, ", "))
			}
		}
	}
}

// A reader without JavaScript goes from the choice of language to a report and to its translation
// and back.
func TestReadingWithoutScripts(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "")
	tab, watch := startBrowser(t, s.dir)
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	must(t, err)
	must(t, Open(tab, s.url(s.page("index.html"))))
	for _, step := range []struct{ click, arrive string }{
		{`a[hreflang="vi"]`, "vi/index.html"},
		{`a[href$="tay-ho/2023-02-15-tong-ket.html"]`, "vi/tay-ho/2023-02-15-tong-ket.html"},
		{`.languages a[lang="en"]`, "en/tay-ho/2023-02-15-tong-ket.html"},
		{`.languages a[lang="vi"]`, "vi/tay-ho/2023-02-15-tong-ket.html"},
		{`.crumbs li:last-child a`, "vi/tay-ho/2023.html"},
	} {
		want := s.url(s.page(step.arrive))
		must(t, within(tab, click(step.click)))
		must(t, within(tab, arriveAt(want)))
	}
	for _, seen := range watch.Trouble() {
		t.Error(seen)
	}
}

// withoutScripts does something, such as opening a page, while the browser runs no scripts.
func withoutScripts(tab context.Context, do func() error) error {
	if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false})
	return err
}

// pause is how long to wait before looking again.
const pause = 10 * time.Millisecond

// click clicks on an element. The page may be gone before the browser says that it was clicked.
func click(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Click(chromedp.CSS(selector))(ctx, t)
		if gone(err) {
			return nil
		}
		return err
	})
}

// arriveAt waits until the tab shows an address.
func arriveAt(want string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for {
			at, err := chromedp.Location()(ctx, t)
			if !gone(err) && (err != nil || at == want) {
				return err // while one page gives way to the next, nobody can say where the tab is
			}
			if _, err := chromedp.Sleep(pause)(ctx, t); err != nil {
				return err
			}
		}
	})
}

// What the tests above rely on: a page with every fault that they look for is found out.
func TestFaultsAreSeen(t *testing.T) {
	dir := t.TempDir()
	page := `<!doctype html><html lang="vi"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src *">
<title>x</title><img src="https://example.invalid/x.png" alt=""><img src="gone.png" alt=""><script>1</script>
<p style="width: 50em">x</p><pre>` + strings.Repeat("quá-dài-", 60) + `</pre></html>`
	must(t, os.WriteFile(filepath.Join(dir, "bad.html"), []byte(page), 0o600))
	tab, watch := startBrowser(t, dir)
	must(t, Show(tab, Phone))
	must(t, Open(tab, "file://"+filepath.ToSlash(filepath.Join(dir, "bad.html"))))
	out, err := RunsOut(tab, 100)
	must(t, err)
	if len(out) == 0 {
		t.Error("a line of 480 letters fits a screen of 320 pixels")
	}
	found := strings.Join(watch.Trouble(), "\n")
	for _, want := range []string{"asks for https://example.invalid", "does not load", "Content Security Policy", "ContentSecurityPolicyIssue"} {
		if !slices.ContainsFunc(strings.Split(found, "\n"), func(line string) bool { return strings.Contains(line, want) }) {
			t.Errorf("nothing tells of %q in:\n%s", want, found)
		}
	}
}
