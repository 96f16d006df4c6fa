package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	pagecmd "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// SearchPage is the search page of a site, in a tab. A site may be opened from a server or from a folder.
type SearchPage struct {
	tab  context.Context
	root string // address of the site's root, with "/" at its end
}

// Found is what the search page shows.
type Found struct {
	Status  string
	Results []Result
	More    bool // a button offers further results
}

// Result is one of the results shown.
type Result struct {
	Address, Title, Kind, Facts, Snippet string
}

// Keys that a reader presses, for Type.
const (
	Enter = kb.Enter
	Tab   = kb.Tab
)

// watchScript follows the page from outside: told.asked is when something was asked last, in milliseconds of the page's
// clock, 0 for when it was opened; told.at is when the page had shown an answer to that, laid out, and 0 until then.
const watchScript = `(() => {
	const told = window.told = {asked: 0, at: 0};
	const ask = () => { told.asked = performance.now(); told.at = 0; };
	performance.setResourceTimingBufferSize(100000);
	addEventListener('submit', ask, true);
	addEventListener('change', ask, true);
	new MutationObserver(records => {
		const status = document.getElementById('status'), found = document.getElementById('found');
		if (found && status && status.textContent && status.textContent !== found.getAttribute('data-searching') && records.some(r => r.target === status)) {
			status.getBoundingClientRect();
			told.at = performance.now();
		}
	}).observe(document, {childList: true, subtree: true});
})()`

// NewSearchPage makes the pages that a tab will show of a site tell when they have answered; root is the address of the
// site's root.
func NewSearchPage(tab context.Context, root string) (*SearchPage, error) {
	if _, err := chromedp.Call(tab, pagecmd.Enable, pagecmd.EnableParams{}); err != nil {
		return nil, err
	}
	_, err := chromedp.Call(tab, pagecmd.AddScriptToEvaluateOnNewDocument, pagecmd.AddScriptToEvaluateOnNewDocumentParams{Source: watchScript})
	return &SearchPage{tab, strings.TrimSuffix(root, "/") + "/"}, err
}

// FolderURL gives the address at which a browser opens a folder from the disk.
func FolderURL(dir string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// Open opens the page in a language; with a query, it waits for the answer.
func (p *SearchPage) Open(lang, query string) error {
	address := p.root + lang + "/search.html"
	if query == "" {
		return Open(p.tab, address)
	}
	if err := Open(p.tab, address+"?q="+url.QueryEscape(query)); err != nil {
		return err
	}
	return p.Await("told.at")
}

// Type presses the key of each character, wherever the focus is. Characters for which keyboards have no key come as they
// do from a program that puts Vietnamese letters together.
func (p *SearchPage) Type(keys string) error {
	ctx, cancel := context.WithTimeout(p.tab, patience)
	defer cancel()
	for _, key := range keys {
		var err error
		if key < 0x7F {
			err = chromedp.Do(ctx, chromedp.KeyEvent(string(key)))
		} else {
			_, err = chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: string(key)})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Ask puts a query to the page that is open, all at once, and waits for the answer.
func (p *SearchPage) Ask(query string) error {
	return p.do(fmt.Sprintf(`form.elements.q.value = %s; form.requestSubmit()`, quoted(query)))
}

// Choose sets a filter, or the order, and waits for the answer.
func (p *SearchPage) Choose(name, value string) error {
	return p.do(fmt.Sprintf(`form.elements[%[1]s].value = %[2]s;
		form.elements[%[1]s].dispatchEvent(new Event('change', {bubbles: true}))`, quoted(name), quoted(value)))
}

func (p *SearchPage) do(statements string) error {
	if _, err := Ask[cdp.Empty](p.tab, `{ const form = document.getElementById('search'); `+statements+`; ({}) }`); err != nil {
		return err
	}
	return p.Await("told.at")
}

// Await waits until an expression holds in the page, or in the one that it gives way to.
func (p *SearchPage) Await(expression string) error {
	ctx, cancel := context.WithTimeout(p.tab, patience)
	defer cancel()
	for {
		_, err := Ask[bool](ctx, `new Promise((resolve, reject) => (function look() {
			try { `+expression+` ? resolve(true) : setTimeout(look, 4); } catch (error) { reject(error); }
		})())`)
		if gone(err) {
			continue
		}
		if err != nil {
			return fmt.Errorf("waiting for %s: %w", expression, err)
		}
		return nil
	}
}

// gone tells whether a question failed since its page gave way to the next.
func gone(err error) bool { return err != nil && strings.Contains(err.Error(), "navigated or closed") }

// ShowAll presses the button for more results until it goes.
func (p *SearchPage) ShowAll() error {
	for {
		more, err := Ask[bool](p.tab, `!document.getElementById('more').hidden`)
		if err != nil || !more {
			return err
		}
		if _, err := Ask[cdp.Empty](p.tab, `told.at = 0, document.getElementById('more').click(), {}`); err != nil {
			return err
		}
		if err := p.Await("told.at"); err != nil {
			return err
		}
	}
}

// Found tells what the page shows.
func (p *SearchPage) Found() (Found, error) {
	return Ask[Found](p.tab, `({
		Status: document.getElementById('status').textContent,
		More: !document.getElementById('more').hidden,
		Results: [...document.querySelectorAll('#results > li')].map(li => {
			const text = part => { const element = li.querySelector(part); return element ? element.textContent : ''; };
			const link = li.querySelector('a'); // none where a result's text could not be loaded
			return {Address: link ? link.href : '', Title: text('a'), Kind: text('.kind'), Facts: text('.facts'), Snippet: text('.snippet')};
		}),
	})`)
}

// Paths gives the paths of the results from the site's root.
func (p *SearchPage) Paths() ([]string, error) {
	found, err := p.Found()
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, r := range found.Results {
		path, err := url.PathUnescape(strings.TrimPrefix(r.Address, p.root))
		if err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// quoted writes text as a string of JavaScript.
func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // strings have no case that can fail
	}
	return string(b)
}
