//go:build !unix

package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
)

// identify does not know identities here, so that there is no state and Keep is always false.
func identify(string) (identity, int64) { return identity{}, 0 }

// inodeOf does not know inodes here.
func inodeOf(string) (inode, device uint64) { return 0, 0 }

// sameFile reports whether the staged file is a hard link to the published one.
func sameFile(staged, published string, _ identity) bool {
	a, errA := os.Lstat(staged)
	b, errB := os.Lstat(published)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// compareFile reports whether the named file is a regular one that holds data.
func compareFile(name string, data []byte) (id identity, same bool) {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return identity{}, false
	}
	file, err := os.Open(name)
	if err != nil {
		return identity{}, false
	}
	defer file.Close()
	chunk := chunks.Get().(*[chunkSize]byte)
	defer chunks.Put(chunk)
	for len(data) > 0 {
		n, err := io.ReadFull(file, chunk[:min(len(chunk), len(data))])
		if err != nil || !bytes.Equal(chunk[:n], data[:n]) {
			return identity{}, false
		}
		data = data[n:]
	}
	return identity{}, true
}

// createFile writes data to a new file.
func createFile(name string, data []byte) (identity, error) {
	file, err := create(name, 0o666)
	if err != nil {
		return identity{}, err
	}
	_, err = file.Write(data)
	return identity{}, errors.Join(err, file.Close())
}

// overwriteFile never writes over a file here, where the number of its names is not known.
func overwriteFile(name string, _ []byte) (identity, error) {
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return identity{}, fs.ErrNotExist
	}
	return identity{}, errNotAlone
}
