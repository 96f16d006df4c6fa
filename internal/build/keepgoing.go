package build

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"phoihop/internal/output"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
)

// With --keep-going a report with errors does not stop the others. It takes no part in the site: no list
// or feed holds it, and what follows its tasks or links to it is not judged by it. The page and the files
// of it that OUT holds stay as they were published last, and so does what only that page leads to
// (keeplinked.go); a report that was never published, or that names the key withdrawn, is left out. Of one
// that is left out, files that others show are published, but none of one that is being withdrawn. All
// errors are told as ever. An error outside reports (settings, a district, a template, the output) still
// stops the build, and so do errors in most of the reports: they have one cause, such as an agency that was
// renamed, and a site without them would be worse than the old.

// goOn finds the reports with errors and joins the site without them, until no error is left.
func (r *run) goOn() {
	if !r.options.KeepGoing {
		return
	}
	each(len(r.readings), func(i int) {
		rd := r.readings[i]
		if rd.Linked {
			if all, ok := r.rest(rd); ok {
				r.resolve(rd, all, r.tellLinks)
			}
		}
		for _, name := range rd.Named {
			r.use(rd, name)
		}
		r.showPhotos(rd)
	})
	each(len(r.readings), func(i int) { r.tryFiles(r.readings[i]) })
	r.linksTold = true
	for from := 0; r.failed() && r.markBroken(from); {
		from = len(r.problems)
		r.errors.Store(false)
		r.used = newUsed() // what only the broken name is no part of the site
		r.openOutput()
		r.keepBroken()
		r.join()
	}
}

// tryFiles tells of photos and attachments that are to be published and can't be opened.
func (r *run) tryFiles(rd *reading) {
	for _, a := range rd.Assets {
		if !r.used.fetches(a.Path) {
			continue // pictures that are shown were tried when they were looked up
		}
		f, err := r.options.Content.Open(a.Path)
		if err != nil {
			r.tell(problem.New(problem.Unreadable, err).In(a.Path).At(1, 1))
			continue
		}
		f.Close()
	}
}

// few is how many reports may have errors, however many there are.
const few = 10

// markBroken marks the reports that the errors from a place on stand in. It is false where the build can't
// go on.
func (r *run) markBroken(from int) bool {
	for _, p := range r.problems[from:] {
		if p.Severity != problem.Error {
			continue
		}
		rd, ours := r.reportAt(p)
		if !ours {
			return false
		}
		if rd != nil {
			rd.broken = true
		}
	}
	broken := 0
	for _, rd := range r.readings {
		if rd.broken {
			broken++
		}
	}
	if broken > few && 2*broken > len(r.readings) {
		r.tell(problem.New(problem.MostBroken, broken, len(r.readings)).In("site.yaml").At(1, 1))
		return false
	}
	return true
}

// reportAt gives the report that a problem stands in, nil for a file that takes no part in the site. It is
// false where the problem concerns more, or where it can't be told what was meant.
func (r *run) reportAt(p problem.Problem) (rd *reading, ours bool) {
	district, rest, inside := strings.Cut(p.File, "/")
	if p.Root != "" || !inside || district == "_root" || rest == "district.yaml" {
		return nil, false
	}
	name, _, _ := strings.Cut(rest, "/")
	ref, lang, isReport := reportOf(p.File)
	if isReport {
		name = ref.Name
	}
	rd = r.reading(report.Ref{District: district, Name: name})
	switch {
	case rd == nil:
		return nil, path.Ext(rest) != ".md"
	case isReport && !slices.Contains(rd.Langs, lang):
		return nil, true // in a language that the site does not have
	}
	return rd, true
}

// keepBroken keeps what OUT holds of the reports with errors.
func (r *run) keepBroken() {
	for _, rd := range r.readings {
		if !rd.broken || rd.kept || rd.lost {
			continue
		}
		if rd.kept = !rd.Recalled && r.keepPublished(rd); rd.kept {
			r.kept = append(r.kept, rd.Ref)
		} else {
			rd.lost = true
			r.leftOut = append(r.leftOut, rd.Ref)
		}
	}
}

// keepPublished keeps the pages of a report in all languages, or none. A part of a site keeps nothing of another build.
func (r *run) keepPublished(rd *reading) bool {
	if r.site.Whole() != nil {
		return false
	}
	for _, lang := range r.settings.Languages {
		if !r.tree.Holds(page.ReportPath(rd.Ref, lang)) {
			return false
		}
	}
	for _, lang := range r.settings.Languages {
		path := page.ReportPath(rd.Ref, lang)
		r.tree.KeepAny(path)
		r.keepYear(rd, path)
		r.tree.KeepAny(page.BriefPath(rd.Ref, lang))
		r.tree.KeepAny(page.ReportShareCardPath(rd.Ref, lang))
		r.tree.KeepAny(page.SavedPath(rd.Ref, lang))
		for _, alias := range rd.Abstract.Aliases {
			r.tree.KeepAny(string(lang) + "/" + alias + ".html")
		}
	}
	for _, path := range r.tree.Published(page.FilePath(rd.Ref, "")) {
		if output.IsTwin(path) {
			continue // made anew of the file, if it is asked for
		}
		if !slices.ContainsFunc(r.files.Root, func(own source.RootFile) bool { return own.Path == "_root/"+path }) {
			r.tree.KeepAny(path)
		}
	}
	return true
}

var yearLink = regexp.MustCompile(`href="\.\./([a-z0-9-]+)/(\d{4})\.html"`)

// keepYear gives the district a page of the year that a kept page leads to.
func (r *run) keepYear(rd *reading, path string) {
	data, err := r.tree.Read(path)
	if err != nil {
		return
	}
	if m := yearLink.FindSubmatch(data); m != nil && string(m[1]) == rd.Ref.District {
		rd.keptYear, _ = strconv.Atoi(string(m[2]))
	}
}
