package problem

// Packs and published folders that are verified and unpacked. No line of a file is to blame for any of these.
const (
	PackUnknown   Code = "pack-unknown"
	PackDelta     Code = "pack-delta"
	PackUnread    Code = "pack-unread"
	PackSeal      Code = "pack-seal"
	PackArchive   Code = "pack-archive"
	PackStructure Code = "pack-structure"
	PackManifest  Code = "pack-manifest"
	PackMissing   Code = "pack-missing"
	PackExtra     Code = "pack-extra"
	PackAltered   Code = "pack-altered"
	PackLink      Code = "pack-link"
	PackPlace     Code = "pack-place"
	PackCount     Code = "pack-count"
	PackSearch    Code = "pack-search"
	PackForeign   Code = "pack-foreign"
	PackName      Code = "pack-name"

	PackLength     Code = "pack-length"
	PackRepacked   Code = "pack-repacked"
	PackNoManifest Code = "pack-no-manifest"

	SignatureMissing Code = "signature-missing"
	SignatureWrong   Code = "signature-wrong"
	SignatureBroken  Code = "signature-broken"
	SignatureKey     Code = "signature-key"
	SignatureOld     Code = "signature-old"
	PublicKeyRefused Code = "public-key-refused"

	UnpackRefused Code = "unpack-refused"
	UnpackTaken   Code = "unpack-taken"
	UnpackSources Code = "unpack-sources"
	UnpackFailed  Code = "unpack-failed"
)

var anotherCopy = Words{"đừng dùng bản này; lấy bản khác từ nơi phát hành rồi kiểm tra lại", "do not use this copy; get another from where it was published and verify that"}

