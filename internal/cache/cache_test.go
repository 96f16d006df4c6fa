package cache_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"phoihop/internal/cache"
)

// kept is what a test puts under a name.
type kept struct{ key, head, rest string }

func key(s string) (k cache.Key) {
	copy(k[:], s)
	return k
}

func put(c *cache.Cache, all map[string]kept) {
	for name, k := range all {
		c.Put(name, key(k.key), []byte(k.head), []byte(k.rest))
	}
}

// build puts all and commits, as a whole build does.
func build(t *testing.T, dir, version string, all map[string]kept) {
	t.Helper()
	c := cache.Open(dir, version)
	put(c, all)
	commit(t, c)
}

func commit(t *testing.T, c *cache.Cache) {
	t.Helper()
	if err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	closeCache(t, c)
}

func closeCache(t *testing.T, c *cache.Cache) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

// holds fails unless c has exactly what was put under a name.
func holds(t *testing.T, c *cache.Cache, name string, want kept) cache.Record {
	t.Helper()
	r, ok := c.Get(name, key(want.key))
	if !ok {
		t.Errorf("%q is missing", name)
		return r
	}
	same(t, c, name, r, want)
	return r
}

func same(t *testing.T, c *cache.Cache, name string, r cache.Record, want kept) {
	t.Helper()
	rest, err := c.Rest(r, []byte("before "))
	if err != nil || string(rest) != "before "+want.rest || string(r.Head()) != want.head {
		t.Errorf("%q: head %q, rest %q, %v; want %v", name, r.Head(), rest, err, want)
	}
}

func misses(t *testing.T, c *cache.Cache, name, of string) {
	t.Helper()
	if r, ok := c.Get(name, key(of)); ok {
		t.Errorf("%q is still there, with head %q", name, r.Head())
	}
}

var some = map[string]kept{
	"tay-ho/a.vi.md": {"1", "head a", strings.Repeat("rest a ", 20)},
	"tay-ho/b.vi.md": {"2", "head b", ""},
	"tay-ho/c.vi.md": {"3", "", "rest c"},
	"tay-ho/d.vi.md": {"", "", ""},
	"":               {"4", "the record without a name", "its rest"},
}

func TestKeptForTheNextBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet", "there")
	build(t, dir, "1.0", some)
	for range 3 { // each build finds what the one before had found
		c := cache.Open(dir, "1.0")
		for name, want := range some {
			holds(t, c, name, want)
		}
		misses(t, c, "tay-ho/e.vi.md", "1")
		commit(t, c)
	}
}

func TestAnotherKeyOrVersionIsAMiss(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "1.0", some)
	c := cache.Open(dir, "1.0")
	misses(t, c, "tay-ho/a.vi.md", "2")
	closeCache(t, c)
	c = cache.Open(dir, "1.1")
	misses(t, c, "tay-ho/a.vi.md", "1")
	closeCache(t, c)
	c = cache.Open(dir, "1.0")
	holds(t, c, "tay-ho/a.vi.md", some["tay-ho/a.vi.md"])
	closeCache(t, c)
}

func TestThisBuildReadsWhatItPut(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		c := cache.Open(dir, "1.0")
		first := c.Put("a", key("1"), []byte("old"), []byte("old rest"))
		c.Put("a", key("2"), []byte("new"), []byte("new rest"))
		misses(t, c, "a", "1")
		holds(t, c, "a", kept{"2", "new", "new rest"})
		same(t, c, "a", first, kept{"1", "old", "old rest"})
		commit(t, c)
	}
}

func TestPutCopies(t *testing.T) {
	c := cache.Open("", "")
	head, rest := []byte("head"), []byte("rest")
	r := c.Put("a", key("1"), head, rest)
	clear(head)
	clear(rest)
	same(t, c, "a", r, kept{"1", "head", "rest"})
	closeCache(t, c)
}

func TestWhatABuildDidNotUseIsDropped(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "1.0", some)
	c := cache.Open(dir, "1.0")
	holds(t, c, "tay-ho/a.vi.md", some["tay-ho/a.vi.md"])
	misses(t, c, "tay-ho/c.vi.md", "its source has changed")
	commit(t, c)
	c = cache.Open(dir, "1.0")
	holds(t, c, "tay-ho/a.vi.md", some["tay-ho/a.vi.md"])
	misses(t, c, "tay-ho/c.vi.md", "3")
	closeCache(t, c)
}

func TestUseAllKeepsWhatABuildDidNotUse(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "1.0", some)
	c := cache.Open(dir, "1.0")
	c.Put("new", key("1"), nil, []byte("more"))
	c.UseAll()
	commit(t, c)
	c = cache.Open(dir, "1.0")
	for name, want := range some {
		holds(t, c, name, want)
	}
	closeCache(t, c)
}

func TestDigestStandsForHeadAndRest(t *testing.T) {
	c := cache.Open("", "")
	digests := map[uint64]string{}
	for _, k := range []kept{{"", "", ""}, {"", "a", ""}, {"", "", "a"}, {"", "a", "a"}, {"", "aa", ""}, {"", "a", "ab"}, {"", "aa", "b"}} {
		r := c.Put("name", key(k.key), []byte(k.head), []byte(k.rest))
		if other, twice := digests[r.Digest()]; twice {
			t.Errorf("%q has the digest of %s", k, other)
		}
		digests[r.Digest()] = fmt.Sprintf("%q", k)
		again := c.Put("other name", key("other key"), []byte(k.head), []byte(k.rest))
		if again.Digest() != r.Digest() {
			t.Errorf("%q has two digests", k)
		}
	}
	closeCache(t, c)
}

func TestTheFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	build(t, dir, "1.0", some)
	var names []string
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	modes := map[string]os.FileMode{".": os.ModeDir | 0o700}
	for _, f := range files {
		names = append(names, f.Name())
		modes[f.Name()] = 0o600
	}
	for name, want := range modes {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode() != want && os.PathSeparator == '/' {
			t.Errorf("%s: mode %v, %v", name, info.Mode(), err)
		}
	}
	if got := strings.Join(names, " "); got != "CACHEDIR.TAG data-a index lock" {
		t.Errorf("the folder holds %s", got)
	}
	tag, _ := os.ReadFile(filepath.Join(dir, "CACHEDIR.TAG"))
	if !bytes.HasPrefix(tag, []byte("Signature: 8a477f597d28d172789f06886806bc55\n")) {
		t.Errorf("the tag says %q", tag)
	}
}

// A site whose reports are edited again and again must not fill the disk, nor lose a report.
func TestTheFolderStaysSmall(t *testing.T) {
	dir := t.TempDir()
	const reports, size = 20, 1000
	for edition := range 50 {
		c := cache.Open(dir, "1.0")
		var got [reports]cache.Record
		of := func(i int) kept { // report i is edited by every build whose number ends as it does
			e := fmt.Sprint(edition - (edition-i+reports)%reports%10)
			return kept{e, "head " + e, strings.Repeat(fmt.Sprint(i%10), size)}
		}
		for i := range reports {
			var found bool
			if got[i], found = c.Get(fmt.Sprint(i), key(of(i).key)); !found {
				got[i] = c.Put(fmt.Sprint(i), key(of(i).key), []byte(of(i).head), []byte(of(i).rest))
			}
		}
		for range 2 {
			if err := c.Commit(); err != nil {
				t.Fatal(err)
			}
			for i := range reports { // also where Commit has moved it
				same(t, c, fmt.Sprint(i), got[i], of(i))
				holds(t, c, fmt.Sprint(i), of(i))
			}
			c.Put("last", key("1"), nil, nil)
		}
		closeCache(t, c)
		total := int64(0)
		files, _ := filepath.Glob(filepath.Join(dir, "data-*"))
		for _, f := range files {
			info, _ := os.Stat(f)
			total += info.Size()
		}
		if total > 2*reports*size+100 {
			t.Fatalf("edition %d: %d bytes in %v", edition, total, files)
		}
	}
}

// The folder as it stands while a build is under way is what a killed build leaves.
func TestKilledBeforeCommit(t *testing.T) {
	dir, killed := t.TempDir(), filepath.Join(t.TempDir(), "killed")
	build(t, dir, "1.0", some)
	whole, _ := os.Stat(filepath.Join(dir, "data-a"))
	c := cache.Open(dir, "1.0")
	for i := range 100 {
		c.Put(fmt.Sprint(i), key("1"), []byte("new head"), []byte("new rest"))
	}
	c.Put("tay-ho/a.vi.md", key("1"), []byte("new head"), []byte("new rest"))
	if err := os.CopyFS(killed, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	closeCache(t, c)
	if err := os.WriteFile(filepath.Join(killed, "index.new"), []byte("phoihop cache ind"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{dir, killed} {
		c := cache.Open(dir, "1.0")
		for name, want := range some {
			holds(t, c, name, want)
		}
		misses(t, c, "5", "1")
		c.Put("6", key("1"), []byte("head 6"), []byte("rest 6"))
		commit(t, c)
		c = cache.Open(dir, "1.0")
		for name, want := range some {
			holds(t, c, name, want)
		}
		holds(t, c, "6", kept{"1", "head 6", "rest 6"})
		closeCache(t, c)
		if now, _ := os.Stat(filepath.Join(dir, "data-a")); now.Size() != whole.Size()+6 {
			t.Errorf("the data file has grown from %d to %d bytes", whole.Size(), now.Size())
		}
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "1.0", some)
	first, second := cache.Open(dir, "1.0"), cache.Open(dir, "1.0")
	for _, c := range []*cache.Cache{first, second} {
		for name, want := range some {
			holds(t, c, name, want)
		}
	}
	mine, others := kept{"1", "first", "of the first"}, kept{"1", "second", "of the second"}
	put(first, map[string]kept{"x": mine})
	put(second, map[string]kept{"x": others})
	holds(t, first, "x", mine)
	holds(t, second, "x", others)
	commit(t, first)
	holds(t, second, "x", others)
	holds(t, second, "tay-ho/a.vi.md", some["tay-ho/a.vi.md"])
	commit(t, second)
	third := cache.Open(dir, "1.0")
	holds(t, third, "x", mine)
	put(third, map[string]kept{"y": mine})
	commit(t, third)
	c := cache.Open(dir, "1.0")
	holds(t, c, "y", mine) // the lock was free again
	closeCache(t, c)
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	c := cache.Open(dir, "1.0")
	of := func(i int) kept {
		return kept{fmt.Sprint(i), fmt.Sprint("head ", i), strings.Repeat(fmt.Sprint(i), 300)}
	}
	var workers sync.WaitGroup
	for w := range 4 {
		workers.Go(func() {
			for i := w; i < 2000; i += 4 {
				put(c, map[string]kept{fmt.Sprint(i): of(i), "shared": of(0)})
				holds(t, c, fmt.Sprint(i), of(i))
				holds(t, c, "shared", of(0))
			}
		})
	}
	workers.Wait()
	commit(t, c)
	c = cache.Open(dir, "1.0")
	for i := range 2000 {
		holds(t, c, fmt.Sprint(i), of(i))
	}
	closeCache(t, c)
}
