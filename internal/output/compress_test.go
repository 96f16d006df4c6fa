package output

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

var (
	text  = strings.Repeat("Các bên thống nhất nội dung phối hợp. ", 20)
	site1 = files{
		"index.html": text, "vi/feed.xml": text + "1", "data/a.csv": text + "2", "files/a.pdf": text, "short.txt": "short",
		"own.css": text + "3", "own.css.gz": "made by hand", "noise.txt": noise(400),
	}
)

// noise is a text that no compressor makes smaller.
func noise(length int) string {
	b, state := make([]byte, length), uint32(1)
	for i := range b {
		state = state*1664525 + 1013904223
		b[i] = byte(state >> 24)
	}
	return string(b)
}

// compress publishes a site with twins. It returns the paths of files that a twin was made for.
func compress(t *testing.T, out string, trust bool, e edition) (made []string) {
	t.Helper()
	tree, err := Open(out, trust)
	must(t, err)
	defer tree.Close()
	for path, text := range e.pages {
		if !tree.Keep(path, e.marks[path]) {
			must(t, tree.Put(path, []byte(text), e.marks[path]))
		}
	}
	for _, path := range tree.Compressible() {
		if others := tree.keepTwins(tree.claims.find(foldCase(path))); len(others) > 0 {
			made = append(made, path)
			must(t, tree.Compress(path)) // a twin that was kept is taken, and stays
		}
	}
	_, err = tree.Publish()
	must(t, err)
	return made
}

// unpacked gives what a twin holds.
func unpacked(t *testing.T, out, path string) string {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join(out, path))
	must(t, err)
	var from io.Reader = brotli.NewReader(bytes.NewReader(packed))
	if strings.HasSuffix(path, gzipEnding) {
		unzip, err := gzip.NewReader(bytes.NewReader(packed))
		must(t, err)
		if unzip.Name != "" || !unzip.ModTime.IsZero() {
			t.Errorf("%s names a file or a time: %+v", path, unzip.Header)
		}
		from = unzip
	}
	plain, err := io.ReadAll(from)
	must(t, err)
	return string(plain)
}

func TestTwinsHoldWhatTheirFilesHold(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	compress(t, out, true, marked(site1, 1))
	got := pages(t, out)
	for _, path := range []string{"index.html", "vi/feed.xml", "data/a.csv"} {
		for _, ending := range []string{brotliEnding, gzipEnding} {
			if plain := unpacked(t, out, path+ending); plain != site1[path] {
				t.Errorf("%s%s holds %.60q", path, ending, plain)
			}
			if len(got[path+ending]) >= len(site1[path]) {
				t.Errorf("%s%s is no smaller", path, ending)
			}
			delete(got, path+ending)
		}
	}
	if plain := unpacked(t, out, "own.css.br"); plain != site1["own.css"] {
		t.Errorf("own.css.br holds %.60q", plain)
	}
	delete(got, "own.css.br")
	equal(t, "beside the twins", got, site1)
}

func TestTwinsAreMadeOnceForTheSameBytes(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := marked(files{"a.html": text, "b.html": text + "b"}, 1)
	compress(t, out, true, first)
	if made := compress(t, out, true, first); made != nil {
		t.Errorf("made again where nothing changed: %v", made)
	}
	if made := compress(t, out, true, marked(first.pages, 2)); made != nil {
		t.Errorf("made again for pages with the same bytes: %v", made)
	}
	second := marked(files{"a.html": text, "b.html": text + "c", "d.html": text}, 3)
	if made := compress(t, out, true, second); len(made) != 2 || made[0] != "b.html" || made[1] != "d.html" {
		t.Errorf("made for %v, want b.html and d.html", made)
	}
	write(t, out, files{"a.html.br": "edited by hand"})
	compress(t, out, true, second)
	cold := filepath.Join(t.TempDir(), "public")
	compress(t, cold, false, second)
	equal(t, "a rebuild beside a cold build", read(t, out), read(t, cold))

	build(t, out, second.pages)
	equal(t, "after a build without twins", pages(t, out), second.pages)
}

func TestAFileThatChangesWhileItIsCompressed(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, files{"a.html": text})
	tree := open(t, out)
	must(t, tree.Put("a.html", []byte(text), 0))
	write(t, out, files{"a.html": text + "edited"})
	if err := tree.Compress("a.html"); err == nil {
		t.Error("the twins are of other bytes than the manifest lists")
	}
	if _, err := tree.Publish(); err == nil {
		t.Error("published after a failure")
	}
}

func TestNothingIsCompressedWhereNothingIsWritten(t *testing.T) {
	tree := Discard()
	must(t, tree.Put("a.html", []byte(text), 0))
	if paths := tree.Compressible(); paths != nil {
		t.Errorf("to be compressed: %v", paths)
	}
}

func TestIsTwin(t *testing.T) {
	for path, want := range map[string]bool{"a.html.br": true, "x/a.csv.gz": true, "a.html": false, "a.pdf.gz": false, "a.br": false, "a.tar.gz": false} {
		if IsTwin(path) != want {
			t.Errorf("IsTwin(%q) is %v", path, !want)
		}
	}
}
