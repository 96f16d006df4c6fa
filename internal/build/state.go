package build

import (
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// ReportState is how a report stands in a preview.
type ReportState struct {
	Ref              report.Ref
	Title            string // "" where it can't be read
	Date             report.Date
	Langs            []viet.Lang // of the files that are there
	Missing          []viet.Lang // languages of the site that it is not written in
	Drafts           []viet.Lang // files that are drafts
	Stale            bool        // the original has changed since it was translated
	Withdrawn        bool
	Absent           bool // no version of it was without errors: it has no page
	Errors, Warnings int
	Notes            int
}

// Reports lists the reports by district and name. problems are those of Problems.
func (p *Preview) Reports(problems []problem.Problem) []ReportState {
	found := map[report.Ref][problem.Note + 1]int{}
	for _, q := range problems {
		if ref, ok := reportOfPath(q.File); ok && q.Root == "" {
			n := found[ref]
			n[q.Severity]++
			found[ref] = n
		}
	}
	list := make([]ReportState, len(p.run.readings))
	for i, rd := range p.run.readings {
		s := ReportState{Ref: rd.Ref, Title: rd.Abstract.Title.Original, Date: rd.Abstract.Date, Langs: rd.Langs, Drafts: rd.Drafts, Stale: rd.Stale,
			Withdrawn: rd.Shown && rd.Abstract.Withdrawn, Absent: rd.broken || !rd.Shown}
		if p.run.settings != nil {
			s.Missing = slices.DeleteFunc(slices.Clone(p.run.settings.Languages), func(l viet.Lang) bool { return slices.Contains(rd.Langs, l) })
		}
		s.Errors, s.Warnings, s.Notes = found[rd.Ref][problem.Error], found[rd.Ref][problem.Warning], found[rd.Ref][problem.Note]
		list[i] = s
	}
	return list
}

// Languages are those of the site, the usual original's first.
func (p *Preview) Languages() []viet.Lang {
	if p.run.settings == nil {
		return nil
	}
	return p.run.settings.Languages
}

// Origin is what a page is made of first of all.
type Origin struct {
	Files []string // of the content
	Draft bool     // the report is one, or its translation that this page shows
	Old   bool     // they have errors, and what the page shows is how they were before
}

// HasDrafts tells that there are drafts.
func (p *Preview) HasDrafts() bool {
	return slices.ContainsFunc(p.run.readings, func(rd *reading) bool { return len(rd.Drafts) > 0 })
}

// showsDraft tells that a report's page in a language shows a draft: the original's facts stand on every page.
func (rd *reading) showsDraft(lang viet.Lang) bool {
	return slices.Contains(rd.Drafts, rd.Abstract.Lang) || slices.Contains(rd.Drafts, lang)
}

// Origin gives the files of a page's report, the one in the page's language before the other, else the district.yaml of its
// district, else site.yaml.
func (p *Preview) Origin(path string) Origin {
	lang, below, _ := strings.Cut(path, "/")
	id, _ := cutEnding(below)
	ref, former := p.moved[id]
	if !former {
		district, name, _ := strings.Cut(id, "/")
		ref = refOf(district, name)
	}
	if rd := p.run.reading(ref); rd != nil {
		o := Origin{Draft: rd.showsDraft(viet.Lang(lang)), Old: problem.HasErrors(p.problem.reports[ref])}
		for _, l := range rd.Langs {
			o.Files = append(o.Files, rd.Path(l))
		}
		if len(o.Files) == 2 && rd.Langs[1] == viet.Lang(lang) {
			o.Files[0], o.Files[1] = o.Files[1], o.Files[0]
		}
		return o
	}
	for part := range strings.SplitSeq(id, "/") {
		if slices.ContainsFunc(p.run.districts, func(d *report.District) bool { return d.ID == part }) {
			return Origin{Files: []string{part + "/district.yaml"}, Old: problem.HasErrors(p.problem.districts[part])}
		}
	}
	return Origin{Files: []string{"site.yaml"}, Old: problem.HasErrors(p.problem.settings)}
}
