package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
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
	return p, err
}

func (t *Tree) count(files []claim) Published {
	p := Published{Files: len(files)}
	for _, file := range files {
		p.Bytes += file.size
		if t.site.ours[file.path] != file.stamp {
			p.Written++
		}
	}
	for path := range t.site.ours {
		if !t.claims.has(path) {
			p.Removed++
		}
	}
	return p
}

func (t *Tree) publish(files []claim, p *Published) error {
	if err := t.lookAgain(); err != nil {
		return err
	}
	var others []stranger
	mounts := false
	if t.site.exists {
		var err error
		if others, mounts, err = t.site.strangers(t.out); err != nil {
			return err
		}
		if err := t.claims.conflict(others); err != nil {
			return err
		}
		p.Kept = kept(others)
		mounts = mounts || isMount(t.out)
	}
	if err := t.sweep(); err != nil {
		return err
	}
	if err := t.stageManifest(files); err != nil {
		return err
	}
	if !mounts {
		err := t.swap(others)
		if err == nil || !cantExchange(err) {
			return err
		}
	}
	p.InPlace = true
	return t.replaceInPlace(files)
}

// lookAgain inspects OUT anew if it has come or gone since Open.
func (t *Tree) lookAgain() (err error) {
	_, statErr := os.Lstat(t.out)
	if t.site.exists == (statErr == nil) {
		return nil
	}
	t.site, err = t.inspect()
	return err
}

// swap puts the staged tree in the place of OUT, with what is not ours in it. An
// error for which cantExchange holds leaves all as it was.
func (t *Tree) swap(others []stranger) error {
	if err := t.carry(others); err != nil {
		return err
	}
	if err := t.sync(t.tree); err != nil {
		return err
	}
	if !t.site.exists {
		return os.Rename(t.tree, t.out)
	}
	if err := t.copyMode(); err != nil {
		return err
	}
	if err := t.exchange(t.place); err != nil {
		return err
	}
	// A journal that an earlier build left lists what this swap has replaced.
	if err := os.Remove(filepath.Join(t.staging, journalName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
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
	return os.Chmod(t.tree, permissions(out))
}

// stageManifest writes manifest.json into the staged tree.
func (t *Tree) stageManifest(files []claim) error {
	return writeManifestFile(filepath.Join(t.tree, manifestName), files)
}

func writeManifestFile(name string, files []claim) error {
	if err := os.RemoveAll(name); err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	return errors.Join(writeManifest(file, files), file.Close())
}

// sweep removes from the staged tree what was not put.
func (t *Tree) sweep() error {
	if t.fresh {
		return nil
	}
	return t.sweepDir("")
}

func (t *Tree) sweepDir(dir string) error {
	entries, err := os.ReadDir(filepath.Join(t.tree, dir))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		path := join(dir, entry.Name())
		switch {
		case entry.IsDir() && t.claims.hasDir(path):
			err = t.sweepDir(path)
		case !entry.IsDir() && t.claims.has(path):
		default:
			err = t.drop(path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// drop removes a staged file or folder that was not put under this spelling. Where
// the file system ignores letter case it may be what was put, under an older
// spelling; then it is renamed.
func (t *Tree) drop(path string) error {
	name := under(t.tree, path)
	key := foldCase(path)
	spelling := t.claims.dirs[key]
	if file, ok := t.claims.files[key]; ok {
		spelling = file.path
	}
	if spelling != "" {
		if info, err := os.Lstat(under(t.tree, spelling)); err == nil && sameInode(name, info) && parent(spelling) == parent(path) {
			if err := os.Rename(name, under(t.tree, spelling)); err != nil || !info.IsDir() {
				return err
			}
			return t.sweepDir(spelling)
		}
	}
	return os.RemoveAll(name)
}
