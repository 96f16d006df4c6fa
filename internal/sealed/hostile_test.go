package sealed

import (
	"archive/zip"
	"bytes"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// foreign makes an archive with the standard library, which writes what it is told.
func foreign(t *testing.T, headers ...zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range headers {
		to, err := w.CreateRaw(&headers[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(make([]byte, headers[i].CompressedSize64)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func named(names ...string) (headers []zip.FileHeader) {
	for _, name := range names {
		h := zip.FileHeader{Name: name}
		h.SetMode(0o644)
		headers = append(headers, h)
	}
	return headers
}

func mode(m os.FileMode) []zip.FileHeader {
	h := zip.FileHeader{Name: "link"}
	h.SetMode(m)
	return []zip.FileHeader{h}
}

func TestForeign(t *testing.T) {
	tests := []struct {
		want    Kind
		headers []zip.FileHeader
	}{
		{NoSeal, named("index.html")},
		{AbsoluteName, named("/etc/passwd")},
		{ParentName, named("a/../../b")},
		{ParentName, named("./a")},
		{BackslashName, named(`..\b`)},
		{ColonName, named("C:/b")},
		{ColonName, named("a.txt:stream")},
		{ControlName, named("a\x00b")},
		{ControlName, named("a\nb")},
		{ControlName, named("a\u0085b")},
		{EncodedName, named("a\xff")},
		{EmptyName, named("a//b")},
		{EmptyName, named("folder/")},
		{TrailingName, named("a./b")},
		{TrailingName, named("a ")},
		{LongName, named(strings.Repeat("a", 256))},
		{DuplicateName, named("a", "a")},
		{AmbiguousName, named("a", "A")},
		{AmbiguousName, named("é", "e\u0301")},
		{AmbiguousName, named("Đường", "đường")},
		{FileAndDirectory, named("a", "a/b")},
		{FileAndDirectory, named("a/b", "A")},
		{NotAFile, mode(os.ModeSymlink | 0o777)},
		{NotAFile, mode(os.ModeDir | 0o755)},
		{NotAFile, mode(os.ModeNamedPipe | 0o644)},
		{Encrypted, []zip.FileHeader{{Name: "a", Flags: 1}}},
		{BadMethod, []zip.FileHeader{{Name: "a", Method: 93}}},
		{OddHeader, []zip.FileHeader{{Name: "a", Flags: 8}}},
		{OddHeader, []zip.FileHeader{{Name: "a", Comment: "seen by nobody"}}},
		{OddHeader, []zip.FileHeader{{Name: "a", Extra: []byte{1, 2, 0, 0}}}},
		{SizeDiffers, []zip.FileHeader{{Name: "a", UncompressedSize64: 9}}},
		{TooLarge, []zip.FileHeader{{Name: "a", Method: zip.Deflate, UncompressedSize64: 1 << 31}}},
	}
	for _, test := range tests {
		b := foreign(t, test.headers...)
		_, faults, err := Inspect(bytes.NewReader(b), int64(len(b)), Limits{})
		if err != nil || !errors.Is(faults, test.want) {
			t.Errorf("%q: %v, %v; want %v", test.headers[0].Name, faults, err, test.want)
		}
		if a, err := Open(bytes.NewReader(b), int64(len(b)), Limits{}); a != nil || err == nil {
			t.Errorf("%q may be unpacked", test.headers[0].Name)
		}
	}
}

// ours makes the two entries, the directory and the end of an archive, to be altered and sealed.
func ours(t *testing.T) (local, directory []byte, e end) {
	t.Helper()
	var b bytes.Buffer
	w := Create(&b, time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC))
	for _, name := range []string{"a.txt", "b.txt"} {
		if _, err := w.AddOne(Bytes(name, []byte("nội dung")), nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, h := range w.entries {
		directory = h.appendCentral(directory)
	}
	return b.Bytes(), directory, end{entries: 2, size: int64(len(directory)), offset: int64(b.Len())}
}

func sealUp(parts ...[]byte) []byte {
	b := bytes.Join(parts, nil)
	sum := sha512.Sum512(b)
	return append(b, seal(sum[:])...)
}

// TestSealed alters archives and seals them again, as a forger would.
func TestSealed(t *testing.T) {
	local, directory, e := ours(t)
	second := len(local) / 2      // of the local headers
	central := len(directory) / 2 // of the directory's
	altered := func(b []byte, at int, with ...byte) []byte {
		b = bytes.Clone(b)
		copy(b[at:], with)
		return b
	}
	tests := []struct {
		what  string
		want  []Kind
		bytes []byte
	}{
		{"as it is", nil, sealUp(local, directory, e.appendEnd(nil))},
		{"another name in the local header", []Kind{LocalDiffers}, sealUp(altered(local, localSize, 'x'), directory, e.appendEnd(nil))},
		{"another size in the local header", []Kind{LocalDiffers}, sealUp(altered(local, 22, 1), directory, e.appendEnd(nil))},
		{"two entries at one place", []Kind{Overlap, LocalDiffers, Gap}, sealUp(local, altered(directory, central+42, 0), e.appendEnd(nil))},
		{"an entry that reaches into the directory", []Kind{Overlap}, sealUp(local, altered(directory, central+42, byte(second+1)), e.appendEnd(nil))},
		{"a smaller packed size", []Kind{LocalDiffers, Gap}, sealUp(local, altered(directory, 20, 3), e.appendEnd(nil))},
		{"a gap", []Kind{Gap, LocalDiffers}, sealUp(local[:second], []byte("hidden"), local[second:], altered(directory, central+42, byte(second+6)),
			end{2, e.size, e.offset + 6}.appendEnd(nil))},
		{"bytes before the directory", []Kind{Gap}, sealUp(local, []byte("hidden"), directory, end{2, e.size, e.offset + 6}.appendEnd(nil))},
		{"bytes before the archive", []Kind{BadDirectory}, sealUp([]byte("#!/bin/sh\n"), local, directory, e.appendEnd(nil))},
		{"bytes behind the directory", []Kind{BadDirectory}, sealUp(local, directory, []byte("hidden"), end{2, e.size + 6, e.offset}.appendEnd(nil))},
		{"fewer entries", []Kind{BadDirectory}, sealUp(local, directory, end{1, e.size, e.offset}.appendEnd(nil))},
		{"more entries", []Kind{BadDirectory}, sealUp(local, directory, end{3, e.size, e.offset}.appendEnd(nil))},
		{"very many entries", []Kind{TooManyEntries}, sealUp(local, directory, end{1 << 40, e.size, e.offset}.appendEnd(nil))},
		{"zip64 where none is needed", []Kind{BadDirectory}, sealUp(local, directory,
			altered(end{1 << 20, e.size, e.offset}.appendEnd(nil), 24, 2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0))},
		{"a comment longer than told", []Kind{BadDirectory}, sealUp(local, directory, altered(e.appendEnd(nil), 20, 1, 0))},
		{"entries in another order", []Kind{Overlap, Gap}, sealUp(local, directory[central:], directory[:central], e.appendEnd(nil))},
		{"another disk", []Kind{OddHeader}, sealUp(local, altered(directory, 34, 1), e.appendEnd(nil))},
	}
	for _, test := range tests {
		a, faults, err := Inspect(bytes.NewReader(test.bytes), int64(len(test.bytes)), Limits{})
		if err != nil {
			t.Errorf("%s: %v", test.what, err)
			continue
		}
		if !a.Sealed {
			t.Errorf("%s: the seal is found broken", test.what)
		}
		if (len(faults) > 0) != (len(test.want) > 0) {
			t.Errorf("%s: %v", test.what, faults)
		}
		found := false
		for _, kind := range test.want {
			found = found || errors.Is(faults, kind)
		}
		if len(test.want) > 0 && !found {
			t.Errorf("%s: %v, want one of %v", test.what, faults, test.want)
		}
	}
}

// TestBombs declares sizes and CRC that the content does not keep.
func TestBombs(t *testing.T) {
	packed := packHeld(Bytes("a", make([]byte, 1<<20)), nil)
	tests := []struct {
		what string
		want error
		h    header
		more string
	}{
		{"as it is", nil, header{crc: packed.crc, size: packed.size}, ""},
		{"longer than declared", SizeDiffers, header{crc: packed.crc, size: 100}, ""},
		{"declared empty", SizeDiffers, header{crc: packed.crc}, ""},
		{"shorter than declared", SizeDiffers, header{crc: packed.crc, size: packed.size + 1}, ""},
		{"another CRC", BadContent, header{crc: packed.crc + 1, size: packed.size}, ""},
		{"bytes behind the content", BadContent, header{crc: packed.crc, size: packed.size}, "hidden"},
	}
	for _, test := range tests {
		raw := packed.held.String() + test.more
		h := test.h
		h.name, h.method, h.packed = "a", Deflated, int64(len(raw))
		local := append(h.appendLocal(nil), raw...)
		directory := h.appendCentral(nil)
		b := sealUp(local, directory, end{1, int64(len(directory)), int64(len(local))}.appendEnd(nil))
		a, err := Open(bytes.NewReader(b), int64(len(b)), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := a.Entries[0].Open()
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.Copy(io.Discard, r)
		if n > h.size || !errors.Is(err, test.want) {
			t.Errorf("%s: %d bytes of %d, %v; want %v", test.what, n, h.size, err, test.want)
		}
	}
}

// TestLimits refuses by what the directory declares, before anything is unpacked.
func TestLimits(t *testing.T) {
	local, directory, e := ours(t)
	b := sealUp(local, directory, e.appendEnd(nil))
	for want, limits := range map[Kind]Limits{TooManyEntries: {Entries: 1}, TooLarge: {Size: 10}} {
		if _, err := Open(bytes.NewReader(b), int64(len(b)), limits); !errors.Is(err, want) {
			t.Errorf("%+v: %v", limits, err)
		}
	}
}

// TestLarge writes headers of more than 4 GiB and reads them as the directory would give them.
func TestLarge(t *testing.T) {
	for _, h := range []header{
		{name: "a", packed: 5 << 30, size: 5 << 30},
		{name: "a", method: Deflated, packed: 10, size: max32},
		{name: "a", offset: max32 - 1},
		{name: "a", offset: max32},
		{name: "a", packed: 6 << 30, size: 7 << 30, offset: 8 << 30},
	} {
		raw := h.appendCentral(nil)
		if got := parseCentral(raw); got != h {
			t.Errorf("%+v is read as %+v", h, got)
		}
		if length := len(h.appendLocal(nil)); int64(length) != h.localLength() {
			t.Errorf("%+v: a local header of %d bytes", h, length)
		}
		if needs := h.packed >= max32 || h.size >= max32; needs != (binary.LittleEndian.Uint16(h.appendLocal(nil)[4:]) == version64) {
			t.Errorf("%+v: zip64 in the local header", h)
		}
	}
}
