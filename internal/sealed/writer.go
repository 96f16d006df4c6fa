package sealed

import (
	"bytes"
	"crypto/sha512"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"iter"
	"slices"
	"sync"
	"time"

	"phoihop/internal/parallel"
)

// maxHeld is the most of an entry's packed bytes that waits in memory for its header.
const maxHeld = 2 << 20

// A Source is an entry to be written.
type Source struct {
	Name   string
	Stored bool // not deflated
	// Listing tells of lines that each have a digest: see listing.
	Listing bool
	// Open gives the content. It may be called on any goroutine, and twice where the entry is large: then the same
	// bytes must come, or the Writer fails.
	Open func() (io.ReadCloser, error)
}

// Bytes is a Source of what is in memory.
func Bytes(name string, content []byte) Source {
	return Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }}
}

// Packed tells of an entry that was written.
type Packed struct {
	Name   string
	Size   int64  // of the content
	Digest []byte // of the content, nil where none was asked for
}

// Writer writes a sealed archive as a stream. After an error it must not be used.
type Writer struct {
	to      io.Writer // and to the seal
	sum     hash.Hash // of all that was written
	plain   io.Writer
	date    uint32
	offset  int64
	entries []header
	names   Names
}

// Create begins an archive whose entries all have the given date.
func Create(w io.Writer, date time.Time) *Writer {
	sum := sha512.New()
	return &Writer{to: io.MultiWriter(w, sum), sum: sum, plain: w, date: dosDate(date), names: NewNames()}
}

// Add writes entries in the given order. Where digest is not nil, each content's digest is made while it is packed.
// written is called for each entry, in order and on the caller's goroutine; it may be nil.
func (w *Writer) Add(entries iter.Seq[Source], digest func() hash.Hash, written func(Packed) error) error {
	pack := func(s Source) packed { return packHeld(s, digest) }
	return parallel.InOrder(entries, pack, func(p packed) error {
		if err := w.add(p, digest); err != nil {
			return err
		}
		if written == nil {
			return nil
		}
		return written(Packed{p.source.Name, p.size, p.digest})
	})
}

// AddOne writes one entry, as Add does.
func (w *Writer) AddOne(s Source, digest func() hash.Hash) (Packed, error) {
	var one Packed
	err := w.Add(slices.Values([]Source{s}), digest, func(p Packed) error {
		one = p
		return nil
	})
	return one, err
}

// Close writes the directory and the seal. It does not close what is below.
func (w *Writer) Close() error {
	directory := end{entries: int64(len(w.entries)), offset: w.offset}
	var b []byte
	for i := range w.entries {
		b = w.entries[i].appendCentral(b[:0])
		if err := w.write(b); err != nil {
			return err
		}
	}
	directory.size = w.offset - directory.offset
	if err := w.write(directory.appendEnd(b[:0])); err != nil {
		return err
	}
	n, err := w.plain.Write(seal(w.sum.Sum(nil)))
	w.offset += int64(n)
	return err
}

// Size is how many bytes were written.
func (w *Writer) Size() int64 { return w.offset }

func (w *Writer) write(b []byte) error {
	n, err := w.to.Write(b)
	w.offset += int64(n)
	return err
}

// add writes an entry whose sizes are known: its header, and the bytes held or made again.
func (w *Writer) add(p packed, digest func() hash.Hash) error {
	if p.err != nil {
		return fmt.Errorf("%s: %w", p.source.Name, p.err)
	}
	if err := CheckName(p.source.Name); err != nil {
		return err
	}
	if fault := w.names.Add(p.source.Name); fault != nil {
		return fault
	}
	h := header{name: p.source.Name, method: Deflated, crc: p.crc, packed: p.length, size: p.size, offset: w.offset, date: w.date}
	if p.source.Stored {
		h.method = Stored
	}
	if err := w.write(h.appendLocal(nil)); err != nil {
		return err
	}
	w.entries = append(w.entries, h)
	if p.held != nil {
		err := w.write(p.held.Bytes())
		buffers.Put(p.held)
		return err
	}
	again, err := pack(p.source, digest, w.to)
	w.offset += again.length
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", p.source.Name, err)
	case again.crc != p.crc || again.length != p.length || again.size != p.size || !bytes.Equal(again.digest, p.digest):
		return &Fault{Kind: ChangedSource, Entry: p.source.Name}
	}
	return nil
}

// packed is an entry's content, packed.
type packed struct {
	source Source
	crc    uint32
	size   int64
	length int64 // of the packed bytes
	digest []byte
	held   *bytes.Buffer // the packed bytes, nil if they are too many
	err    error
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// packHeld packs an entry into memory, as far as it may be held there.
func packHeld(s Source, digest func() hash.Hash) packed {
	held := buffers.Get().(*bytes.Buffer)
	held.Reset()
	to := &bounded{to: held}
	p, err := pack(s, digest, to)
	p.err = err
	if !to.full {
		p.held = held
	}
	return p
}

// bounded takes any number of bytes and holds them while they are few.
type bounded struct {
	to   *bytes.Buffer
	full bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.full = b.full || b.to.Len()+len(p) > maxHeld; b.full {
		return len(p), nil
	}
	return b.to.Write(p)
}

// pack writes an entry's packed bytes to the writer and tells what they are.
func pack(s Source, digest func() hash.Hash, to io.Writer) (packed, error) {
	p := packed{source: s}
	content, err := s.Open()
	if err != nil {
		return p, err
	}
	defer content.Close()
	crc, length := crc32.NewIEEE(), &Counter{To: to}
	sums := io.Writer(crc)
	var sum hash.Hash
	if digest != nil {
		sum = digest()
		sums = io.MultiWriter(crc, sum)
	}
	if s.Stored {
		p.size, err = io.Copy(io.MultiWriter(length, sums), content)
	} else {
		deflater := Deflate(length, s.Listing)
		p.size, err = io.Copy(io.MultiWriter(deflater, sums), content)
		if err == nil {
			err = deflater.Close()
		}
		deflater.Done()
	}
	p.crc, p.length = crc.Sum32(), length.N
	if sum != nil {
		p.digest = sum.Sum(nil)
	}
	return p, err
}

// Counter counts what is written.
type Counter struct {
	To io.Writer
	N  int64
}

func (c *Counter) Write(p []byte) (int, error) {
	n, err := c.To.Write(p)
	c.N += int64(n)
	return n, err
}
