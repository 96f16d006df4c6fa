package page

import (
	"fmt"
	"strings"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// stating makes a report of a date with one result.
func stating(on string, r report.Result) *report.Report {
	r.ID = "r"
	return &report.Report{Title: on, Date: dateOf(on), Results: report.List[report.Result]{Items: []report.Result{r}}}
}

func TestFigures(t *testing.T) {
	value := func(n int64) report.Number { return report.Whole(n) }
	part := report.Result{Label: "Tổng", Value: value(9)}
	part.Parts.Items = []report.Result{{ID: "r", Label: "Hộ", Value: value(4), Unit: "hộ"}}
	for _, c := range []struct {
		what    string
		reports []*report.Report
		want    string // label, picture, and rows with their own labels
	}{
		{"two values", []*report.Report{stating("2021", report.Result{Label: "Hộ", Value: value(5), Unit: "hộ"}), stating("2022", report.Result{Label: "Hộ", Value: value(4), Unit: "Hộ"})},
			"Hộ, drawn: 2022 4 | 2021 5"},
		{"renamed", []*report.Report{stating("2021", report.Result{Label: "Hộ nghèo", Value: value(5)}), stating("2022", report.Result{Label: "Hộ", Value: value(4)})},
			"Hộ, drawn: 2022 4 | 2021 5 (Hộ nghèo)"},
		{"spaces are no other name", []*report.Report{stating("2021", report.Result{Label: "Hộ  nghèo", Value: value(5)}), stating("2022", report.Result{Label: "Hộ nghèo", Value: value(4)})},
			"Hộ nghèo, drawn: 2022 4 | 2021 5"},
		{"two units", []*report.Report{stating("2021", report.Result{Label: "Hộ", Value: value(5), Unit: "hộ"}), stating("2022", report.Result{Label: "Hộ", Value: value(4), Unit: "%"})},
			"Hộ, units differ: 2022 4 | 2021 5"},
		{"a unit, and none", []*report.Report{stating("2021", report.Result{Label: "Hộ", Value: value(5), Unit: "hộ"}), stating("2022", report.Result{Label: "Hộ", Value: value(4)})},
			"Hộ, units differ: 2022 4 | 2021 5"},
		{"one value: the unit of words does not count", []*report.Report{stating("2021", report.Result{Label: "Hộ", Unit: "hộ", Change: "giảm"}), stating("2022", report.Result{Label: "Hộ", Value: value(4), Unit: "%"})},
			"Hộ: 2022 4 | 2021 –"},
		{"0 is a value", []*report.Report{stating("2021", report.Result{Label: "Hộ", Value: value(0)}), stating("2022", report.Result{Label: "Hộ", Value: value(4)})},
			"Hộ, drawn: 2022 4 | 2021 0"},
		{"once a part", []*report.Report{stating("2021", report.Result{Label: "Hộ", Value: value(5), Unit: "hộ"}), {Title: "2022", Date: dateOf("2022"), Results: report.List[report.Result]{Items: []report.Result{part}}}},
			"Hộ, drawn: 2022 4 | 2021 5"},
	} {
		b, d := bookOf(t, c.reports...)
		p := b.district(d, viet.Vi, 0)
		if len(p.Figures) != 1 {
			t.Errorf("%s: %d figures", c.what, len(p.Figures))
			continue
		}
		fig := p.Figures[0]
		got := fig.Label.Words
		if fig.Chart != "" {
			got += ", drawn"
		}
		if fig.UnitsDiffer {
			got += ", units differ"
		}
		var rows []string
		for _, r := range fig.Rows {
			row := r.Report.Text.Words + " " + orElse(r.Result.Value, "–")
			if r.Relabel.Words != "" {
				row += " (" + r.Relabel.Words + ")"
			}
			rows = append(rows, row)
		}
		if got += ": " + strings.Join(rows, " | "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

// A figure of many years: the newest are shown, and how many there are before.
func TestFigureOfManyReports(t *testing.T) {
	var reports []*report.Report
	for i := range newestOfFigure + 3 {
		reports = append(reports, stating(fmt.Sprint(1900+i), report.Result{Label: "Hộ", Value: report.Whole(int64(i))}))
	}
	b, d := bookOf(t, reports...)
	fig := b.district(d, viet.Vi, 0).Figures[0]
	if len(fig.Rows) != newestOfFigure || fig.Older != 3 || fig.Rows[0].Date.Words != "1926" {
		t.Errorf("%d rows from %s, %d older", len(fig.Rows), fig.Rows[0].Date.Words, fig.Older)
	}
}

// meetingsIn makes reports of "2021-01 briefing" or "2021 -".
func meetingsIn(lines ...string) (reports []*report.Report) {
	for _, line := range lines {
		f := strings.Fields(line)
		r := &report.Report{Title: line, Date: dateOf(f[0])}
		for _, kind := range f[1:] {
			r.Kinds.Items = append(r.Kinds.Items, report.KindID(kind))
		}
		reports = append(reports, r)
	}
	return reports
}

func TestMeetingsByMonth(t *testing.T) {
	for _, c := range []struct {
		what     string
		meetings []string
		want     string
	}{
		{"two are few", []string{"2021-01 briefing", "2021-02 briefing"}, ""},
		{"each in its month, kinds in the site's order", []string{"2021-02 other", "2021-02 briefing", "2021-12-31 briefing"}, "Giao ban, Hội nghị khác; 2: 1 1; 12: 1 0"},
		{"several kinds count as the first", []string{"2021-03 signing briefing", "2021-03 signing", "2021-03 signing"}, "Ký kết; 3: 3"},
		{"a kind that is not stated comes last", []string{"2021-01", "2021-01", "2021-01 other"}, "Hội nghị khác, không rõ loại; 1: 1 2"},
		{"without a month", []string{"2021 briefing", "2021 signing", "2021-01 briefing"}, "Giao ban; 1: 1; without month: 2"},
		{"all without a month", []string{"2021 briefing", "2021 signing", "2021 briefing"}, ""},
	} {
		b, _ := bookOf(t, meetingsIn(c.meetings...)...)
		m := b.year(b.site.Years[0], viet.Vi, 0).Meetings
		var kinds, parts []string
		for _, k := range m.Kinds {
			kinds = append(kinds, k.Words)
		}
		if len(kinds) > 0 {
			parts = append(parts, strings.Join(kinds, ", "))
		}
		for i, row := range m.Rows {
			if row.All > 0 {
				parts = append(parts, fmt.Sprintf("%d: %s", i+1, strings.Trim(fmt.Sprint(row.Meetings), "[]")))
			}
		}
		if m.Monthless > 0 && len(m.Rows) > 0 {
			parts = append(parts, fmt.Sprint("without month: ", m.Monthless))
		}
		if got := strings.Join(parts, "; "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}
