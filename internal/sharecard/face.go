package sharecard

import (
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// typeface is a font, and what is known of its letters already. It is safe for concurrent use.
type typeface struct {
	font    *sfnt.Font
	letters sync.Map // rune -> letter
	drawn   sync.Map // sized -> *glyph
}

// letter is what the font has for a character: its box for letters that it lacks where it has none.
type letter struct {
	index sfnt.GlyphIndex
	wide  int // how far it moves on, in units of the font's own grid
}

// unitsWide is the size of that grid: as large, letters are measured without rounding.
const unitsWide = 2048

// sized is a letter in a size, in pixels of the font's height.
type sized struct {
	index sfnt.GlyphIndex
	size  int
}

// glyph is a letter's ink; its box stands left and top of where it is written, on the baseline.
type glyph struct {
	left, top, width, height int
	ink                      []byte
}

// sans is the one font of the pictures: a second would add 0.4 MB to the program.
var sans = sync.OnceValue(func() *typeface {
	f, err := sfnt.Parse(liberationsansbold.TTF)
	if err != nil {
		panic("sharecard: the program's own font can't be read: " + err.Error())
	}
	return &typeface{font: f}
})

// width measures a text in 64ths of a pixel.
func (t *typeface) width(size int, text string) (wide int) {
	for _, r := range text {
		wide += t.advance(size, r)
	}
	return wide
}

// advance is how far a letter moves on, in 64ths of a pixel.
func (t *typeface) advance(size int, r rune) int { return t.letter(r).wide * size * pixel / unitsWide }

func (t *typeface) letter(r rune) letter {
	if known, ok := t.letters.Load(r); ok {
		return known.(letter)
	}
	var b sfnt.Buffer
	index, _ := t.font.GlyphIndex(&b, r) // 0 with any error
	wide, _ := t.font.GlyphAdvance(&b, index, unitsWide<<6, font.HintingNone)
	l := letter{index, int(wide / pixel)}
	t.letters.Store(r, l)
	return l
}

// glyph draws a letter, or finds it drawn.
func (t *typeface) glyph(size int, r rune) *glyph {
	key := sized{t.letter(r).index, size}
	known, ok := t.drawn.Load(key)
	if !ok {
		known, _ = t.drawn.LoadOrStore(key, t.draw(key))
	}
	return known.(*glyph)
}

func (t *typeface) draw(l sized) *glyph {
	var b sfnt.Buffer
	outline, err := t.font.LoadGlyph(&b, l.index, fixed.I(l.size), nil)
	if err != nil || len(outline) == 0 {
		return &glyph{} // a space
	}
	box := outline.Bounds()
	g := &glyph{left: box.Min.X.Floor(), top: box.Min.Y.Floor()}
	g.width, g.height = box.Max.X.Ceil()-g.left, box.Max.Y.Ceil()-g.top
	g.ink = fill(outline, -g.left*pixel, -g.top*pixel, g.width, g.height)
	return g
}
