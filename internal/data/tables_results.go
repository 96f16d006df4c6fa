package data

import (
	"strconv"

	"phoihop/internal/report"
)

// resultRow is a result of a report, or a part of one.
type resultRow struct {
	*scope
	o, w           *report.Result
	number, parent string // places from 1, "2.1"
}

var results = newTable("results",
	both{"Kết quả", "Results"},
	both{"kết quả thực hiện", "results"},
	both{"Mỗi dòng là một kết quả như báo cáo nêu, hoặc một phần của kết quả. Số liệu ghi theo nguồn.",
		"A row is a result as a report gives it, or a part of one. Figures are those of the source."},
	[]column[resultRow]{
		col("report", identity, "Mã báo cáo", "Report id", func(v *value, r *resultRow) { r.refTo(v) }).needs(),
		col("district", identity, "Mã địa phương", "District id", func(v *value, r *resultRow) { r.districtTo(v) }).needs(),
		col("date", date, "Ngày họp", "Day of the meeting", func(v *value, r *resultRow) { r.heldTo(v) }).needs(),
		col("id", identity, "Mã chỉ tiêu", "Figure id", func(v *value, r *resultRow) { v.join(r.o.ID) }).
			note("cùng mã trong các báo cáo của một địa phương là cùng một chỉ tiêu", "the same in several reports of a district: the same figure"),
		col("number", identity, "Số thứ tự", "Place in the report", func(v *value, r *resultRow) { v.join(r.number) }).needs().
			note("“2.1” là phần thứ nhất của kết quả 2", "\"2.1\" is the first part of result 2"),
		col("parent", identity, "Là phần của", "Part of", func(v *value, r *resultRow) { v.join(r.parent) }).
			note("number của kết quả mà dòng này là một phần", "number of the result that it is a part of"),
		col("label", words, "Nội dung", "Subject", func(v *value, r *resultRow) { v.words = r.in(r.o.Label, r.w.Label) }).needs(),
		col("value", number, "Thực hiện", "Done", func(v *value, r *resultRow) { v.number(r.o.Value) }),
		col("of", number, "Trên tổng số", "Out of", func(v *value, r *resultRow) { v.number(r.o.Of) }),
		col("unit", words, "Đơn vị tính", "Unit", func(v *value, r *resultRow) { v.words = r.in(r.o.Unit, r.w.Unit) }),
		col("plan", number, "Kế hoạch", "Plan", func(v *value, r *resultRow) { v.number(r.o.Plan) }),
		col("percent_of_plan", number, "So với kế hoạch (%)", "Share of the plan (%)", func(v *value, r *resultRow) { v.number(r.o.PercentOfPlan) }),
		col("change", words, "Thay đổi", "Change", func(v *value, r *resultRow) { v.words = r.in(r.o.Change, r.w.Change) }),
		col("running", number, "Đang triển khai", "Still under way", func(v *value, r *resultRow) { v.number(r.o.Running) }),
		col("level", identity, "Cấp", "Level", func(v *value, r *resultRow) { v.join(r.o.Level) }).of(report.Levels),
		col("across_value", number, "Số đơn vị có kết quả", "Units that it covers", func(v *value, r *resultRow) { v.number(r.o.Across.Value) }),
		col("across_of", number, "Trên tổng số đơn vị", "Out of all units", func(v *value, r *resultRow) { v.number(r.o.Across.Of) }),
		col("across_unit", words, "Loại đơn vị", "Kind of unit", func(v *value, r *resultRow) { v.words = r.in(r.o.Across.Unit, r.w.Across.Unit) }),
		col("across_missing", words, "Đơn vị còn thiếu", "Units still missing", func(v *value, r *resultRow) { v.words = r.in(r.o.Across.Missing, r.w.Across.Missing) }),
		col("parts", count, "Số phần", "Number of parts", func(v *value, r *resultRow) {
			if r.o.Parts.Len() > 0 || r.o.Parts.Open {
				v.count(r.o.Parts.Len())
				v.open = r.o.Parts.Open
			}
		}),
		col("note", words, "Ghi chú", "Note", func(v *value, r *resultRow) { v.words = r.in(r.o.Note, r.w.Note) }),
	},
	func(from *scope, row *resultRow, put func()) {
		row.scope = from
		eachResult(row, from.o.Results, from.w.Results, "", put)
	})

// eachResult puts results, each followed by its parts.
func eachResult(row *resultRow, original, translated report.List[report.Result], parent string, put func()) {
	for i := range original.Items {
		number := strconv.Itoa(i + 1)
		if parent != "" {
			number = parent + "." + number
		}
		o, w := entry(original, i), entry(translated, i)
		row.o, row.w, row.number, row.parent = o, w, number, parent
		put()
		eachResult(row, o.Parts, w.Parts, number, put)
	}
}
