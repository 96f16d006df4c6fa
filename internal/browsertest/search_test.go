//go:build chromium

package browsertest

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// reader is a reader of a site, which comes from a server or from a folder.
type reader struct {
	*SearchPage
	*known
	site  *site
	tab   context.Context
	watch *Watch

	mu       sync.Mutex
	requests []string // addresses that were asked for since shards was called last
}

// What a reader does at the search page of both sites, one from a server and one from a folder. No test may leave anything in
// the console, break the page's policy or ask for anything outside the site.
func TestSearchPage(t *testing.T) {
	t.Parallel()
	eachReader(t, func(t *testing.T, r *reader) {
		for _, c := range []struct {
			what string
			do   func(t *testing.T, r *reader)
		}{
			{"a fresh page is quiet", freshPageIsQuiet},
			{"words typed without marks find the district", typedWithoutMarks},
			{"the keyboard is enough", keyboardAlone},
			{"the box of a report leads here", boxOfReport},
			{"more results keep the focus", moreResults},
			{"the address keeps all", addressKeepsAll},
			{"filters narrow as they say", filtersNarrow},
			{"filters go together", filtersGoTogether},
			{"the newest first", newestFirst},
			{"the other language is told", otherLanguageIsTold},
			{"a slip is told", slipIsTold},
			{"hostile queries", hostileQueries},
			{"hostile addresses", hostileAddresses},
			{"no line runs out of the screen", resultsFit},
		} {
			t.Run(c.what, func(t *testing.T) {
				c.do(t, r)
				for _, seen := range r.watch.Trouble() {
					t.Error(seen)
				}
			})
		}
	})
}

// eachReader tests with a reader of the reports from a server, and with one of the demonstration from a folder. What
// depends on where files come from does not depend on what they say.
func eachReader(t *testing.T, test func(t *testing.T, r *reader)) {
	t.Run("real from a server", func(t *testing.T) {
		s := builtSite(t, realContent, "")
		test(t, newReader(t, s, serve(t, s.dir), knownSites[realContent]))
	})
	t.Run("demo from a folder", func(t *testing.T) {
		s := builtSite(t, demoContent, "")
		test(t, newReader(t, s, FolderURL(s.dir), knownSites[demoContent]))
	})
}

// newReader starts a browser that keeps no files, since tests change them.
func newReader(t *testing.T, s *site, root string, k *known) *reader {
	t.Helper()
	tab, stop, err := Start(t.Context(), t.TempDir())
	must(t, err)
	t.Cleanup(stop)
	watch, err := NewWatch(tab, root)
	must(t, err)
	_, err = chromedp.Call(tab, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	must(t, err)
	page, err := NewSearchPage(tab, root)
	must(t, err)
	r := &reader{SearchPage: page, known: k, site: s, tab: tab, watch: watch}
	must(t, chromedp.Listen(tab, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			r.mu.Lock()
			r.requests = append(r.requests, e.Request.URL)
			r.mu.Unlock()
		}
	}))
	return r
}

func (r *reader) found(t *testing.T) Found {
	t.Helper()
	found, err := r.Found()
	must(t, err)
	return found
}

func ask[T any](t *testing.T, r *reader, expression string) T {
	t.Helper()
	value, err := Ask[T](r.tab, expression)
	must(t, err)
	return value
}

// focus names the element that has the focus, "body" where none has.
func (r *reader) focus(t *testing.T) string {
	t.Helper()
	return ask[string](t, r, `(e => e.id || (e.closest('#results > li') ? 'result ' + [...results.children].indexOf(e.closest('li')) : e.tagName.toLowerCase()))(document.activeElement)`)
}

// tabTo presses Tab until the focus is where it should be.
func (r *reader) tabTo(t *testing.T, element string) {
	t.Helper()
	for range 60 {
		if r.focus(t) == element {
			return
		}
		must(t, r.Type(Tab))
	}
	t.Fatalf("60 times Tab don't lead to %s", element)
}

