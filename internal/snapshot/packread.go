package snapshot

import (
	"errors"
	"io"
)

// A readError is why a file can't be packed that was there when the files were listed. Formats pass it on: so what is told
// names the file, and not the disk that the pack is written to.
type readError struct {
	path string
	err  error
}

func (e *readError) Error() string { return e.path + ": " + e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

// errChanged tells of a file that is not as long as it was when the files were listed.
var errChanged = errors.New("changed while it was packed")

// named opens a file of so many bytes so that every error of reading it says which file it is.
func named(path string, size int64, open func() (io.ReadCloser, error)) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		content, err := open()
		if err != nil {
			return nil, &readError{path, err}
		}
		return &namedContent{content, path, size}, nil
	}
}

// namedContent is the content of a file that is packed.
type namedContent struct {
	io.ReadCloser
	path string
	left int64
}

func (c *namedContent) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.left -= int64(n)
	switch {
	case c.left < 0 || err == io.EOF && c.left > 0:
		err = &readError{c.path, errChanged}
	case err != nil && err != io.EOF:
		err = &readError{c.path, err}
	}
	return n, err
}

func (c *namedContent) Close() error {
	if err := c.ReadCloser.Close(); err != nil {
		return &readError{c.path, err}
	}
	return nil
}
