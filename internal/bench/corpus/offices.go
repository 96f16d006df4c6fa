package corpus

// kind is a kind of meeting: its id, its part of a file name and how a title begins.
type kind struct {
	id, name string
	title    phrase
}

var kinds = []kind{
	{"final-review", "tong-ket", phrase{"Tổng kết", "Final review"}},
	{"interim-review", "so-ket", phrase{"Sơ kết", "Preliminary review"}},
	{"briefing", "giao-ban", phrase{"Giao ban", "Regular briefing"}},
	{"signing", "ky-ket", phrase{"Ký kết", "Signing"}},
	{"launch", "phat-dong", phrase{"Phát động", "Launch"}},
	{"rollout", "trien-khai", phrase{"Triển khai", "Rollout"}},
	{"joint-meeting", "lien-tich", phrase{"Họp liên tịch bàn", "Joint meeting"}},
	{"dialogue", "doi-thoai", phrase{"Đối thoại bàn", "Dialogue"}},
	{"supervision", "giam-sat", phrase{"Giám sát", "Supervision"}},
	{"voter-meeting", "tiep-xuc", phrase{"Tiếp xúc cử tri, thông tin", "Meeting with voters"}},
}

// owners are the agencies of site.yaml, those that meet most first.
var owners = []string{"hdnd", "ubnd", "mttq", "tt-hdnd", "ban-phap-che", "ubnd", "vp-hdnd-ubnd", "mttq"}

// meetings are the agencies that met.
var meetings = []string{"[hdnd, ubnd, mttq]", "[tt-hdnd, ubnd, mttq]", "[hdnd, ubnd]", "[ubnd, mttq]", "[hdnd, ubnd, mttq, to-chuc-ct-xh]"}

// office is a role at a meeting and the agency that it belongs to.
type office struct {
	agency string
	role   phrase
}

var offices = []office{
	{"quan-uy", phrase{"Bí thư Quận ủy", "Secretary of the District Party Committee"}},
	{"hdnd", phrase{"Phó Bí thư Thường trực, Chủ tịch HĐND quận", "Standing Deputy Secretary, Chairperson of the People's Council"}},
	{"ubnd", phrase{"Chủ tịch UBND quận", "Chairperson of the People's Committee"}},
	{"mttq", phrase{"Chủ tịch Ủy ban MTTQ Việt Nam quận", "Chairperson of the Viet Nam Fatherland Front Committee"}},
	{"tt-hdnd", phrase{"Phó Chủ tịch HĐND quận", "Vice Chairperson of the People's Council"}},
	{"ubnd", phrase{"Phó Chủ tịch UBND quận", "Vice Chairperson of the People's Committee"}},
	{"ban-phap-che", phrase{"Trưởng ban Pháp chế HĐND quận", "Head of the Legal Board of the People's Council"}},
	{"vp-hdnd-ubnd", phrase{"Chánh Văn phòng HĐND và UBND quận", "Chief of the Office of the People's Council and People's Committee"}},
	{"mttq", phrase{"Phó Chủ tịch Ủy ban MTTQ Việt Nam quận", "Vice Chairperson of the Viet Nam Fatherland Front Committee"}},
	{"to-chuc-ct-xh", phrase{"Chủ tịch Hội Phụ nữ quận", "President of the Women's Union of the district"}},
}

var groups = []phrase{
	{"Lãnh đạo các phòng, ban của quận", "Heads of the divisions of the district"},
	{"Thường trực HĐND các phường", "Standing bodies of the people's councils of the wards"},
	{"Trưởng ban công tác Mặt trận khu dân cư", "Heads of the Front's working groups"},
	{"Đại diện các tổ chức chính trị - xã hội", "Representatives of the socio-political organisations"},
}

var familyNames = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Mai", "Trịnh", "Đào"}

var middleNames = []string{"Văn", "Thị", "Đức", "Minh", "Thanh", "Quang", "Ngọc", "Hữu", "Xuân", "Bích", "Thu", "Hoàng", "Mạnh", "Kim", "Gia", "Phương"}

var givenNames = []string{
	"An", "Bình", "Châu", "Dũng", "Duyên", "Giang", "Hà", "Hạnh", "Hiếu", "Hùng", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Oanh", "Phúc", "Quân",
	"Quỳnh", "Sơn", "Tâm", "Thảo", "Thủy", "Trang", "Tuấn", "Uyên", "Vân", "Vinh", "Yến",
}

// figure is a result that reports state year by year; money is in dong.
type figure struct {
	id, level   string
	money       bool
	label, unit phrase
}

var figures = []figure{
	{"mo-hinh", "commune", false, phrase{"Mô hình Dân vận khéo", "Skilful mass mobilisation models"}, phrase{"mô hình", "models"}},
	{"doi-thoai", "district", false, phrase{"Cuộc đối thoại với người dân", "Dialogues with residents"}, phrase{"cuộc", "dialogues"}},
	{"kien-nghi", "district", false, phrase{"Kiến nghị của cử tri đã giải quyết", "Voters' petitions settled"}, phrase{"kiến nghị", "petitions"}},
	{"hoa-giai", "commune", false, phrase{"Vụ việc hòa giải thành", "Cases conciliated"}, phrase{"vụ", "cases"}},
	{"giam-sat", "district", false, phrase{"Cuộc giám sát", "Supervisions"}, phrase{"cuộc", "supervisions"}},
	{"quy", "commune", true, phrase{"Quỹ Vì người nghèo", "Fund for the poor"}, phrase{"đồng", "dong"}},
}

// documentKinds pairs a document's kind with the letters in its number.
var documentKinds = []struct{ kind, letters string }{
	{"resolution", "NQ-HĐND"}, {"decision", "QĐ-UBND"}, {"plan", "KH-UBND"}, {"directive", "CT-UBND"}, {"programme", "CTr-MTTQ"}, {"notice", "TB-HĐND"},
}

var issuers = []phrase{
	{"HĐND quận", "People's Council of the district"}, {"UBND quận", "People's Committee of the district"},
	{"UBND thành phố", "People's Committee of the city"}, {"Ủy ban MTTQ quận", "Fatherland Front Committee of the district"},
}
