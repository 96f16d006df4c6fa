package problem

import "fmt"

// Keys and values: what a key may hold.
const (
	UnknownKey      Code = "unknown-key"
	MissingKey      Code = "missing-key"
	EmptyKey        Code = "empty-key"
	WrongType       Code = "wrong-type"
	EllipsisPlace   Code = "ellipsis-place"
	ListTooLong     Code = "list-too-long"
	BadDate         Code = "bad-date"
	ImpossibleDate  Code = "impossible-date"
	BadTime         Code = "bad-time"
	BadDue          Code = "bad-due"
	BadNumber       Code = "bad-number"
	AmbiguousNumber Code = "ambiguous-number"
	NumberInBraces  Code = "number-in-braces"
	CommaInBraces   Code = "comma-in-braces"
	BadBoolean      Code = "bad-boolean"
	UnknownChoice   Code = "unknown-choice"
	UnknownAgency   Code = "unknown-agency"
	UnknownKind     Code = "unknown-kind"
	SharedName      Code = "shared-name"
	ListedTwice     Code = "listed-twice"
	BadID           Code = "bad-id"
	BadLink         Code = "bad-link"
	BadAddress      Code = "bad-address"
	BadName         Code = "bad-name"
	BadCode         Code = "bad-code"
	BadEmail        Code = "bad-email"
	BadPhone        Code = "bad-phone"
	BadTimeZone     Code = "bad-time-zone"
	BadDigest       Code = "bad-digest"
	NotTranslated   Code = "not-translated"
)

// OverSeveralDays gives the problem of a meeting's day that names several days a hint that names the key for the last.
func (p Problem) OverSeveralDays(first, last string) Problem {
	p.Hint = Words{
		fmt.Sprintf("họp nhiều ngày thì viết ngày đầu ở date và ngày cuối ở end_date: date: %s và end_date: %s", first, last),
		fmt.Sprintf("of a meeting over several days, write the first in date and the last in end_date: date: %s and end_date: %s", first, last)}
	p.Repair = Repair{}
	return p
}

