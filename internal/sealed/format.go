package sealed

import (
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"time"
	"unicode/utf8"
)

// Comment is the fixed text in the archive's comment; 128 hexadecimal digits and a line feed follow it. CommentSize,
// which the text names, counts all three.
const Comment = "This archive is sealed: the line below is the SHA-512 of all bytes before this comment.\n" +
	"To check it: head -c -261 FILE | sha512sum\n\n"

// CommentSize is how many bytes the comment takes.
const CommentSize = len(Comment) + 2*sha512.Size + 1

// seal is the archive's comment, for the digest of all bytes before it.
func seal(digest []byte) []byte {
	return append(hex.AppendEncode([]byte(Comment), digest), '\n')
}

// Method is how an entry's bytes stand in the archive.
type Method uint16

const (
	Stored   Method = 0
	Deflated Method = 8
)

// Sizes, signatures and values of the format, as PKWARE's APPNOTE.TXT calls them.
const (
	localSignature     = 0x04034b50
	centralSignature   = 0x02014b50
	endSignature       = 0x06054b50
	end64Signature     = 0x06064b50
	locator64Signature = 0x07064b50

	localSize     = 30
	centralSize   = 46
	endSize       = 22
	end64Size     = 56
	locator64Size = 20

	flagEncrypted = 1<<0 | 1<<6 | 1<<13
	flagUTF8      = 1 << 11

	version   = 20 // needed for deflate
	version64 = 45 // needed for zip64
	madeBy    = 3<<8 | version64

	extra64 = 1
	max16   = 0xFFFF     // says that zip64 holds the number
	max32   = 0xFFFFFFFF // likewise

	plainFile  = 0o100644 << 16
	fileType   = 0o170000 << 16
	typeOfFile = 0o100000 << 16
)

// header is what the directory says of an entry, and all that it says.
type header struct {
	name   string
	method Method
	crc    uint32
	packed int64 // bytes in the archive
	size   int64 // bytes when unpacked
	offset int64 // of the local header
	date   uint32
}

// appendLocal appends the entry's local header.
func (h *header) appendLocal(b []byte) []byte {
	var extra []byte
	packed, size, needed := uint32(h.packed), uint32(h.size), uint16(version)
	if h.packed >= max32 || h.size >= max32 { // the local field holds both or none
		extra = binary.LittleEndian.AppendUint16(extra, extra64)
		extra = binary.LittleEndian.AppendUint16(extra, 16)
		extra = binary.LittleEndian.AppendUint64(extra, uint64(h.size))
		extra = binary.LittleEndian.AppendUint64(extra, uint64(h.packed))
		packed, size, needed = max32, max32, version64
	}
	b = binary.LittleEndian.AppendUint32(b, localSignature)
	b = binary.LittleEndian.AppendUint16(b, needed)
	b = h.appendShared(b, packed, size, len(extra))
	b = append(b, h.name...)
	return append(b, extra...)
}

// appendCentral appends the entry's header in the directory.
func (h *header) appendCentral(b []byte) []byte {
	var extra []byte
	field := func(n int64) uint32 {
		if n < max32 {
			return uint32(n)
		}
		extra = binary.LittleEndian.AppendUint64(extra, uint64(n))
		return max32
	}
	size, packed, offset := field(h.size), field(h.packed), field(h.offset)
	needed := uint16(version)
	if extra != nil {
		head := binary.LittleEndian.AppendUint16(nil, extra64)
		extra = append(binary.LittleEndian.AppendUint16(head, uint16(len(extra))), extra...)
		needed = version64
	}
	b = binary.LittleEndian.AppendUint32(b, centralSignature)
	b = binary.LittleEndian.AppendUint16(b, madeBy)
	b = binary.LittleEndian.AppendUint16(b, needed)
	b = h.appendShared(b, packed, size, len(extra))
	b = append(b, 0, 0, 0, 0, 0, 0) // comment, disk, kind of text
	b = binary.LittleEndian.AppendUint32(b, plainFile)
	b = binary.LittleEndian.AppendUint32(b, offset)
	b = append(b, h.name...)
	return append(b, extra...)
}

