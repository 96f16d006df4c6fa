package source

import (
	"slices"

	"phoihop/internal/viet"
)

// keyNames are what Vietnamese writers call the keys: what an editor shows as their titles (package schema holds the two
// together), and other words for the same. A file may not use them, but who writes one is told the key.
var keyNames = map[string][]string{
	"across":          {"phạm vi"},
	"acts":            {"văn bản"},
	"address":         {"địa chỉ"},
	"agencies":        {"cơ quan"},
	"agency":          {"các cơ quan", "cơ quan"},
	"aliases":         {"tên gọi khác", "địa chỉ cũ"},
	"alt":             {"lời thay ảnh"},
	"attachments":     {"tệp đính kèm", "đính kèm"},
	"attendees":       {"người dự", "thành phần", "thành phần tham dự", "đại biểu"},
	"author":          {"tác giả"},
	"authoritative":   {"chính thức"},
	"avoid":           {"nên tránh"},
	"banner":          {"chủ đề năm"},
	"base_url":        {"địa chỉ trang"},
	"basis":           {"căn cứ"},
	"became":          {"trở thành"},
	"by":              {"người dịch", "người giao"},
	"caption":         {"chú thích"},
	"chair":           {"chủ trì"},
	"change":          {"tăng, giảm"},
	"code":            {"mã đơn vị"},
	"convener":        {"cơ quan triệu tập"},
	"corrections":     {"cập nhật", "đính chính", "đính chính, cập nhật"},
	"count":           {"số người"},
	"credit":          {"nguồn ảnh"},
	"date":            {"ngày", "ngày ban hành", "ngày dịch", "ngày họp", "ngày rút", "ngày tháng", "thời gian"},
	"description":     {"giới thiệu"},
	"did":             {"hoạt động"},
	"district":        {"thư mục ở đây"},
	"documents":       {"văn bản", "văn bản pháp luật", "văn bản pháp lý"},
	"done_on":         {"ngày hoàn thành"},
	"draft":           {"bản nháp"},
	"due":             {"hạn", "hạn hoàn thành", "thời hạn"},
	"due_note":        {"ghi chú thời hạn"},
	"effect":          {"tác dụng"},
	"email":           {"thư điện tử"},
	"en":              {"tiếng anh"},
	"end_date":        {"ngày kết thúc", "đến ngày"},
	"file":            {"tệp"},
	"follows":         {"tiếp theo"},
	"from":            {"từ"},
	"glossary":        {"thuật ngữ"},
	"group":           {"nhóm", "đoàn", "đoàn, nhóm"},
	"id":              {"mã"},
	"issuer":          {"nơi ban hành"},
	"item_count":      {"số nội dung"},
	"items":           {"nội dung"},
	"kind":            {"loại", "loại họp", "loại hội nghị", "loại văn bản"},
	"kinds":           {"loại hội nghị"},
	"label":           {"chỉ tiêu", "cách gọi", "tên chỉ tiêu"},
	"languages":       {"ngôn ngữ"},
	"level":           {"cấp"},
	"licence":         {"giấy phép"},
	"limitations":     {"hạn chế", "tồn tại", "tồn tại, hạn chế"},
	"missing":         {"còn thiếu"},
	"name":            {"họ tên", "họ và tên", "tên", "tên nguồn"},
	"next_period":     {"kỳ tới"},
	"note":            {"ghi chú"},
	"number":          {"số ký hiệu", "số, ký hiệu"},
	"of":              {"dấu của bản gốc", "trên tổng số"},
	"official":        {"cơ quan nhà nước"},
	"originals":       {"ảnh gốc"},
	"output":          {"sản phẩm"},
	"owner":           {"chủ trì", "cơ quan chủ trì"},
	"owner_note":      {"ghi chú về chủ trì"},
	"part":            {"một phần"},
	"part_of":         {"trực thuộc"},
	"part_of_day":     {"buổi"},
	"parties":         {"các bên ký"},
	"parties_note":    {"ghi chú về các bên"},
	"parts":           {"trong đó"},
	"percent_of_plan": {"% kế hoạch"},
	"period":          {"kỳ đánh giá", "thời hạn"},
	"phone":           {"điện thoại"},
	"photos":          {"hình ảnh", "ảnh"},
	"plan":            {"kế hoạch"},
	"province":        {"tỉnh, thành phố"},
	"province_now":    {"tỉnh, thành phố nay"},
	"public_key":      {"khoá công khai"},
	"published":       {"ngày đăng"},
	"publisher":       {"đơn vị công bố"},
	"reason":          {"lý do"},
	"representing":    {"thay mặt"},
	"responsible":     {"người chịu trách nhiệm"},
	"result":          {"kết quả"},
	"results":         {"các kết quả", "kết quả"},
	"retrieved":       {"ngày truy cập"},
	"role":            {"chức vụ", "vai trò"},
	"roles":           {"các chức vụ"},
	"running":         {"đang thực hiện"},
	"said_by":         {"người nêu", "người nói"},
	"section":         {"chuyên mục"},
	"session":         {"kỳ họp"},
	"share_image":     {"ảnh khi chia sẻ"},
	"short":           {"tên viết tắt", "viết tắt"},
	"signed":          {"ký kết", "văn bản đã ký"},
	"since":           {"từ", "từ ngày"},
	"source":          {"nguồn", "nguồn tin", "văn bản giao"},
	"source_notes":    {"ghi chú biên tập"},
	"status":          {"trạng thái", "tình trạng"},
	"status_source":   {"căn cứ của trạng thái"},
	"successors":      {"địa bàn nay thuộc"},
	"summary":         {"tóm lược", "tóm tắt"},
	"tasks":           {"các nhiệm vụ", "công việc", "nhiệm vụ"},
	"term":            {"nhiệm kỳ"},
	"text":            {"nội dung", "tên", "văn bản"},
	"themes":          {"chủ đề", "chủ đề, phong trào", "phong trào"},
	"time_zone":       {"múi giờ"},
	"title":           {"nhiệm vụ", "tiêu đề", "trích yếu", "tên", "tên trang", "tên văn bản"},
	"to":              {"đến"},
	"translation":     {"bản dịch"},
	"type":            {"loại cơ quan", "loại đơn vị"},
	"unit":            {"đơn vị"},
	"until":           {"đến", "đến ngày"},
	"updated":         {"ngày cập nhật"},
	"url":             {"địa chỉ", "địa chỉ trang"},
	"value":           {"giá trị", "số liệu", "số đơn vị", "số đạt được"},
	"variants":        {"cách viết khác"},
	"venue":           {"nơi họp", "địa điểm"},
	"vi":              {"tiếng việt"},
	"with":            {"cơ quan phối hợp", "phối hợp"},
	"withdrawn":       {"rút báo cáo"},
	"year":            {"năm"},
}

// inVietnamese gives the one of a mapping's keys that a writer has named in Vietnamese; "" where none is called so.
func inVietnamese(written string, keys []string) string {
	folded := viet.Fold(written)
	for _, key := range slices.Backward(keys) { // a report's tasks rather than its title, which in a task is called so
		if slices.ContainsFunc(keyNames[key], func(name string) bool { return viet.Fold(name) == folded }) {
			return key
		}
	}
	return ""
}

// KeyInVietnamese is what a writer who names a key of a mapping in Vietnamese is told; "" for nothing.
func KeyInVietnamese(written string, rows []Row) string {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = row.Name
	}
	return inVietnamese(written, names)
}
