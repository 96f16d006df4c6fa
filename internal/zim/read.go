package zim

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"phoihop/internal/filename"
)

// Limits are what a file may ask of its reader. Zero values are the defaults.
type Limits struct {
	Content int64 // of all clusters together, unpacked; default 64 GiB
	Blob    int64 // of a single entry that [Reader.Read] returns; default 256 MiB
	Window  int64 // memory of a decoder; default 128 MiB, as libzim has it
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Content: cmp.Or(l.Content, 64<<30),
		Blob:    cmp.Or(l.Blob, 256<<20),
		Window:  cmp.Or(l.Window, 128<<20),
	}
}

// FormatError is why a file is no ZIM file that can be read safely.
type FormatError struct {
	Part  string // "header", "entry 17"
	Fault string
	Large bool // it would unpack to more than the limits allow
}

func (e *FormatError) Error() string { return "zim: " + e.Part + ": " + e.Fault }

func malformed(part, fault string, args ...any) error {
	return &FormatError{Part: part, Fault: fmt.Sprintf(fault, args...)}
}

// ErrNotFound tells that there is no such entry.
var ErrNotFound = errors.New("zim: no such entry")

// Item is an entry of a file.
type Item struct {
	Namespace byte
	Path      string
	Title     string // never empty: the path where there is none
	MIME      string // "" for a redirect

	number uint32
	dirent *dirent
}

// IsRedirect tells whether the item has no content but that of another.
func (i Item) IsRedirect() bool { return i.dirent.mime == redirectMIME }

// Reader reads a file. It may be used by one goroutine at a time.
type Reader struct {
	r      io.ReaderAt
	size   int64
	limits Limits

	header   Header
	mimes    []string
	dirents  []dirent
	places   []uint64 // of dirents
	lengths  []uint32 // of dirents, as they stand in the file
	starts   []uint64 // of clusters
	ends     []uint64
	blobs    []uint32 // how many entries name each cluster
	mimesEnd uint64

	decoder *zstd.Decoder
}

// Open reads all but the content of a file of that size. Errors other than those of r are [*FormatError].
func Open(r io.ReaderAt, size int64, limits Limits) (*Reader, error) {
	z := &Reader{r: r, size: size, limits: limits.withDefaults()}
	for _, step := range []func() error{z.readHeader, z.readTypes, z.readPointers, z.readDirents, z.bound} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return z, nil
}

// Len returns the number of entries.
func (z *Reader) Len() int { return len(z.dirents) }

func (z *Reader) readHeader() error {
	var b [headerSize]byte
	if z.size < headerSize+checksumSize {
		return malformed("header", "the file has %d bytes", z.size)
	}
	if _, err := z.r.ReadAt(b[:], 0); err != nil {
		return err
	}
	if binary.LittleEndian.Uint32(b[:]) != magic {
		return malformed("header", "this is no ZIM file")
	}
	h := &z.header
	h.parse(&b)
	if h.Major != majorVersion || h.Minor < minorVersion {
		return malformed("header", "version %d.%d", h.Major, h.Minor)
	}
	if h.MIMEList != headerSize {
		return malformed("header", "MIME types at %d", h.MIMEList)
	}
	if h.Checksum != uint64(z.size-checksumSize) {
		return malformed("header", "checksum at %d in a file of %d bytes", h.Checksum, z.size)
	}
	for _, table := range []struct {
		name       string
		at         uint64
		rows, size uint64
	}{
		{"path pointers", h.PathPtrs, uint64(h.Entries), 8},
		{"title pointers", h.TitlePtrs, uint64(h.Entries), 4},
		{"cluster pointers", h.ClusterPtrs, uint64(h.Clusters), 8},
	} {
		if table.at < headerSize || table.at > h.Checksum || table.rows > (h.Checksum-table.at)/table.size {
			return malformed("header", "%d %s at %d in a file of %d bytes", table.rows, table.name, table.at, z.size)
		}
	}
	if h.Clusters > h.Entries {
		return malformed("header", "%d clusters for %d entries", h.Clusters, h.Entries)
	}
	if h.MainPage != noPage && h.MainPage >= h.Entries || h.LayoutPage != noPage && h.LayoutPage >= h.Entries {
		return malformed("header", "the main page is entry %d of %d", h.MainPage, h.Entries)
	}
	return nil
}

func (z *Reader) readTypes() error {
	b := make([]byte, min(mimeListEnd, z.header.Checksum)-headerSize)
	if _, err := z.r.ReadAt(b, headerSize); err != nil {
		return err
	}
	at := 0
	for {
		n := bytes.IndexByte(b[at:], 0)
		if n < 0 {
			return malformed("MIME types", "the list does not end")
		}
		at += n + 1
		if n == 0 {
			z.mimesEnd = uint64(headerSize + at)
			return nil
		}
		mime := string(b[at-n-1 : at-1])
		if !utf8.ValidString(mime) {
			return malformed("MIME types", "%q is not UTF-8", mime)
		}
		z.mimes = append(z.mimes, mime)
	}
}

func (z *Reader) readPointers() (err error) {
	if z.places, err = z.readOffsets(z.header.PathPtrs, z.header.Entries); err != nil {
		return err
	}
	z.starts, err = z.readOffsets(z.header.ClusterPtrs, z.header.Clusters)
	return err
}

