package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// comparison is what a file on disk is to the bytes that it should hold.
type comparison int

const (
	absent     comparison = iota
	different             // and not to be written to: no regular file, or one with another name elsewhere
	rewritable            // different, a regular file that stands nowhere else
	same
)

const chunkSize = 1 << 15

// chunks are buffers for reading files.
var chunks = sync.Pool{New: func() any { return new([chunkSize]byte) }}

// parent is path.Dir for a claimed path, without its cleaning.
func parent(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return "."
}

// under returns where the claimed path p stands in a folder.
func under(dir, p string) string {
	if filepath.Separator != '/' {
		p = filepath.FromSlash(p)
	}
	return dir + string(filepath.Separator) + p
}

// Put stages data as the file at path. It returns a *BadPathError or
// *PathTakenError, after which the tree is as before, or a write error, after
// which it can't be published any more.
func (t *Tree) Put(path string, data []byte) error {
	s := stamp{size: int64(len(data))}
	if t.lock != nil {
		s.sum = sha256.Sum256(data)
	}
	if err := t.claim(path, s); err != nil {
		return err
	}
	if t.lock == nil {
		return nil
	}
	return t.fail(t.stage(path, data, s))
}

// stage brings the staged file at path up to date.
func (t *Tree) stage(path string, data []byte, s stamp) error {
	if err := t.dirs.make(parent(path)); err != nil {
		return err
	}
	name := under(t.tree, path)
	found := absent
	if !t.fresh {
		found = compareFile(name, data)
	}
	published := under(t.out, path)
	unchanged := t.site.ours[path] == s
	switch found {
	case same:
		return nil
	case rewritable:
		// Until the last swap is durable, a power loss could bring this file back to OUT.
		if err := t.settled(); err != nil {
			return err
		}
		if err := rewriteFile(name, data); err != nil || !unchanged {
			return err
		}
		return copyTime(name, published)
	case different:
		if err := os.RemoveAll(name); err != nil {
			return err
		}
	}
	if unchanged && t.linkable.Load() && compareFile(published, data) == same && t.link(published, name) {
		return nil
	}
	return createFile(name, data)
}

// copyTime gives the staged file the modification time of the published one, which
// has the same bytes.
func copyTime(staged, published string) error {
	info, err := os.Lstat(published)
	if err != nil {
		return nil // removed by hand
	}
	return os.Chtimes(staged, info.ModTime(), info.ModTime())
}

// link makes the published file the staged one as well. Where the file system
// can't do it, it is not tried again.
func (t *Tree) link(published, staged string) bool {
	if err := os.Link(published, staged); err != nil {
		t.linkable.Store(false)
		return false
	}
	return true
}

// PutFile is Put for a file too large to hold in memory. It reads r to its end.
// An error of r counts as a write error.
func (t *Tree) PutFile(path string, r io.Reader) error {
	if err := t.claim(path, stamp{}); err != nil {
		return err
	}
	var s stamp
	var err error
	if t.lock == nil {
		s.size, err = discard(r)
	} else {
		s, err = t.stageFrom(path, r)
	}
	if err != nil {
		return t.fail(err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.claims.set(path, s)
	return nil
}

// stageFrom reads r beside the file that may hold the same bytes already: the
// staged one, else the one in OUT. Only from the first difference on is a new file
// written.
func (t *Tree) stageFrom(path string, r io.Reader) (stamp, error) {
	if err := t.dirs.make(parent(path)); err != nil {
		return stamp{}, err
	}
	name := under(t.tree, path)
	known := openRegular(name)
	published := false
	if known == nil {
		if err := os.RemoveAll(name); err != nil {
			return stamp{}, err
		}
		if _, ours := t.site.ours[path]; ours && t.linkable.Load() {
			known, published = openRegular(under(t.out, path)), true
		}
	}
	if known != nil {
		defer known.Close()
	}
	c := copier{from: r, known: known, sum: sha256.New(), create: func() (*os.File, error) {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	}}
	equal, err := c.run()
	if equal && published && !t.link(known.Name(), name) {
		err = copyFile(name, known.Name(), 0o666)
	}
	s := stamp{size: c.size}
	c.sum.Sum(s.sum[:0])
	return s, err
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

// copier reads a stream once, and writes it to a new file from the moment that it
// differs from a known file.
type copier struct {
	from   io.Reader
	known  *os.File // may be nil
	create func() (*os.File, error)
	sum    hash.Hash
	size   int64 // bytes read
}

// run reports whether the stream equals the known file; then no file is made.
func (c *copier) run() (equal bool, err error) {
	chunk, beside := chunks.Get().(*[chunkSize]byte), chunks.Get().(*[chunkSize]byte)
	defer chunks.Put(chunk)
	defer chunks.Put(beside)
	var out *os.File
	defer func() {
		if out != nil {
			err = errors.Join(err, out.Close())
		}
	}()
	equal = c.known != nil
	for end := false; !end; {
		n, readErr := io.ReadFull(c.from, chunk[:])
		end = errors.Is(readErr, io.EOF) || errors.Is(readErr, io.ErrUnexpectedEOF)
		if readErr != nil && !end {
			return false, readErr
		}
		if equal {
			m, _ := io.ReadFull(c.known, beside[:n])
			equal = bytes.Equal(chunk[:n], beside[:m]) && (!end || c.knownEnds())
		}
		if !equal && out == nil {
			if out, err = c.begin(); err != nil {
				return false, err
			}
		}
		if out != nil {
			if _, err := out.Write(chunk[:n]); err != nil {
				return false, err
			}
		}
		c.sum.Write(chunk[:n])
		c.size += int64(n)
	}
	return equal, nil
}

// knownEnds reports whether the known file has been read to its end.
func (c *copier) knownEnds() bool {
	var more [1]byte
	n, err := c.known.Read(more[:])
	return n == 0 && errors.Is(err, io.EOF)
}

// begin makes the new file with the bytes that were equal so far.
func (c *copier) begin() (*os.File, error) {
	out, err := c.create()
	if err != nil || c.size == 0 {
		return out, err
	}
	if _, err := io.Copy(out, io.NewSectionReader(c.known, 0, c.size)); err != nil {
		return out, err
	}
	return out, nil
}
