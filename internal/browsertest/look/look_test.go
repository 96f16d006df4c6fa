package look

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"strings"
	"testing"
)

// page draws a page of 360 pixels: a heading, a box with a thin pale border, and words in it, all moved down by some pixels.
func page(down int, heading, border bool) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, 360, 400))
	fill(p, p.Rect, 255)
	if heading {
		words(p, 20, 28, 12, 30)
	}
	box := image.Rect(20, 100+down, 340, 300+down)
	if border {
		fill(p, box, 195)
		fill(p, box.Inset(1), 255)
	}
	for line := range 5 {
		words(p, box.Min.Y+20+line*24, 14, 30, 10)
	}
	return p
}

func fill(p *image.RGBA, in image.Rectangle, shade uint8) {
	draw.Draw(p, in, image.NewUniform(color.Gray{Y: shade}), image.Point{}, draw.Src)
}

// words draws upright strokes as letters have them.
func words(p *image.RGBA, top, height, n, apart int) {
	for i := range n {
		if i%6 != 5 {
			fill(p, image.Rect(30+i*apart, top, 32+i*apart, top+height), 30)
		}
	}
}

func TestDiffer(t *testing.T) {
	accepted := page(0, true, true)
	for _, c := range []struct {
		what  string
		seen  *image.RGBA
		alike bool
	}{
		{"the same", page(0, true, true), true},
		{"noise of two shades", noisy(accepted, 2), true},
		{"the box moved by 8 pixels", page(8, true, true), false},
		{"the heading gone", page(0, false, true), false},
		{"the border gone", page(0, true, false), false},
		{"all darker by a tenth", darker(accepted), false},
	} {
		strips := Differ(Reduce(accepted), Reduce(c.seen))
		if alike := len(strips) == 0; alike != c.alike {
			t.Errorf("%s: alike is %v (%d strips differ)", c.what, alike, len(strips))
		}
	}
	if Differ(Reduce(accepted), Reduce(image.NewRGBA(image.Rect(0, 0, 360, 300)))) == nil {
		t.Error("a picture is like one that is not as high")
	}
}

func noisy(p *image.RGBA, shades int) *image.RGBA {
	random := rand.New(rand.NewPCG(1, 2))
	n := image.NewRGBA(p.Rect)
	for i, v := range p.Pix {
		n.Pix[i] = uint8(min(255, max(0, int(v)+random.IntN(2*shades+1)-shades)))
	}
	return n
}

func darker(p *image.RGBA) *image.RGBA {
	n := image.NewRGBA(p.Rect)
	for i, v := range p.Pix {
		n.Pix[i] = uint8(int(v) * 9 / 10)
	}
	return n
}

// What is kept is read again as it was.
func TestKept(t *testing.T) {
	small := Reduce(noisy(page(0, true, true), 100))
	data, err := Encode(small)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if again.Rect != small.Rect || !bytes.Equal(again.Pix, small.Pix) {
		t.Error("another picture is read than was written")
	}
}

func TestSheet(t *testing.T) {
	a, b := Reduce(page(0, true, true)), Reduce(page(8, true, true))
	var w strings.Builder
	if err := Sheet(&w, []Pair{{"same", a, a}, {"moved", a, b}, {"fresh", nil, b}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 look different, 1 as accepted", "strips differ</h2>", "fresh: new"} {
		if !strings.Contains(w.String(), want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if strings.Index(w.String(), ">moved") > strings.Index(w.String(), ">same") {
		t.Error("what is as accepted comes before what is not")
	}
}
