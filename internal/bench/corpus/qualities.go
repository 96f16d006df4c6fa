package corpus

// Nouns and adjectives that qualify fields and objects. They are many and short, so that text varies from
// word to word as real text does. English nouns stand without article.

var aspects = []phrase{
	{" gắn với {noun} {quality}", " tied to {quality} {noun}"},
	{" thông qua {noun} {quality}", " through {quality} {noun}"},
	{" theo {noun} {quality}", " following {quality} {noun}"},
	{", nhất là {noun} {quality}", ", above all {quality} {noun}"},
	{", kể cả {noun} {quality} và {noun2}", ", {quality} {noun} and {noun2} included"},
	{" cùng với {noun} và {noun2} {quality}", " along with {noun} and {quality} {noun2}"},
	{" thay cho {noun} {quality}", " in place of {quality} {noun}"},
	{" trong {noun} {quality}", " in {quality} {noun}"},
}

var nouns = []phrase{
	{"lộ trình", "roadmaps"}, {"nguồn lực", "resources"}, {"dữ liệu", "data"}, {"tiêu chí", "criteria"}, {"hạ tầng", "infrastructure"},
	{"cảnh quan", "townscape"}, {"thiết bị", "equipment"}, {"dịch vụ", "services"}, {"nhân lực", "staff"}, {"chi phí", "costs"},
	{"thời gian", "time"}, {"định mức", "norms"}, {"phương án", "options"}, {"giải pháp", "solutions"}, {"quy trình", "procedures"},
	{"cơ chế", "mechanisms"}, {"trách nhiệm", "responsibilities"}, {"kỷ cương", "discipline"}, {"thông tin", "information"}, {"truyền thông", "media work"},
	{"đối tượng", "target groups"}, {"hộ gia đình", "households"}, {"doanh nghiệp", "businesses"}, {"tiểu thương", "stallholders"}, {"học sinh", "pupils"},
	{"giáo viên", "teachers"}, {"bác sĩ", "doctors"}, {"công nhân", "workers"}, {"nông dân", "farmers"}, {"thanh niên", "young people"},
	{"phụ nữ", "women"}, {"cựu chiến binh", "veterans"}, {"tổ trưởng", "group heads"}, {"tình nguyện viên", "volunteers"}, {"chuyên gia", "experts"},
	{"nhà thầu", "contractors"}, {"chủ đầu tư", "investors"}, {"đơn vị tư vấn", "consultants"}, {"kho lưu trữ", "archives"}, {"bản vẽ", "drawings"},
	{"hóa đơn", "invoices"}, {"biểu mẫu", "forms"}, {"chữ ký số", "digital signatures"}, {"đường dây nóng", "hotlines"}, {"hộp thư", "mailboxes"},
	{"loa phường", "loudspeakers"}, {"tờ rơi", "leaflets"}, {"bản tin", "bulletins"}, {"hội thi", "contests"}, {"tọa đàm", "seminars"},
	{"diễn đàn", "forums"}, {"tuần lễ", "theme weeks"}, {"chiến dịch", "drives"}, {"ngày hội", "open days"}, {"chuyến đi", "trips"},
	{"hành lang", "corridors"}, {"quảng trường", "squares"}, {"công viên", "parks"}, {"sân chơi", "playgrounds"}, {"vườn hoa", "gardens"},
	{"bến xe", "bus stations"}, {"nút giao", "junctions"}, {"vạch sơn", "road markings"}, {"biển báo", "signs"}, {"camera", "cameras"},
	{"đèn tín hiệu", "traffic lights"}, {"cống hộp", "culverts"}, {"trạm bơm", "pumping stations"}, {"đê bao", "dykes"}, {"kè", "embankments"},
	{"giếng khoan", "wells"}, {"bể chứa", "tanks"}, {"đường ống", "pipes"}, {"cột điện", "poles"}, {"cáp ngầm", "buried cables"},
	{"mái che", "roofs"}, {"nhà xưởng", "workshops"}, {"kho bãi", "depots"}, {"lò giết mổ", "slaughterhouses"}, {"quầy hàng", "stalls"},
	{"bếp ăn", "canteens"}, {"mẫu nước", "water samples"}, {"giống cây", "seedlings"}, {"chuồng trại", "stables"}, {"thuốc thú y", "veterinary medicine"},
	{"học bổng", "scholarships"}, {"thư viện số", "digital libraries"}, {"phòng học", "classrooms"}, {"sách giáo khoa", "textbooks"}, {"xe lăn", "wheelchairs"},
	{"thẻ bảo hiểm", "insurance cards"}, {"thuốc men", "medicines"}, {"giường bệnh", "hospital beds"}, {"vắc-xin", "vaccines"}, {"khẩu phần", "rations"},
	{"khoản vay", "loans"}, {"lãi suất", "interest rates"}, {"hóa giá", "valuations"}, {"tiền thuê", "rents"}, {"lệ phí", "fees"},
	{"dự toán", "estimates"}, {"quyết toán", "final accounts"}, {"đấu thầu", "tenders"}, {"hợp đồng", "contracts"}, {"bảo lãnh", "guarantees"},
	{"tranh chấp", "disputes"}, {"ranh giới", "boundaries"}, {"bản án", "judgments"}, {"lời khai", "statements"}, {"chứng cứ", "evidence"},
	{"nghi thức", "ceremonies"}, {"văn nghệ", "performances"}, {"đội bóng", "teams"}, {"câu lạc bộ", "clubs"}, {"nghệ nhân", "artisans"},
}

