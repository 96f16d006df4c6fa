package search

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// spread writes bits as a reader of the specification would, a digit for each.
func spread(w *bitWriter) string {
	var b strings.Builder
	r := newBitReader(w.appendText(nil))
	for range w.size() {
		b.WriteByte('0' + byte(r.bits(1)))
	}
	return b.String()
}

// TestBits holds the codes to the specification, bit by bit.
func TestBits(t *testing.T) {
	for _, c := range []struct {
		what  string
		write func(w *bitWriter)
		want  string
	}{
		{"no bits", func(w *bitWriter) { w.bits(0, 0) }, ""},
		{"6 in 4 bits", func(w *bitWriter) { w.bits(6, 4) }, "0110"},
		{"the widest", func(w *bitWriter) { w.bits(math.MaxUint32, 32) }, strings.Repeat("1", 32)},
		{"more than a word", func(w *bitWriter) { w.bits(1, 30); w.bits(1, 3) }, strings.Repeat("0", 29) + "1001"},

		{"gamma of 1", func(w *bitWriter) { w.gamma(1) }, "1"},
		{"gamma of 2", func(w *bitWriter) { w.gamma(2) }, "010"},
		{"gamma of 5", func(w *bitWriter) { w.gamma(5) }, "00101"},
		{"gamma of the largest", func(w *bitWriter) { w.gamma(math.MaxUint32) }, strings.Repeat("0", 31) + strings.Repeat("1", 32)},

		{"the only choice", func(w *bitWriter) { w.choice(0, 1) }, ""},
		{"first of 2", func(w *bitWriter) { w.choice(0, 2) }, "0"},
		{"first of 3", func(w *bitWriter) { w.choice(0, 3) }, "0"},
		{"second of 3", func(w *bitWriter) { w.choice(1, 3) }, "10"},
		{"last of 3", func(w *bitWriter) { w.choice(2, 3) }, "11"},
		{"third of 5", func(w *bitWriter) { w.choice(2, 5) }, "10"},
		{"last of 5", func(w *bitWriter) { w.choice(4, 5) }, "111"},
		{"last of all", func(w *bitWriter) { w.choice(math.MaxUint32-1, math.MaxUint32) }, strings.Repeat("1", 32)},

		{"an empty list", func(w *bitWriter) { w.list(nil, 0, 100) }, ""},
		{"a full list", func(w *bitWriter) { w.list([]uint32{7, 8, 9}, 7, 10) }, ""},
		{"one of 4", func(w *bitWriter) { w.list([]uint32{2}, 0, 4) }, "10"},
		{"one of 5 from 3 on", func(w *bitWriter) { w.list([]uint32{7}, 3, 8) }, "111"},
		// The middle, 5, is at place 1: 4 of 0 to 6; then 2 within [0, 5); then 7 within [6, 8).
		{"three of 8", func(w *bitWriter) { w.list([]uint32{2, 5, 7}, 0, 8) }, "110" + "10" + "1"},
		// The middle, 1, is at place 1: 0 of 0 to 6; before it all; then 6 within [2, 8).
		{"a list that begins full", func(w *bitWriter) { w.list([]uint32{0, 1, 6}, 0, 8) }, "00" + "110"},
	} {
		var w bitWriter
		c.write(&w)
		if got := spread(&w); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestBitsReadBack(t *testing.T) {
	var w bitWriter
	for range 2 { // the second time in the memory of the first
		w.reset()
		for n := range 33 {
			w.bits(uint32(uint64(1)<<n-1), n)
			w.bits(0, n)
		}
		for shift := range 32 {
			w.gamma(1 << shift)
			w.gamma(math.MaxUint32 >> shift)
			w.choice(0, math.MaxUint32>>shift)
			w.choice(math.MaxUint32>>shift-1, math.MaxUint32>>shift)
		}
	}
	r := newBitReader(w.appendText(nil))
	equal := func(what string, n int, got, want uint32) {
		t.Helper()
		if got != want {
			t.Errorf("%s %d: read %d, want %d", what, n, got, want)
		}
	}
	for n := range 33 {
		equal("ones", n, r.bits(n), uint32(uint64(1)<<n-1))
		equal("zeros", n, r.bits(n), 0)
	}
	for shift := range 32 {
		equal("gamma", shift, r.gamma(), 1<<shift)
		equal("gamma", shift, r.gamma(), math.MaxUint32>>shift)
		equal("choice", shift, r.choice(math.MaxUint32>>shift), 0)
		equal("choice", shift, r.choice(math.MaxUint32>>shift), math.MaxUint32>>shift-1)
	}
	if r.err != nil {
		t.Error(r.err)
	}
}

// TestListTakesFewBits: a list of things takes little more than what no code can save.
func TestListTakesFewBits(t *testing.T) {
	for _, c := range []struct {
		what        string
		values      []uint32
		hi          uint32
		least, most int // bits
	}{
		{"a tenth, spread evenly", every(10, 10_000), 10_000, 4690, 5100}, // 4690 tell one such list from all others
		{"all but one", every(1, 9_999), 10_000, 1, 28},
		{"a run in a large room", every(1, 1000), 1 << 30, 1, 2100},
	} {
		var w bitWriter
		w.list(c.values, 0, c.hi)
		if w.size() < c.least || w.size() > c.most {
			t.Errorf("%s: %d values take %d bits, want %d to %d", c.what, len(c.values), w.size(), c.least, c.most)
		}
	}
}

// every returns the multiples of step below hi.
func every(step, hi uint32) []uint32 {
	var values []uint32
	for v := uint32(0); v < hi; v += step {
		values = append(values, v)
	}
	return values
}

// TestBitReaderStandsDamage: what can't be read is a mistake, not a panic and no memory.
func TestBitReaderStandsDamage(t *testing.T) {
	for _, c := range []struct {
		what string
		data string
		read func(r *bitReader)
		want error
	}{
		{"nothing", "", func(r *bitReader) { r.bits(1) }, errEnd},
		{"half a unit", "a", func(r *bitReader) { r.bits(1) }, errEnd},
		{"a character of no alphabet", `a"`, func(r *bitReader) { r.bits(1) }, errDamaged},
		{"a unit beyond 13 bits", "~~", func(r *bitReader) { r.bits(1) }, errDamaged},
		{"a number too large", strings.Repeat(" ", 20), func(r *bitReader) { r.gamma() }, errDamaged},
		{"a list of more than can be", "", func(r *bitReader) { r.list(math.MaxUint32, 0, 10) }, errDamaged},
		{"a list within nothing", "", func(r *bitReader) { r.list(0, 10, 9) }, errDamaged},
		{"a list cut off", "  ", func(r *bitReader) { r.list(5, 0, 1<<20) }, errEnd},
		{"a second mistake", "", func(r *bitReader) { r.bits(1); r.list(5, 0, 1) }, errEnd},
	} {
		r := newBitReader([]byte(c.data))
		if c.read(r); r.err != c.want {
			t.Errorf("%s: %v, want %v", c.what, r.err, c.want)
		}
	}
}

func FuzzList(f *testing.F) {
	f.Add([]byte{0, 1, 5, 255, 255}, uint32(3), uint32(9))
	f.Add([]byte{}, uint32(0), uint32(0))
	f.Add([]byte{0, 0, 0}, uint32(math.MaxUint32-3), uint32(0))
	f.Fuzz(func(t *testing.T, gaps []byte, lo, room uint32) {
		var values []uint32
		next := uint64(lo)
		for _, gap := range gaps {
			if next += uint64(gap); next >= math.MaxUint32 {
				break
			}
			values = append(values, uint32(next))
			next++
		}
		hi := uint32(min(next+uint64(room), math.MaxUint32))
		var w bitWriter
		w.list(values, lo, hi)
		w.bits(5, 3)
		r := newBitReader(w.appendText(nil))
		if got := r.list(uint32(len(values)), lo, hi); !slices.Equal(got, values) || r.bits(3) != 5 || r.err != nil {
			t.Errorf("%v within [%d, %d) is read as %v (%v)", values, lo, hi, got, r.err)
		}
	})
}

func FuzzBitReader(f *testing.F) {
	f.Add([]byte("  !#~a"), uint16(20))
	f.Fuzz(func(t *testing.T, data []byte, hi uint16) {
		r := newBitReader(data)
		list := r.list(min(r.gamma(), uint32(hi)), 0, uint32(hi))
		if !slices.IsSorted(list) || len(list) != len(slices.Compact(list)) {
			t.Errorf("%v does not rise", list)
		}
	})
}

func BenchmarkList(b *testing.B) {
	for _, c := range []struct {
		name string
		step uint32
	}{{"dense", 3}, {"sparse", 400}} {
		b.Run(c.name, func(b *testing.B) {
			values := every(c.step, 30_000*c.step)
			for i := range values { // not quite even
				values[i] += uint32(i) * 7 % c.step
			}
			var w bitWriter
			b.ReportAllocs()
			for b.Loop() {
				w.reset()
				w.list(values, 0, 30_001*c.step)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(values)), "ns/posting")
			b.ReportMetric(float64(w.size())/float64(len(values)), "bits/posting")
		})
	}
}

func BenchmarkAppendText(b *testing.B) {
	var w bitWriter
	for i := range uint32(10_000) {
		w.bits(i*0x9E3779B1, 32)
	}
	text := w.appendText(nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		text = w.appendText(text[:0])
	}
}
