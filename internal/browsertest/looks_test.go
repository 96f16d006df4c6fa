//go:build chromium && npm

package browsertest

import (
	"bytes"
	"context"
	"flag"
	"image"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"phoihop/internal/browsertest/look"
)

const looks = "testdata/looks"

var sheet = flag.String("sheet", "", "write a page that shows how pages look beside how they looked when that was accepted")

// lookedAt names the kinds of page of which pictures are kept; of the first three also dark and on paper.
var lookedAt = []string{
	"home", "district", "report",
	"404", "about", "agency", "choose", "documents", "glossary", "persons", "search", "search-empty", "tasks-page", "tasks-year", "year",
}

// screens that pages are looked at on: as high as shows how a page is made, not all of a long one.
var screens = []struct {
	name string
	Screen
}{
	{"phone", Screen{Width: 360, Height: 1600}},
	{"desk", Screen{Width: 1280, Height: 1200}},
	{"phone-dark", Screen{Width: 360, Height: 1600, Dark: true}},
	{"desk-dark", Screen{Width: 1280, Height: 1200, Dark: true}},
	{"paper", Screen{Width: 718, Height: 1047, Print: true}}, // A4 less its margins
}

// Each kind of page looks as somebody has looked at it and found good: testdata/looks/KIND.SCREEN.png. make look writes
// them anew, and a sheet of what has changed; package look tells what counts as alike.
func TestLooks(t *testing.T) {
	t.Parallel()
	s := ownSite(t, demoContent, "")
	bringNear(t, s, "404.html")
	tab := startPhotographer(t)
	search, err := NewSearchPage(tab, FolderURL(s.dir))
	must(t, err)
	var pairs []look.Pair
	for i, name := range lookedAt {
		for j, screen := range screens {
			if i > 2 && j > 1 {
				break
			}
			must(t, Show(tab, screen.Screen))
			openKind(t, search, s, name)
			pair := look.Pair{Name: name + "." + screen.name, Seen: photograph(t, tab)}
			file := filepath.Join(looks, pair.Name+".png")
			if data, err := os.ReadFile(file); err == nil {
				pair.Accepted, err = look.Decode(data)
				must(t, err)
			}
			switch {
			case *update:
				accept(t, file, pair)
			case pair.Accepted == nil:
				t.Errorf("there is no %s (make look writes it)", file)
			default:
				if strips := look.Differ(pair.Accepted, pair.Seen); len(strips) > 0 {
					t.Errorf("%s looks different in %d places, the first at %v of half the page (make look shows them)", pair.Name, len(strips), strips[0].Min)
				}
			}
			pairs = append(pairs, pair)
		}
	}
	if *sheet != "" {
		var b bytes.Buffer
		must(t, look.Sheet(&b, pairs))
		must(t, os.WriteFile(*sheet, b.Bytes(), 0o666))
	}
}

// accept keeps a picture that does not look as before; one that does stays as it is, to the byte.
func accept(t *testing.T, file string, pair look.Pair) {
	t.Helper()
	if pair.Accepted != nil && look.Differ(pair.Accepted, pair.Seen) == nil {
		return
	}
	data, err := look.Encode(pair.Seen)
	must(t, err)
	must(t, os.MkdirAll(filepath.Dir(file), 0o777))
	must(t, os.WriteFile(file, data, 0o666))
}

// bringNear lets a page, which names its style sheet at the site's address, find that in the folder.
func bringNear(t *testing.T, s *site, path string) {
	t.Helper()
	name := filepath.Join(s.dir, path)
	data, err := os.ReadFile(name)
	must(t, err)
	must(t, os.WriteFile(name, bytes.ReplaceAll(data, []byte("https://demo.example/"), nil), 0o666))
}

func openKind(t *testing.T, search *SearchPage, s *site, name string) {
	t.Helper()
	for _, k := range kinds {
		if k.name != name {
			continue
		}
		path, query, asks := strings.Cut(pathOf("vi", k.path), "?q=")
		if !asks {
			must(t, Open(search.tab, FolderURL(s.dir)+path))
			return
		}
		query, err := url.QueryUnescape(query)
		must(t, err)
		must(t, search.Open("vi", query))
		return
	}
	t.Fatalf("%s is no kind of page", name)
}

// startPhotographer starts a browser in which pages look the same on every machine that has the fonts of tools.
func startPhotographer(t *testing.T) context.Context {
	t.Helper()
	fonts, err := filepath.Abs("testdata/fonts.conf")
	must(t, err)
	tab, stop, err := Start(t.Context(), t.TempDir(), chromedp.Env("FONTCONFIG_FILE="+fonts),
		chromedp.Flag("font-render-hinting", "none"), chromedp.Flag("force-device-scale-factor", "1"), chromedp.Flag("disable-lcd-text", true))
	must(t, err)
	t.Cleanup(stop)
	_, err = chromedp.Call(tab, emulation.SetScrollbarsHidden, emulation.SetScrollbarsHiddenParams{Hidden: true})
	must(t, err)
	return tab
}

// photograph takes the picture of what the tab shows, with nothing in it that has the focus and blinks.
func photograph(t *testing.T, tab context.Context) *image.Paletted {
	t.Helper()
	must(t, run(tab, `document.activeElement && document.activeElement.blur()`))
	ctx, cancel := context.WithTimeout(tab, patience)
	defer cancel()
	data, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	must(t, err)
	picture, err := png.Decode(bytes.NewReader(data))
	must(t, err)
	return look.Reduce(picture)
}

// Pictures are small, and each is of something that is still looked at.
func TestNothingElseInLooks(t *testing.T) {
	size := 0
	for _, file := range matching(t, looks+"/*") {
		kind, screen, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".png"), ".")
		at := slices.Index(lookedAt, kind)
		on := slices.IndexFunc(screens, func(s struct {
			name string
			Screen
		}) bool {
			return s.name == screen
		})
		if at < 0 || on < 0 || at > 2 && on > 1 {
			t.Errorf("%s is of nothing that is looked at", file)
		}
		data, err := os.ReadFile(file)
		must(t, err)
		size += len(data)
	}
	if size > 1500<<10 {
		t.Errorf("pictures take %d bytes; smaller screens say as much", size)
	}
}
