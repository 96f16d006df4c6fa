package output

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
)

// Tree is the new site while it is put together. Keep, Put and PutFile may be called
// from several goroutines; Publish and Close after all of them have returned.
type Tree struct {
	place
	lock  *os.File // nil: a Tree of Discard
	trust bool
	site  site // what stood in OUT at Open

	fresh     bool        // the staged tree was empty at Open
	beside    bool        // OUT and the staged tree are on one device
	linkable  atomic.Bool // files of OUT can be hard-linked into the staged tree
	learned   atomic.Bool // something is known that the state does not say
	dirs      dirs
	exchange  func(place) error
	settled   func() error    // makes the last swap durable, once; to be called before the staged tree changes
	published func() []string // listPublished, once
	flush     flusher

	mu     sync.Mutex // guards what follows
	claims *claims
	err    error // the first write error; Publish refuses after it
	closed bool  // nothing more can be put

	released bool // the lock is
}

// Open prepares a build into out, a folder that may be absent (its parents are
// made). Without trust, what the last build noted of OUT's files is not believed, so that Keep is
// always false. It returns a *NotOursError, *BusyError or *ForbiddenError where out can't be replaced.
func Open(out string, trust bool) (*Tree, error) {
	p, err := locate(out)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(p.staging); errors.Is(err, fs.ErrNotExist) {
		// Leave no staging folder beside a folder that is not ours.
		if _, err := p.inspect(false); err != nil {
			return nil, err
		}
	}
	lock, err := p.enter()
	if err != nil {
		return nil, err
	}
	t := &Tree{place: p, lock: lock, trust: trust, exchange: exchange}
	t.published = sync.OnceValue(t.listPublished)
	t.settled = sync.OnceValue(func() error {
		if t.fresh {
			return nil
		}
		return syncFileSystem(t.staging)
	})
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
	if t.site, err = t.inspect(t.trust); err != nil {
		return err
	}
	if t.site.exists {
		if err := t.clearIncoming(); err != nil {
			return err
		}
	}
	t.claims = newClaims(t.site.ours.files)
	info, err := os.Lstat(t.tree)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.fresh = true
		if err = mkdir(t.tree); err == nil {
			spread(t.tree)
		}
	case err == nil && !info.IsDir():
		return &NotOursError{Dir: t.staging, Found: treeName}
	}
	t.dirs = dirs{root: t.tree, fresh: t.fresh, made: map[string]struct{}{".": {}}}
	_, device := inodeOf(t.tree)
	t.beside = t.site.exists && device == t.site.device
	t.linkable.Store(t.beside)
	t.learned.Store(!t.site.known)
	return err
}

// Discard returns a Tree that refuses the paths that any Tree refuses and writes
// nothing. It keeps nothing, and its Publish only counts.
func Discard() *Tree {
	t := &Tree{claims: newClaims(0), site: site{ours: &table{}}}
	t.published = t.listPublished
	return t
}

// Close ends the build. Without Publish, OUT stays as it was. After a write error the staged tree is
// removed, so that a full disk does not stay full. Close may be called again.
func (t *Tree) Close() error {
	t.flush.flushes.Wait()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
	if t.lock == nil || t.released {
		return nil
	}
	t.released = true
	var err error
	if t.err != nil && t.settled() == nil {
		err = removeAny(t.tree)
	}
	return errors.Join(err, t.lock.Close())
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

// claim takes the file's path, or says why it can't be taken.
func (t *Tree) claim(file claim) (*claim, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil, &fs.PathError{Op: "put", Path: file.path, Err: fs.ErrClosed}
	}
	return t.claims.add(file)
}
