package snapshot

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"phoihop/internal/bag"
	"phoihop/internal/build"
	"phoihop/internal/delta"
	"phoihop/internal/problem"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// errDisk is what a broken disk says.
var errDisk = errors.New("input/output error")

// disk is a file in memory that breaks at one of the operations on it, and stays broken.
type disk struct {
	b     []byte
	at    int
	count int
	fails int // number of the operation, from 1; 0 is none
}

func (d *disk) broken() bool {
	d.count++
	return d.fails > 0 && d.count >= d.fails
}

func (d *disk) Write(p []byte) (int, error) {
	if d.broken() { // half of it is there
		d.b = append(d.b[:d.at], p[:len(p)/2]...)
		return len(p) / 2, errDisk
	}
	d.b = append(d.b[:d.at], append(p[:len(p):len(p)], d.b[min(d.at+len(p), len(d.b)):]...)...)
	d.at += len(p)
	return len(p), nil
}

func (d *disk) Read(p []byte) (int, error) {
	n, err := d.ReadAt(p, int64(d.at))
	d.at += n
	return n, err
}

func (d *disk) ReadAt(p []byte, at int64) (int, error) {
	if d.broken() {
		return 0, errDisk
	}
	return bytes.NewReader(d.b).ReadAt(p, at)
}

func (d *disk) Seek(at int64, whence int) (int64, error) {
	if d.broken() || whence != io.SeekStart {
		return 0, errDisk
	}
	d.at = int(at)
	return at, nil
}

// give sets the files that are packed.
func (p *packing) give(files ...packFile) *packing {
	p.files = append(files, inMemory("index.html", []byte("<title>Bản tin</title>")))
	return p
}

// TestBrokenDisk has the disk break at each operation in turn, for each format, for deltas and for what is made of them.
func TestBrokenDisk(t *testing.T) {
	built := build.Run(build.Options{Content: small(), Out: filepath.Join(t.TempDir(), "public")}).Site
	p := newPacking(Options{Software: "phoihop test"}, t.TempDir(), built).give(inMemory("a.css", []byte("p {}")), inMemory("b.jpg", random(100)))
	for name, write := range packers(t, p) {
		t.Run(name, func(t *testing.T) { breakAt(t, write, true) })
	}
	// A file that is too large to be held is streamed.
	p.give(inMemory("anh.jpg", random(5<<20)))
	for name, write := range packers(t, p) {
		t.Run(name+", large", func(t *testing.T) { breakAt(t, write, false) })
	}
	old, later := random(400_000), slices.Concat(random(500_000), random(400_000))
	for name, write := range map[string]func(d *disk) error{
		"delta":                func(d *disk) error { return makeDelta(d, inFile(old), inFile(later)) },
		"delta, of its base":   func(d *disk) error { return makeDelta(io.Discard, d.holding(old), inFile(later)) },
		"delta, of its result": func(d *disk) error { return makeDelta(io.Discard, inFile(old), d.holding(later)) },
		"apply":                func(d *disk) error { return applyTo(d, inFile(old), inFile(deltaOf(t, old, later))) },
		"apply, of the base":   func(d *disk) error { return applyTo(io.Discard, d.holding(old), inFile(deltaOf(t, old, later))) },
		"apply, of the delta":  func(d *disk) error { return applyTo(io.Discard, inFile(old), d.holding(deltaOf(t, old, later))) },
	} {
		t.Run(name, func(t *testing.T) { breakAt(t, write, false) })
	}
}

// packers write a pack onto a disk.
func packers(t *testing.T, p *packing) map[string]func(d *disk) error {
	archive, err := p.zim()
	must(t, err)
	content, err := p.bag()
	must(t, err)
	return map[string]func(d *disk) error{
		"zip":          func(d *disk) error { return bag.Write(d, content) },
		"zim":          func(d *disk) error { return zim.Write(d, archive) },
		"wacz":         func(d *disk) error { return wacz.Write(d, &disk{}, p.wacz(nil)) },
		"wacz scratch": func(d *disk) error { return wacz.Write(io.Discard, d, p.wacz(nil)) },
	}
}

