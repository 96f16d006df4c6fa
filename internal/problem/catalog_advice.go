package problem

// Advice: what is missing where nothing is wrong. It is told as a note, but for tasks that nobody has to do by any time.
const (
	SummaryMissing     Code = "summary-missing"
	TaskAdrift         Code = "task-adrift"
	CaptionMissing     Code = "caption-missing"
	TranslationMissing Code = "translation-missing"
	TranslationNoText  Code = "translation-no-text"
	ContactMissing     Code = "contact-missing"
)

var adviceCatalog = map[Code]entry{
	SummaryMissing: {Note,
		Words{"báo cáo không có tóm tắt, nên danh sách và kết quả tìm kiếm dùng đoạn đầu của văn bản", "the report has no summary, so lists and search results show its first paragraph"},
		Words{"thêm dòng summary: một hoặc hai câu nói ai họp, quyết định gì", "add a line summary: one or two sentences that say who met and what was decided"}},
	TaskAdrift: {Warning,
		Words{"%[1]d nhiệm vụ không có cơ quan chủ trì và không có thời hạn: %[2]s", "tasks with neither an owner nor a date, %[1]d in all: %[2]s"},
		Words{"nếu nguồn có nói thì thêm owner hoặc due; lời khác để ở owner_note, due_note", "if the source says, add owner or due; other words go to owner_note, due_note"}},
	CaptionMissing: {Note,
		Words{"%[1]d ảnh không có chú thích: %[2]s", "photos without a caption, %[1]d in all: %[2]s"},
		Words{"thêm caption: ai trong ảnh, đang làm gì, ở đâu", "add caption: who is in the picture, doing what, where"}},
	ContactMissing: {Note,
		Words{"trang không ghi địa chỉ liên hệ nào, nên bạn đọc không báo được sai sót", "the site states no way to reach its publisher, so readers can't report a mistake"},
		Words{"thêm email vào publisher: mỗi trang sẽ có liên kết Báo sai sót", "add email to publisher: each page will then have a link to report a mistake"}},
	TranslationNoText: {Note,
		Words{"bản dịch chưa có phần văn bản, còn văn bản gốc thì có", "the translation has no text, and the original has one"},
		Words{"dịch phần văn bản dưới dòng --- thứ hai; chưa dịch xong thì thêm draft: true", "translate the text below the second ---; until that is done, add draft: true"}},
	TranslationMissing: {Note,
		Words{"báo cáo chưa có bản dịch %[1]s", "the report has no translation into %[1]s"},
		Words{"thêm tệp %[2]s, chỉ gồm title, summary, các khoá văn bản khác và phần văn bản", "add the file %[2]s, with title, summary, other text keys and the text only"}},
}
