package chart

import (
	"html/template"
	"strings"

	"phoihop/internal/viet"
)

// drawing is any of the three kinds of pictures.
type drawing interface{ SVG() template.HTML }

var states = []Series{
	{"Đến hạn, chưa có thông tin kết quả", "unreported"},
	{"Không được nhắc lại", "not-mentioned"},
	{"Đã giao", "open"},
	{"Đang thực hiện", "in-progress"},
	{"Đã hoàn thành", "done"},
	{"Chậm tiến độ (theo báo cáo)", "late"},
	{"Đã chuyển giao", "handed-over"},
	{"Thôi thực hiện", "cancelled"},
	{"Khép lại cùng cấp huyện", "closed"},
}

var kinds = []Series{
	{"Final review meeting", "final-review"},
	{"Preliminary review meeting", "interim-review"},
	{"Regular briefing", "briefing"},
	{"Signing ceremony", "signing"},
}

// pictures are the goldens: what pages show, and what is hard to show.
var pictures = []struct {
	file string
	drawing
}{
	{"bars-districts.svg", Bars{
		ID: "tasks", Lang: viet.Vi, Legend: states,
		Title:   "Trạng thái nhiệm vụ theo địa phương",
		Summary: "60 nhiệm vụ; 24 đã hoàn thành; 11 đến hạn, chưa có thông tin kết quả.",
		Rows: []Row{
			{"Quận Tây Hồ", []int{3, 1, 6, 4, 9, 2, 0, 1, 0}},
			{"Huyện Côn Sơn", []int{0, 0, 2, 0, 1, 0, 0, 0, 0}},
			{"Quận Ngô Quyền", []int{7, 2, 0, 0, 12, 0, 0, 0, 0}},
			{"Thành phố Phan Rang - Tháp Chàm (trước ngày 01/7/2025: thành phố thuộc tỉnh)", []int{1, 0, 1, 5, 2, 1, 0, 0, 0}},
			{"Huyện đảo Trường Sa", nil},
		},
	}},
	{"bars-full.svg", Bars{
		ID: "all", Lang: viet.En, Title: "Every texture", Summary: "One of each.",
		Legend: manySeries(MaxParts),
		Rows:   []Row{{"A part of each", []int{250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250}}, {"A long one among short ones", []int{1, 1, 2500, 1, 1, 1}}},
	}},
	{"bars-one-part.svg", Bars{
		ID: "one", Lang: viet.En, Title: "Reports by year", Summary: "3 reports.",
		Legend: []Series{{"Reports", "reports"}},
		Rows:   []Row{{"2023", []int{2}}, {"2024", []int{1}}},
	}},
	{"columns-months.svg", Columns{
		ID: "months", Lang: viet.En, Legend: kinds, Title: "Meetings by month, 2023", Summary: "25 meetings; most in December, 7.",
		Rows: months("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
			[]int{1, 0, 1, 0}, []int{1, 0, 1, 0}, nil, []int{0, 0, 1, 0}, []int{0, 0, 1, 1}, []int{0, 3, 0, 0},
			[]int{0, 2, 1, 0}, nil, []int{0, 0, 1, 0}, []int{0, 0, 1, 0}, []int{1, 0, 1, 1}, []int{4, 0, 1, 2}),
	}},
	{"columns-years.svg", Columns{
		ID: "years", Lang: viet.Vi, Title: "Hội nghị theo năm", Summary: "Nhiều nhất là năm 2023.",
		Legend: []Series{{"Tổng kết", "final-review"}, {"Giao ban", "briefing"}},
		Rows:   []Row{{"2021", []int{4, 12}}, {"2022", []int{9, 31}}, {"2023", []int{14, 44}}},
	}},
	{"columns-many.svg", Columns{
		ID: "many", Lang: viet.Vi, Title: "Hội nghị theo tháng", Summary: "Mười năm.",
		Legend: []Series{{"Hội nghị", "meetings"}, {"Đối thoại", "dialogue"}}, Rows: tenYears(),
	}},
	{"line-plan.svg", Line{
		ID: "line", Lang: viet.Vi, Unit: "hộ", ValueName: "Kết quả", PlanName: "Kế hoạch",
		Title: "Hộ nghèo được hỗ trợ xây, sửa nhà", Summary: "Từ 12 hộ (năm 2019) đến 58 hộ (năm 2023); kế hoạch năm 2023 là 50 hộ.",
		Points: []Point{
			{Label: "2019", X: 2019, Value: 12, Text: "12"},
			{Label: "2020", X: 2020, Value: 20.5, Text: "20,5", HasPlan: true, Plan: 25},
			{Label: "2021", X: 2021, Value: 17, Text: "17", HasPlan: true, Plan: 30},
			{Label: "6 tháng 2022", X: 2022.5, Value: 41, Text: "41", HasPlan: true, Plan: 40},
			{Label: "2023", X: 2023.9, Value: 58, Text: "58", HasPlan: true, Plan: 50},
		},
	}},
	{"line-money.svg", Line{
		ID: "money", Lang: viet.En, Unit: "đồng", ValueName: "Raised for the fund", PlanName: "Plan",
		Title: "Fund for the poor", Summary: "From 980,000,000 to 2,450,500,000 đồng.",
		Points: []Point{
			{Label: "28 February 2022", X: 19051, Value: 980e6, Text: "980,000,000"},
			{Label: "15 June 2022", X: 19158, Value: 1.2e9, Text: "1,200,000,000"},
			{Label: "30 June 2022", X: 19173, Value: 1.25e9, Text: "1,250,000,000"},
			{Label: "15 February 2023", X: 19403, Value: 2450.5e6, Text: "2,450,500,000"},
		},
	}},
	{"line-negative.svg", Line{
		ID: "change", Lang: viet.En, Unit: "percentage points", ValueName: "Change", PlanName: "Plan",
		Title: "Change against the year before", Summary: "Between −2.5 and 1.2.",
		Points: []Point{
			{Label: "2021", X: 1, Value: -2.5, Text: "−2.5"}, {Label: "2022", X: 2, Value: 0, Text: "0"}, {Label: "2023", X: 3, Value: 1.2, Text: "1.2"},
		},
	}},
	{"line-apart.svg", Line{
		ID: "apart", Lang: viet.Vi, Unit: "hộ", ValueName: "Kết quả", PlanName: "Kế hoạch", Apart: true,
		Title: "Hộ nghèo được hỗ trợ xây, sửa nhà", Summary: "Năm 2021: 40 hộ; quý I năm 2022: 9 hộ; năm 2022: 58 hộ.",
		Points: []Point{
			{Label: "2021", X: 2021.9, Value: 40, Text: "40", HasPlan: true, Plan: 35},
			{Label: "Quý I/2022", X: 2022.25, Value: 9, Text: "9", HasPlan: true, Plan: 12},
			{Label: "2022", X: 2022.9, Value: 58, Text: "58", HasPlan: true, Plan: 50},
		},
	}},
	{"line-one-point.svg", Line{
		ID: "point", Lang: viet.Vi, ValueName: "Kết quả", PlanName: "Kế hoạch", Title: "Một kỳ", Summary: "13 mô hình, kế hoạch 5.",
		Points: []Point{{Label: "Năm 2023", X: 2023, Value: 13, Text: "13", HasPlan: true, Plan: 5}},
	}},
}

func manySeries(n int) []Series {
	list := make([]Series, n)
	for i := range list {
		list[i] = Series{"Part " + string(rune('A'+i)), "part"}
	}
	return list
}

func months(labels string, values ...[]int) []Row {
	rows := make([]Row, len(values))
	for i, label := range strings.Fields(labels) {
		rows[i] = Row{label, values[i]}
	}
	return rows
}

func tenYears() []Row {
	rows := make([]Row, 120)
	for i := range rows {
		rows[i] = Row{viet.ShortDay(viet.Vi, 2014+i/12, i%12+1, 0), []int{i * 7 % 23, i % 3}}
	}
	return rows
}
