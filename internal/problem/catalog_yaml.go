package problem

// YAML: the form of the front matter, site.yaml and district.yaml.
const (
	YAMLSyntax    Code = "yaml-syntax"
	YAMLTab       Code = "yaml-tab"
	YAMLColon     Code = "yaml-colon"
	YAMLSpace     Code = "yaml-space"
	YAMLQuote     Code = "yaml-quote"
	YAMLBracket   Code = "yaml-bracket"
	YAMLIndent    Code = "yaml-indent"
	YAMLEscape    Code = "yaml-escape"
	YAMLLine      Code = "yaml-line"
	YAMLWideColon Code = "yaml-wide-colon"
	YAMLInside    Code = "yaml-inside"
	YAMLReserved  Code = "yaml-reserved"
	YAMLAnchor    Code = "yaml-anchor"
	YAMLAlias     Code = "yaml-alias"
	YAMLMerge     Code = "yaml-merge"
	YAMLTag       Code = "yaml-tag"
	YAMLDirective Code = "yaml-directive"
	YAMLDocuments Code = "yaml-documents"
	YAMLDepth     Code = "yaml-depth"
	YAMLComment   Code = "yaml-comment"
	OddSpace      Code = "odd-space"
	OddHyphen     Code = "odd-hyphen"
	DuplicateKey  Code = "duplicate-key"
	BadKey        Code = "bad-key"
)

var goesOn = Words{"nếu là phần tiếp của văn bản ở trên, thụt vào sâu hơn khoá hai dấu cách; nếu là một mục của danh sách, bắt đầu bằng \"- \"",
	"if it goes on with the text above, indent it two spaces deeper than the key; if it is an entry of a list, begin it with \"- \""}

// InSettings takes from a problem of YAML the advice that only a report can follow.
func (p Problem) InSettings() Problem {
	if p.Code == YAMLLine {
		p.Hint = goesOn
	}
	return p
}

