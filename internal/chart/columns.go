package chart

import (
	"html/template"

	"phoihop/internal/viet"
)

// Columns is a column for each row, side by side, cut into parts: meetings of each month by kind.
type Columns struct {
	ID         string // of the svg, unique in the page; other ids in it begin with it
	Lang       viet.Lang
	Title      string   // for screen readers: what is shown
	Summary    string   // for screen readers: the main numbers in a sentence
	LabelledBy string   // ids of elements of the page that say so, in the place of Title and Summary
	Legend     []Series // at most MaxParts, from the foot of a column up
	Rows       []Row    // in the order of time; of labels that don't all fit, each second is shown, or each third …
}

const (
	columnsHeight = 140 * unit
	widestColumn  = 40 * unit
	widestLabel   = 90 * unit
)

// SVG draws the columns at one scale, each above its label and below its sum.
func (c Columns) SVG() template.HTML {
	n := countsOf(c.Legend, c.Rows)
	if n.empty() {
		return ""
	}
	p := newPicture(c.ID, c.Lang)
	data := make([][]byte, len(c.Legend))
	bottom := p.legend(n.names(), func(entry int, at box) {
		part := n.shown[entry]
		data[part] = appendBox(data[part], at)
	})
	at := p.plotFor(n, bottom)
	var numbers []label
	for row := range c.Rows {
		numbers = append(numbers, at.stack(p, row, data)...)
	}
	p.drawParts(c.Legend, data)
	p.rule(at.left, fullWidth, at.bottom, true)
	for _, n := range numbers {
		p.plate(n.box)
		p.textIn(n.box, n.text)
	}
	at.labels(p)
	return p.svg(caption{c.Title, c.Summary, c.LabelledBy}, at.bottom+labelGap+lineHeight)
}

// plot is where columns stand and what their height means.
type plot struct {
	*counts
	left, bottom tenths
	most         float64 // what a column of columnsHeight would show
	summed       bool    // sums stand above the columns, else there is an axis
}

// plotFor lays the plot out below top: with sums above the columns if each fits, else with an axis.
func (p *picture) plotFor(c *counts, top tenths) plot {
	top += lineHeight + unit
	at := plot{counts: c, bottom: top + columnsHeight, most: c.most, summed: true}
	for _, total := range c.totals {
		if width(viet.Decimal(p.lang, int64(total), 0)) > at.pitch() {
			at.summed = false
		}
	}
	if !at.summed {
		a := axisFor(0, at.most, 1)
		at.most = float64(a.last) * a.step()
		at.left = p.grid(a, top, columnsHeight)
	}
	return at
}

// pitch is how much of the plot's width a column and its gap take.
func (at plot) pitch() tenths { return (fullWidth - at.left) / tenths(len(at.rows)) }

// middle is where the middle of a column stands.
func (at plot) middle(row int) tenths {
	return at.left + (fullWidth-at.left)*tenths(2*row+1)/tenths(2*len(at.rows))
}

// stack draws a column, its boxes into data, and gives the numbers that fit into its parts.
func (at plot) stack(p *picture, row int, data [][]byte) (numbers []label) {
	wide := max(1, min(at.pitch()*3/4, widestColumn))
	left, y := at.middle(row)-wide/2, at.bottom
	for i, to := range at.ends(row, at.most, columnsHeight) {
		part, foot := at.shown[i], y
		if at.at(row, part) == 0 {
			continue
		}
		y = at.bottom - to
		data[part] = appendBox(data[part], box{left, y, left + wide, foot})
		text := viet.Decimal(p.lang, int64(at.at(row, part)), 0)
		inside := lineBox(text, at.middle(row), (y+foot-lineHeight)/2)
		if at.parts(row) > 1 && foot-y > lineHeight && inside.right-inside.left < wide {
			numbers = append(numbers, label{inside, text})
		}
	}
	if at.summed && at.totals[row] > 0 {
		total := viet.Decimal(p.lang, int64(at.totals[row]), 0)
		p.textIn(lineBox(total, at.middle(row), y-lineHeight), total)
	}
	return numbers
}

// labels writes each column's label, or each second, or third …: the most that don't touch.
func (at plot) labels(p *picture) {
	all := make([]label, len(at.rows))
	for row := range at.rows {
		text := cut(at.rows[row].Label, widestLabel)
		all[row] = label{lineBox(text, at.middle(row), at.bottom+labelGap), text}
	}
	every := 1
	for every < len(all) && touching(all, every) {
		every++
	}
	for row := 0; row < len(all); row += every {
		p.textIn(all[row].box, all[row].text)
	}
}

// touching tells whether of each so many labels two touch. A unit is let pass, for the estimate of widths
// is generous and the months' names in English need it.
func touching(all []label, every int) bool {
	for row := every; row < len(all); row += every {
		if all[row-every].right > all[row].left+unit {
			return true
		}
	}
	return false
}
