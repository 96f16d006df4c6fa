//go:build unix

package output

import (
	"bytes"
	"io/fs"

	"golang.org/x/sys/unix"
)

// The functions of this file go around os.File, which registers each file with
// the poller: a site has tens of thousands of small files.

// compareFile compares a file with data, by size and then by all its bytes.
// Whatever is there but can't be read as a regular file is different.
func compareFile(name string, data []byte) comparison {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	})
	if err == unix.ENOENT {
		return absent
	}
	if err != nil {
		return different
	}
	defer unix.Close(fd)
	var stat unix.Stat_t
	if unix.Fstat(fd, &stat) != nil || stat.Mode&unix.S_IFMT != unix.S_IFREG {
		return different
	}
	if stat.Size == int64(len(data)) && holds(fd, data) {
		return same
	}
	if stat.Nlink == 1 {
		return rewritable
	}
	return different
}

// holds reports whether the next bytes of the file are data.
func holds(fd int, data []byte) bool {
	chunk := chunks.Get().(*[chunkSize]byte)
	defer chunks.Put(chunk)
	for len(data) > 0 {
		n, err := retry(func() (int, error) { return unix.Read(fd, chunk[:min(len(chunk), len(data))]) })
		if err != nil || n == 0 || !bytes.Equal(chunk[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// createFile writes data to a new file.
func createFile(name string, data []byte) error {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o666)
	})
	if err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return writeAndClose(fd, name, data)
}

// rewriteFile writes data over an older file, whose blocks it reuses: to free
// them costs far more than to write them.
func rewriteFile(name string, data []byte) error {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_WRONLY|unix.O_CLOEXEC|unix.O_NOFOLLOW, 0)
	})
	if err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if err := unix.Ftruncate(fd, int64(len(data))); err != nil {
		unix.Close(fd)
		return &fs.PathError{Op: "truncate", Path: name, Err: err}
	}
	return writeAndClose(fd, name, data)
}

func writeAndClose(fd int, name string, data []byte) error {
	for len(data) > 0 {
		n, err := retry(func() (int, error) { return unix.Write(fd, data) })
		if err != nil {
			unix.Close(fd)
			return &fs.PathError{Op: "write", Path: name, Err: err}
		}
		data = data[n:]
	}
	// EINTR leaves the file closed on Linux; its data is in the page cache.
	if err := unix.Close(fd); err != nil && err != unix.EINTR {
		return &fs.PathError{Op: "close", Path: name, Err: err}
	}
	return nil
}

// retry repeats a call that a signal has interrupted.
func retry(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != unix.EINTR {
			return n, err
		}
	}
}
