package sharecard

import "sync"

// The size of every picture, in pixels: what Facebook, Zalo, X and others ask for.
const (
	Width  = 1200
	Height = 630
)

// Card is what a picture says.
type Card struct {
	Site  string // the site's title
	Title string
	Foot  []string // lines, at most two
}

const (
	margin  = 80
	column  = Width - 2*margin
	small   = 34 // size of the site's title and of the foot
	leading = 46 // from one of their lines to the next

	ruleWide = 96
	ruleHigh = 8
	gap      = 8 // between the rule and the title, twice that above the foot
)

// titleSizes are the sizes that titles are set in.
var titleSizes = []int{88, 80, 72, 64, 58, 52, 46}

// titleLines is the most lines that a title has.
const titleLines = 4

// The shades lead from the ground to white; the last is the rule's.
const (
	white  = 14
	soft   = 12 // the foot, and the site's title
	yellow = 15
)

// shades is the palette, red, green and blue of each.
var shades = func() (p []byte) {
	ground := [3]int{0x0b, 0x35, 0x58}
	for i := range white + 1 {
		for _, of := range ground {
			p = append(p, byte((of*(white-i)+255*i)/white))
		}
	}
	return append(p, 0xff, 0xd2, 0x3f)
}()

// sheet is a picture being drawn: the shade of each pixel, row by row.
type sheet [Width * Height]byte

// sheets are to be drawn on again.
var sheets = sync.Pool{New: func() any { return new(sheet) }}

// Draw draws a picture and gives it as PNG.
func Draw(c Card) []byte {
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	clear(s[:])
	s.draw(c)
	return encode(s[:])
}

// draw draws a card: what stands at the top, what stands at the foot, and the title in what is left.
func (s *sheet) draw(c Card) {
	s.write(small, soft, margin+small, oneLine(c.Site))
	top := margin + leading + 24
	for y := top; y < top+ruleHigh; y++ {
		for x := margin; x < margin+ruleWide; x++ {
			s[y*Width+x] = yellow
		}
	}
	top += ruleHigh + gap
	foot := Height - margin - small/4 - leading*len(c.Foot)
	for i, line := range c.Foot {
		s.write(small, soft, foot+leading*(i+1), oneLine(line))
	}
	most := func(size int) int { return min(titleLines, (foot-2*gap-top)/lineHeight(size)) }
	size, title := sans().fit(c.Title, column, titleSizes, most)
	for i, line := range title {
		s.write(size, white, top+lineHeight(size)*(i+1), line)
	}
}

// lineHeight leaves room for two marks above a capital.
func lineHeight(size int) int { return size * 13 / 10 }

func oneLine(text string) string {
	if _, lines := sans().fit(text, column, []int{small}, func(int) int { return 1 }); len(lines) > 0 {
		return lines[0]
	}
	return ""
}

// write writes a line from the left margin on, its baseline at y.
func (s *sheet) write(size int, shade, y int, line string) {
	t, x := sans(), margin*pixel
	for _, r := range line {
		g := t.glyph(size, r)
		s.stamp(g, (x+pixel/2)/pixel+g.left, y+g.top, shade)
		x += t.advance(size, r)
	}
}

// stamp puts a letter's ink onto the sheet. Where letters touch, the darker ink counts.
func (s *sheet) stamp(g *glyph, left, top, shade int) {
	for row := range g.height {
		y := top + row
		if y < 0 || y >= Height {
			continue
		}
		line := s[y*Width:][:Width]
		for i, ink := range g.ink[row*g.width:][:g.width] {
			if x := left + i; ink > 0 && x >= 0 && x < Width {
				line[x] = max(line[x], byte((int(ink)*shade+127)/255))
			}
		}
	}
}
