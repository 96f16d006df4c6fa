package photo

import (
	"image"
	"image/color"
	"image/draw"
)

// opaque is a picture without anything that shows through, whatever its type.
type opaque = image.RGBA

// band is how many rows of the source are brought into one form at a time.
const band = 16

// shrink makes a picture smaller, never larger: each pixel is the mean of the area that it covers. Of the source
// no more than a few rows are held a second time.
func shrink(source image.Image, size image.Point) *opaque {
	from := source.Bounds()
	size = image.Pt(min(size.X, from.Dx()), min(size.Y, from.Dy()))
	made := image.NewRGBA(image.Rectangle{Max: size})
	rows := image.NewRGBA(image.Rect(0, 0, from.Dx(), band))
	columns := sharesOf(from.Dx(), size.X)
	sums := make([]uint64, 3*size.X)
	// The rows of the source and of the result are counted in parts that both are made of: a row of the source
	// has size.Y of them, one of the result from.Dy().
	filled, next := 0, 0
	for y := range from.Dy() {
		if y%band == 0 {
			part := image.Rect(0, 0, from.Dx(), min(band, from.Dy()-y))
			draw.Draw(rows, part, image.White, image.Point{}, draw.Src)
			draw.Draw(rows, part, source, image.Pt(from.Min.X, from.Min.Y+y), draw.Over)
		}
		row := rows.Pix[y%band*rows.Stride:][:4*from.Dx()]
		for left := size.Y; left > 0; {
			share := min(left, from.Dy()-filled)
			columns.add(sums, row, uint64(share))
			left -= share
			if filled += share; filled == from.Dy() {
				columns.finish(made.Pix[next*made.Stride:], sums, uint64(from.Dy()))
				filled = 0
				next++
			}
		}
	}
	return made
}

// shares are the parts that a row of one width shares with a row of a smaller one: each of the from pixels has
// to parts, and each of the to pixels has from.
type shares struct{ from, to int }

func sharesOf(from, to int) shares { return shares{from, to} }

// add adds a row of the source, with a weight, to the sums of a row of the result.
func (s shares) add(sums []uint64, row []byte, weight uint64) {
	filled, at := 0, 0
	for x := 0; x < len(row); x += 4 {
		r, g, b := uint64(row[x])*weight, uint64(row[x+1])*weight, uint64(row[x+2])*weight
		for left := s.to; left > 0; {
			share := min(left, s.from-filled)
			n := uint64(share)
			sums[at] += r * n
			sums[at+1] += g * n
			sums[at+2] += b * n
			left -= share
			if filled += share; filled == s.from {
				filled = 0
				at += 3
			}
		}
	}
}

// finish writes a row of the result and empties its sums.
func (s shares) finish(row []byte, sums []uint64, weight uint64) {
	all := weight * uint64(s.from)
	for i := range s.to {
		for c := range 3 {
			row[4*i+c] = byte((sums[3*i+c] + all/2) / all)
		}
		row[4*i+3] = 255
	}
	clear(sums)
}

// scaled is side at a width of to in the place of from; at least 1.
func scaled(side, to, from int) int { return max(1, (side*to+from/2)/from) }

// fewColours gives a picture of at most 256 colours as one with a palette, which PNG keeps in less; any other as
// it is.
func fewColours(m image.Image) image.Image {
	source, ok := m.(*opaque)
	if !ok {
		return m
	}
	size := source.Bounds().Size()
	made := image.NewPaletted(image.Rectangle{Max: size}, nil)
	places := map[[4]byte]uint8{}
	for i := range size.X * size.Y {
		pixel := [4]byte(source.Pix[4*i:])
		place, known := places[pixel]
		if !known {
			if len(places) == 256 {
				return m
			}
			place = uint8(len(places))
			places[pixel] = place
			made.Palette = append(made.Palette, color.RGBA{pixel[0], pixel[1], pixel[2], pixel[3]})
		}
		made.Pix[i] = place
	}
	return made
}
