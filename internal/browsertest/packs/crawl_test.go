//go:build packs && (chromium || firefox)

package packs

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"phoihop/internal/browsertest"
)

// reads opens an unzipped pack in a browser: every page from the landing page on, the language switch, searching.
func reads(t *testing.T, browser, bag string, p pages, programs ...string) (string, error) {
	t.Helper()
	var program string
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil && program == "" {
			program = path
		}
	}
	known, err := json.Marshal(map[string]string{"browser": browser, "program": program, "root": browsertest.FolderURL(bag), "report": p.report, "query": p.query, "finds": p.finds})
	must(t, err)
	return told("node", "crawl.js", string(known))
}

// spoilt is a small folder with everything that reads has to find; says is what it tells of it.
func spoilt(t *testing.T) (bag string, p pages, says []string) {
	t.Helper()
	bag = t.TempDir()
	for name, body := range map[string]string{
		"index.html":          `<style></style><h1>Landing</h1><a href="data/vi/report.html">x</a>`,
		"data/vi/report.html": `<style></style><h1>Report</h1><nav><a hreflang="en" href="../en/other.html">x</a></nav><a href="search.html">x</a>`,
		"data/en/other.html":  `<style></style><h1>Other</h1><nav><a hreflang="vi" href="../vi/report.html">x</a></nav><a href="gone.html">x</a><a href="/etc/passwd">x</a>`,
		"data/vi/alone.html":  `<style></style><h1>Alone</h1>`,
		"data/vi/lone.html":   `<style></style><h1>Lone</h1>`,
		"data/vi/search.html": `<link rel="stylesheet" href="gone.css"><img src="gone.png"><img src="https://elsewhere.example/x.png"><script>throw new Error('spoilt')</script>` +
			`<input id="q"><ul id="results"><li><a href="alone.html">x</a></li></ul>`,
	} {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(bag, name)), 0o700))
		must(t, appendTo(filepath.Join(bag, name), "<!doctype html><html lang=de><title>x</title>"+body))
	}
	return bag, pages{report: "vi/report.html", query: "bao cao", finds: "vi/report.html"}, []string{
		"en/gone.html leads nowhere", "file:///etc/passwd leads out of the folder", "vi/gone.css leads nowhere",
		"vi/gone.png is not shown", "elsewhere.example/x.png is not shown", "a script fails: ", "asks for https://elsewhere.example/x.png", "has the heading undefined",
		"no link leads to vi/lone.html", "there are only 5 pages",
		"the language switch leads to", "other.html is in de", "bao cao finds", "the result leads to",
	}
}

// mustFind tells what of says was not told.
func mustFind(t *testing.T, out string, err error, says []string) {
	t.Helper()
	if err == nil {
		t.Error("nothing is found")
	}
	for _, s := range says {
		if !strings.Contains(out, s) {
			t.Errorf("it is not told that %s: %s", s, out)
		}
	}
}
