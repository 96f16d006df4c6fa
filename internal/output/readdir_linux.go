package output

import (
	"bytes"
	"encoding/binary"
	"os"

	"golang.org/x/sys/unix"
)

// The fields of struct linux_dirent64.
const (
	direntLength = 16 // offset of the 16-bit length of the whole
	direntType   = 18
	direntName   = 19 // ends in a zero byte
)

// readDir lists a folder in no order. It is a third of the work of os.ReadDir, and tells inodes.
func readDir(name string) ([]dirEntry, error) {
	fd, err := retry(func() (int, error) {
		return unix.Open(name, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	defer unix.Close(fd)
	inodes := tellsInodes(fd)
	buf := chunks.Get().(*[chunkSize]byte)
	defer chunks.Put(buf)
	var entries []dirEntry
	for {
		n, err := retry(func() (int, error) { return unix.ReadDirent(fd, buf[:]) })
		if err != nil {
			return nil, &os.PathError{Op: "readdirent", Path: name, Err: err}
		}
		if n <= 0 {
			return entries, nil
		}
		for rest := buf[:n]; len(rest) > direntName; {
			one := rest[:binary.NativeEndian.Uint16(rest[direntLength:])]
			rest = rest[len(one):]
			text, _, _ := bytes.Cut(one[direntName:], []byte{0})
			if string(text) == "." || string(text) == ".." {
				continue
			}
			entry := dirEntry{name: string(text), isDir: one[direntType] == unix.DT_DIR}
			if one[direntType] == unix.DT_UNKNOWN {
				info, err := os.Lstat(name + "/" + entry.name)
				entry.isDir = err == nil && info.IsDir()
			}
			if inodes {
				entry.inode = binary.NativeEndian.Uint64(one)
			}
			entries = append(entries, entry)
		}
	}
}

// tellsInodes reports whether the inode in an entry of the folder is that of the file: so it is on file
// systems of one disk, not where several are laid over each other.
func tellsInodes(fd int) bool {
	var stat unix.Statfs_t
	if unix.Fstatfs(fd, &stat) != nil {
		return false
	}
	switch int64(stat.Type) {
	case unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC, unix.TMPFS_MAGIC:
		return true
	}
	return false
}
