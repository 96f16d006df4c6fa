package sealed_test

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"phoihop/internal/sealed"
)

var day = time.Date(2025, 7, 1, 8, 30, 0, 0, time.UTC)

// small are the files of a small site.
func small() []sealed.Source {
	picture := make([]byte, 300)
	for i := range picture {
		picture[i] = byte(i * i >> 3)
	}
	stored := sealed.Bytes("anh.png", picture)
	stored.Stored = true
	return []sealed.Source{
		sealed.Bytes("index.html", []byte(strings.Repeat("<p>Hội nghị phối hợp</p>\n", 20))),
		sealed.Bytes("vi/báo cáo.html", []byte("<h1>Báo cáo</h1>")),
		stored,
		sealed.Bytes("robots.txt", nil),
	}
}

func archive(t testing.TB, sources ...sealed.Source) []byte {
	t.Helper()
	var b bytes.Buffer
	w := sealed.Create(&b, day)
	if err := w.Add(slices.Values(sources), nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, b []byte) *sealed.Archive {
	t.Helper()
	a, err := sealed.Open(bytes.NewReader(b), int64(len(b)), sealed.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func content(t testing.TB, s interface {
	Open() (io.ReadCloser, error)
}) string {
	t.Helper()
	r, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestListing(t *testing.T) {
	b := archive(t, small()...)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var listing strings.Builder
	for _, f := range z.File {
		fmt.Fprintf(&listing, "%s %d>%d method %d %s %s flags %x extra %d\n", f.Name, f.UncompressedSize64, f.CompressedSize64,
			f.Method, f.Mode(), f.Modified.Format(time.DateTime), f.Flags, len(f.Extra))
	}
	want := `index.html 660>44 method 8 -rw-r--r-- 2025-07-01 08:30:00 flags 0 extra 0
vi/báo cáo.html 18>21 method 8 -rw-r--r-- 2025-07-01 08:30:00 flags 800 extra 0
anh.png 300>300 method 0 -rw-r--r-- 2025-07-01 08:30:00 flags 0 extra 0
robots.txt 0>2 method 8 -rw-r--r-- 2025-07-01 08:30:00 flags 0 extra 0
`
	if listing.String() != want {
		t.Errorf("listing:\n%swant:\n%s", listing.String(), want)
	}
	sum := sha512.Sum512(b[:len(b)-len(z.Comment)])
	if z.Comment != sealed.Comment+hex.EncodeToString(sum[:])+"\n" {
		t.Errorf("comment: %q", z.Comment)
	}
	if n := fmt.Sprintf("head -c -%d FILE", len(z.Comment)); !strings.Contains(sealed.Comment, n) {
		t.Errorf("the comment is of %d bytes and does not tell: %s", len(z.Comment), n)
	}
}

func TestRoundTrip(t *testing.T) {
	b := archive(t, small()...)
	a := open(t, b)
	if !a.Sealed {
		t.Error("not sealed")
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range small() {
		e := a.Entries[i]
		r, err := s.Open()
		if err != nil {
			t.Fatal(err)
		}
		want, _ := io.ReadAll(r)
		if e.Name() != s.Name || e.Size() != int64(len(want)) || content(t, e) != string(want) {
			t.Errorf("%s: %d bytes, read back as %s of %d", s.Name, len(want), e.Name(), e.Size())
		}
		offset, err := z.File[i].DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := io.ReadAll(e.Raw())
		if e.Offset() != offset || len(raw) != int(z.File[i].CompressedSize64) {
			t.Errorf("%s: packed bytes at %d, archive/zip says %d", s.Name, e.Offset(), offset)
		}
	}
}

// TestSameBytes packs more entries than there are goroutines, some of them too large to be held.
func TestSameBytes(t *testing.T) {
	noise := make([]byte, 3<<20)
	if _, err := rand.Read(noise); err != nil {
		t.Fatal(err)
	}
	var sources []sealed.Source
	for i := range 100 {
		sources = append(sources, sealed.Bytes(fmt.Sprintf("%03d.html", i), bytes.Repeat([]byte("hội nghị "), i*37%100)))
	}
	large := sealed.Bytes("large.bin", noise)
	stored := sealed.Bytes("stored.bin", noise)
	stored.Stored = true
	sources = slices.Insert(sources, 50, large, stored)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := archive(t, sources...)
	runtime.GOMAXPROCS(2)
	if !bytes.Equal(one, archive(t, sources...)) {
		t.Error("one core and two make different archives")
	}
	for _, e := range open(t, one).Entries[50:52] {
		if content(t, e) != string(noise) {
			t.Errorf("%s is read back otherwise", e.Name())
		}
	}
}

func TestDigests(t *testing.T) {
	w := sealed.Create(io.Discard, day)
	p, err := w.AddOne(sealed.Bytes("a.txt", []byte("abc")), sha256.New)
	if want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; err != nil || p.Size != 3 || hex.EncodeToString(p.Digest) != want {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestSize(t *testing.T) {
	var b bytes.Buffer
	w := sealed.Create(&b, day)
	if err := w.Add(slices.Values(small()), nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil || w.Size() != int64(b.Len()) {
		t.Errorf("%v; %d bytes, written are %d", err, w.Size(), b.Len())
	}
}

func TestWriterRefuses(t *testing.T) {
	changing := func() func() (io.ReadCloser, error) {
		n := byte(0)
		return func() (io.ReadCloser, error) {
			n++
			return io.NopCloser(bytes.NewReader(bytes.Repeat([]byte{n}, 3<<20))), nil
		}
	}
	tests := []struct {
		want    error
		sources []sealed.Source
	}{
		{sealed.ParentName, []sealed.Source{sealed.Bytes("../a", nil)}},
		{sealed.DuplicateName, []sealed.Source{sealed.Bytes("a", nil), sealed.Bytes("a", nil)}},
		{sealed.AmbiguousName, []sealed.Source{sealed.Bytes("Đ", nil), sealed.Bytes("đ", nil)}},
		{sealed.ChangedSource, []sealed.Source{{Name: "a", Stored: true, Open: changing()}}},
		{io.ErrClosedPipe, []sealed.Source{{Name: "a", Open: func() (io.ReadCloser, error) { return nil, io.ErrClosedPipe }}}},
	}
	for _, test := range tests {
		if err := sealed.Create(io.Discard, day).Add(slices.Values(test.sources), nil, nil); !errors.Is(err, test.want) {
			t.Errorf("%v, want %v", err, test.want)
		}
	}
}

// TestEveryByte flips a bit of each byte of an archive in turn.
func TestEveryByte(t *testing.T) {
	b := archive(t, small()...)
	for at := range b {
		b[at] ^= 0x20
		if _, err := sealed.Open(bytes.NewReader(b), int64(len(b)), sealed.Limits{}); err == nil {
			t.Errorf("byte %d of %d may change unseen", at, len(b))
		}
		b[at] ^= 0x20
	}
}

// TestMany writes more entries than a zip can count without zip64.
func TestMany(t *testing.T) {
	var sources iter.Seq[sealed.Source] = func(yield func(sealed.Source) bool) {
		for i := range 70_000 {
			s := sealed.Bytes(fmt.Sprintf("%d", i), nil)
			s.Stored = true
			if !yield(s) {
				return
			}
		}
	}
	var b bytes.Buffer
	w := sealed.Create(&b, day)
	if err := w.Add(sources, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if a := open(t, b.Bytes()); len(a.Entries) != 70_000 {
		t.Errorf("%d entries", len(a.Entries))
	}
	if z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil || len(z.File) != 70_000 {
		t.Errorf("archive/zip: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(archive(f, small()...))
	f.Add(archive(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, faults, err := sealed.Inspect(bytes.NewReader(b), int64(len(b)), sealed.Limits{Size: 1 << 20})
		if err != nil {
			return
		}
		total := int64(0)
		for _, e := range a.Entries {
			if r, err := e.Open(); err == nil && e.Size() < 1<<20 {
				n, _ := io.Copy(io.Discard, r)
				if n > e.Size() {
					t.Errorf("%q gives %d bytes and declares %d", e.Name(), n, e.Size())
				}
				total += n
			}
			if len(faults) == 0 && sealed.CheckName(e.Name()) != nil {
				t.Errorf("%q is let through", e.Name())
			}
		}
		if len(faults) == 0 && total > 1<<20 {
			t.Errorf("%d bytes came out", total)
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	page := []byte(strings.Repeat("<li><a href=\"../2023/hoi-nghi.html\">Hội nghị phối hợp</a> 15/02/2023</li>\n", 150))
	sources := make([]sealed.Source, 200)
	for i := range sources {
		sources[i] = sealed.Bytes(fmt.Sprintf("vi/%03d.html", i), page)
	}
	b.SetBytes(int64(len(page) * len(sources)))
	for b.Loop() {
		w := sealed.Create(io.Discard, day)
		if err := w.Add(slices.Values(sources), nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}