var verifyCatalog = map[Code]entry{
	PackUnknown: {Error,
		Words{"đây không phải là bản đóng gói zip, zim, wacz của phoihop, cũng không phải thư mục đã công bố", "this is neither a pack of phoihop (zip, zim, wacz) nor a published folder"},
		Words{"nếu đúng là bản đóng gói thì phần đầu tệp đã hỏng, hoặc tệp chưa tải về hết; thư mục đã công bố thì có manifest.json", "if it should be a pack, its beginning is damaged or it was not downloaded to the end; a published folder has a manifest.json"}},
	PackDelta: {Error,
		Words{"đây không phải là bản đóng gói mà là phần khác (delta) giữa hai bản", "this is no pack but a delta, what one pack has that an older one has not"},
		Words{"làm ra bản đóng gói mới rồi kiểm tra bản đó: phoihop apply BẢN_CŨ DELTA", "make the new pack and verify that: phoihop apply OLD DELTA"}},
	PackUnread: {Error,
		Words{"không đọc được: %[1]s", "it cannot be read: %[1]s"},
		Words{"xem lại đường dẫn và quyền đọc; nếu tệp nằm trên đĩa hỏng thì chép lại từ bản khác", "check the path and permissions; if the disk fails, use another copy"}},
	PackLength: {Error,
		Words{"tệp không dài như khi đóng gói: %[1]s", "the file is not as long as it was packed: %[1]s"},
		Words{"tải hoặc chép lại tệp cho đến hết; không sửa được phần còn lại", "download or copy it again, to the end; what is left cannot be repaired"}},
	PackRepacked: {Error,
		Words{"đã được một chương trình khác đóng gói lại: nội dung còn nguyên theo mã kiểm tra của túi BagIt (%[1]d tệp), nhưng niêm phong và chữ ký không còn", "it was packed again by another program: the content is whole by the bag's checksums (%[1]d files), but seal and signature are gone"},
		Words{"không còn gì chứng tỏ ai phát hành; lấy đúng tệp đã phát hành, cùng tệp .minisig", "nothing says any more who published it; get the very file that was published, with its .minisig"}},
	PackNoManifest: {Error,
		Words{"đây là một cổng đã công bố nhưng thiếu manifest.json, nên không có gì để đối chiếu", "this is a published site without its manifest.json, so there is nothing to hold it against"},
		Words{"tải cả manifest.json từ địa chỉ của cổng vào thư mục này (wget -r không tự lấy tệp đó), hoặc lấy một bản đóng gói", "download manifest.json from the site's address into this folder too (wget -r does not take it), or get a pack"}},
	PackSeal: {Error,
		Words{"niêm phong không còn nguyên: %[1]s", "the seal is not whole: %[1]s"},
		anotherCopy},
	PackArchive: {Error,
		Words{"tệp zip bị đổi hoặc không do phoihop tạo ra: %[1]s%[2]s", "the zip was changed or not made by phoihop: %[1]s%[2]s"},
		Words{}},
	PackStructure: {Error,
		Words{"bản đóng gói bị đổi: %[1]s%[2]s", "the pack was changed: %[1]s%[2]s"},
		Words{}},
	PackManifest: {Error,
		Words{"manifest.json không dùng được để đối chiếu: %[1]s", "nothing can be held against manifest.json: %[1]s"},
		anotherCopy},
	PackMissing: {Error,
		Words{"thiếu tệp này, trong khi manifest.json có ghi", "this file is missing, manifest.json lists it"},
		Words{"nếu là thư mục đã công bố thì dựng lại bằng phoihop build; nếu là bản đóng gói thì lấy bản khác", "make a published folder anew with phoihop build; of a pack get another copy"}},
	PackExtra: {Error,
		Words{"tệp này thừa ra: manifest.json không ghi", "this file is too many: manifest.json does not list it"},
		Words{"phoihop không tạo ra tệp này; xem ai đã đặt nó vào", "phoihop did not make it; find out who put it there"}},
	PackAltered: {Error,
		Words{"tệp này bị đổi: %[1]s", "this file was changed: %[1]s"},
		Words{"nếu là thư mục đã công bố thì dựng lại bằng phoihop build; nếu là bản đóng gói thì lấy bản khác", "make a published folder anew with phoihop build; of a pack get another copy"}},
	PackLink: {Error,
		Words{"liên kết %[1]q dẫn tới tệp không có ở đây", "the link %[1]q leads to a file that is not here"},
		Words{"nội dung như khi đóng gói, nên lỗi có từ lúc dựng; báo cho bên phát hành", "the content is as it was packed, so it was built so; tell the publisher"}},
	PackPlace: {Error,
		Words{"liên kết %[1]q dẫn tới chỗ không có trong trang", "the link %[1]q leads to a place that its page does not have"},
		Words{"nội dung như khi đóng gói, nên lỗi có từ lúc dựng; báo cho bên phát hành", "the content is as it was packed, so it was built so; tell the publisher"}},
	PackCount: {Error,
		Words{"dữ liệu và trang không khớp: %[1]s", "data and pages disagree: %[1]s"},
		Words{"nội dung như khi đóng gói, nên lỗi có từ lúc dựng; báo cho bên phát hành", "the content is as it was packed, so it was built so; tell the publisher"}},
	PackSearch: {Error,
		Words{"chỉ mục tìm kiếm và trang không khớp: %[1]s", "search index and pages disagree: %[1]s"},
		Words{"nội dung như khi đóng gói, nên lỗi có từ lúc dựng; báo cho bên phát hành", "the content is as it was packed, so it was built so; tell the publisher"}},
	PackName: {Error,
		Words{"bản này được ký với tên %[1]s, còn tệp mang tên %[2]q: ngày, cổng hoặc phần khác", "this was signed as %[1]s, but its file is named %[2]q: another day, site or part"},
		Words{"có thể là một bản khác được đặt vào chỗ này; nếu chính bạn đổi tên thì trả lại tên đã ký", "another pack may have been put in its place; if you renamed it yourself, give it back the name that was signed"}},
	PackForeign: {Error,
		Words{"lời này không do cổng mà có: %[1]s", "the site does not say this: %[1]s"},
		Words{"có thể ai đó đã viết nó; đừng tin lời ấy, và đối chiếu với bản của bên phát hành", "somebody else may have written it; do not trust it, and compare with the publisher's copy"}},
	SignatureMissing: {Error,
		Words{"không có tệp chữ ký %[1]q bên cạnh", "there is no signature %[1]q beside it"},
		Words{"lấy tệp .minisig cùng nơi với bản đóng gói và đặt cạnh nhau", "get the .minisig from where the pack is and put the two side by side"}},
	SignatureWrong: {Error,
		Words{"chữ ký %[1]q của khoá này (mã khoá %[2]s) không đúng với tệp này", "the signature %[1]q, of this key (key id %[2]s), does not fit this file"},
		Words{"tệp hoặc chữ ký đã bị đổi, hoặc chữ ký là của tệp khác; lấy lại cả hai từ nơi phát hành", "the file or the signature was changed, or it is another file's; get both again from where they were published"}},
	SignatureBroken: {Error,
		Words{"tệp %[1]q không phải chữ ký của minisign", "the file %[1]q is no signature of minisign"},
		Words{"nó bị hỏng hoặc chưa tải về hết; lấy lại từ nơi phát hành", "it is damaged or was not downloaded to the end; get it again from where it was published"}},
	SignatureKey: {Error,
		Words{"chữ ký %[1]q do khoá %[2]s ký, không phải %[3]s (%[4]s)", "the signature %[1]q was made with the key %[2]s, not with %[3]s (%[4]s)"},
		Words{"hỏi bên phát hành khoá nào là của họ; một khoá lạ không chứng tỏ điều gì", "ask the publisher which key is theirs; a stranger's key proves nothing"}},
	SignatureOld: {Error,
		Words{"chữ ký %[1]q theo dạng cũ của minisign (ký thẳng lên tệp), không kiểm tra được ở đây", "the signature %[1]q is of minisign's old form (over the file itself), which is not verified here"},
		Words{"kiểm tra bằng chính minisign: minisign -Vm TỆP -p KHOÁ.pub", "verify it with minisign itself: minisign -Vm FILE -p KEY.pub"}},
	PublicKeyRefused: {Error,
		Words{"--key không phải khoá công khai của minisign, cũng không phải tệp chứa khoá: %[1]s", "--key is no public key of minisign, nor a file with one: %[1]s"},
		Words{"đưa tệp .pub của bên phát hành, hoặc dòng trong đó bắt đầu bằng RW", "give the publisher's .pub file, or the line in it that begins with RW"}},
	UnpackRefused: {Error,
		Words{"không mở gói, không ghi gì: bản này không còn như khi đóng gói (số điểm khác: %[1]d)", "nothing was unpacked or written: this is not as it was packed (differences: %[1]d)"},
		anotherCopy},
	UnpackTaken: {Error,
		Words{"nơi mở gói phải chưa có, hoặc là thư mục trống", "what to unpack into must be absent, or an empty folder"},
		Words{"chọn thư mục khác", "choose another folder"}},
	UnpackSources: {Error,
		Words{"bản này không có thư mục nội dung", "this holds no content folder"},
		Words{"chỉ bản đóng gói bằng phoihop snapshot --with-sources mới có", "only packs made by phoihop snapshot --with-sources do"}},
	UnpackFailed: {Error,
		Words{"không mở gói được: %[1]s", "it cannot be unpacked: %[1]s"},
		Words{"xem lại dung lượng đĩa và quyền ghi; không có gì được ghi dở dang", "check disk space and permissions; nothing is left half-written"}},
}
