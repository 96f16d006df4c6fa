package corpus

// Word lists; entries of one list fit each other's places in both languages.

var lists = map[string][]phrase{
	"when": whens, "unit": units, "field": fields, "object": objects, "state": states, "purpose": purposes,
	"outcome": outcomes, "cause": causes, "place": places, "ward": wards, "noun": nouns, "quality": qualities,
}

var verbs = []word{
	{"rà soát", "review", "reviewed"}, {"giải quyết", "settle", "settled"}, {"đôn đốc", "press forward", "pressed forward"},
	{"hoàn thành", "complete", "completed"}, {"giám sát", "supervise", "supervised"}, {"trả lời", "answer", "answered"},
	{"thẩm tra", "verify", "verified"}, {"công khai", "publish", "published"}, {"phân loại", "sort", "sorted"},
	{"cập nhật", "update", "updated"}, {"tổng hợp", "compile", "compiled"}, {"đối chiếu", "compare", "compared"},
	{"tiếp nhận", "receive", "received"}, {"theo dõi", "follow", "followed"}, {"điều chỉnh", "adjust", "adjusted"},
	{"kiểm tra", "inspect", "inspected"}, {"khảo sát", "survey", "surveyed"}, {"bàn giao", "hand over", "handed over"},
	{"hoàn thiện", "improve", "improved"}, {"phê duyệt", "approve", "approved"}, {"triển khai", "roll out", "rolled out"},
	{"thống kê", "count", "counted"}, {"bổ sung", "supplement", "supplemented"}, {"đánh giá", "assess", "assessed"},
	{"lập danh mục", "list", "listed"}, {"xác minh", "confirm", "confirmed"}, {"góp ý", "comment on", "commented on"},
	{"số hóa", "digitise", "digitised"}, {"lưu trữ", "archive", "archived"}, {"niêm yết", "post", "posted"},
	{"rút gọn", "shorten", "shortened"}, {"phân công", "allot", "allotted"}, {"lồng ghép", "combine", "combined"},
	{"xử lý dứt điểm", "close", "closed"}, {"khôi phục", "restore", "restored"}, {"nhân rộng", "spread", "spread"},
}

var objects = []phrase{
	{"hồ sơ", "files"}, {"kiến nghị của cử tri", "voters' petitions"}, {"đơn thư", "letters"}, {"báo cáo chuyên đề", "thematic reports"},
	{"kết luận giám sát", "conclusions of supervision"}, {"tờ trình", "submissions"}, {"thủ tục hành chính", "administrative procedures"},
	{"công trình dân sinh", "works for residents"}, {"buổi tiếp công dân", "citizen receptions"}, {"cuộc đối thoại", "dialogues"},
	{"mô hình tự quản", "self-management models"}, {"tuyến đường", "streets"}, {"dự án đầu tư công", "public investment projects"},
	{"biên bản làm việc", "minutes"}, {"quy ước khu dân cư", "residential conventions"}, {"danh sách hộ", "lists of households"},
	{"chỉ tiêu", "targets"}, {"hạng mục", "work items"}, {"văn bản hướng dẫn", "guidelines"}, {"ý kiến phản biện", "opinions of social criticism"},
	{"nhiệm vụ trọng tâm", "key tasks"}, {"lớp tập huấn", "training courses"}, {"điểm sinh hoạt cộng đồng", "community venues"},
	{"hợp đồng dịch vụ", "service contracts"}, {"quyết định hỗ trợ", "decisions on support"}, {"bản cam kết", "pledges"},
	{"phiếu khảo sát", "survey forms"}, {"điểm tập kết", "collection points"}, {"số liệu quý", "quarterly figures"}, {"đề án", "proposals"},
	{"tổ hòa giải", "conciliation teams"}, {"bảng tin", "notice boards"}, {"lịch làm việc", "work schedules"}, {"trang thông tin", "information pages"},
	{"bản đồ quy hoạch", "planning maps"}, {"thửa đất công", "public plots"}, {"giấy phép", "permits"}, {"khoản đóng góp", "contributions"},
	{"chuyến khảo sát", "field visits"}, {"nghị quyết chuyên đề", "thematic resolutions"},
}

