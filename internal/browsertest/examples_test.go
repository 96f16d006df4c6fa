//go:build npm || chromium

package browsertest

// kinds names a page of the demonstration for each kind of page, one that shows what the kind can show and is not long.
// Paths are below the folder of a language but for those that begin with "/".
var kinds = []struct{ name, path string }{
	{"404", "/404.html"},
	{"about", "about.html"},
	{"agencies", "agencies/index.html"},
	{"agency", "agencies/phong-ktht.html"},
	{"choose", "/index.html"},
	{"district", "hu-cau/index.html"},
	{"district-year", "hu-cau/2025.html"},
	{"document", "documents/217-qd-tw.html"},
	{"documents", "documents/index.html"},
	{"documents-district", "documents/hu-cau/index.html"},
	{"glossary", "glossary.html"},
	{"home", "index.html"},
	{"kind", "kinds/interim-review.html"},
	{"kinds", "kinds/index.html"},
	{"moved", "hu-cau/2023-11-08-doi-thoai-dinh-ky.html"},
	{"people", "people/index.html"},
	{"persons", "people/gia-thiet.html"},
	{"report", "hu-cau/2023-02-10-tong-ket.html"},
	{"report-untranslated", "hu-cau/2024-10-tiep-xuc-cu-tri.html"},
	{"search", "search.html?q=MTTQ"},
	{"search-empty", "search.html?q=zzzz"},
	{"tasks", "tasks/index.html"},
	{"tasks-agency", "tasks/agencies/phong-ktht.html"},
	{"tasks-page", "tasks/page-2.html"},
	{"tasks-year", "tasks/hu-cau/2025.html"},
	{"theme", "themes/model-to-dan-pho-khong-rac.html"},
	{"themes", "themes/index.html"},
	{"themes-district", "themes/gia-thiet/index.html"},
	{"withdrawn", "hu-cau/2023-09-14-giao-ban.html"},
	{"year", "2026/index.html"},
}

// pathOf gives the path of a kind's page in a language, with its query.
func pathOf(lang, path string) string {
	if path[0] == '/' {
		return path[1:]
	}
	return lang + "/" + path
}
