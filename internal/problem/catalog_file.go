package problem

// Files: their names, their place, their bytes.
const (
	BadFileName         Code = "bad-file-name"
	BadFolderName       Code = "bad-folder-name"
	ReservedName        Code = "reserved-name"
	UnknownLanguage     Code = "unknown-language"
	FileType            Code = "file-type"
	SymbolicLink        Code = "symbolic-link"
	UnusedFile          Code = "unused-file"
	Unreadable          Code = "unreadable"
	Unwritable          Code = "unwritable"
	SiteMissing         Code = "site-missing"
	DistrictMissing     Code = "district-missing"
	StrayFile           Code = "stray-file"
	StrayFolder         Code = "stray-folder"
	MisnamedFile        Code = "misnamed-file"
	BadUTF8             Code = "bad-utf8"
	ControlCharacter    Code = "control-character"
	SecretKey           Code = "secret-key"
	MergeConflict       Code = "merge-conflict"
	FileTooLarge        Code = "file-too-large"
	FrontMatterMissing  Code = "front-matter-missing"
	FrontMatterUnclosed Code = "front-matter-unclosed"
	FrontMatterTooLarge Code = "front-matter-too-large"
	FileChanged         Code = "file-changed"
	MoreProblems        Code = "more-problems"
	PhotoBroken         Code = "photo-broken"
	PhotoCMYK           Code = "photo-cmyk"
	PhotoFormat         Code = "photo-format"
	PhotoTooLarge       Code = "photo-too-large"
)

