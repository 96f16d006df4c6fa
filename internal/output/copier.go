package output

import (
	"bytes"
	"errors"
	"hash"
	"io"
	"os"
)

// copier reads a stream once, and writes it to a new file from the moment that it
// differs from a known file.
type copier struct {
	from   io.Reader
	known  *os.File // may be nil
	create func() (newFile, error)
	sum    hash.Hash
	size   int64 // bytes read
}

// run reports whether the stream equals the known file; then no file is made.
func (c *copier) run() (equal bool, err error) {
	chunk, beside := chunks.Get().(*[chunkSize]byte), chunks.Get().(*[chunkSize]byte)
	defer chunks.Put(chunk)
	defer chunks.Put(beside)
	var out newFile
	defer func() {
		if out.File != nil {
			err = errors.Join(err, out.Close())
		}
	}()
	equal = c.known != nil
	for end := false; !end; {
		n, readErr := io.ReadFull(c.from, chunk[:])
		end = errors.Is(readErr, io.EOF) || errors.Is(readErr, io.ErrUnexpectedEOF)
		if readErr != nil && !end {
			return false, readErr
		}
		if equal {
			m, _ := io.ReadFull(c.known, beside[:n])
			equal = bytes.Equal(chunk[:n], beside[:m]) && (!end || c.knownEnds())
		}
		if !equal && out.File == nil {
			if out, err = c.begin(); err != nil {
				return false, err
			}
		}
		if out.File != nil {
			if _, err := out.Write(chunk[:n]); err != nil {
				return false, err
			}
		}
		c.sum.Write(chunk[:n])
		c.size += int64(n)
	}
	return equal, nil
}

// knownEnds reports whether the known file has been read to its end.
func (c *copier) knownEnds() bool {
	var more [1]byte
	n, err := c.known.Read(more[:])
	return n == 0 && errors.Is(err, io.EOF)
}

// begin makes the new file with the bytes that were equal so far.
func (c *copier) begin() (newFile, error) {
	out, err := c.create()
	if err != nil || c.size == 0 {
		return out, err
	}
	if _, err := io.Copy(out, io.NewSectionReader(c.known, 0, c.size)); err != nil {
		return out, err
	}
	return out, nil
}