// readOffsets reads a table whose place and length are in bounds.
func (z *Reader) readOffsets(at uint64, n uint32) ([]uint64, error) {
	table := make([]uint64, n)
	r := bufio.NewReaderSize(io.NewSectionReader(z.r, int64(at), int64(n)*8), 1<<16)
	var b [8]byte
	for i := range table {
		if _, err := io.ReadFull(r, b[:]); err != nil {
			return nil, err
		}
		table[i] = binary.LittleEndian.Uint64(b[:])
	}
	return table, nil
}

func (z *Reader) readDirents() error {
	z.dirents = make([]dirent, len(z.places))
	z.lengths = make([]uint32, len(z.places))
	z.blobs = make([]uint32, len(z.starts))
	seen := filename.NewSet()
	window := newWindow(z.r, int64(z.header.Checksum))
	var total uint64
	for i, at := range z.places {
		part := fmt.Sprintf("entry %d", i)
		if at < headerSize || at >= z.header.Checksum {
			return malformed(part, "lies at %d in a file of %d bytes", at, z.size)
		}
		b, err := window.at(int64(at), entryHead+filename.MaxName+maxTitle+2)
		if err != nil {
			return err
		}
		d := &z.dirents[i]
		n, fault := d.parse(b)
		if fault != "" {
			return malformed(part, "%s", fault)
		}
		z.lengths[i] = uint32(n)
		// Entries that lie in one another could hold more than the file does.
		if total += uint64(n); total > uint64(z.size) {
			return malformed(part, "the entries overlap")
		}
		if i > 0 && comparePaths(z.dirents[i-1].space, z.dirents[i-1].path, d.space, d.path) >= 0 {
			return malformed(part, "%c/%q is not sorted", d.space, d.path)
		}
		if fault := z.brokenDirent(d); fault != "" {
			return malformed(part, "%c/%q %s", d.space, d.path, fault)
		}
		if d.mime != redirectMIME {
			z.blobs[d.cluster]++
		}
		if d.space == Content {
			if fault := brokenBeside(seen, d.path); fault != "" {
				return malformed(part, "%c/%q %s", d.space, d.path, fault)
			}
		}
	}
	return nil
}

// parse reads an entry and tells its length, or what is wrong with it.
func (d *dirent) parse(b []byte) (n int, fault string) {
	if len(b) < redirectHead+2 {
		return 0, "is cut off"
	}
	le := binary.LittleEndian
	d.mime, d.space = le.Uint16(b), b[3]
	if b[2] != 0 || le.Uint32(b[4:]) != 0 {
		return 0, "has parameters or a revision"
	}
	n = redirectHead
	if d.mime == redirectMIME {
		d.target = le.Uint32(b[8:])
	} else {
		if len(b) < entryHead+2 {
			return 0, "is cut off"
		}
		d.cluster, d.blob = le.Uint32(b[8:]), le.Uint32(b[12:])
		n = entryHead
	}
	for _, text := range []*string{&d.path, &d.title} {
		end := bytes.IndexByte(b[n:], 0)
		if end < 0 {
			return 0, "has a path or title without an end"
		}
		*text = string(b[n : n+end])
		n += end + 1
	}
	return n, ""
}

// brokenDirent says what of d's own values is out of bounds.
func (z *Reader) brokenDirent(d *dirent) string {
	switch d.space {
	case Content, Meta, WellKnown, Index:
	default:
		return "is in no namespace of ZIM 6.1"
	}
	switch {
	case d.mime == redirectMIME && d.target >= z.header.Entries:
		return fmt.Sprintf("leads to entry %d of %d", d.target, z.header.Entries)
	case d.mime != redirectMIME && int(d.mime) >= len(z.mimes):
		return fmt.Sprintf("has MIME type %d of %d", d.mime, len(z.mimes))
	case d.mime != redirectMIME && d.cluster >= z.header.Clusters:
		return fmt.Sprintf("is in cluster %d of %d", d.cluster, z.header.Clusters)
	}
	if fault := brokenPath(d.path); fault != "" {
		return fault
	}
	return brokenTitle(d.title)
}

// bound finds where each cluster ends: at the next thing that begins.
func (z *Reader) bound() error {
	h := &z.header
	begins := append([]uint64{h.PathPtrs, h.ClusterPtrs, h.Checksum}, z.places...)
	begins = append(begins, z.starts...)
	slices.Sort(begins)
	z.ends = make([]uint64, len(z.starts))
	for i, start := range z.starts {
		if start < z.mimesEnd || start >= h.Checksum {
			return malformed(fmt.Sprintf("cluster %d", i), "lies at %d in a file of %d bytes", start, z.size)
		}
		next, _ := slices.BinarySearch(begins, start+1)
		z.ends[i] = begins[next]
	}
	return nil
}

// window is the part of a file that was read last, as entries stand one behind the other.
type window struct {
	r     io.ReaderAt
	end   int64
	start int64
	b     []byte
}

func newWindow(r io.ReaderAt, end int64) *window { return &window{r: r, end: end} }

// at returns up to n bytes from offset on; fewer only at the end.
func (w *window) at(offset int64, n int) ([]byte, error) {
	n = int(min(int64(n), w.end-offset))
	if offset < w.start || offset+int64(n) > w.start+int64(len(w.b)) {
		w.start = offset
		w.b = slices.Grow(w.b[:0], 1<<16)[:min(1<<16, w.end-offset)]
		if _, err := w.r.ReadAt(w.b, offset); err != nil && err != io.EOF {
			return nil, err
		}
	}
	from := offset - w.start
	return w.b[from : from+int64(n)], nil
}
