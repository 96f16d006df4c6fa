package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

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
	err := mkdir(name)
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

// found notes that the folder is there.
func (d *dirs) found(dir string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.made[dir] = struct{}{}
}

// clearForDir makes sure that name, which exists, is a folder and no link to one.
func clearForDir(name string) error {
	info, err := os.Lstat(name)
	if err != nil || info.IsDir() {
		return err
	}
	if err := remove(name); err != nil {
		return err
	}
	return mkdir(name)
}