var fields = []phrase{
	{"cấp phép xây dựng", "building permits"}, {"giải phóng mặt bằng", "site clearance"}, {"thoát nước đô thị", "urban drainage"},
	{"thu gom rác thải", "waste collection"}, {"phân loại rác tại nguồn", "sorting waste at source"}, {"chiếu sáng công cộng", "street lighting"},
	{"trật tự vỉa hè", "order on pavements"}, {"an toàn giao thông", "traffic safety"}, {"phòng cháy, chữa cháy", "fire safety"},
	{"nước sạch", "clean water"}, {"cây xanh", "public trees"}, {"chợ dân sinh", "neighbourhood markets"}, {"an toàn thực phẩm", "food safety"},
	{"trường chuẩn", "standard schools"}, {"phổ cập giáo dục", "universal education"}, {"trạm y tế", "health stations"},
	{"tiêm chủng", "vaccination"}, {"bảo hiểm y tế", "health insurance"}, {"giảm nghèo", "poverty reduction"}, {"nhà ở cho hộ khó khăn", "homes for households in need"},
	{"việc làm", "employment"}, {"đào tạo nghề", "vocational training"}, {"người cao tuổi", "older people"}, {"trẻ em", "children"},
	{"người khuyết tật", "people with disabilities"}, {"bình đẳng giới", "gender equality"}, {"nhà văn hóa", "houses of culture"},
	{"di tích", "historic sites"}, {"thư viện", "libraries"}, {"thể thao quần chúng", "sport for all"}, {"lễ hội", "festivals"},
	{"tiếp công dân", "citizen reception"}, {"khiếu nại, tố cáo", "complaints and denunciations"}, {"cải cách hành chính", "administrative reform"},
	{"chuyển đổi số", "digital transformation"}, {"một cửa điện tử", "the electronic one-stop shop"}, {"đăng ký hộ tịch", "civil registration"},
	{"chứng thực", "certification"}, {"quản lý đất đai", "land management"}, {"quy hoạch chi tiết", "detailed planning"},
	{"ngân sách phường", "ward budgets"}, {"đầu tư công", "public investment"}, {"thu thuế hộ kinh doanh", "taxes of household businesses"},
	{"tài sản công", "public property"}, {"hợp tác xã", "cooperatives"}, {"làng nghề", "craft villages"}, {"nông nghiệp đô thị", "urban farming"},
	{"thủy lợi", "irrigation"}, {"phòng, chống thiên tai", "disaster prevention"}, {"môi trường ao hồ", "ponds and lakes"},
	{"tiếng ồn", "noise"}, {"hòa giải ở cơ sở", "grassroots conciliation"}, {"phổ biến pháp luật", "legal information"},
	{"dân chủ ở cơ sở", "grassroots democracy"}, {"giám sát cộng đồng", "community supervision"}, {"tiếp xúc cử tri", "meetings with voters"},
	{"chất vấn tại kỳ họp", "questions at sessions"}, {"phản biện xã hội", "social criticism"}, {"quỹ vì người nghèo", "the fund for the poor"},
	{"nghĩa vụ quân sự", "military service"}, {"an ninh khu dân cư", "neighbourhood security"}, {"bãi đỗ xe", "car parks"},
	{"xe buýt", "buses"}, {"ngõ nhỏ", "narrow lanes"}, {"chung cư cũ", "old apartment blocks"}, {"tái định cư", "resettlement"},
	{"đặt tên đường", "street naming"}, {"cắm mốc giới", "boundary marks"}, {"nghĩa trang", "cemeteries"}, {"bến thủy", "landing stages"},
	{"du lịch cộng đồng", "community tourism"}, {"khởi nghiệp", "new businesses"},
}

var states = []phrase{
	{"còn tồn đọng", "still pending"}, {"đã quá sáu tháng", "more than six months old"}, {"chưa rõ chủ trì", "without a clear lead"},
	{"thuộc thẩm quyền của quận", "within the district's powers"}, {"thuộc thẩm quyền của thành phố", "within the city's powers"},
	{"do phường gửi lên", "sent by the wards"}, {"trùng nội dung", "that overlap"}, {"có nhiều ý kiến khác nhau", "on which views differ"},
	{"được nêu tại kỳ họp trước", "raised at the last session"}, {"cần bố trí vốn", "that need funds"}, {"vừa được phê duyệt", "approved not long ago"},
	{"theo mẫu mới", "in the new form"}, {"qua hai vòng lấy ý kiến", "after two rounds of comments"}, {"chưa được số hóa", "not yet digitised"},
	{"liên quan đến nhiều ngành", "that touch several sectors"}, {"chuyển từ kỳ trước", "carried over from the last period"},
	{"theo thứ tự ưu tiên", "in order of priority"}, {"được cử tri đồng tình", "that voters agree with"}, {"có giá trị nhỏ", "of small value"},
	{"gần khu công nghiệp", "near the industrial zone"}, {"dọc tuyến kênh", "along the canal"}, {"ngoài kế hoạch đầu năm", "outside the first plan"},
	{"đã có kết luận", "already concluded"}, {"phải làm lại", "to be done again"}, {"bị ảnh hưởng bởi mưa lớn", "hit by heavy rain"},
}