var valueCatalog = map[Code]entry{
	UnknownKey: {Error,
		Words{"không có khoá %[1]q ở đây", "there is no key %[1]q here"},
		Words{"các khoá dùng được: %[2]s", "keys that may stand here: %[2]s"}},
	MissingKey: {Error,
		Words{"thiếu khoá bắt buộc %[1]q", "the required key %[1]q is missing"},
		Words{"thêm dòng, ví dụ %[2]s", "add a line, for example %[2]s"}},
	EmptyKey: {Error,
		Words{"khoá bắt buộc %[1]q để trống", "the required key %[1]q is empty"},
		Words{"viết, ví dụ %[2]s", "write, for example, %[2]s"}},
	WrongType: {Error,
		Words{"ở đây phải là %[1]s, không phải %[2]s", "this must be %[1]s, not %[2]s"},
		Words{"%[3]s", "%[3]s"}},
	EllipsisPlace: {Error,
		Words{"dấu … chỉ đứng ở cuối danh sách", "… may only be the last entry of a list"},
		Words{"đưa dấu … xuống dòng cuối của danh sách", "move … to the end of the list"}},
	ListTooLong: {Error,
		Words{"ở đây có %[1]d mục, nhiều hơn %[2]d", "there are %[1]d entries here, more than %[2]d"},
		Words{"rút gọn lại, hoặc để vào tệp đính kèm csv hay xlsx", "shorten it, or put it into a csv or xlsx attachment"}},
	BadDate: {Error,
		Words{"%[1]q không phải là ngày", "%[1]q is not a date"},
		Words{"viết %[2]s", "write %[2]s"}},
	ImpossibleDate: {Error,
		Words{"không có ngày %[1]q trong lịch", "there is no day %[1]q in the calendar"},
		Words{"tháng %[2]d năm %[3]d có %[4]d ngày", "month %[2]d of %[3]d has %[4]d days"}},
	BadTime: {Error,
		Words{"%[1]q không phải là ngày hoặc ngày giờ", "%[1]q is not a date or a date with time"},
		Words{"viết %[2]s", "write %[2]s"}},
	BadDue: {Error,
		Words{"%[1]q không phải là thời hạn", "%[1]q is not a due date"},
		Words{"viết %[2]s", "write %[2]s"}},
	BadNumber: {Error,
		Words{"%[1]q không phải là số", "%[1]q is not a number"},
		Words{"chỉ viết số, ví dụ 300 hoặc 92,3; đơn vị để ở unit", "write the number alone, such as 300 or 92.3; its unit goes to unit"}},
	AmbiguousNumber: {Error,
		Words{"%[1]q có thể đọc là %[2]s hoặc %[3]s", "%[1]q may mean %[2]s or %[3]s"},
		Words{"viết %[2]s nếu là hàng nghìn, %[3]s nếu là số thập phân", "write %[2]s for thousands, %[3]s for a decimal fraction"}},
	NumberInBraces: {Error,
		Words{"trong ngoặc { } dấu phẩy ngăn các khoá, nên %[1]q bị tách rời khỏi số đứng trước", "inside { } a comma parts the keys, so %[1]q was cut off the number before it"},
		Words{"viết %[2]s, hoặc dùng dấu chấm", "write %[2]s, or use a point"}},
	CommaInBraces: {Error,
		Words{"trong ngoặc { } dấu phẩy ngăn các khoá, nên %[1]q bị tách rời khỏi văn bản đứng trước", "inside { } a comma parts the keys, so %[1]q was cut off the text before it"},
		Words{"viết, ví dụ %[2]s", "write, for example, %[2]s"}},
	BadBoolean: {Error,
		Words{"%[1]q không phải là true hoặc false", "%[1]q is neither true nor false"},
		Words{"viết true nếu có, false nếu không", "write true or false"}},
	UnknownChoice: {Error,
		Words{"%[1]q không phải là một giá trị của %[2]q", "%[1]q is not a value of %[2]q"},
		Words{"viết một trong các giá trị: %[3]s", "write one of: %[3]s"}},
	UnknownAgency: {Error,
		Words{"không có cơ quan %[1]q", "unknown agency %[1]q"},
		Words{"thêm cơ quan vào agencies trong site.yaml, hoặc viết một trong: %[2]s", "add it to agencies in site.yaml, or write one of: %[2]s"}},
	ListedTwice: {Warning,
		Words{"%[1]q đã có trong danh sách này", "%[1]q already stands in this list"},
		Words{"giữ một lần; mã, tên và tên tắt là một", "keep it once; id, name and short form are the same"}},
	SharedName: {Error,
		Words{"tên %[1]q thuộc về nhiều cơ quan", "the name %[1]q belongs to several agencies"},
		Words{"viết một trong các mã: %[2]s", "write one of the ids: %[2]s"}},
	UnknownKind: {Error,
		Words{"không có loại hội nghị %[1]q", "unknown kind of meeting %[1]q"},
		Words{"các loại: %[2]s", "kinds: %[2]s"}},
	BadID: {Error,
		Words{"%[1]q không dùng làm mã được", "%[1]q cannot be an id"},
		Words{"chỉ dùng chữ thường a-z không dấu, chữ số và dấu gạch nối, ví dụ %[2]q", "use only a-z, digits and hyphens, such as %[2]q"}},
	BadLink: {Error,
		Words{"liên kết %[1]q không được phép", "the link %[1]q is not allowed"},
		Words{"dùng https, http, mailto, tel, #mục hoặc đường dẫn tương đối", "use https, http, mailto, tel, #heading or a relative path"}},
	BadAddress: {Error,
		Words{"%[1]q không phải là địa chỉ đầy đủ", "%[1]q is not a whole address"},
		Words{"viết địa chỉ bắt đầu bằng https://, http://, mailto: hoặc tel:, không có dấu cách, ví dụ %[2]s", "write an address that begins with https://, http://, mailto: or tel:, without spaces, such as %[2]s"}},
	BadName: {Error,
		Words{"%[1]q không phải là tên tệp trong thư mục của báo cáo", "%[1]q is not the name of a file in the report's folder"},
		Words{"viết tên tệp, ví dụ anh.jpg, không kèm đường dẫn", "write the file's name, such as anh.jpg, without a path"}},
	BadCode: {Error,
		Words{"%[1]q không phải là mã đơn vị hành chính", "%[1]q is not a register code"},
		Words{"viết các chữ số của mã, ví dụ \"003\"", "write the digits of the code, such as \"003\""}},
	BadEmail: {Error,
		Words{"%[1]q không phải là địa chỉ thư điện tử", "%[1]q is not an e-mail address"},
		Words{"viết một địa chỉ, không kèm tên và dấu cách, ví dụ bientap@example.org", "write one address without a name or spaces, such as editors@example.org"}},
	BadPhone: {Error,
		Words{"%[1]q không phải là một số điện thoại", "%[1]q is not a telephone number"},
		Words{"viết một số gồm 3 đến 15 chữ số, có thể có dấu cách và + . - ( ), ví dụ 024 3825 1234", "write one number of 3 to 15 digits, with spaces and + . - ( ) if you like, such as +84 24 3825 1234"}},
	BadDigest: {Error,
		Words{"%[1]q không phải là mã SHA-512", "%[1]q is not a SHA-512"},
		Words{"chép đủ 128 chữ số mà phoihop snapshot in ra, hoặc chạy sha512sum TỆP", "copy all 128 digits that phoihop snapshot prints, or run sha512sum FILE"}},
	BadTimeZone: {Error,
		Words{"không có múi giờ %[1]q", "unknown time zone %[1]q"},
		Words{"viết ví dụ Asia/Ho_Chi_Minh", "write, for example, Asia/Ho_Chi_Minh"}},
	NotTranslated: {Error,
		Words{"phải có văn bản bằng %[1]s", "the text in %[1]s is missing"},
		Words{"viết {vi: …, en: …}", "write {vi: …, en: …}"}},
}
