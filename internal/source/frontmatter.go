package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"

	"phoihop/internal/problem"
)

// Limits of a report file; beyond them text is no longer written by hand.
const (
	maxFrontMatter = 256 << 10
	maxSettings    = 1 << 20
	maxFile        = 16 << 20 // what is read at all
)

var (
	errTooLarge = errors.New("larger than 16 MB")
	errChanged  = errors.New("changed since the folder was listed")
)

// readFile reads a whole file, into buf where that is large enough. A known state saves asking how large
// the file is; a file in another state is errChanged.
func readFile(content fs.FS, name string, known State, buf []byte) ([]byte, error) {
	f, err := content.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := known.Size
	if !known.Known() {
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		size = info.Size()
	}
	if size > maxFile {
		return nil, errTooLarge
	}
	raw := slices.Grow(buf[:0], int(size)+1) // the byte more shows that a file has grown
	for {
		n, err := f.Read(raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		switch {
		case len(raw) > maxFile:
			return nil, errTooLarge
		case err == io.EOF, err == nil && int64(len(raw)) == size:
			if !known.Still(f) {
				return nil, errChanged
			}
			return raw, nil
		case err != nil:
			return nil, err
		case len(raw) == cap(raw):
			raw = slices.Grow(raw, len(raw))
		}
	}
}

// unreadable is the problem of a file that readFile could not read.
func unreadable(err error) problem.Problem {
	if errors.Is(err, errTooLarge) {
		return problem.New(problem.FileTooLarge, "16 MB").At(1, 1)
	}
	if errors.Is(err, errChanged) {
		return problem.New(problem.FileChanged).At(1, 1)
	}
	return problem.New(problem.Unreadable, err).At(1, 1)
}

// cut parts a report into its front matter and its body. The front matter begins on line 2; the body
// on bodyLine. ok is false where a problem ends the reading.
func cut(data []byte) (front, body []byte, bodyLine int, p problem.Problem, ok bool) {
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	if !isFence(first) {
		return nil, nil, 0, noFirstFence(data), false
	}
	for pos := 0; ; {
		last, next := rest[pos:], len(rest)
		if end := bytes.IndexByte(last, '\n'); end >= 0 {
			last, next = last[:end], pos+end+1
		}
		if isFence(last) {
			if pos > maxFrontMatter {
				return nil, nil, 0, problem.New(problem.FrontMatterTooLarge).At(1, 1), false
			}
			return rest[:pos], rest[next:], 3 + bytes.Count(rest[:pos], []byte("\n")), p, true
		}
		hyphens := bytes.Index(rest[pos:], []byte("\n---"))
		if hyphens < 0 {
			break
		}
		pos += hyphens + 1
	}
	return nil, nil, 0, noLastFence(rest), false
}

// isFence tells whether a line is "---"; spaces behind it of any kind, which nobody sees, do not count.
func isFence(line []byte) bool {
	rest, begins := bytes.CutPrefix(line, []byte("---"))
	return begins && len(bytes.TrimSpace(rest)) == 0
}
