package cache_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"phoihop/internal/cache"
)

// neverWrong builds from a damaged folder: what the cache still gives must be what was put; what it does
// not give is put again, and then the next build finds everything.
func neverWrong(t *testing.T, dir string) {
	t.Helper()
	c := cache.Open(dir, "1.0")
	for name, want := range some {
		r, ok := c.Get(name, key(want.key))
		if ok && string(r.Head()) != want.head {
			t.Errorf("%q has head %q", name, r.Head())
		}
		rest, err := c.Rest(r, nil)
		if ok && err == nil && string(rest) != want.rest {
			t.Errorf("%q has rest %q", name, rest)
		}
		if !ok || err != nil {
			put(c, map[string]kept{name: want})
		}
		holds(t, c, name, want)
	}
	commit(t, c)
	c = cache.Open(dir, "1.0")
	for name, want := range some {
		holds(t, c, name, want)
	}
	closeCache(t, c)
}

func TestDamage(t *testing.T) {
	whole := t.TempDir()
	build(t, whole, "1.0", some)
	for _, file := range []string{"index", "data-a"} {
		right, err := os.ReadFile(filepath.Join(whole, file))
		if err != nil {
			t.Fatal(err)
		}
		damaged := func(what string, data []byte) {
			dir := filepath.Join(t.TempDir(), "cache")
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, file), data, 0o600); err != nil {
				t.Fatal(err)
			}
			neverWrong(t, dir)
			if t.Failed() {
				t.Fatalf("%s %s", file, what)
			}
			os.RemoveAll(dir)
		}
		for n := range right {
			damaged(fmt.Sprintf("cut to %d bytes", n), right[:n])
			flipped := bytes.Clone(right)
			flipped[n] ^= 1 << (n % 8)
			damaged(fmt.Sprintf("with byte %d flipped", n), flipped)
			flipped[n] ^= 0xff
			damaged(fmt.Sprintf("with byte %d changed", n), flipped)
		}
		damaged("with more at its end", append(right, right...))
		damaged("of zeros", make([]byte, len(right)))
	}
}

// Files of two caches in one folder, as after a backup that was restored by halves.
func TestFilesOfAnotherCache(t *testing.T) {
	others := map[string]kept{}
	for name, k := range some {
		others[name] = kept{k.key, k.head + ".", "." + k.rest + k.rest}
	}
	for _, file := range []string{"index", "data-a"} {
		dir, other := t.TempDir(), t.TempDir()
		build(t, dir, "1.0", some)
		build(t, other, "1.0", others)
		if err := os.Rename(filepath.Join(other, file), filepath.Join(dir, file)); err != nil {
			t.Fatal(err)
		}
		c := cache.Open(dir, "1.0")
		for name, want := range some {
			r, _ := c.Get(name, key(want.key))
			rest, err := c.Rest(r, nil)
			got := kept{want.key, string(r.Head()), string(rest)}
			if err == nil && got != want && got != others[name] {
				t.Errorf("foreign %s: %q has %v, a mixture", file, name, got)
			}
		}
		closeCache(t, c)
	}
}

func TestWhatIsMissing(t *testing.T) {
	for _, file := range []string{"index", "data-a", "lock", "CACHEDIR.TAG"} {
		dir := t.TempDir()
		build(t, dir, "1.0", some)
		if err := os.Remove(filepath.Join(dir, file)); err != nil {
			t.Fatal(err)
		}
		neverWrong(t, dir)
	}
}

// Where a folder can't serve, a build works all the same, and the folder stays as it is.
func TestFoldersThatCannotServe(t *testing.T) {
	file := func(dir, name string) error { return os.WriteFile(filepath.Join(dir, name), []byte("text"), 0o600) }
	folder := func(dir, name string) error { return os.MkdirAll(filepath.Join(dir, name, "full"), 0o700) }
	for _, test := range []struct {
		what       string
		make       func(dir string) error
		commitSays bool
	}{
		{"a file", func(dir string) error { return errors.Join(os.Remove(dir), os.WriteFile(dir, []byte("text"), 0o600)) }, true},
		{"a folder of somebody else's files", func(dir string) error { return errors.Join(file(dir, "index"), file(dir, "letter.txt")) }, true},
		{"a lock that is a folder", func(dir string) error { return folder(dir, "lock") }, true},
		{"an index that is a folder", func(dir string) error { return folder(dir, "index") }, true},
		{"a data file that is a folder", func(dir string) error { return folder(dir, "data-a") }, true},
	} {
		t.Run(test.what, func(t *testing.T) {
			dir := t.TempDir()
			if err := test.make(dir); err != nil {
				t.Fatal(err)
			}
			c := cache.Open(dir, "1.0")
			put(c, some)
			for name, want := range some {
				holds(t, c, name, want)
			}
			if err := c.Commit(); (err != nil) != test.commitSays {
				t.Errorf("Commit says %v", err)
			}
			closeCache(t, c)
			if letter, err := os.ReadFile(filepath.Join(dir, "index")); err == nil && string(letter) != "text" {
				t.Errorf("a file of somebody else now holds %q", letter)
			}
		})
	}
}

func TestARecordThatWasNeverPut(t *testing.T) {
	c := cache.Open("", "")
	if _, err := c.Rest(cache.Record{}, nil); !errors.Is(err, cache.ErrDamaged) {
		t.Errorf("error %v", err)
	}
	closeCache(t, c)
}
