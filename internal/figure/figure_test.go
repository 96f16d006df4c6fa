package figure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// n reads a number as "92.3" says it.
func n(s string) report.Number {
	whole, fraction, _ := strings.Cut(s, ".")
	unscaled, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		panic(err)
	}
	return report.Number{Unscaled: unscaled, Scale: len(fraction), Stated: true}
}

// whole is a result of a value that its parts' values should add up to, all in one unit.
func whole(value, unit string, parts ...string) report.Result {
	r := report.Result{Value: n(value), Unit: unit}
	for _, p := range parts {
		r.Parts.Items = append(r.Parts.Items, report.Result{Value: n(p), Unit: unit})
	}
	return r
}

// but changes a result.
func but(r report.Result, change func(*report.Result)) report.Result {
	change(&r)
	return r
}

func results(list ...report.Result) *report.Report {
	return &report.Report{Results: report.List[report.Result]{Items: list}}
}

func signed(s report.Signed) *report.Report {
	return &report.Report{Signed: report.List[report.Signed]{Items: []report.Signed{s}}}
}

func ofPlan(percent, value, unit string) report.Result {
	return report.Result{PercentOfPlan: n(percent), Value: n(value), Unit: unit}
}

func ofStatedPlan(percent, value, plan string) report.Result {
	return report.Result{PercentOfPlan: n(percent), Value: n(value), Plan: n(plan)}
}

// warning is what a case expects: the key, and the message in both languages.
type warning struct{ Key, Vi, En string }

func found(r *report.Report) (list []warning) {
	for _, p := range Check(r) {
		list = append(list, warning{p.Key, p.Message.Vi, p.Message.En})
	}
	return list
}

type testCase struct {
	name string
	in   *report.Report
	want []warning
}

