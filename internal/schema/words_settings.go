package schema

// settingsWords name the keys of site.yaml and district.yaml.
var settingsWords = map[string]words{
	"Site.title":       {"Tên trang", "Title", "Tên của trang, bằng các ngôn ngữ của trang.", "The site's name, in its languages."},
	"Site.description": {"Giới thiệu", "Description", "Một câu về trang.", "A sentence about the site."},
	"Site.base_url":    {"Địa chỉ trang", "Address", "Địa chỉ mà trang được công bố; bỏ trống thì không có sơ đồ trang.", "The address it is published under; if absent, there is no site map."},
	"Site.languages":   {"Ngôn ngữ", "Languages", "vi, en hoặc cả hai; ngôn ngữ đầu thường là của bản gốc.", "vi, en or both; the first is the usual original."},
	"Site.time_zone":   {"Múi giờ", "Time zone", "Ví dụ Asia/Ho_Chi_Minh.", "Such as Asia/Ho_Chi_Minh."},
	"Site.photos":      {"Ảnh", "Photos", "Cách công bố ảnh.", "How photos are published."},
	"Site.share_image": {"Ảnh khi chia sẻ", "Share image", "Một ảnh cho mỗi địa phương, hoặc mỗi báo cáo.", "One for each district, or for each report."},
	"Site.publisher":   {"Đơn vị công bố", "Publisher", "Ai chịu trách nhiệm về trang.", "Who answers for the site."},
	"Site.agencies":    {"Cơ quan", "Agencies", "Các cơ quan theo thứ tự lễ tân; mỗi cơ quan một mã.", "The bodies in order of protocol, each under its id."},
	"Site.kinds":       {"Loại hội nghị", "Kinds", "Thêm loại hội nghị, hoặc tên khác cho loại có sẵn.", "More kinds of meetings, or other names for those that exist."},
	"Site.glossary":    {"Thuật ngữ", "Glossary", "Thuật ngữ hai thứ tiếng, và từ nên tránh.", "Terms in both languages, and words to avoid."},
	"Site.banner":      {"Chủ đề năm", "Banner", "Chủ đề năm, hiện ở đầu trang.", "The theme of the year, at the top of the pages."},
	"Site.public_key":  {"Khoá công khai", "Public key", "Khoá minisign dùng khi ký bản đóng gói.", "The minisign key under which snapshots are signed."},

	"Site.snapshots": {"Bản đóng gói", "Snapshots", "Những bản đóng gói đã làm trước, hiện ở trang giới thiệu; mỗi mục do phoihop snapshot in ra.", "Packs that were made before, shown on the page about the site; phoihop snapshot prints each entry."},

	"Snapshot.file":   {"Tệp", "File", "Tên tệp.", "The file's name."},
	"Snapshot.title":  {"Nội dung", "Title", "Gói những gì, nếu chỉ là một phần.", "What it holds, where it is a part."},
	"Snapshot.date":   {"Ngày", "Date", "Ngày của nội dung.", "The day of its content."},
	"Snapshot.bytes":  {"Số byte", "Bytes", "Độ lớn của tệp.", "The size of the file."},
	"Snapshot.sha512": {"SHA-512", "SHA-512", "Mã SHA-512 của cả tệp, 128 chữ số thập lục phân.", "The SHA-512 of the whole file, 128 hexadecimal digits."},

	"PhotoSettings.originals": {"Ảnh gốc", "Originals", "true: công bố cả ảnh như khi chụp.", "true: the pictures as taken are published too."},

	"Publisher.name":        {"Tên", "Name", "Tên đơn vị công bố.", "The publisher's name."},
	"Publisher.official":    {"Cơ quan nhà nước", "Official", "false: trang thuật lại tin đã đăng, không phải cổng của cơ quan nhà nước.", "false: the site retells published news and is no portal of a state body."},
	"Publisher.address":     {"Địa chỉ", "Address", "Địa chỉ liên hệ.", "Where it can be reached by letter."},
	"Publisher.email":       {"Thư điện tử", "Email", "Địa chỉ thư điện tử.", "An email address."},
	"Publisher.phone":       {"Điện thoại", "Phone", "Số điện thoại.", "A telephone number."},
	"Publisher.responsible": {"Người chịu trách nhiệm", "Responsible", "Người chịu trách nhiệm nội dung.", "The person responsible for the content."},
	"Publisher.licence":     {"Giấy phép", "Licence", "Giấy phép, hoặc điều kiện sử dụng lại.", "A licence, or the terms of reuse."},

	"Agency.name":    {"Tên", "Name", "Tên đầy đủ.", "The full name."},
	"Agency.short":   {"Tên viết tắt", "Short form", "Ví dụ HĐND.", "Such as HĐND."},
	"Agency.type":    {"Loại cơ quan", "Type", "Đảng, hội đồng, ủy ban, mặt trận …", "Party, council, committee, front …"},
	"Agency.part_of": {"Trực thuộc", "Part of", "Cơ quan cấp trên; báo cáo của cơ quan này cũng hiện ở đó.", "The body above; reports show there too."},
	"Agency.aliases": {"Tên gọi khác", "Aliases", "Những cách viết khác được chấp nhận.", "Other ways to write it that are accepted."},
	"Agency.since":   {"Từ", "Since", "Ngày, tháng hoặc năm thành lập.", "Day, month or year of its beginning."},
	"Agency.until":   {"Đến", "Until", "Ngày, tháng hoặc năm kết thúc.", "Day, month or year of its end."},
	"Agency.became":  {"Trở thành", "Became", "Cơ quan kế tục.", "The body that it became."},

	"kindSetting.vi":      {"Tiếng Việt", "Vietnamese", "Tên tiếng Việt.", "The Vietnamese name."},
	"kindSetting.en":      {"Tiếng Anh", "English", "Tên tiếng Anh.", "The English name."},
	"kindSetting.aliases": {"Tên gọi khác", "Aliases", "Những cách viết khác được chấp nhận.", "Other ways to write it that are accepted."},

	"Term.vi":    {"Tiếng Việt", "Vietnamese", "Thuật ngữ tiếng Việt.", "The Vietnamese term."},
	"Term.en":    {"Tiếng Anh", "English", "Thuật ngữ tiếng Anh.", "The English term."},
	"Term.short": {"Viết tắt", "Short form", "Dạng viết tắt.", "The short form."},
	"Term.avoid": {"Nên tránh", "Avoid", "Từ không nên dùng thay thuật ngữ này.", "Words not to be used in its place."},
	"Term.basis": {"Căn cứ", "Basis", "Văn bản hoặc cách dùng làm căn cứ.", "The document or practice that it rests on."},
	"Term.note":  {"Ghi chú", "Note", "Giải thích thêm.", "A word of explanation."},

	"Avoid.vi": {"Tiếng Việt", "Vietnamese", "Từ tiếng Việt nên tránh.", "Vietnamese words to avoid."},
	"Avoid.en": {"Tiếng Anh", "English", "Từ tiếng Anh nên tránh.", "English words to avoid."},

	"Bilingual.vi": {"Tiếng Việt", "Vietnamese", "Văn bản tiếng Việt.", "The text in Vietnamese."},
	"Bilingual.en": {"Tiếng Anh", "English", "Văn bản tiếng Anh.", "The text in English."},

	"District.name":         {"Tên", "Name", "Tên đầy đủ: Quận Tây Hồ.", "The full name: Tay Ho District."},
	"District.type":         {"Loại đơn vị", "Type", "Quận, huyện, phường, xã, đặc khu …", "District, ward, commune, special zone …"},
	"District.code":         {"Mã đơn vị", "Code", "Mã danh mục hành chính vào ngày cuối cùng, ví dụ \"003\".", "The register code on its last day, such as \"003\"."},
	"District.province":     {"Tỉnh, thành phố", "Province", "Tỉnh, thành phố khi đơn vị còn hoạt động.", "Its province or city at the time."},
	"District.province_now": {"Tỉnh, thành phố nay", "Province now", "Chỉ ghi khi đã đổi, ví dụ Bình Thuận thành Lâm Đồng.", "Only if it changed, as Binh Thuan to Lam Dong."},
	"District.since":        {"Từ ngày", "Since", "Ngày, tháng hoặc năm thành lập.", "Day, month or year of its beginning."},
	"District.until":        {"Đến ngày", "Until", "Ngày cuối cùng hoạt động.", "Its last day."},
	"District.acts":         {"Văn bản", "Acts", "Văn bản kết thúc hoạt động hoặc lập đơn vị mới.", "What ended it or set up the new units."},
	"District.successors":   {"Địa bàn nay thuộc", "Successors", "Đơn vị hiện nay trên địa bàn cũ.", "Today's units on its area."},

	"Act.number": {"Số, ký hiệu", "Number", "Số, ký hiệu văn bản.", "The document's number."},
	"Act.date":   {"Ngày", "Date", "Ngày ban hành.", "The day of issue."},
	"Act.effect": {"Tác dụng", "Effect", "Kết thúc hoạt động, hoặc lập các đơn vị mới.", "Ends the unit, or sets up the new ones."},
	"Act.url":    {"Địa chỉ", "Address", "Địa chỉ https của văn bản.", "Its https address."},

	"Successor.code":     {"Mã đơn vị", "Code", "Mã danh mục hành chính.", "The register code."},
	"Successor.name":     {"Tên", "Name", "Tên đơn vị mới.", "The new unit's name."},
	"Successor.url":      {"Địa chỉ trang", "Address", "Địa chỉ https của đơn vị mới.", "The new unit's https address."},
	"Successor.part":     {"Một phần", "Part", "true: chỉ một phần địa bàn.", "true: only a part of the area."},
	"Successor.district": {"Thư mục ở đây", "Folder here", "Mã (tên thư mục) của đơn vị có trên trang này.", "The id of a unit with a folder in this site."},
}
