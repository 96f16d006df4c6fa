package snapshot

import (
	"bytes"
	"encoding/binary"

	"phoihop/internal/problem"
	"phoihop/internal/sealed"
)

// wrongLength tells of a pack that is cut off, or has more bytes than it was made with: by what it says of its own length, a ZIM
// file at its beginning, a zip at its end. All else that a format finds wrong with such a file follows from that.
func (v *verifier) wrongLength() (p problem.Problem, wrong bool) {
	told := func(vi, en string, args ...any) (problem.Problem, bool) {
		return problem.New(problem.PackLength, words(vi, en, args...)), true
	}
	length, known := v.statedLength()
	switch {
	case known && v.size < length:
		return told("bị cắt cụt: có %d trong %d byte", "it is cut off: it has %d of %d bytes", v.size, length)
	case known && v.size > length:
		return told("ở cuối thừa %d byte", "bytes too many at its end: %d", v.size-length)
	case !known && v.result.Format != Zim && !v.hasDirectory():
		return told("bị cắt cụt: chỉ có %d byte đầu, phần cuối với mục lục và niêm phong không còn", "it is cut off: only its first %d bytes are here, and not its end with the directory and the seal", v.size)
	}
	return p, false
}

// hasDirectory tells whether there is the end of a zip's directory near the end of the file.
func (v *verifier) hasDirectory() bool { return bytes.Contains(v.tail(), []byte(zipEnd)) }

// tail is as much of the end of the file as a zip's end and comment may take, and more.
func (v *verifier) tail() []byte {
	tail := make([]byte, min(v.size, 1<<17))
	if _, err := v.disk.ReadAt(tail, v.size-int64(len(tail))); err != nil {
		return nil
	}
	return tail
}

// statedLength is how many bytes a pack says that it has.
func (v *verifier) statedLength() (length int64, known bool) {
	if v.result.Format == Zim {
		const sumAt, sumSize, most = 72, 16, 1 << 50
		var at [8]byte
		if _, err := v.disk.ReadAt(at[:], sumAt); err != nil {
			return 0, false
		}
		end := binary.LittleEndian.Uint64(at[:])
		return int64(min(end, most)) + sumSize, end > 0 && end < most
	}
	tail := v.tail()
	begin := v.size - int64(len(tail))
	if at := bytes.LastIndex(tail, []byte(zipEnd)); at >= 0 && at+zipEndSize <= len(tail) {
		comment := binary.LittleEndian.Uint16(tail[at+zipEndSize-2:])
		return begin + int64(at+zipEndSize) + int64(sealed.CommentSize), int(comment) == sealed.CommentSize
	}
	at := bytes.LastIndex(tail, []byte(sealed.Comment))
	return begin + int64(at) + int64(sealed.CommentSize), at >= 0
}

// How a zip ends: this, in so many bytes, and a comment, whose length stands in the last two of them.
const (
	zipEnd     = "PK\x05\x06"
	zipEndSize = 22
)
