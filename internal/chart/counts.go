package chart

import (
	"math"
	"slices"
)

// Series is a part that bars or columns are cut into.
type Series struct {
	Name  string // in the legend
	Class string // of its shapes, for the style sheet: "done"
}

// Row is a bar or a column, as a row of the table that holds the same numbers.
type Row struct {
	Label  string
	Values []int // for each part, in the legend's order
}

// counts is what bars or columns show: whole numbers from 0 on, by row and part.
type counts struct {
	legend []Series
	rows   []Row
	totals []int   // of each row, for words; at most math.MaxInt
	most   float64 // the greatest of them, for lengths
	shown  []int   // places in the legend of the parts that some row has
}

func countsOf(legend []Series, rows []Row) *counts {
	c := &counts{legend: legend, rows: rows, totals: make([]int, len(rows))}
	for part := range legend {
		if slices.ContainsFunc(rows, func(r Row) bool { return r.at(part) > 0 }) {
			c.shown = append(c.shown, part)
		}
	}
	for i, row := range rows {
		sum := 0.0
		for part := range legend {
			n := row.at(part)
			sum += float64(n)
			c.totals[i] += min(n, math.MaxInt-c.totals[i])
		}
		c.most = max(c.most, sum)
	}
	return c
}

// empty tells that there is nothing to draw, or more than textures can tell apart.
func (c *counts) empty() bool { return c.most == 0 || len(c.legend) > MaxParts }

func (c *counts) at(row, part int) int { return c.rows[row].at(part) }

func (r Row) at(part int) int {
	if part < len(r.Values) {
		return max(0, r.Values[part])
	}
	return 0
}

// names gives the entries of the legend that are shown.
func (c *counts) names() []string {
	names := make([]string, len(c.shown))
	for i, part := range c.shown {
		names[i] = c.legend[part].Name
	}
	return names
}

// parts gives how many parts of a row are not 0.
func (c *counts) parts(row int) (n int) {
	for _, part := range c.shown {
		if c.at(row, part) > 0 {
			n++
		}
	}
	return n
}

const thinnest = 2 * unit

// ends gives where each shown part of a row ends, from 0 on, where most is drawn full long. A part that
// is not 0 is at least thinnest long; what it takes beyond its share comes off its neighbours. One that
// is 0 ends where it begins.
func (c *counts) ends(row int, most float64, full tenths) []tenths {
	ends := make([]tenths, len(c.shown))
	left, at, sum := tenths(c.parts(row)), tenths(0), 0.0
	for i, part := range c.shown {
		if n := c.at(row, part); n > 0 {
			left--
			sum += float64(n)
			at = max(at+thinnest, min(tenths(sum/most*float64(full)), full-left*thinnest))
		}
		ends[i] = at
	}
	return ends
}
