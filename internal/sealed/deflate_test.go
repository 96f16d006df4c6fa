package sealed

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"testing"
)

// lines are a table as a site has them: each line has names that others have too, and a digest.
func lines(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "{\"path\":\"vi/quan-%d/bao-cao-%d.html\",\"sha256\":\"%x\"}\n", i/100, i, sha256.Sum256(fmt.Append(nil, i)))
	}
	return b.Bytes()
}

// deflated deflates content that is written in parts of a size.
func deflated(t *testing.T, content []byte, part int, isListing bool) []byte {
	t.Helper()
	var b bytes.Buffer
	d := Deflate(&b, isListing)
	defer d.Done()
	for p := range slices.Chunk(content, part) {
		if _, err := d.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDeflatedInPieces holds that content comes back, as the standard library reads it, and that an edit changes the packed
// bytes near it and no others.
func TestDeflatedInPieces(t *testing.T) {
	before := lines(12000)
	at := len(before) / 2
	after := slices.Concat(before[:at], []byte("{\"path\":\"vi/quan-60/mot-bao-cao-moi.html\"}\n"), before[at:])
	for _, c := range []struct {
		isListing bool
		changed   int // bytes at most that may be others
	}{{false, 200 << 10}, {true, 12 << 10}} {
		old, edited := deflated(t, before, len(before), c.isListing), deflated(t, after, len(after), c.isListing)
		if !bytes.Equal(old, deflated(t, before, 1000, c.isListing)) {
			t.Errorf("listing %v: other bytes where content is written in small parts", c.isListing)
		}
		for content, packed := range map[*[]byte][]byte{&before: old, &after: edited} {
			if have, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed))); err != nil || !bytes.Equal(have, *content) {
				t.Errorf("listing %v: %d bytes come back, %v", c.isListing, len(have), err)
			}
		}
		begin := 0
		for begin < len(old) && old[begin] == edited[begin] {
			begin++
		}
		end := 0
		for end < len(old)-begin && old[len(old)-1-end] == edited[len(edited)-1-end] {
			end++
		}
		if changed := len(edited) - begin - end; changed > c.changed {
			t.Errorf("listing %v: one line of %d bytes changes %d of %d packed bytes", c.isListing, len(after)-len(before), changed, len(edited))
		}
	}
}

// TestPiecesCostLittle holds that pieces take hardly more than one stream.
func TestPiecesCostLittle(t *testing.T) {
	content := lines(12000)
	var whole bytes.Buffer
	w, _ := flate.NewWriter(&whole, flate.BestCompression)
	w.Write(content)
	w.Close()
	for isListing, most := range map[bool]float64{false: 1.02, true: 1.1} {
		if ratio := float64(len(deflated(t, content, len(content), isListing))) / float64(whole.Len()); ratio > most {
			t.Errorf("listing %v: %.3f times as large", isListing, ratio)
		}
	}
}
