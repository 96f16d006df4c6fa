package chart

import (
	"html/template"

	"phoihop/internal/viet"
)

// Bars is a bar for each row, one below the other, cut into parts: tasks by state in each district.
type Bars struct {
	ID         string // of the svg, unique in the page; other ids in it begin with it
	Lang       viet.Lang
	Title      string   // for screen readers: what is shown
	Summary    string   // for screen readers: the main numbers in a sentence
	LabelledBy string   // ids of elements of the page that say so, in the place of Title and Summary
	Legend     []Series // at most MaxParts
	Rows       []Row
}

const (
	barHeight   = 17 * unit
	barGap      = 9 * unit
	barLabelGap = 2 * unit
)

// SVG draws the bars at one scale, each below its label and sum, the numbers of its parts below it.
func (b Bars) SVG() template.HTML {
	c := countsOf(b.Legend, b.Rows)
	if c.empty() {
		return ""
	}
	p := newPicture(b.ID, b.Lang)
	data := make([][]byte, len(b.Legend))
	y := p.legend(c.names(), func(entry int, at box) {
		part := c.shown[entry]
		data[part] = appendBox(data[part], at)
	})
	for row := range c.rows {
		y = p.bar(c, row, y+barGap, data)
	}
	p.drawParts(b.Legend, data)
	return p.svg(caption{b.Title, b.Summary, b.LabelledBy}, y)
}

// bar draws a row from y down, its boxes into data, and gives where it ends.
func (p *picture) bar(c *counts, row int, y tenths, data [][]byte) tenths {
	total := viet.Decimal(p.lang, int64(c.totals[row]), 0)
	p.text(end, fullWidth, y+ascent, total)
	for _, line := range wrap(c.rows[row].Label, fullWidth-spaced(total)-textGap, 3) {
		p.text(start, 0, y+ascent, line)
		y += lineHeight
	}
	y += barLabelGap
	if c.totals[row] == 0 {
		p.rule(0, fullWidth, y+unit, false)
		return y + 2*unit
	}
	numbered := c.parts(row) > 1 // one part alone is the sum
	x, free := unit, tenths(0)
	for i, to := range c.ends(row, c.most, fullWidth-2*unit) {
		part := c.shown[i]
		if c.at(row, part) == 0 {
			continue
		}
		data[part] = appendBox(data[part], box{x, y, unit + to, y + barHeight})
		text := viet.Decimal(p.lang, int64(c.at(row, part)), 0)
		if at := lineBox(text, (x+unit+to)/2, y+barHeight); numbered && at.left >= free {
			p.textIn(at, text)
			free = at.right + textGap/2
		}
		x = unit + to
	}
	if numbered {
		y += lineHeight
	}
	return y + barHeight + unit
}
