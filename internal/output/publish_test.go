package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

func TestEachBuildPublishesExactlyWhatWasPut(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	folderBecomesFile := files{"vi": "a file", "index.html/x.html": "in a folder"}
	for i, step := range []struct {
		site             files
		written, removed int
	}{
		{monday, 4, 0},
		{monday, 0, 0},
		{tuesday, 3, 1},
		{tuesday, 0, 0},
		{monday, 3, 1},
		{folderBecomesFile, 2, 4},
		{tuesday, 4, 2},
		{files{}, 0, 4},
		{monday, 4, 0},
	} {
		published := build(t, out, step.site)
		equal(t, fmt.Sprintf("build %d", i+1), pages(t, out), step.site)
		if published.Written != step.written || published.Removed != step.removed || published.Files != len(step.site) || published.InPlace {
			t.Errorf("build %d: %+v, want %d written, %d removed", i+1, published, step.written, step.removed)
		}
		if entries, _ := os.ReadDir(filepath.Dir(out)); len(entries) != 2 {
			t.Errorf("build %d: %v stand beside OUT, want one folder", i+1, entries)
		}
	}
}

func TestAnEqualPageKeepsItsTime(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, files{"same": "same", "changed": "1"})
	for edition := 2; edition < 7; edition++ {
		before := time.Unix(int64(min(edition, 5))*1e6, 0)
		for _, path := range []string{"same", "changed"} {
			if edition <= 5 {
				must(t, os.Chtimes(filepath.Join(out, path), before, before))
			}
		}
		changes := edition < 5
		build(t, out, files{"same": "same", "changed": fmt.Sprint(min(edition, 4))})
		for path, isNew := range map[string]bool{"same": false, "changed": changes} {
			info, err := os.Stat(filepath.Join(out, path))
			must(t, err)
			if info.ModTime().Equal(before) == isNew {
				t.Errorf("build %d: %s has a new time: %v, want %v", edition, path, !isNew, isNew)
			}
		}
	}
}

func TestManifest(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, files{"b.html": "", "a/b.html": "hello\n", "a.html": "x", "Đ & đ.html": "y", ".nojekyll": ""})
	const want = `{
  "generator": "phoihop",
  "version": 1,
  "files": [
    {"path":".nojekyll","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"path":"a.html","size":1,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"},
    {"path":"a/b.html","size":6,"sha256":"5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"},
    {"path":"b.html","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"path":"Đ & đ.html","size":1,"sha256":"a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa"}
  ]
}
`
	if got := read(t, out)[manifestName]; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	var none bytes.Buffer
	must(t, writeManifest(&none, nil))
	if want := "{\n  \"generator\": \"phoihop\",\n  \"version\": 1,\n  \"files\": []\n}\n"; none.String() != want {
		t.Errorf("empty manifest: %q", none.String())
	}
}

func TestWhatIsNotOursStays(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, files{"secret": "secret"})
	theirs := files{
		".gitignore": "*\n!.gitignore\n", ".git/refs/heads/main": "1", "vi/.keep": "", "vi/tay-ho/notes.txt": "mine",
		"letter.odt": "mine too", "out": "-> " + outside, "vi/dangling": "-> nowhere",
	}
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, files{".gitignore": theirs[".gitignore"]})
	if published := build(t, out, monday); len(published.Kept) > 0 {
		t.Errorf("dot files are named: %q", published.Kept)
	}
	write(t, out, files{".git/refs/heads/main": "1"})
	for path, text := range theirs {
		if path != ".gitignore" && !strings.HasPrefix(path, ".git/") {
			write(t, out, files{path: text})
		}
	}
	must(t, os.Mkdir(filepath.Join(out, "empty"), 0o700))
	for _, edition := range []files{monday, tuesday, {}, tuesday, monday} {
		published := build(t, out, edition)
		equal(t, "OUT", pages(t, out), with(edition, theirs))
		if want := []string{"letter.odt", "out", "vi/dangling", "vi/tay-ho/notes.txt"}; !slices.Equal(published.Kept, want) {
			t.Errorf("kept %q, want %q", published.Kept, want)
		}
		for path := range pages(t, filepath.Join(out, "../.public.phoihop/tree")) {
			if _, foreign := theirs[path]; foreign {
				t.Errorf("%s was left in the tree swapped out", path)
			}
		}
		if info, err := os.Stat(filepath.Join(out, "empty")); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("the empty folder: %v %v", info, err)
		}
	}
	equal(t, "the folder linked to", read(t, outside), files{"secret": "secret"})
}

func TestWhatIsSavedDuringTheSwapIsNotLost(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, monday)
	write(t, out, files{"notes.txt": "1", "log.txt": "1", "vi/notes.txt": "1"})
	tree := open(t, out)
	put(t, tree, tuesday)
	tree.exchange = func(p place) error {
		must(t, os.Remove(filepath.Join(out, "notes.txt"))) // an editor that saves by rename
		write(t, out, files{"notes.txt": "2", "new/letter.odt": "2"})
		must(t, os.WriteFile(filepath.Join(out, "log.txt"), []byte("2"), 0o666)) // and one that does not
		return exchange(p)
	}
	_, err := tree.Publish()
	must(t, err)
	equal(t, "OUT", pages(t, out), with(tuesday, files{"notes.txt": "2", "log.txt": "2", "vi/notes.txt": "1", "new/letter.odt": "2"}))
}

