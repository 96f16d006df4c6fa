package output

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// edition is a site and the mark under which each of its pages is made.
type edition struct {
	pages files
	marks map[string]uint64
}

// rebuild publishes a site whose pages are kept where they can be. It returns the paths that were put.
func rebuild(t *testing.T, out string, trust bool, e edition) (Published, map[string]bool) {
	t.Helper()
	tree, err := Open(out, trust)
	must(t, err)
	defer tree.Close()
	made := map[string]bool{}
	for path, text := range e.pages {
		if !tree.Keep(path, e.marks[path]) {
			made[path] = true
			must(t, tree.Put(path, []byte(text), e.marks[path]))
		}
	}
	published, err := tree.Publish()
	must(t, err)
	return published, made
}

// marked gives every page the mark.
func marked(pages files, mark uint64) edition {
	e := edition{pages, map[string]uint64{}}
	for path := range pages {
		e.marks[path] = mark
	}
	return e
}

func TestAPageIsKeptWhileItsMarkAndBytesAreThere(t *testing.T) {
	for _, test := range []struct {
		name  string
		touch func(t *testing.T, out string) // what happens to OUT between two builds
		made  string                         // the page made anew: "", index.html or all
	}{
		{"nothing happens", func(*testing.T, string) {}, ""},
		{"a page is edited", func(t *testing.T, out string) { write(t, out, files{"index.html": "edited"}) }, "index.html"},
		{"a page is edited, its length and time stay", func(t *testing.T, out string) {
			info, err := os.Stat(filepath.Join(out, "index.html"))
			must(t, err)
			write(t, out, files{"index.html": "MONDAY"})
			must(t, os.Chtimes(filepath.Join(out, "index.html"), info.ModTime(), info.ModTime()))
		}, "index.html"},
		{"a page is deleted", func(t *testing.T, out string) { must(t, os.Remove(filepath.Join(out, "index.html"))) }, "index.html"},
		{"a page is replaced by a link to its copy", func(t *testing.T, out string) {
			must(t, os.Rename(filepath.Join(out, "index.html"), filepath.Join(out, "../copy")))
			write(t, out, files{"index.html": "-> ../copy"})
		}, "index.html"},
		{"a page is touched", func(t *testing.T, out string) {
			must(t, os.Chtimes(filepath.Join(out, "index.html"), time.Unix(1, 0), time.Unix(1, 0)))
			must(t, os.Chmod(filepath.Join(out, "vi/same.html"), 0o600))
		}, ""},
		{"a page is copied and put back", func(t *testing.T, out string) {
			must(t, os.Remove(filepath.Join(out, "index.html")))
			write(t, out, files{"index.html": monday["index.html"]})
		}, ""},
		{"the manifest is written in another way", func(t *testing.T, out string) {
			text := read(t, out)[manifestName]
			write(t, out, files{manifestName: text + "\n"})
		}, "all"},
		{"the manifest is copied and put back", func(t *testing.T, out string) {
			text := read(t, out)[manifestName]
			must(t, os.Remove(filepath.Join(out, manifestName)))
			write(t, out, files{manifestName: text})
		}, ""},
		{"the state is gone", func(t *testing.T, out string) {
			must(t, os.Remove(filepath.Join(out, "../.public.phoihop", stateName)))
		}, "all"},
		{"OUT is another folder", func(t *testing.T, out string) {
			must(t, os.CopyFS(out+"2", os.DirFS(out)))
			must(t, os.RemoveAll(out))
			must(t, os.Rename(out+"2", out))
		}, "all"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			rebuild(t, out, true, marked(monday, 7))
			test.touch(t, out)
			_, made := rebuild(t, out, true, marked(monday, 7))
			for path := range monday {
				if want := test.made == path || test.made == "all"; made[path] != want {
					t.Errorf("%s made anew: %v, want %v", path, made[path], want)
				}
			}
			equal(t, "OUT", pages(t, out), monday)
			listed, err := readManifest(filepath.Join(out, manifestName))
			must(t, err)
			if !listed.canonical {
				t.Error("the manifest is not as we write it")
			}
			if _, made := rebuild(t, out, true, marked(monday, 7)); len(made) > 0 {
				t.Errorf("the build after that made %v anew", made)
			}
		})
	}
}

func TestWhatIsNeverKept(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	rebuild(t, out, true, edition{monday, map[string]uint64{"index.html": 1, "vi/same.html": 1, "assets/a.css": 0}})
	tree := open(t, out)
	for _, test := range []struct {
		path string
		mark uint64
		want bool
	}{
		{"index.html", 2, false},   // made from something else
		{"index.html", 0, false},   // no mark
		{"assets/a.css", 0, false}, // made under none
		{"Index.html", 1, false},   // another spelling
		{"vi", 1, false},           // a folder
		{"new.html", 1, false},
		{"../index.html", 1, false},
		{manifestName, 1, false},
		{"index.html", 1, true},
		{"index.html", 1, false}, // taken now
	} {
		if got := tree.Keep(test.path, test.mark); got != test.want {
			t.Errorf("Keep(%q, %d) = %v, want %v", test.path, test.mark, got, test.want)
		}
	}
	must(t, tree.Close())
	untrusting, err := Open(out, false)
	must(t, err)
	defer untrusting.Close()
	if untrusting.Keep("index.html", 1) || Discard().Keep("index.html", 1) || tree.Keep("vi/same.html", 1) {
		t.Error("kept without trust, by Discard or after Close")
	}
}