var yamlCatalog = map[Code]entry{
	YAMLSyntax: {Error,
		Words{"không đọc được phần khai báo từ dòng này (%[1]s)", "the keys cannot be read from this line on (%[1]s)"},
		Words{"xem lại dấu hai chấm, dấu ngoặc, dấu nháy và độ thụt đầu dòng ở đây và dòng trên", "check colons, brackets, quotes and indentation here and on the line above"}},
	YAMLTab: {Error,
		Words{"có dấu tab trong phần thụt đầu dòng", "there is a tab in the indentation"},
		Words{"thay mỗi dấu tab bằng hai dấu cách", "write two spaces in place of each tab"}},
	YAMLColon: {Error,
		Words{"văn bản có dấu hai chấm phải đặt trong dấu nháy", "a text with a colon must stand in quotes"},
		Words{"viết %[1]s", "write %[1]s"}},
	YAMLSpace: {Error,
		Words{"thiếu dấu cách sau dấu %[2]s", "a space is missing after the %[2]s"},
		Words{"viết %[1]s", "write %[1]s"}},
	YAMLQuote: {Error,
		Words{"dấu nháy mở ở đây không được đóng ở cuối văn bản", "the quote that opens here is not closed at the end of the text"},
		Words{"viết %[1]s; dấu nháy bên trong văn bản dùng “ ”", "write %[1]s; quotes inside a text are written “ ”"}},
	YAMLBracket: {Error,
		Words{"dấu ngoặc %[1]s ở đây không thành cặp", "the bracket %[1]s here has no partner"},
		Words{"mỗi dấu ngoặc mở cần một dấu đóng; văn bản có dấu ngoặc ở đầu phải đặt trong dấu nháy", "each bracket that opens needs one that closes; a text that begins with a bracket must stand in quotes"}},
	YAMLIndent: {Error,
		Words{"dòng này thụt vào khác với các dòng cùng nhóm", "this line is indented otherwise than the lines it belongs to"},
		Words{"các khoá cùng nhóm phải thẳng cột với nhau", "keys of one group begin in the same column"}},
	YAMLReserved: {Error,
		Words{"văn bản không được bắt đầu bằng %[1]q nếu không có dấu nháy", "a text cannot begin with %[1]q unless it stands in quotes"},
		Words{"viết %[2]s", "write %[2]s"}},
	YAMLEscape: {Error,
		Words{"trong dấu nháy kép, dấu \\ và chữ đứng sau tạo thành một ký tự khác", "inside double quotes a \\ and the letter behind it make another character"},
		Words{"thay hai dấu nháy kép bằng hai dấu nháy đơn '…'", "write single quotes '…' in place of the double ones"}},
	YAMLLine: {Error,
		Words{"dòng này không có khoá", "there is no key on this line"},
		Words{goesOn.Vi + "; nếu phần văn bản của báo cáo bắt đầu ở đây, thêm dòng --- phía trên", goesOn.En + "; if the text of the report begins here, add a line --- above"}},
	YAMLInside: {Error,
		Words{"bên trong ngoặc, văn bản này phải đặt trong dấu nháy", "inside brackets this text must stand in quotes"},
		Words{"đặt mỗi văn bản có dấu ? : , # hoặc dấu ngoặc trong dấu nháy", "put every text with ? : , # or a bracket in quotes"}},
	YAMLWideColon: {Error,
		Words{"dấu hai chấm ở đây là dấu rộng ：", "the colon here is the wide one ："},
		Words{"viết %[1]s", "write %[1]s"}},
	YAMLAnchor: {Error,
		Words{"dấu & ở đầu giá trị (&%[1]s) có nghĩa riêng, không dùng được ở đây", "a & at the beginning of a value (&%[1]s) has a meaning of its own that is not used here"},
		Words{"viết đầy đủ giá trị; văn bản bắt đầu bằng & phải đặt trong dấu nháy", "write the value in full; a text that begins with & must stand in quotes"}},
	YAMLAlias: {Error,
		Words{"dấu * ở đầu giá trị (*%[1]s) có nghĩa riêng, không dùng được ở đây", "a * at the beginning of a value (*%[1]s) has a meaning of its own that is not used here"},
		Words{"viết đầy đủ giá trị; văn bản bắt đầu bằng * phải đặt trong dấu nháy", "write the value in full; a text that begins with * must stand in quotes"}},
	YAMLMerge: {Error,
		Words{"khoá << (chép các khoá từ nơi khác) không dùng được ở đây", "the key << (keys copied from elsewhere) is not used here"},
		Words{"viết đầy đủ các khoá", "write the keys in full"}},
	YAMLTag: {Error,
		Words{"dấu ! ở đầu giá trị (%[1]s) có nghĩa riêng, không dùng được ở đây", "a ! at the beginning of a value (%[1]s) has a meaning of its own that is not used here"},
		Words{"bỏ phần này; văn bản bắt đầu bằng ! phải đặt trong dấu nháy", "leave it out; a text that begins with ! must stand in quotes"}},
	YAMLDirective: {Error,
		Words{"không dùng chỉ thị YAML (dòng bắt đầu bằng %)", "YAML directives (a line that begins with %) are not used here"},
		Words{"xoá dòng này", "remove this line"}},
	YAMLDocuments: {Error,
		Words{"dòng này mở đầu một phần khai báo thứ hai, mà chỉ được có một", "this line begins a second set of keys, and there may be only one"},
		Words{"xoá dòng --- hoặc ... thừa", "remove the extra --- or ... line"}},
	YAMLDepth: {Error,
		Words{"các khoá lồng nhau quá 50 cấp", "keys are nested more than 50 levels deep"}, Words{}},
	YAMLComment: {Warning,
		Words{"phần %[1]q bị coi là chú thích YAML nên không hiện trên trang", "%[1]q counts as a YAML comment and is not shown"},
		Words{"nếu đó là nội dung thì viết %[2]s", "if it belongs to the text, write %[2]s"}},
	OddSpace: {Error,
		Words{"dấu cách ở đây là %[1]s, thường do dán từ Word", "the space here is %[1]s, as it comes with text pasted from Word"},
		Words{"xoá rồi gõ lại bằng phím cách; phoihop check --fix sửa được", "delete it and press the space bar; phoihop check --fix can do it"}},
	OddHyphen: {Error,
		Words{"mục của danh sách bắt đầu bằng \"-\" (gạch nối), không phải \"%[1]s\"", "an entry of a list begins with \"-\" (a hyphen), not \"%[1]s\""},
		Words{"viết - rồi một dấu cách; phoihop check --fix sửa được", "write - and a space; phoihop check --fix can do it"}},
	DuplicateKey: {Error,
		Words{"khoá %[1]q đã có ở dòng %[2]d", "the key %[1]q already stands on line %[2]d"},
		Words{"giữ một khoá; nhiều giá trị viết thành danh sách", "keep one of them; several values make a list"}},
	BadKey: {Error,
		Words{"tên khoá phải là văn bản", "a key must be plain text"},
		Words{"viết khoá: giá trị", "write key: value"}},
}
