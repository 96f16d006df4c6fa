package problem

import "strings"

// Body: the Markdown below the front matter.
const (
	BodyTooLarge       Code = "body-too-large"
	BlockTooLarge      Code = "block-too-large"
	TooManyDelimiters  Code = "too-many-delimiters"
	TooManyCells       Code = "too-many-cells"
	TooDeep            Code = "too-deep"
	TooManyDefinitions Code = "too-many-definitions"
	BodyTooDense       Code = "body-too-dense"
	RawHTML            Code = "raw-html"
	HeadingLevel       Code = "heading-level"
	DeadLink           Code = "dead-link"
	DeadFragment       Code = "dead-fragment"
	DraftLink          Code = "draft-link"
	ImageAlt           Code = "image-alt"
	ImageRemote        Code = "image-remote"
	PicturePlace       Code = "picture-place"
	FileWithdrawn      Code = "file-withdrawn"
	LinkText           Code = "link-text"
	HeadingText        Code = "heading-text"
	RowTooLong         Code = "row-too-long"
	FootnoteMissing    Code = "footnote-missing"
	FootnoteUnused     Code = "footnote-unused"
	DefinitionUnused   Code = "definition-unused"
	LinkAsText         Code = "link-as-text"
	EmphasisAsText     Code = "emphasis-as-text"
	HeadingAsText      Code = "heading-as-text"
	ListAsText         Code = "list-as-text"
	TableRule          Code = "table-rule"
)

