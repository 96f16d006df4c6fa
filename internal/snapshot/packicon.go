package snapshot

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
)

// iconSide is the size of the picture by which a reader's library shows a ZIM file.
const iconSide = 48

// iconNames are files of a site's own that serve as the picture, the best first. A site has them from _root.
var iconNames = []string{"apple-touch-icon.png", "icon.png", "favicon.png", "logo.png"}

// largestIcon is how many pixels an icon may have to be scaled.
const largestIcon = 4 << 20

// illustration is the picture of the site: its own icon, made as large as need be, else a drawing.
func (p *packing) illustration() ([]byte, error) {
	icon := drawnIcon()
	for _, name := range iconNames {
		if own, err := p.ownIcon(name); err != nil {
			return nil, err
		} else if own != nil {
			icon = own
			break
		}
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, icon)
	return b.Bytes(), err
}

// ownIcon reads a file of the site as its icon; nil where there is none that can be read as one.
func (p *packing) ownIcon(name string) (*image.NRGBA, error) {
	for _, f := range p.files {
		if f.path != name || f.size > 1<<20 {
			continue
		}
		file, err := f.open()
		if err != nil {
			return nil, err
		}
		defer file.Close()
		data, err := io.ReadAll(file)
		if err != nil {
			return nil, err
		}
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width < iconSide || config.Height < iconSide || config.Width > largestIcon/config.Height {
			return nil, nil
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, nil
		}
		return shrunk(picture), nil
	}
	return nil, nil
}

// shrunk fits a picture into an icon, in whole numbers, whose sums are the same on every processor.
func shrunk(picture image.Image) *image.NRGBA {
	from := picture.Bounds()
	long := max(from.Dx(), from.Dy())
	icon := image.NewNRGBA(image.Rect(0, 0, iconSide, iconSide))
	left, top := from.Min.X-(long-from.Dx())/2, from.Min.Y-(long-from.Dy())/2
	for y := range iconSide {
		for x := range iconSide {
			field := image.Rect(left+x*long/iconSide, top+y*long/iconSide, left+(x+1)*long/iconSide, top+(y+1)*long/iconSide)
			icon.Set(x, y, average(picture, field))
		}
	}
	return icon
}

// average is the mean colour of a field; what lies outside of the picture is transparent.
func average(picture image.Image, field image.Rectangle) color.RGBA64 {
	var r, g, b, a uint64
	inside := field.Intersect(picture.Bounds())
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		for x := inside.Min.X; x < inside.Max.X; x++ {
			pr, pg, pb, pa := picture.At(x, y).RGBA()
			r, g, b, a = r+uint64(pr), g+uint64(pg), b+uint64(pb), a+uint64(pa)
		}
	}
	n := uint64(field.Dx() * field.Dy())
	return color.RGBA64{uint16(r / n), uint16(g / n), uint16(b / n), uint16(a / n)}
}

// drawnIcon is a sheet with lines of text, in the colours of the pages.
func drawnIcon() *image.NRGBA {
	icon := image.NewNRGBA(image.Rect(0, 0, iconSide, iconSide))
	fill := func(x0, y0, x1, y1 int, c color.NRGBA) {
		draw.Draw(icon, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	ground, paper, yellow := color.NRGBA{0x0b, 0x4a, 0x82, 0xff}, color.NRGBA{0xff, 0xff, 0xff, 0xff}, color.NRGBA{0xff, 0xd2, 0x3f, 0xff}
	fill(0, 0, 48, 48, ground)
	fill(11, 7, 37, 41, paper)
	fill(15, 12, 33, 16, yellow)
	for y := 20; y <= 32; y += 4 {
		fill(15, y, 33, y+2, ground)
	}
	fill(15, 36, 25, 38, ground)
	return icon
}
