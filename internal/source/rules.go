package source

import (
	"fmt"
	"path"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// rules checks what holds between the keys of one original. Problems name the key; of two values that
// clash, the second.
func rules(r *report.Report) (found []problem.Problem) {
	tell := func(key string, p problem.Problem) { found = append(found, p.ForKey("", key)) }
	ordered := func(key string, from, to report.Date) {
		if !from.IsZero() && !to.IsZero() && to.Last().Compare(from.First()) < 0 {
			tell(key, problem.New(problem.EndBeforeStart, to.String(), from.String()))
		}
	}
	ordered("end_date", r.Date, r.EndDate)
	ordered("period.to", r.Period.From, r.Period.To)
	ordered("next_period.to", r.NextPeriod.From, r.NextPeriod.To)
	for i, s := range r.Signed.Items {
		ordered(fmt.Sprintf("signed[%d].period.to", i), s.Period.From, s.Period.To)
	}
	found = append(found, distinctIDs(r)...)
	return append(found, statusSources(r)...)
}

// distinctIDs refuses an id that stands twice in the report.
func distinctIDs(r *report.Report) (found []problem.Problem) {
	type place struct{ id, key string }
	var places []place
	all := map[string]bool{}
	add := func(id, path string, i int) {
		if id != "" {
			places = append(places, place{id, fmt.Sprintf("%s[%d].id", path, i)})
			all[id] = true
		}
	}
	var walk func(path string, list report.List[report.Result])
	walk = func(path string, list report.List[report.Result]) {
		for i, res := range list.Items {
			add(res.ID, path, i)
			if res.Parts.Len() > 0 {
				walk(fmt.Sprintf("%s[%d].parts", path, i), res.Parts)
			}
		}
	}
	walk("results", r.Results)
	for i, t := range r.Tasks.Items {
		add(t.ID, "tasks", i)
	}
	if len(all) == len(places) {
		return nil
	}
	numbers := map[string]int{} // by id, the last that was tried behind it
	for _, p := range places {
		if numbers[p.id] == 0 {
			numbers[p.id] = 1
			continue
		}
		free := p.id
		for all[free] {
			numbers[p.id]++
			free = fmt.Sprintf("%s-%d", p.id, numbers[p.id])
		}
		all[free] = true
		found = append(found, problem.New(problem.DuplicateID, p.id, free).ForKey("", p.key))
	}
	return found
}

// statusSources warns of a final state that names no source.
func statusSources(r *report.Report) (found []problem.Problem) {
	for i, t := range r.Tasks.Items {
		switch t.Status {
		case report.StatusDone, report.StatusLate, report.StatusHandedOver, report.StatusCancelled:
			if t.StatusSource == "" {
				found = append(found, problem.New(problem.StatusSource, t.Status).ForKey("", fmt.Sprintf("tasks[%d].status", i)))
			}
		}
	}
	return found
}

// NamedFiles calls each for every file of the report's folder that its keys name.
func NamedFiles(r *report.Report, each func(key, name string)) {
	name := func(key, file string) {
		if file != "" {
			each(key, file)
		}
	}
	for i, p := range r.Photos.Items {
		name(fmt.Sprintf("photos[%d].file", i), p.File)
	}
	for i, a := range r.Attachments.Items {
		name(fmt.Sprintf("attachments[%d].file", i), a.File)
	}
	for i, s := range r.Signed.Items {
		name(fmt.Sprintf("signed[%d].file", i), s.File)
	}
	for i, d := range r.Documents.Items {
		name(fmt.Sprintf("documents[%d].file", i), d.File)
	}
}

// NamedLinks calls each for every relative link of the report's keys.
func NamedLinks(r *report.Report, each func(key, link string)) {
	if IsRelative(r.Source.URL) {
		each("source.url", r.Source.URL)
	}
	for i, d := range r.Documents.Items {
		if IsRelative(d.URL) {
			each(fmt.Sprintf("documents[%d].url", i), d.URL)
		}
	}
}

// missingFiles tells the named files that are not in the report's folder, and photos that are none.
func missingFiles(r *report.Report, files Files) (found []problem.Problem) {
	var guesses problem.Guesses
	known := files.Index()
	NamedFiles(r, func(key, name string) {
		_, there := known.Find(name)
		switch ext := strings.ToLower(path.Ext(name)); {
		case !there && !publishedTypes[ext]:
			found = append(found, problem.New(problem.FileType, fileType(name)).ForKey("", key))
		case !there:
			p := problem.New(problem.FileMissing, name, files.Ref.String())
			if guesses.More() {
				p = guesses.DidYouMean(p, name, assetNames(files))
			}
			found = append(found, p.ForKey("", key))
		case strings.HasPrefix(key, "photos") && ext != ".jpg" && ext != ".jpeg" && ext != ".png":
			found = append(found, problem.New(problem.NotAPicture, name).ForKey("", key))
		}
	})
	return found
}

func assetNames(files Files) (names []string) {
	for _, a := range files.Assets {
		names = append(names, a.Name)
	}
	return names
}

// aliasForms checks that former ids look like ids.
func aliasForms(r *report.Report) (found []problem.Problem) {
	for i, a := range r.Aliases.Items {
		district, name, _ := strings.Cut(a, "/")
		if !idForm.MatchString(district) || !idForm.MatchString(name) || reservedDistrict(district) || reservedReportName(name) {
			found = append(found, problem.New(problem.AliasForm, a, "tay-ho/2023-02-15-tong-ket").ForKey("", fmt.Sprintf("aliases[%d]", i)))
		}
	}
	return found
}
