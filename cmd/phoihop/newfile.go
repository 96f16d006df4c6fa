package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// createFile writes a new file, whole or not at all, and never in the place of another: that is fs.ErrExist.
func createFile(name string, data []byte) error {
	temp, err := writeBeside(name, data, 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	err = os.Link(temp, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// Some file systems have no links: there a moment remains between the look and the rename.
	if _, err := os.Lstat(name); err == nil {
		return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	return os.Rename(temp, name)
}

// replaceFile writes a file anew, whole or not at all. Its mode stays.
func replaceFile(name string, data []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	temp, err := writeBeside(name, data, info.Mode().Perm())
	if err != nil {
		return err
	}
	if err := errors.Join(os.Chmod(temp, info.Mode().Perm()), os.Rename(temp, name)); err != nil {
		os.Remove(temp)
		return err
	}
	return nil
}

// createFolder makes a folder with one file in it, or adds the file to a folder that lacks it. Either all of it stands
// afterwards or nothing new.
func createFolder(dir, file string, data []byte) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return createFile(filepath.Join(dir, file), data)
	}
	temp := besideName(dir)
	if err := os.Mkdir(temp, 0o777); err != nil {
		return err
	}
	if err := errors.Join(os.WriteFile(filepath.Join(temp, file), data, 0o666), os.Rename(temp, dir)); err != nil {
		os.RemoveAll(temp)
		return err
	}
	return nil
}

// besideName is a name in the same folder that no build looks at.
func besideName(name string) string {
	return filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+strconv.Itoa(os.Getpid()))
}

func writeBeside(name string, data []byte, mode fs.FileMode) (temp string, err error) {
	temp = besideName(name)
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		os.Remove(temp)
		return "", err
	}
	return temp, nil
}
