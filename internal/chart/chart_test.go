package chart

import (
	"html/template"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/viet"
)

// What shows nothing is no picture, so that no page has an empty frame.
func TestNothingToShow(t *testing.T) {
	two := []Series{{"a", "a"}, {"b", "b"}}
	for name, d := range map[string]drawing{
		"no rows":                 Bars{Legend: two},
		"only zeros":              Bars{Legend: two, Rows: []Row{{"x", []int{0, 0}}, {"y", nil}}},
		"no parts":                Bars{Rows: []Row{{"x", []int{1}}}},
		"only negative":           Bars{Legend: two, Rows: []Row{{"x", []int{-1, -2}}}},
		"more parts than known":   Bars{Legend: manySeries(MaxParts + 1), Rows: []Row{{"x", []int{1}}}},
		"no columns":              Columns{Legend: two},
		"columns of zeros":        Columns{Legend: two, Rows: []Row{{"x", []int{0}}}},
		"no points":               Line{},
		"points without a number": Line{Points: []Point{{Value: math.NaN()}, {Value: math.Inf(1)}, {X: math.Inf(-1)}, {Value: 1e300}}},
	} {
		if got := d.SVG(); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// texts gives the words of a picture in their order, without title and summary.
func texts(t *testing.T, svg template.HTML) (list []string) {
	for _, e := range read(t, svg) {
		if e.name == "text" {
			list = append(list, e.text)
		}
	}
	return list
}

func TestTextsOfPictures(t *testing.T) {
	two := []Series{{"Done", "done"}, {"Open", "open"}}
	point := func(label string, x, value float64, text string) Point {
		return Point{Label: label, X: x, Value: value, Text: text}
	}
	for _, c := range []struct {
		name string
		drawing
		want string
	}{
		{"a part alone is its sum, and an absent part has no legend", Bars{Legend: two, Rows: []Row{{"x", []int{3}}}}, "Done x 3"},
		{"counts below 0 are 0, and those beyond the legend are not shown", Bars{Legend: two, Rows: []Row{{"x", []int{3, -5, 9}}}}, "Done x 3"},
		{"a row of zeros keeps its place", Bars{Legend: two, Rows: []Row{{"x", []int{3}}, {"y", nil}}}, "Done x y 3 0"},
		{"numbers are written in the page's language", Bars{Lang: viet.Vi, Legend: two, Rows: []Row{{"x", []int{1500}}}}, "Done x 1.500"},
		{"a sum that is too great stays at the greatest", Bars{Lang: viet.En, Legend: two, Rows: []Row{{"x", []int{math.MaxInt64, math.MaxInt64}}}},
			"Done Open x 9,223,372,036,854,775,807 9,223,372,036,854,775,807"},
		{"sums stand above columns", Columns{Legend: two, Rows: []Row{{"x", []int{3, 2}}, {"y", []int{1, 0}}}}, "Done Open 5 1 3 2 x y"},
		{"sums that don't fit give way to an axis", Columns{Lang: viet.En, Legend: two[:1], Rows: months(strings.Repeat("x ", 12), slices.Repeat([][]int{{2500000}}, 12)...)},
			"Done x x x x x x x x x x x x 0 1 million 2 million 3 million"},
		{"what is counted has no fractions", Columns{Legend: two[:1], Rows: slices.Repeat([]Row{{"", []int{1}}}, 60)}, "Done 0 1"},
		{"points stand in the order of time", Line{ValueName: "v", Points: []Point{point("late", 2, 1, "one"), point("early", 1, 2, "two")}}, "v two one early late 0 0,5 1 1,5 2"},
		{"points of one time are spread evenly", Line{ValueName: "v", Points: []Point{point("a", 5, 1, ""), point("b", 5, 1, ""), point("c", 5, 1, "")}}, "v a c b 0 0,5 1"},
		{"a point that is no number is left out", Line{ValueName: "v", Points: []Point{point("a", 1, math.NaN(), "x"), point("b", 2, 0, "0")}}, "v 0 b 0 0,5 1"},
		{"a plan that is no number is left out", Line{ValueName: "v", PlanName: "p", Points: []Point{{Label: "a", Value: 4, HasPlan: true, Plan: math.Inf(1)}}}, "v a 0 1 2 3 4"},
	} {
		if got := strings.Join(texts(t, c.SVG()), " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// A reader who sees no colours tells all parts apart.
func TestTexturesDiffer(t *testing.T) {
	seen := map[texture]bool{}
	for i, x := range textures {
		if seen[x] {
			t.Errorf("texture %d stands twice", i)
		}
		seen[x] = true
	}
	legend := manySeries(MaxParts)
	whole := Bars{ID: "x", Legend: legend, Rows: []Row{{"x", slices.Repeat([]int{1}, MaxParts)}}}.SVG()
	fills := regexp.MustCompile(` fill="(url\(#x-[a-z]\)|currentColor|none)" stroke="currentColor" d="M\d`).FindAllStringSubmatch(string(whole), -1)
	used := map[string]bool{}
	for _, f := range fills {
		used[f[1]] = true
	}
	if len(used) != MaxParts {
		t.Errorf("%d parts have %d fills", MaxParts, len(used))
	}
	last := slices.Repeat([]int{0}, MaxParts)
	last[MaxParts-1] = 1
	if alone := (Bars{ID: "x", Legend: legend, Rows: []Row{{"x", last}}}).SVG(); !strings.Contains(string(alone), "url(#x-l)") || !strings.Contains(string(whole), "url(#x-l)") {
		t.Error("the last part has another texture where it stands alone")
	}
}

// A part that is not 0 can be seen, and the greatest row is as long as there is room.
func TestPartsCanBeSeen(t *testing.T) {
	for _, values := range [][]int{{1, 1}, {1, 1000000, 1}, {math.MaxInt64, 1}, {0, 1, 0, 3}} {
		c := countsOf(manySeries(4), []Row{{"x", values}})
		before := tenths(0)
		for i, to := range c.ends(0, c.most, 1000) {
			if c.at(0, c.shown[i]) > 0 && to-before < thinnest {
				t.Errorf("%v: part %d is %d long", values, c.shown[i], to-before)
			}
			before = to
		}
		if before < 999 || before > 1000 {
			t.Errorf("%v: the row is %d long, not 1000", values, before)
		}
	}
}

func TestAxis(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		lang      viet.Lang
		want      string
	}{
		{0, 0, viet.Vi, "0 | 0,5 | 1"},
		{0, 1e-9, viet.Vi, "0 | 0,5 | 1"},
		{3, 4, viet.Vi, "0 | 1 | 2 | 3 | 4"},
		{0, 4.1, viet.En, "0 | 2 | 4 | 6"},
		{0, 0.7, viet.En, "0 | 0.2 | 0.4 | 0.6 | 0.8"},
		{0, 92.3, viet.Vi, "0 | 50 | 100"},
		{0, 2023, viet.Vi, "0 | 1.000 | 2.000 | 3.000"},
		{-2.5, 1.2, viet.En, "−4 | −2 | 0 | 2"},
		{-3, -1, viet.En, "−3 | −2 | −1 | 0"},
		{0, 1.2e6, viet.Vi, "0 | 0,5 triệu | 1 triệu | 1,5 triệu"},
		{0, 2450500000, viet.En, "0 | 1 billion | 2 billion | 3 billion"},
		{0, 1e18, viet.Vi, "0 | 500.000 nghìn tỷ | 1.000.000 nghìn tỷ"},
	} {
		a := axisFor(c.low, c.high, least)
		var got []string
		for step := a.first; step <= a.last; step++ {
			got = append(got, a.text(c.lang, step))
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("from %v to %v: %s, want %s", c.low, c.high, strings.Join(got, " | "), c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		full tenths
		most int
		want string
	}{
		{"Quận Tây Hồ", 200 * unit, 2, "Quận Tây Hồ"},
		{" Quận\u00a0 Tây\nHồ ", 200 * unit, 1, "Quận Tây Hồ"},
		{"Đến hạn, chưa có thông tin kết quả", 332 * unit, 1, "Đến hạn, chưa có thông tin kết quả"},
		{"Đến hạn, chưa có thông tin kết quả", 150 * unit, 2, "Đến hạn, chưa có|thông tin kết quả"},
		{"Đến hạn, chưa có thông tin kết quả", 100 * unit, 2, "Đến hạn,|chưa có t…"},
		{"Nghiêngngảnghiêngngả", 60 * unit, 2, "Nghiên|gngả…"},
		{"字字字字", 30 * unit, 1, "字…"},
		{"", 30 * unit, 2, ""},
	} {
		got := wrap(c.text, c.full, c.most)
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %d units: %q, want %s", c.text, c.full/unit, got, c.want)
		}
		for _, line := range got {
			if spaced(line) > c.full {
				t.Errorf("%q is wider than %d units", line, c.full/unit)
			}
		}
	}
}
