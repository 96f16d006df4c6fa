package build

import (
	"slices"
	"strings"

	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// With --keep-going a report with errors does not stop the others. It takes no part in the site: no list
// holds it, and what follows its tasks or links to it is not judged by it. The page and the files of it
// that OUT holds stay as they were published last; a report that was never published is left out. All
// errors are told as ever. An error outside reports (settings, a district, a template, the output) still
// stops the build.

// goOn finds the reports with errors and joins the site without them.
func (r *run) goOn() {
	if !r.options.KeepGoing {
		return
	}
	each(len(r.readings), func(i int) {
		if rd := r.readings[i]; rd.Linked {
			if all, ok := r.rest(rd); ok {
				r.resolve(rd, all)
			}
		}
	})
	r.linksTold = true
	if !r.failed() || !r.onlyReportsFailed() {
		return
	}
	r.errors.Store(false)
	r.join()
}

// onlyReportsFailed marks the reports with errors; it is false where an error stands elsewhere.
func (r *run) onlyReportsFailed() bool {
	for _, p := range r.problems {
		if p.Severity != problem.Error {
			continue
		}
		district, rest, inside := strings.Cut(p.File, "/")
		if p.Root != "" || !inside || district == "_root" || rest == "district.yaml" {
			return false
		}
		name, _, _ := strings.Cut(rest, "/")
		if ref, _, isReport := reportOf(p.File); isReport {
			name = ref.Name
		}
		if rd := r.reading(report.Ref{District: district, Name: name}); rd != nil {
			rd.broken = true
		}
	}
	return true
}

// keepBroken keeps what OUT holds of the reports with errors.
func (r *run) keepBroken() {
	for _, rd := range r.readings {
		if !rd.broken {
			continue
		}
		if r.keepPublished(rd) {
			r.kept = append(r.kept, rd.Ref)
		} else {
			r.leftOut = append(r.leftOut, rd.Ref)
		}
	}
}

func (r *run) keepPublished(rd *reading) (kept bool) {
	for _, lang := range r.settings.Languages {
		kept = r.tree.KeepAny(page.ReportPath(rd.Ref, lang)) || kept
	}
	for _, path := range r.tree.Published(page.FilePath(rd.Ref, "")) {
		r.tree.KeepAny(path)
	}
	return kept
}

// lostPage tells that a report has errors and no page of an earlier build.
func (r *run) lostPage(rd *reading) bool { return rd.broken && slices.Contains(r.leftOut, rd.Ref) }
