package problem

// The whole site: site.yaml, district.yaml, templates and messages.
const (
	NameTaken          Code = "name-taken"
	PartOfCircle       Code = "part-of-circle"
	UnknownDistrict    Code = "unknown-district"
	LanguagesEmpty     Code = "languages"
	SiteAddress        Code = "base-url"
	PathTaken          Code = "path-taken"
	TemplateMistake    Code = "template"
	TemplateMissing    Code = "template-missing"
	TemplateUnknown    Code = "template-unknown"
	TemplateUnended    Code = "template-unended"
	StyleRefused       Code = "style-refused"
	MessageUnknown     Code = "message-unknown"
	MessageMissing     Code = "message-missing"
	MessageUnused      Code = "message-unused"
	MostBroken         Code = "most-broken"
	MessagePlaceholder Code = "message-placeholder"
	MessageMistake     Code = "message"
	PartDistrict       Code = "part-district"
	PartYear           Code = "part-year"
)

var siteCatalog = map[Code]entry{
	NameTaken: {Error,
		Words{"tên %[1]q đã thuộc về %[2]q", "the name %[1]q already belongs to %[2]q"},
		Words{"mỗi tên, tên tắt hoặc bí danh chỉ thuộc một mục, không phân biệt dấu và hoa thường", "a name, short form or alias belongs to one entry only; marks and case do not count"}},
	PartOfCircle: {Error,
		Words{"part_of của %[1]q tạo thành vòng tròn", "part_of of %[1]q makes a circle"},
		Words{"bỏ part_of ở một trong các cơ quan", "remove part_of from one of the agencies"}},
	UnknownDistrict: {Error,
		Words{"không có thư mục địa phương %[1]q", "there is no district folder %[1]q"},
		Words{"các địa phương: %[2]s", "districts: %[2]s"}},
	LanguagesEmpty: {Error,
		Words{"languages cần vi, en hoặc cả hai, mỗi ngôn ngữ một lần", "languages needs vi, en or both, each once"},
		Words{"viết languages: [vi, en]", "write languages: [vi, en]"}},
	SiteAddress: {Error,
		Words{"%[1]q không phải là địa chỉ trang web", "%[1]q is not a web address"},
		Words{"viết https://tên-miền/ có dấu / ở cuối", "write https://host/ with a / at the end"}},
	PathTaken: {Error,
		Words{"hai trang cùng một địa chỉ %[1]q", "two pages stand on one path: %[1]q"},
		Words{"đổi tên tệp nguồn của một trong hai: %[2]s", "rename the source of one of them: %[2]s"}},
	TemplateMistake: {Error,
		Words{"mẫu trang bị lỗi: %[1]s", "mistake in a template: %[1]s"},
		Words{"chép lại mẫu có sẵn cùng tên rồi sửa từ đó; các trường dùng được có trong mã nguồn, thư mục internal/page", "copy the built-in template of that name anew and change that; internal/page in the source tells the fields"}},
	TemplateMissing: {Error,
		Words{"thiếu mẫu trang %[1]q", "the template %[1]q is missing"}, Words{}},
	TemplateUnended: {Error,
		Words{"trang dựng từ mẫu này không kết thúc bằng </html>", "pages of this template do not end in </html>"},
		Words{"base.html bọc mọi trang, từ <!doctype html> đến </html>", "base.html wraps every page, from <!doctype html> to </html>"}},
	TemplateUnknown: {Warning,
		Words{"tệp %[1]q không thay thế mẫu nào", "the file %[1]q overrides no template"},
		Words{"các mẫu: %[2]s", "templates: %[2]s"}},
	StyleRefused: {Warning,
		Words{"trang sẽ không tải %[1]q: chính sách bảo mật của trang không cho phép", "pages will not load %[1]q: their security policy forbids it"},
		Words{"dùng phông chữ của máy người đọc; bảng định dạng và ảnh để trong assets/, ảnh cũng có thể viết thành data:", "use fonts of the reader's own device; put sheets and pictures into assets/, pictures may also be data:"}},
	MessageUnknown: {Error,
		Words{"không có lời giao diện %[1]q", "there is no interface message %[1]q"},
		Words{"thêm %[1]q vào vi.yaml và en.yaml", "add %[1]q to vi.yaml and en.yaml"}},
	MessageMissing: {Error,
		Words{"lời giao diện %[1]q có trong %[2]s mà không có ở đây", "the interface message %[1]q stands in %[2]s, but not here"},
		Words{"thêm %[1]q", "add %[1]q"}},
	MostBroken: {Error,
		Words{"%[1]d trong %[2]d báo cáo có lỗi, nên không công bố gì", "%[1]d of %[2]d reports have errors, so nothing is published"},
		Words{"thường do một chỗ: cơ quan hoặc loại hội nghị trong site.yaml vừa đổi tên; thêm tên cũ vào aliases của nó", "most often there is one cause: an agency or kind in site.yaml that was renamed; add the old name to its aliases"}},
	MessageUnused: {Error,
		Words{"trang không có lời giao diện %[1]q, và %[2]s cũng không có", "there is no interface message %[1]q, nor one in %[2]s"},
		Words{"sửa khoá, hoặc viết lời mới ở cả vi.yaml và en.yaml", "correct the key, or give a new message in both vi.yaml and en.yaml"}},
	MessagePlaceholder: {Error,
		Words{"lời giao diện %[1]q dùng %[2]s, còn ở ngôn ngữ kia là %[3]s", "the interface message %[1]q uses %[2]s, but %[3]s in the other language"},
		Words{"dùng cùng các chỗ trống {{.…}} ở cả hai ngôn ngữ", "use the same places {{.…}} in both languages"}},
	MessageMistake: {Error,
		Words{"lời giao diện bị lỗi: %[1]s", "mistake in an interface message: %[1]s"},
		Words{"mỗi lời giao diện là một dòng khoá: văn bản", "each message is a line key: text"}},
	PartDistrict: {Error,
		Words{"không có địa phương %[1]q để tách riêng", "there is no district %[1]q to make a part of"},
		Words{"viết tên thư mục của địa phương: %[2]s", "give the name of a district's folder: %[2]s"}},
	PartYear: {Error,
		Words{"không có báo cáo nào của năm %[1]d để tách riêng", "there is no report of the year %[1]d to make a part of"},
		Words{"các năm có báo cáo ở các địa phương đã chọn: %[2]s", "years with reports of the districts asked for: %[2]s"}},
}
