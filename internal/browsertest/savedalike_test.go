//go:build chromium

package browsertest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"phoihop/internal/render"
	"phoihop/templates"
)

// savedCases are parts of pages and what is left of them in a saved file. None with an address stands on a site that
// knows none.
var savedCases = []struct{ what, address, part, want string }{
	{"what needs the site or a script", "", `<nav>a</nav><form>b</form><p class="skip">c</p><div class="display">d</div><svg class="qr"></svg><script>e</script><p>f</p>`, `<p>f</p>`},
	{"what is read", "", `<nav class="jump">a</nav><nav class="contents wide">b</nav>`, `<nav class="jump">a</nav><nav class="contents wide">b</nav>`},
	{"lists of a footer", "", `<footer><p>a</p><div><div><section><ul><li>b</li></ul></section></div></div></footer>`, `<footer><p>a</p><div><div><section></section></div></div></footer>`},
	{"services, whatever they are", "", `<div class="services">a</div>`, ``},
	{"what is for paper", "", `<p class="on-paper">a</p><div class="on-paper b">c</div>`, `<p>a</p><div>c</div>`},
	{"the line about the copy", "", `<p class="kept notice" hidden>a</p>`, `<p class="kept notice">a</p>`},
	{"links that lead anywhere", "", `<a href="#a">a</a><a href="mailto:b@example.org">b</a><a href="https://example.org/">c</a><a href="">d</a>`,
		`<a href="#a">a</a><a href="mailto:b@example.org">b</a><a href="https://example.org/">c</a><a href="">d</a>`},
	{"links with an address", "https://example.org/vi/x/a.html", `<a href="../../en/y/b.html?c=1#d" lang="en">e</a>`, `<a href="https://example.org/en/y/b.html?c=1#d" lang="en">e</a>`},
	{"links without", "", `<a href="b.html" lang="en" hreflang="en"><b>c</b> d</a>`, `<span lang="en"><b>c</b> d</span>`},
	{"ways to more with an address", "https://example.org/vi/x/a.html", `<p class="more"><a href="b.html">c</a></p>`, `<p class="more"><a href="https://example.org/vi/x/b.html">c</a></p>`},
	{"ways to more without", "", `<p class="more">a <a href="b.html">c</a> <a href="d.html">e</a></p><ul class="x more"><li><a href="f.html">g</a></li></ul>`, ``},
	{"ways to more of which one leads on", "", `<p class="more"><a href="b.html">c</a> <a href="#d">e</a></p>`, `<p class="more"><span>c</span> <a href="#d">e</a></p>`},
}

// A report that the page's script saves and one of which a build makes a copy come out alike: the two sets of rules are one.
func TestSavedAlike(t *testing.T) {
	t.Parallel()
	s := builtSite(t, realContent, "https://example.org/")
	script, err := os.ReadFile(filepath.Join(s.dir, "assets/save.js"))
	must(t, err)
	tab, _ := startBrowser(t, s.dir)
	byBuild := rendered(t)
	saveHere := strings.Replace(savedText, "document.getElementById('_save').click();", "(0, eval)(window.source);", 1)
	for _, c := range savedCases {
		services := `<ul class="services" data-address="` + c.address + `"><li><button id="_save" data-file="a.html"></button></li></ul>`
		page := `<!doctype html><html lang="vi" class="js"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x">` +
			`<meta name="robots" content="noindex"><meta property="og:title" content="x"><meta name="twitter:card" content="x"><link rel="y" href="z"><title>x</title></head>` +
			`<body>` + c.part + services + `</body></html>`
		path := filepath.Join(t.TempDir(), "a.html")
		// The policy of the test's own page would keep the script out that it is given.
		must(t, os.WriteFile(path, []byte(strings.Replace(page, ` content="x"><meta name="robots"`, ` content="img-src *"><meta name="robots"`, 1)), 0o600))
		must(t, Open(tab, "file://"+filepath.ToSlash(path)))
		asked[bool](t, tab, `window.source = `+quoted(string(script))+`, true`)
		byScript := normal(t, asked[string](t, tab, saveHere))
		if build := byBuild(page, "vi/x/a.html", c.address); build != byScript {
			t.Errorf("%s: the build makes\n%s\nthe script\n%s", c.what, build, byScript)
		}
		_, body, _ := strings.Cut(byScript, "<body>")
		if got := strings.TrimSuffix(strings.TrimSpace(body), "</body></html>"); strings.TrimSpace(got) != c.want {
			t.Errorf("%s: what is left of %s is\n%s\nwant\n%s", c.what, c.part, got, c.want)
		}
	}
	for _, path := range []string{"vi/tay-ho/2023-02-15-tong-ket.html", "en/tay-ho/2023-02-15-tong-ket.html"} {
		p := s.page(path)
		must(t, Open(tab, s.url(p)))
		byScript := normal(t, asked[string](t, tab, savedText))
		if build := byBuild(string(p.bytes), path, "https://example.org/"+path); build != byScript {
			t.Errorf("%s: the build makes\n%s\nthe script\n%s", path, build, byScript)
		}
	}
}

// rendered gives what a build makes of pages.
func rendered(t *testing.T) func(page, path, address string) string {
	t.Helper()
	loaded, problems := render.Load(templates.Files, nil, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return func(page, path, address string) string {
		var b bytes.Buffer
		must(t, loaded.SavePage(&b, strings.NewReader(page), path, address, nil))
		return normal(t, b.String())
	}
}

// normal writes a page as one parser reads it.
func normal(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	must(t, err)
	var b strings.Builder
	must(t, html.Render(&b, doc))
	return b.String()
}
