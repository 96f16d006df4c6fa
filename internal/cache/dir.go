package cache

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// The files of a cache's folder.
const (
	tagFile        = "CACHEDIR.TAG"
	lockFile       = "lock"
	indexFile      = "index"
	freshIndexFile = "index.new"
	dataFileA      = "data-a"
	dataFileB      = "data-b"
)

// The first line is fixed by https://bford.info/cachedir/.
const tag = `Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of phoihop. It may be deleted at any time.
# What such a tag means: https://bford.info/cachedir/
`

// otherFile is the data file that the next one is written to. There are never more than two.
func otherFile(dataFile string) string {
	if dataFile == dataFileA {
		return dataFileB
	}
	return dataFileA
}

// errForeign says that a folder holds what no cache of ours does.
var errForeign = errors.New("the folder holds other files")

// lockDir makes dir a cache's folder and locks it. It gives nil where that can't be, and why, or where
// another build has it.
func lockDir(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if err := tagDir(dir); err != nil {
		return nil, err
	}
	file, err := openRegular(filepath.Join(dir, lockFile), os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, err
	}
	if !tryLock(file) {
		file.Close()
		return nil, nil
	}
	return file, nil
}

// tagDir makes dir a cache of ours where it holds nothing else: a folder named by mistake loses no file.
func tagDir(dir string) error {
	name := filepath.Join(dir, tagFile)
	if found, err := os.ReadFile(name); err == nil && bytes.Equal(found, []byte(tag)) {
		return nil
	}
	ours := []string{tagFile, lockFile, indexFile, freshIndexFile, dataFileA, dataFileB}
	found, err := os.ReadDir(dir)
	foreign := func(e os.DirEntry) bool { return !slices.Contains(ours, e.Name()) }
	if err != nil {
		return err
	}
	if slices.ContainsFunc(found, foreign) {
		return &os.PathError{Op: "open", Path: dir, Err: errForeign}
	}
	return os.WriteFile(name, []byte(tag), 0o600)
}

// openRegular opens a file that is no folder, link, pipe or device: to open a pipe may wait for ever.
func openRegular(name string, mode int) (*os.File, error) {
	info, err := os.Lstat(name)
	if err == nil && !info.Mode().IsRegular() {
		return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrInvalid}
	}
	return os.OpenFile(name, mode, 0o600)
}

// createFile makes a new file in place of any that is there.
func createFile(name string) (*os.File, error) {
	os.Remove(name) // where that fails, so does what follows
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}
