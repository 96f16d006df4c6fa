package snapshot

import (
	"io"
	"sync/atomic"
)

// watched is a file that remembers why it could not be read. Formats take what they can't read for damage, which a disk
// that fails, or a drive that was pulled out, is not.
type watched struct {
	io.ReaderAt
	err  atomic.Pointer[error]
	read atomic.Int64
	told func(bytes int64) // nil: nobody asks
}

func (w *watched) ReadAt(p []byte, at int64) (int, error) {
	n, err := w.ReaderAt.ReadAt(p, at)
	if read := w.read.Add(int64(n)); w.told != nil {
		w.told(read)
	}
	if err != nil && err != io.EOF {
		w.err.CompareAndSwap(nil, &err)
	}
	return n, err
}

// failed is the first error of the file, nil without one.
func (w *watched) failed() error {
	if w == nil || w.err.Load() == nil {
		return nil
	}
	return *w.err.Load()
}
