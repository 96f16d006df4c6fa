package chart

import (
	"cmp"
	"html/template"
	"math"
	"slices"

	"phoihop/internal/viet"
)

// Line is a figure over time, and its plan where one is stated.
type Line struct {
	ID         string // of the svg, unique in the page; other ids in it begin with it
	Lang       viet.Lang
	Title      string // for screen readers: what is shown
	Summary    string // for screen readers: the main numbers in a sentence
	LabelledBy string // ids of elements of the page that say so, in the place of Title and Summary
	Unit       string // of values and plans, above the axis; "" for none
	ValueName  string // in the legend
	PlanName   string // in the legend, if a point has a plan
	Points     []Point
	Apart      bool // points and plans are not joined by lines, since what they state can't be compared step by step
}

// Point is a figure at a time. Points are ordered by X, those of one X stay in the order given.
type Point struct {
	Label   string  // the time, in words
	X       float64 // the time, as a number of days or years; if all are equal, points are spread evenly
	Value   float64
	Text    string // the value as the page writes it; "" for none
	HasPlan bool
	Plan    float64
}

const (
	lineHigh   = 150 * unit // the plot's height
	lineMargin = 12 * unit  // between the plot's ends and its first and last point
	valueMark  = 4 * unit   // a circle's radius
	planMark   = 6 * unit   // half of a diamond
)

// mark is a point as it is drawn.
type mark struct {
	Point
	x, value, plan tenths
}

// SVG draws the line and its plan, over time and from 0 up or down.
func (l Line) SVG() template.HTML {
	points := drawable(l.Points)
	if len(points) == 0 {
		return ""
	}
	p := newPicture(l.ID, l.Lang)
	low, high := span(points)
	a := axisFor(low, high, least)
	top := l.legend(p, slices.ContainsFunc(points, func(pt Point) bool { return pt.HasPlan }))
	if l.Unit != "" {
		p.text(start, 0, top+labelGap+ascent, cut(l.Unit, fullWidth))
		top += labelGap + lineHeight
	}
	top += lineHeight + valueMark // for the number of the highest point
	left := p.grid(a, top, lineHigh)
	marks := place(points, a, left, top)
	joined := marks
	if l.Apart {
		joined = nil
	}
	p.dashes(joined)
	p.diamonds(marks)
	p.valueLine(joined)
	p.numbers(marks, joined, box{left, top - lineHeight - valueMark, fullWidth, top + lineHigh})
	p.valueMarks(marks)
	p.times(marks, top+lineHigh+labelGap)
	return p.svg(caption{l.Title, l.Summary, l.LabelledBy}, top+lineHigh+labelGap+lineHeight)
}

// drawable gives the points in order, without what is no number.
func drawable(points []Point) []Point {
	good := func(f float64) bool { return math.Abs(f) <= greatest } // false for NaN
	var kept []Point
	for _, pt := range points {
		if good(pt.X) && good(pt.Value) {
			if pt.HasPlan = pt.HasPlan && good(pt.Plan); !pt.HasPlan {
				pt.Plan = 0
			}
			kept = append(kept, pt)
		}
	}
	slices.SortStableFunc(kept, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	return kept
}

// span gives the least and the greatest of values and plans.
func span(points []Point) (low, high float64) {
	low, high = points[0].Value, points[0].Value
	for _, pt := range points {
		low, high = min(low, pt.Value), max(high, pt.Value)
		if pt.HasPlan {
			low, high = min(low, pt.Plan), max(high, pt.Plan)
		}
	}
	return low, high
}

// place gives points their places in a plot that begins at left and top.
func place(points []Point, a axis, left, top tenths) []mark {
	first, last := points[0].X, points[len(points)-1].X
	left += lineMargin
	room := fullWidth - lineMargin - left
	marks := make([]mark, len(points))
	for i, pt := range points {
		m := mark{Point: pt, value: top + a.below(pt.Value, lineHigh), plan: top + a.below(pt.Plan, lineHigh)}
		switch {
		case last > first:
			m.x = left + tenths((pt.X-first)/(last-first)*float64(room))
		default:
			m.x = left + room*tenths(2*i+1)/tenths(2*len(points))
		}
		marks[i] = m
	}
	return marks
}

// legend shows the two kinds of lines with their marks, or the marks alone.
func (l Line) legend(p *picture, planned bool) (bottom tenths) {
	names := []string{l.ValueName}
	if planned {
		names = append(names, l.PlanName)
	}
	return p.legend(names, func(entry int, at box) {
		y := (at.top + at.bottom) / 2
		ends := []mark{{x: at.left - unit, value: y}, {x: at.right + unit, value: y}}
		centre := []mark{{x: (at.left + at.right) / 2, value: y}}
		if l.Apart {
			ends = nil
		}
		if entry == 0 {
			p.valueLine(ends)
			p.valueMarks(centre)
			return
		}
		for _, some := range [][]mark{ends, centre} {
			for i := range some {
				some[i].HasPlan, some[i].plan = true, y
			}
		}
		p.dashes(ends)
		p.diamonds(centre)
	})
}

func (p *picture) valueLine(marks []mark) {
	if len(marks) == 0 {
		return
	}
	var data []byte
	for i, m := range marks {
		data = appendPoint(data, "ML"[min(i, 1)], m.x, m.value)
	}
	p.path("value", `fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"`, data)
}

func (p *picture) valueMarks(marks []mark) {
	p.shapes = append(p.shapes, "<g class=\"value\">\n"...)
	for _, m := range marks {
		p.shapes = append(p.shapes, `<circle cx="`...)
		p.shapes = appendLength(p.shapes, m.x)
		p.shapes = append(p.shapes, `" cy="`...)
		p.shapes = appendLength(p.shapes, m.value)
		p.shapes = append(p.shapes, `" r="`...)
		p.shapes = appendLength(p.shapes, valueMark)
		p.shapes = append(p.shapes, "\" fill=\"currentColor\"/>\n"...)
	}
	p.shapes = append(p.shapes, "</g>\n"...)
}

// dashes join plans that follow each other; a point without one parts the line.
func (p *picture) dashes(marks []mark) {
	var data []byte
	for i, m := range marks {
		if i > 0 && m.HasPlan && marks[i-1].HasPlan {
			data = appendPoint(data, 'M', marks[i-1].x, marks[i-1].plan)
			data = appendPoint(data, 'L', m.x, m.plan)
		}
	}
	if len(data) > 0 {
		p.path("plan", `fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 3"`, data)
	}
}

func (p *picture) diamonds(marks []mark) {
	var data []byte
	for _, m := range marks {
		if m.HasPlan {
			data = appendPoint(data, 'M', m.x, m.plan-planMark)
			data = appendPoint(data, 'L', m.x+planMark, m.plan)
			data = appendPoint(data, 'L', m.x, m.plan+planMark)
			data = append(appendPoint(data, 'L', m.x-planMark, m.plan), 'z')
		}
	}
	if len(data) > 0 {
		p.path("plan plate", `fill="#fff" stroke="currentColor" stroke-width="1.5"`, data)
	}
}
