package build

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/page"
	"phoihop/internal/report"
)

// keepLinked keeps what the kept pages of reports with errors lead to and this build has not made: pages of
// documents, themes, people and tasks that only such a report was named in; and what these lead to in turn. They
// stay as they were published last. It comes after everything was made. Two kinds of dead links are left: to a
// place that its page does not have any more, and to what would show a report that is gone (see showsGone).
func (r *run) keepLinked() {
	var pages []string
	for _, rd := range r.readings {
		if !rd.kept {
			continue
		}
		for _, lang := range r.settings.Languages {
			pages = append(pages, page.ReportPath(rd.Ref, lang))
		}
	}
	for len(pages) > 0 {
		from := pages[len(pages)-1]
		pages = pages[:len(pages)-1]
		for _, to := range r.publishedLinks(from) {
			if overview.MatchString(to) && !r.tree.Has(to) && !r.showsGone(to) && r.tree.KeepAny(to) {
				pages = append(pages, to)
			}
		}
	}
}

// overview matches the pages that tell of several reports. Of the other pages, those of reports have such a path
// as reportPage matches.
var (
	overview   = regexp.MustCompile(`^[a-z]{2}/(?:(?:agencies|documents|kinds|people|tasks|themes|\d{4})/.+|[^/]+/(?:index|page-\d+|\d{4}))\.html$`)
	reportPage = regexp.MustCompile(`^[a-z]{2}/([^/]+)/([^/]+)\.html$`)
)

// showsGone tells that a published page leads to a report that has no page any more or was withdrawn, so that
// the page would go on showing what was taken back.
func (r *run) showsGone(published string) bool {
	return slices.ContainsFunc(r.publishedLinks(published), func(to string) bool {
		m := reportPage.FindStringSubmatch(to)
		if m == nil || overview.MatchString(to) {
			return false
		}
		rd := r.reading(report.Ref{District: m[1], Name: m[2]})
		return rd == nil || !rd.kept && (rd.broken || !rd.Shown || rd.Abstract.Withdrawn)
	})
}

var href = regexp.MustCompile(`\shref="([^"]*)"`)

// publishedLinks gives the paths of the site's pages that a page of OUT leads to; none where it can't be read.
func (r *run) publishedLinks(from string) (paths []string) {
	data, err := r.tree.Read(from)
	if err != nil {
		return nil
	}
	for _, m := range href.FindAllSubmatch(data, -1) {
		u, err := url.Parse(html.UnescapeString(string(m[1])))
		if err == nil && u.Scheme == "" && u.Host == "" && strings.HasSuffix(u.Path, ".html") {
			paths = append(paths, path.Join(path.Dir(from), u.Path))
		}
	}
	return paths
}
