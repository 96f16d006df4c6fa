// Searchcost tells what queries cost a reader with a slow device: how many bytes of scripts the search page of a built
// site loads for each, and how long it takes from the arrival of the last of them until the results stand in the page.
//
//	go run ./internal/browsertest/searchcost [-v] [-slow 4] SITE QUERIES
//
// SITE is a folder that phoihop build made, QUERIES a file of testdata/search/, of which answers don't count. The site
// is served uncompressed to Chromium, whose processor is slowed; nothing is kept between pages. Each query is put to a fresh
// page, opened with it, and then all of a language one after the other to one page. Times are the page's own: results
// stand there once they are laid out. Of each figure there are the median, the 90th percentile and the maximum.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"phoihop/internal/browsertest"
)

func main() {
	verbose := flag.Bool("v", false, "list the queries with what each costs")
	slow := flag.Float64("slow", 4, "how many times slower the processor is")
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *slow, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "searchcost:", err)
		os.Exit(1)
	}
}

type query struct{ lang, text string }

func run(site, queries string, slow float64, verbose bool) error {
	asked, err := readQueries(queries)
	if err != nil {
		return err
	}
	profile, err := os.MkdirTemp("", "searchcost")
	if err != nil {
		return err
	}
	defer os.RemoveAll(profile)
	server := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer server.Close()
	tab, stop, err := browsertest.Start(context.Background(), profile)
	if err != nil {
		return err
	}
	defer stop()
	m, err := newMeter(tab, server.URL, slow)
	if err != nil {
		return err
	}
	fresh, err := m.fresh(asked)
	if err != nil {
		return err
	}
	next, err := m.next(asked)
	if err != nil {
		return err
	}
	if verbose {
		list(os.Stdout, "fresh", asked, fresh)
		list(os.Stdout, "next", asked, next)
	}
	fmt.Printf("%d queries, processor slowed %g times\n", len(asked), slow)
	fmt.Printf("%-36s %10s %10s %10s\n", "", "median", "90 %", "maximum")
	sum(os.Stdout, "a fresh page", fresh)
	sum(os.Stdout, "one page", next)
	return nil
}

// readQueries reads the languages and queries of a file of testdata/search/.
func readQueries(name string) (queries []query, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) > 1 && !strings.HasPrefix(fields[0], "#") {
			queries = append(queries, query{fields[0], fields[1]})
		}
	}
	if len(queries) == 0 && lines.Err() == nil {
		return nil, fmt.Errorf("%s has no queries", name)
	}
	return queries, lines.Err()
}

// cost is what a query cost: scripts and their bytes; milliseconds from the last script, or from the question where
// it needed none, to the results, and from the question, or the opening of the page, to the results.
type cost struct {
	Scripts, Bytes, Show, Whole float64
	Results                     int
}

// meter puts queries to the search page.
type meter struct {
	tab  context.Context
	page *browsertest.SearchPage
}

func newMeter(tab context.Context, root string, slow float64) (*meter, error) {
	page, err := browsertest.NewSearchPage(tab, root)
	if err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(tab, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		return nil, err
	}
	_, err = chromedp.Call(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slow})
	return &meter{tab, page}, err
}

// fresh puts each query to a page of its own.
func (m *meter) fresh(queries []query) ([]cost, error) {
	return m.each(queries, func(i int) error { return m.page.Open(queries[i].lang, queries[i].text) })
}

// next puts the queries of a language one after the other to one page, which was asked something before.
func (m *meter) next(queries []query) ([]cost, error) {
	return m.each(queries, func(i int) error {
		if i == 0 || queries[i].lang != queries[i-1].lang {
			if err := m.page.Open(queries[i].lang, queries[len(queries)-1-i].text); err != nil {
				return err
			}
		}
		return m.page.Ask(queries[i].text)
	})
}

func (m *meter) each(queries []query, ask func(i int) error) (costs []cost, err error) {
	for i, q := range queries {
		if err := ask(i); err != nil {
			return nil, fmt.Errorf("%q: %w", q.text, err)
		}
		c, err := browsertest.Ask[cost](m.tab, `(() => {
			const scripts = performance.getEntriesByType('resource')
				.filter(e => /\/assets\/search(\.js|\/)/.test(e.name) && e.startTime >= told.asked && e.responseEnd <= told.at);
			const last = Math.max(told.asked, ...scripts.map(e => e.responseEnd));
			return {
				Scripts: scripts.length, Bytes: scripts.reduce((sum, e) => sum + e.decodedBodySize, 0),
				Show: told.at - last, Whole: told.at - told.asked, Results: document.querySelectorAll('#results > li').length,
			};
		})()`)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", q.text, err)
		}
		costs = append(costs, c)
	}
	return costs, nil
}

func list(w io.Writer, where string, queries []query, costs []cost) {
	for i, c := range costs {
		fmt.Fprintf(w, "%-5s %s %-40s %3.0f scripts %8.0f bytes %6.0f ms after the last, %6.0f ms in all, %d results\n",
			where, queries[i].lang, queries[i].text, c.Scripts, c.Bytes, c.Show, c.Whole, c.Results)
	}
}
