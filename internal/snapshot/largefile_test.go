package snapshot

import (
	"io"
	"path/filepath"
	"runtime"
	"testing"

	"phoihop/internal/build"
)

// endless gives so many zeros and looks now and then at how much memory is in use.
type endless struct {
	left, looked int64
	most         *uint64
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	p = p[:min(int64(len(p)), e.left)]
	clear(p)
	e.left -= int64(len(p))
	if e.looked -= int64(len(p)); e.looked <= 0 {
		e.looked = 32 << 20
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		*e.most = max(*e.most, m.HeapInuse)
	}
	return len(p), nil
}

func (e *endless) Close() error { return nil }

// TestLargeFile packs a file that is larger than what packing may take of memory.
func TestLargeFile(t *testing.T) {
	site := build.Run(build.Options{Content: small(), Out: filepath.Join(t.TempDir(), "public")}).Site
	for format, size := range map[Format]int64{Zip: 64 << 20, Wacz: 64 << 20, Zim: 512 << 20} { // zstd takes some 40 MB for each of its encoders
		t.Run(string(format), func(t *testing.T) {
			var most uint64
			f := packFile{path: "phim.mp4", size: size, open: func() (io.ReadCloser, error) { return &endless{left: size, most: &most}, nil }}
			p := newPacking(Options{Software: "phoihop test"}, t.TempDir(), site).give(f)
			name := filepath.Join(p.work, "a")
			var before runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			must(t, p.writeFormat(format, name, nil))
			if grown := int64(most) - int64(before.HeapInuse); grown > size/2 {
				t.Errorf("packing took %d MB", grown>>20)
			}
		})
	}
}