// words gives words of the page for {n}, {query} and {word}.
func (r *reader) words(t *testing.T, name string, n int, query, word string) string {
	t.Helper()
	template := ask[string](t, r, `document.getElementById('found').getAttribute('data-`+name+`')`)
	language := ask[string](t, r, `document.querySelector('#_lang option[value=vi]').textContent`)
	other := ask[string](t, r, `document.querySelector('#_lang option[value=en]').textContent`)
	return strings.NewReplacer("{n}", strconv.Itoa(n), "{query}", query, "{word}", word, "{language}", language, "{other}", other).Replace(template)
}

// shards lists the files of the index that were asked for since it was called last, without assets/search/ and .js.
func (r *reader) shards() (names []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, address := range r.requests {
		if name, ok := strings.CutPrefix(address, r.root+"assets/search/"); ok {
			names = append(names, strings.TrimSuffix(name, ".js"))
		}
	}
	r.requests = nil
	return names
}

func freshPageIsQuiet(t *testing.T, r *reader) {
	must(t, r.Open("vi", r.typed))
	if shards := r.shards(); len(shards) < 4 {
		t.Errorf("with a query the page loads only %q", shards) // else what follows tells nothing
	}
	must(t, r.Open("vi", ""))
	must(t, r.Await(`document.readyState === 'complete'`))
	if shards := r.shards(); len(shards) > 0 {
		t.Errorf("without a query the page loads %q", shards)
	}
	if found := r.found(t); found.Status != "" || len(found.Results) > 0 || found.More {
		t.Errorf("without a query the page shows %+v", found)
	}
	if at := r.focus(t); at != "body" {
		t.Errorf("the focus is on %s before anything is done", at)
	}
}

func typedWithoutMarks(t *testing.T, r *reader) {
	must(t, r.Open("vi", ""))
	r.tabTo(t, "q")
	must(t, r.Type(r.typed))
	must(t, r.Await(`results.children.length`)) // while typing
	must(t, r.Type(Enter))
	must(t, r.Await(`told.asked && told.at`))
	paths, err := r.Paths()
	must(t, err)
	if paths[0] != r.place {
		t.Errorf("%q finds %q first, want %s", r.typed, paths, r.place)
	}
	must(t, r.ShowAll())
	found := r.found(t)
	if want := r.words(t, "many", len(found.Results), r.typed, ""); found.Status != want {
		t.Errorf("the page says %q, want %q", found.Status, want)
	}
	if role := ask[string](t, r, `document.getElementById('status').getAttribute('role')`); role != "status" {
		t.Errorf("what the page says has the role %q, so that screen readers don't read it", role)
	}
}

func keyboardAlone(t *testing.T, r *reader) {
	must(t, r.Open("vi", ""))
	r.tabTo(t, "q")
	must(t, r.Type(r.typed))
	must(t, r.Type(Enter))
	must(t, r.Await(`told.asked && told.at`))
	if at := r.focus(t); at != "q" {
		t.Errorf("the script moves the focus from the words to %s", at)
	}
	r.tabTo(t, "result 0")
	must(t, r.Type(Enter))
	must(t, within(r.tab, arriveAt(r.root+r.place)))
}

func boxOfReport(t *testing.T, r *reader) {
	must(t, Open(r.tab, r.root+r.report))
	r.tabTo(t, "_find")
	must(t, r.Type(r.typed+Enter))
	must(t, r.Await(`/search\.html\?q=/.test(location.href) && window.told && told.at`))
	paths, err := r.Paths()
	must(t, err)
	if len(paths) == 0 || paths[0] != r.place {
		t.Errorf("the box of a report finds %q, want %s first", paths, r.place)
	}
	if typed := ask[string](t, r, `document.getElementById('q').value`); typed != r.typed {
		t.Errorf("the box of the search page says %q, want %q", typed, r.typed)
	}
	if at := r.focus(t); at != "body" {
		t.Errorf("the script sets the focus on %s", at)
	}
}

