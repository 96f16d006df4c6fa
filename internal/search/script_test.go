package search

import (
	"bytes"
	"strings"
	"testing"
)

// TestScript: a reader's browser runs these bytes.
func TestScript(t *testing.T) {
	for _, c := range []struct {
		what, got, want string
	}{
		{"bits", string(appendScript(nil, "w/12", 7, []byte("a !~"))), `phoihopSearch("w/12",7,"a !~",3233742771)`},
		{"no bits", string(appendScript(nil, "vi/tay-ho/r12", 0, nil)), `phoihopSearch("vi/tay-ho/r12",0,"",2166136261)`},
		{"the highest mark", string(appendScript(nil, "p/0", 1<<32-1, nil)), `phoihopSearch("p/0",4294967295,"",2166136261)`},
		{"an object", string(appendObject(nil, "base", 7, []byte(`{"letters":["a"]}`))), `phoihopSearch("base",7,{"letters":["a"]},1928811809)`},
		{"behind others", string(appendScript([]byte("x"), "dw/a", 0, []byte("AAan"))), `xphoihopSearch("dw/a",0,"AAan",950252196)`},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
}

// TestAlphabet: DATA needs no escape in a string of a script, and ends none.
func TestAlphabet(t *testing.T) {
	if len(alphabet)*len(alphabet) < 1<<textUnit {
		t.Errorf("%d characters are too few", len(alphabet))
	}
	want := ""
	for c := ' '; c <= '~'; c++ {
		if !strings.ContainsRune(`"'<\`, c) {
			want += string(c)
		}
	}
	if alphabet != want {
		t.Errorf("the alphabet is %s, want %s", alphabet, want)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		what  string
		write func(w *bitWriter)
		want  string
	}{
		{"nothing", func(w *bitWriter) {}, ""},
		{"a bit of 0", func(w *bitWriter) { w.bits(0, 1) }, "  "},
		{"a bit of 1", func(w *bitWriter) { w.bits(1, 1) }, "P!"},
		{"the last character of the first place", func(w *bitWriter) { w.bits(90, 13) }, " ~"},
		{"the first of the second", func(w *bitWriter) { w.bits(91, 13) }, "! "},
		{"13 of 1", func(w *bitWriter) { w.bits(1<<13-1, 13) }, "~!"},
		{"14 of 1", func(w *bitWriter) { w.bits(1<<14-1, 14) }, "~!P!"},
		{"a word", func(w *bitWriter) { w.bits(0, 32) }, "      "},
		{"a word and units", func(w *bitWriter) { w.bits(0, 32); w.bits(90, 20) }, "       ~"},
	} {
		var w bitWriter
		c.write(&w)
		for range 2 { // writing out leaves the stream as it is
			if got := w.appendText([]byte("x")); string(got) != "x"+c.want {
				t.Errorf("%s: %q, want %q", c.what, got, "x"+c.want)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("bits"), uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, last uint8) {
		var w bitWriter
		for _, c := range data {
			w.bits(uint32(c), 8)
		}
		w.bits(1<<(last%32), int(last%32)+1)
		text := w.appendText(nil)
		if len(text) != (w.size()+textUnit-1)/textUnit*2 || strings.Trim(string(text), alphabet) != "" {
			t.Errorf("%d bits are %q", w.size(), text)
		}
		r := newBitReader(text)
		read := make([]byte, len(data))
		for i := range read {
			read[i] = byte(r.bits(8))
		}
		if !bytes.Equal(read, data) || r.bits(int(last%32)+1) != 1<<(last%32) || r.err != nil {
			t.Errorf("%x is read as %x (%v)", data, read, r.err)
		}
	})
}