// breakAt wants the disk's own error, of no file that is packed, wherever the disk breaks: at each operation, or at some.
func breakAt(t *testing.T, write func(d *disk) error, each bool) {
	whole := &disk{}
	must(t, write(whole))
	n := whole.count
	for k := 1; k <= n; k++ {
		if !each && k != 1 && k != n/2 && k != n-1 && k != n {
			continue
		}
		err := write(&disk{fails: k})
		var entry *zim.EntryError
		if !errors.Is(err, errDisk) || errors.As(err, &entry) {
			t.Errorf("operation %d of %d fails: %v", k, n, err)
		}
	}
}

func inFile(b []byte) delta.File { return (&disk{}).holding(b) }

// holding is a file on the disk.
func (d *disk) holding(b []byte) delta.File {
	d.b = b
	return delta.File{Name: "a", ReaderAt: d, Size: int64(len(b))}
}

func makeDelta(w io.Writer, base, result delta.File) error {
	return delta.Make(w, base, result, delta.Changes{}, day)
}

func deltaOf(t *testing.T, base, result []byte) []byte {
	var b bytes.Buffer
	must(t, makeDelta(&b, inFile(base), inFile(result)))
	return b.Bytes()
}

// applyTo applies a delta as Apply does.
func applyTo(w io.Writer, base, difference delta.File) error {
	watch := &watched{ReaderAt: difference}
	read, err := delta.Read(watch, difference.Size)
	if err == nil {
		err = read.Apply(w, base)
	}
	return cmp.Or(watch.failed(), err)
}

// random are bytes that nothing compresses.
func random(n int) []byte {
	b := make([]byte, n)
	x := uint32(n)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x)
	}
	return b
}

// changing is a folder whose only file is not what it seems.
type changing struct {
	name string
	open func() fs.File
}

func (c changing) Open(string) (fs.File, error) { return c.open(), nil }

// oddFile has a size of its own, and ends in an error.
type oddFile struct {
	fs.File
	content io.Reader
	size    int64
}

func (f *oddFile) Stat() (fs.FileInfo, error) {
	info, err := fstest.MapFS{"bien-ban.md": {Data: make([]byte, f.size)}}.Stat("bien-ban.md")
	return info, err
}
func (f *oddFile) Read(p []byte) (int, error) { return f.content.Read(p) }
func (f *oddFile) Close() error               { return nil }

type brokenReader struct{ err error }

func (r brokenReader) Read([]byte) (int, error) { return 0, r.err }

// TestUnreadableFile packs sources of which one can't be read, or changes meanwhile: no pack is left, and what is told names
// the file, in both languages.
func TestUnreadableFile(t *testing.T) {
	const name = "ghi-chu.txt"
	site := build.Run(build.Options{Content: small(), Out: filepath.Join(t.TempDir(), "public")}).Site
	broken := func() io.Reader {
		return io.MultiReader(strings.NewReader("một nửa"), brokenReader{&fs.PathError{Op: "read", Path: name, Err: fs.ErrPermission}})
	}
	for what, test := range map[string]struct {
		content func() io.Reader
		size    int64
		vi      string
	}{
		"unreadable":     {broken, 1000, "không có quyền"},
		"shorter":        {func() io.Reader { return strings.NewReader("ngắn") }, 1000, "nội dung đổi khi đang đọc"},
		"longer":         {func() io.Reader { return strings.NewReader(strings.Repeat("dài", 1000)) }, 1000, "nội dung đổi khi đang đọc"},
		"large, shorter": {func() io.Reader { return bytes.NewReader(random(3 << 20)) }, 4 << 20, "nội dung đổi khi đang đọc"},
	} {
		for _, format := range Formats {
			t.Run(what+" "+string(format), func(t *testing.T) {
				folder := changing{name, func() fs.File { return &oddFile{content: test.content(), size: test.size} }}
				f, err := onDisk(folder, name, "sources/content/"+name)
				must(t, err)
				out := t.TempDir()
				p := newPacking(Options{Folder: out, Software: "phoihop test"}, t.TempDir(), site).give(f)
				packs, problems := p.write([]Format{format})
				var told []string
				for _, p := range problems {
					if p.Severity == problem.Error {
						told = append(told, string(p.Code)+" "+p.Message.Vi)
					}
				}
				if len(packs) > 0 || len(told) != 1 || !strings.HasPrefix(told[0], string(problem.PackUnreadable)) || !strings.Contains(told[0], "sources/content/"+name) || !strings.Contains(told[0], test.vi) {
					t.Errorf("told: %q", told)
				}
				if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
					t.Errorf("left behind: %v, %v", left, err)
				}
			})
		}
	}
}
