package page

import (
	"fmt"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/site"
)

// listOf makes n reports, the newest first.
func listOf(n int) []*site.Report {
	list := make([]*site.Report, n)
	for i := range list {
		list[i] = &site.Report{Input: site.Input{Abstract: &report.Abstract{Ref: report.Ref{Name: fmt.Sprint(n - i)}}}}
	}
	return list
}

// A reader who keeps the address of an older page finds the same reports there, however many come after.
func TestOlderPagesNeverChange(t *testing.T) {
	before := map[int][]string{}
	for n := range 260 {
		list := listOf(n)
		seen := map[string]bool{}
		for p := range olderPages(n) + 1 {
			var names []string
			for _, r := range pageOf(list, p) {
				names = append(names, r.Ref.Name)
				if seen[r.Ref.Name] {
					t.Fatalf("%d reports: number %s stands on two pages", n, r.Ref.Name)
				}
				seen[r.Ref.Name] = true
			}
			switch {
			case p > 0 && len(names) != perPage:
				t.Fatalf("%d reports: page %d holds %d", n, p, len(names))
			case p == 0 && (len(names) >= 2*perPage || n >= perPage && len(names) < perPage):
				t.Fatalf("%d reports: the first page holds %d", n, len(names))
			case p > 0 && before[p] != nil && fmt.Sprint(before[p]) != fmt.Sprint(names):
				t.Fatalf("%d reports: page %d has changed", n, p)
			}
			if p > 0 {
				before[p] = names
			}
		}
		if len(seen) != n {
			t.Fatalf("%d reports: %d are shown", n, len(seen))
		}
	}
}

func TestPagerLeadsBothWays(t *testing.T) {
	f := &Frame{Up: "../"}
	first := f.pager(170, 0, "tay-ho/index.html", "tay-ho")
	if want := (Pager{Older: "../tay-ho/page-2.html", Oldest: "../tay-ho/page-1.html"}); first != want {
		t.Errorf("first page: got %+v, want %+v", first, want)
	}
	last := f.pager(170, 2, "tay-ho/index.html", "tay-ho")
	if want := (Pager{Page: 2, Newer: "../tay-ho/index.html", Newest: "../tay-ho/index.html", Older: "../tay-ho/page-1.html", Oldest: "../tay-ho/page-1.html"}); last != want {
		t.Errorf("page 2: got %+v, want %+v", last, want)
	}
	oldest := f.pager(170, 1, "tay-ho/index.html", "tay-ho")
	if oldest.Older != "" || oldest.Newer != "../tay-ho/page-2.html" {
		t.Errorf("oldest page: got %+v", oldest)
	}
}
