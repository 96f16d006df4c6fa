package main

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// flush waits until everything written so far stands on the disk.
func flush() { unix.Sync() }

// room tells why dir has no room for so many bytes and files.
func room(dir string, bytes, files int64) error {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return err
	}
	if free := int64(s.Bavail) * int64(s.Bsize); free < bytes {
		return fmt.Errorf("%s has %d GiB free, this needs %d GiB", dir, free>>30, bytes>>30)
	}
	// A file system that makes inodes as it needs them has none to count.
	if free := int64(s.Ffree); s.Files > 0 && free < files {
		return fmt.Errorf("%s has room for %d more files, this needs %d", dir, free, files)
	}
	return nil
}
