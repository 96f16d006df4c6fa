package output

import (
	"encoding/binary"
	"iter"
	"strings"
)

// stamp is what the manifest says of a file's bytes.
type stamp struct {
	size int64
	sum  [32]byte // SHA-256
}

// identity tells a file on disk from every other one, and from itself before it was last touched. The
// zero identity is that of no file. Where the system knows no inodes every identity is zero.
type identity struct {
	inode        uint64
	mtime, ctime int64 // nanoseconds since 1970
}

// record is what is known of a file of ours.
type record struct {
	path string
	mark uint64 // what it was made from; 0: not known
	stamp
	identity // zero: not known
}

// table is a list of records, found by path. It keeps them packed, at 76 bytes and the path each.
type table struct {
	packed  strings.Builder // the records, one after the other
	line    []byte          // the one being packed
	offsets index           // a record's number is its offset in packed
	files   int
}

// packedSize is the length of a packed record without its path.
const packedSize = 8 + 8 + 32 + 8 + 8 + 8 + 4

// pack appends the record: mark, size, sum, inode, mtime, ctime, length of path, path.
func (r record) pack(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, r.mark)
	b = binary.LittleEndian.AppendUint64(b, uint64(r.size))
	b = append(b, r.sum[:]...)
	b = binary.LittleEndian.AppendUint64(b, r.inode)
	b = binary.LittleEndian.AppendUint64(b, uint64(r.mtime))
	b = binary.LittleEndian.AppendUint64(b, uint64(r.ctime))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(r.path)))
	return append(b, r.path...)
}

// unpack reads the record that b begins with, which must be whole. Its path is a part of b.
func unpack(b string) record {
	r := record{mark: number64(b), stamp: stamp{size: int64(number64(b[8:]))}}
	copy(r.sum[:], b[16:48])
	r.identity = identity{number64(b[48:]), int64(number64(b[56:])), int64(number64(b[64:]))}
	r.path = pathOf(b)
	return r
}

// pathOf is unpack for the path alone.
func pathOf(b string) string {
	length := uint32(b[72]) | uint32(b[73])<<8 | uint32(b[74])<<16 | uint32(b[75])<<24
	return b[packedSize : packedSize+int(length)]
}

func number64(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

func (t *table) pathAt(offset uint32) string { return pathOf(t.packed.String()[offset:]) }

// add adds a record, unless one of that path is there. It reports false where the table is full, at
// 4 GiB.
func (t *table) add(r record) bool {
	if _, known := t.offsets.find(r.path, t.pathAt); known {
		return true
	}
	t.line = r.pack(t.line[:0])
	return t.append(r.path, t.line)
}

// adopt is add for a packed record. It reports false where its path is there already, too.
func (t *table) adopt(packed []byte) bool {
	path := string(packed[packedSize:])
	if _, known := t.offsets.find(path, t.pathAt); known {
		return false
	}
	return t.append(path, packed)
}

func (t *table) append(path string, packed []byte) bool {
	offset := t.packed.Len()
	if uint64(offset)+uint64(len(packed)) >= 1<<32-1 {
		return false
	}
	t.packed.Write(packed)
	t.offsets.add(path, uint32(offset))
	t.files++
	return true
}

// find returns the record of a path.
func (t *table) find(path string) (record, bool) {
	offset, ok := t.offsets.find(path, t.pathAt)
	if !ok {
		return record{}, false
	}
	return unpack(t.packed.String()[offset:]), true
}

// has reports whether there is a record of the path.
func (t *table) has(path string) bool {
	_, ok := t.offsets.find(path, t.pathAt)
	return ok
}

// all yields the records in the order in which they were added.
func (t *table) all() iter.Seq[record] {
	return func(yield func(record) bool) {
		for b := t.packed.String(); len(b) > 0; {
			r := unpack(b)
			if !yield(r) {
				return
			}
			b = b[packedSize+len(r.path):]
		}
	}
}

// folders returns every folder that the files stand in.
func (t *table) folders() map[string]struct{} {
	dirs := map[string]struct{}{}
	last := "."
	for r := range t.all() {
		if parent(r.path) == last {
			continue
		}
		last = parent(r.path)
		for dir := last; dir != "."; dir = parent(dir) {
			if _, known := dirs[dir]; known {
				break
			}
			dirs[dir] = struct{}{}
		}
	}
	return dirs
}
