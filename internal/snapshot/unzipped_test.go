package snapshot

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// unzip writes an archive's files into a folder, as programs do that know nothing of bags.
func unzip(t *testing.T, pack []byte, folder string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	must(t, err)
	must(t, os.CopyFS(folder, archive))
}

// zipFolder packs a folder as other programs do.
func zipFolder(t *testing.T, folder string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	must(t, w.AddFS(os.DirFS(folder)))
	must(t, w.Close())
	return b.Bytes()
}

// TestUnzipped: a bag is verified where it was unzipped, from the folder in it or above it, and where another program packed that
// again.
func TestUnzipped(t *testing.T) {
	content := unpackText(t, single)
	pack := packedSite(t, Zip, built(t, content), content)
	for _, test := range []struct {
		name   string
		change func(bag string) error
		want   []string // as a folder; zipped again, all else is the same
	}{
		{"whole", func(string) error { return nil }, nil},
		{"litter", func(bag string) error {
			return os.WriteFile(filepath.Join(bag, "data", ".DS_Store"), []byte("x"), 0o666)
		}, nil},
		{"a page changed", func(bag string) error { return appendTo(filepath.Join(bag, "data/vi/index.html"), " ") },
			[]string{"data/vi/index.html: the pack was changed: a file does not fit the bag's manifest", "data/vi/index.html: this file was changed"}},
		{"sources changed", func(bag string) error { return appendTo(filepath.Join(bag, "data/sources/site.yaml"), " ") },
			[]string{"data/sources/site.yaml: the pack was changed: a file does not fit the bag's manifest"}},
		{"a file too many", func(bag string) error { return os.WriteFile(filepath.Join(bag, "data/.x"), []byte("x"), 0o666) },
			[]string{"data/.x: the pack was changed: a file is in no manifest of the bag", "data/.x: this file is too many"}},
		{"a page missing", func(bag string) error { return os.Remove(filepath.Join(bag, "data/vi/index.html")) },
			[]string{"data/vi/index.html: the pack was changed: a file of the bag is missing", "data/vi/index.html: this file is missing"}},
		{"the first page changed", func(bag string) error { return appendTo(filepath.Join(bag, "index.html"), " ") },
			[]string{"index.html: the pack was changed: a file does not fit the bag's manifest"}},
	} {
		folder := t.TempDir()
		unzip(t, pack, folder)
		must(t, test.change(filepath.Join(folder, "ban-tin")))
		for _, where := range []string{folder, filepath.Join(folder, "ban-tin")} {
			v := Verify(where, "")
			got := told(v)
			if v.Format != Bag || v.Identity.Name != "ban-tin" || v.Whole() != (test.want == nil) {
				t.Errorf("%s: %q, %q\n%s", test.name, v.Format, v.Identity.Name, got)
			}
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("%s: %swant %s", test.name, got, want)
				}
			}
			again := told(Verify(saved(t, zipFolder(t, where)), ""))
			if repacked := strings.HasSuffix(again, "[pack-repacked]\n") && strings.Count(again, "\n") == 1; repacked != (test.want == nil) {
				t.Errorf("%s, zipped again: %s", test.name, again)
			}
			if test.want != nil && !strings.Contains(again, "or not made by phoihop [pack-seal]") {
				t.Errorf("%s, zipped again: %s", test.name, again)
			}
		}
	}
}

// TestUnzippedHostile: what is in a folder or a stranger's zip is not followed out of it, and not read beyond its bounds.
func TestUnzippedHostile(t *testing.T) {
	pack := packedSite(t, Zip, built(t, unpackText(t, single)), "")
	folder := t.TempDir()
	unzip(t, pack, folder)
	must(t, os.Symlink("/etc/passwd", filepath.Join(folder, "ban-tin", "data", "passwd")))
	if got := told(Verify(folder, "")); !strings.Contains(got, "an entry that is no plain file") {
		t.Error(got)
	}
	var bomb bytes.Buffer
	w := zip.NewWriter(&bomb)
	for name, size := range map[string]int64{"b/bagit.txt": 10, "b/data/x": 64 << 20} {
		entry, err := w.Create(name)
		must(t, err)
		_, err = io.CopyN(entry, zeros{}, size)
		must(t, err)
	}
	must(t, w.Close())
	v := Verify(saved(t, bomb.Bytes()), "")
	if got := told(v); !strings.Contains(got, "it unpacks to far more than it is") || strings.Count(got, "\n") > 2 {
		t.Error(got)
	}
	var other bytes.Buffer
	w = zip.NewWriter(&other)
	_, err := w.Create("a.txt")
	must(t, err)
	must(t, w.Close())
	if got := told(Verify(saved(t, other.Bytes()), "")); !strings.HasSuffix(got, "[pack-unknown]\n") || strings.Count(got, "\n") != 1 {
		t.Error(got)
	}
}

// TestForeignDirectory: a directory that would fill memory is not read to its end.
func TestForeignDirectory(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	name := strings.Repeat("a/", 30_000)
	for n := range mostDirectory/len(name) + 10 {
		_, err := w.CreateHeader(&zip.FileHeader{Name: name + strconv.Itoa(n)})
		must(t, err)
	}
	must(t, w.Close())
	if got := told(Verify(saved(t, b.Bytes()), "")); !strings.Contains(got, "its directory is damaged [a value is too large] [pack-archive]") {
		t.Error(got)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

// TestDownloaded: a site that was downloaded stands in a folder named after its host, and lacks its manifest.
func TestDownloaded(t *testing.T) {
	folder := t.TempDir()
	site := filepath.Join(folder, "example.org")
	must(t, os.CopyFS(site, os.DirFS(built(t, unpackText(t, single)))))
	if v := Verify(folder, ""); !v.Whole() {
		t.Error(told(v))
	}
	must(t, os.Remove(filepath.Join(site, manifestName)))
	for _, where := range []string{folder, site} {
		if got := told(Verify(where, "")); got != ": this is a published site without its manifest.json, so there is nothing to hold it against [pack-no-manifest]\n" {
			t.Error(got)
		}
	}
}
