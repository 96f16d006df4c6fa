package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/md5"
	"crypto/sha512"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phoihop/internal/sealed"
	"phoihop/internal/zim"
)

// TestHostileArchives unpacks archives that were made to do harm. Each is sealed as ours are, so that it is not the seal that
// refuses them: the command says what is wrong, and writes nothing anywhere.
func TestHostileArchives(t *testing.T) {
	page := []byte("<!doctype html><p>Bản tin</p></html>\n")
	file := func(name string) *zip.FileHeader {
		return &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(page), CompressedSize64: uint64(len(page)), UncompressedSize64: uint64(len(page))}
	}
	one := func(names ...string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range append([]string{"tin/bagit.txt"}, names...) {
			add(t, w, file(name), page)
		}
		return sealedZip(t, w, &b)
	}
	for _, test := range []struct {
		name string
		pack []byte
		want string
	}{
		{"out of the folder", one("tin/data/../../../evil.html"), "a name that leads out of the folder"},
		{"an absolute path", one("/tmp/evil.html"), "an absolute name"},
		{"a path of another system", one(`tin/data/..\..\evil.html`), "a name with a backslash"},
		{"a drive", one("tin/data/C:evil.html"), "a name with a colon or a drive"},
		{"a name twice", one("tin/data/a.html", "tin/data/a.html"), "two entries of one name"},
		{"letters of two cases", one("tin/data/a.html", "tin/data/A.html"), "two names that are one file on another system"},
		{"letters and marks apart", one("tin/data/\u1ebf.html", "tin/data/e\u0302\u0301.html"), "two names that are one file on another system"},
		{"a file and a folder", one("tin/data/a", "tin/data/a/b.html"), "a name that is a file and a folder"},
		{"a dot at the end", one("tin/data/index.html."), "a name that ends in a dot or space"},
		{"a link", linked(t, "tin/data/vi", "../../.."), "an entry that is no plain file"},
		{"a bomb", bomb(t), "it unpacks to far more than it is"},
		{"more than it declares", lying(t, page), "content is not as long as declared"},
		{"a web archive that leads out", one("archive/../../evil.html"), "a name that leads out of the folder"},
		{"a ZIM file that leads out", leading(writtenZim(t, strings.Repeat("x", 100))), "name with . or .."},
		{"a ZIM file that is a bomb", writtenZim(t, strings.Repeat("\x00", 80<<20)), "it unpacks to far more than it is"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			pack := filepath.Join(dir, "a", "b", "goi")
			if err := os.MkdirAll(filepath.Dir(pack), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(pack, test.pack, 0o666); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			status := run([]string{"extract", pack, filepath.Join(dir, "a", "b", "out"), "--messages", "en"}, &out, &errs, func(string) string { return "" })
			if status != exitFailed || !strings.Contains(errs.String(), test.want) || !strings.Contains(errs.String(), "[unpack-refused]") || strings.Contains(errs.String(), "[pack-seal]") {
				t.Errorf("status %d, want the words %q:\n%s", status, test.want, errs.String())
			}
			fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
				if path != "." && path != "a" && path != "a/b" && path != "a/b/goi" {
					t.Errorf("%s was written", path)
				}
				return err
			})
		})
	}
}

func add(t *testing.T, w *zip.Writer, h *zip.FileHeader, content []byte) {
	t.Helper()
	to, err := w.CreateRaw(h)
	if err == nil {
		_, err = to.Write(content)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// sealedZip ends an archive in a seal as it must be.
func sealedZip(t *testing.T, w *zip.Writer, b *bytes.Buffer) []byte {
	t.Helper()
	if err := w.SetComment(sealed.Comment + strings.Repeat("0", 2*sha512.Size) + "\n"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	before, _, found := bytes.Cut(b.Bytes(), []byte(sealed.Comment))
	if !found {
		t.Fatal("there is no comment")
	}
	return fmt.Appendf(bytes.Clone(before), "%s%x\n", sealed.Comment, sha512.Sum512(before))
}

// linked is an archive with a symbolic link.
func linked(t *testing.T, name, target string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(target)), CompressedSize64: uint64(len(target)), UncompressedSize64: uint64(len(target))}
	h.SetMode(fs.ModeSymlink | 0o777)
	add(t, w, h, []byte(target))
	return sealedZip(t, w, &b)
}

// bomb is an archive of 64 MiB in some kilobytes.
func bomb(t *testing.T) []byte {
	zeros := make([]byte, 64<<20)
	var b, packed bytes.Buffer
	to, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err == nil {
		_, err = to.Write(zeros)
	}
	if err == nil {
		err = to.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&b)
	add(t, w, &zip.FileHeader{Name: "tin/data/a", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(zeros), CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(zeros))}, packed.Bytes())
	return sealedZip(t, w, &b)
}

// lying is an archive of an entry that unpacks to more than it declares.
func lying(t *testing.T, content []byte) []byte {
	var b, packed bytes.Buffer
	to, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err == nil {
		_, err = io.Copy(to, strings.NewReader(strings.Repeat("a", 1000)))
	}
	if err == nil {
		err = to.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&b)
	add(t, w, &zip.FileHeader{Name: "tin/data/a", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(content), CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(content))}, packed.Bytes())
	return sealedZip(t, w, &b)
}

// leading is a ZIM file of which a path leads out, with the checksum of that.
func leading(pack []byte) []byte {
	pack = bytes.ReplaceAll(pack, []byte("en/evil.html"), []byte("../evil.html"))
	pack = pack[:len(pack)-md5.Size]
	sum := md5.Sum(pack)
	return append(pack, sum[:]...)
}

// writtenZim is a ZIM file of one page.
func writtenZim(t *testing.T, page string) []byte {
	t.Helper()
	var icon bytes.Buffer
	if err := png.Encode(&icon, image.NewGray(image.Rect(0, 0, 48, 48))); err != nil {
		t.Fatal(err)
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(page)), nil }
	file, err := os.Create(filepath.Join(t.TempDir(), "a"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = zim.Write(file, zim.Archive{Main: "en/evil.html", Entries: []zim.Entry{{Path: "en/evil.html", MIME: "text/html", Size: int64(len(page)), Open: open}},
		Metadata: zim.Metadata{Name: "vn_tin", Title: "Tin", Description: "Tin", Language: "vie", Creator: "a", Publisher: "a", Date: "2023-07-01", Illustration: icon.Bytes()}})
	if err != nil {
		t.Fatal(err)
	}
	pack, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return pack
}
