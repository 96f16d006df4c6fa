package cache

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/cespare/xxhash/v2"
)

const (
	indexMagic = "phoihop cache index 1\n"
	headerSize = len(indexMagic) + 3*8 + len(dataFileA) + 4 // bytes before the version
	recordSize = len(Key{}) + 3*8 + 2*4                     // bytes before name and head
	sumSize    = 8

	// maxIndex is the size of an index that is still read and written: a million records and more.
	maxIndex = 1 << 30
)

var errIndex = errors.New("cache: the index can't be used")

// index is what the index file says. Its entries have their rests in store 1.
type index struct {
	dataFile string
	end      int64 // of the rests in the data file
	names    names
}

// readIndex reads the index file of dir. Where it is whole but of another version, there is an error, and
// found only says the data file.
func readIndex(dir, version string) (found index, err error) {
	data, err := readWhole(filepath.Join(dir, indexFile))
	if err != nil {
		return index{}, err
	}
	body := len(data) - sumSize
	if binary.LittleEndian.Uint64(data[body:]) != xxhash.Sum64(data[:body]) {
		return index{}, errIndex
	}
	in := fields{rest: data[len(indexMagic)+8 : body]}
	count, end := in.uint64(), int64(in.uint64())
	found.dataFile = string(in.bytes(len(dataFileA)))
	if found.dataFile != dataFileA && found.dataFile != dataFileB {
		return index{}, errIndex
	}
	if string(in.bytes(int(in.uint32()))) != version || in.short {
		return found, errIndex
	}
	if count > uint64(len(in.rest)/recordSize) || end < int64(len(dataMagic)) {
		return found, errIndex
	}
	found.end = end
	found.names.slabs = [][]byte{data}
	found.names.entries = make([]entry, count)
	for i := range found.names.entries {
		e := &found.names.entries[i]
		in.entry(e, uint32(body))
		ascends := i == 0 || bytes.Compare(found.names.name(&found.names.entries[i-1]), found.names.name(e)) < 0
		if in.short || !ascends || e.offset < int64(len(dataMagic)) || e.length < 0 || e.length > end-e.offset {
			return found, errIndex
		}
	}
	if len(in.rest) > 0 {
		return found, errIndex
	}
	found.names.hash()
	return found, nil
}

// readWhole reads an index file that starts as one and is as long as it says.
func readWhole(name string) ([]byte, error) {
	file, err := openRegular(name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	size := info.Size()
	if size < int64(headerSize+sumSize) || size > maxIndex {
		return nil, errIndex
	}
	start := make([]byte, len(indexMagic)+8)
	if _, err := io.ReadFull(file, start); err != nil {
		return nil, err
	}
	if string(start[:len(indexMagic)]) != indexMagic || binary.LittleEndian.Uint64(start[len(indexMagic):]) != uint64(size) {
		return nil, errIndex
	}
	data := make([]byte, size)
	_, err = io.ReadFull(file, data[copy(data, start):])
	return data, err
}

// fields takes an index apart. What lies beyond its end is zero.
type fields struct {
	rest  []byte
	short bool // something was beyond the end
}

func (f *fields) bytes(n int) []byte {
	if n < 0 || n > len(f.rest) {
		f.rest, f.short = nil, true
		return nil
	}
	taken := f.rest[:n]
	f.rest = f.rest[n:]
	return taken
}

func (f *fields) uint64() uint64 {
	if b := f.bytes(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (f *fields) uint32() uint32 {
	if b := f.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// entry reads a record. Name and head stay where they are, in slab 0, whose records end at body.
func (f *fields) entry(e *entry, body uint32) {
	copy(e.key[:], f.bytes(len(e.key)))
	e.digest, e.offset, e.length = f.uint64(), int64(f.uint64()), int64(f.uint64())
	nameLen, headLen := f.uint32(), f.uint32()
	e.start = body - uint32(len(f.rest))
	if f.bytes(int(nameLen)); f.bytes(int(headLen)) != nil {
		e.nameLen, e.headLen, e.store = nameLen, headLen, firstStore
	}
}

// writeIndex writes the index file of dir: entries, sorted by name, whose rests are in dataFile before
// end.
func writeIndex(dir, version, dataFile string, end int64, n *names, entries []entry) error {
	size := headerSize + len(version) + sumSize
	for i := range entries {
		size += recordSize + int(entries[i].nameLen) + int(entries[i].headLen)
		if size > maxIndex {
			return fmt.Errorf("cache: %d records are too many", len(entries))
		}
	}
	fresh := filepath.Join(dir, freshIndexFile)
	file, err := createFile(fresh)
	if err != nil {
		return err
	}
	w := summingWriter{file: file}
	w.sum.Reset()
	w.uint64([]byte(indexMagic), uint64(size), uint64(len(entries)), uint64(end))
	w.buf = append(w.buf, dataFile...)
	w.buf = append(binary.LittleEndian.AppendUint32(w.buf, uint32(len(version))), version...)
	for i := range entries {
		e := &entries[i]
		w.uint64(e.key[:], e.digest, uint64(e.offset), uint64(e.length))
		w.buf = binary.LittleEndian.AppendUint32(w.buf, e.nameLen)
		w.buf = binary.LittleEndian.AppendUint32(w.buf, e.headLen)
		w.buf = append(append(w.buf, n.name(e)...), n.head(e)...)
		w.flush(64 << 10)
	}
	w.flush(0)
	w.uint64(nil, w.sum.Sum64())
	w.flush(0)
	if err := errors.Join(w.err, file.Close()); err != nil {
		os.Remove(fresh)
		return err
	}
	return os.Rename(fresh, filepath.Join(dir, indexFile))
}

// summingWriter writes to a file and sums up what it has written.
type summingWriter struct {
	file *os.File
	sum  xxhash.Digest
	buf  []byte
	err  error // the first
}

// uint64 adds bytes and numbers.
func (w *summingWriter) uint64(before []byte, numbers ...uint64) {
	w.buf = append(w.buf, before...)
	for _, n := range numbers {
		w.buf = binary.LittleEndian.AppendUint64(w.buf, n)
	}
}

// flush writes what is held, where it is at least so many bytes.
func (w *summingWriter) flush(atLeast int) {
	if len(w.buf) < atLeast || w.err != nil {
		return
	}
	w.sum.Write(w.buf)
	_, w.err = w.file.Write(w.buf)
	w.buf = w.buf[:0]
}
