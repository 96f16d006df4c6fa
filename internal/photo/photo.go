package photo

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"phoihop/internal/problem"
)

// What a picture may have.
const (
	MaxBytes  = 64 << 20
	maxPixels = 40_000_000
	maxSide   = 65_500 // that a JPEG file can state
)

const quality = 80

// Extensions of file names, as Picture.Extension gives them.
const (
	JPEG = ".jpg"
	PNG  = ".png"
)

// Picture is a photo in all its sizes.
type Picture struct {
	Extension string // of all sizes, JPEG or PNG
	Sizes     []Size // from the smallest to the largest; at least one
}

// Size is the picture in one size.
type Size struct {
	Width, Height int
	Data          []byte
}

// Make makes the sizes of a picture. A file that can't be used is told; the problem has no position yet.
func Make(name string, file []byte) (*Picture, *problem.Problem) {
	source, format, refusal := decode(name, file)
	if refusal != nil {
		return nil, refusal
	}
	turned := orientation(format, file)
	width := source.Bounds().Dx()
	if turned.swapsSides() {
		width = source.Bounds().Dy()
	}
	widths := widthsOf(width)
	largest := turned.apply(shrink(source, turned.before(widths[len(widths)-1], source.Bounds())))
	made := &Picture{Extension: JPEG}
	encode := encodeJPEG
	if format == "png" && len(encodePNG(largest)) <= len(encodeJPEG(largest)) {
		made.Extension, encode = PNG, encodePNG
	}
	for _, w := range widths {
		picture := largest
		if w < largest.Bounds().Dx() {
			picture = shrink(largest, image.Pt(w, scaled(largest.Bounds().Dy(), w, largest.Bounds().Dx())))
		}
		made.Sizes = append(made.Sizes, Size{picture.Bounds().Dx(), picture.Bounds().Dy(), encode(picture)})
	}
	return made, nil
}

// widthsOf gives the widths that are made of a picture, the largest last.
func widthsOf(width int) (widths []int) {
	largest := min(width, 1600)
	for _, w := range []int{480, 960} {
		if w <= largest*4/5 {
			widths = append(widths, w)
		}
	}
	return append(widths, largest)
}

// decode reads a picture whose head says that it may be read.
func decode(name string, file []byte) (image.Image, string, *problem.Problem) {
	refuse := func(code problem.Code, values ...any) (image.Image, string, *problem.Problem) {
		p := problem.New(code, values...)
		return nil, "", &p
	}
	if len(file) > MaxBytes {
		return refuse(problem.PhotoTooLarge, fmt.Sprintf("%d MB", (len(file)+1<<20-1)>>20), fmt.Sprintf("%d MB", MaxBytes>>20))
	}
	var read func(io.Reader) (image.Image, error)
	var readHead func(io.Reader) (image.Config, error)
	format := formatOf(file)
	switch format {
	case "jpeg":
		read, readHead = jpeg.Decode, jpeg.DecodeConfig
	case "png":
		read, readHead = png.Decode, png.DecodeConfig
	case "":
		return refuse(problem.NotAPicture, name)
	default:
		return refuse(problem.PhotoFormat, format)
	}
	head, err := readHead(bytes.NewReader(file))
	if err != nil {
		return refuse(broken(err))
	}
	w, h := head.Width, head.Height
	switch {
	case w <= 0 || h <= 0:
		return refuse(problem.PhotoBroken)
	case head.ColorModel == color.CMYKModel:
		return refuse(problem.PhotoCMYK)
	case w > maxSide || h > maxSide || w > maxPixels/h:
		return refuse(problem.PhotoTooLarge, fmt.Sprintf("%d × %d px", w, h), fmt.Sprintf("%d Mpx", maxPixels/1_000_000))
	}
	picture, err := read(bytes.NewReader(file))
	if err != nil {
		return refuse(broken(err))
	}
	return picture, format, nil
}

// broken tells a file that has gone bad from one of a kind that few programs write.
func broken(err error) (code problem.Code, values any) {
	var unusualJPEG jpeg.UnsupportedError
	var unusualPNG png.UnsupportedError
	switch {
	case errors.As(err, &unusualJPEG):
		return problem.PhotoFormat, "JPEG, " + string(unusualJPEG)
	case errors.As(err, &unusualPNG):
		return problem.PhotoFormat, "PNG, " + string(unusualPNG)
	}
	return problem.PhotoBroken, nil
}

// formats are what files under the names of pictures hold, by how they begin. Telephones write HEIC, web pages
// give WebP and AVIF, and people rename them.
var formats = []struct {
	name  string
	at    int
	begin string
}{
	{"jpeg", 0, "\xff\xd8\xff"},
	{"png", 0, "\x89PNG\r\n\x1a\n"},
	{"HEIC", 4, "ftyphei"}, {"HEIC", 4, "ftyphev"}, {"HEIC", 4, "ftypmif1"}, {"AVIF", 4, "ftypavif"},
	{"WebP", 8, "WEBPVP8"},
	{"GIF", 0, "GIF8"},
	{"BMP", 0, "BM"},
	{"TIFF", 0, "II*\x00"}, {"TIFF", 0, "MM\x00*"},
	{"PDF", 0, "%PDF-"},
}

// formatOf gives "jpeg", "png", the name of a format that is not read, or "" for what is no picture.
func formatOf(file []byte) string {
	for _, f := range formats {
		if len(file) >= f.at && bytes.HasPrefix(file[f.at:], []byte(f.begin)) {
			return f.name
		}
	}
	return ""
}

func encodeJPEG(m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic("photo: a picture of checked size can't be written: " + err.Error())
	}
	return b.Bytes()
}

func encodePNG(m image.Image) []byte {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, fewColours(m)); err != nil {
		panic("photo: a picture of checked size can't be written: " + err.Error())
	}
	return b.Bytes()
}
