package schema

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/draft"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

var update = flag.Bool("update", false, "write the lists of keys in docs anew, to be read before they are kept")

// TestReference holds the lists of keys that editors look up to the tables of keys, the words that schemas
// have for them and the examples that new reports and districts have.
func TestReference(t *testing.T) {
	for lang, file := range map[viet.Lang]string{viet.Vi: "../../docs/vi/khoa.md", viet.En: "../../docs/en/keys.md"} {
		r := reference{lang: lang}
		want := r.page()
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s is not up to date (go test ./internal/schema -run TestReference -update; -want +got):\n%s", file, diff)
		}
	}
}

// reference writes the list of keys in a language.
type reference struct {
	lang viet.Lang
	b    strings.Builder
	told map[string]bool // mappings, by the name of their Go type
}

func (r *reference) say(vi, en string) string {
	if r.lang == viet.En {
		return en
	}
	return vi
}

func (r *reference) line(format string, args ...any) { fmt.Fprintf(&r.b, format+"\n", args...) }

func (r *reference) page() string {
	r.told = map[string]bool{}
	r.line("# %s\n", r.say("Danh sách khoá", "List of keys"))
	r.line("%s\n", r.say(
		"Mỗi khoá viết `khoá: giá trị`. Khoá có chữ **bắt buộc** phải có; mọi khoá khác có thể bỏ. Khoá có dấu \\* là lời văn, bản dịch viết lại; các khoá khác chỉ ghi một lần, trong văn bản gốc.\nỞ chỗ cần mã, viết tên hay tên tắt cũng được. Dòng cuối `…` của một danh sách nói rằng nguồn còn liệt kê tiếp.",
		"A key is written `key: value`. A key marked **required** must be there; any other may be left out. A key marked \\* is text, which a translation gives in its language; all others stand once, in the original.\nWhere an id is asked for, a name or short form will do. A last entry `…` of a list says that the source's list goes on."))
	newReport := draft.Report{Lang: r.lang, Title: r.say("Tổng kết công tác phối hợp năm 2022", "Final review of 2022"), Date: report.DateOf(2023, 2, 15),
		Agencies: []report.AgencyID{"hdnd", "ubnd"}, Kinds: []report.KindID{"final-review"}}
	newDistrict := draft.District{ID: "tay-ho", Name: report.Bilingual{Vi: "Quận Tây Hồ", En: "Tay Ho District"}, Type: "quan"}
	r.mapping("##", r.say("Báo cáo: `TÊN.vi.md`", "Reports: `NAME.vi.md`"), "Report", source.ReportKeys(), shown(string(newReport.Bytes(string(r.lang)))))
	r.mapping("##", "`district.yaml`", "District", source.DistrictKeys(), shown(string(newDistrict.Bytes(string(r.lang), false))))
	r.mapping("##", "`site.yaml`", "Site", source.SiteKeys(), nil)
	r.line("[%s](README.md)", r.say("Về hướng dẫn", "Back to the guide"))
	return r.b.String()
}

// mapping writes the table of a mapping's keys, then those of the mappings inside.
func (r *reference) mapping(level, title, name string, rows []source.Row, examples map[string]string) {
	r.told[name] = true
	r.line("%s %s\n", level, title)
	r.line("| %s | %s | %s |\n|---|---|---|", r.say("khoá", "key"), r.say("là gì", "what it is"), r.say("ghi thế nào", "how it is written"))
	for _, row := range rows {
		key := "`" + row.Name + "`"
		inside := row.Shape
		if inside.Entry != nil {
			inside = *inside.Entry
		}
		if row.Words && (inside.Form != source.Mapping || inside.Plain) && name != "PhotoSettings" {
			key += `\*`
		}
		if row.Needed {
			key += " **" + r.say("bắt buộc", "required") + "**"
		}
		w := wordsOf(name, row.Name)
		about := r.say("**"+w.title+".** "+w.about, "**"+w.titleEn+".** "+w.aboutEn)
		written := r.values(row.Shape)
		if example := examples[row.Name]; example != "" && !strings.Contains(example, "\n") {
			written = join(written, "`"+example+"`")
		} else if row.Needed && !strings.Contains(row.Example, "\n") {
			written = join(written, "`"+row.Example+"`")
		}
		r.line("| %s | %s | %s |", key, about, written)
	}
	r.line("")
	for _, row := range rows {
		inside := row.Shape
		if inside.Entry != nil {
			inside = *inside.Entry
		}
		if inside.Form != source.Mapping || r.told[inside.Name] || inside.Name == "Bilingual" {
			continue
		}
		r.mapping("###", r.say("Trong", "Within")+" `"+row.Name+"`", inside.Name, inside.Rows(), nil)
		if example := examples[row.Name]; strings.Contains(example, "\n") {
			r.line("```yaml\n%s\n```\n", example)
		}
	}
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "<br>" + b
}

