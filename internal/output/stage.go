package output

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
)

const chunkSize = 1 << 15

// chunks are buffers for reading files.
var chunks = sync.Pool{New: func() any { return new([chunkSize]byte) }}

// errNotAlone says that a staged file must not be written to: it is no regular file, or has another name
// elsewhere.
var errNotAlone = errors.New("not a file that stands here alone")

// Keep claims path for the file that OUT holds there, and reports true, if that file was made under the
// mark and has its bytes still. Else it claims nothing, and the file is to be put. A mark of 0 is never
// kept. It costs one lstat, or reading the file where that differs from what the last build noted.
func (t *Tree) Keep(path string, mark uint64) bool {
	r, ok := t.site.ours.find(path)
	return ok && mark != 0 && r.mark == mark && t.keep(r)
}

// keep claims a file of OUT, if it is still as it was noted.
func (t *Tree) keep(r record) bool {
	now, stands := r.stands(t.out)
	if !stands {
		return false
	}
	if now != r.identity {
		t.learned.Store(true)
		r.identity = now
	}
	_, err := t.claim(claim{record: r, kept: true})
	return err == nil
}

// Put makes data, made under the mark, the file at path. It returns a *BadPathError or
// *PathTakenError, after which the tree is as before, or a write error, after
// which it can't be published any more.
func (t *Tree) Put(path string, data []byte, mark uint64) error {
	if err := checkPath(path); err != nil {
		return err
	}
	r := record{path: path, mark: mark, stamp: stamp{size: int64(len(data))}}
	if t.lock != nil {
		r.sum = sha256.Sum256(data)
	}
	before, ours := t.site.ours.find(path)
	if ours {
		r.path = before.path // one string less to hold
	}
	file, err := t.claim(claim{record: r})
	if err != nil || t.lock == nil {
		return err
	}
	if ours && before.stamp == r.stamp {
		if file.identity, file.kept = t.compare(before, data); file.kept {
			if file.identity != before.identity || mark != before.mark {
				t.learned.Store(true)
			}
			return nil
		}
	}
	file.identity, err = t.stage(path, data)
	t.staged(file.size)
	return t.fail(err)
}

// compare reports whether OUT holds the data of a record, and the identity of the file that does.
func (t *Tree) compare(r record, data []byte) (identity, bool) {
	name := under(t.out, r.path)
	if now, size := identify(name); now != (identity{}) && now == r.identity && size == r.size {
		return now, true
	}
	return compareFile(name, data)
}

// stage writes the staged file at path.
func (t *Tree) stage(path string, data []byte) (identity, error) {
	if err := t.settled(); err != nil {
		return identity{}, err
	}
	if err := t.dirs.make(parent(path)); err != nil {
		return identity{}, err
	}
	name := under(t.tree, path)
	if t.fresh {
		return createFile(name, data)
	}
	id, err := overwriteFile(name, data)
	if errors.Is(err, errNotAlone) {
		if err := removeAny(name); err != nil {
			return identity{}, err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return id, err
	}
	return createFile(name, data)
}

// PutFile is Put for a file too large to hold in memory. It reads r to its end.
// An error of r counts as a write error.
func (t *Tree) PutFile(path string, r io.Reader, mark uint64) error {
	if err := checkPath(path); err != nil {
		return err
	}
	file, err := t.claim(claim{record: record{path: path, mark: mark}})
	if err != nil {
		return err
	}
	if t.lock == nil {
		file.size, err = io.Copy(io.Discard, r)
	} else {
		err = t.stageFrom(file, r)
	}
	return t.fail(err)
}

// stageFrom reads r beside the file in OUT that may hold the same bytes already. Only from the first
// difference on is a new file written.
func (t *Tree) stageFrom(file *claim, r io.Reader) (err error) {
	name, published := under(t.tree, file.path), under(t.out, file.path)
	c := copier{from: r, sum: sha256.New(), create: func() (newFile, error) {
		if err := t.settled(); err != nil {
			return newFile{}, err
		}
		if err := t.dirs.make(parent(file.path)); err != nil {
			return newFile{}, err
		}
		if err := removeAny(name); err != nil {
			return newFile{}, err
		}
		return create(name, 0o666)
	}}
	before, ours := t.site.ours.find(file.path)
	var now identity
	if ours {
		now, _ = identify(published)
		if c.known = openRegular(published); c.known != nil {
			defer c.known.Close()
		}
	}
	if file.kept, err = c.run(); err != nil {
		return err
	}
	file.size = c.size
	c.sum.Sum(file.sum[:0])
	if !file.kept {
		file.identity, _ = identify(name)
		return nil
	}
	file.identity = now
	if file.stamp != before.stamp || now != before.identity || file.mark != before.mark {
		t.learned.Store(true)
	}
	return nil
}

// openRegular opens a regular file, or returns nil. It follows no link.
func openRegular(name string) *os.File {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil
	}
	return file
}
