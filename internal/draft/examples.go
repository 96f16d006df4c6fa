package draft

import (
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// example shows how a key is written.
type example struct {
	key   string
	about problem.Words
	text  report.Bilingual // lines of the front matter, in the language of the report
}

// examples are those of all keys that a new report may have, in the order of the contract. Where an agency is named
// it is the report's own.
func (r Report) examples() []example {
	agency := strings.NewReplacer("AGENCY", id(string(r.Agencies[0])), "DATE", r.Date.First().String(), "YEAR", r.Date.First().String()[:4])
	all := make([]example, len(examples))
	for i, e := range examples {
		e.text = report.Bilingual{Vi: agency.Replace(e.text.Vi), En: agency.Replace(e.text.En)}
		all[i] = e
	}
	return all
}

var examples = []example{
	{"title", problem.Words{Vi: "Tiêu đề", En: "The title"}, report.Bilingual{}},
	{"summary", problem.Words{Vi: "Một, hai câu cho danh sách và tìm kiếm; bỏ trống thì lấy đoạn đầu của văn bản", En: "One or two sentences for lists and search; without them the first paragraph is taken"},
		report.Bilingual{Vi: "summary: Ba cơ quan kiểm điểm việc phối hợp và thống nhất nhiệm vụ cho kỳ tới.", En: "summary: The three agencies reviewed their coordination and agreed on the tasks ahead."}},
	{"agency", problem.Words{Vi: "Các cơ quan đã họp", En: "The bodies that met"}, report.Bilingual{}},
	{"convener", problem.Words{Vi: "Cơ quan triệu tập", En: "The body that called the meeting"}, same("convener: AGENCY")},
	{"date", problem.Words{Vi: "Ngày họp, năm-tháng-ngày; nguồn không ghi ngày thì viết 2019-04 hoặc 2019", En: "The day held, year-month-day; 2019-04 or 2019 where the source gives no more"}, report.Bilingual{}},
	{"end_date", problem.Words{Vi: "Ngày cuối, nếu họp nhiều ngày", En: "The last day of a meeting of several"}, same("end_date: DATE")},
	{"part_of_day", problem.Words{Vi: "Buổi: morning (sáng), afternoon (chiều), evening (tối), all-day (cả ngày)", En: "One of morning, afternoon, evening, all-day"}, same("part_of_day: morning")},
	{"kind", problem.Words{Vi: "Loại hội nghị, một hoặc nhiều: [final-review, signing]", En: "The kind of meeting, one or several: [final-review, signing]"}, same("kind: final-review")},
	{"venue", problem.Words{Vi: "Nơi họp", En: "The room"}, report.Bilingual{Vi: "venue: Hội trường UBND quận", En: "venue: Hall of the People's Committee"}},
	{"term", problem.Words{Vi: "Nhiệm kỳ", En: "The term of office"}, report.Bilingual{Vi: "term: nhiệm kỳ 2021-2026", En: "term: 2021-2026 term"}},
	{"session", problem.Words{Vi: "Kỳ họp", En: "The session"}, report.Bilingual{Vi: "session: Kỳ họp thứ 11 (chuyên đề)", En: "session: 11th session (thematic)"}},
	{"period", problem.Words{Vi: "Thời gian được đánh giá: ngày, tháng hoặc năm; label là cách gọi trong nguồn", En: "The time under review: days, months or years; label is what the source calls it"},
		report.Bilingual{Vi: "period: {from: YEAR, to: YEAR, label: năm YEAR}", En: "period: {from: YEAR, to: YEAR, label: the year YEAR}"}},
	{"next_period", problem.Words{Vi: "Thời gian tới, được bàn kế hoạch", En: "The time planned for"},
		report.Bilingual{Vi: "next_period: {from: YEAR, to: YEAR, label: năm YEAR}", En: "next_period: {from: YEAR, to: YEAR, label: the year YEAR}"}},
	{"published", problem.Words{Vi: "Ngày, giờ đăng", En: "When it was published"}, same("published: DATET16:30")},
	{"author", problem.Words{Vi: "Người hoặc cơ quan viết", En: "The person or office that wrote it"}, report.Bilingual{Vi: "author: Văn phòng HĐND và UBND", En: "author: Office of the People's Council and People's Committee"}},
	{"source", problem.Words{Vi: "Nơi đăng lần đầu", En: "Where it was first published"},
		report.Bilingual{Vi: "source: {name: Cổng thông tin điện tử quận, url: \"https://example.org/tin\", section: Tin tức, retrieved: DATE}",
			En: "source: {name: Portal of the district, url: \"https://example.org/news\", section: News, retrieved: DATE}"}},
	{"source_notes", problem.Words{Vi: "Ghi chú biên tập: điều suy ra, điều nguồn viết chưa khớp", En: "Editor's notes: what was inferred, what the source contradicts itself in"},
		report.Bilingual{Vi: "source_notes:\n  - Nguồn không ghi địa điểm.", En: "source_notes:\n  - The source does not state the venue."}},
	{"attendees", problem.Words{Vi: "Người dự: name cho một người, group cho một đoàn; did: opened, reported, spoke, directed, concluded, signed, witnessed. Dòng cuối \"…\" nếu nguồn còn liệt kê tiếp",
		En: "Who took part: name for a person, group for a body; did: opened, reported, spoke, directed, concluded, signed, witnessed. A last entry \"…\" if the source's list goes on"},
		report.Bilingual{Vi: `attendees:
  - {name: Nguyễn Văn A, roles: [Chủ tịch, Phó Bí thư], agency: AGENCY, chair: true, did: [opened, concluded]}
  - {name: Trần Thị B, role: Trưởng ban, representing: Ban Thường trực, note: Trình bày tham luận}
  - {group: Đại diện các phường, count: 12, agency: AGENCY}`, En: `attendees:
  - {name: Nguyễn Văn A, roles: [Chairperson, Deputy Secretary], agency: AGENCY, chair: true, did: [opened, concluded]}
  - {name: Trần Thị B, role: Head of the board, representing: The Standing Board, note: Read a paper}
  - {group: Representatives of the wards, count: 12, agency: AGENCY}`}},
	{"signed", problem.Words{Vi: "Văn bản được ký; kind: programme, regulation, plan, pact, joint-document. file là tệp trong thư mục của báo cáo",
		En: "What was signed; kind: programme, regulation, plan, pact, joint-document. file is in the report's own folder"},
		report.Bilingual{Vi: `signed:
  - kind: programme
    title: Chương trình phối hợp công tác
    number: 05/CTr-PH
    parties: [AGENCY]
    parties_note: và sáu phường
    period: {from: YEAR, to: YEAR, label: năm YEAR}
    item_count: 6
    items: [Nội dung thứ nhất, …]
    note: Ký tại hội nghị
    file: chuong-trinh.pdf`, En: `signed:
  - kind: programme
    title: Work Coordination Programme
    number: 05/CTr-PH
    parties: [AGENCY]
    parties_note: and six wards
    period: {from: YEAR, to: YEAR, label: the year YEAR}
    item_count: 6
    items: [The first item, …]
    note: Signed at the meeting
    file: chuong-trinh.pdf`}},
	{"results", problem.Words{Vi: "Kết quả bằng số hoặc bằng lời. Số viết kiểu Việt Nam, 92,3 đặt trong dấu nháy khi đứng trong ngoặc",
		En: "Results, in figures or in words; 92,3 stands in quotes inside braces"},
		report.Bilingual{Vi: `results:
  - id: mo-hinh
    label: Mô hình Dân vận khéo
    value: 11
    of: 12
    unit: mô hình
    plan: 10
    percent_of_plan: 110
    change: tăng so với cùng kỳ
    running: 1
    level: commune
    across: {value: 7, of: 8, unit: phường, missing: Phường A}
    parts: [{label: Kinh tế, value: 4}, {label: Văn hoá - xã hội, value: 7}]
    note: Số liệu đến cuối kỳ`, En: `results:
  - id: mo-hinh
    label: Models of skilful mass mobilisation
    value: 11
    of: 12
    unit: models
    plan: 10
    percent_of_plan: 110
    change: more than in the same period
    running: 1
    level: commune
    across: {value: 7, of: 8, unit: wards, missing: Ward A}
    parts: [{label: Economy, value: 4}, {label: Culture and society, value: 7}]
    note: Figures at the end of the period`}},
	{"limitations", problem.Words{Vi: "Hạn chế được nêu; agency là cơ quan có hạn chế", En: "Shortcomings that were named; agency is whose they are"},
		report.Bilingual{Vi: "limitations:\n  - {agency: AGENCY, text: Việc trao đổi thông tin có lúc còn chậm, said_by: Chủ toạ}", En: "limitations:\n  - {agency: AGENCY, text: Information was at times exchanged late, said_by: The chair}"}},
	{"tasks", problem.Words{Vi: "Nhiệm vụ: owner chủ trì, with phối hợp; due: 2023-12-31, 2023-12, 2023-Q4, 2023-H2, 2023; status: open, in-progress, done, late, handed-over, cancelled; follows: nhiệm vụ của báo cáo trước mà việc này nối tiếp, địa-phương/tên-báo-cáo#mã",
		En: "Tasks: owner leads, with works along; due: 2023-12-31, 2023-12, 2023-Q4, 2023-H2, 2023; status: open, in-progress, done, late, handed-over, cancelled; follows: the task of an earlier report that this one carries on, district/report#id"},
		report.Bilingual{Vi: `tasks:
  - id: t1
    title: Rà soát kiến nghị của cử tri
    owner: AGENCY
    with: [AGENCY]
    owner_note: cùng các phường
    by: Chủ toạ hội nghị
    source: Kết luận hội nghị
    due: YEAR-Q4
    due_note: trước kỳ họp cuối năm
    output: Báo cáo kết quả
    status: done
    status_source: Báo cáo tại hội nghị
    done_on: DATE
    result: Đã rà soát 12 kiến nghị
#     follows: ten-bao-cao-truoc#t1`, En: `tasks:
  - id: t1
    title: Review the petitions of voters
    owner: AGENCY
    with: [AGENCY]
    owner_note: with the wards
    by: The chair of the meeting
    source: Conclusion of the meeting
    due: YEAR-Q4
    due_note: before the last session of the year
    output: A report of the outcome
    status: done
    status_source: Report at the meeting
    done_on: DATE
    result: 12 petitions were reviewed
#     follows: name-of-an-earlier-report#t1`}},
	{"documents", problem.Words{Vi: "Văn bản pháp luật được nhắc tới; role: basis (căn cứ), reviewed (được sơ kết, tổng kết), conclusion (kết luận), cited (được nhắc tới)",
		En: "Legal documents; role: basis, reviewed, conclusion, cited"},
		report.Bilingual{Vi: `documents:
  - {number: 217-QĐ/TW, kind: decision, issuer: Bộ Chính trị, date: 2013-12-12, title: Quy chế giám sát và phản biện xã hội, role: basis}
  - {title: Báo cáo kết quả phối hợp, kind: report, url: "https://example.org/van-ban", file: bao-cao.pdf, role: reviewed}`, En: `documents:
  - {number: 217-QĐ/TW, kind: decision, issuer: Politburo, date: 2013-12-12, title: Regulation on supervision and social criticism, role: basis}
  - {title: Report on the coordination, kind: report, url: "https://example.org/document", file: bao-cao.pdf, role: reviewed}`}},
	{"themes", problem.Words{Vi: "Chủ đề năm (theme), cuộc vận động (campaign), phong trào (movement), mô hình (model); level: central, province, district, commune",
		En: "The theme of the year (theme), a campaign, a movement, a model; level: central, province, district, commune"},
		report.Bilingual{Vi: "themes:\n  - {text: Năm kỷ cương hành chính, kind: theme, level: district, year: YEAR, variants: [Năm kỷ cương]}", En: "themes:\n  - {text: The year of administrative discipline, kind: theme, level: district, year: YEAR, variants: [The year of discipline]}"}},
	{"photos", problem.Words{Vi: "Ảnh để trong thư mục mang tên báo cáo, cạnh tệp này; alt nói ảnh chụp gì cho người không nhìn thấy", En: "Photos stand in a folder with the report's name beside this file; alt says what is to be seen, for those who can't see it"},
		report.Bilingual{Vi: "photos:\n  - {file: anh.jpg, alt: Đại biểu ba cơ quan ký chương trình phối hợp, caption: Lễ ký kết, credit: Hương Ly}", En: "photos:\n  - {file: anh.jpg, alt: Delegates of the three agencies sign the programme, caption: The signing ceremony, credit: Hương Ly}"}},
	{"attachments", problem.Words{Vi: "Tệp đính kèm, cũng trong thư mục đó: pdf, docx, xlsx, odt, ods, csv, zip", En: "Files to download, in the same folder: pdf, docx, xlsx, odt, ods, csv, zip"},
		report.Bilingual{Vi: "attachments:\n  - {file: bao-cao.pdf, title: Báo cáo đầy đủ}", En: "attachments:\n  - {file: bao-cao.pdf, title: The report in full}"}},
	{"updated", problem.Words{Vi: "Sau khi đăng mà sửa nội dung: ngày sửa và lời đính chính (kind: correction) hoặc cập nhật (kind: update)", En: "For changes after publication: when, and what was corrected (kind: correction) or brought up to date (kind: update)"},
		report.Bilingual{Vi: "updated: DATE\ncorrections:\n  - {date: DATE, kind: correction, text: Sửa số mô hình từ 12 thành 11.}", En: "updated: DATE\ncorrections:\n  - {date: DATE, kind: correction, text: The number of models is 11.}"}},
	{"aliases", problem.Words{Vi: "Mã cũ của báo cáo, nếu đổi tên tệp; trang cũ dẫn tới đây. Rút báo cáo thì thêm withdrawn: {date: …, reason: …}; bản dịch thì xem: phoihop new --translate", En: "Former ids of the report, where its file was renamed; their pages lead here. To withdraw a report add withdrawn: {date: …, reason: …}; for a translation see phoihop new --translate"},
		report.Bilingual{Vi: "aliases: [dia-phuong/ten-cu]", En: "aliases: [district/old-name]"}},
}

// same is an example without words.
func same(text string) report.Bilingual { return report.Bilingual{Vi: text, En: text} }
