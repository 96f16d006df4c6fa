package output

import (
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps the staged tree with OUT in one step.
func exchange(p place) error {
	if err := allowed("exchange", p.out); err != nil {
		return err
	}
	_, err := retry(func() (int, error) {
		return 0, unix.Renameat2(unix.AT_FDCWD, p.tree, unix.AT_FDCWD, p.out, unix.RENAME_EXCHANGE)
	})
	if err != nil {
		return &os.LinkError{Op: "exchange", Old: p.tree, New: p.out, Err: err}
	}
	return nil
}

// isMount reports whether something is mounted on the folder. A kernel before 5.8
// does not say; then the exchange itself refuses a mount point.
func isMount(dir string) bool {
	var stat unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, dir, unix.AT_SYMLINK_NOFOLLOW, 0, &stat)
	return err == nil && stat.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}

// syncFileSystem makes what was written to the folder's file system durable.
func syncFileSystem(dir string) error {
	if err := allowed("sync", dir); err != nil {
		return err
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := unix.Syncfs(int(folder.Fd())); err != nil {
		return &os.PathError{Op: "syncfs", Path: dir, Err: err}
	}
	return nil
}
