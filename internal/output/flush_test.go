package output

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// writtenBehind is a site whose bytes are written to the disk while it is still being staged.
func writtenBehind(edition string) files {
	site := files{}
	for i := range 1 + flushEvery>>20 {
		site[fmt.Sprintf("d/%d.html", i)] = strings.Repeat(edition, 1<<20)
	}
	return site
}

// TestSitesWrittenBehind: a site that is written behind is as whole as any, and an error of the disk that only such
// writing meets stops the build.
func TestSitesWrittenBehind(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, writtenBehind("a"))
	equal(t, "OUT", pages(t, out), writtenBehind("a"))
	tree, err := Open(out, true)
	must(t, err)
	t.Cleanup(func() { fault = nil })
	var syncs atomic.Int32
	fault = func(op, name string) error {
		if op == "sync" && syncs.Add(1) == 2 { // the first makes the last swap durable
			return syscall.EIO
		}
		return nil
	}
	for path, text := range writtenBehind("b") {
		tree.Put(path, []byte(text), 1)
	}
	if _, err := tree.Publish(); err == nil {
		t.Error("a site was published that may not be on the disk")
	}
	tree.Close()
	fault = nil
	equal(t, "OUT after an error", pages(t, out), writtenBehind("a"))
}
