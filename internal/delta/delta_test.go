package delta

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

var date = time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)

func file(name string, content []byte) File {
	return File{name, bytes.NewReader(content), int64(len(content))}
}

// random are bytes that nothing compresses, the same for the same seed.
func random(seed uint64, n int) []byte {
	b := make([]byte, n)
	rand.NewChaCha8([32]byte{byte(seed)}).Read(b)
	return b
}

// table is a list of numbers and names, as formats have them.
func table(entries, shift int) []byte {
	var b []byte
	for i := range entries {
		b = binary.LittleEndian.AppendUint32(b, uint32(i*7919+shift))
		b = fmt.Appendf(b, "vi/quan-mau-%d/bao-cao-%d.html", i%7, i)
	}
	return b
}

func makeDelta(t *testing.T, base, result []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	changes := Changes{Added: []string{"vi/mới.html"}, Removed: []string{"vi/a&b.html", "vi/cũ.html"}}
	if err := Make(&b, file("old.zip", base), file("new.zip", result), changes, date); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func apply(content, base []byte) ([]byte, error) {
	d, err := Read(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	var result bytes.Buffer
	err = d.Apply(&result, file("old.zip", base))
	return result.Bytes(), err
}

// TestResult: from the base and the delta comes the result, and the delta holds little more than what is new.
func TestResult(t *testing.T) {
	a, b, c := random(1, 200_000), random(2, 50_000), random(3, 70_000)
	for _, test := range []struct {
		name         string
		base, result []byte
		most         int64 // bytes that only the delta has
	}{
		{"both empty", nil, nil, 0},
		{"from nothing", nil, b, 50_000},
		{"to nothing", a, nil, 0},
		{"the same", a, a, 0},
		{"one byte", b[:1], b[1:2], 1},
		{"put before", a, slices.Concat(b, a), 50_000 + runSize},
		{"put between", slices.Concat(a, c), slices.Concat(a, b, c), 50_000 + runSize},
		{"put behind", a, slices.Concat(a, b), 50_000},
		{"taken out", slices.Concat(a, b, c), slices.Concat(a, c), runSize},
		{"another way round", slices.Concat(a, b, c), slices.Concat(c, b, a), 3 * runSize},
		{"twice", b, slices.Concat(b, b), runSize},
		{"in place of another", slices.Concat(a, b, c), slices.Concat(a, random(4, 50_000), c), 50_000 + runSize},
		{"a table with other numbers", table(5000, 0), table(5000, 1234), 0},
		{"a table with other numbers behind more", slices.Concat(a, table(5000, 0)), slices.Concat(a, b, table(5000, 50_000)), 50_000 + 2*runSize},
		{"zeros", make([]byte, 100_000), make([]byte, 300_000), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			content := makeDelta(t, test.base, test.result)
			have, err := apply(content, test.base)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(have, test.result) {
				t.Fatalf("%d bytes that are others than the %d wanted", len(have), len(test.result))
			}
			d, err := Read(bytes.NewReader(content), int64(len(content)))
			if err != nil {
				t.Fatal(err)
			}
			if d.Counts.New > test.most {
				t.Errorf("%d bytes are taken for new, at most %d are", d.Counts.New, test.most)
			}
			if sum := d.Counts.New + d.Counts.Near + d.Counts.Copied; sum != int64(len(test.result)) {
				t.Errorf("%+v counts %d of %d bytes", d.Counts, sum, len(test.result))
			}
			if again := makeDelta(t, test.base, test.result); !bytes.Equal(content, again) {
				t.Error("the same files gave another delta")
			}
		})
	}
}

// TestNumbersAreSmall: a table whose numbers all grew by one takes little, although each entry changed.
func TestNumbersAreSmall(t *testing.T) {
	base, result := table(20_000, 0), table(20_000, 77)
	if content := makeDelta(t, base, result); len(content) > len(result)/20 {
		t.Errorf("%d bytes for a table of %d", len(content), len(result))
	}
}

// TestAnyCompressor: what another program deflated comes back byte for byte.
func TestAnyCompressor(t *testing.T) {
	pack := func(edition string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for i := range 200 {
			text := fmt.Sprintf("Báo cáo %d: %x", i, random(uint64(i), 600))
			if i%40 == 7 {
				text = edition + text
			}
			f, err := w.Create(fmt.Sprintf("vi/%d.html", i))
			if err == nil {
				_, err = io.WriteString(f, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	base, result := pack("bản một"), pack("bản hai, có sửa")
	content := makeDelta(t, base, result)
	have, err := apply(content, base)
	if err != nil || !bytes.Equal(have, result) {
		t.Fatalf("not the same bytes: %v", err)
	}
	if len(content) > len(result)/10 {
		t.Errorf("%d bytes for 5 changed entries of 200, which take %d", len(content), len(result))
	}
}

// TestLargeBase: of a base that is large only some runs are in the table, but for its end.
func TestLargeBase(t *testing.T) {
	head, names := random(1, 1<<20), table(3000, 0)
	base := newCursor(file("old", slices.Concat(head, names)))
	m := &matcher{base: base, index: newIndex(base, 8<<10, 100_000)}
	if m.index.stride < 256 || len(m.index.slots) > 16<<10 {
		t.Fatalf("every %d bytes, %d places", m.index.stride, len(m.index.slots))
	}
	result := slices.Concat(random(2, 999), head, []byte("một tên mới"), table(3000, 1010))
	m.result = newCursor(file("new", result))
	m.run()
	if c := m.list.count(); c.New > 999+11+2*runSize {
		t.Errorf("%+v: %d bytes are new", c, 999+11)
	}
}

// TestWrongBase: a base of other bytes is refused before anything is written.
func TestWrongBase(t *testing.T) {
	base, result := random(1, 10_000), random(2, 10_000)
	content := makeDelta(t, base, result)
	other := slices.Clone(base)
	other[5000]++
	for _, wrong := range [][]byte{other, base[:9999], append(slices.Clone(base), 0), result, nil} {
		have, err := apply(content, wrong)
		var mismatch *BaseError
		if !errors.As(err, &mismatch) || len(have) > 0 {
			t.Fatalf("%d bytes written, %v", len(have), err)
		}
		if mismatch.Want.Name != "old.zip" || mismatch.Want.Size != 10_000 || mismatch.Have.Size != int64(len(wrong)) {
			t.Errorf("%+v", mismatch)
		}
	}
}

// TestForPeople: what people open says what changed.
func TestForPeople(t *testing.T) {
	content := makeDelta(t, []byte("cũ"), []byte("mới"))
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if text := read("removed.txt"); text != "vi/a&b.html\nvi/cũ.html\n" {
		t.Errorf("removed.txt: %q", text)
	}
	about := read("delta.json")
	for _, part := range []string{`"format": 1`, `"name": "old.zip"`, `"size": 5`, `"vi/mới.html"`, `"changed": []`, `"vi/a&b.html"`} {
		if !strings.Contains(about, part) {
			t.Errorf("%s is not in delta.json:\n%s", part, about)
		}
	}
}
