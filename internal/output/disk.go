package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Whatever changes the disk goes through this file, or asks allowed first, so that the tests can make
// the n-th change fail.

// fault is nil but in tests. It is asked before each change; its error is that of the change.
var fault func(op, name string) error

// allowed returns the error that a test has planned for the change.
func allowed(op, name string) error {
	if fault == nil {
		return nil
	}
	if err := fault(op, name); err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

func change(op, name string, do func() error) error {
	if err := allowed(op, name); err != nil {
		return err
	}
	return do()
}

func mkdir(name string) error {
	return change("mkdir", name, func() error { return os.Mkdir(name, 0o777) })
}

func mkdirAll(name string) error {
	return change("mkdir", name, func() error { return os.MkdirAll(name, 0o777) })
}

func rename(from, to string) error {
	return change("rename", to, func() error { return os.Rename(from, to) })
}

func link(from, to string) error {
	return change("link", to, func() error { return os.Link(from, to) })
}

func symlink(target, name string) error {
	return change("symlink", name, func() error { return os.Symlink(target, name) })
}

func chmod(name string, mode fs.FileMode) error {
	return change("chmod", name, func() error { return os.Chmod(name, mode) })
}

// copyTime gives the file the modification time of another.
func copyTime(to string, from fs.FileInfo) error {
	return change("chtimes", to, func() error { return os.Chtimes(to, from.ModTime(), from.ModTime()) })
}

func remove(name string) error {
	return change("remove", name, func() error { return os.Remove(name) })
}

// removeAny removes the file or the folder with all that it holds, if there is one.
func removeAny(name string) error {
	return change("remove", name, func() error { return os.RemoveAll(name) })
}

// newFile is a file that was created.
type newFile struct{ *os.File }

// create makes a file that must not be there yet.
func create(name string, mode fs.FileMode) (newFile, error) {
	var file *os.File
	err := change("create", name, func() (err error) {
		file, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		return err
	})
	return newFile{file}, err
}

func (f newFile) Write(data []byte) (int, error) {
	if err := allowed("write", f.Name()); err != nil {
		return 0, err
	}
	return f.File.Write(data)
}

// ReadFrom lets the system copy from one file to another.
func (f newFile) ReadFrom(r io.Reader) (int64, error) {
	if err := allowed("write", f.Name()); err != nil {
		return 0, err
	}
	return f.File.ReadFrom(r)
}

// copyFile copies a file to a new one.
func copyFile(to, from string, mode fs.FileMode) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := create(to, mode.Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// folder is OUT, of which no link leads out.
type folder struct{ *os.Root }

func (f folder) mkdir(name string) error {
	return change("mkdir", name, func() error { return f.Mkdir(name, 0o777) })
}

func (f folder) mkdirAll(name string) error {
	return change("mkdir", name, func() error { return f.MkdirAll(name, 0o777) })
}

func (f folder) rename(from, to string) error {
	return change("rename", to, func() error { return f.Rename(from, to) })
}

func (f folder) remove(name string) error {
	return change("remove", name, func() error { return f.Remove(name) })
}

func (f folder) removeAny(name string) error {
	return change("remove", name, func() error { return f.RemoveAll(name) })
}