func TestWhatWasPublishedIsListedAndKept(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	rebuild(t, out, true, marked(monday, 1))
	must(t, os.Remove(filepath.Join(out, "vi/same.html")))
	for _, trust := range []bool{true, false} {
		tree, err := Open(out, trust)
		must(t, err)
		if got, want := tree.Published("vi/"), []string{"vi/same.html", "vi/tay-ho/old.html"}; !slices.Equal(got, want) {
			t.Errorf("published %q, want %q", got, want)
		}
		for path, want := range map[string]bool{"vi/tay-ho/old.html": true, "vi/same.html": false, "vi/new.html": false} {
			if got := tree.KeepAny(path); got != want {
				t.Errorf("KeepAny(%q) = %v, want %v", path, got, want)
			}
			if got := tree.Has(path); got != want {
				t.Errorf("Has(%q) = %v once it was to be kept, want %v", path, got, want)
			}
		}
		must(t, tree.Close())
	}
	if discarded := Discard(); discarded.KeepAny("index.html") || len(discarded.Published("")) > 0 {
		t.Error("Discard has something")
	}
}

func TestNothingChangedNothingIsWritten(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	rebuild(t, out, true, marked(monday, 1))
	time.Sleep(20 * time.Millisecond) // a clock may tick that slowly; what was touched in its last tick is noted later
	rebuild(t, out, true, marked(monday, 1))
	write(t, out, files{"notes.txt": "mine"})
	before, err := os.Stat(out)
	must(t, err)
	fault = func(op, name string) error {
		if filepath.Base(name) != treeName && filepath.Base(name) != lockName && op != "mkdir" {
			t.Errorf("%s %s", op, name)
		}
		return nil
	}
	defer func() { fault = nil }()
	published, made := rebuild(t, out, true, marked(monday, 1))
	after, err := os.Stat(out)
	must(t, err)
	if !os.SameFile(before, after) || len(made) > 0 {
		t.Errorf("OUT was exchanged, or %v made", made)
	}
	if got, want := fmt.Sprint(published), fmt.Sprint(Published{Files: 4, Bytes: 14, Kept: []string{"notes.txt"}}); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAKeptPageKeepsItsTime(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	old := time.Unix(1e9, 0)
	rebuild(t, out, true, marked(monday, 1))
	must(t, os.Chtimes(filepath.Join(out, "vi/same.html"), old, old))
	for n := range 5 {
		e := marked(monday, 1)
		e.pages = with(monday, files{"index.html": fmt.Sprint(n)})
		e.marks["index.html"] = uint64(n) + 2
		if published, made := rebuild(t, out, true, e); len(made) != 1 || published.Written != 1 {
			t.Errorf("made %v, written %d, want index.html alone", made, published.Written)
		}
		if info, err := os.Stat(filepath.Join(out, "vi/same.html")); err != nil || !info.ModTime().Equal(old) {
			t.Errorf("build %d: %v %v, want the time of the page as it was", n, info.ModTime(), err)
		}
	}
}

func TestAFileChangedDuringTheBuildIsNotPublishedAsKept(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	rebuild(t, out, true, marked(monday, 1))
	tree := open(t, out)
	if !tree.Keep("vi/same.html", 1) {
		t.Fatal("not kept")
	}
	must(t, tree.Put("index.html", []byte("Tuesday"), 2))
	write(t, out, files{"vi/same.html": "edit"}) // of the same length
	if _, err := tree.Publish(); err == nil {
		t.Error("published")
	}
	must(t, tree.Close())
	equal(t, "OUT", pages(t, out), with(monday, files{"vi/same.html": "edit"}))
}

func TestWithoutHardLinksKeptPagesAreCopied(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	fault = func(op, name string) error {
		if op == "link" {
			return os.ErrPermission
		}
		return nil
	}
	defer func() { fault = nil }()
	old := time.Unix(1e9, 0)
	rebuild(t, out, true, marked(monday, 1))
	must(t, os.Chtimes(filepath.Join(out, "vi/same.html"), old, old))
	for n := range 5 {
		e := marked(with(monday, files{"index.html": fmt.Sprint(n)}), 1)
		e.marks["index.html"] = uint64(n) + 2
		if _, made := rebuild(t, out, true, e); len(made) != 1 {
			t.Errorf("made %v, want index.html alone", made)
		}
		equal(t, "OUT", pages(t, out), e.pages)
		if info, err := os.Stat(filepath.Join(out, "vi/same.html")); err != nil || !info.ModTime().Equal(old) {
			t.Errorf("build %d: %v %v, want the time of the page as it was", n, info.ModTime(), err)
		}
	}
}
