package output

import (
	"os"
	"path/filepath"
)

// sweep removes from the staged tree what is not claimed, and notes which files of OUT it holds.
func (t *Tree) sweep() error {
	if t.fresh {
		return nil
	}
	return t.sweepDir("")
}

func (t *Tree) sweepDir(dir string) error {
	entries, err := readDir(filepath.Join(t.tree, dir))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		path := join(dir, entry.name)
		file := t.claims.find(foldCase(path))
		switch {
		case entry.isDir && t.claims.hasDir(path):
			t.dirs.found(path)
			err = t.sweepDir(path)
		case !entry.isDir && file != nil && file.path == path:
			file.linked = file.kept && t.beside && entry.inode != 0 && entry.inode == file.inode
		default:
			err = t.drop(path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// drop removes a staged file or folder that is not claimed under this spelling. Where
// the file system ignores letter case it may be what was put, under an older
// spelling; then it is renamed.
func (t *Tree) drop(path string) error {
	name := under(t.tree, path)
	key := foldCase(path)
	spelling := t.claims.dirs[key]
	if file := t.claims.find(key); file != nil {
		spelling = file.path
	}
	if spelling != "" && spelling != path {
		if info, err := os.Lstat(under(t.tree, spelling)); err == nil && sameInode(name, info) && parent(spelling) == parent(path) {
			if err := rename(name, under(t.tree, spelling)); err != nil || !info.IsDir() {
				return err
			}
			return t.sweepDir(spelling)
		}
	}
	return removeAny(name)
}
