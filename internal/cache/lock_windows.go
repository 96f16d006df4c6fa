package cache

import (
	"os"

	"golang.org/x/sys/windows"
)

// tryLock takes the lock that lasts until the file is closed, at the latest when the process dies. It
// does not wait.
func tryLock(file *os.File) bool {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	return windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped)) == nil
}
