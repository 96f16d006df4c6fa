package report

import (
	"slices"

	"phoihop/internal/viet"
)

// Choice is one value of a closed list: its id, its names, and other ways to write it in a report.
type Choice struct {
	ID      string
	Name    Bilingual
	Aliases []string
}

// Choices is a closed list of values, in the order in which they are offered.
type Choices []Choice

// Name gives the name of a value in a language; an unknown value is its own name.
func (c Choices) Name(id string, lang viet.Lang) string {
	for i := range c {
		if c[i].ID == id {
			name, _ := c[i].Name.In(lang)
			return name
		}
	}
	return id
}

// IDs lists the values.
func (c Choices) IDs() []string {
	ids := make([]string, len(c))
	for i := range c {
		ids[i] = c[i].ID
	}
	return ids
}

// States of a task.
const (
	StatusOpen       = "open"
	StatusInProgress = "in-progress"
	StatusDone       = "done"
	StatusLate       = "late"
	StatusHandedOver = "handed-over"
	StatusCancelled  = "cancelled"
)

// The closed lists of the front matter.
var (
	PartsOfDay = Choices{
		{"morning", Bilingual{"sáng", "morning"}, []string{"buổi sáng"}},
		{"afternoon", Bilingual{"chiều", "afternoon"}, []string{"buổi chiều"}},
		{"evening", Bilingual{"tối", "evening"}, []string{"buổi tối"}},
		{"all-day", Bilingual{"cả ngày", "all day"}, nil},
	}
	Kinds = Choices{
		{"final-review", Bilingual{"Hội nghị tổng kết", "Final review meeting"}, []string{"tổng kết", "final review"}},
		{"interim-review", Bilingual{"Hội nghị sơ kết", "Preliminary review meeting"}, []string{"sơ kết", "preliminary review", "interim review"}},
		{"briefing", Bilingual{"Giao ban", "Regular briefing"}, []string{"trực báo", "giao ban (trực báo)", "hội nghị giao ban"}},
		{"signing", Bilingual{"Ký kết", "Signing ceremony"}, []string{"lễ ký kết"}},
		{"launch", Bilingual{"Phát động", "Launch"}, []string{"lễ phát động"}},
		{"rollout", Bilingual{"Triển khai nhiệm vụ", "Roll-out of tasks"}, []string{"triển khai"}},
		{"joint-meeting", Bilingual{"Họp liên tịch", "Joint meeting"}, []string{"liên tịch"}},
		{"dialogue", Bilingual{"Đối thoại", "Dialogue"}, []string{"hội nghị đối thoại"}},
		{"supervision", Bilingual{"Giám sát", "Supervision"}, nil},
		{"social-criticism", Bilingual{"Phản biện xã hội", "Social criticism"}, []string{"phản biện"}},
		{"voter-meeting", Bilingual{"Tiếp xúc cử tri", "Meeting with voters"}, nil},
		{"other", Bilingual{"Hội nghị khác", "Other meeting"}, []string{"khác"}},
	}
	Statuses = Choices{
		{StatusOpen, Bilingual{"Đã giao", "Assigned"}, nil},
		{StatusInProgress, Bilingual{"Đang thực hiện", "Under way"}, nil},
		{StatusDone, Bilingual{"Đã hoàn thành", "Completed"}, []string{"hoàn thành", "xong"}},
		{StatusLate, Bilingual{"Chậm tiến độ (theo báo cáo)", "Late (as reported)"}, []string{"chậm tiến độ"}},
		{StatusHandedOver, Bilingual{"Đã chuyển giao", "Handed over"}, []string{"chuyển giao"}},
		{StatusCancelled, Bilingual{"Thôi thực hiện", "Discontinued"}, nil},
	}
	// ThreadStates are what can have become of a task: a status that a report states, or what follows from dates
	// and later reports.
	ThreadStates = append(slices.Clone(Statuses), Choices{
		{"unreported", Bilingual{"Đến hạn, chưa có thông tin kết quả", "Due date passed, no result published here"}, nil},
		{"not-mentioned", Bilingual{"Chưa được nhắc lại", "Not mentioned again"}, nil},
		{"closed", Bilingual{"Khép lại cùng địa phương", "Closed with the district"}, nil},
	}...)
	Acts = Choices{
		{"opened", Bilingual{"khai mạc", "opened the meeting"}, nil},
		{"reported", Bilingual{"báo cáo", "reported"}, nil},
		{"spoke", Bilingual{"phát biểu", "spoke"}, nil},
		{"directed", Bilingual{"phát biểu chỉ đạo", "gave directions"}, []string{"chỉ đạo"}},
		{"concluded", Bilingual{"phát biểu kết luận", "concluded the meeting"}, []string{"kết luận"}},
		{"signed", Bilingual{"ký kết", "signed"}, []string{"ký"}},
		{"witnessed", Bilingual{"chứng kiến", "witnessed the signing"}, nil},
	}
	SignedKinds = Choices{
		{"programme", Bilingual{"Chương trình", "Programme"}, nil},
		{"regulation", Bilingual{"Quy chế", "Regulation"}, nil},
		{"plan", Bilingual{"Kế hoạch", "Plan"}, nil},
		{"pact", Bilingual{"Giao ước thi đua", "Emulation pact"}, []string{"giao ước"}},
		{"joint-document", Bilingual{"Văn bản liên tịch", "Joint document"}, nil},
	}
	DocumentKinds = Choices{
		{"law", Bilingual{"Luật", "Law"}, nil},
		{"resolution", Bilingual{"Nghị quyết", "Resolution"}, []string{"NQ"}},
		{"decree", Bilingual{"Nghị định", "Decree"}, []string{"NĐ"}},
		{"decision", Bilingual{"Quyết định", "Decision"}, []string{"QĐ"}},
		{"directive", Bilingual{"Chỉ thị", "Directive"}, []string{"CT"}},
		{"circular", Bilingual{"Thông tư", "Circular"}, []string{"TT"}},
		{"regulation", Bilingual{"Quy định", "Regulation"}, []string{"QĐi"}},
		{"rule", Bilingual{"Quy chế", "Working regulation"}, nil},
		{"plan", Bilingual{"Kế hoạch", "Plan"}, []string{"KH"}},
		{"programme", Bilingual{"Chương trình", "Programme"}, nil},
		{"conclusion", Bilingual{"Kết luận", "Conclusion"}, nil},
		{"notice", Bilingual{"Thông báo", "Notice"}, []string{"TB"}},
		{"guideline", Bilingual{"Hướng dẫn", "Guideline"}, nil},
		{"submission", Bilingual{"Tờ trình", "Submission"}, nil},
		{"report", Bilingual{"Báo cáo", "Report"}, nil},
		{"letter", Bilingual{"Công văn", "Official letter"}, nil},
	}
	DocumentRoles = Choices{
		{"basis", Bilingual{"căn cứ", "basis"}, nil},
		{"reviewed", Bilingual{"được sơ kết, tổng kết", "reviewed at the meeting"}, nil},
		{"conclusion", Bilingual{"kết luận của hội nghị", "conclusion of the meeting"}, nil},
		{"cited", Bilingual{"được nhắc tới", "cited"}, nil},
	}
	Levels = Choices{
		{"central", Bilingual{"Trung ương", "Central"}, nil},
		{"province", Bilingual{"Cấp tỉnh, thành phố", "Province or city"}, []string{"tỉnh", "thành phố", "cấp tỉnh", "cấp thành phố"}},
		{"district", Bilingual{"Cấp quận, huyện", "District"}, []string{"quận", "huyện", "cấp quận", "cấp huyện"}},
		{"commune", Bilingual{"Cấp phường, xã", "Ward or commune"}, []string{"phường", "xã", "cấp phường", "cấp xã", "ward"}},
	}
	ThemeKinds = Choices{
		{"theme", Bilingual{"Chủ đề năm", "Theme of the year"}, []string{"chủ đề"}},
		{"campaign", Bilingual{"Cuộc vận động", "Campaign"}, nil},
		{"movement", Bilingual{"Phong trào", "Movement"}, nil},
		{"model", Bilingual{"Mô hình", "Model"}, nil},
	}
	CorrectionKinds = Choices{
		{"correction", Bilingual{"Đính chính", "Correction"}, nil},
		{"update", Bilingual{"Cập nhật", "Update"}, nil},
	}
	AgencyTypes = Choices{
		{"party", Bilingual{"Cơ quan Đảng", "Party bodies"}, nil},
		{"council", Bilingual{"Hội đồng nhân dân", "People's Councils"}, nil},
		{"committee", Bilingual{"Ủy ban nhân dân", "People's Committees"}, nil},
		{"front", Bilingual{"Mặt trận Tổ quốc", "Fatherland Front"}, nil},
		{"organisation", Bilingual{"Tổ chức chính trị - xã hội", "Socio-political organisations"}, nil},
		{"delegation", Bilingual{"Đoàn đại biểu", "Delegations"}, nil},
		{"office", Bilingual{"Văn phòng", "Offices"}, nil},
		{"division", Bilingual{"Phòng, ban", "Divisions"}, nil},
		{"group", Bilingual{"Tổ", "Groups"}, nil},
		{"other", Bilingual{"Cơ quan khác", "Other bodies"}, nil},
	}
	UnitTypes = Choices{
		{"quan", Bilingual{"Quận", "Urban district"}, nil},
		{"huyen", Bilingual{"Huyện", "Rural district"}, nil},
		{"thi-xa", Bilingual{"Thị xã", "Town"}, nil},
		{"thanh-pho", Bilingual{"Thành phố", "City"}, nil},
		{"phuong", Bilingual{"Phường", "Ward"}, nil},
		{"xa", Bilingual{"Xã", "Commune"}, nil},
		{"thi-tran", Bilingual{"Thị trấn", "Township"}, nil},
		{"dac-khu", Bilingual{"Đặc khu", "Special zone"}, nil},
		{"tinh", Bilingual{"Tỉnh", "Province"}, nil},
		{"thanh-pho-trung-uong", Bilingual{"Thành phố trực thuộc trung ương", "Centrally run city"}, nil},
	}
	ActEffects = Choices{
		{"end", Bilingual{"kết thúc hoạt động", "ends the unit"}, nil},
		{"new-units", Bilingual{"lập các đơn vị mới", "sets up the new units"}, nil},
	}
	ShareImages = Choices{
		{"district", Bilingual{"theo địa phương", "one for a district"}, nil},
		{"report", Bilingual{"theo báo cáo", "one for a report"}, nil},
	}
)
