// Package look compares pictures of pages with accepted ones.
//
// A picture is kept small: at half its size, in 32 shades of grey (Reduce). Two of them are alike if the mean shade of
// nearly all of their strips is (Differ). A strip is so thin that a line of one pixel counts in it, and so long that single
// letters don't: the edges of letters are drawn a little differently by each version of a font's rasteriser, and a page that
// somebody changed moves whole lines. So a block that moved by 8 pixels is found, and a border or a heading that is gone;
// noise of a few shades, and one letter in place of another that is as wide, are not. Nor is another colour of the same lightness:
// colours are for the judges of contrast.
package look

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

const (
	shades = 32
	step   = 256 / shades

	// The sides of a strip, lying and standing, in pixels of the reduced picture.
	thin, long = 2, 8
	// By how much the mean shades of two strips may differ, of 255. A line of one pixel that is a fifth as dark as black
	// makes 12.
	tolerance = 10
	// How many strips may differ for pictures that are alike.
	spared = 8
)

// Reduce gives a picture at half its size in 32 shades of grey.
func Reduce(picture image.Image) *image.Paletted {
	bounds := picture.Bounds()
	small := image.NewPaletted(image.Rect(0, 0, bounds.Dx()/2, bounds.Dy()/2), greys())
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			sum := 0
			for _, d := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
				at := picture.At(bounds.Min.X+2*x+d.X, bounds.Min.Y+2*y+d.Y)
				sum += int(color.GrayModel.Convert(at).(color.Gray).Y)
			}
			small.SetColorIndex(x, y, uint8(sum/4/step))
		}
	}
	return small
}

func greys() (p color.Palette) {
	for i := range shades {
		p = append(p, color.Gray{Y: uint8(i * 255 / (shades - 1))})
	}
	return p
}

// Differ lists the strips in which two reduced pictures differ; none if so few do that they count as alike. Pictures of
// different size differ everywhere.
func Differ(accepted, seen *image.Paletted) []image.Rectangle {
	if accepted.Rect != seen.Rect {
		return []image.Rectangle{accepted.Rect.Union(seen.Rect)}
	}
	strips := append(differing(accepted, seen, long, thin), differing(accepted, seen, thin, long)...)
	if len(strips) <= spared {
		return nil
	}
	return strips
}

func differing(a, b *image.Paletted, width, height int) (strips []image.Rectangle) {
	for y := 0; y < a.Rect.Dy(); y += height {
		for x := 0; x < a.Rect.Dx(); x += width {
			strip := image.Rect(x, y, x+width, y+height).Intersect(a.Rect)
			by := sum(a, strip) - sum(b, strip)
			if max(by, -by) > tolerance*strip.Dx()*strip.Dy() {
				strips = append(strips, strip)
			}
		}
	}
	return strips
}

func sum(p *image.Paletted, in image.Rectangle) (shade int) {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for _, i := range p.Pix[p.PixOffset(in.Min.X, y) : p.PixOffset(in.Max.X-1, y)+1] {
			shade += int(i) * 255 / (shades - 1)
		}
	}
	return shade
}

// Encode gives a reduced picture as PNG.
func Encode(p *image.Paletted) ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&b, p)
	return b.Bytes(), err
}

// Decode reads what Encode wrote.
func Decode(data []byte) (*image.Paletted, error) {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	small := image.NewPaletted(picture.Bounds(), greys())
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			small.SetColorIndex(x, y, color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y/step)
		}
	}
	return small, nil
}
