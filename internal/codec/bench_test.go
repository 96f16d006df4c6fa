package codec_test

import (
	"testing"

	"phoihop/internal/codec"
	"phoihop/internal/report"
)

func list[T any](items ...T) report.List[T] { return report.List[T]{Items: items} }

// fullReport is a report as a district writes them: 7 attendees, 5 tasks, 3 results with parts.
func fullReport() *report.Report {
	day := report.Date{Year: 2023, Month: 2, Day: 15}
	r := &report.Report{
		Title:       "Hội nghị tổng kết công tác phối hợp năm 2022, triển khai nhiệm vụ năm 2023",
		Summary:     "Thường trực HĐND, UBND và Ban Thường trực Ủy ban MTTQ quận đánh giá kết quả phối hợp và ký chương trình mới.",
		Agencies:    list[report.AgencyID]("hdnd", "ubnd", "mttq"),
		Convener:    "mttq",
		Date:        day,
		PartOfDay:   "morning",
		Kinds:       list[report.KindID]("final-review", "rollout"),
		Venue:       "Hội trường Quận ủy",
		Term:        "nhiệm kỳ 2021-2026",
		Period:      report.Period{From: report.Date{Year: 2022}, To: report.Date{Year: 2022}, Label: "năm 2022"},
		NextPeriod:  report.Period{From: report.Date{Year: 2023}, To: report.Date{Year: 2023}},
		Published:   report.Stamp{Day: day, HasTime: true, Hour: 15, Minute: 4},
		Source:      report.Source{Name: "Trang thông tin điện tử quận", URL: "https://example.org/tin/2023/02/15", Retrieved: day},
		SourceNotes: list("năm lấy từ ngày đăng tin"),
	}
	for range 7 {
		r.Attendees.Items = append(r.Attendees.Items, report.Attendee{
			Name: "Nguyễn Thị Minh Khai", Roles: list("Phó Bí thư Thường trực Quận ủy", "Chủ tịch HĐND quận"),
			Agencies: list[report.AgencyID]("hdnd"), Chair: true, Did: list("opened", "concluded"),
		})
	}
	for range 5 {
		r.Tasks.Items = append(r.Tasks.Items, report.Task{
			ID: "t1", Title: "Tổ chức hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân",
			Owner: list[report.AgencyID]("ubnd"), With: list[report.AgencyID]("mttq", "hdnd"),
			Due: report.Due{Date: report.Date{Year: 2023, Month: 12, Day: 31}}, Status: "in-progress", Follows: "2022-02-10-tong-ket#t3",
		})
	}
	for range 3 {
		result := report.Result{
			ID: "r1", Label: "Kiến nghị của cử tri đã được giải quyết", Value: report.Whole(143), Of: report.Whole(155), Unit: "kiến nghị",
			PercentOfPlan: report.Number{Unscaled: 923, Scale: 1, Stated: true}, Across: report.Across{Value: report.Whole(8), Of: report.Whole(8), Unit: "phường"},
		}
		for range 3 {
			result.Parts.Items = append(result.Parts.Items, report.Result{Label: "thuộc thẩm quyền của quận", Value: report.Whole(41)})
		}
		r.Results.Items = append(r.Results.Items, result)
	}
	return r
}

func BenchmarkAppend(b *testing.B) {
	r := fullReport()
	var buffer []byte
	b.ReportAllocs()
	for b.Loop() {
		buffer = codec.Append(buffer[:0], r)
	}
	b.SetBytes(int64(len(buffer)))
}

func BenchmarkDecode(b *testing.B) {
	data := codec.Append(nil, fullReport())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var r report.Report
		if err := codec.Decode(data, &r); err != nil {
			b.Fatal(err)
		}
	}
}
