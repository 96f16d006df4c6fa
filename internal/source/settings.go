package source

import (
	"io/fs"
	"slices"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// ReadSite reads site.yaml. broken tells that so little of it could be read that nothing should be
// judged by it.
func ReadSite(content fs.FS) (site *report.Site, broken bool, problems []problem.Problem) {
	site = &report.Site{Kinds: slices.Clone(report.Kinds)}
	problems, ok := readSettings(content, "site.yaml", siteKeys, site)
	if ok && site.Publisher.Email == "" && site.Publisher.Phone == "" {
		p := problem.New(problem.ContactMissing).ForKey("site.yaml", "publisher")
		problems = append(problems, Locate(content, []problem.Problem{p})...)
	}
	return site, !ok || len(site.Agencies) == 0, problems
}

// ReadDistrict reads the district.yaml of a folder.
func ReadDistrict(content fs.FS, id string) (*report.District, []problem.Problem) {
	district := &report.District{ID: id}
	problems, _ := readSettings(content, id+"/district.yaml", districtKeys, district)
	if !district.Since.IsZero() && district.Ended() && district.Until.Compare(district.Since.First()) < 0 {
		p := problem.New(problem.EndBeforeStart, district.Until.String(), district.Since.String()).ForKey(id+"/district.yaml", "until")
		problems = append(problems, Locate(content, []problem.Problem{p})...)
	}
	return district, problems
}

// readSettings reads a YAML file along a table of keys. ok tells that it was YAML.
func readSettings[T any](content fs.FS, file string, table keys[T], to *T) (problems []problem.Problem, ok bool) {
	in := func(t text, list []problem.Problem) []problem.Problem {
		for i := range list {
			list[i].File = file
		}
		return t.place(list)
	}
	raw, err := readFile(content, file, State{}, nil)
	if err != nil {
		return in(text{}, []problem.Problem{unreadable(err)}), false
	}
	if len(raw) > maxSettings {
		return in(text{}, []problem.Problem{problem.New(problem.FileTooLarge, "1 MB").At(1, 1)}), false
	}
	t, problems := regular(raw)
	if len(problems) > 0 {
		return in(t, problems), false
	}
	if conflict, found := mergeConflict(t.data); found {
		return in(t, []problem.Problem{conflict}), false
	}
	root, problems := parse(t.data, 0)
	for i := range problems {
		problems[i] = problems[i].InSettings()
	}
	problems = append(problems, unseen(t)...)
	if root == nil {
		return in(t, problems), false
	}
	d := &decoder{root: root, problems: problems}
	readMapping(d, root, table, to)
	return in(t, d.problems), true
}
