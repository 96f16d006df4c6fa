package problem

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts: what a check tells of how a report is written. These are warnings: the page stands, but readers,
// or persons, are not served by it.
const (
	AvoidedWord       Code = "avoided-word"
	DoubledWord       Code = "doubled-word"
	ToneStyle         Code = "tone-style"
	WrongEncoding     Code = "wrong-encoding"
	ZeroWidth         Code = "zero-width"
	StackedMarks      Code = "stacked-marks"
	HTMLAsText        Code = "html-as-text"
	SecondReport      Code = "second-report"
	ForeignD          Code = "foreign-d"
	PastedTable       Code = "pasted-table"
	PhoneNumber       Code = "phone-number"
	IdentityNumber    Code = "identity-number"
	BirthDate         Code = "birth-date"
	PrivateAddress    Code = "private-address"
	ChoiceByName      Code = "choice-by-name"
	TranslationBehind Code = "translation-behind"
	DateAhead         Code = "date-ahead"
	AfterEnd          Code = "after-end"
	PublishedBefore   Code = "published-before"
	PublishedLate     Code = "published-late"
	PersonTwoWays     Code = "person-two-ways"
	DocumentTwoWays   Code = "document-two-ways"
)

// InEncoding gives the problem of a text that can't be read a hint that names its encoding and says how a line
// of it should read.
func (p Problem) InEncoding(name, right string) Problem {
	right = strings.Map(visible, right)
	if name == "UTF-8" {
		p.Hint = Words{
			fmt.Sprintf("dòng này là UTF-8 bị đọc như Windows-1252, lẽ ra là: %s; chép lại từ tệp gốc, hoặc để phoihop check --fix sửa", shorten(right)),
			fmt.Sprintf("this line is UTF-8 read as Windows-1252 and should read: %s; copy it from the original again, or have phoihop check --fix repair it", shorten(right))}
		return p
	}
	p.Hint = Words{
		fmt.Sprintf("tệp này có vẻ ở bảng mã %s, dòng này là: %s; chuyển sang Unicode rồi lưu lại với UTF-8", name, shorten(right)),
		fmt.Sprintf("the file seems to be in %s, and this line to read: %s; convert it to Unicode and save it as UTF-8", name, shorten(right))}
	return p
}

// visible replaces what a hint would send to a terminal as a command.
func visible(r rune) rune {
	if unicode.IsControl(r) {
		return utf8.RuneError
	}
	return r
}

var personalHint = Words{"bỏ khỏi báo cáo: cổng này không đăng dữ liệu cá nhân; nếu tệp đã công bố thì bỏ cả ở bản đã công bố", "remove it: reports hold no personal data; if the file was published before, remove it there too"}

