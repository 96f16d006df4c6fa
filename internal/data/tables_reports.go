package data

import (
	"path"
	"strings"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// reportRow is a report.
type reportRow struct{ *scope }

// linkTo sets the address of a link that a key states: one within the site leads from the report's own page, in the
// language of the original.
func (r *reportRow) linkTo(v *value, url string) {
	inside, ours := r.links[r.r.Lang][url]
	switch {
	case url == "" || ours && inside == "": // it leads out of the part that the site is
	case !ours:
		v.join(url)
	case r.leaves[url]:
		v.join(inside)
	default:
		target, fragment, _ := strings.Cut(inside, "#")
		here := page.ReportPath(r.r.Ref, r.r.Lang)
		if target != "" {
			here = path.Join(path.Dir(here), target)
		}
		v.join(r.root, here)
		if fragment != "" {
			v.join("#", fragment)
		}
	}
}

// periodColumns are the columns of a period.
func periodColumns(prefix, vi, en string, get func(*report.Report) *report.Period) []column[reportRow] {
	return []column[reportRow]{
		col(prefix+"_from", date, vi+": từ", en+": from", func(v *value, r *reportRow) { v.date(get(r.o).From) }),
		col(prefix+"_to", date, vi+": đến", en+": to", func(v *value, r *reportRow) { v.date(get(r.o).To) }),
		col(prefix+"_label", words, vi+": như nguồn ghi", en+": as the source words it",
			func(v *value, r *reportRow) { v.words = r.in(get(r.o).Label, get(r.w).Label) }),
	}
}

var reports = newTable("reports",
	both{"Báo cáo", "Reports"},
	both{"báo cáo phối hợp", "coordination reports"},
	both{"Mỗi dòng là một báo cáo về một hội nghị: khi nào, ở đâu, cơ quan nào họp, nguồn nào đăng.", "A row is a report of a meeting: when and where it was held, who met, who published it."},
	reportColumns(),
	func(from *scope, row *reportRow, put func()) {
		row.scope = from
		put()
	})

func reportColumns() []column[reportRow] {
	columns := []column[reportRow]{
		col("id", identity, "Mã báo cáo", "Report id", func(v *value, r *reportRow) { r.refTo(v) }).needs().note("mã địa phương, “/” và tên báo cáo", "the district's id, \"/\" and the report's name"),
		col("district", identity, "Mã địa phương", "District id", func(v *value, r *reportRow) { r.districtTo(v) }).needs(),
		col("date", date, "Ngày họp", "Day held", func(v *value, r *reportRow) { r.heldTo(v) }).needs(),
		col("end_date", date, "Ngày kết thúc", "Last day", func(v *value, r *reportRow) { v.date(r.o.EndDate) }),
		col("part_of_day", identity, "Buổi", "Part of the day", func(v *value, r *reportRow) { v.join(r.o.PartOfDay) }).of(report.PartsOfDay),
		col("title", words, "Tiêu đề", "Title", func(v *value, r *reportRow) { v.words = r.in(r.o.Title, r.w.Title) }).needs(),
		col("summary", words, "Tóm tắt", "Summary", func(v *value, r *reportRow) { v.words = r.in(r.r.Summary.Original, r.r.Summary.Translated) }).
			note("nếu không có thì là đoạn đầu của bài", "else the first paragraph of the text"),
		col("agency", ids, "Cơ quan họp", "Bodies that met", func(v *value, r *reportRow) { listed(v, r.o.Agencies) }),
		col("convener", identity, "Cơ quan triệu tập", "Body that called the meeting", func(v *value, r *reportRow) { v.join(string(r.o.Convener)) }),
		col("kind", ids, "Loại hội nghị", "Kinds of meeting", func(v *value, r *reportRow) { listed(v, r.o.Kinds) }),
		col("venue", words, "Địa điểm", "Venue", func(v *value, r *reportRow) { v.words = r.in(r.o.Venue, r.w.Venue) }),
		col("term", words, "Nhiệm kỳ", "Term", func(v *value, r *reportRow) { v.words = r.in(r.o.Term, r.w.Term) }),
		col("session", words, "Kỳ họp", "Session", func(v *value, r *reportRow) { v.words = r.in(r.o.Session, r.w.Session) }),
	}
	columns = append(columns, periodColumns("period", "Thời gian được đánh giá", "Time under review", func(r *report.Report) *report.Period { return &r.Period })...)
	columns = append(columns, periodColumns("next_period", "Thời gian được bàn tới", "Time planned for", func(r *report.Report) *report.Period { return &r.NextPeriod })...)
	return append(columns,
		col("published", moment, "Ngày đăng", "Published", func(v *value, r *reportRow) { v.moment(r.o.Published, r.site.Zone) }),
		col("updated", moment, "Ngày cập nhật", "Updated", func(v *value, r *reportRow) { v.moment(r.o.Updated, r.site.Zone) }),
		col("author", words, "Tác giả", "Author", func(v *value, r *reportRow) { v.words = r.in(r.o.Author, r.w.Author) }),
		col("source_name", words, "Nguồn", "Source", func(v *value, r *reportRow) { v.words = r.in(r.o.Source.Name, r.w.Source.Name) }),
		col("source_url", link, "Địa chỉ nguồn", "Address of the source", func(v *value, r *reportRow) { r.linkTo(v, r.o.Source.URL) }),
		col("source_section", words, "Chuyên mục của nguồn", "Section of the source", func(v *value, r *reportRow) { v.words = r.in(r.o.Source.Section, r.w.Source.Section) }),
		col("source_retrieved", date, "Ngày truy cập nguồn", "Day the source was retrieved", func(v *value, r *reportRow) { v.date(r.o.Source.Retrieved) }),
		col("language", identity, "Ngôn ngữ gốc", "Language of the original", func(v *value, r *reportRow) { v.join(string(r.r.Lang)) }).needs(),
		col("languages", ids, "Các ngôn ngữ của báo cáo", "Languages of the report", func(v *value, r *reportRow) { r.languages(v) }).needs(),
		col("tasks", count, "Số nhiệm vụ", "Number of tasks", func(v *value, r *reportRow) { v.count(r.o.Tasks.Len()); v.open = r.o.Tasks.Open }).needs(),
		col("results", count, "Số kết quả", "Number of results", func(v *value, r *reportRow) { v.count(countResults(r.o.Results)); v.open = r.o.Results.Open }).needs().
			note("kể cả các phần", "parts counted too"),
		col("attendees", count, "Số người, đoàn dự được nêu", "Number of attendees named", func(v *value, r *reportRow) { v.count(r.o.Attendees.Len()); v.open = r.o.Attendees.Open }).needs(),
		col("documents", count, "Số văn bản liên quan", "Number of documents", func(v *value, r *reportRow) { v.count(r.o.Documents.Len()); v.open = r.o.Documents.Open }).needs(),
		col("url_vi", link, "Trang tiếng Việt", "Page in Vietnamese", func(v *value, r *reportRow) { r.pageTo(v, viet.Vi) }),
		col("url_en", link, "Trang tiếng Anh", "Page in English", func(v *value, r *reportRow) { r.pageTo(v, viet.En) }),
	)
}

func (r *reportRow) languages(v *value) {
	v.lists[0] = append(v.lists[0], string(r.r.Lang))
	if r.r.WordsLang != "" {
		v.lists[0] = append(v.lists[0], string(r.r.WordsLang))
	}
}

// countResults counts results and their parts.
func countResults(l report.List[report.Result]) int {
	n := l.Len()
	for i := range l.Items {
		n += countResults(l.Items[i].Parts)
	}
	return n
}