var qualities = []phrase{
	{"mới", "new"}, {"cũ", "old"}, {"chung", "shared"}, {"riêng", "separate"}, {"lưu động", "mobile"}, {"cố định", "fixed"},
	{"dài hạn", "long-term"}, {"ngắn hạn", "short-term"}, {"tạm thời", "temporary"}, {"thường xuyên", "regular"}, {"đột xuất", "unplanned"},
	{"định kỳ", "periodic"}, {"công khai", "open"}, {"nội bộ", "internal"}, {"trực tuyến", "online"}, {"trực tiếp", "direct"},
	{"đơn giản", "simple"}, {"phức tạp", "complex"}, {"đồng bộ", "consistent"}, {"rời rạc", "scattered"}, {"hiện đại", "modern"},
	{"truyền thống", "traditional"}, {"bền vững", "sustainable"}, {"tiết kiệm", "thrifty"}, {"tốn kém", "costly"}, {"miễn phí", "free"},
	{"bắt buộc", "compulsory"}, {"tự nguyện", "voluntary"}, {"đầy đủ", "complete"}, {"còn thiếu", "missing"}, {"đã cấp", "granted"},
	{"sắp hết hạn", "expiring"}, {"ngoài trời", "outdoor"}, {"trong nhà", "indoor"}, {"ven sông", "riverside"}, {"nội đô", "inner-city"},
	{"vùng ven", "outlying"}, {"cấp phường", "ward-level"}, {"liên quận", "cross-district"}, {"liên ngành", "joint"}, {"đặc thù", "special"},
	{"tiêu biểu", "exemplary"}, {"thí điểm", "pilot"}, {"nhân rộng", "widespread"}, {"tối thiểu", "minimal"}, {"vượt trội", "outstanding"},
	{"an toàn", "safe"}, {"thân thiện", "friendly"}, {"khẩn cấp", "urgent"}, {"hợp lý", "sensible"}, {"minh bạch", "transparent"}, {"kịp thời", "timely"},
}

// manners stand before a verb.
var manners = []phrase{
	{"cùng nhau ", "jointly "}, {"sớm ", "soon "}, {"khẩn trương ", "promptly "}, {"từng bước ", "gradually "}, {"chủ động ", "actively "},
	{"tạm ", "provisionally "}, {"một lần nữa ", "again "}, {"hằng quý ", "quarterly "}, {"kỹ lưỡng ", "carefully "}, {"trực tiếp ", "directly "},
	{"phần lớn ", "largely "}, {"lần đầu ", "for the first time "}, {"âm thầm ", "quietly "}, {"đồng loạt ", "all together "}, {"nghiêm túc ", "seriously "},
}
