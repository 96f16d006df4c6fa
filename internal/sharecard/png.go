package sharecard

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"sync"
)

// The format is PNG (RFC 2083): a picture of four bits a pixel, each a place in the palette. image/png packs pixels one
// call at a time, which takes more than all the drawing.

// packers compress at the highest speed: the ground packs well at any level.
var packers = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic("sharecard: " + err.Error()) // there is such a level
	}
	return w
}}

// encode writes pixels, row by row, as a file.
func encode(pixels []byte) []byte {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, Width), Height)
	const bits, paletted = 4, 3
	chunk(&out, "IHDR", append(head, bits, paletted, 0, 0, 0)) // deflate, rows filtered each by itself, not interlaced
	chunk(&out, "PLTE", shades)
	chunk(&out, "IDAT", packed(pixels))
	chunk(&out, "IEND", nil)
	return out.Bytes()
}

func chunk(out *bytes.Buffer, kind string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	sum := crc32.NewIEEE()
	for _, part := range [][]byte{[]byte(kind), data} {
		out.Write(part)
		sum.Write(part)
	}
	out.Write(sum.Sum(nil))
}

// packed puts two pixels into a byte, and before each row that it is not filtered.
func packed(pixels []byte) []byte {
	var out bytes.Buffer
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	row := make([]byte, 1+Width/2)
	for ; len(pixels) > 0; pixels = pixels[Width:] {
		for i := range Width / 2 {
			row[1+i] = pixels[2*i]<<4 | pixels[2*i+1]
		}
		w.Write(row) // into memory: never fails
	}
	w.Close()
	return out.Bytes()
}
