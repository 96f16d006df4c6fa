package problem

import (
	"maps"
	"slices"
)

// entry is what the catalog says of a code. A place of the wording is %[n]q, %[n]s or %[n]d, the n-th
// value given to New; the order may differ between the languages.
type entry struct {
	severity      Severity
	message, hint Words
}

// groups are the parts of the catalog, each a room's own kind of mistake.
var groups = []struct {
	name Words
	part map[Code]entry
}{
	{Words{"Tệp và thư mục", "Files and folders"}, fileCatalog},
	{Words{"Dạng YAML", "The form of YAML"}, yamlCatalog},
	{Words{"Khoá và giá trị", "Keys and values"}, valueCatalog},
	{Words{"Báo cáo và bản dịch", "Reports and translations"}, reportCatalog},
	{Words{"Số liệu", "Figures"}, figureCatalog},
	{Words{"Phần văn bản", "The text"}, bodyCatalog},
	{Words{"Điều người nghe gặp", "What listeners meet"}, heardCatalog},
	{Words{"Từ ngữ, dữ liệu cá nhân, ngày tháng", "Words, personal data, dates"}, textCatalog},
	{Words{"Gợi ý", "Notes"}, adviceCatalog},
	{Words{"Toàn cổng: site.yaml, mẫu trang", "The whole site: site.yaml, templates"}, siteCatalog},
	{Words{"Thư mục công bố", "The output folder"}, outputCatalog},
	{Words{"Bản đóng gói và khoá ký", "Snapshots and keys"}, snapshotCatalog},
	{Words{"Kiểm tra và mở bản đóng gói", "Packs verified and unpacked"}, verifyCatalog},
	{Words{"Bản chênh lệch", "Deltas"}, deltaCatalog},
}

// catalog holds every code. It is put together from the groups.
var catalog = func() map[Code]entry {
	var parts []map[Code]entry
	for _, g := range groups {
		parts = append(parts, g.part)
	}
	return joined(parts...)
}()

// Group is a part of the catalog by name, its codes sorted.
type Group struct {
	Name  Words
	Codes []Code
}

// Groups gives all codes, part by part.
func Groups() (all []Group) {
	for _, g := range groups {
		all = append(all, Group{g.name, slices.Sorted(maps.Keys(g.part))})
	}
	return all
}

func joined(parts ...map[Code]entry) map[Code]entry {
	all := map[Code]entry{}
	for _, part := range parts {
		for code, e := range part {
			if _, twice := all[code]; twice {
				panic("problem code " + string(code) + " is in the catalog twice")
			}
			all[code] = e
		}
	}
	return all
}

// Known tells whether the catalog has the code.
func Known(code Code) bool {
	_, known := catalog[code]
	return known
}
