package browsertest

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Watch gathers what a reader would not see: console messages, exceptions, refusals by the page's
// policy, and requests that leave the site.
type Watch struct {
	inside string // addresses of the site begin with it

	mu      sync.Mutex
	trouble []string
}

// NewWatch watches a tab from now on. Addresses that begin with inside belong to the site.
func NewWatch(tab context.Context, inside string) (*Watch, error) {
	w := &Watch{inside: inside}
	if err := chromedp.Listen(tab, w.event); err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(tab, audits.Enable, cdp.Empty{}); err != nil {
		return nil, err
	}
	_, err := chromedp.Call(tab, network.Enable, network.EnableParams{})
	return w, err
}

func (w *Watch) event(event any) {
	switch e := event.(type) {
	case *log.EventEntryAdded:
		w.add("the browser says %q (%s %s)", e.Entry.Text, e.Entry.Source, e.Entry.Level)
	case *runtime.EventConsoleAPICalled:
		w.add("the page writes to the console (%s)", e.Type)
	case *runtime.EventExceptionThrown:
		what := e.ExceptionDetails.Text
		if thrown := e.ExceptionDetails.Exception; thrown != nil {
			what += " " + thrown.Description
		}
		w.add("a script fails: %s", what)
	case *audits.EventIssueAdded:
		// A photo that is loaded late has no stated size yet; what stands below it moves.
		if e.Issue.Code != audits.InspectorIssueCodeLazyLoadImageIssue {
			w.add("the browser finds an issue: %s", e.Issue.Code)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, w.inside) {
			w.add("it asks for %s", e.Request.URL)
		}
	case *network.EventLoadingFailed:
		w.add("something does not load: %s %s", e.Type, e.ErrorText)
	}
}

func (w *Watch) add(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.trouble = append(w.trouble, fmt.Sprintf(format, args...))
}

// Trouble gives what was found since it was last asked.
func (w *Watch) Trouble() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := w.trouble
	w.trouble = nil
	return found
}