// formWords say how the values of a form are written.
var formWords = map[source.Form]problem.Words{
	source.Text:        {},
	source.Boolean:     {Vi: "`true` (có) hoặc `false` (không)", En: "`true` or `false`"},
	source.Date:        {Vi: "ngày `2023-02-15`, tháng `2023-02` hoặc năm `2023`", En: "a day `2023-02-15`, a month `2023-02` or a year `2023`"},
	source.Day:         {Vi: "ngày `2023-02-15`", En: "a day `2023-02-15`"},
	source.Stamp:       {Vi: "ngày `2023-02-15`, hoặc ngày giờ `2023-02-15T21:06`", En: "a day `2023-02-15`, or a day and time `2023-02-15T21:06`"},
	source.Due:         {Vi: "ngày `2023-12-31`, tháng `2023-12`, quý `2023-Q4`, nửa năm `2023-H2` hoặc năm `2023`", En: "a day `2023-12-31`, a month `2023-12`, a quarter `2023-Q4`, a half `2023-H2` or a year `2023`"},
	source.Number:      {Vi: "số: `300`, `92,3`, `1.178.826.623`", En: "a number: `300`, `92,3`, `1.178.826.623`"},
	source.ID:          {Vi: "mã: chữ thường không dấu, chữ số, dấu gạch nối", En: "an id: a-z, digits, hyphens"},
	source.DistrictID:  {Vi: "tên thư mục của địa phương", En: "the name of a district's folder"},
	source.UnitCode:    {Vi: "mã đơn vị hành chính trong dấu nháy, `\"003\"`", En: "a register code in quotes, `\"003\"`"},
	source.FormerID:    {Vi: "`tay-ho/ten-cu`", En: "`tay-ho/old-name`"},
	source.FileName:    {Vi: "tên tệp trong thư mục của báo cáo", En: "a file in the report's folder"},
	source.PictureName: {Vi: "tên tệp jpg, png trong thư mục của báo cáo", En: "a jpg or png file in the report's folder"},
	source.Link:        {Vi: "địa chỉ `https://…`, hoặc đường dẫn tới báo cáo, tệp", En: "an address `https://…`, or the path of a report or file"},
	source.Address:     {Vi: "địa chỉ `https://…`", En: "an address `https://…`"},
	source.SiteAddress: {Vi: "địa chỉ `https://…/`", En: "an address `https://…/`"},
	source.TimeZone:    {Vi: "`Asia/Ho_Chi_Minh`", En: "`Asia/Ho_Chi_Minh`"},
	source.Language:    {Vi: "`vi`, `en`", En: "`vi`, `en`"},
	source.AgencyName:  {Vi: "cơ quan trong `site.yaml`", En: "an agency of `site.yaml`"},
	source.OwnAgency:   {Vi: "mã của một cơ quan", En: "the id of an agency"},
	source.KindName:    {Vi: "loại hội nghị", En: "a kind of meeting"},
}

// values tells how the value of a key is written.
func (r *reference) values(s source.Shape) string {
	switch s.Form {
	case source.Choice:
		return r.choices(s.Choices)
	case source.KindName:
		return r.choices(report.Kinds)
	case source.List:
		of := r.values(*s.Entry)
		switch {
		case of == "":
			return r.say("danh sách", "a list")
		case s.Single:
			return r.say("một hoặc danh sách: ", "one, or a list: ") + of
		}
		return r.say("danh sách: ", "a list: ") + of
	case source.ByID:
		return r.say("`mã: {…}`", "`id: {…}`")
	case source.Mapping:
		if s.Name == "Bilingual" {
			return "`{vi: …, en: …}`"
		}
		return r.say("các khoá dưới đây", "the keys below")
	}
	return r.say(formWords[s.Form].Vi, formWords[s.Form].En)
}

func (r *reference) choices(list report.Choices) string {
	var all []string
	for _, c := range list {
		all = append(all, fmt.Sprintf("`%s` %s", c.ID, r.say(c.Name.Vi, c.Name.En)))
	}
	return strings.Join(all, ", ")
}

var exampleStart = regexp.MustCompile(`^(?:# )?([a-z_]+):`)

// shown gives the examples of a new file, by key: what stands between two explanations, without its marks.
func shown(file string) map[string]string {
	found := map[string]string{}
	key := ""
	for _, line := range strings.Split(file, "\n") {
		switch m := exampleStart.FindStringSubmatch(line); {
		case strings.HasPrefix(line, "##") || line == "---" || line == "":
			key = ""
		case m != nil:
			key = m[1]
			found[key] = strings.TrimPrefix(line, "# ")
		case key != "" && strings.HasPrefix(line, "# "):
			line = strings.TrimPrefix(line, "# ")
			if rest, within := strings.CutPrefix(line, "#    "); within { // an example within an example
				line = "   " + rest
			}
			found[key] += "\n" + line
		}
	}
	return found
}
