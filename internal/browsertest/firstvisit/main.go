// Firstvisit tells how soon a reader with a slow telephone sees something of a site: home, a district and one of its
// reports in turn, with the style sheet as a file and with the same style in each page.
//
//	go run ./internal/browsertest/firstvisit [-runs 9] SITE DISTRICT REPORT
//
// SITE is a folder that phoihop build --compress made, DISTRICT and REPORT are paths of pages in it. The site is served with its
// files' .br forms to Chromium at 400 kbit/s, 400 ms from the server, with a processor slowed 6 times. A visit begins with nothing
// kept. Told are the medians of the runs.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"slices"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"phoihop/internal/browsertest"
)

const (
	latency = 400 // milliseconds
	rate    = 400 // kbit/s
	slower  = 6
)

func main() {
	runs := flag.Int("runs", 9, "how many visits the medians are of")
	flag.Parse()
	if flag.NArg() != 3 {
		flag.Usage()
		os.Exit(2)
	}
	if err := measure(flag.Arg(0), []string{"vi/index.html", flag.Arg(1), flag.Arg(2)}, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "firstvisit:", err)
		os.Exit(1)
	}
}

func measure(site string, pages []string, runs int) error {
	profile, err := os.MkdirTemp("", "firstvisit")
	if err != nil {
		return err
	}
	defer os.RemoveAll(profile)
	tab, stop, err := browsertest.Start(context.Background(), profile)
	if err != nil {
		return err
	}
	defer stop()
	if err := slow(tab); err != nil {
		return err
	}
	for _, inlined := range []bool{false, true} {
		served, err := newServed(site, inlined)
		if err != nil {
			return err
		}
		server := httptest.NewServer(served)
		paints, bytes, err := visits(tab, server.URL+"/", pages, runs)
		server.Close()
		if err != nil {
			return err
		}
		fmt.Printf("style inlined: %v\n", inlined)
		for i, page := range pages {
			fmt.Printf("%8.0f ms %8.0f bytes  %s\n", median(paints[i]), median(bytes[i]), page)
		}
		// A reader from a search engine comes to the report at once.
		server = httptest.NewServer(served)
		paints, bytes, err = visits(tab, server.URL+"/", pages[2:], runs)
		server.Close()
		if err != nil {
			return err
		}
		fmt.Printf("%8.0f ms %8.0f bytes  %s, at once\n", median(paints[0]), median(bytes[0]), pages[2])
	}
	return nil
}

func slow(tab context.Context) error {
	if _, err := chromedp.Call(tab, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	_, err := chromedp.Call(tab, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Latency: latency, DownloadThroughput: rate * 128, UploadThroughput: rate * 128}},
	})
	if err != nil {
		return err
	}
	_, err = chromedp.Call(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
	return err
}

// visits gives for each page when something of it was first painted, and the bytes that came for it, in each run.
func visits(tab context.Context, root string, pages []string, runs int) (paints, bytes [][]float64, err error) {
	paints, bytes = make([][]float64, len(pages)), make([][]float64, len(pages))
	for range runs {
		if _, err := chromedp.Call(tab, network.ClearBrowserCache, cdp.Empty{}); err != nil {
			return nil, nil, err
		}
		for i, page := range pages {
			if err := browsertest.Open(tab, root+page); err != nil {
				return nil, nil, err
			}
			seen, err := browsertest.Ask[struct{ Paint, Bytes float64 }](tab, `new Promise(resolve => (function look() {
				const paint = performance.getEntriesByName('first-contentful-paint')[0];
				if (!paint) return setTimeout(look, 20);
				const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
				resolve({Paint: paint.startTime, Bytes: loaded.reduce((sum, e) => sum + e.transferSize, 0)});
			})())`)
			if err != nil {
				return nil, nil, err
			}
			paints[i], bytes[i] = append(paints[i], seen.Paint), append(bytes[i], seen.Bytes)
			time.Sleep(50 * time.Millisecond) // so that nothing of one page falls into the next
		}
	}
	return paints, bytes, nil
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}
