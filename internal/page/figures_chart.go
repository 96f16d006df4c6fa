package page

import (
	"time"

	"phoihop/internal/chart"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// The lines of a figure's picture: values and their plan, or what share of the plan was reached.
var (
	valueLine   = report.Bilingual{Vi: "Thực hiện", En: "Actual"}
	planLine    = report.Bilingual{Vi: "Kế hoạch", En: "Plan"}
	percentLine = report.Bilingual{Vi: "So với kế hoạch", En: "Share of plan"}
)

// draw makes the picture of a figure, if there are two values at least and all have one unit; of a figure without
// values, if there are two shares of a plan. Points come newest first.
func (p *Figure) draw(points []point, f *Frame) {
	line := chart.Line{ID: p.ID + "_line", Lang: f.Lang, LabelledBy: p.ID + "_line-caption", ValueName: bilingual(valueLine, f.Lang).Words, PlanName: bilingual(planLine, f.Lang).Words}
	drawn := p.values(&line, points, f)
	if len(drawn) == 0 {
		drawn = shares(&line, points, f)
	}
	if len(drawn) < 2 || p.UnitsDiffer {
		return
	}
	p.PeriodsDiffer, p.PeriodsUnknown = comparePeriods(drawn)
	line.Apart = p.PeriodsDiffer || p.PeriodsUnknown
	p.Chart = line.SVG()
}

// values adds the points that state a value to a line, and gives their periods.
func (p *Figure) values(line *chart.Line, points []point, f *Frame) (drawn []report.Period) {
	first := ""
	for i := len(points) - 1; i >= 0; i-- {
		at := &points[i]
		if !at.stated.Value.Stated {
			continue
		}
		unit := viet.Fold(at.stated.Unit)
		if len(drawn) == 0 {
			first = unit
		}
		p.UnitsDiffer = p.UnitsDiffer || unit != first
		line.Unit = at.row.Unit.Words
		line.Points = append(line.Points, chart.Point{Label: shortDay(f.Lang, at.report.Date).Words, X: days(at.report.Date), Value: at.stated.Value.Float(),
			Text: at.row.Value, HasPlan: at.stated.Plan.Stated, Plan: at.stated.Plan.Float()})
		drawn = append(drawn, at.period)
	}
	return drawn
}

// shares adds the points that state a percentage of their plan to a line, and gives their periods.
func shares(line *chart.Line, points []point, f *Frame) (drawn []report.Period) {
	line.Unit, line.ValueName = "%", bilingual(percentLine, f.Lang).Words
	for i := len(points) - 1; i >= 0; i-- {
		at := &points[i]
		if !at.stated.PercentOfPlan.Stated {
			continue
		}
		line.Points = append(line.Points, chart.Point{Label: shortDay(f.Lang, at.report.Date).Words, X: days(at.report.Date),
			Value: at.stated.PercentOfPlan.Float(), Text: at.row.Percent})
		drawn = append(drawn, at.period)
	}
	return drawn
}

// comparePeriods tells of periods whose values a line must not join: the longest is more than a tenth longer than the
// shortest, or else the length of some is not known. If no period is stated at all, neither is so.
func comparePeriods(periods []report.Period) (differ, unknown bool) {
	shortest, longest, stated := 0.0, 0.0, false
	for _, p := range periods {
		stated = stated || p != report.Period{}
		if p.From.IsZero() || p.To.IsZero() {
			unknown = true
			continue
		}
		length := days(p.To.Last()) - days(p.From) + 1
		if longest == 0 {
			shortest = length
		}
		shortest, longest = min(shortest, length), max(longest, length)
	}
	differ = longest*10 > shortest*11
	return differ, unknown && stated
}

// days numbers the days, so that a picture can place them; of a month or a year it takes the first.
func days(d report.Date) float64 {
	year, month, day := d.First().Parts()
	return float64(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}
