package output

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Published says what a build did to OUT.
type Published struct {
	Files   int      // files of ours, without manifest.json
	Bytes   int64    // their size
	Kept    []string // files not ours that stay in OUT, sorted; dot files stay unnamed
	InPlace bool     // OUT could not be exchanged: its files were replaced one by one
	Written int      // files that are new or changed against the old manifest
	Removed int      // files of the old manifest that are gone
}

// Publish makes the staged tree the published one. On an error OUT is as it was,
// unless its files had to be replaced one by one and that failed half way; the
// next build repairs such an OUT. After Publish nothing can be put.
func (t *Tree) Publish() (Published, error) {
	t.flush.flushes.Wait()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return Published{}, &fs.PathError{Op: "publish", Path: t.out, Err: fs.ErrClosed}
	}
	if t.err != nil {
		return Published{}, t.err
	}
	t.closed = true
	files := t.claims.sorted()
	p := t.count(files)
	if t.lock == nil {
		return p, nil
	}
	err := t.publish(files, &p)
	if unfinished := new(UnfinishedError); !errors.As(err, &unfinished) {
		t.err = err
	}
	return p, err
}

func (t *Tree) count(files []*claim) Published {
	p := Published{Files: len(files)}
	old := 0
	for _, file := range files {
		p.Bytes += file.size
		before, ours := t.site.ours.find(file.path)
		if ours {
			old++
		}
		if before.stamp != file.stamp || !ours {
			p.Written++
		}
	}
	p.Removed = t.site.ours.files - old
	return p
}

func (t *Tree) publish(files []*claim, p *Published) error {
	if err := t.lookAgain(files); err != nil {
		return err
	}
	if t.unchanged(files, *p) {
		_, _, err := t.lookForStrangers(p)
		if err == nil && t.learned.Load() {
			t.noteOut(files, t.site.manifest)
		}
		return err
	}
	if err := t.settled(); err != nil {
		return err
	}
	var manifest record
	var errStaged error
	var staging sync.WaitGroup
	staging.Go(func() {
		if errStaged = t.sweep(); errStaged == nil {
			manifest, errStaged = writeManifestFile(filepath.Join(t.tree, manifestName), files)
		}
	})
	others, mounts, err := t.lookForStrangers(p)
	staging.Wait()
	if err = cmp.Or(err, errStaged); err != nil {
		return err
	}
	if !mounts {
		if err := t.bringOver(files); err != nil {
			return err
		}
		err := t.swap(files, manifest, others)
		if err == nil || !cantExchange(err) {
			return err
		}
	}
	p.InPlace = true
	if err := t.replaceInPlace(files, manifest); err != nil || !mounts {
		return err
	}
	return unfinished(removeAny(t.tree)) // it would never be swapped
}

// lookForStrangers lists what is not ours in OUT, tells p of it, and reports whether something is mounted
// on OUT or in it. It returns a *ConflictError where a stranger is in the way.
func (t *Tree) lookForStrangers(p *Published) (others []stranger, mounts bool, err error) {
	if !t.site.exists {
		return nil, false, nil
	}
	if others, mounts, err = t.site.strangers(t.out); err != nil {
		return nil, false, err
	}
	p.Kept = kept(others)
	return others, mounts || isMount(t.out), t.claims.conflict(others)
}

// unchanged reports whether OUT is the new site already.
func (t *Tree) unchanged(files []*claim, p Published) bool {
	if !t.site.whole || p.Written > 0 || p.Removed > 0 {
		return false
	}
	for _, file := range files {
		if !file.kept {
			return false
		}
	}
	return true
}

// lookAgain inspects OUT anew if it is another folder than at Open.
func (t *Tree) lookAgain(files []*claim) (err error) {
	_, statErr := os.Lstat(t.out)
	inode, _ := inodeOf(t.out)
	if t.site.exists == (statErr == nil) && inode == t.site.inode {
		return nil
	}
	for _, file := range files {
		if file.kept {
			return changedMeanwhile(t.out)
		}
	}
	t.site, err = t.inspect(false)
	return err
}

// changedMeanwhile is the error for what somebody else has changed since it was looked at.
func changedMeanwhile(name string) error {
	return &fs.PathError{Op: "publish", Path: name, Err: errChanged}
}

var errChanged = errors.New("it was changed while the site was being built")

// swap puts the staged tree in the place of OUT, with what is not ours in it. An
// error for which cantExchange holds leaves all as it was.
func (t *Tree) swap(files []*claim, manifest record, others []stranger) error {
	if err := t.carry(others); err != nil {
		return err
	}
	t.noteBoth(files, manifest)
	if err := syncFileSystem(t.tree); err != nil {
		return err
	}
	if !t.site.exists {
		return rename(t.tree, t.out)
	}
	if err := t.copyMode(); err != nil {
		return err
	}
	if err := t.exchange(t.place); err != nil {
		return err
	}
	// A journal that an earlier build left lists what this swap has replaced.
	if err := remove(filepath.Join(t.staging, journalName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unfinished(err)
	}
	return unfinished(t.release(others))
}

// copyMode gives the staged tree the permissions of OUT. Where they agree nothing is
// called, since not every file system has them.
func (t *Tree) copyMode() error {
	out, err := os.Stat(t.out)
	if err != nil {
		return err
	}
	staged, err := os.Stat(t.tree)
	if err != nil || permissions(staged) == permissions(out) {
		return err
	}
	return chmod(t.tree, permissions(out))
}
