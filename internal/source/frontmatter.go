package source

import (
	"bytes"
	"io"
	"io/fs"

	"phoihop/internal/problem"
)

// Limits of a report file; beyond them text is no longer written by hand.
const (
	maxFrontMatter = 256 << 10
	maxSettings    = 1 << 20
	maxFile        = 16 << 20 // what is read at all
)

// readFile reads a whole file, or says why it can't.
func readFile(content fs.FS, name string) ([]byte, *problem.Problem) {
	fail := func(p problem.Problem) ([]byte, *problem.Problem) {
		p = p.At(1, 1)
		return nil, &p
	}
	f, err := content.Open(name)
	if err != nil {
		return fail(problem.New(problem.Unreadable, plainError(err)))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fail(problem.New(problem.Unreadable, plainError(err)))
	}
	if info.Size() > maxFile {
		return fail(problem.New(problem.FileTooLarge, "16 MB"))
	}
	raw := make([]byte, info.Size())
	n, err := io.ReadFull(f, raw)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return fail(problem.New(problem.Unreadable, plainError(err)))
	}
	return raw[:n], nil
}

// cut parts a report into its front matter and its body. The front matter begins on line 2; the body
// on bodyLine. ok is false where a problem ends the reading.
func cut(data []byte) (front, body []byte, bodyLine int, p problem.Problem, ok bool) {
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	if !isFence(first) {
		return nil, nil, 0, problem.New(problem.FrontMatterMissing).At(1, 1), false
	}
	line := 2
	for pos := 0; pos < len(rest); line++ {
		end := bytes.IndexByte(rest[pos:], '\n')
		next := len(rest)
		if end >= 0 {
			next = pos + end + 1
		}
		if rest[pos] == '-' && isFence(bytes.TrimSuffix(rest[pos:next], []byte("\n"))) {
			if pos > maxFrontMatter {
				return nil, nil, 0, problem.New(problem.FrontMatterTooLarge).At(1, 1), false
			}
			return rest[:pos], rest[next:], line + 1, p, true
		}
		pos = next
	}
	return nil, nil, 0, problem.New(problem.FrontMatterUnclosed).At(1, 1), false
}

// isFence tells whether a line is "---"; spaces behind it, which nobody sees, do not count.
func isFence(line []byte) bool {
	return bytes.Equal(bytes.TrimRight(line, " \t"), []byte("---"))
}
