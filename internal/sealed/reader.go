package sealed

import (
	"bytes"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Limits bound what a pack may unpack to, so that a small file fills neither disk, memory nor time. They are held against
// what the file declares, before anything is unpacked, and are one policy for all formats. Zero values stand for the
// defaults, which leave real packs room: ten thousand reports unpack to 6 times their zip, 10 times their ZIM file.
type Limits struct {
	Entries int   // 4 million
	Size    int64 // bytes of all entries unpacked, 256 GiB
	Ratio   int64 // of Size to the file's bytes, 100; small files may have 32 MiB whatever they are
}

// smallSize is what any file may unpack to, whatever the ratio.
const smallSize = 32 << 20

func (l Limits) orDefault() Limits {
	if l.Entries == 0 {
		l.Entries = 4_000_000
	}
	if l.Size == 0 {
		l.Size = 256 << 30
	}
	if l.Ratio == 0 {
		l.Ratio = 100
	}
	return l
}

// Most is how many bytes may come out of a file of so many.
func (l Limits) Most(file int64) int64 {
	l = l.orDefault()
	if file > l.Size/l.Ratio {
		return l.Size
	}
	return min(l.Size, max(smallSize, l.Ratio*file))
}

// Archive is what the directory of an archive says.
type Archive struct {
	Entries []*Entry // in the archive's order
	Size    int64    // of all entries unpacked
	Sealed  bool     // whether the seal is whole
}

// Open reads an archive, or returns a [Faults] error if anything is wrong with it.
func Open(r io.ReaderAt, size int64, limits Limits) (*Archive, error) {
	a, faults, err := Inspect(r, size, limits)
	switch {
	case err != nil:
		return nil, err
	case len(faults) > 0:
		return nil, faults
	}
	return a, nil
}

// Inspect reads an archive and tells all that is wrong with it, but for the content of entries. The archive holds the
// entries that can be read in spite of the faults, to be checked and not to be unpacked. Only an error of r is an
// error.
func Inspect(r io.ReaderAt, size int64, limits Limits) (*Archive, Faults, error) {
	in := &inspection{file: r, size: size, limits: limits.orDefault(), archive: &Archive{}, names: NewNames()}
	if err := in.run(); err != nil {
		return nil, nil, err
	}
	return in.archive, in.faults, nil
}

// inspection is one reading of an archive.
type inspection struct {
	file    io.ReaderAt
	size    int64
	limits  Limits
	archive *Archive
	faults  Faults
	names   Names
	next    int64 // where the next entry has to begin
}

func (in *inspection) run() error {
	tail, at, err := in.findEnd()
	if err != nil || tail == nil {
		return err
	}
	if err := in.checkSeal(tail, at); err != nil {
		return err
	}
	directory, err := in.readEnd(tail, at)
	if err != nil {
		return err
	}
	if err := in.readDirectory(directory); err != nil {
		return err
	}
	if in.next != directory.offset && len(in.faults) == 0 {
		in.faults.add(Gap, "", "before the directory")
	}
	if in.archive.Size > in.limits.Most(in.size) {
		in.faults.add(TooLarge, "", "%d bytes from %d", in.archive.Size, in.size)
	}
	return nil
}

// findEnd returns the end record with the comment, and where it begins; nil where there is none.
func (in *inspection) findEnd() ([]byte, int64, error) {
	tail := make([]byte, min(in.size, endSize+max16))
	if err := in.readAt(tail, in.size-int64(len(tail))); err != nil {
		return nil, 0, err
	}
	if at := len(tail) - endSize - CommentSize; at >= 0 && binary.LittleEndian.Uint32(tail[at:]) == endSignature {
		return tail[at:], in.size - int64(len(tail)-at), nil
	}
	for at := len(tail) - endSize; at >= 0; at-- {
		if binary.LittleEndian.Uint32(tail[at:]) == endSignature && int(binary.LittleEndian.Uint16(tail[at+20:])) == len(tail)-at-endSize {
			return tail[at:], in.size - int64(len(tail)-at), nil
		}
	}
	in.faults.add(NotZip, "", "")
	return nil, 0, nil
}

// checkSeal compares the comment with the digest of all before it.
func (in *inspection) checkSeal(tail []byte, at int64) error {
	comment := tail[endSize:]
	if len(comment) != CommentSize || string(comment[:len(Comment)]) != Comment {
		in.faults.add(NoSeal, "", "")
		return nil
	}
	sum := sha512.New()
	if _, err := io.Copy(sum, io.NewSectionReader(in.file, 0, at+endSize)); err != nil {
		return err
	}
	if want := seal(sum.Sum(nil)); !bytes.Equal(comment, want) {
		in.faults.add(BrokenSeal, "", "SHA-512 is %s", want[len(Comment):len(want)-1])
		return nil
	}
	in.archive.Sealed = true
	return nil
}

// readEnd reads where the directory stands.
func (in *inspection) readEnd(tail []byte, at int64) (end, error) {
	e := end{
		entries: int64(binary.LittleEndian.Uint16(tail[10:])),
		size:    int64(binary.LittleEndian.Uint32(tail[12:])),
		offset:  int64(binary.LittleEndian.Uint32(tail[16:])),
	}
	begin := at
	if more := int64(end64Size + locator64Size); (e.entries == max16 || e.size == max32 || e.offset == max32) && at >= more {
		begin = at - more
		record := make([]byte, more)
		if err := in.readAt(record, begin); err != nil {
			return end{}, err
		}
		e.entries = int64(binary.LittleEndian.Uint64(record[32:]))
		e.size = int64(binary.LittleEndian.Uint64(record[40:]))
		e.offset = int64(binary.LittleEndian.Uint64(record[48:]))
	}
	if e.entries < 0 || e.size < 0 || e.offset < 0 || e.offset > begin || e.size != begin-e.offset {
		in.faults.add(BadDirectory, "", "it is not where the end says")
		e = end{entries: max(0, e.entries), offset: min(max(0, e.offset), begin)}
		e.size = begin - e.offset
		return e, nil
	}
	have := make([]byte, at-begin, at-begin+endSize)
	if err := in.readAt(have, begin); err != nil {
		return end{}, err
	}
	have, want := append(have, tail[:endSize]...), e.appendEnd(nil)
	binary.LittleEndian.PutUint16(want[len(want)-2:], uint16(len(tail)-endSize)) // a comment that is no seal is told already
	if !bytes.Equal(have, want) {
		in.faults.add(BadDirectory, "", "the end has what no sealed archive has")
	}
	return e, nil
}

func (in *inspection) readAt(b []byte, at int64) error {
	n, err := in.file.ReadAt(b, at)
	if n == len(b) {
		return nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("byte %d: %w", at, err)
}
