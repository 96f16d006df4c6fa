package live

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"phoihop/internal/build"
	"phoihop/internal/viet"
)

// status is the page of all reports.
type status struct {
	All            int
	Found          counts
	Checking       bool
	Problems       []shownProblem
	More           int
	Filters        []filter
	Show, Query    string
	Rows           []row
	Earlier, Later string // addresses; "" where there is no such page
}

// filter is a way to see fewer reports.
type filter struct {
	Name    string
	Count   int
	Chosen  bool
	Address string
}

// row is a report.
type row struct {
	build.ReportState
	ID, Title, Page string
	Date            string
	Languages       []rowLanguage
	Sources         []sourceLink
}

type rowLanguage struct {
	Lang           viet.Lang
	Missing, Draft bool
}

// What one status page shows.
const (
	perStatus      = 200
	statusProblems = 100
)

// choice is a name of a filter and which reports it shows.
type choice struct {
	name string
	has  func(build.ReportState) bool
}

// choices are the ways to see fewer reports, in their order.
var choices = []choice{
	{"all", func(build.ReportState) bool { return true }},
	{"with-errors", func(r build.ReportState) bool { return r.Errors > 0 }},
	{"with-warning", func(r build.ReportState) bool { return r.Warnings > 0 }},
	{"drafts", func(r build.ReportState) bool { return len(r.Drafts) > 0 }},
	{"missing", func(r build.ReportState) bool { return len(r.Missing) > 0 }},
	{"stale", func(r build.ReportState) bool { return r.Stale }},
}

func (s *Server) serveStatus(w http.ResponseWriter, r *http.Request) {
	v, err := s.hub.wait(r.Context())
	if err != nil {
		return
	}
	send(w, r, "status.html", http.StatusOK, v.execute("status.html", v.status(r.URL.Query())))
}

func (v *view) status(asked url.Values) *status {
	all := v.site.Reports(v.problems)
	s := &status{All: len(all), Found: v.counts, Checking: v.site.Usable() && !v.site.Checked(), Show: asked.Get("show"), Query: asked.Get("q")}
	if !slices.ContainsFunc(choices, func(c choice) bool { return c.name == s.Show }) {
		s.Show = choices[0].name
	}
	for _, p := range v.problems[:min(len(v.problems), statusProblems)] {
		s.Problems = append(s.Problems, v.shown(p))
	}
	s.More = len(v.problems) - len(s.Problems)
	query := viet.Fold(s.Query)
	var chosen []build.ReportState
	for _, f := range choices {
		n := 0
		for _, r := range all {
			if !f.has(r) {
				continue
			}
			n++
			if f.name == s.Show && (query == "" || strings.Contains(viet.Fold(r.Ref.String()+" "+r.Title), query)) {
				chosen = append(chosen, r)
			}
		}
		s.Filters = append(s.Filters, filter{f.name, n, f.name == s.Show, s.address(f.name, 0)})
	}
	page, _ := strconv.Atoi(asked.Get("page"))
	last := max(0, len(chosen)-1) / perStatus
	page = min(max(page, 0), last)
	if page > 0 {
		s.Earlier = s.address(s.Show, page-1)
	}
	if page < last {
		s.Later = s.address(s.Show, page+1)
	}
	for _, r := range chosen[page*perStatus : min(len(chosen), (page+1)*perStatus)] {
		s.Rows = append(s.Rows, v.row(r))
	}
	return s
}

// address is that of a page of reports.
func (s *status) address(show string, page int) string {
	q := url.Values{"show": {show}}
	if s.Query != "" {
		q.Set("q", s.Query)
	}
	if page > 0 {
		q.Set("page", strconv.Itoa(page))
	}
	return own + "?" + q.Encode()
}

func (v *view) row(r build.ReportState) row {
	made := row{ReportState: r, ID: r.Ref.String(), Title: r.Title, Date: r.Date.String()}
	if made.Title == "" {
		made.Title = r.Ref.Name
	}
	for _, lang := range v.site.Languages() {
		if made.Page == "" {
			made.Page = "/" + string(lang) + "/" + r.Ref.String() + ".html"
		}
		missing := slices.Contains(r.Missing, lang)
		made.Languages = append(made.Languages, rowLanguage{lang, missing, slices.Contains(r.Drafts, lang)})
		if !missing {
			file := r.Ref.String() + "." + string(lang) + ".md"
			made.Sources = append(made.Sources, sourceLink{string(lang), v.open(file, 1, 1)})
		}
	}
	return made
}
