package page

import "phoihop/internal/site"

// Pager leads through the pages of a long list.
type Pager struct {
	Page         int // of an older page: its place from the oldest, which is 1; 0 on the first page
	Newer, Older string
	Newest       string // address of the list's first page; "" on it
	Oldest       string // address of the oldest page, page-1; "" on it and where there is one page only
}

// perPage is how many reports an older page of a list holds. The first page holds the newest perPage
// to 2·perPage-1.
const perPage = 50

// olderPages is how many full pages a list of n has behind its first one.
func olderPages(n int) int { return max(0, n/perPage-1) }

// pageOf cuts page n (1 the oldest) or the first page (0) out of a list with the newest first.
func pageOf(reports []*site.Report, n int) []*site.Report {
	if n == 0 {
		return reports[:len(reports)-perPage*olderPages(len(reports))]
	}
	return reports[len(reports)-perPage*n : len(reports)-perPage*(n-1)]
}

// pager leads from page n of a list of all reports; first is the path of its first page, folder that
// of its others, both below the language.
func (f *Frame) pager(all, n int, first, folder string) Pager {
	older := olderPages(all)
	at := func(n int) string {
		switch {
		case n < 1:
			return ""
		case n > older:
			return f.to(first)
		}
		return f.to(pagePath(folder, n))
	}
	if n == 0 {
		return Pager{Older: at(older), Oldest: at(min(1, older))}
	}
	p := Pager{Page: n, Newer: at(n + 1), Newest: f.to(first), Older: at(n - 1)}
	if n > 1 {
		p.Oldest = at(1)
	}
	return p
}