var textCatalog = map[Code]entry{
	AvoidedWord: {Warning,
		Words{"bảng thuật ngữ khuyên không dùng %[1]q", "the glossary advises against %[1]q"},
		Words{"viết %[2]q; tên riêng giữ nguyên thì đặt trong ngoặc kép “…”", "write %[2]q; a name that must stay goes into quotation marks “…”"}},
	DoubledWord: {Warning,
		Words{"từ %[1]q viết hai lần liền nhau", "the word %[1]q stands twice in a row"},
		Words{"bỏ một từ", "remove one of them"}},
	ToneStyle: {Warning,
		Words{"cách đặt dấu không thống nhất: ở đây là %[1]q, còn %[2]d chỗ khác viết như %[3]q", "tone marks are placed in two ways: %[1]q here, but as in %[3]q elsewhere (%[2]d times)"},
		Words{"viết %[4]q; trong một báo cáo chỉ dùng một kiểu", "write %[4]q; keep to one way within a report"}},
	WrongEncoding: {Warning,
		Words{"văn bản này bị sai bảng mã: %[1]s (số dòng: %[2]d)", "this text is in a wrong encoding: %[1]s (lines: %[2]d)"},
		Words{"chuyển văn bản sang Unicode rồi dán lại; dòng này đúng ra là: %[3]s", "convert the text to Unicode and paste it again; this line should read: %[3]s"}},
	ZeroWidth: {Warning,
		Words{"có ký tự không có bề rộng nên không nhìn thấy được (%[1]s)", "there is a character of no width, which nobody sees (%[1]s)"},
		Words{"xoá ký tự này, nếu không thì tìm kiếm không thấy từ chứa nó", "delete it: a search does not find the word that holds it"}},
	StackedMarks: {Warning,
		Words{"chữ này có hơn %[1]d dấu chồng lên nhau", "this letter has more than %[1]d marks, one above another"},
		Words{"xoá chữ cùng các dấu rồi gõ lại", "delete the letter with its marks and type it again"}},
	HTMLAsText: {Warning,
		Words{"khoá chỉ nhận văn bản, không nhận HTML: trang hiện nguyên %[1]q", "keys hold plain text, no HTML: the page shows %[1]q as it stands"},
		Words{"%[2]s", "%[2]s"}},
	SecondReport: {Warning,
		Words{"ở đây có phần đầu của một báo cáo khác (dòng %[1]s); trang hiện các khoá ấy như một tiêu đề, văn bản sau đó lẫn vào báo cáo này", "the keys of another report stand here (lines %[1]s); the page shows them as a heading, and the text behind them as part of this report"},
		Words{"đưa báo cáo ấy vào một tệp .md riêng", "move that report to a .md file of its own"}},
	ForeignD: {Warning,
		Words{"chữ %[1]s này (%[2]s) trông như %[3]s nhưng là chữ của tiếng khác", "this %[1]s (%[2]s) looks like %[3]s but is a letter of another language"},
		Words{"gõ lại chữ %[3]s; nếu không thì tìm kiếm không thấy từ chứa nó", "type %[3]s again: a search does not find the word that holds it"}},
	PastedTable: {Warning,
		Words{"các dòng này có vẻ là một bảng dán từ Word, các ô cách nhau bằng dấu tab; trang sẽ dồn chúng thành một đoạn", "these lines look like a table pasted from Word, with tabs between its cells; the page runs them together"},
		Words{"viết thành bảng Markdown, mỗi ↵ là xuống dòng: %[1]s", "write it as a table of Markdown, a new line for each ↵: %[1]s"}},
	PhoneNumber: {Warning,
		Words{"%[1]q trông như một số điện thoại", "%[1]q looks like a phone number"}, personalHint},
	IdentityNumber: {Warning,
		Words{"%[1]q trông như số căn cước, chứng minh nhân dân hoặc hộ chiếu", "%[1]q looks like the number of an identity card or passport"}, personalHint},
	BirthDate: {Warning,
		Words{"%[1]q trông như ngày hoặc năm sinh của một người", "%[1]q looks like a person's date of birth"}, personalHint},
	PrivateAddress: {Warning,
		Words{"%[1]q trông như địa chỉ nhà riêng", "%[1]q looks like a private address"}, personalHint},
	ChoiceByName: {Note,
		Words{"%[1]q được hiểu là %[2]s", "%[1]q is understood as %[2]s"},
		Words{"viết mã: %[2]s", "write the id: %[2]s"}},
	TranslationBehind: {Warning,
		Words{"văn bản gốc đã thay đổi từ khi dịch", "the original has changed since this was translated"},
		Words{"sửa bản dịch theo bản gốc, rồi chạy phoihop stamp, hoặc tự ghi of: %[1]s", "bring the translation up to date, then run phoihop stamp, or write of: %[1]s"}},
	DateAhead: {Warning,
		Words{"ngày %[1]s ở sau hôm nay, %[2]s", "the date %[1]s lies ahead: today is %[2]s"},
		Words{"xem lại ngày, nhất là năm; hội nghị chưa diễn ra thì chưa công bố báo cáo", "check the date, its year above all; nothing is published of a meeting that is still to come"}},
	AfterEnd: {Warning,
		Words{"hội nghị ngày %[1]s diễn ra sau ngày cuối của địa phương, %[2]s", "the meeting of %[1]s was held after the last day of its district, %[2]s"},
		Words{"xem lại ngày, nhất là năm; báo cáo của đơn vị mới đặt trong thư mục của đơn vị ấy", "check the date, its year above all; a report of the new unit stands in that unit's folder"}},
	PublishedBefore: {Warning,
		Words{"ngày đăng %[1]s sớm hơn ngày họp %[2]s", "it was published on %[1]s, before the meeting of %[2]s"},
		Words{"xem lại hai ngày, nhất là năm", "check the two dates, their years above all"}},
	PublishedLate: {Warning,
		Words{"ngày đăng %[1]s muộn hơn ngày họp %[2]s tới %[3]d ngày", "it was published on %[1]s, %[3]d days after the meeting of %[2]s"},
		Words{"xem lại năm của hai ngày; nếu nguồn đăng muộn thật thì nói rõ trong source_notes, sẽ không nhắc nữa", "check the years of the two dates; if the source is as late as that, say so in source_notes, which ends this warning"}},
	PersonTwoWays: {Warning,
		Words{"%[1]q ở %[3]s viết là %[2]q%[4]s", "%[1]q is %[2]q in %[3]s%[4]s"},
		Words{"nếu là một người thì viết thống nhất %[2]q", "if this is one person, write %[2]q in both"}},
	DocumentTwoWays: {Warning,
		Words{"văn bản %[1]q ở %[3]s ghi là %[2]q", "the document %[1]q is %[2]q in %[3]s"},
		Words{"ghi thống nhất %[2]q", "write %[2]q in both"}},
}
