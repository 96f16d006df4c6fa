package zim

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"strings"
)

const (
	magic        = 0x044d495a
	majorVersion = 6
	minorVersion = 1

	headerSize   = 80
	checksumSize = 16 // MD5

	// mimeListEnd is where the list of MIME types must have ended: libzim reads no further.
	mimeListEnd = 1024

	noPage       = 0xffffffff
	redirectMIME = 0xffff

	// An entry begins with 16 bytes, a redirect with 12; path and title follow, each ended by a zero.
	entryHead    = 16
	redirectHead = 12

	clusterStored = 1
	clusterZstd   = 5
	clusterWide   = 0x10 // offsets of eight bytes

	titleListV0 = "listing/titleOrdered/v0"
	titleListV1 = "listing/titleOrdered/v1"
	listingMIME = "application/octet-stream+zimlisting"
	mainPage    = "mainPage"
)

// Namespaces of ZIM 6.1.
const (
	Content   = 'C'
	Meta      = 'M'
	WellKnown = 'W'
	Index     = 'X'
)

// Header is the beginning of a file: how much there is, and where.
type Header struct {
	Major, Minor uint16
	UUID         [16]byte
	Entries      uint32
	Clusters     uint32
	PathPtrs     uint64
	TitlePtrs    uint64
	ClusterPtrs  uint64
	MIMEList     uint64
	MainPage     uint32
	LayoutPage   uint32
	Checksum     uint64
}

func (h *Header) append(b []byte) []byte {
	le := binary.LittleEndian
	b = le.AppendUint32(b, magic)
	b = le.AppendUint16(b, h.Major)
	b = le.AppendUint16(b, h.Minor)
	b = append(b, h.UUID[:]...)
	b = le.AppendUint32(b, h.Entries)
	b = le.AppendUint32(b, h.Clusters)
	b = le.AppendUint64(b, h.PathPtrs)
	b = le.AppendUint64(b, h.TitlePtrs)
	b = le.AppendUint64(b, h.ClusterPtrs)
	b = le.AppendUint64(b, h.MIMEList)
	b = le.AppendUint32(b, h.MainPage)
	b = le.AppendUint32(b, h.LayoutPage)
	return le.AppendUint64(b, h.Checksum)
}

// parse reads the fields behind the magic number.
func (h *Header) parse(b *[headerSize]byte) {
	le := binary.LittleEndian
	h.Major, h.Minor = le.Uint16(b[4:]), le.Uint16(b[6:])
	copy(h.UUID[:], b[8:24])
	h.Entries, h.Clusters = le.Uint32(b[24:]), le.Uint32(b[28:])
	h.PathPtrs, h.TitlePtrs, h.ClusterPtrs = le.Uint64(b[32:]), le.Uint64(b[40:]), le.Uint64(b[48:])
	h.MIMEList = le.Uint64(b[56:])
	h.MainPage, h.LayoutPage = le.Uint32(b[64:]), le.Uint32(b[68:])
	h.Checksum = le.Uint64(b[72:])
}

// uuidOf makes a UUID of version 8 from a SHA-256.
func uuidOf(h hash.Hash) (id [16]byte) {
	var sum [sha256.Size]byte
	copy(id[:], h.Sum(sum[:0]))
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// comparePaths is the order of entries.
func comparePaths(aSpace byte, aPath string, bSpace byte, bPath string) int {
	return cmp.Or(cmp.Compare(aSpace, bSpace), strings.Compare(aPath, bPath))
}

// isCompressed tells whether content of a type gains nothing from being compressed once more.
func isCompressed(mime string) bool {
	kind, _, _ := strings.Cut(mime, ";")
	switch kind = strings.TrimSpace(kind); kind {
	case "image/svg+xml", "image/bmp":
		return false
	case "application/zip", "application/gzip", "application/pdf", "application/font-woff", "application/font-woff2",
		"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet":
		return true
	default:
		return strings.HasPrefix(kind, "image/") || strings.HasPrefix(kind, "font/woff") ||
			strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "video/") ||
			strings.HasPrefix(kind, "application/vnd.openxmlformats-officedocument.")
	}
}
