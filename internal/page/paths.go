package page

import (
	"fmt"
	"regexp"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Where everything stands in the site. Readers keep these addresses, so they never change. Paths in
// lower case are below the page's language.

// ReportPath is the path of a report's page in a language.
func ReportPath(ref report.Ref, lang viet.Lang) string {
	return string(lang) + "/" + ref.District + "/" + ref.Name + ".html"
}

// BriefPath is the path of a report in brief, beside its page. Nothing else that a build makes below a language ends
// in ".txt".
func BriefPath(ref report.Ref, lang viet.Lang) string {
	return string(lang) + "/" + ref.District + "/" + ref.Name + ".txt"
}

// shareCardPath is the path of the picture that stands for a page where it is shared, beside the page.
func shareCardPath(page string) string { return strings.TrimSuffix(page, ".html") + ".png" }

// SavedPath is the path of a report's page as one file, beside the page. No report has a dot in its name, so no page of
// another stands there.
func SavedPath(ref report.Ref, lang viet.Lang) string {
	return string(lang) + "/" + ref.District + "/" + ref.Name + ".save.html"
}

// FilePath is where a report's file stands, for all languages once.
func FilePath(ref report.Ref, slug string) string { return "files/" + ref.String() + "/" + slug }

func reportPath(r *site.Report) string { return r.Ref.District + "/" + r.Ref.Name + ".html" }
func tasksYearPath(d *site.District, y int) string {
	return "tasks/" + d.ID + "/" + yearName(y) + ".html"
}
func districtPath(d *site.District) string            { return d.ID + "/index.html" }
func districtYearPath(d *site.District, y int) string { return d.ID + "/" + yearName(y) + ".html" }
func yearPath(y int) string                           { return yearName(y) + "/index.html" }
func agencyPath(id report.AgencyID) string            { return "agencies/" + string(id) + ".html" }
func agencyTasksPath(id report.AgencyID) string       { return "tasks/agencies/" + string(id) + ".html" }
func kindPath(id string) string                       { return "kinds/" + id + ".html" }

func personsPath(d *site.District) string           { return "people/" + d.ID + ".html" }
func districtDocumentsPath(d *site.District) string { return "documents/" + d.ID + "/index.html" }
func districtThemesPath(d *site.District) string    { return "themes/" + d.ID + "/index.html" }
func themePath(t *site.Theme) string                { return "themes/" + t.Key + ".html" } // a key begins with its kind: never "index"

// documentPath is the path of a document's page: one of its own for each province, or district, in which its
// number stands for something else.
func documentPath(d *site.Document) string {
	name := d.Key
	if reserved.MatchString(name) {
		name += "_" // as no key has it
	}
	switch {
	case d.District != nil:
		return "documents/" + d.District.ID + "/" + name + ".html"
	case d.Scope != "":
		return "documents/" + name + "_" + d.Scope + ".html"
	}
	return "documents/" + name + ".html"
}

// reserved are the keys whose page would take the place of an index, or have a name that Windows keeps for itself.
var reserved = regexp.MustCompile(`^(index|con|prn|aux|nul|(com|lpt)\d)$`)

// The first pages of people, documents and themes.
const (
	peoplePath    = "people/index.html"
	documentsPath = "documents/index.html"
	themesPath    = "themes/index.html"
)

// tasksPath is the first page of the tasks.
const tasksPath = "tasks/index.html"

// pagePath is an older page of a list, the oldest being 1.
func pagePath(folder string, n int) string { return fmt.Sprintf("%s/page-%d.html", folder, n) }

func yearName(y int) string { return report.DateOf(y, 0, 0).String() }
