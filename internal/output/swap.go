package output

import (
	"errors"
	"path/filepath"
	"syscall"
)

// exchangeByRenames swaps the staged tree with OUT by way of old/. Between the
// two renames OUT is absent; healRenames ends what a killed build began.
func exchangeByRenames(p place) error {
	old := filepath.Join(p.staging, oldName)
	if err := rename(p.out, old); err != nil {
		return err
	}
	if err := rename(p.tree, p.out); err != nil {
		return errors.Join(err, rename(old, p.out))
	}
	return rename(old, p.tree)
}

// cantExchange reports whether the error says that these folders can never be
// swapped here, rather than that something failed.
func cantExchange(err error) bool {
	for _, refusal := range []error{syscall.EXDEV, syscall.EBUSY, syscall.EINVAL, syscall.ENOSYS, errors.ErrUnsupported} {
		if errors.Is(err, refusal) {
			return true
		}
	}
	return false
}
