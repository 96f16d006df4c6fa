package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// stranger is a file, folder or link in OUT that is not ours.
type stranger struct {
	path string // relative, slash-separated
	info fs.FileInfo
}

// strangers lists what stands in root, a folder laid out like OUT, and is not
// ours, sorted, so that folders come before what they hold. mounts reports whether a folder in it
// is a mount point. Links are not followed.
func (s site) strangers(root string) (found []stranger, mounts bool, err error) {
	var walk func(dir string) error
	walk = func(dir string) error {
		entries, err := readDir(filepath.Join(root, dir))
		if err != nil {
			return err
		}
		for _, entry := range entries {
			path := join(dir, entry.name)
			if !entry.isDir && s.ours.has(path) || path == manifestName || entry.name == incomingName {
				continue
			}
			if _, ours := s.dirs[path]; !ours || !entry.isDir {
				info, err := os.Lstat(under(root, path))
				if errors.Is(err, fs.ErrNotExist) {
					continue // removed since
				}
				if err != nil {
					return err
				}
				found = append(found, stranger{path, info})
			}
			if entry.isDir {
				mounts = mounts || isMount(filepath.Join(root, path))
				if err := walk(path); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err = walk("")
	slices.SortFunc(found, func(a, b stranger) int { return strings.Compare(a.path, b.path) })
	return found, mounts, err
}

// dirEntry is what a folder says of what it holds.
type dirEntry struct {
	name  string
	isDir bool
	inode uint64 // 0: not told
}

// conflict returns a *ConflictError where a stranger stands on a claimed path, on
// a case twin of one, or where a claimed file needs a folder.
func (c *claims) conflict(strangers []stranger) error {
	for _, other := range strangers {
		key := foldCase(other.path)
		if _, needed := c.dirs[key]; needed && !other.info.IsDir() {
			return &ConflictError{Path: other.path}
		}
		for ; key != "."; key = parent(key) {
			if c.find(key) != nil {
				return &ConflictError{Path: other.path}
			}
		}
	}
	return nil
}

// kept names the strangers that a user should hear of: not folders, and nothing
// whose path holds a name that starts with a dot.
func kept(strangers []stranger) []string {
	var paths []string
	for _, other := range strangers {
		if !other.info.IsDir() && !strings.HasPrefix(other.path, ".") && !strings.Contains(other.path, "/.") {
			paths = append(paths, other.path)
		}
	}
	return paths
}

// carry gives the staged tree what is not ours in OUT.
func (t *Tree) carry(strangers []stranger) error {
	for _, other := range strangers {
		if err := t.dirs.make(parent(other.path)); err != nil {
			return err
		}
		if err := t.carryOne(other); err != nil {
			return err
		}
	}
	// Modes come last: a folder may be closed to writing.
	for i := len(strangers) - 1; i >= 0; i-- {
		if other := strangers[i]; other.info.IsDir() {
			if err := chmod(under(t.tree, other.path), permissions(other.info)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Tree) carryOne(other stranger) error {
	from, to := under(t.out, other.path), under(t.tree, other.path)
	switch {
	case other.info.IsDir():
		return t.dirs.make(other.path)
	case other.info.Mode()&fs.ModeSymlink != 0:
		target, err := os.Readlink(from)
		if err != nil {
			return err
		}
		return symlink(target, to)
	}
	err := link(from, to)
	if err == nil || !other.info.Mode().IsRegular() {
		return err
	}
	if err := copyFile(to, from, permissions(other.info)); err != nil {
		return err
	}
	if err := chmod(to, permissions(other.info)); err != nil {
		return err
	}
	return copyTime(to, other.info)
}

// release empties the tree swapped out of what is not ours: it stands in OUT now.
// What came, or was saved anew, after it was carried over is moved to OUT.
func (t *Tree) release(carried []stranger) error {
	known := make(map[string]fs.FileInfo, len(carried))
	for _, other := range carried {
		known[other.path] = other.info
	}
	found, _, err := t.site.strangers(t.tree)
	if err != nil {
		return err
	}
	for _, other := range found {
		if other.info.IsDir() {
			continue
		}
		from, to := under(t.tree, other.path), under(t.out, other.path)
		before, ok := known[other.path]
		if ok && os.SameFile(before, other.info) && before.ModTime().Equal(other.info.ModTime()) {
			err = errors.Join(err, remove(from))
			continue
		}
		if ok && sameInode(to, other.info) {
			err = errors.Join(err, remove(from))
			continue
		}
		err = errors.Join(err, mkdirAll(filepath.Dir(to)), rename(from, to))
	}
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].info.IsDir() {
			remove(under(t.tree, found[i].path)) // not empty where something could not be moved
		}
	}
	return err
}

// sameInode reports whether the named file is the one described.
func sameInode(name string, info fs.FileInfo) bool {
	now, err := os.Lstat(name)
	return err == nil && os.SameFile(now, info)
}

func permissions(info fs.FileInfo) fs.FileMode {
	return info.Mode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)
}
