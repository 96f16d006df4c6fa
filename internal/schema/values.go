package schema

import (
	"phoihop/internal/source"
)

// Patterns of what is read in internal/source/values.go. They keep to what regular expressions mean alike in
// JavaScript and in Go.
const (
	year      = `[1-9][0-9]{3}`
	leapYear  = `(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)`
	day       = `(?:` + year + `-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|` + leapYear + `-02-29)`
	month     = year + `-(?:0[1-9]|1[0-2])`
	date      = `(?:` + day + `|` + month + `|` + year + `)`
	clock     = `(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?`
	stamp     = day + `(?:[Tt ]\s*` + clock + `\s*(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?`
	due       = `(?:` + date + `|[0-9]{4}-?(?:Q[1-4]|H[12]))`
	number    = `[-+]?(?:[0-9]+(?:,[0-9]+)?|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|(?:0[0-9]*|[0-9]{4,})\.[0-9]{3}|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]+)`
	id        = `[a-z0-9][a-z0-9-]*`
	idPattern = `^` + id + `$`

	// In an address. No white space, < > " \ anywhere; a "%" stands before two digits.
	urlPath  = `(?:[^\s<>"\\%?#]|%[0-9A-Fa-f]{2})*`
	query    = `(?:\?[^\s<>"\\#]*)?`
	fragment = `(?:#(?:[^\s<>"\\%]|%[0-9A-Fa-f]{2})*)?`
	host     = `(?:[A-Za-z0-9.+!$&'()*,;=:~%_-]*@)?(?:(?:[A-Za-z0-9._-]|[^\s\x00-\x7f])+|\[[0-9a-f:]+\])(?::[0-9]*)?`
	web      = `[Hh][Tt][Tt][Pp][Ss]?://` + host
	address  = `(?:` + web + `(?:/` + urlPath + `)?` + query + fragment +
		`|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s@<>"\\]+@[^\s@<>"\\]+|[Tt][Ee][Ll]:\+?[0-9.()-]{3,})`
	siteAddress = web + `(?:/` + urlPath + `)?`
	email       = `[A-Za-z0-9_+'=~-]+(?:\.[A-Za-z0-9_+'=~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`
	phone       = `[ ().-]*\+?(?:[ ().-]*[0-9]){3,15}[ ().-]*`
	inside      = `[^:\s<>"\\]`
	insidePath  = `[^:\s<>"\\#]`
	link        = `(?:` + address + `|#` + inside + `*|[^:\s<>"\\#/.]+/` + inside + `*|\.\.?/` + inside + `*|` + insidePath + `*\.md(?:#` + inside + `*)?)`

	fileName     = `(?:[^/\\.~][^/\\]*|~(?:[^$/\\][^/\\]*)?)`
	pictureTypes = `\.(?:[Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg])`
	fileTypes    = `\.(?:[Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg]|[Pp][Dd][Ff]|[Dd][Oo][Cc][Xx]|[Xx][Ll][Ss][Xx]|[Oo][Dd][TtSs]|[Cc][Ss][Vv]|[Zz][Ii][Pp])`

	reservedName     = `^(?:index|feed|calendar|page-[0-9]+|[0-9]{4})$`
	reservedFormerID = `^\s*(?:(?:agencies|kinds|tasks|search|glossary|about|accessibility|data|assets|files|people|documents|themes|index|feed|calendar|schema|vi|en|con|prn|aux|nul|[0-9]{4}|(?:com|lpt)[1-9])/.*|[^/]*/(?:index|feed|calendar|page-[0-9]+|[0-9]{4}))\s*$`
)

// value describes what a key takes.
func (m *maker) value(s source.Shape) *node {
	switch s.Form {
	case source.Choice:
		return m.choice(s.Choices)
	case source.List:
		return m.list(s)
	case source.Mapping:
		return m.group(s)
	case source.ByID:
		return m.byID(s)
	}
	return m.form(s.Form)
}