var fileCatalog = map[Code]entry{
	BadFileName: {Error,
		Words{"tên tệp %[1]q không dùng được cho một báo cáo", "the file name %[1]q does not name a report"},
		Words{"viết TÊN.vi.md hoặc TÊN.en.md; TÊN chỉ gồm chữ thường a-z không dấu, chữ số và dấu gạch nối, ví dụ 2023-02-15-tong-ket.vi.md",
			"write NAME.vi.md or NAME.en.md; NAME holds only a-z, digits and hyphens, such as 2023-02-15-tong-ket.vi.md"}},
	BadFolderName: {Error,
		Words{"tên thư mục %[1]q không dùng được cho một địa phương", "the folder name %[1]q does not name a district"},
		Words{"chỉ dùng chữ thường a-z không dấu, chữ số và dấu gạch nối, ví dụ %[2]q", "use only a-z, digits and hyphens, such as %[2]q"}},
	ReservedName: {Error,
		Words{"tên %[1]q đã được dành riêng cho trang khác của cổng", "the name %[1]q is reserved for another page of the site"},
		Words{"đặt tên khác, ví dụ thêm ngày họp hoặc tên tỉnh", "choose another name, for example with the date or the province"}},
	UnknownLanguage: {Error,
		Words{"tệp %[1]q có ngôn ngữ %[2]q không nằm trong languages của site.yaml", "the file %[1]q is in the language %[2]q, which languages in site.yaml does not list"},
		Words{"các ngôn ngữ của cổng: %[3]s", "languages of the site: %[3]s"}},
	FileType: {Error,
		Words{"loại tệp %[1]q không được công bố", "files of type %[1]q are not published"},
		Words{"dùng jpg, png, pdf, docx, xlsx, odt, ods, csv hoặc zip", "use jpg, png, pdf, docx, xlsx, odt, ods, csv or zip"}},
	SymbolicLink: {Error,
		Words{"%[1]q là liên kết tượng trưng hoặc tệp đặc biệt", "%[1]q is a symbolic link or a special file"},
		Words{"chép hẳn tệp vào thư mục", "copy the file itself into the folder"}},
	SecretKey: {Error,
		Words{"tệp này là khoá bí mật", "this file is a secret key"},
		Words{"chuyển ra ngoài thư mục nội dung; nếu người khác có thể đã thấy thì tạo khoá mới (phoihop key) và báo cho người đọc",
			"move it out of the content folder; if others may have seen it, make a new key (phoihop key) and tell your readers"}},
	UnusedFile: {Warning,
		Words{"không báo cáo nào nhắc tới tệp này, nên tệp không được công bố", "no report names this file, so it is not published"},
		Words{"ghi tên tệp trong photos hoặc attachments, hoặc xoá tệp", "name it under photos or attachments, or remove it"}},
	Unreadable: {Error,
		Words{"không đọc được: %[1]s", "cannot be read: %[1]s"}, Words{}},
	SiteMissing: {Error,
		Words{"thư mục nội dung không có site.yaml", "the content folder has no site.yaml"},
		Words{"chạy lệnh ở thư mục gốc của dự án hoặc chỉ thư mục bằng --content", "run the command in the project's folder, or name the folder with --content"}},
	DistrictMissing: {Error,
		Words{"thư mục địa phương %[1]q không có district.yaml", "the district folder %[1]q has no district.yaml"},
		Words{"chạy phoihop new --new-district %[1]s, hoặc thêm district.yaml với name và type; ảnh của báo cáo để trong thư mục trùng tên với báo cáo", "run phoihop new --new-district %[1]s, or add a district.yaml with name and type; photos stand in a folder with the report's name"}},
	MisnamedFile: {Error,
		Words{"tệp này không được đọc: %[1]s", "this file is not read: %[1]s"},
		Words{"%[2]s", "%[2]s"}},
	StrayFile: {Warning,
		Words{"tệp này không thuộc báo cáo nào nên không được công bố", "this file belongs to no report and is not published"},
		Words{"để ảnh và tệp đính kèm trong thư mục trùng tên với báo cáo", "put photos and attachments into the folder with the report's name"}},
	StrayFolder: {Error,
		Words{"thư mục này không thuộc báo cáo nào", "this folder belongs to no report"},
		Words{"đặt tên thư mục trùng với báo cáo, không kèm .vi.md; trong thư mục của báo cáo không có thư mục con", "give it the name of a report, without .vi.md; a report's folder holds files only"}},
	BadUTF8: {Error,
		Words{"ký tự không phải UTF-8", "not UTF-8 text"},
		Words{"lưu lại tệp với bảng mã UTF-8; trong Word: Save As, Plain Text, Unicode UTF-8", "save the file again as UTF-8; in Word: Save As, Plain Text, Unicode UTF-8"}},
	ControlCharacter: {Error,
		Words{"có ký tự điều khiển không nhìn thấy được (%[1]s)", "there is an invisible control character (%[1]s)"},
		Words{"xoá ký tự ở vị trí này rồi gõ lại", "delete the character here and type the text again"}},
	MergeConflict: {Error,
		Words{"tệp còn dấu xung đột của git (dòng %[1]s)", "the file still holds the marks of a conflict in git (lines: %[1]s)"},
		Words{"giữ một trong hai phần, xoá các dòng <<<<<<<, ||||||| (nếu có), =======, >>>>>>>", "keep one of the two parts and delete the lines <<<<<<<, ||||||| (if there is one), ======= and >>>>>>>"}},
	FileTooLarge: {Error,
		Words{"tệp lớn hơn %[1]s", "the file is larger than %[1]s"},
		Words{"chia báo cáo thành nhiều phần, hoặc để bảng số liệu vào tệp đính kèm", "split the report, or put long tables into an attachment"}},
	FrontMatterMissing: {Error,
		Words{"báo cáo phải bắt đầu bằng dòng ---", "a report begins with a line ---"},
		Words{"viết ---, rồi title, agency, date (bản dịch: chỉ các khoá có lời dịch), rồi --- trước phần văn bản", "write ---, then title, agency and date (in a translation: the keys that it translates), then --- before the text"}},
	FrontMatterUnclosed: {Error,
		Words{"phần khai báo mở ở dòng này không có dòng --- kết thúc", "the front matter that begins here has no closing ---"},
		Words{"thêm một dòng chỉ có --- giữa phần khai báo và văn bản", "add a line --- between the keys and the text"}},
	FrontMatterTooLarge: {Error,
		Words{"phần khai báo lớn hơn 256 KB", "the front matter is larger than 256 KB"},
		Words{"chuyển nội dung dài xuống phần văn bản hoặc tệp đính kèm", "move long text below the second --- or into an attachment"}},
	Unwritable: {Error,
		Words{"không ghi được tệp: %[1]s", "the file cannot be written: %[1]s"},
		Words{"không có gì thay đổi; xem lại quyền ghi và dung lượng đĩa", "nothing was changed; check permissions and disk space"}},
	FileChanged: {Error,
		Words{"tệp thay đổi trong khi đang dựng trang", "the file changed while the site was being built"},
		Words{"chạy lại lệnh", "run the command again"}},
	MoreProblems: {Error,
		Words{"còn %[1]d lỗi hoặc cảnh báo nữa trong tệp này", "%[1]d more problems in this file"},
		Words{"sửa các lỗi ở trên rồi chạy lại", "repair those above and run again"}},
	PhotoBroken: {Error,
		Words{"ảnh bị hỏng hoặc bị cắt cụt", "the picture is damaged or cut off"},
		Words{"chép lại tệp từ máy ảnh hoặc điện thoại; nếu vẫn xem được thì mở ra và lưu lại thành jpg", "copy the file from the camera or telephone again; if it can be viewed, open it and save it again as jpg"}},
	PhotoCMYK: {Error,
		Words{"ảnh dùng hệ màu CMYK của máy in", "the picture has the CMYK colours of printing presses"},
		Words{"lưu lại ảnh ở hệ màu RGB (sRGB)", "save it again in RGB colours (sRGB)"}},
	PhotoFormat: {Error,
		Words{"tệp mang tên ảnh jpg hoặc png nhưng có định dạng khác (%[1]s)", "the file is named as a jpg or png picture but has another format (%[1]s)"},
		Words{"mở ảnh và lưu lại thành jpg thông thường; đổi đuôi tên tệp không đổi được định dạng", "open it and save it as an ordinary jpg; another ending of its name does not change the format"}},
	PhotoTooLarge: {Error,
		Words{"ảnh quá lớn: %[1]s, nhiều nhất là %[2]s", "the picture is too large: %[1]s, at most %[2]s"},
		Words{"thu nhỏ ảnh còn khoảng 4000 × 3000 điểm ảnh rồi lưu lại", "make it smaller, about 4000 × 3000 pixels, and save it again"}},
}