func run(t *testing.T, cases []testCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, found(c.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSums(t *testing.T) {
	models := whole("300", "mô hình", "297", "5")
	run(t, []testCase{
		{"too much", results(models), []warning{{"results[0].value",
			"các phần cộng lại là 297 + 5 = 302, còn tổng ghi 300", "the parts add up to 297 + 5 = 302, but the whole states 300"}}},
		{"right", results(whole("300", "mô hình", "297", "3")), nil},
		{"one part", results(whole("300", "mô hình", "297")), []warning{{"results[0].value",
			"các phần cộng lại là 297, còn tổng ghi 300", "the parts add up to 297, but the whole states 300"}}},
		{"thousands and decimals", results(whole("1500.5", "ha", "1178.25", "300")), []warning{{"results[0].value",
			"các phần cộng lại là 1.178,25 + 300 = 1.478,25, còn tổng ghi 1.500,5", "the parts add up to 1,178.25 + 300 = 1,478.25, but the whole states 1,500.5"}}},
		{"1.0 is 1", results(whole("2", "ha", "1.0", "1")), nil},
		{"negative", results(whole("1", "", "3", "-1")), []warning{{"results[0].value",
			"các phần cộng lại là 3 + −1 = 2, còn tổng ghi 1", "the parts add up to 3 + −1 = 2, but the whole states 1"}}},
		{"many parts", results(whole("9", "hộ", "1", "1", "1", "1", "1", "1", "1", "1")), []warning{{"results[0].value",
			"các phần cộng lại là 1 + 1 + 1 + 1 + 1 + 1 + … = 8, còn tổng ghi 9", "the parts add up to 1 + 1 + 1 + 1 + 1 + 1 + … = 8, but the whole states 9"}}},
		{"six parts", results(whole("7", "hộ", "1", "1", "1", "1", "1", "1")), []warning{{"results[0].value",
			"các phần cộng lại là 1 + 1 + 1 + 1 + 1 + 1 = 6, còn tổng ghi 7", "the parts add up to 1 + 1 + 1 + 1 + 1 + 1 = 6, but the whole states 7"}}},
		{"greater than any number of a file", results(whole("5", "hộ", "9223372036854775807", "9223372036854775807")), []warning{{"results[0].value",
			"các phần cộng lại là 9.223.372.036.854.775.807 + 9.223.372.036.854.775.807 = 18446744073709551614, còn tổng ghi 5",
			"the parts add up to 9,223,372,036,854,775,807 + 9,223,372,036,854,775,807 = 18446744073709551614, but the whole states 5"}}},
		{"less than any number of a file", results(whole("5", "hộ", "-9223372036854775808", "-0.5")), []warning{{"results[0].value",
			"các phần cộng lại là −9.223.372.036.854.775.808 + −0,5 = −9223372036854775808,5, còn tổng ghi 5",
			"the parts add up to −9,223,372,036,854,775,808 + −0.5 = −9223372036854775808.5, but the whole states 5"}}},
		{"the list goes on", results(but(models, func(r *report.Result) { r.Parts.Open = true })), nil},
		{"no whole", results(but(models, func(r *report.Result) { r.Value = report.Number{} })), nil},
		{"a part without a value", results(but(models, func(r *report.Result) {
			r.Parts.Items = append(r.Parts.Items, report.Result{Label: "Tại doanh nghiệp", Unit: "mô hình"})
		})), nil},
		{"another unit", results(report.Result{Value: n("300"), Unit: "mô hình", Parts: list(report.Result{Value: n("5"), Unit: "phường"})}), nil},
		{"the whole has no unit", results(report.Result{Value: n("300"), Parts: list(report.Result{Value: n("5"), Unit: "phường"})}), nil},
		{"the unit taken from the whole, and one written without marks", results(report.Result{Value: n("3"), Unit: "Mô hình",
			Parts: list(report.Result{Value: n("1")}, report.Result{Value: n("1"), Unit: "mo hinh"})}), []warning{{"results[0].value",
			"các phần cộng lại là 1 + 1 = 2, còn tổng ghi 3", "the parts add up to 1 + 1 = 2, but the whole states 3"}}},
		{"shares do not add up", results(whole("92", "%", "90", "94"), whole("92", "Phần trăm", "90", "94")), nil},
		{"averages do not add up", results(whole("60", "triệu đồng/người", "55", "65"), whole("60", "triệu đồng bình quân", "55", "65")), nil},
		{"a part of a part", results(report.Result{Parts: list(report.Result{}, whole("13", "cuộc", "2", "10"))}), []warning{{"results[0].parts[1].value",
			"các phần cộng lại là 2 + 10 = 12, còn tổng ghi 13", "the parts add up to 2 + 10 = 12, but the whole states 13"}}},
		{"the unit of the whole's whole", results(report.Result{Unit: "cuộc", Parts: list(report.Result{Value: n("3"),
			Parts: list(report.Result{Value: n("1"), Unit: "cuộc"})})}), []warning{{"results[0].parts[0].value",
			"các phần cộng lại là 1, còn tổng ghi 3", "the parts add up to 1, but the whole states 3"}}},
		{"plans", results(report.Result{Plan: n("40"), Parts: list(report.Result{Plan: n("30")}, report.Result{Plan: n("12")})}), []warning{{"results[0].plan",
			"kế hoạch của các phần cộng lại là 30 + 12 = 42, còn tổng ghi 40", "the plans of the parts add up to 30 + 12 = 42, but the whole states 40"}}},
		{"under way", results(report.Result{Running: n("0"), Parts: list(report.Result{Running: n("1")}, report.Result{Running: n("0")})}), []warning{{"results[0].running",
			"số đang thực hiện của các phần cộng lại là 1 + 0 = 1, còn tổng ghi 0", "the numbers under way in the parts add up to 1 + 0 = 1, but the whole states 0"}}},
		{"only some plans", results(report.Result{Plan: n("40"), Parts: list(report.Result{Plan: n("30")}, report.Result{Value: n("12")})}), nil},
	})
}

func list(items ...report.Result) report.List[report.Result] {
	return report.List[report.Result]{Items: items}
}

func TestPercentOfAStatedPlan(t *testing.T) {
	run(t, []testCase{
		{"wrong", results(ofStatedPlan("280", "13", "5")), []warning{{"results[0].percent_of_plan",
			"ghi 280% kế hoạch, còn 13/5 = 260%", "280% of the plan is stated, but 13/5 = 260%"}}},
		{"wrong in the last digit", results(ofStatedPlan("92.5", "12", "13")), []warning{{"results[0].percent_of_plan",
			"ghi 92,5% kế hoạch, còn 12/13 ≈ 92,3%", "92.5% of the plan is stated, but 12/13 ≈ 92.3%"}}},
		{"exactly one unit off", results(ofStatedPlan("101", "50", "50")), []warning{{"results[0].percent_of_plan",
			"ghi 101% kế hoạch, còn 50/50 = 100%", "101% of the plan is stated, but 50/50 = 100%"}}},
		{"rounded, cut off, and more exact", results(ofStatedPlan("67", "2", "3"), ofStatedPlan("66", "2", "3"), ofStatedPlan("66.67", "2", "3")), nil},
		{"a right one with decimals", results(ofStatedPlan("112.5", "4.5", "4.0")), nil},
		{"a wrong one with decimals", results(ofStatedPlan("110", "1178.5", "1000.0")), []warning{{"results[0].percent_of_plan",
			"ghi 110% kế hoạch, còn 1.178,5/1.000,0 ≈ 118%", "110% of the plan is stated, but 1,178.5/1,000.0 ≈ 118%"}}},
		{"of hectares", results(but(ofStatedPlan("50", "6", "10"), func(r *report.Result) { r.Unit = "ha" })), []warning{{"results[0].percent_of_plan",
			"ghi 50% kế hoạch, còn 6/10 = 60%", "50% of the plan is stated, but 6/10 = 60%"}}},
		{"nothing planned", results(ofStatedPlan("100", "3", "0"), ofStatedPlan("100", "0", "0")), nil},
		{"nothing done", results(ofStatedPlan("0", "0", "10")), nil},
		{"a decrease", results(ofStatedPlan("60", "-3", "-5"), ofStatedPlan("-60", "-3", "5")), nil},
		{"a wrong decrease", results(ofStatedPlan("70", "-3", "-5")), []warning{{"results[0].percent_of_plan",
			"ghi 70% kế hoạch, còn −3/−5 = 60%", "70% of the plan is stated, but −3/−5 = 60%"}}},
		{"more than ten times the plan", results(ofStatedPlan("1300", "13", "1")), nil},
		{"beyond all sizes", results(ofStatedPlan("1", "9223372036854775807", "0.0000000001")), []warning{{"results[0].percent_of_plan",
			"ghi 1% kế hoạch, còn 9.223.372.036.854.775.807/0,0000000001 = 9223372036854775807000000000000%",
			"1% of the plan is stated, but 9,223,372,036,854,775,807/0.0000000001 = 9223372036854775807000000000000%"}}},
	})
}

func TestPercentOfAnyPlan(t *testing.T) {
	none := func(percentVi, percentEn, vi, en string) []warning {
		return []warning{{"results[0].percent_of_plan",
			"ghi " + percentVi + "% kế hoạch, còn không kế hoạch nào là số nguyên cho tỷ lệ ấy: " + vi,
			percentEn + "% of the plan is stated, but no plan in whole numbers gives that share: " + en}}
	}
	run(t, []testCase{
		{"no plan is right", results(ofPlan("280", "13", "cuộc")), none("280", "280", "13/4 = 325%, 13/5 = 260%", "13/4 = 325%, 13/5 = 260%")},
		{"a plan of 13", results(ofPlan("92.3", "12", "cuộc")), nil},
		{"no plan near 92,5", results(ofPlan("92.5", "12", "cuộc")), none("92,5", "92.5", "12/12 = 100,0%, 12/13 ≈ 92,3%", "12/12 = 100.0%, 12/13 ≈ 92.3%")},
		{"a plan of 236", results(ofPlan("127", "300", "mô hình")), nil},
		{"more than a plan of 1", results(ofPlan("2000", "13", "cuộc")), none("2.000", "2,000", "13/1 = 1.300%", "13/1 = 1,300%")},
		{"more than ten times the plan", results(ofPlan("1300", "13", "cuộc")), nil},
		{"nothing done", results(ofPlan("0", "0", "cuộc")), nil},
		{"something of nothing", results(ofPlan("50", "0", "cuộc")), none("50", "50", "0/1 = 0%", "0/1 = 0%")},
		{"next to nothing", results(ofPlan("0", "13", "cuộc")), nil},
		{"negative", results(ofPlan("-280", "13", "cuộc"), ofPlan("280", "-13", "cuộc")), nil},
		{"no unit", results(ofPlan("280", "13", "")), none("280", "280", "13/4 = 325%, 13/5 = 260%", "13/4 = 325%, 13/5 = 260%")},
		{"comrades count", results(ofPlan("280", "13", "đồng chí")), none("280", "280", "13/4 = 325%, 13/5 = 260%", "13/4 = 325%, 13/5 = 260%")},
		{"companies count", results(ofPlan("280", "13", "công ty")), none("280", "280", "13/4 = 325%, 13/5 = 260%", "13/4 = 325%, 13/5 = 260%")},
		{"money, areas, shares and thousands do not", results(ofPlan("280", "13", "tỷ đồng"), ofPlan("280", "13", "Triệu đồng"), ofPlan("280", "13", "ha"),
			ofPlan("280", "13", "m²"), ofPlan("280", "13", "%"), ofPlan("280", "13", "nghìn lượt người"), ofPlan("280", "13", "billion dong")), nil},
		{"nor does what is written with decimals", results(ofPlan("280", "13.0", "cuộc")), nil},
		{"the unit taken from the whole", results(report.Result{Unit: "tỷ đồng", Parts: list(ofPlan("280", "13", ""))}), nil},
		{"no value", results(report.Result{PercentOfPlan: n("280"), Unit: "cuộc"}), nil},
		{"of another whole", results(report.Result{Value: n("12"), Of: n("12"), PercentOfPlan: n("92.3")}), nil},
	})
}

func TestItems(t *testing.T) {
	two := report.List[string]{Items: []string{"Giám sát", "Phản biện"}}
	run(t, []testCase{
		{"one missing", signed(report.Signed{ItemCount: n("3"), Items: two}), []warning{{"signed[0].item_count",
			"văn bản ghi 3 nội dung, còn ở đây liệt kê 2", "the paper declares 3 items, but 2 are listed"}}},
		{"as many", signed(report.Signed{ItemCount: n("2"), Items: two}), nil},
		{"the list goes on", signed(report.Signed{ItemCount: n("3"), Items: report.List[string]{Items: two.Items, Open: true}}), nil},
		{"none listed", signed(report.Signed{ItemCount: n("3")}), nil},
		{"not declared", signed(report.Signed{Items: two}), nil},
		{"declared none", signed(report.Signed{ItemCount: n("0"), Items: two}), []warning{{"signed[0].item_count",
			"văn bản ghi 0 nội dung, còn ở đây liệt kê 2", "the paper declares 0 items, but 2 are listed"}}},
	})
}

func TestOver(t *testing.T) {
	run(t, []testCase{
		{"more than all", results(report.Result{Value: n("13"), Of: n("12")}), []warning{{"results[0].of",
			"13 lớn hơn tổng số 12", "13 is more than the 12 that there are"}}},
		{"all", results(report.Result{Value: n("12"), Of: n("12")}, report.Result{Across: report.Across{Value: n("12.0"), Of: n("12")}}), nil},
		{"in more wards than there are", results(report.Result{Across: report.Across{Value: n("13"), Of: n("12")}}), []warning{{"results[0].across.of",
			"13 lớn hơn tổng số 12", "13 is more than the 12 that there are"}}},
		{"done and under way", results(report.Result{Value: n("11"), Of: n("12"), Running: n("2")}), []warning{{"results[0].running",
			"11 + 2 = 13 lớn hơn tổng số 12", "11 + 2 = 13 is more than the 12 that there are"}}},
		{"all done or under way", results(report.Result{Value: n("10"), Of: n("12"), Running: n("2")}), nil},
		{"told once", results(report.Result{Value: n("13"), Of: n("12"), Running: n("2")}), []warning{{"results[0].of",
			"13 lớn hơn tổng số 12", "13 is more than the 12 that there are"}}},
		{"above the plan", results(report.Result{Value: n("13"), Plan: n("12"), Running: n("2")}), nil},
		{"no total", results(report.Result{Value: n("13"), Across: report.Across{Value: n("13")}}), nil},
	})
}

// TestNotes: an editor who has written a note has seen the entry, though not the entries below and above it.
func TestNotes(t *testing.T) {
	wrong := whole("300", "cuộc", "200", "99")
	run(t, []testCase{
		{"of the result", results(but(wrong, func(r *report.Result) {
			r.Note, r.Of, r.PercentOfPlan = "Số liệu ghi theo nguồn.", n("1"), n("7000")
		})), nil},
		{"of the paper", signed(report.Signed{Note: "Số liệu ghi theo nguồn.", ItemCount: n("6"), Items: report.List[string]{Items: []string{"Giám sát"}}}), nil},
		{"of a part", results(report.Result{Value: n("2"), Parts: list(report.Result{Value: n("1"), Note: "Ghi theo nguồn."})}), []warning{{"results[0].value",
			"các phần cộng lại là 1, còn tổng ghi 2", "the parts add up to 1, but the whole states 2"}}},
		{"of the whole", results(report.Result{Note: "Ghi theo nguồn.", Parts: list(wrong)}), []warning{{"results[0].parts[0].value",
			"các phần cộng lại là 200 + 99 = 299, còn tổng ghi 300", "the parts add up to 200 + 99 = 299, but the whole states 300"}}},
	})
}

func TestWithdrawnReportsAreLeftAlone(t *testing.T) {
	r := results(whole("300", "", "1"))
	r.Withdrawn.Reason = "Đăng nhầm."
	if got := found(r); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestAllAreWarningsWithAHint(t *testing.T) {
	r := results(whole("300", "", "1"), ofPlan("280", "13", ""), report.Result{Value: n("13"), Of: n("12")})
	r.Signed.Items = []report.Signed{{ItemCount: n("2"), Items: report.List[string]{Items: []string{"Giám sát"}}}}
	got := Check(r)
	var codes []problem.Code
	for _, p := range got {
		codes = append(codes, p.Code)
		if p.Severity != problem.Warning || !strings.Contains(p.Hint.Vi, "note") || !strings.Contains(p.Hint.En, "note") {
			t.Errorf("%s: severity %s, hint %v", p.Code, p.Severity.Name(), p.Hint)
		}
	}
	if diff := cmp.Diff([]problem.Code{"figure-items", "figure-sum", "figure-percent", "figure-over"}, codes); diff != "" {
		t.Error(diff)
	}
}

// TestManyDecimals: fractions that no report states are not reckoned with, whatever their length.
func TestManyDecimals(t *testing.T) {
	long := report.Number{Unscaled: 1, Scale: 200_000, Stated: true}
	if got := found(results(report.Result{Value: n("1"), Of: long, Plan: long, PercentOfPlan: long, Running: long,
		Parts: list(report.Result{Value: long, Plan: long, Running: long})})); got != nil {
		t.Errorf("got %v", got)
	}
}

// TestRightFiguresAreNeverTold makes sums and percentages that are right, with digits after the decimal mark
// that differ from part to part, percentages rounded and cut off.
func TestRightFiguresAreNeverTold(t *testing.T) {
	x := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		const scale = 3
		sum := int64(0)
		r := report.Result{Unit: "cuộc"}
		for range 1 + x.IntN(8) {
			part := report.Number{Unscaled: x.Int64N(2e12) - 1e12, Scale: x.IntN(scale + 1), Stated: true}
			thousandths := part.Unscaled
			for range scale - part.Scale {
				thousandths *= 10
			}
			sum += thousandths
			r.Parts.Items = append(r.Parts.Items, report.Result{Value: part})
		}
		r.Value = report.Number{Unscaled: sum, Scale: scale, Stated: true}

		done, plan := x.Int64N(1e9), 1+x.Int64N(1e9)
		p := report.Number{Scale: x.IntN(4), Stated: true}
		top := done * 100
		for range p.Scale {
			top *= 10
		}
		p.Unscaled = (top + []int64{0, plan / 2}[x.IntN(2)]) / plan // cut off or rounded
		guessed := report.Result{Value: report.Whole(done), PercentOfPlan: p}
		stated := but(guessed, func(r *report.Result) { r.Plan = report.Whole(plan) })

		if got := found(results(r, guessed, stated)); got != nil {
			t.Fatalf("%v for %+v, plan %d", got, []any{r, guessed}, plan)
		}
	}
}

// TestNeighboursAreNearest tries all plans: where a percentage is told to fit none, none does.
func TestNeighboursAreNearest(t *testing.T) {
	for value := int64(0); value <= 30; value++ {
		for percent := int64(0); percent <= 400; percent++ {
			fits := percent == 0
			for plan := int64(1); plan <= 100*value+1; plan++ {
				difference := 100*value - percent*plan
				fits = fits || -plan < difference && difference < plan
			}
			got := found(results(report.Result{Value: report.Whole(value), PercentOfPlan: report.Whole(percent)}))
			if fits != (got == nil) {
				t.Errorf("%d is %d%%: some plan fits: %v, told: %v", value, percent, fits, got)
			}
		}
	}
}

// FuzzCheck reckons with any numbers: nothing panics, and every warning is whole and in both languages.
func FuzzCheck(f *testing.F) {
	f.Add(int64(300), 0, int64(297), 0, int64(5), 1, "mô hình", "")
	f.Add(int64(13), 0, int64(280), 0, int64(0), 0, "cuộc", "")
	f.Add(int64(math.MinInt64), 18, int64(math.MaxInt64), 0, int64(-1), 18, "%", "tỷ đồng")
	f.Add(int64(-1), 19, int64(0), 3, int64(1), 0, "đồng", " ")
	f.Fuzz(func(t *testing.T, a int64, aScale int, b int64, bScale int, c int64, cScale int, unit, partUnit string) {
		number := func(unscaled int64, scale int) report.Number {
			return report.Number{Unscaled: unscaled, Scale: scale & 63, Stated: scale&64 == 0}
		}
		x, y, z := number(a, aScale), number(b, bScale), number(c, cScale)
		part := report.Result{Value: y, Plan: z, PercentOfPlan: x, Running: x, Unit: partUnit}
		r := results(
			report.Result{Value: x, Of: y, Plan: z, PercentOfPlan: y, Running: z, Unit: unit, Across: report.Across{Value: z, Of: x}, Parts: list(part, part)},
			report.Result{Value: x, PercentOfPlan: y, Unit: unit}, report.Result{Value: y, PercentOfPlan: z, Unit: partUnit, Parts: list(part)})
		r.Signed.Items = []report.Signed{{ItemCount: x, Items: report.List[string]{Items: []string{unit}}}}
		for _, p := range Check(r) {
			if told := fmt.Sprint(p.Message, p.Hint); p.Key == "" || p.Severity != problem.Warning || p.Message.Vi == "" || p.Message.En == "" || strings.Contains(told, "%!") {
				t.Errorf("badly worded: %+v", p)
			}
		}
	})
}
