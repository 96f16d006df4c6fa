package data

import (
	"bufio"
	"io"
	"slices"
	"sync"

	"phoihop/internal/page"
	"phoihop/internal/site"
)

// File is one data file.
type File struct {
	Path    string         // in the site
	Reports []*site.Report // whose rows it holds, a stretch of its pass's; nil where none is opened

	mark         func() uint64
	scope        scope
	head, foot   string
	first, apart string                                              // before the first rows, between rows
	rows         func(dst []byte, x *scope, c *page.Contents) []byte // of the report in scope
	pieces       func(put func(rows []byte) error) error             // of a file that takes no report
}

// Mark is the fingerprint of the file: while it stays the same, so does the file. It asks where the links of its
// reports lead, so these must have been looked up.
func (f *File) Mark() uint64 { return f.mark() }

// Rows appends what the file says of a report. It may be called by many goroutines at once.
func (f *File) Rows(dst []byte, r *site.Report, c *page.Contents) []byte {
	x := f.scope
	x.open(r, c)
	return f.rows(dst, &x, c)
}

// Writer writes a file piece by piece.
type Writer struct {
	file *File
	to   *bufio.Writer
	some bool // rows were written
}

// Open begins a file.
func (f *File) Open(to io.Writer) *Writer {
	w := &Writer{file: f, to: writers.Get().(*bufio.Writer)}
	w.to.Reset(to)
	w.to.WriteString(f.head)
	return w
}

// writers and rooms are lent to files and walks.
var (
	writers = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 32<<10) }}
	rooms   = sync.Pool{New: func() any { return new([]byte) }}
)

// Add writes what Rows gave of the next of the file's reports, which may be nothing.
func (w *Writer) Add(rows []byte) error {
	if len(rows) == 0 {
		return nil
	}
	if w.some {
		w.to.WriteString(w.file.apart)
	} else {
		w.to.WriteString(w.file.first)
	}
	w.some = true
	_, err := w.to.Write(rows)
	return err
}

// Close ends the file. Whatever went wrong in writing it is told here at the latest.
func (w *Writer) Close() error {
	if w.file.pieces != nil {
		if err := w.file.pieces(w.Add); err != nil {
			return err
		}
	}
	w.to.WriteString(w.file.foot)
	err := w.to.Flush()
	writers.Put(w.to)
	w.to = nil
	return err
}

// putRows puts the rows of a table that needs no report opened.
func (f *File) putRows(put func(rows []byte) error) error {
	x := f.scope
	if len(x.threads) == 0 {
		return put(f.rows(nil, &x, nil))
	}
	var buf []byte
	for some := range slices.Chunk(f.scope.threads, threadsAtOnce) {
		x.threads = some
		buf = f.rows(buf[:0], &x, nil)
		if err := put(buf); err != nil {
			return err
		}
	}
	return nil
}

const threadsAtOnce = 64

// Write makes files of the pass, each of which create opens. A report is opened once, if one of the files takes it;
// where open gives nil, it is left out. The first error ends the walk.
func (p *Pass) Write(files []*File, open func(*site.Report) *page.Contents, create func(*File) (io.WriteCloser, error)) error {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	walk := walk{create: create, buf: *room}
	defer func() {
		*room = walk.buf
		walk.abandon()
	}()
	begins := map[*site.Report][]*File{} // at their first report; nil for those that take none
	for _, f := range files {
		var first *site.Report
		if len(f.Reports) > 0 {
			first = f.Reports[0]
		}
		begins[first] = append(begins[first], f)
	}
	if err := walk.begin(begins[nil], nil); err != nil {
		return err
	}
	for _, r := range p.Reports {
		if err := walk.begin(begins[r], r); err != nil {
			return err
		}
		if err := walk.add(r, open); err != nil {
			return err
		}
	}
	return nil
}

// walk is a pass on its way.
type walk struct {
	create func(*File) (io.WriteCloser, error)
	open   []*opened
	buf    []byte
}

// opened is a file that is being written.
type opened struct {
	*Writer
	to   io.WriteCloser
	left int // reports
}

// begin opens the files whose first report is r; with nil, those that take none are written.
func (w *walk) begin(files []*File, r *site.Report) error {
	for _, f := range files {
		to, err := w.create(f)
		if err != nil {
			return err
		}
		o := &opened{f.Open(to), to, len(f.Reports)}
		w.open = append(w.open, o)
		if r == nil {
			if err := w.end(o); err != nil {
				return err
			}
		}
	}
	return nil
}

// add writes what the open files say of a report, and ends those of which it is the last.
func (w *walk) add(r *site.Report, open func(*site.Report) *page.Contents) error {
	if len(w.open) == 0 {
		return nil
	}
	c := open(r)
	for _, o := range slices.Clone(w.open) {
		if c != nil {
			w.buf = o.file.Rows(w.buf[:0], r, c)
			if err := o.Add(w.buf); err != nil {
				return err
			}
		}
		if o.left--; o.left == 0 {
			if err := w.end(o); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walk) end(o *opened) error {
	w.open = slices.DeleteFunc(w.open, func(other *opened) bool { return other == o })
	err := o.Close()
	if closing := o.to.Close(); err == nil {
		err = closing
	}
	return err
}

// abandon closes what an error left open.
func (w *walk) abandon() {
	for _, o := range w.open {
		o.to.Close()
	}
}
