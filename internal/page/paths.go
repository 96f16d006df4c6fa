package page

import (
	"fmt"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Where everything stands in the site. Readers keep these addresses, so they never change. Paths in
// lower case are below the page's language.

// ReportPath is the path of a report's page in a language.
func ReportPath(ref report.Ref, lang viet.Lang) string {
	return string(lang) + "/" + ref.String() + ".html"
}

// FilePath is where a report's file stands, for all languages once.
func FilePath(ref report.Ref, slug string) string { return "files/" + ref.String() + "/" + slug }

func reportPath(r *site.Report) string                { return r.Ref.String() + ".html" }
func districtPath(d *site.District) string            { return d.ID + "/index.html" }
func districtYearPath(d *site.District, y int) string { return d.ID + "/" + yearName(y) + ".html" }
func yearPath(y int) string                           { return yearName(y) + "/index.html" }
func agencyPath(id report.AgencyID) string            { return "agencies/" + string(id) + ".html" }
func kindPath(id string) string                       { return "kinds/" + id + ".html" }

// pagePath is an older page of a list, the oldest being 1.
func pagePath(folder string, n int) string { return fmt.Sprintf("%s/page-%d.html", folder, n) }

func yearName(y int) string { return report.DateOf(y, 0, 0).String() }
