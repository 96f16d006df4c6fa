//go:build !unix

package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
)

// compareFile compares a file with data, by size and then by all its bytes.
// Whatever is there but can't be read as a regular file is different.
func compareFile(name string, data []byte) comparison {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return absent
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return different
	}
	file, err := os.Open(name)
	if err != nil {
		return different
	}
	defer file.Close()
	chunk := chunks.Get().(*[chunkSize]byte)
	defer chunks.Put(chunk)
	for len(data) > 0 {
		n, err := io.ReadFull(file, chunk[:min(len(chunk), len(data))])
		if err != nil || !bytes.Equal(chunk[:n], data[:n]) {
			return different
		}
		data = data[n:]
	}
	return same
}

// createFile writes data to a new file.
func createFile(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if _, err := file.Write(data); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// rewriteFile is not used here: compareFile finds nothing rewritable, since it
// does not know of hard links.
func rewriteFile(name string, data []byte) error {
	return os.WriteFile(name, data, 0o666)
}
