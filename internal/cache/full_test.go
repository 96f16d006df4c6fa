package cache

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"unsafe"
)

// fullDisk takes so many more bytes.
type fullDisk struct {
	store
	left int
}

func (f *fullDisk) WriteAt(b []byte, offset int64) (int, error) {
	fits := min(f.left, len(b))
	f.left -= fits
	n, err := f.store.WriteAt(b[:fits], offset)
	if err == nil && fits < len(b) {
		err = syscall.ENOSPC
	}
	return n, err
}

func TestFullDisk(t *testing.T) {
	rest := bytes.Repeat([]byte("rest "), 200)
	for _, left := range []int{0, 1, 999, 1000, 4500} {
		dir := t.TempDir()
		c := Open(dir, "1.0")
		c.Put("old", Key{1}, []byte("head"), rest)
		if err := errors.Join(c.Commit(), c.Close()); err != nil {
			t.Fatal(err)
		}

		c = Open(dir, "1.0")
		c.stores[c.spool] = &fullDisk{c.stores[c.spool], left}
		for i := range 10 {
			c.Put(fmt.Sprint(i), Key{}, []byte("head"), rest)
		}
		for i := range 10 {
			r, ok := c.Get(fmt.Sprint(i), Key{})
			if got, err := c.Rest(r, nil); !ok || err != nil || !bytes.Equal(got, rest) {
				t.Errorf("room for %d bytes: rest %d is %q, %v", left, i, got, err)
			}
		}
		if err := c.Commit(); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("Commit says %v", err)
		}
		c.Close()

		c = Open(dir, "1.0")
		r, ok := c.Get("old", Key{1})
		if got, err := c.Rest(r, nil); !ok || err != nil || !bytes.Equal(got, rest) {
			t.Errorf("room for %d bytes: the old rest is %q, %v", left, got, err)
		}
		c.Close()
	}
}

// A disk that gets full while rests are copied leaves them where they are.
func TestNoRoomToCompact(t *testing.T) {
	dir := t.TempDir()
	c := Open(dir, "1.0")
	for range 10 {
		c.Put("a", Key{1}, nil, []byte("the rest"))
	}
	if err := os.MkdirAll(filepath.Join(dir, dataFileB, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(c.Commit(), c.Close()); err != nil {
		t.Fatal(err)
	}
	c = Open(dir, "1.0")
	defer c.Close()
	r, ok := c.Get("a", Key{1})
	if got, err := c.Rest(r, nil); !ok || err != nil || string(got) != "the rest" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestRecordIsSmall(t *testing.T) {
	if size := unsafe.Sizeof(Record{}); size > 64 {
		t.Errorf("a Record takes %d bytes", size)
	}
	if size := unsafe.Sizeof(entry{}); size > 64 {
		t.Errorf("an entry takes %d bytes", size)
	}
}
