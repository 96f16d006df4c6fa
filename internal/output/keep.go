package output

import (
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

// bringOver gives the staged tree the files that were kept: those of OUT, by hard links where the file
// system has them.
func (t *Tree) bringOver(files []*claim) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	work := func() {
		for failed.Load() == nil {
			i := int(next.Add(1)) - 1
			if i >= len(files) {
				return
			}
			if !files[i].kept || files[i].linked {
				continue
			}
			if err := t.bringOne(files[i]); err != nil {
				failed.CompareAndSwap(nil, &err)
			}
		}
	}
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(work)
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// bringOne makes the staged file of a claim that was kept. The staged file is right if it is OUT's very
// file, untouched since it was claimed; nothing else is believed of the staged tree.
func (t *Tree) bringOne(file *claim) error {
	staged, published := under(t.tree, file.path), under(t.out, file.path)
	if t.beside && sameFile(staged, published, file.identity) {
		file.linked = true
		return nil
	}
	if t.linkable.Load() {
		if err := t.clear(staged, file.path); err != nil {
			return err
		}
		if err := link(published, staged); err == nil {
			return file.relinked(staged)
		}
		t.linkable.Store(false) // not to be tried again and again
	}
	return t.copyOver(file, staged, published)
}

// relinked takes the identity that the one file of both trees has now: a new link changes it.
func (c *claim) relinked(staged string) error {
	now, size := identify(staged)
	if now.inode != c.inode || now.mtime != c.mtime || c.inode != 0 && size != c.size {
		return changedMeanwhile(staged)
	}
	c.identity, c.linked = now, true
	return nil
}

// copyOver copies OUT's file to the staged tree, unless its copy stands there.
func (t *Tree) copyOver(file *claim, staged, published string) error {
	info, err := os.Lstat(published)
	if err != nil {
		return err
	}
	if now, _ := identify(published); now != file.identity {
		return changedMeanwhile(published)
	}
	if !sumsTo(staged, file.stamp) {
		if err := t.clear(staged, file.path); err != nil {
			return err
		}
		if err := copyFile(staged, published, 0o666); err != nil {
			return err
		}
		if now, _ := identify(published); now != file.identity {
			return changedMeanwhile(published)
		}
	}
	if now, err := os.Lstat(staged); err != nil || now.ModTime().Equal(info.ModTime()) {
		return err
	}
	return copyTime(staged, info)
}

// clear makes room for a staged file.
func (t *Tree) clear(staged, path string) error {
	if err := t.dirs.make(parent(path)); err != nil || t.fresh {
		return err
	}
	return removeAny(staged)
}
