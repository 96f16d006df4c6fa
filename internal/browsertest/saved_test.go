//go:build chromium

package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// savedText gives the file that the page's button saves.
const savedText = `new Promise((done, fail) => {
	URL.createObjectURL = blob => { blob.text().then(done); return '#' };
	HTMLAnchorElement.prototype.click = () => {};
	document.getElementById('_save').click();
	setTimeout(() => fail(new Error('nothing is saved')), 10000);
})`

// articleWords gives what a report says, without ways to other pages.
const articleWords = `(() => {
	const ways = [...document.querySelectorAll('.services, .more, .kept')];
	const hidden = ways.map(e => e.hidden);
	ways.forEach(e => e.hidden = true);
	const paper = [...document.querySelectorAll('article .on-paper')]; // shown in what is saved, too
	paper.forEach(e => e.className = '');
	const words = document.querySelector('article').innerText.replace(/\s+/g, ' ').trim();
	ways.forEach((e, i) => e.hidden = hidden[i]);
	paper.forEach(e => e.className = 'on-paper');
	return words;
})()`

// What a reader saves opens in another folder with its style and its words, asks for nothing and complains of nothing.
func TestSavedReport(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ what, base, link string }{
		{"of a site with an address", "https://example.org/", "https://example.org/vi/tay-ho/index.html"},
		{"of a folder", "", ""},
	} {
		s := builtSite(t, realContent, c.base)
		tab, watch := startBrowser(t, s.dir)
		must(t, Show(tab, Laptop))
		must(t, Open(tab, s.url(s.page("vi/tay-ho/2023-02-15-tong-ket.html"))))
		online := asked[string](t, tab, articleWords)
		file := asked[string](t, tab, savedText)
		for _, seen := range watch.Trouble() {
			t.Errorf("%s: %s", c.what, seen)
		}
		opened(t, c.what, file, online, c.link)
	}
}

// The copy that a build makes of a report with pictures has them in it.
func TestSavedPictures(t *testing.T) {
	t.Parallel()
	s := builtSite(t, demoContent, "")
	file, err := os.ReadFile(filepath.Join(s.dir, "vi/hu-cau/2023-02-10-tong-ket.save.html"))
	must(t, err)
	tab, _ := startBrowser(t, s.dir)
	must(t, Show(tab, Laptop))
	must(t, Open(tab, s.url(s.page("vi/hu-cau/2023-02-10-tong-ket.html"))))
	opened(t, "a copy with pictures", string(file), asked[string](t, tab, articleWords), "https://demo.example/vi/hu-cau/index.html")
}

// opened opens a saved file from a folder of its own.
func opened(t *testing.T, what, file, words, link string) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "luu.html")
	must(t, os.WriteFile(path, []byte(file), 0o600))
	tab, watch := startBrowser(t, dir)
	must(t, Show(tab, Laptop))
	must(t, Open(tab, "file://"+filepath.ToSlash(path)))
	got := asked[string](t, tab, articleWords)
	if got != words {
		t.Errorf("%s: the words are not those of the page:\n%s\nwant\n%s", what, got, words)
	}
	if ground := asked[string](t, tab, `getComputedStyle(document.querySelector('header')).backgroundColor`); ground != "rgb(11, 53, 88)" {
		t.Errorf("%s: the header is %s, so the style is not there", what, ground)
	}
	if lost := asked[int](t, tab, `[...document.images].filter(i => !i.naturalWidth).length`); lost != 0 {
		t.Errorf("%s: %d pictures are not there", what, lost)
	}
	if !asked[bool](t, tab, `document.querySelector('.kept').getClientRects().length > 0`) {
		t.Errorf("%s: it does not say that it is a copy", what)
	}
	if first := asked[string](t, tab, `(document.querySelector('.meta a') || {href: ''}).href`); first != link {
		t.Errorf("%s: the first link leads to %q, want %q", what, first, link)
	}
	if relative := asked[int](t, tab, `[...document.querySelectorAll('a[href]')].filter(a => !/^(#|[a-z]+:)/.test(a.getAttribute('href'))).length`); relative != 0 {
		t.Errorf("%s: %d links lead nowhere", what, relative)
	}
	for _, seen := range watch.Trouble() {
		if !strings.Contains(seen, "asks for data:") {
			t.Errorf("%s: %s", what, seen)
		}
	}
}
