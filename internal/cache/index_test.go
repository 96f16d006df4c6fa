package cache

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/cespare/xxhash/v2"
)

// An index whose checksum is right may still say what can't be: it must not make Open panic or believe
// lengths.
func TestNonsenseWithARightChecksum(t *testing.T) {
	dir := t.TempDir()
	c := Open(dir, "1.0")
	c.Put("a", Key{1}, []byte("head"), []byte("rest a"))
	c.Put("b", Key{2}, nil, []byte("rest b"))
	if err := errors.Join(c.Commit(), c.Close()); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, indexFile)
	right, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(indexMagic); i < len(right)-sumSize; i++ {
		for _, b := range []byte{0, 1, 0x7f, 0x80, 0xff} {
			data := bytes.Clone(right[:len(right)-sumSize])
			data[i] = b
			data = binary.LittleEndian.AppendUint64(data, xxhash.Sum64(data))
			if err := os.WriteFile(name, data, 0o600); err != nil {
				t.Fatal(err)
			}
			c := Open(dir, "1.0")
			for name, rest := range map[string]string{"a": "rest a", "b": "rest b"} {
				r, _ := c.Get(name, Key{name[0] - 'a' + 1})
				if got, err := c.Rest(r, nil); err == nil && string(got) != rest {
					t.Errorf("byte %d is %#x: %q has %q", i, b, name, got)
				}
			}
			c.Close()
			if err := os.WriteFile(name, right, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
