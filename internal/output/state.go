package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
)

// stateMagic names the format and its version. A state of any other is no state.
const stateMagic = "phoihop state 1\n"

// Which of the two trees of a state a record is of.
const (
	inFirst byte = 1 << iota
	inSecond
)

// errNotState says that a file is not a state of this format, or not a whole one.
var errNotState = errors.New("not a state")

const (
	stateBuffer = 1 << 16
	maxPath     = stateBuffer / 2 // longer than any file system takes
)

// treeState is what a state says of one of its two trees beside the files.
type treeState struct {
	inode    uint64 // of the tree's root folder; 0: there is no such tree
	manifest record
}

// stateWriter writes a state: magic, the two trees, then the records, each after a byte that says which
// trees it is of, a zero byte, and the SHA-256 of all that.
type stateWriter struct {
	name string // where it goes
	file newFile
	buf  *bufio.Writer
	sum  hash.Hash
	tick int64 // when the file was begun, by the clock of the file system
	line []byte
}

func createState(name string, trees [2]treeState) (*stateWriter, error) {
	file, err := create(name+newSuffix, 0o666)
	if err != nil {
		return nil, err
	}
	w := &stateWriter{name: name, file: file, sum: sha256.New()}
	begun, _ := identify(file.Name())
	w.tick = begun.ctime
	w.buf = bufio.NewWriterSize(io.MultiWriter(file, w.sum), stateBuffer)
	w.buf.WriteString(stateMagic)
	for _, tree := range trees {
		w.buf.Write(binary.LittleEndian.AppendUint64(nil, tree.inode))
		w.record(tree.manifest)
	}
	return w, nil
}

func (w *stateWriter) add(trees byte, r record) {
	w.buf.WriteByte(trees)
	w.record(r)
}

// record writes a record. A file touched in the tick of the clock that ends now could be touched once more
// without a change of its times: its identity is left out.
func (w *stateWriter) record(r record) {
	if r.ctime >= w.tick {
		r.identity = identity{}
	}
	w.line = r.pack(w.line[:0])
	w.buf.Write(w.line)
}

// finish puts the state in its place. On an error an older state stays there.
func (w *stateWriter) finish() error {
	w.buf.WriteByte(0)
	err := w.buf.Flush()
	if err == nil {
		_, err = w.file.Write(w.sum.Sum(nil))
	}
	if err = errors.Join(err, w.file.Close()); err == nil {
		err = rename(w.file.Name(), w.name)
	}
	if err != nil {
		remove(w.file.Name())
	}
	return err
}

// readState returns what the named state says of the tree whose root folder has the inode: its files and
// its manifest.
func readState(name string, inode uint64) (*table, record, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, record{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() < sha256.Size {
		return nil, record{}, errNotState
	}
	r := stateReader{sum: sha256.New()}
	r.buf = bufio.NewReaderSize(io.TeeReader(io.LimitReader(file, info.Size()-sha256.Size), r.sum), stateBuffer)
	files := &table{}
	files.packed.Grow(int(min(info.Size(), 1<<26)))
	files.offsets.reserve(files.packed.Cap() / (packedSize + 40))
	manifest, err := r.read(files, inode)
	if err != nil {
		return nil, record{}, err
	}
	sum := make([]byte, sha256.Size)
	if _, err := io.ReadFull(file, sum); err != nil || !bytes.Equal(sum, r.sum.Sum(nil)) {
		return nil, record{}, errNotState
	}
	return files, manifest, nil
}

type stateReader struct {
	buf *bufio.Reader
	sum hash.Hash
}

func (r *stateReader) read(files *table, inode uint64) (manifest record, err error) {
	magic := make([]byte, len(stateMagic))
	if _, err := io.ReadFull(r.buf, magic); err != nil || string(magic) != stateMagic {
		return record{}, errNotState
	}
	var wanted byte
	for _, tree := range []byte{inFirst, inSecond} {
		var root [8]byte
		if _, err := io.ReadFull(r.buf, root[:]); err != nil {
			return record{}, err
		}
		itself, err := r.next()
		if err != nil {
			return record{}, err
		}
		if found := binary.LittleEndian.Uint64(root[:]); found == inode && inode != 0 {
			wanted, manifest = tree, unpack(string(itself))
		}
		r.buf.Discard(len(itself))
	}
	if wanted == 0 {
		return record{}, fmt.Errorf("%w of this tree", errNotState)
	}
	for {
		trees, err := r.buf.ReadByte()
		if err != nil {
			return record{}, err
		}
		if trees == 0 {
			break
		}
		packed, err := r.next()
		if err != nil {
			return record{}, err
		}
		if trees&wanted != 0 && !files.adopt(packed) {
			return record{}, errNotState
		}
		r.buf.Discard(len(packed))
	}
	if _, err := r.buf.ReadByte(); err != io.EOF {
		return record{}, errNotState
	}
	return manifest, nil
}

// next returns the packed record that comes next, without going past it.
func (r *stateReader) next() ([]byte, error) {
	b, err := r.buf.Peek(packedSize)
	if err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(b[packedSize-4:])
	if length > maxPath {
		return nil, errNotState
	}
	return r.buf.Peek(packedSize + int(length))
}