var outcomes = []phrase{
	{"được giải quyết đúng hạn", "were settled on time"}, {"được trả lời bằng văn bản", "were answered in writing"},
	{"được đưa vào kế hoạch năm sau", "went into the plan of the next year"}, {"đã bàn giao cho phường", "were handed to the wards"},
	{"đạt yêu cầu ngay lần đầu", "met the demands at once"}, {"phải bổ sung giấy tờ", "had to be completed"},
	{"được công khai tại nhà văn hóa", "were posted in the house of culture"}, {"được gộp vào một dự án", "were joined in one project"},
	{"được cử tri đánh giá tốt", "were well received by voters"}, {"chờ ý kiến của thành phố", "wait for the city"},
	{"đã khởi công", "were begun"}, {"được lùi sang quý sau", "were put off by a quarter"}, {"được xử lý qua mạng", "were handled online"},
	{"được chuyển sang hòa giải", "went to conciliation"}, {"đã có mặt bằng", "have their site"}, {"được rút khỏi danh mục", "were taken off the list"},
	{"vượt kế hoạch đề ra", "went beyond the plan"}, {"hoàn tất trước thời hạn", "were done before their date"},
}

var purposes = []phrase{
	{"để người dân dễ theo dõi", "so that residents can follow it"}, {"để không bỏ sót trường hợp nào", "so that no case is missed"},
	{"để rút ngắn thời gian chờ", "to shorten the wait"}, {"để kịp kỳ họp giữa năm", "in time for the midyear session"},
	{"nhằm giảm giấy tờ cho cơ sở", "to spare the wards paperwork"}, {"nhằm thống nhất số liệu giữa các bên", "to make the figures of all sides agree"},
	{"để có căn cứ bố trí vốn", "as a basis for funding"}, {"để từng việc có người chịu trách nhiệm", "so that someone answers for each task"},
	{"để tránh trùng lặp trong giám sát", "to avoid overlaps in supervision"}, {"nhằm giữ gìn cảnh quan", "to keep the townscape"},
	{"để tổ dân phố cùng tham gia", "so that residential groups take part"}, {"nhằm bảo đảm an toàn mùa mưa", "for safety in the rainy season"},
	{"để sớm đưa công trình vào sử dụng", "so that the works are soon in use"}, {"nhằm nâng chất lượng dịch vụ", "to raise the quality of services"},
	{"để chuẩn bị cho năm sau", "to prepare for the next year"}, {"nhằm lắng nghe ý kiến nhiều phía", "to hear many sides"},
	{"để các trường chủ động kế hoạch", "so that schools can plan ahead"}, {"nhằm tiết kiệm chi phí chung", "to save common costs"},
	{"để hộ kinh doanh yên tâm", "so that household businesses feel safe"}, {"để kết quả được kiểm chứng", "so that results can be verified"},
}

var causes = []phrase{
	{"quy trình còn qua nhiều bước", "the procedure has many steps"}, {"vốn được cấp muộn", "funds came late"},
	{"cán bộ phải kiêm nhiệm", "staff hold several posts"}, {"số liệu giữa các bên chưa khớp", "the figures of the sides do not agree"},
	{"mưa kéo dài trong quý", "it rained for much of the quarter"}, {"ranh giới chưa được cắm mốc", "boundaries are not marked"},
	{"hướng dẫn của cấp trên thay đổi", "guidelines from above changed"}, {"nhà thầu thiếu nhân công", "the contractor was short of workers"},
	{"hồ sơ cũ bị thất lạc", "old files were lost"}, {"một số hộ chưa đồng thuận", "some households do not agree"},
	{"phần mềm chưa liên thông", "the programs are not linked"}, {"thời gian lấy ý kiến ngắn", "the time for comments was short"},
	{"giá vật liệu tăng", "materials became dearer"}, {"chưa có định mức", "there is no norm yet"},
	{"đầu mối phối hợp thay đổi", "the point of contact changed"}, {"địa bàn rộng, dân cư phân tán", "the area is wide and its residents scattered"},
	{"lịch họp của các bên trùng nhau", "the meetings of the sides clash"}, {"việc phân cấp chưa rõ", "powers are not clearly divided"},
}