// The button for more results keeps the focus; when it goes, the focus goes to the first of the new results, not nowhere.
func moreResults(t *testing.T, r *reader) {
	must(t, r.Open("vi", r.common))
	r.tabTo(t, "more")
	for {
		before := r.found(t)
		_ = ask[int](t, r, `told.at = 0`)
		must(t, r.Type(Enter))
		must(t, r.Await(`told.at`))
		after := r.found(t)
		if len(after.Results) <= len(before.Results) || !slices.Equal(after.Results[:len(before.Results)], before.Results) {
			t.Fatalf("behind %d results the button shows %d, or others", len(before.Results), len(after.Results))
		}
		want := "more"
		if !after.More {
			want = "result " + strconv.Itoa(len(before.Results))
		}
		if at := r.focus(t); at != want {
			t.Errorf("the focus is on %s, want %s", at, want)
		}
		if !after.More {
			return
		}
	}
}

// With results on it, no line of the page runs out of a screen of 320 pixels.
func resultsFit(t *testing.T, r *reader) {
	must(t, Show(r.tab, Phone))
	for _, lang := range []string{"vi", "en"} {
		must(t, r.Open(lang, r.typed))
		must(t, r.ShowAll())
		_ = ask[bool](t, r, `document.querySelector('details.narrow').open = true`)
		for _, scale := range []int{100, 200} {
			out, err := RunsOut(r.tab, scale)
			must(t, err)
			if len(out) > 0 {
				t.Errorf("%s at %d %%: these run out of the screen: %s", lang, scale, strings.Join(out, ", "))
			}
		}
	}
	must(t, Show(r.tab, Laptop))
}

// Without JavaScript the search page explains itself and leads to the indexes, also from the box of a report.
func TestSearchWithoutScripts(t *testing.T) {
	t.Parallel()
	eachReader(t, func(t *testing.T, r *reader) {
		_, err := chromedp.Call(r.tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		must(t, err)
		must(t, Open(r.tab, r.root+r.report))
		r.isWhole(t)
		must(t, within(r.tab, click(".find button")))
		must(t, within(r.tab, arriveAt(r.root+"vi/search.html?q=")))
		r.isWhole(t)
		notice, err := chromedp.Run(r.tab, chromedp.Text(chromedp.CSS("main noscript")))
		must(t, err)
		if !strings.Contains(notice, "JavaScript") {
			t.Errorf("the page explains itself with %q", notice)
		}
		must(t, within(r.tab, click(`.ways a[href$="agencies/index.html"]`)))
		must(t, within(r.tab, arriveAt(r.root+"vi/agencies/index.html")))
	})
}

// isWhole waits until the page has come, all of it: what is looked for before may be gone when it is clicked on.
func (r *reader) isWhole(t *testing.T) {
	t.Helper()
	for {
		state, err := Ask[string](r.tab, `document.readyState`)
		if err != nil && !gone(err) {
			t.Fatal(err)
		}
		if state == "complete" {
			return
		}
		time.Sleep(pause)
	}
}

// Every page of a language has the box, but for the search page itself, which has the form, and what a reader saves; each leads to the search page
// of its language.
func TestEveryPageHasTheBox(t *testing.T) { eachSite(t, "", everyPageHasTheBox) }

func everyPageHasTheBox(t *testing.T, s *site) {
	inFolder := regexp.MustCompile(`^(vi|en)/`)
	for _, p := range s.pages {
		if !inFolder.MatchString(p.path) || p.saved() {
			continue
		}
		var forms []string
		for form := range p.elements("form") {
			if attr(form, "role") == "search" {
				file, _, _, err := p.target(attr(form, "action"))
				must(t, err)
				forms = append(forms, file)
			}
		}
		if want := []string{p.lang() + "/search.html"}; !slices.Equal(forms, want) {
			t.Errorf("%s has forms that lead to %q, want %q", p.path, forms, want)
		}
	}
}
