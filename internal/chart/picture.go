package chart

import (
	"cmp"
	"html/template"
	"strconv"
	"strings"

	"phoihop/internal/viet"
)

// anchor says which end of a text its place is.
type anchor int

const (
	start anchor = iota
	middle
	end
)

// picture is an SVG that is being drawn. Text stands above all shapes.
type picture struct {
	id     string
	lang   viet.Lang
	shapes []byte
	texts  [3][]byte // by anchor
}

func newPicture(id string, lang viet.Lang) *picture {
	return &picture{id: name(cmp.Or(id, "chart")), lang: lang}
}

// caption is what a screen reader says of a picture: a title and a summary, or what the elements of those ids say.
type caption struct{ title, summary, by string }

// svg ends the picture.
func (p *picture) svg(l caption, height tenths) template.HTML {
	b := make([]byte, 0, 512+len(l.title)+len(l.summary)+len(p.shapes)+len(p.texts[0])+len(p.texts[1])+len(p.texts[2]))
	b = append(b, `<svg class="chart" id="`+p.id+`" role="img" aria-labelledby="`...)
	b = appendEscaped(b, cmp.Or(l.by, p.id+"-title "+p.id+"-desc"))
	b = append(b, `" viewBox="0 0 `...)
	b = appendLengths(b, fullWidth, height)
	b = append(b, `" width="`...)
	b = appendLength(b, fullWidth)
	b = append(b, `" height="`...)
	b = appendLength(b, height)
	b = append(b, `" fill="currentColor" font-size="`...)
	b = appendLength(b, fontSize)
	b = append(b, "\">\n"...)
	if l.by == "" {
		b = append(b, "<title id=\""+p.id+`-title">`...)
		b = appendEscaped(b, l.title)
		b = append(b, "</title>\n<desc id=\""+p.id+`-desc">`...)
		b = appendEscaped(b, l.summary)
		b = append(b, "</desc>\n"...)
	}
	b = append(b, p.shapes...)
	for a, open := range [...]string{"<g>\n", "<g text-anchor=\"middle\">\n", "<g text-anchor=\"end\">\n"} {
		if len(p.texts[a]) > 0 {
			b = append(b, open...)
			b = append(b, p.texts[a]...)
			b = append(b, "</g>\n"...)
		}
	}
	b = append(b, "</svg>"...)
	return template.HTML(b) // every text went through appendEscaped, every name through name
}

// text writes one line, no wider than the caller has measured, with its baseline at y. "" is nothing.
func (p *picture) text(a anchor, x, y tenths, s string) {
	if s == "" {
		return
	}
	b := append(p.texts[a], `<text x="`...)
	b = appendLength(b, x)
	b = append(b, `" y="`...)
	b = appendLength(b, y)
	b = append(b, `">`...)
	b = appendEscaped(b, s)
	p.texts[a] = append(b, "</text>\n"...)
}

// plate lays paper behind a line of text, so that no line or texture runs through it.
func (p *picture) plate(b box) {
	p.path("plate", `fill="#fff"`, appendBox(nil, box{b.left, b.top + 3*unit, b.right, b.bottom - 2*unit}))
}

// path draws data; paint is the attributes that say how.
func (p *picture) path(class, paint string, data []byte) {
	p.shapes = append(p.shapes, `<path class="`+class+`" `+paint+` d="`...)
	p.shapes = append(p.shapes, data...)
	p.shapes = append(p.shapes, "\"/>\n"...)
}

// rule draws a thin level line: a line of the grid, or the stronger one at 0.
func (p *picture) rule(x0, x1, y tenths, strong bool) {
	paint := `fill="none" stroke="currentColor" stroke-opacity=".3"`
	if strong {
		paint = `fill="none" stroke="currentColor"`
	}
	data := append(appendPoint(nil, 'M', x0, y), 'H')
	p.path("grid", paint, appendLength(data, x1))
}

const (
	swatchWidth = 22 * unit
	swatchGap   = 6 * unit
)

// legend names what the picture shows, in lines from the top, and gives where it ends. swatch draws the
// sample of an entry into a box.
func (p *picture) legend(names []string, swatch func(entry int, b box)) (bottom tenths) {
	var x, y tenths
	for i, text := range names {
		lines := wrap(text, fullWidth-swatchWidth-swatchGap, 2)
		need := swatchWidth + swatchGap
		for _, line := range lines {
			need = max(need, swatchWidth+swatchGap+spaced(line))
		}
		if x > 0 && x+need > fullWidth {
			x, y = 0, y+lineHeight
		}
		swatch(i, box{x + unit, y + 4*unit, x + swatchWidth - unit, y + 16*unit})
		for n, line := range lines {
			p.text(start, x+swatchWidth+swatchGap, y+tenths(n)*lineHeight+ascent, line)
		}
		x += need + 2*textGap
		if len(lines) > 1 {
			x, y = fullWidth, y+lineHeight
		}
	}
	return y + lineHeight
}

// box is a rectangle between two places across and two down.
type box struct{ left, top, right, bottom tenths }

func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

// ink gives the part of a line's box that letters without stacked marks blacken.
func (b box) ink() box { return box{b.left, b.top + 4*unit, b.right, b.bottom - 3*unit} }

// lineBox is the box of a line of text around x, moved to where it does not leave the picture.
func lineBox(text string, x, top tenths) box {
	w := width(text)
	left := max(0, min(x-w/2, fullWidth-w))
	return box{left, top, left + w, top + lineHeight}
}

// textIn writes a line of text into its box.
func (p *picture) textIn(b box, text string) {
	p.text(middle, (b.left+b.right)/2, b.top+ascent, text)
}

func appendBox(b []byte, r box) []byte {
	b = append(appendPoint(b, 'M', r.left, r.top), 'H')
	b = append(appendLength(b, r.right), 'V')
	b = append(appendLength(b, r.bottom), 'H')
	return append(appendLength(b, r.left), 'z')
}

func appendPoint(b []byte, command byte, x, y tenths) []byte {
	return appendLengths(append(b, command), x, y)
}

func appendLengths(b []byte, x, y tenths) []byte {
	return appendLength(append(appendLength(b, x), ' '), y)
}

// appendLength writes a length in units with at most one decimal.
func appendLength(b []byte, t tenths) []byte {
	if t < 0 {
		b, t = append(b, '-'), -t
	}
	b = strconv.AppendInt(b, int64(t/unit), 10)
	if t%unit != 0 {
		b = append(b, '.', byte('0'+t%unit))
	}
	return b
}

// appendEscaped writes text for an element or an attribute.
func appendEscaped(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&#34;"...)
		case r == '\'':
			b = append(b, "&#39;"...)
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			b = append(b, "\uFFFD"...)
		default:
			b = append(b, string(r)...)
		}
	}
	return b
}

// name gives s as an id or a class that needs no escaping, in a url() neither.
func name(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '-'
	}, s)
}
