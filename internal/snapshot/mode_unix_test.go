//go:build unix

package snapshot

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestUmask: what is unpacked is for whom the user's files are: for all to read, or for nobody else.
func TestUmask(t *testing.T) {
	pack := saved(t, packedSite(t, Zip, built(t, unpackText(t, tiny)), ""))
	for umask, want := range map[int][2]fs.FileMode{0o022: {0o755, 0o644}, 0o077: {0o700, 0o600}, 0o002: {0o775, 0o664}} {
		before := syscall.Umask(umask)
		at := filepath.Join(t.TempDir(), "site")
		v, _ := Extract(pack, at, false)
		syscall.Umask(before)
		if !v.Whole() {
			t.Fatal(told(v))
		}
		must(t, filepath.WalkDir(at, func(name string, e fs.DirEntry, err error) error {
			must(t, err)
			info, err := os.Lstat(name)
			must(t, err)
			mode := want[1]
			if e.IsDir() {
				mode = want[0]
			}
			if got := info.Mode().Perm(); got != mode {
				t.Errorf("umask %03o: %s has %03o", umask, name, got)
				return fs.SkipAll
			}
			return nil
		}))
	}
}
