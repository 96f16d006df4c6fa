package page

import (
	"html/template"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Figures are the results that a district's reports follow, by id.
type Figures struct {
	List []Figure
	More int // that are not listed
}

// Figure is a result that a district's reports follow from one to the next, as a table and as its picture.
type Figure struct {
	ID             string // fragment of the section, "_figure-ho-ngheo"
	Label          Text   // as the newest report writes it
	Columns        ResultColumns
	Rows           []FigureRow // the newest first
	Older          int         // reports that are not listed
	UnitsDiffer    bool        // so that the values can't be compared
	PeriodsDiffer  bool        // in length, so that the chart does not join its points
	PeriodsUnknown bool        // likewise: some of the reports drawn do not say how long their period is
	Chart          template.HTML
}

// FigureRow is what one report states.
type FigureRow struct {
	Date    Date // of the meeting
	Period  Text // under review, as the report states it; else empty
	Report  Link // to the results on the report's page
	Relabel Text // the report's own label, where it is another than the figure's; else empty
	Result  Result
}

// mostFigures is how many figures a district's page tells.
const mostFigures = 40

// newestOfFigure is how many reports a figure's table has.
const newestOfFigure = 24

// newestStating gives the reports that a figure's table has, the newest first, and how many older ones there are.
func newestStating(fig *site.Figure) (newest []*site.Report, older int) {
	for i := len(fig.Reports) - 1; i >= 0 && len(newest) < newestOfFigure; i-- {
		newest = append(newest, fig.Reports[i])
	}
	return newest, len(fig.Reports) - len(newest)
}

// figuresListed gives the figures that a district's page tells, and how many more there are.
func figuresListed(d *site.District) (list []*site.Figure, more int) {
	n := min(mostFigures, len(d.Figures))
	return d.Figures[:n], len(d.Figures) - n
}

// figuresDigest stands for the figures of a district's page: results and periods, so all front matter.
func figuresDigest(d *site.District) site.Digest {
	sum := newDigest()
	listed, more := figuresListed(d)
	sum.number(more)
	for _, fig := range listed {
		newest, older := newestStating(fig)
		sum.text(fig.ID)
		sum.number(len(newest))
		sum.number(older)
		for _, r := range newest {
			sum.report(r, frontPart(&r.Parts))
		}
	}
	return sum.is()
}

// figures tells the figures of a district; nil for none.
func (b *Book) figures(d *site.District, f *Frame) *Figures {
	listed, more := figuresListed(d)
	if len(listed) == 0 {
		return nil
	}
	p := &Figures{More: more}
	for _, fig := range listed {
		p.List = append(p.List, b.figure(fig, f))
	}
	return p
}

// point is what one report states, as it is drawn.
type point struct {
	report *site.Report
	stated *report.Result
	period report.Period
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
		points = append(points, point{r, stated, v.facts.Period, row})
		p.Columns.Value = p.Columns.Value || row.Value != ""
		p.Columns.Plan = p.Columns.Plan || row.Plan != ""
		p.Columns.Percent = p.Columns.Percent || row.Percent != ""
		entry := FigureRow{Date: shortDay(f.Lang, r.Date), Period: v.periodShort(), Report: Link{Text: v.say(r.Title), URL: f.toReport(r, "#_results")}, Result: row}
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

// periodShort is the time under review as the report labels it, else its bounds; empty where none is stated.
func (v *voice) periodShort() Text {
	p := v.period(v.facts.Period, v.words.Period)
	if p.Label.Words != "" {
		return p.Label
	}
	return Text{Words: p.Bounds}
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
