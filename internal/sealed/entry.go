package sealed

import (
	"bufio"
	"cmp"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Entry is one file in an archive.
type Entry struct {
	file   io.ReaderAt
	header header
}

// Name is the entry's path in the archive.
func (e *Entry) Name() string { return e.header.name }

// Size is the content's length.
func (e *Entry) Size() int64 { return e.header.size }

// Method is how the content is packed.
func (e *Entry) Method() Method { return e.header.method }

// Offset is where the packed bytes stand in the archive.
func (e *Entry) Offset() int64 { return e.header.offset + e.header.localLength() }

// Raw gives the packed bytes.
func (e *Entry) Raw() *io.SectionReader {
	return io.NewSectionReader(e.file, e.Offset(), e.header.packed)
}

// Open gives the content. Reading it ends in a *Fault, in place of io.EOF, where the content is not what the directory
// says: longer, shorter, damaged. No more bytes are given than it declares.
func (e *Entry) Open() (io.ReadCloser, error) {
	packed := bufio.NewReader(e.Raw())
	c := &content{entry: e, packed: packed, from: packed, crc: crc32.NewIEEE(), left: e.header.size}
	switch e.header.method {
	case Stored:
	case Deflated:
		c.inflater = inflaters.Get().(io.ReadCloser)
		c.inflater.(flate.Resetter).Reset(packed, nil) // fails on a dictionary only
		c.from = c.inflater
	default:
		return nil, &Fault{Kind: BadMethod, Entry: e.header.name}
	}
	return c, nil
}

// inflaters are used again: each takes more memory than most entries.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// content is an entry's content as it is read.
type content struct {
	entry    *Entry
	packed   *bufio.Reader
	inflater io.ReadCloser
	from     io.Reader
	crc      hash.Hash32
	left     int64
	err      error
}

func (c *content) Read(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	if c.left == 0 {
		c.err = c.end()
		return 0, c.err
	}
	n, err := c.from.Read(p[:min(int64(len(p)), c.left)])
	c.crc.Write(p[:n])
	c.left -= int64(n)
	switch {
	case err == io.EOF && c.left > 0:
		c.err = c.fault(SizeDiffers)
	case err != nil && err != io.EOF:
		c.err = &Fault{Kind: BadContent, Entry: c.entry.header.name, Detail: err.Error()}
	}
	return n, c.err
}

// end checks what has to hold behind the last byte.
func (c *content) end() error {
	var beyond [1]byte
	if n, err := io.ReadFull(c.from, beyond[:]); n > 0 {
		return c.fault(SizeDiffers)
	} else if err != io.EOF {
		return c.fault(BadContent)
	}
	if _, err := c.packed.Peek(1); err == nil { // packed bytes that no content comes from
		return c.fault(BadContent)
	}
	if c.crc.Sum32() != c.entry.header.crc {
		return c.fault(BadContent)
	}
	return io.EOF
}

func (c *content) fault(kind Kind) error {
	return &Fault{Kind: kind, Entry: c.entry.header.name}
}

func (c *content) Close() error {
	if c.inflater == nil {
		return nil
	}
	err := c.inflater.Close()
	inflaters.Put(c.inflater)
	c.inflater, c.err = nil, cmp.Or(c.err, fs.ErrClosed)
	return err
}
