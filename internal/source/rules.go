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
	for i := range r.Signed.Items {
		p := r.Signed.Items[i].Period
		ordered(fmt.Sprintf("signed[%d].period.to", i), p.From, p.To)
	}
	found = append(found, distinctIDs(r)...)
	return append(found, statusSources(r)...)
}

// distinctIDs refuses an id that stands twice in the report.
func distinctIDs(r *report.Report) (found []problem.Problem) {
	ids := resultIDs(nil, r.Results.Items)
	for i := range r.Tasks.Items {
		ids = append(ids, r.Tasks.Items[i].ID)
	}
	all := make(map[string]bool, len(ids))
	twice := false
	for _, id := range ids {
		twice = twice || id != "" && all[id]
		all[id] = true
	}
	if !twice {
		return nil
	}
	keys := idKeys(r)
	numbers := map[string]int{} // by id, the last that was tried behind it
	for i, id := range ids {
		if id == "" || numbers[id] == 0 {
			numbers[id] = 1
			continue
		}
		free := id
		for all[free] {
			numbers[id]++
			free = fmt.Sprintf("%s-%d", id, numbers[id])
		}
		all[free] = true
		found = append(found, problem.New(problem.DuplicateID, id, free).ForKey("", keys[i]))
	}
	return found
}

// resultIDs appends the ids of results and of their parts, "" for those without.
func resultIDs(ids []string, list []report.Result) []string {
	for i := range list {
		ids = resultIDs(append(ids, list[i].ID), list[i].Parts.Items)
	}
	return ids
}

// idKeys gives the keys of all ids of a report, in the order in which distinctIDs goes through them.
func idKeys(r *report.Report) (keys []string) {
	var walk func(path string, list []report.Result)
	walk = func(path string, list []report.Result) {
		for i := range list {
			entry := fmt.Sprintf("%s[%d]", path, i)
			keys = append(keys, entry+".id")
			walk(entry+".parts", list[i].Parts.Items)
		}
	}
	walk("results", r.Results.Items)
	for i := range r.Tasks.Items {
		keys = append(keys, fmt.Sprintf("tasks[%d].id", i))
	}
	return keys
}

// statusSources warns of a final state that names no source.
func statusSources(r *report.Report) (found []problem.Problem) {
	for i := range r.Tasks.Items {
		switch t := &r.Tasks.Items[i]; t.Status {
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
	name := func(list string, i int, file string) {
		if file != "" {
			each(fmt.Sprintf("%s[%d].file", list, i), file)
		}
	}
	for i, p := range r.Photos.Items {
		name("photos", i, p.File)
	}
	for i, a := range r.Attachments.Items {
		name("attachments", i, a.File)
	}
	for i := range r.Signed.Items {
		name("signed", i, r.Signed.Items[i].File)
	}
	for i := range r.Documents.Items {
		name("documents", i, r.Documents.Items[i].File)
	}
}

// NamedLinks calls each for every relative link of the report's keys.
func NamedLinks(r *report.Report, each func(key, link string)) {
	if IsRelative(r.Source.URL) {
		each("source.url", r.Source.URL)
	}
	for i := range r.Documents.Items {
		if url := r.Documents.Items[i].URL; IsRelative(url) {
			each(fmt.Sprintf("documents[%d].url", i), url)
		}
	}
}

// missingFiles tells the named files that are not in the report's folder, and photos that are none.
func missingFiles(r *report.Report, files Files) (found []problem.Problem) {
	var guesses problem.Guesses
	var known AssetIndex
	NamedFiles(r, func(key, name string) {
		if known == nil {
			known = files.Index()
		}
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
		if !isID(district) || !isID(name) || reservedDistrict(district) || reservedReportName(name) {
			found = append(found, problem.New(problem.AliasForm, a, "tay-ho/2023-02-15-tong-ket").ForKey("", fmt.Sprintf("aliases[%d]", i)))
		}
	}
	return found
}