// appendShared appends the fields that both headers have.
func (h *header) appendShared(b []byte, packed, size uint32, extra int) []byte {
	b = binary.LittleEndian.AppendUint16(b, h.flags())
	b = binary.LittleEndian.AppendUint16(b, uint16(h.method))
	b = binary.LittleEndian.AppendUint32(b, h.date)
	b = binary.LittleEndian.AppendUint32(b, h.crc)
	b = binary.LittleEndian.AppendUint32(b, packed)
	b = binary.LittleEndian.AppendUint32(b, size)
	b = binary.LittleEndian.AppendUint16(b, uint16(len(h.name)))
	return binary.LittleEndian.AppendUint16(b, uint16(extra))
}

func (h *header) flags() uint16 {
	if isASCII(h.name) {
		return 0
	}
	return flagUTF8
}

// localLength is the length of what appendLocal appends.
func (h *header) localLength() int64 {
	length := int64(localSize + len(h.name))
	if h.packed >= max32 || h.size >= max32 {
		length += 20
	}
	return length
}

// end is what stands behind the directory.
type end struct {
	entries, size, offset int64 // of the directory
}

// appendEnd appends the end of the archive without the comment.
func (e end) appendEnd(b []byte) []byte {
	entries, size, offset := uint16(e.entries), uint32(e.size), uint32(e.offset)
	if e.needs64() {
		at := e.offset + e.size
		b = binary.LittleEndian.AppendUint32(b, end64Signature)
		b = binary.LittleEndian.AppendUint64(b, end64Size-12)
		b = binary.LittleEndian.AppendUint16(b, madeBy)
		b = binary.LittleEndian.AppendUint16(b, version64)
		b = append(b, 0, 0, 0, 0, 0, 0, 0, 0) // disks
		b = binary.LittleEndian.AppendUint64(b, uint64(e.entries))
		b = binary.LittleEndian.AppendUint64(b, uint64(e.entries))
		b = binary.LittleEndian.AppendUint64(b, uint64(e.size))
		b = binary.LittleEndian.AppendUint64(b, uint64(e.offset))
		b = binary.LittleEndian.AppendUint32(b, locator64Signature)
		b = append(b, 0, 0, 0, 0) // disk
		b = binary.LittleEndian.AppendUint64(b, uint64(at))
		b = binary.LittleEndian.AppendUint32(b, 1) // disks
		entries, size, offset = uint16(min(e.entries, max16)), uint32(min(e.size, max32)), uint32(min(e.offset, max32))
	}
	b = binary.LittleEndian.AppendUint32(b, endSignature)
	b = append(b, 0, 0, 0, 0) // disks
	b = binary.LittleEndian.AppendUint16(b, entries)
	b = binary.LittleEndian.AppendUint16(b, entries)
	b = binary.LittleEndian.AppendUint32(b, size)
	b = binary.LittleEndian.AppendUint32(b, offset)
	return binary.LittleEndian.AppendUint16(b, uint16(CommentSize))
}

func (e end) needs64() bool {
	return e.entries >= max16 || e.size >= max32 || e.offset >= max32
}

// dosDate is a date as zip keeps it: of two seconds, from 1980 to 2107, in no zone.
func dosDate(t time.Time) uint32 {
	t = t.UTC()
	switch {
	case t.Year() < 1980:
		t = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	case t.Year() > 2107:
		t = time.Date(2107, 12, 31, 23, 59, 58, 0, time.UTC)
	}
	day := uint32(t.Year()-1980)<<9 | uint32(t.Month())<<5 | uint32(t.Day())
	clock := uint32(t.Hour())<<11 | uint32(t.Minute())<<5 | uint32(t.Second())/2
	return day<<16 | clock
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