var bodyCatalog = map[Code]entry{
	BodyTooLarge: {Error,
		Words{"phần văn bản lớn hơn 1 MB", "the text is larger than 1 MB"},
		Words{"chia thành nhiều báo cáo hoặc để vào tệp đính kèm", "split it into several reports or use an attachment"}},
	BlockTooLarge: {Error,
		Words{"đoạn bắt đầu ở đây dài hơn 64 KB", "the block that begins here is longer than 64 KB"},
		Words{"ngắt đoạn bằng dòng trống", "part it with blank lines"}},
	TooManyDelimiters: {Error,
		Words{"đoạn bắt đầu ở đây có hơn 2.000 ký tự định dạng (* _ ` [ ] …)", "the block that begins here has more than 2,000 formatting characters (* _ ` [ ] …)"},
		Words{"ngắt đoạn bằng dòng trống, hoặc viết \\* cho dấu thường", "part it with blank lines, or write \\* for a plain sign"}},
	TooManyCells: {Error,
		Words{"các bảng có hơn 65.536 ô", "the tables have more than 65,536 cells"},
		Words{"để bảng lớn vào tệp đính kèm csv hoặc xlsx", "put large tables into a csv or xlsx attachment"}},
	TooDeep: {Error,
		Words{"danh sách hoặc trích dẫn lồng nhau quá %[1]d cấp", "lists or quotations are nested more than %[1]d levels deep"},
		Words{"viết thành các mục riêng", "write separate sections"}},
	TooManyDefinitions: {Error,
		Words{"có hơn %[1]d định nghĩa liên kết hoặc chú thích", "there are more than %[1]d link definitions or footnotes"},
		Words{"viết liên kết ngay trong câu", "write links within the sentence"}},
	BodyTooDense: {Error,
		Words{"phần văn bản có hơn %[1]d %[2]s", "the text has more than %[1]d %[2]s"},
		Words{"chia thành nhiều báo cáo hoặc để vào tệp đính kèm", "split it into several reports or use an attachment"}},
	RawHTML: {Error,
		Words{"không viết HTML trong văn bản: %[1]q", "HTML is not allowed in the text: %[1]q"},
		Words{"dùng Markdown; dấu < trong câu viết là \\<; chỉ <span lang=\"…\">…</span> được phép", "use Markdown; write \\< for a plain <; only <span lang=\"…\">…</span> is allowed"}},
	HeadingLevel: {Error,
		Words{"tiêu đề trong văn bản bắt đầu từ ##", "headings in the text begin at ##"},
		Words{"viết ## thay cho #; # dành cho title", "write ## in place of #, which is the title's"}},
	DeadLink: {Error,
		Words{"liên kết %[1]q không dẫn tới báo cáo hay tệp nào", "the link %[1]q leads to no report and no file"},
		Words{"viết đường dẫn tới tệp nguồn, ví dụ ../go-vap/2019-05-31-so-ket.vi.md", "write the path of the source file, such as ../go-vap/2019-05-31-so-ket.vi.md"}},
	DeadFragment: {Error,
		Words{"không có mục %[1]q trong %[2]s", "there is no heading %[1]q in %[2]s"},
		Words{"các mục: %[3]s", "headings: %[3]s"}},
	DraftLink: {Error,
		Words{"liên kết %[1]q dẫn tới một bản nháp", "the link %[1]q leads to a draft"},
		Words{"bỏ liên kết hoặc công bố báo cáo đó", "remove the link or publish that report"}},
	ImageAlt: {Error,
		Words{"ảnh thiếu lời mô tả", "the picture has no alternative text"},
		Words{"viết ![mô tả ảnh](%[1]s) cho người không nhìn thấy ảnh", "write ![what it shows](%[1]s) for readers who do not see it"}},
	ImageRemote: {Error,
		Words{"ảnh %[1]q nằm ngoài cổng này", "the picture %[1]q is not part of this site"},
		Words{"chép ảnh vào thư mục của báo cáo", "copy the picture into the report's folder"}},
	PicturePlace: {Error,
		Words{"ảnh %[1]q không nằm trong thư mục của báo cáo nào", "the picture %[1]q lies in no report's folder"},
		Words{"chép ảnh vào thư mục %[2]s; chỉ hiện được ảnh trong thư mục của một báo cáo", "copy it into the folder %[2]s: only pictures of a report's folder are shown"}},
	FileWithdrawn: {Error,
		Words{"tệp %[1]q thuộc về một báo cáo đã được rút: %[2]s", "the file %[1]q belongs to a report that was withdrawn: %[2]s"},
		Words{"bỏ ảnh hoặc liên kết này ở đây; tệp của báo cáo đã rút không còn được công bố", "take the picture or link out here: files of a withdrawn report are not published"}},
	LinkText: {Error,
		Words{"liên kết tới %[1]q không có chữ nào để bấm", "the link to %[1]q has no words to click on"},
		Words{"viết [chữ](%[1]s)", "write [words](%[1]s)"}},
	HeadingText: {Error,
		Words{"tiêu đề để trống", "the heading is empty"},
		Words{"viết tiêu đề sau dấu ##, hoặc bỏ dòng này", "write its words after ##, or remove the line"}},
	RowTooLong: {Error,
		Words{"hàng có nhiều ô hơn %[1]d cột của bảng; phần thừa từ đây bị mất", "the row has more cells than the table's %[1]d columns; what begins here would be lost"},
		Words{"thêm cột ở hàng đầu, hoặc viết \\| cho dấu gạch đứng trong ô", "add a column to the header, or write \\| for a bar within a cell"}},
	FootnoteMissing: {Warning,
		Words{"không có chú thích [^%[1]s]", "there is no footnote [^%[1]s]"},
		Words{"thêm một dòng [^%[1]s]: lời chú thích", "add a line [^%[1]s]: text of the footnote"}},
	FootnoteUnused: {Warning,
		Words{"chú thích [^%[1]s] không được dẫn ở đâu nên không hiện ra", "the footnote [^%[1]s] is referred to nowhere and will not be shown"},
		Words{"viết [^%[1]s] trong câu cần chú thích", "write [^%[1]s] in the sentence that it belongs to"}},
	DefinitionUnused: {Warning,
		Words{"dòng [%[1]s]: … bị coi là định nghĩa liên kết nên không hiện ra", "the line [%[1]s]: … counts as the definition of a link and is not shown"},
		Words{"nếu là văn bản thì viết \\[%[1]s]: …", "if it is text, write \\[%[1]s]: …"}},
	LinkAsText: {Error,
		Words{"%[2]s %[1]q không thành %[2]s mà hiện nguyên văn", "the %[2]s %[1]q is not one and would be shown as it is written"},
		Words{"%[3]s; dấu ngoặc thường thì viết \\[", "%[3]s; write \\[ for a plain bracket"}},
	EmphasisAsText: {Warning,
		Words{"dấu %[1]s này không thành chữ đậm mà hiện nguyên văn", "this %[1]s makes nothing bold and is shown as it is written"},
		Words{"viết **chữ đậm** đủ hai đầu, sát chữ, có dấu cách hoặc dấu câu ở ngoài; dấu sao thường thì viết \\*", "write **bold words** with stars close to the words at both ends and a space or a sign outside, or \\* for a plain star"}},
	HeadingAsText: {Warning,
		Words{"tiêu đề thiếu dấu cách sau #, nên thành đoạn văn thường", "this heading has no space after # and so is plain text"},
		Words{"viết %[1]q, giữa hai dòng trống; dấu # thường thì viết \\#", "write %[1]q between blank lines, or \\# for a plain sign"}},
	ListAsText: {Warning,
		Words{"các dòng bắt đầu bằng %[1]q không thành danh sách mà dồn vào một đoạn", "lines that begin with %[1]q are no list and run together into one paragraph"},
		Words{"đầu mỗi dòng, viết \"- \" thay cho %[1]q", "begin each line with \"- \" in place of %[1]q"}},
	TableRule: {Warning,
		Words{"hàng kẻ của bảng có %[1]d cột, hàng tiêu đề ngay trên có %[2]d cột", "the table's rule has %[1]d columns, the header row right above it has %[2]d"},
		Words{"viết hai hàng cùng số cột, ví dụ hàng kẻ %[3]s", "give both rows as many columns, such as a rule %[3]s"}},
}

// NoHeading is the problem of a link to a heading that a text does not have; headings are those that
// a hint may name. The text may have others (hasHeadings) or none at all.
func NoHeading(fragment string, text any, hasHeadings bool, headings []string) Problem {
	p := New(DeadFragment, fragment, text, strings.Join(headings, ", "))
	switch {
	case !hasHeadings:
		p.Hint = Words{"văn bản ấy không có tiêu đề nào; thêm một dòng ## Tiêu đề, hoặc bỏ phần từ dấu #", "that text has no headings; add a line ## Heading, or leave out what begins with #"}
	case len(headings) == 0:
		p.Hint = Words{}
	}
	return p
}
