package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// Tree is the new site while it is put together. Put and PutFile may be called
// from several goroutines; Publish and Close after all of them have returned.
type Tree struct {
	place
	lock *os.File // nil: a Tree of Discard
	site site     // what stood in OUT at Open

	fresh    bool        // the staged tree was empty at Open
	linkable atomic.Bool // files of OUT can be hard-linked into the staged tree
	dirs     dirs
	exchange func(place) error
	sync     func(dir string) error // makes the staged data durable
	settled  func() error           // makes the last swap durable, once

	mu     sync.Mutex // guards what follows
	claims claims
	err    error // the first write error; Publish refuses after it
	closed bool
}

// Open prepares a build into out, a folder that may be absent (its parents are
// made). It returns a *NotOursError, *BusyError or *ForbiddenError where out can't
// be replaced.
func Open(out string) (*Tree, error) {
	p, err := locate(out)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(p.staging); errors.Is(err, fs.ErrNotExist) {
		// Leave no staging folder beside a folder that is not ours.
		if _, err := p.inspect(); err != nil {
			return nil, err
		}
	}
	lock, err := p.enter()
	if err != nil {
		return nil, err
	}
	t := &Tree{place: p, lock: lock, claims: newClaims(), exchange: exchange, sync: syncFileSystem}
	t.settled = sync.OnceValue(func() error { return t.sync(t.staging) })
	if err := t.prepare(); err != nil {
		lock.Close()
		return nil, err
	}
	return t, nil
}

// prepare heals, inspects OUT and readies the staged tree. The lock is held.
func (t *Tree) prepare() (err error) {
	if err = t.heal(); err != nil {
		return err
	}
	if t.site, err = t.inspect(); err != nil {
		return err
	}
	info, err := os.Lstat(t.tree)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.fresh = true
		if err = os.Mkdir(t.tree, 0o777); err == nil {
			spread(t.tree)
		}
	case err == nil && !info.IsDir():
		return &NotOursError{Dir: t.staging, Found: treeName}
	}
	t.dirs = dirs{root: t.tree, fresh: t.fresh, made: map[string]struct{}{".": {}}}
	t.linkable.Store(t.site.exists)
	return err
}

// Discard returns a Tree that refuses the paths that any Tree refuses and writes
// nothing. Its Publish only counts.
func Discard() *Tree {
	return &Tree{claims: newClaims()}
}

// Close ends the build. Without Publish, OUT stays as it was. Close may be called
// again.
func (t *Tree) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
	if t.lock == nil {
		return nil
	}
	err := t.lock.Close()
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	return err
}

// fail remembers the first write error, so that no half-written tree is
// published by a caller that missed it.
func (t *Tree) fail(err error) error {
	if err == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil {
		t.err = err
	}
	return err
}

// claim takes p for a file, or says why it can't be taken.
func (t *Tree) claim(p string, s stamp) error {
	if err := checkPath(p); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return &fs.PathError{Op: "put", Path: p, Err: fs.ErrClosed}
	}
	return t.claims.add(p, s)
}

// dirs makes the folders of the staged tree, each once.
type dirs struct {
	root  string
	fresh bool // the tree was empty at first, so what stands there is ours

	mu   sync.Mutex
	made map[string]struct{}
}

// make makes the folder and those above it. A file or link in the way is left
// over from an older site and is removed.
func (d *dirs) make(dir string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.makeLocked(dir)
}

func (d *dirs) makeLocked(dir string) error {
	if _, ok := d.made[dir]; ok {
		return nil
	}
	if err := d.makeLocked(parent(dir)); err != nil {
		return err
	}
	name := filepath.Join(d.root, dir)
	err := os.Mkdir(name, 0o777)
	if err == nil && parent(dir) == "." {
		spread(name)
	}
	if errors.Is(err, fs.ErrExist) && !d.fresh {
		err = clearForDir(name)
	}
	if err == nil {
		d.made[dir] = struct{}{}
	}
	return err
}

// clearForDir makes sure that name, which exists, is a folder and no link to one.
func clearForDir(name string) error {
	info, err := os.Lstat(name)
	if err != nil || info.IsDir() {
		return err
	}
	if err := os.Remove(name); err != nil {
		return err
	}
	return os.Mkdir(name, 0o777)
}

// discard counts the bytes of r.
func discard(r io.Reader) (int64, error) {
	return io.Copy(io.Discard, r)
}
