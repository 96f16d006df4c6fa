package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// files are paths and what the files hold; a value that starts with "-> " is a
// symbolic link.
type files map[string]string

// write lays the files out in a folder.
func write(t *testing.T, dir string, tree files) {
	t.Helper()
	must(t, os.MkdirAll(dir, 0o777))
	for path, text := range tree {
		name := filepath.Join(dir, path)
		must(t, os.MkdirAll(filepath.Dir(name), 0o777))
		if target, link := strings.CutPrefix(text, "-> "); link {
			must(t, os.Symlink(target, name))
			continue
		}
		must(t, os.WriteFile(name, []byte(text), 0o666))
	}
}

// read returns all that a folder holds. An absent folder is nil.
func read(t *testing.T, dir string) files {
	t.Helper()
	var found files
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			if name == dir && errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		if found == nil {
			found = files{}
		}
		path, _ := filepath.Rel(dir, name)
		switch {
		case entry.IsDir():
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			found[path] = "-> " + target
			return err
		}
		text, err := os.ReadFile(name)
		found[path] = string(text)
		return err
	})
	must(t, err)
	return found
}

// pages is read without the manifest.
func pages(t *testing.T, dir string) files {
	t.Helper()
	found := read(t, dir)
	delete(found, manifestName)
	return found
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, out string) *Tree {
	t.Helper()
	tree, err := Open(out, true)
	must(t, err)
	t.Cleanup(func() { tree.Close() })
	return tree
}

func put(t *testing.T, tree *Tree, site files) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(site)) {
		must(t, tree.Put(path, []byte(site[path]), 0))
	}
}

// build publishes a site and closes.
func build(t *testing.T, out string, site files) Published {
	t.Helper()
	tree := open(t, out)
	put(t, tree, site)
	published, err := tree.Publish()
	must(t, err)
	must(t, tree.Close())
	return published
}

func equal(t *testing.T, what string, got, want files) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if text, ok := got[path]; !ok {
			t.Errorf("%s: %s is missing", what, path)
		} else if text != want[path] {
			t.Errorf("%s: %s holds %.60q, want %.60q", what, path, text, want[path])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[path]; !ok {
			t.Errorf("%s: %s should not be there", what, path)
		}
	}
}

func with(tree files, more files) files {
	both := maps.Clone(tree)
	maps.Copy(both, more)
	return both
}

var (
	monday  = files{"index.html": "Monday", "vi/tay-ho/old.html": "old", "vi/same.html": "same", "assets/a.css": "a"}
	tuesday = files{"index.html": "Tuesday", "vi/tay-ho.html": "new", "vi/same.html": "same", "assets/a.css": "ab"}
)
