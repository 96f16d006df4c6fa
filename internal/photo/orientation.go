package photo

import (
	"bytes"
	"encoding/binary"
	"image"
)

// turn says how the pixels of a file are to be turned, 1 to 8 as Exif counts: where the first row and the first
// column of the file stand in the scene.
//
//	1  as it is                 5  mirrored along the falling diagonal
//	2  mirrored left to right   6  a quarter to the right
//	3  half round               7  mirrored along the rising diagonal
//	4  mirrored top to bottom   8  a quarter to the left
type turn int

func (t turn) swapsSides() bool { return t >= 5 }

// before is the size that a picture is to have before it is turned, so that it has the width afterwards.
func (t turn) before(width int, source image.Rectangle) image.Point {
	if t.swapsSides() {
		return image.Pt(scaled(source.Dx(), width, source.Dy()), width)
	}
	return image.Pt(width, scaled(source.Dy(), width, source.Dx()))
}

// apply turns a picture.
func (t turn) apply(m *opaque) *opaque {
	if t == 1 {
		return m
	}
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	size := image.Pt(w, h)
	if t.swapsSides() {
		size = image.Pt(h, w)
	}
	made := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			fromX, fromY := t.source(x, y, w, h)
			copy(made.Pix[y*made.Stride+4*x:][:4], m.Pix[fromY*m.Stride+4*fromX:])
		}
	}
	return made
}

// source gives where in a file of w × h pixels a pixel of the turned picture stands.
func (t turn) source(x, y, w, h int) (int, int) {
	switch t {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}

// orientation finds how a file is to be turned. A file that does not say, or says nonsense, stays as it is.
func orientation(format string, file []byte) turn {
	find := jpegExif
	if format == "png" {
		find = pngExif
	}
	if t := turn(tiffOrientation(find(file))); t >= 1 && t <= 8 {
		return t
	}
	return 1
}

// jpegExif gives the TIFF data of the first APP1 segment that is Exif; nil where there is none.
func jpegExif(file []byte) []byte {
	const app1, startOfScan = 0xe1, 0xda
	for at := 2; at+4 <= len(file) && file[at] == 0xff; {
		marker := file[at+1]
		if marker == 0xff { // filling
			at++
			continue
		}
		length := int(binary.BigEndian.Uint16(file[at+2:]))
		end := at + 2 + length
		if marker == startOfScan || length < 2 || end > len(file) {
			return nil
		}
		if data, ok := bytes.CutPrefix(file[at+4:end], []byte("Exif\x00\x00")); ok && marker == app1 {
			return data
		}
		at = end
	}
	return nil
}

// pngExif gives the TIFF data of the eXIf chunk; nil where there is none.
func pngExif(file []byte) []byte {
	for at := 8; at+12 <= len(file); {
		length := int(binary.BigEndian.Uint32(file[at:]))
		if length > len(file)-at-12 {
			return nil
		}
		if string(file[at+4:at+8]) == "eXIf" {
			return file[at+8 : at+8+length]
		}
		at += 12 + length
	}
	return nil
}

// tiffOrientation reads the tag Orientation of the first directory; 0 where it is missing.
func tiffOrientation(tiff []byte) int {
	const tagOrientation, typeShort, entrySize = 0x0112, 3, 12
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(tiff[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 0
	}
	start := uint64(order.Uint32(tiff[4:]))
	if start+2 > uint64(len(tiff)) {
		return 0
	}
	count := int(order.Uint16(tiff[start:]))
	for entries := tiff[start+2:]; count > 0 && len(entries) >= entrySize; count-- {
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == typeShort {
			return int(order.Uint16(entries[8:]))
		}
		entries = entries[entrySize:]
	}
	return 0
}
