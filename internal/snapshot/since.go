package snapshot

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"phoihop/internal/delta"
	"phoihop/internal/problem"
)

// DeltaEnding is what a delta's name has behind that of the pack it makes.
const DeltaEnding = ".delta"

// A Difference is what a pack has that an older one has not, in a file.
type Difference struct {
	Path  string
	Same  bool // it was there already, byte for byte
	Bytes int64
	Whole int64 // bytes of the pack that it makes
	// The site's paths, sorted; the content folder's begin with sources/.
	delta.Changes
}

// A Base is an older pack with which new ones are compared.
type Base struct {
	Format Format
	path   string
	edition
}

// OpenBase reads a whole pack, and verifies it as its format wants it.
func OpenBase(name string) (Base, []problem.Problem) {
	e, told := readEdition(name)
	return Base{e.format, name, e}, told
}

// Fits tells what stands against comparing a pack of a format with the base.
func (b Base) Fits(pack string, format Format) []problem.Problem {
	if b.Format == format {
		return nil
	}
	return []problem.Problem{about(b.path, problem.New(problem.DeltaFormats, b.path, string(b.Format), pack, string(format)))}
}

// before tells what stands against the pack that is made being an edition after the base: an older one is refused, and one of
// another site or part told of, since it has little in common with the base.
func (b *Base) before(p *packing) []problem.Problem {
	if b == nil {
		return nil
	}
	switch old := b.identity; {
	case old.Date > p.day():
		return []problem.Problem{about(b.path, problem.New(problem.DeltaNewer, b.path, old.Date, p.day()))}
	case (old.Part != problem.Words{}) != (p.site.Whole() != nil), old.Name != "" && strings.TrimSuffix(old.Name, "-"+old.Date) != p.id:
		return []problem.Problem{about(b.path, problem.New(problem.DeltaOther, b.path, cmp.Or(old.Name, filepath.Base(b.path)), p.name))}
	}
	return nil
}

// Since writes into the file out by what a pack differs from the base, which is of the same format, so that [Apply] can make the
// one of the other. The date is the pack's. The pack is verified as its format wants it; a file that is there already is not
// overwritten.
func (b Base) Since(pack, out string, date time.Time) (Difference, []problem.Problem) {
	after, told := readEdition(pack)
	if len(told) > 0 {
		return Difference{}, told
	}
	if told := b.Fits(pack, after.format); len(told) > 0 {
		return Difference{}, told
	}
	d := Difference{Path: out, Changes: compare(b.digests, after.digests)}
	base, err := openFile(b.path)
	if err != nil {
		return d, unread(b.path, err)
	}
	defer base.close()
	result, err := openFile(pack)
	if err != nil {
		return d, unread(pack, err)
	}
	defer result.close()
	d.Whole = result.Size
	d.Same, told = writeNew(out, func(w *os.File) []problem.Problem {
		err := buffered(w, func(w io.Writer) error { return delta.Make(w, base.File, result.File, d.Changes, date) })
		if err == nil {
			d.Bytes, err = w.Seek(0, io.SeekCurrent)
		}
		if err != nil {
			return []problem.Problem{failed(filepath.Dir(out), filepath.Base(out), err)}
		}
		return nil
	})
	return d, told
}

// edition is what a pack holds, by digests.
type edition struct {
	format   Format
	digests  map[string][sha256.Size]byte
	identity Identity
}

// readEdition reads a whole pack. What its format finds wrong is told, and what is no pack.
func readEdition(name string) (edition, []problem.Problem) {
	v := &verifier{name: name, result: &Verification{}}
	defer v.close()
	if v.open() && v.file == nil {
		v.find(problem.New(problem.PackUnknown)) // a folder
	}
	e := edition{format: v.result.Format, digests: map[string][sha256.Size]byte{}}
	if v.result.Whole() {
		type digest struct {
			path string
			sum  [sha256.Size]byte
			err  error
		}
		err := walk(v.tree, func(path string, content io.Reader, err error) digest {
			d := digest{path: path, err: err}
			if err == nil {
				sum := sha256.New()
				_, d.err = io.Copy(sum, content)
				sum.Sum(d.sum[:0])
			}
			return d
		}, func(d digest) error {
			e.digests[d.path] = d.sum
			return d.err
		})
		if err != nil {
			v.find(problem.New(problem.PackUnread, err))
		}
		v.identify()
		e.identity = v.result.Identity
	}
	v.finish()
	return e, v.result.Problems
}

// compare lists the paths in which two editions differ.
func compare(before, after map[string][sha256.Size]byte) (c delta.Changes) {
	for path, sum := range after {
		switch old, there := before[path]; {
		case !there:
			c.Added = append(c.Added, path)
		case old != sum:
			c.Changed = append(c.Changed, path)
		}
	}
	for path := range before {
		if _, there := after[path]; !there {
			c.Removed = append(c.Removed, path)
		}
	}
	for _, list := range [][]string{c.Added, c.Changed, c.Removed} {
		slices.Sort(list)
	}
	return c
}

// about says of a problem that it is about a file as a whole, or about a file in that pack.
func about(name string, p problem.Problem) problem.Problem {
	p.Root = name
	return p.At(1, 1)
}

func unread(name string, err error) []problem.Problem {
	return []problem.Problem{about(name, problem.New(problem.PackUnread, err))}
}

// input is a file that is open to be read.
type input struct {
	delta.File
	close func() error
}

func openFile(name string) (input, error) {
	file, err := os.Open(name)
	if err != nil {
		return input{}, err
	}
	info, err := file.Stat()
	switch {
	case err == nil && info.IsDir():
		err = syscall.EISDIR
	case err == nil && !info.Mode().IsRegular():
		err = fmt.Errorf("%w: not a file", os.ErrInvalid)
	}
	if err != nil {
		file.Close()
		return input{}, err
	}
	return input{delta.File{Name: filepath.Base(name), ReaderAt: file, Size: info.Size()}, file.Close}, nil
}
