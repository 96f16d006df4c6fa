package problem

// Heard: what readers with screen readers meet otherwise than those who see the page. These are warnings:
// the page stands, but not for everybody.
const (
	AltFileName     Code = "alt-file-name"
	AltGeneric      Code = "alt-generic"
	AltAsCaption    Code = "alt-as-caption"
	AltShort        Code = "alt-short"
	LinkVague       Code = "link-vague"
	StrongAsHeading Code = "strong-as-heading"
	HeadingSkipped  Code = "heading-skipped"
	TableHead       Code = "table-head"
	TableColumn     Code = "table-column"
	AllCapitals     Code = "all-capitals"
	OtherLanguage   Code = "other-language"
)

var altHint = Words{"viết điều ảnh cho thấy: ai, đang làm gì, ở đâu, ví dụ \"Ba cơ quan ký chương trình phối hợp năm 2024\"", "write what it shows: who does what where, such as \"Three bodies sign the coordination programme of 2024\""}

var heardCatalog = map[Code]entry{
	AltFileName: {Warning,
		Words{"lời mô tả ảnh %[1]q là tên tệp, người dùng trình đọc màn hình không hiểu được", "the alternative text %[1]q is a file name, which tells nothing to those who hear it"},
		altHint},
	AltGeneric: {Warning,
		Words{"lời mô tả %[1]q không nói ảnh có gì", "the alternative text %[1]q does not say what the picture shows"},
		altHint},
	AltAsCaption: {Warning,
		Words{"lời mô tả ảnh giống hệt chú thích ảnh nên được đọc hai lần", "the alternative text repeats the caption, so that it is read twice"},
		Words{"giữ chú thích; trong lời mô tả viết điều nhìn thấy được trong ảnh mà chú thích không nói", "keep the caption; in the alternative text write what is seen and the caption does not say"}},
	AltShort: {Warning,
		Words{"lời mô tả %[1]q quá ngắn để biết ảnh có gì", "the alternative text %[1]q is too short to tell what the picture shows"},
		altHint},
	LinkVague: {Warning,
		Words{"chữ của liên kết %[1]q không nói liên kết dẫn tới đâu", "the link's words %[1]q do not say where it leads"},
		Words{"viết tên của trang hoặc văn bản được dẫn tới, ví dụ [Nghị quyết 12/NQ-HĐND](%[2]s)", "write the name of the page or paper that it leads to, such as [Resolution 12/NQ-HDND](%[2]s)"}},
	StrongAsHeading: {Warning,
		Words{"dòng chữ đậm đứng riêng thay cho tiêu đề nên không có trong mục lục và trình đọc màn hình không tìm thấy", "this line in bold stands for a heading, but no table of contents and no screen reader finds it"},
		Words{"viết %[1]q; nếu không phải tiêu đề thì bỏ ** hoặc viết tiếp vào đoạn sau", "write %[1]q; if it is no heading, leave out ** or join it with the paragraph that follows"}},
	HeadingSkipped: {Warning,
		Words{"tiêu đề nhảy từ cấp %[1]d xuống cấp %[2]d", "the headings skip from level %[1]d to level %[2]d"},
		Words{"viết %[3]s thay cho %[4]s", "write %[3]s in place of %[4]s"}},
	TableHead: {Warning,
		Words{"hàng đầu của bảng để trống nên các cột không có tên", "the table's first row is empty, so its columns have no names"},
		Words{"viết tên các cột ở hàng trên hàng kẻ |---|", "write the names of the columns in the row above the rule |---|"}},
	TableColumn: {Warning,
		Words{"cột %[1]d của bảng không có ô nào có chữ", "no cell of the table's column %[1]d has words"},
		Words{"bỏ cột này, hoặc điền các ô; chỗ không có số liệu viết –", "remove the column, or fill its cells; write – where there is nothing to say"}},
	AllCapitals: {Warning,
		Words{"viết toàn chữ in hoa: khó đọc, và trình đọc màn hình có thể đánh vần từng chữ", "this is all in capitals, which are hard to read and may be spelled out letter by letter by a screen reader"},
		Words{"viết chữ thường, ví dụ %[1]q (tên riêng viết hoa chữ đầu)", "write small letters, such as %[1]q (names with their capitals)"}},
	OtherLanguage: {Warning,
		Words{"đoạn này viết bằng %[1]s mà không ghi ngôn ngữ nên trình đọc màn hình đọc sai", "this passage is in %[1]s without saying so, and a screen reader would mispronounce it"},
		Words{"đặt chữ của đoạn giữa <span lang=%[2]q> và </span>, mỗi đoạn hoặc mục một cặp", "put its words between <span lang=%[2]q> and </span>, a pair for each paragraph or item"}},
}
