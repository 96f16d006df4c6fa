package problem

// Snapshots: packs of a site for keeping, and the keys that sign them.
const (
	PackExists     Code = "pack-exists"
	PackFailed     Code = "pack-failed"
	PackRefused    Code = "pack-refused"
	PackUnreadable Code = "pack-unreadable"
	PackSources    Code = "pack-sources"
	PackKeyUnknown Code = "pack-key-unknown"
	KeyRefused     Code = "key-refused"
	KeyExists      Code = "key-exists"
	KeyPlace       Code = "key-place"
)

var snapshotCatalog = map[Code]entry{
	PackExists: {Error,
		Words{"đã có tệp %[1]q với nội dung khác, nên không ghi đè", "there is a file %[1]q already, with other content; it is not overwritten"},
		Words{"chọn tên khác bằng --out, hoặc chuyển tệp cũ đi nơi khác", "choose another name with --out, or move the old file away"}},
	PackFailed: {Error,
		Words{"không ghi được bản đóng gói: %[1]s", "the pack cannot be written: %[1]s"},
		Words{"không có gì dở dang để lại; xem lại dung lượng đĩa và quyền ghi", "nothing unfinished is left; check disk space and permissions"}},
	PackRefused: {Error,
		Words{"tệp %[1]q không đưa được vào dạng %[2]s: %[3]s", "the file %[1]q cannot go into a %[2]s: %[3]s"},
		Words{"đổi tên tệp: chỉ chữ, số, gạch nối và dấu chấm", "rename the file: letters, digits, hyphens and dots only"}},
	PackUnreadable: {Error,
		Words{"không đóng gói được tệp %[1]q: %[2]s", "the file %[1]q cannot be packed: %[2]s"},
		Words{"đóng chương trình đang sửa tệp, xem lại quyền đọc, rồi đóng gói lại; không có gì dở dang để lại", "close what is changing the file, check permissions, then pack again; nothing unfinished is left"}},
	PackSources: {Error,
		Words{"trang đã có thư mục sources, nên --with-sources không có chỗ", "the site has a folder sources of its own, so --with-sources has no place"},
		Words{"đổi tên thư mục đó trong _root", "rename that folder in _root"}},
	PackKeyUnknown: {Warning,
		Words{"trang không cho người đọc biết khoá công khai dùng để ký (%[1]s)", "the site does not tell its readers the public key that this is signed with (%[1]s)"},
		Words{"thêm vào site.yaml: public_key: %[1]s", "add to site.yaml: public_key: %[1]s"}},
	KeyRefused: {Error,
		Words{"không dùng được khoá %[1]q: %[2]s", "the key %[1]q cannot be used: %[2]s"},
		Words{"cần tệp khoá bí mật của minisign (do phoihop key hoặc minisign -G tạo) và mật khẩu của nó", "a secret key of minisign is needed (made by phoihop key or minisign -G), and its password"}},
	KeyExists: {Error,
		Words{"đã có tệp %[1]q; khoá không bao giờ bị ghi đè", "there is a file %[1]q already; a key is never overwritten"},
		Words{"chọn tên khác cho khoá mới", "choose another name for the new key"}},
	KeyPlace: {Error,
		Words{"khoá bí mật không được nằm trong %[1]q: nó có thể bị công bố", "a secret key may not stand inside %[1]q: it might be published"},
		Words{"để khoá ở nơi chỉ người ký đọc được, ngoài dự án", "keep it where only those who sign can read, outside of the project"}},
}
