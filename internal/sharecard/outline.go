package sharecard

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Lengths are in 64ths of a pixel, as fonts give them.
const (
	pixel = 64
	solid = 2 * pixel * pixel // a pixel's area in the units of canvas.areas
)

// steps is into how many lines a curve is cut. A curve of a letter is at most some 40 pixels long.
const steps = 8

// canvas gathers how much of each pixel lies to the right of an outline's lines. Summed up from the left, a line
// upwards and one downwards cancel out, and what is left is how much of the pixel is inside.
type canvas struct {
	width, height int // in pixels; nothing is drawn outside
	areas         []int32
}

// fill gives the ink of an outline whose points are moved by (dx, dy): for each pixel, 0 to 255.
func fill(outline sfnt.Segments, dx, dy, width, height int) []byte {
	c := canvas{width, height, make([]int32, (width+2)*height)}
	at := func(p fixed.Point26_6) (x, y int) { return int(p.X) + dx, int(p.Y) + dy }
	var startX, startY, x, y int
	to := func(toX, toY int) {
		c.line(x, y, toX, toY)
		x, y = toX, toY
	}
	for _, s := range outline {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			to(startX, startY)
			startX, startY = at(s.Args[0])
			x, y = startX, startY
		case sfnt.SegmentOpLineTo:
			to(at(s.Args[0]))
		case sfnt.SegmentOpQuadTo: // TrueType has no other curves
			x0, y0 := x, y
			x1, y1 := at(s.Args[0])
			x2, y2 := at(s.Args[1])
			for i := 1; i <= steps; i++ {
				a, b, c := (steps-i)*(steps-i), 2*i*(steps-i), i*i
				to((a*x0+b*x1+c*x2)/(steps*steps), (a*y0+b*y1+c*y2)/(steps*steps))
			}
		}
	}
	to(startX, startY)
	return c.ink()
}

// line adds a line, row by row.
func (c *canvas) line(x0, y0, x1, y1 int) {
	sign := 1
	if y0 > y1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
	}
	for y := y0; y < y1; {
		next := min(y1, (y/pixel+1)*pixel)
		c.piece(y/pixel, x0+(x1-x0)*(y-y0)/(y1-y0), x0+(x1-x0)*(next-y0)/(y1-y0), sign*(next-y))
		y = next
	}
}

// piece adds the piece of a line that lies in a row, pixel by pixel; high is how far it goes down.
func (c *canvas) piece(row, from, to, high int) {
	if from > to {
		from, to = to, from // the area beside it is the same
	}
	areas := c.areas[row*(c.width+2):][:c.width+2]
	add := func(cell, high, enters, leaves int) {
		left := enters + leaves - 2*cell*pixel
		areas[cell] += int32(high * (2*pixel - left))
		areas[cell+1] += int32(high * left)
	}
	if from/pixel == to/pixel {
		add(from/pixel, high, from, to)
		return
	}
	done := 0
	for x := from; x < to; {
		next := min(to, (x/pixel+1)*pixel)
		so := high * (next - from) / (to - from)
		add(x/pixel, so-done, x, next)
		x, done = next, so
	}
}

// ink sums the areas up.
func (c *canvas) ink() []byte {
	ink := make([]byte, c.width*c.height)
	for row := range c.height {
		sum := int32(0)
		for x, area := range c.areas[row*(c.width+2):][:c.width] {
			sum += area
			ink[row*c.width+x] = byte(min(max(sum, -sum), solid) * 255 / solid) // parts may lie on each other
		}
	}
	return ink
}
