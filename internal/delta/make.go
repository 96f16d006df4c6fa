package delta

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"phoihop/internal/sealed"
)

// Make writes the delta that makes result of base. Its entries have the given date. Both files are read several times.
func Make(w io.Writer, base, result File, changes Changes, date time.Time) error {
	about := About{Format: format, Changes: changes}
	var err error
	if about.Base, err = Identify(base); err != nil {
		return err
	}
	if about.Result, err = Identify(result); err != nil {
		return err
	}
	list, err := match(base, result)
	if err != nil {
		return err
	}
	about.Counts = list.count()
	text, err := about.encode()
	if err != nil {
		return err
	}
	archive := sealed.Create(w, date)
	entries := []sealed.Source{
		sealed.Bytes(aboutFile, text),
		sealed.Bytes(removedFile, []byte(changes.removedText())),
		sealed.Bytes(copiesFile, list.encode()),
		{Name: literalFile, Open: func() (io.ReadCloser, error) {
			return io.NopCloser(&stream{kind: literal, list: list, base: base, result: result}), nil
		}},
		{Name: differenceFile, Open: func() (io.ReadCloser, error) {
			return io.NopCloser(&stream{kind: near, list: list, base: base, result: result}), nil
		}},
	}
	if err := archive.Add(slices.Values(entries), nil, nil); err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	if tooLarge(result.Size, base.Size, archive.Size()) {
		return &FormatError{Err: &sealed.Fault{Kind: sealed.TooLarge}}
	}
	return nil
}

// encode gives delta.json, in which lists are there even if they are empty.
func (a About) encode() ([]byte, error) {
	for _, list := range []*[]string{&a.Added, &a.Changed, &a.Removed} {
		if *list == nil {
			*list = []string{}
		}
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(a)
	return []byte(b.String()), err
}

// removedText is removed.txt.
func (c Changes) removedText() string {
	var b strings.Builder
	for _, path := range c.Removed {
		b.WriteString(path + "\n")
	}
	return b.String()
}

// stream is an entry literal or difference: what instructions of one kind need.
type stream struct {
	kind         kind
	list         instructions
	base, result File
	at           int64 // in the result, of the first instruction of list
	done         int64 // of that instruction
	old          []byte
}

func (s *stream) Read(p []byte) (int, error) {
	for len(s.list) > 0 && (s.list[0].kind != s.kind || s.done == s.list[0].length) {
		s.at, s.done, s.list = s.at+s.list[0].length, 0, s.list[1:]
	}
	if len(s.list) == 0 {
		return 0, io.EOF
	}
	p = p[:min(int64(len(p)), s.list[0].length-s.done)]
	from := s.at + s.done
	if err := readAt(s.result, p, from); err != nil {
		return 0, err
	}
	s.done += int64(len(p))
	if s.kind == literal {
		return len(p), nil
	}
	s.old = slices.Grow(s.old[:0], len(p))[:len(p)]
	if err := readAt(s.base, s.old, from+s.list[0].distance); err != nil {
		return 0, err
	}
	for i, b := range s.old {
		p[i] -= b
	}
	return len(p), nil
}

// readAt reads all of p.
func readAt(f io.ReaderAt, p []byte, at int64) error {
	n, err := f.ReadAt(p, at)
	switch {
	case n == len(p):
		return nil
	case err == nil || err == io.EOF:
		return io.ErrUnexpectedEOF
	}
	return err
}
