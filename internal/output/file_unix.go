//go:build unix

package output

import (
	"bytes"
	"io/fs"

	"golang.org/x/sys/unix"
)

// The functions of this file go around os.File, which registers each file with
// the poller: a site has tens of thousands of small files.

// identityOf returns the identity of a regular file, and its size.
func identityOf(stat *unix.Stat_t) (identity, int64) {
	if stat.Mode&unix.S_IFMT != unix.S_IFREG {
		return identity{}, 0
	}
	return identity{uint64(stat.Ino), stat.Mtim.Nano(), stat.Ctim.Nano()}, stat.Size
}

// identify returns the identity of the named file, and its size. The identity is zero where there is no
// regular file. No link is followed.
func identify(name string) (identity, int64) {
	var stat unix.Stat_t
	if _, err := retry(func() (int, error) { return 0, unix.Lstat(name, &stat) }); err != nil {
		return identity{}, 0
	}
	return identityOf(&stat)
}

// inodeOf returns the inode of a folder and the device that it stands on, or zeros.
func inodeOf(dir string) (inode, device uint64) {
	var stat unix.Stat_t
	if _, err := retry(func() (int, error) { return 0, unix.Lstat(dir, &stat) }); err != nil {
		return 0, 0
	}
	return uint64(stat.Ino), uint64(stat.Dev)
}

// sameFile reports whether the staged file is a hard link to the published one, of the identity given.
func sameFile(staged, _ string, published identity) bool {
	now, _ := identify(staged)
	return now == published && now != identity{}
}

// compareFile reports whether the named file is a regular one that holds data, and its identity.
func compareFile(name string, data []byte) (id identity, same bool) {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	})
	if err != nil {
		return identity{}, false
	}
	defer unix.Close(fd)
	var stat unix.Stat_t
	if unix.Fstat(fd, &stat) != nil {
		return identity{}, false
	}
	id, size := identityOf(&stat)
	return id, id != identity{} && size == int64(len(data)) && holds(fd, data)
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
func createFile(name string, data []byte) (identity, error) {
	if err := allowed("create", name); err != nil {
		return identity{}, err
	}
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o666)
	})
	if err != nil {
		return identity{}, &fs.PathError{Op: "create", Path: name, Err: err}
	}
	return writeAndClose(fd, name, data)
}

// overwriteFile writes data over an older file, whose blocks it reuses: to free them costs far more than
// to write them. It returns fs.ErrNotExist where there is no file, and errNotAlone where the file must
// not be written to.
func overwriteFile(name string, data []byte) (identity, error) {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_WRONLY|unix.O_CLOEXEC|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	})
	if err == unix.ENOENT {
		return identity{}, fs.ErrNotExist
	}
	if err != nil {
		return identity{}, errNotAlone
	}
	var stat unix.Stat_t
	if unix.Fstat(fd, &stat) != nil || stat.Mode&unix.S_IFMT != unix.S_IFREG || stat.Nlink != 1 {
		unix.Close(fd)
		return identity{}, errNotAlone
	}
	err = allowed("truncate", name)
	if err == nil {
		if err = unix.Ftruncate(fd, int64(len(data))); err != nil {
			err = &fs.PathError{Op: "truncate", Path: name, Err: err}
		}
	}
	if err != nil {
		unix.Close(fd)
		return identity{}, err
	}
	return writeAndClose(fd, name, data)
}

func writeAndClose(fd int, name string, data []byte) (identity, error) {
	failed := func(op string, err error) (identity, error) {
		unix.Close(fd)
		return identity{}, &fs.PathError{Op: op, Path: name, Err: err}
	}
	if err := allowed("write", name); err != nil {
		unix.Close(fd)
		return identity{}, err
	}
	for len(data) > 0 {
		n, err := retry(func() (int, error) { return unix.Write(fd, data) })
		if err != nil {
			return failed("write", err)
		}
		data = data[n:]
	}
	var stat unix.Stat_t
	if err := unix.Fstat(fd, &stat); err != nil {
		return failed("stat", err)
	}
	// EINTR leaves the file closed on Linux; its data is in the page cache.
	if err := unix.Close(fd); err != nil && err != unix.EINTR {
		return identity{}, &fs.PathError{Op: "close", Path: name, Err: err}
	}
	id, _ := identityOf(&stat)
	return id, nil
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
