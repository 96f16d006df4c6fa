package page

import (
	"html/template"
	"time"

	"phoihop/internal/chart"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Figure is a result that a district's reports follow from one to the next, as a table and as its picture.
type Figure struct {
	ID          string // fragment of the section, "_figure-ho-ngheo"
	Label       Text   // as the newest report writes it
	Columns     ResultColumns
	Rows        []FigureRow // the newest first
	Older       int         // reports that are not listed
	UnitsDiffer bool        // so that the values can't be compared
	Chart       template.HTML
}

// FigureRow is what one report states.
type FigureRow struct {
	Date    Date
	Report  Link // to the results on the report's page
	Relabel Text // the report's own label, where it is another than the figure's; else empty
	Result  Result
}

// newestOfFigure is how many reports a figure's table has.
const newestOfFigure = 24

// newestStating gives the reports that a figure's table has, the newest first, and how many older ones there are.
func newestStating(fig *site.Figure) (newest []*site.Report, older int) {
	for i := len(fig.Reports) - 1; i >= 0 && len(newest) < newestOfFigure; i-- {
		newest = append(newest, fig.Reports[i])
	}
	return newest, len(fig.Reports) - len(newest)
}

// figuresDigest stands for the figures of a district's page.
func figuresDigest(d *site.District) site.Digest {
	sum := newDigest()
	for _, fig := range d.Figures {
		newest, older := newestStating(fig)
		sum.text(fig.ID)
		sum.number(len(newest))
		sum.number(older)
		for _, r := range newest {
			sum.report(r, resultsPart(&r.Parts))
		}
	}
	return sum.is()
}

// figures tells the figures of a district, by id.
func (b *Book) figures(d *site.District, f *Frame) (list []Figure) {
	for _, fig := range d.Figures {
		list = append(list, b.figure(fig, f))
	}
	return list
}

// point is what one report states, as it is drawn.
type point struct {
	report *site.Report
	stated *report.Result
	row    Result
}

func (b *Book) figure(fig *site.Figure, f *Frame) Figure {
	p := Figure{ID: "_figure-" + fig.ID}
	newest, older := newestStating(fig)
	p.Older = older
	var points []point
	for _, r := range newest {
		v := b.opened(r, b.open(r), f)
		stated, words := resultOf(fig.ID, v.facts.Results, v.words.Results)
		if stated == nil {
			continue // the report can't be read any more
		}
		row := v.results(nil, 0, listOnly(stated), listOnly(words))[0]
		points = append(points, point{r, stated, row})
		p.Columns.Value = p.Columns.Value || row.Value != ""
		p.Columns.Plan = p.Columns.Plan || row.Plan != ""
		p.Columns.Percent = p.Columns.Percent || row.Percent != ""
		entry := FigureRow{Date: shortDay(f.Lang, r.Date), Report: Link{Text: v.say(r.Title), URL: f.to(reportPath(r)) + "#_results"}, Result: row}
		switch label := viet.Plain(stated.Label); {
		case len(points) == 1:
			p.Label = row.Label
		case label != viet.Plain(points[0].stated.Label):
			entry.Relabel = row.Label
		case p.Label.Lang != "" && row.Label.Lang == "":
			p.Label = row.Label // the same label, here in the page's language
		}
		p.Rows = append(p.Rows, entry)
	}
	p.draw(points, f)
	return p
}

// listOnly is a list of one result without its parts.
func listOnly(r *report.Result) report.List[report.Result] {
	only := *r
	only.Parts = report.List[report.Result]{}
	return report.List[report.Result]{Items: []report.Result{only}}
}

// resultOf finds a result, or a part of one, and its translation; nil where there is none of that id.
func resultOf(id string, o, w report.List[report.Result]) (stated, words *report.Result) {
	for i := range o.Items {
		r, t := &o.Items[i], at(w, i)
		if r.ID == id {
			return r, t
		}
		if stated, words = resultOf(id, r.Parts, t.Parts); stated != nil {
			return stated, words
		}
	}
	return nil, nil
}

// The two lines of a figure's picture.
var (
	valueLine = report.Bilingual{Vi: "Thực hiện", En: "Actual"}
	planLine  = report.Bilingual{Vi: "Kế hoạch", En: "Plan"}
)

// draw makes the picture of a figure, if there are two values at least and all have one unit. Points come newest
// first.
func (p *Figure) draw(points []point, f *Frame) {
	line := chart.Line{ID: p.ID + "_line", Lang: f.Lang, LabelledBy: p.ID + "_line-caption", ValueName: bilingual(valueLine, f.Lang).Words, PlanName: bilingual(planLine, f.Lang).Words}
	first := ""
	for i := len(points) - 1; i >= 0; i-- {
		at := &points[i]
		if !at.stated.Value.Stated {
			continue
		}
		unit := viet.Fold(at.stated.Unit)
		if len(line.Points) == 0 {
			first = unit
		}
		p.UnitsDiffer = p.UnitsDiffer || unit != first
		line.Unit = at.row.Unit.Words
		line.Points = append(line.Points, chart.Point{Label: shortDay(f.Lang, at.report.Date).Words, X: days(at.report.Date), Value: at.stated.Value.Float(),
			Text: at.row.Value, HasPlan: at.stated.Plan.Stated, Plan: at.stated.Plan.Float()})
	}
	if len(line.Points) > 1 && !p.UnitsDiffer {
		p.Chart = line.SVG()
	}
}

// days numbers the days, so that a picture can place them; of a month or a year it takes the first.
func days(d report.Date) float64 {
	year, month, day := d.First().Parts()
	return float64(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}
