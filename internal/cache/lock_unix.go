//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package cache

import (
	"os"

	"golang.org/x/sys/unix"
)

// tryLock takes the lock that lasts until the file is closed, at the latest when the process dies. It
// does not wait.
func tryLock(file *os.File) bool {
	for {
		if err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != unix.EINTR {
			return err == nil
		}
	}
}