// form describes the values of a form that is the same at every key.
func (m *maker) form(form source.Form) *node {
	// written describes a value by a pattern, numbers by their bounds; an empty value is absent.
	written := func(pattern string, types []string, vi, en string, examples ...any) func() *node {
		return func() *node {
			return &node{
				Type: append([]string{"string", "null"}, types...), Pattern: `^\s*(?:` + pattern + `)?\s*$`,
				Examples: examples, ErrorMessage: m.both(vi, en),
			}
		}
	}
	between := func(low, high int, define func() *node) func() *node {
		return func() *node {
			n := define()
			n.Minimum = &low
			if high > 0 {
				n.Maximum = &high
			}
			return n
		}
	}
	integer, anyNumber := []string{"integer"}, []string{"number"}
	wordLike := []string{"integer", "boolean"} // what YAML makes of an id such as 12 or true
	switch form {
	case source.Boolean:
		return m.ref("boolean", func() *node {
			return &node{AnyOf: []*node{{Type: []string{"boolean", "null"}}, {Type: "string", Pattern: `^\s*(?:true|false)\s*$`}}, ErrorMessage: m.both("true hoặc false", "true or false")}
		})
	case source.Date:
		return m.ref("date", between(1000, 9999, written(date, integer, "năm-tháng-ngày, ví dụ 2023-02-15; hoặc 2023-02, 2023", "year-month-day, such as 2023-02-15; or 2023-02, 2023", "2023-02-15")))
	case source.Day:
		return m.ref("day", written(day, nil, "năm-tháng-ngày, ví dụ 2025-06-30", "year-month-day, such as 2025-06-30", "2025-06-30"))
	case source.Stamp:
		return m.ref("stamp", written(stamp, nil, "ngày, có thể kèm giờ, ví dụ 2023-02-15T21:06", "a day, with or without a time, such as 2023-02-15T21:06", "2023-02-15", "2023-02-15T21:06"))
	case source.Due:
		return m.ref("due", between(1000, 9999, written(due, integer, "ngày, tháng, quý (2023-Q4), nửa năm (2023-H2) hoặc năm", "a day, month, quarter (2023-Q4), half (2023-H2) or year", "2023-12-31", "2023-12", "2023-Q4", "2023-H2", "2023")))
	case source.Number:
		return m.ref("number", written(number, anyNumber, "số, ví dụ 300, 92,3 hoặc 1.178.826.623; một dấu chấm trước ba chữ số thì không rõ nghĩa", "a number, such as 300, 92,3 or 1.178.826.623; one dot before three digits is not clear", 300, "92,3"))
	case source.ID:
		return m.ref("id", between(0, 0, written(id, wordLike, "chữ thường không dấu, số và gạch nối, ví dụ t1", "lower-case letters, digits and hyphens, such as t1", "t1")))
	case source.DistrictID:
		return m.district(between(0, 0, written(id, wordLike, "id của một thư mục địa phương", "the id of a district's folder")))
	case source.UnitCode:
		return m.ref("code", between(0, 99999, written(`[0-9]{2,5}`, integer, "mã gồm 2 đến 5 chữ số", "a code of 2 to 5 digits", "003")))
	case source.FormerID:
		return m.ref("formerID", func() *node {
			n := written(id+`/`+id, nil, "id cũ của một báo cáo, ví dụ tay-ho/2023-02-15-tong-ket", "a report's former id, such as tay-ho/2023-02-15-tong-ket", "tay-ho/2023-02-15-tong-ket")()
			n.Not = &node{Type: "string", Pattern: reservedFormerID}
			return n
		})
	case source.FileName:
		return m.ref("file", written(fileName+fileTypes, nil, "tên một tệp trong thư mục của báo cáo: jpg, png, pdf, docx, xlsx, odt, ods, csv, zip", "a file of the report's folder: jpg, png, pdf, docx, xlsx, odt, ods, csv, zip", "chuong-trinh.pdf"))
	case source.PictureName:
		return m.ref("picture", written(fileName+pictureTypes, nil, "tên một ảnh jpg hoặc png trong thư mục của báo cáo", "a jpg or png picture of the report's folder", "anh.jpg"))
	case source.Link:
		return m.ref("link", written(link, nil, "địa chỉ https, hoặc đường dẫn như ../go-vap/2019-05-31-so-ket.vi.md", "an https address, or a path such as ../go-vap/2019-05-31-so-ket.vi.md", "https://example.org/tin-tuc"))
	case source.Address:
		return m.ref("address", written(address, nil, "địa chỉ, ví dụ https://example.org/tin-tuc", "an address, such as https://example.org/tin-tuc", "https://example.org/tin-tuc"))
	case source.SiteAddress:
		return m.ref("siteAddress", written(siteAddress, nil, "địa chỉ http hoặc https, không có ? và #", "an http or https address without ? and #", "https://example.org/"))
	case source.Email:
		return m.ref("email", written(email, nil, "một địa chỉ thư điện tử, không kèm tên, ví dụ bientap@example.org", "one e-mail address without a name, such as editors@example.org", "bientap@example.org"))
	case source.Phone:
		return m.ref("phone", written(phone, anyNumber, "một số điện thoại, ví dụ 024 3825 1234", "a telephone number, such as +84 24 3825 1234", "024 3825 1234"))
	case source.SHA512:
		return m.ref("sha512", written(`[0-9a-fA-F]{128}`, nil, "mã SHA-512 gồm 128 chữ số thập lục phân", "a SHA-512 of 128 hexadecimal digits"))
	case source.TimeZone:
		return m.ref("timeZone", written(`[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*`, nil, "múi giờ, ví dụ Asia/Ho_Chi_Minh", "a time zone, such as Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh"))
	case source.Language:
		return m.ref("language", func() *node { return &node{Enum: []any{"vi", "en"}} })
	case source.AgencyName:
		return m.ref("agency", m.agency)
	case source.OwnAgency:
		return m.ref("ownAgency", m.ownAgency)
	case source.KindName:
		return m.ref("kind", m.kind)
	case term:
		return m.ref("term", m.term)
	}
	return m.ref("text", func() *node { return &node{Type: []string{"string", "number", "boolean", "null"}} })
}
