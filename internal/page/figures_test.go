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
		if p.Figures == nil || len(p.Figures.List) != 1 {
			t.Errorf("%s: not one figure, but %v", c.what, p.Figures)
			continue
		}
		fig := p.Figures.List[0]
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
	fig := b.district(d, viet.Vi, 0).Figures.List[0]
	if len(fig.Rows) != newestOfFigure || fig.Older != 3 || fig.Rows[0].Date.Words != "1926" {
		t.Errorf("%d rows from %s, %d older", len(fig.Rows), fig.Rows[0].Date.Words, fig.Older)
	}
}

// reviewing makes a report of a period, "2022", "2022-01 2022-06" or, in words alone, "năm 2022"; "" for none.
func reviewing(on, period string, r report.Result) *report.Report {
	made := stating(on, r)
	switch words := strings.Fields(period); {
	case period == "":
	case words[0] == "năm":
		made.Period.Label = period
	default:
		made.Period.From, made.Period.To = dateOf(words[0]), dateOf(words[len(words)-1])
	}
	return made
}

// A quarter's 9 after a year's 40 is no collapse: a line joins only what was counted over times of one length.
func TestPointsAreJoined(t *testing.T) {
	values := []report.Result{{Value: report.Whole(5)}, {Value: report.Whole(6)}, {Value: report.Whole(7)}}
	shares := []report.Result{{PercentOfPlan: report.Whole(90)}, {PercentOfPlan: report.Whole(105)}, {}}
	for _, c := range []struct {
		what    string
		results []report.Result
		periods []string // of reports of 2021, 2022 …
		want    string
	}{
		{"no periods", values, []string{"", ""}, "values, joined"},
		{"years", values, []string{"2020", "2021", "2022"}, "values, joined"},
		{"the halves of a year", values, []string{"2021-01 2021-06", "2021-07 2021-12"}, "values, joined"},
		{"the shortest quarter and the longest", values, []string{"2021-01 2021-03", "2021-07 2021-09"}, "values, joined"},
		{"a year, and thirteen months", values, []string{"2021", "2021-12 2022-12"}, "values, joined"},
		{"a year and a quarter", values, []string{"2021", "2022-01 2022-03", "2022"}, "values, apart: lengths differ"},
		{"nine months and ten", values, []string{"2021-01 2021-09", "2022-01 2022-10"}, "values, apart: lengths differ"},
		{"a year, and none", values, []string{"2021", ""}, "values, apart: not known"},
		{"a year, and in words alone", values, []string{"2021", "năm 2022"}, "values, apart: not known"},
		{"in words alone", values, []string{"năm 2021", "năm 2022"}, "values, apart: not known"},
		{"a period that states no value does not count", []report.Result{values[0], {Change: "giảm"}, values[1]}, []string{"2021", "2022-01 2022-03", "2022"}, "values, joined"},
		{"shares alone", shares, []string{"2021", "2022"}, "shares, joined"},
		{"shares of a year and a quarter", shares, []string{"2021", "2022-01 2022-03"}, "shares, apart: lengths differ"},
		{"one share", shares[1:], []string{"2021", "2022"}, "nothing"},
		{"one value beside shares", append(shares[:2:2], values[0]), []string{"", "", ""}, "nothing"},
	} {
		var reports []*report.Report
		for i, period := range c.periods {
			r := c.results[i]
			r.Label = "Hộ"
			reports = append(reports, reviewing(fmt.Sprint(2021+i), period, r))
		}
		b, d := bookOf(t, reports...)
		fig := b.district(d, viet.En, 0).Figures.List[0]
		got := "nothing"
		if chart := string(fig.Chart); chart != "" {
			got = "values"
			if strings.Contains(chart, ">Share of plan<") && strings.Contains(chart, ">%<") {
				got = "shares"
			}
			if strings.Contains(chart, `<path class="value"`) {
				got += ", joined"
			} else {
				got += ", apart"
			}
		}
		if fig.PeriodsDiffer {
			got += ": lengths differ"
		} else if fig.PeriodsUnknown {
			got += ": not known"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestPeriodsOfFigures(t *testing.T) {
	labelled := reviewing("2023", "2022-04-15 2023-04-15", report.Result{Label: "Hộ"})
	labelled.Period.Label = "năm 2022"
	b, d := bookOf(t, stating("2020", report.Result{Label: "Hộ"}), reviewing("2021", "2021-01 2021-06", report.Result{Label: "Hộ"}), reviewing("2022", "2022", report.Result{Label: "Hộ"}), labelled)
	var got []string
	for _, row := range b.district(d, viet.Vi, 0).Figures.List[0].Rows {
		got = append(got, row.Date.Words+": "+row.Period.Words)
	}
	if want := "2023: năm 2022 | 2022: năm 2022 | 2021: từ 01/2021 đến 06/2021 | 2020: "; strings.Join(got, " | ") != want {
		t.Errorf("\n got %s\nwant %s", strings.Join(got, " | "), want)
	}
}

// A district that follows many figures: its page tells so many, and how many there are besides.
func TestManyFigures(t *testing.T) {
	for _, c := range []struct{ figures, listed, more int }{{mostFigures, mostFigures, 0}, {mostFigures + 2, mostFigures, 2}} {
		both := []*report.Report{stating("2021", report.Result{}), stating("2022", report.Result{})}
		for _, r := range both {
			r.Results.Items = nil
			for i := range c.figures {
				r.Results.Items = append(r.Results.Items, report.Result{ID: fmt.Sprintf("r%02d", i), Label: "Hộ"})
			}
		}
		b, d := bookOf(t, both...)
		p := b.district(d, viet.Vi, 0).Figures
		if len(p.List) != c.listed || p.More != c.more || p.List[0].ID != "_figure-r00" {
			t.Errorf("of %d figures %d are listed from %s, %d more", c.figures, len(p.List), p.List[0].ID, p.More)
		}
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