var whens = []phrase{
	{"trong quý I năm {year}", "in the first quarter of {year}"}, {"trong quý II năm {year}", "in the second quarter of {year}"},
	{"trong quý III năm {year}", "in the third quarter of {year}"}, {"trong quý IV năm {year}", "in the fourth quarter of {year}"},
	{"sáu tháng đầu năm {year}", "in the first half of {year}"}, {"chín tháng năm {year}", "in nine months of {year}"},
	{"từ ngày {date} đến nay", "since {date}"}, {"trước ngày {date}", "before {date}"}, {"tính đến ngày {date}", "up to {date}"},
	{"trong đợt cao điểm bắt đầu ngày {date}", "in the drive that began on {date}"}, {"sau kỳ họp ngày {date}", "after the session of {date}"},
	{"trong {few} tuần kể từ ngày {date}", "in the {few} weeks from {date}"},
}

var units = []phrase{
	{"Thường trực HĐND quận", "the Standing Body of the People's Council"}, {"UBND quận", "the People's Committee"},
	{"Ủy ban MTTQ quận", "the Fatherland Front Committee"}, {"Ban Pháp chế", "the Legal Board"}, {"Ban Kinh tế - Xã hội", "the Socio-economic Board"},
	{"Văn phòng HĐND và UBND", "the Office of the People's Council and People's Committee"}, {"phòng Tài chính - Kế hoạch", "the Division of Finance and Planning"},
	{"phòng Quản lý đô thị", "the Division of Urban Management"}, {"phòng Tài nguyên và Môi trường", "the Division of Natural Resources and Environment"},
	{"phòng Văn hóa và Thông tin", "the Division of Culture and Information"}, {"phòng Giáo dục và Đào tạo", "the Division of Education and Training"},
	{"phòng Nội vụ", "the Division of Home Affairs"}, {"phòng Tư pháp", "the Division of Justice"}, {"trung tâm Y tế", "the Health Centre"},
	{"thanh tra quận", "the District Inspectorate"}, {"tổ đại biểu số {few}", "Group of deputies no. {few}"}, {"UBND {ward}", "the People's Committee of {ward}"},
	{"HĐND {ward}", "the People's Council of {ward}"}, {"Mặt trận {ward}", "the Fatherland Front of {ward}"},
	{"ban công tác Mặt trận khu dân cư {name}", "the Front's working group in {name}"}, {"ban thanh tra nhân dân {ward}", "the people's inspection board of {ward}"},
	{"ban quản lý dự án", "the Project Management Board"}, {"Hội Phụ nữ quận", "the Women's Union"}, {"Đoàn Thanh niên quận", "the Youth Union"},
	{"Hội Cựu chiến binh quận", "the Veterans' Association"}, {"Liên đoàn Lao động quận", "the Labour Federation"},
	{"trung tâm Văn hóa - Thể thao", "the Centre for Culture and Sport"}, {"tổ công tác liên ngành", "the joint working group"},
}

var wards = []phrase{{"phường {name}", "{name} Ward"}}

var places = []phrase{
	{"phường {name}", "{name} Ward"}, {"khu dân cư {name}", "the {name} residential area"}, {"đường {name}", "{name} Street"},
	{"khu phố {few} {ward}", "Quarter {few} of {ward}"}, {"chợ {name}", "{name} Market"}, {"các ngõ phố {name}", "the lanes off {name} Street"},
	{"cụm dân cư số {few}", "residential cluster no. {few}"}, {"xóm {name}", "{name} Hamlet"}, {"khu vực hồ {name}", "the {name} Lake area"},
}

// syllables join by two to the names of invented places.
var syllables = []phrase{
	{"An", "An"}, {"Bình", "Binh"}, {"Cẩm", "Cam"}, {"Châu", "Chau"}, {"Đông", "Dong"}, {"Gia", "Gia"}, {"Hạ", "Ha"}, {"Hòa", "Hoa"},
	{"Hưng", "Hung"}, {"Khánh", "Khanh"}, {"Kiến", "Kien"}, {"Lạc", "Lac"}, {"Liên", "Lien"}, {"Lộc", "Loc"}, {"Minh", "Minh"}, {"Mỹ", "My"},
	{"Ngọc", "Ngoc"}, {"Nhân", "Nhan"}, {"Phú", "Phu"}, {"Phước", "Phuoc"}, {"Quang", "Quang"}, {"Sơn", "Son"}, {"Tân", "Tan"}, {"Thạch", "Thach"},
	{"Thái", "Thai"}, {"Thanh", "Thanh"}, {"Thịnh", "Thinh"}, {"Thọ", "Tho"}, {"Thuận", "Thuan"}, {"Trung", "Trung"}, {"Tường", "Tuong"},
	{"Văn", "Van"}, {"Vĩnh", "Vinh"}, {"Xuân", "Xuan"}, {"Yên", "Yen"},
}