func TestAFileOfSomeoneElseIsNeverReplaced(t *testing.T) {
	for _, test := range []struct{ theirs, ours, conflict string }{
		{"vi/a.html", "vi/a.html", "vi/a.html"},
		{"vi/A.html", "vi/a.html", "vi/A.html"},
		{"vi", "vi/a.html", "vi"},
		{"vi/a.html/notes.txt", "vi/a.html", "vi/a.html"},
		{".nojekyll", ".nojekyll", ".nojekyll"},
	} {
		out := filepath.Join(t.TempDir(), "public")
		build(t, out, files{"index.html": "Monday", "en/x.html": "x"})
		write(t, out, files{test.theirs: "theirs"})
		before := read(t, out)
		tree := open(t, out)
		put(t, tree, files{"index.html": "Tuesday", test.ours: "ours"})
		var conflict *ConflictError
		if _, err := tree.Publish(); !errors.As(err, &conflict) || conflict.Path != test.conflict {
			t.Errorf("%s over %s: %v, want a ConflictError", test.ours, test.theirs, err)
		}
		equal(t, "OUT", read(t, out), before)
		must(t, tree.Close())
	}
}

func TestNothingIsWrittenThroughALinkInTheStagedTree(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	victim := t.TempDir()
	write(t, victim, files{"file": "safe", "dir/a.html": "safe"})
	for _, edition := range []files{tuesday, monday, tuesday} {
		build(t, out, edition)
	}
	staged := filepath.Join(out, "../.public.phoihop/tree")
	must(t, os.RemoveAll(filepath.Join(staged, "vi")))
	must(t, os.Remove(filepath.Join(staged, "index.html")))
	must(t, os.Remove(filepath.Join(staged, "assets/a.css")))
	write(t, staged, files{"vi": "-> " + victim + "/dir", "index.html": "-> " + victim + "/file", "stale": "-> " + victim})
	must(t, os.Link(filepath.Join(victim, "file"), filepath.Join(staged, "assets/a.css")))
	build(t, out, with(tuesday, files{"vi/a.html": "ours"}))
	equal(t, "OUT", pages(t, out), with(tuesday, files{"vi/a.html": "ours"}))
	equal(t, "the folder linked to", read(t, victim), files{"file": "safe", "dir/a.html": "safe"})
}

func TestOUTKeepsItsMode(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, monday)
	must(t, os.Chmod(out, 0o710))
	build(t, out, tuesday)
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o710 {
		t.Errorf("mode %v %v", info.Mode(), err)
	}
}

func TestPutFileIsPut(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	long := strings.Repeat("0123456789abcdef", chunkSize/8) // four chunks
	for i, text := range []string{long, long, long[:chunkSize], long[:chunkSize], long[:chunkSize] + "x", long[:chunkSize], "", "", "x" + long, long + "x", long} {
		tree := open(t, out)
		must(t, tree.PutFile("files/photo.jpg", iotest.HalfReader(strings.NewReader(text)), 0))
		published, err := tree.Publish()
		must(t, err)
		must(t, tree.Close())
		equal(t, fmt.Sprintf("build %d", i), pages(t, out), files{"files/photo.jpg": text})
		if published.Bytes != int64(len(text)) {
			t.Errorf("build %d: %d bytes, want %d", i, published.Bytes, len(text))
		}
		// Put and PutFile list the same hash.
		listed := read(t, out)[manifestName]
		build(t, out, files{"files/photo.jpg": text})
		if read(t, out)[manifestName] != listed {
			t.Errorf("build %d: Put and PutFile differ in the manifest", i)
		}
	}
}

func TestNoPublishNoChange(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, monday)
	build(t, out, monday)
	before := read(t, out)
	for name, end := range map[string]func(*Tree){
		"closed":         func(tree *Tree) {},
		"a broken photo": func(tree *Tree) { tree.PutFile("z", iotest.ErrReader(io.ErrClosedPipe), 0) },
		"the staging folder gone": func(tree *Tree) {
			must(t, os.RemoveAll(tree.tree))
			write(t, tree.staging, files{"tree": "a file"})
			var pathError *fs.PathError
			if err := tree.Put("en/new.html", nil, 0); !errors.As(err, &pathError) || pathError.Op == "" || pathError.Path == "" {
				t.Errorf("the write error names no operation and path: %v", err)
			}
		},
	} {
		tree := open(t, out)
		put(t, tree, tuesday)
		end(tree)
		if name != "closed" {
			if _, err := tree.Publish(); err == nil {
				t.Errorf("%s: published", name)
			}
		}
		must(t, tree.Close())
		if err := tree.Put("late", nil, 0); !errors.Is(err, fs.ErrClosed) {
			t.Errorf("%s: Put after Close: %v", name, err)
		}
		if _, err := tree.Publish(); err == nil {
			t.Errorf("%s: Publish after Close", name)
		}
		equal(t, name, read(t, out), before)
		os.Remove(filepath.Join(tree.staging, "tree")) // the file put there, if any
	}
	build(t, out, tuesday)
	equal(t, "the next build", pages(t, out), tuesday)
}

func TestManyHands(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for _, edition := range []string{"A", "B", "B", "C"} {
		tree := open(t, out)
		want := files{}
		var wait sync.WaitGroup
		for i := range 400 {
			path, text := fmt.Sprintf("vi/d%d/%d/r.html", i%7, i), fmt.Sprint(edition, i)
			want[path] = text
			wait.Go(func() {
				data := []byte(text)
				if err := tree.Put(path, data, 0); err != nil {
					t.Error(err)
				}
				clear(data) // Put keeps no reference
			})
		}
		wait.Wait()
		_, err := tree.Publish()
		must(t, err)
		must(t, tree.Close())
		equal(t, edition, pages(t, out), want)
	}
}
