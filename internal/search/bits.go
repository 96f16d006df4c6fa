package search

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A bitWriter appends numbers to a stream of bits, in the ways that the specification names, the first bit of each
// being its highest. The zero value is an empty stream.
type bitWriter struct {
	bytes []byte // whole bytes, four by four
	rest  uint64 // its lowest bits are those behind bytes
	count int    // how many of rest's bits are, below 32
}

// reset makes the stream empty and keeps its memory.
func (w *bitWriter) reset() { *w = bitWriter{bytes: w.bytes[:0]} }

// size returns how many bits were written.
func (w *bitWriter) size() int { return 8*len(w.bytes) + w.count }

// bits writes v, which must be below 2^n, in n bits, 0 to 32.
func (w *bitWriter) bits(v uint32, n int) {
	w.rest = w.rest<<n | uint64(v)
	w.count += n
	if w.count >= 32 {
		w.count -= 32
		w.bytes = binary.BigEndian.AppendUint32(w.bytes, uint32(w.rest>>w.count))
	}
}

// gamma writes v, at least 1, in the Elias gamma code.
func (w *bitWriter) gamma(v uint32) {
	n := bits.Len32(v)
	w.bits(0, n-1)
	w.bits(v, n)
}

// choice writes v as one of the values below of, in truncated binary.
func (w *bitWriter) choice(v, of uint32) {
	b := bits.Len32(of) - 1
	u := 2<<b - of // modulo 2^32, which b = 31 needs
	if v < u {
		w.bits(v, b)
	} else {
		w.bits(v+u, b+1)
	}
}

// list writes rising numbers within [lo, hi) by binary interpolation. Their count is not written.
func (w *bitWriter) list(values []uint32, lo, hi uint32) {
	for {
		k := uint32(len(values))
		if k == 0 || k == hi-lo {
			return
		}
		m := k >> 1
		middle := values[m]
		w.choice(middle-lo-m, hi-lo-k+1)
		if m > 0 {
			w.list(values[:m], lo, middle)
		}
		values, lo = values[m+1:], middle+1
	}
}

var (
	errEnd     = errors.New("the bits end too early")
	errDamaged = errors.New("the bits make no sense")
)

// A bitReader reads what a bitWriter wrote, from a script's DATA. It stands any input: from the first mistake on, which is
// in err, what is read is 0 or empty.
type bitReader struct {
	data  []byte // two characters for 13 bits
	rest  uint64 // its lowest bits are those before data
	count int    // how many of rest's bits are
	err   error
}

func newBitReader(data []byte) *bitReader { return &bitReader{data: data} }

// fail keeps the first mistake. From then on there are no bits left.
func (r *bitReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.data, r.count = nil, 0
}

// bits reads a number of n bits, 0 to 32.
func (r *bitReader) bits(n int) uint32 {
	for r.count < n {
		if len(r.data) < 2 {
			r.fail(errEnd)
			return 0
		}
		v, ok := textBits(r.data[0], r.data[1])
		if !ok {
			r.fail(errDamaged)
			return 0
		}
		r.data = r.data[2:]
		r.rest = r.rest<<13 | uint64(v)
		r.count += 13
	}
	r.count -= n
	return uint32(r.rest >> r.count & (1<<n - 1))
}

// gamma reads a number of at least 1; 0 is a mistake.
func (r *bitReader) gamma() uint32 {
	n := 0
	for r.bits(1) == 0 {
		if n++; n == 32 {
			r.fail(errDamaged)
		}
		if r.err != nil {
			return 0
		}
	}
	return 1<<n | r.bits(n)
}

// choice reads one of the values below of, which is at least 1.
func (r *bitReader) choice(of uint32) uint32 {
	b := bits.Len32(of) - 1
	u := 2<<b - of
	v := r.bits(b)
	if v < u {
		return v
	}
	return v<<1 + r.bits(1) - u
}

// list reads a list of k rising numbers within [lo, hi). It is nil after a mistake, and where so many can't be.
func (r *bitReader) list(k, lo, hi uint32) []uint32 {
	if lo > hi || k > hi-lo {
		r.fail(errDamaged)
	}
	if r.err != nil {
		return nil
	}
	values := make([]uint32, k)
	r.interpolate(values, lo, hi)
	if r.err != nil {
		return nil
	}
	return values
}

func (r *bitReader) interpolate(values []uint32, lo, hi uint32) {
	k := uint32(len(values))
	switch k {
	case 0:
	case hi - lo:
		for i := range values {
			values[i] = lo + uint32(i)
		}
	default:
		m := k >> 1
		middle := lo + m + r.choice(hi-lo-k+1)
		values[m] = middle
		r.interpolate(values[:m], lo, middle)
		r.interpolate(values[m+1:], middle+1, hi)
	}
}
