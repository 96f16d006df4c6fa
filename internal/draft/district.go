package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// District is a new district's settings.
type District struct {
	ID   string
	Name report.Bilingual
	Type string // of report.UnitTypes
}

// unitWords are what names of units begin with in Vietnamese and end in in English.
var unitWords = map[string]report.Bilingual{
	"quan": {Vi: "Quận", En: "District"}, "huyen": {Vi: "Huyện", En: "District"}, "thi-xa": {Vi: "Thị xã", En: "Town"},
	"thanh-pho": {Vi: "Thành phố", En: "City"}, "phuong": {Vi: "Phường", En: "Ward"}, "xa": {Vi: "Xã", En: "Commune"},
	"thi-tran": {Vi: "Thị trấn", En: "Township"}, "dac-khu": {Vi: "Đặc khu", En: "Special Zone"}, "tinh": {Vi: "Tỉnh", En: "Province"},
	"thanh-pho-trung-uong": {Vi: "Thành phố", En: "City"},
}

// UnitType guesses what kind of unit a name or id means by its first words, "Thị xã Sơn Tây" or "phuong-tay-ho"; "" where
// they say nothing.
func UnitType(name string) string {
	slug := viet.Slug(name) + "-"
	for _, unit := range report.UnitTypes {
		if strings.HasPrefix(slug, unit.ID+"-") {
			return unit.ID
		}
	}
	return ""
}

// NameOf gives the name of a unit in both languages from its Vietnamese one, with or without the word for what it
// is: "Tây Hồ", a quan, is "Quận Tây Hồ" and "Tay Ho District".
func NameOf(written, unit string) report.Bilingual {
	written = Clean(written)
	words := unitWords[unit]
	own := written
	if n := len(strings.Fields(words.Vi)); len(strings.Fields(written)) > n && viet.Fold(strings.Join(strings.Fields(written)[:n], " ")) == viet.Fold(words.Vi) {
		own = strings.Join(strings.Fields(written)[n:], " ")
	}
	return report.Bilingual{Vi: strings.TrimSpace(words.Vi + " " + own), En: strings.TrimSpace(capitals(viet.Fold(own)) + " " + words.En)}
}

// NameOfID makes a name of an id, without marks as there are none: "phuong-tay-ho" is "Tay Ho".
func NameOfID(id, unit string) string {
	return capitals(strings.ReplaceAll(strings.TrimPrefix(id, unit+"-"), "-", " "))
}

// capitals begins each word with a capital letter.
func capitals(s string) string {
	fields := strings.Fields(s)
	for i, f := range fields {
		first, size := utf8.DecodeRuneInString(f)
		fields[i] = string(unicode.ToUpper(first)) + f[size:]
	}
	return strings.Join(fields, " ")
}

// Bytes are those of district.yaml. guessed says that the name was made of the id; lang is that of explanations.
func (d District) Bytes(lang string, guessed bool) []byte {
	w := &writer{lang: lang}
	w.explain("Địa phương "+d.ID+". Dòng có ## là lời giải thích; dòng có một dấu # là ví dụ, xoá dấu # và dấu cách sau nó để dùng.", "The district "+d.ID+". A line with ## explains; one with a single # is an example, used by removing the # and the space behind it.")
	if guessed {
		w.explain("Tên và loại dưới đây đoán từ mã: xem và sửa cho đúng, có dấu.", "The name and type are guessed from the id: look at them, and write the marks.")
	}
	w.line("name: {vi: " + scalar(d.Name.Vi) + ", en: " + scalar(d.Name.En) + "}")
	w.explain("Loại: "+strings.Join(report.UnitTypes.IDs(), " "), "One of "+strings.Join(report.UnitTypes.IDs(), " "))
	w.line("type: " + d.Type)
	for _, e := range []struct{ vi, en, text string }{
		{"Mã đơn vị hành chính, luôn trong dấu nháy", "Register code, always in quotes", `code: "003"`},
		{"Tỉnh, thành phố", "The province or city", "province: {vi: Thành phố Hà Nội, en: Ha Noi City}"},
		{"Tỉnh, thành phố hiện nay, nếu đã đổi", "The province now, only if it changed", "province_now: {vi: Tỉnh Lâm Đồng, en: Lam Dong Province}"},
		{"Ngày thành lập, nếu biết", "First day, where known", "since: 1995-10-28"},
		{"Ngày cuối cùng còn hoạt động, nếu đã kết thúc", "Last day, if it has ended", "until: 2025-06-30"},
		{"Văn bản chấm dứt (end) hoặc lập đơn vị mới (new-units)", "The acts that ended it (end) or set up new units (new-units)",
			"acts:\n  - {number: 203/2025/QH15, date: 2025-06-16, effect: end}"},
		{"Địa bàn nay thuộc", "The units to which its area now belongs",
			"successors:\n  - {code: \"00103\", name: {vi: Phường Tây Hồ, en: Tay Ho Ward}, part: true}"},
	} {
		w.line("")
		w.explain(e.vi, e.en)
		for line := range strings.SplitSeq(e.text, "\n") {
			w.line("# " + line)
		}
	}
	return []byte(w.String())
}
