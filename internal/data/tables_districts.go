package data

import (
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// districtRow is an administrative unit.
type districtRow struct {
	*scope
	d *site.District
}

var districts = newTable("districts",
	both{"Địa phương", "Districts"},
	both{"đơn vị hành chính", "administrative units"},
	both{"Mỗi dòng là một đơn vị hành chính có báo cáo ở đây.", "A row is an administrative unit with reports here."},
	[]column[districtRow]{
		col("id", identity, "Mã địa phương", "District id", func(v *value, d *districtRow) { v.join(d.d.ID) }).needs(),
		col("name", words, "Tên", "Name", func(v *value, d *districtRow) { v.words = bothOf(d.d.Name) }),
		col("type", identity, "Loại đơn vị", "Type of unit", func(v *value, d *districtRow) { v.join(d.d.Type) }).of(report.UnitTypes),
		col("code", identity, "Mã đơn vị hành chính", "Register code", func(v *value, d *districtRow) { v.join(d.d.Code) }),
		col("province", words, "Tỉnh, thành phố", "Province", func(v *value, d *districtRow) { v.words = bothOf(d.d.Province) }),
		col("province_now", words, "Tỉnh, thành phố hiện nay", "Province today", func(v *value, d *districtRow) { v.words = bothOf(d.d.ProvinceNow) }).
			note("nếu đã thay đổi", "only where it has changed"),
		col("since", date, "Ngày đầu tiên", "First day", func(v *value, d *districtRow) { v.date(d.d.Since) }),
		col("until", date, "Ngày cuối cùng", "Last day", func(v *value, d *districtRow) { v.date(d.d.Until) }),
		col("successors", wordLists, "Địa bàn nay thuộc", "The area now belongs to", func(v *value, d *districtRow) {
			for _, s := range d.d.Successors {
				name := bothOf(d.successor(s).Name)
				v.lists[0], v.lists[1] = append(v.lists[0], name.vi), append(v.lists[1], name.en)
			}
		}).note("toàn bộ hoặc một phần", "all of it or a part"),
		col("successor_codes", ids, "Mã của các đơn vị đó", "Codes of those units", func(v *value, d *districtRow) {
			for _, s := range d.d.Successors {
				v.lists[0] = append(v.lists[0], d.successor(s).Code)
			}
		}).note("theo cùng thứ tự", "in the same order"),
		col("successors_in_part", ids, "Đơn vị chỉ nhận một phần", "Units that got a part only", func(v *value, d *districtRow) {
			for _, s := range d.d.Successors {
				if unit := d.successor(s); s.Part && unit.Code != "" {
					v.lists[0] = append(v.lists[0], unit.Code)
				}
			}
		}).note("mã của các đơn vị đó", "their codes"),
		col("reports", count, "Số báo cáo", "Number of reports", func(v *value, d *districtRow) { v.count(len(d.d.Reports)) }).needs(),
		col("first_date", date, "Ngày của báo cáo đầu tiên", "Day of the first report", func(v *value, d *districtRow) { first, _ := span(d.d.Reports); v.date(first) }),
		col("last_date", date, "Ngày của báo cáo mới nhất", "Day of the newest report", func(v *value, d *districtRow) { _, last := span(d.d.Reports); v.date(last) }),
		col("url_vi", link, "Trang tiếng Việt", "Page in Vietnamese", func(v *value, d *districtRow) { d.homeTo(v, viet.Vi) }),
		col("url_en", link, "Trang tiếng Anh", "Page in English", func(v *value, d *districtRow) { d.homeTo(v, viet.En) }),
	},
	func(from *scope, row *districtRow, put func()) {
		row.scope = from
		for _, d := range from.site.Districts {
			row.d = d
			put()
		}
	})

// successor gives code and name of a unit that came after: one with a folder here has them there.
func (d *districtRow) successor(s report.Successor) report.Successor {
	if here := d.site.All().District(s.District); here != nil {
		s.Code, s.Name = here.Code, here.Name
	}
	return s
}

// span gives the dates of the first and the last of reports, which are sorted newest first.
func span(reports []*site.Report) (first, last report.Date) {
	if n := len(reports); n > 0 {
		first, last = reports[n-1].Date, reports[0].Date
	}
	return first, last
}

func (d *districtRow) homeTo(v *value, lang viet.Lang) {
	if d.has(lang) {
		v.join(d.root, string(lang), "/", d.d.ID, "/index.html")
	}
}
