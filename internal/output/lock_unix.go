//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output

import (
	"os"

	"golang.org/x/sys/unix"
)

// tryLock takes the lock that lasts until the file is closed, at the latest when
// the process dies. It does not wait.
func tryLock(file *os.File) (held bool, err error) {
	_, err = retry(func() (int, error) { return 0, unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB) })
	if err == unix.EWOULDBLOCK {
		return false, nil
	}
	return err == nil, err
}
