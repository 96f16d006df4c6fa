package build

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"
)

const oneAgency = `
-- content/site.yaml --
title: {vi: Bản tin}
languages: [vi]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân}}}
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ}
type: quan
`

// manyReports is a site of n reports, one a day of 2023 in a shuffled order of names.
func manyReports(n int) fstest.MapFS {
	content := siteOf(oneAgency)
	for i := range n {
		day := time.Date(2023, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		name := fmt.Sprintf("tay-ho/r%03d-%d.vi.md", i*37%200, i)
		text := fmt.Sprintf("---\ntitle: Họp %d\nagency: hdnd\nkind: briefing\ndate: %s\n---\n", i, day)
		content[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return content
}

// TestPagesOfListsNeverChange grows a district. page-N.html holds the fifty reports that it held first,
// whatever is added, so that an address somebody noted still shows what was noted; the first page holds
// the newest fifty to ninety-nine.
func TestPagesOfListsNeverChange(t *testing.T) {
	lists := map[string]string{"vi/tay-ho/index.html": "vi/tay-ho", "vi/2023/index.html": "vi/2023", "vi/agencies/hdnd.html": "vi/agencies/hdnd", "vi/kinds/briefing.html": "vi/kinds/briefing"}
	held := map[string][]string{}
	for _, c := range []struct{ reports, first, pages int }{{0, 0, 0}, {1, 1, 0}, {49, 49, 0}, {50, 50, 0}, {99, 99, 0}, {100, 50, 1}, {149, 99, 1}, {150, 50, 2}} {
		out := built(t, Options{Content: manyReports(c.reports)})
		for first, folder := range lists {
			if c.reports == 0 && first == "vi/2023/index.html" {
				continue // a year without reports has no page
			}
			all := cards(t, filepath.Join(out, first))
			if len(all) != c.first {
				t.Errorf("%d reports: %s lists %d, want %d", c.reports, first, len(all), c.first)
			}
			older, err := filepath.Glob(filepath.Join(out, folder, "page-*.html"))
			if err != nil || len(older) != c.pages {
				t.Errorf("%d reports: %s has %d older pages, want %d", c.reports, first, len(older), c.pages)
			}
			for n := c.pages; n > 0; n-- {
				page := fmt.Sprintf("%s/page-%d.html", folder, n)
				members := cards(t, filepath.Join(out, page))
				if before, known := held[page]; known && !slices.Equal(before, members) {
					t.Errorf("%d reports: %s changed its members from %v to %v", c.reports, page, before, members)
				}
				held[page] = members
				all = append(all, members...)
			}
			if len(all) != c.reports || !slices.IsSortedFunc(all, newerTitle) {
				t.Errorf("%d reports: the pages of %s list %d reports in the order %v", c.reports, first, len(all), all)
			}
		}
	}
	if len(held) != 8 {
		t.Errorf("%d older pages were looked at, want 8", len(held))
	}
}

// newerTitle orders "Họp 12" before "Họp 11".
func newerTitle(a, b string) int {
	var x, y int
	fmt.Sscanf(a, "Họp %d", &x)
	fmt.Sscanf(b, "Họp %d", &y)
	return y - x
}

// cards are the titles of a page's list of reports.
func cards(t *testing.T, file string) (titles []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "h3" && n.Parent.Parent.Data == "ol" {
			titles = append(titles, textOf(n))
		}
	}
	return titles
}

// TestOrderOfReports holds a district's list against dates that are known to the day, the month or the
// year only: by date, then by name, the greatest first.
func TestOrderOfReports(t *testing.T) {
	content := siteOf(oneAgency)
	for name, date := range map[string]string{"a": "2023", "b": "2023-05", "c": "2023-05-01", "d": "2023-05-02", "e": "2023-05-02", "f": "2022-12-31", "g": "2024"} {
		content["tay-ho/"+name+".vi.md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + name + " " + date + "\nagency: hdnd\ndate: " + date + "\n---\n")}
	}
	want := []string{"g 2024", "e 2023-05-02", "d 2023-05-02", "c 2023-05-01", "b 2023-05", "a 2023", "f 2022-12-31"}
	if got := cards(t, filepath.Join(built(t, Options{Content: content}), "vi/tay-ho/index.html")); !slices.Equal(got, want) {
		t.Errorf("reports stand in the order %q, want %q", got, want)
	}
}
