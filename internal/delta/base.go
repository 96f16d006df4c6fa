package delta

import (
	"encoding/binary"
	"io"
	"math/bits"
)

// blockSize is how much of a file is read at once.
const blockSize = 64 << 10

// cursor reads a file from anywhere, block by block. After an error it gives nothing more.
type cursor struct {
	file  io.ReaderAt
	size  int64
	block []byte
	at    int64 // where block begins
	err   error
}

func newCursor(f File) *cursor {
	return &cursor{file: f, size: f.Size, block: make([]byte, 0, blockSize)}
}

// from gives bytes that begin at an offset, as many as are at hand: none at the end of the file or after an error.
func (c *cursor) from(at int64) []byte {
	if at < 0 || at >= c.size || c.err != nil {
		return nil
	}
	if at < c.at || at >= c.at+int64(len(c.block)) {
		c.load(at - at%blockSize)
	}
	if c.err != nil {
		return nil
	}
	return c.block[at-c.at:]
}

// upTo gives bytes that end at an offset, as many as are at hand.
func (c *cursor) upTo(end int64) []byte {
	if end <= 0 {
		return nil
	}
	if c.from(end-1) == nil {
		return nil
	}
	return c.block[:end-c.at]
}

func (c *cursor) load(at int64) {
	c.at, c.block = at, c.block[:min(blockSize, c.size-at)]
	c.err = readAt(c.file, c.block, at)
}

// has tells whether the file has these bytes at an offset.
func (c *cursor) has(want []byte, at int64) bool {
	for len(want) > 0 {
		have := c.from(at)
		n := min(len(have), len(want))
		if n == 0 || string(have[:n]) != string(want[:n]) {
			return false
		}
		want, at = want[n:], at+int64(n)
	}
	return true
}

// runSize is the length of the runs by which a base is known: shorter ones would be found where nothing else
// agrees, longer ones would not stand between two numbers of a zip's directory.
const runSize = 32

// roller is a hash of runSize bytes that can move on by one: a polynomial modulo 2⁶⁴, mixed when it is used.
type roller uint64

const prime = 0x9E3779B97F4A7C15

// leaving is what the first byte of a run counts.
var leaving = func() uint64 {
	power := uint64(1)
	for range runSize {
		power *= prime
	}
	return power
}()

func (r roller) in(b byte) roller         { return roller(uint64(r)*prime + uint64(b) + 1) }
func (r roller) move(out, in byte) roller { return r.in(in) - roller((uint64(out)+1)*leaving) }
func (r roller) sum() uint64              { x := uint64(r); x ^= x >> 29; x *= 0xBF58476D1CE4E5B9; return x ^ x>>32 }
func rollOver(run []byte) (r roller) {
	for _, b := range run[:runSize] {
		r = r.in(b)
	}
	return r
}

// index finds runs of a base.
type index struct {
	slots  []slot // a power of two of them, at most half of them filled
	stride int64
	tail   int64  // where the runs begin to be indexed at every runSize
	first  uint32 // number of the first run of the tail
}

type slot struct{ run, tag uint32 } // run counts from 1, 0 is an empty slot

const (
	maxRuns  = 4 << 20 // so that the table takes 64 MiB
	tailSize = 16 << 20
)

// newIndex reads the whole base. It holds at most maxRuns, and all that are in the last tailSize bytes.
func newIndex(base *cursor, maxRuns, tailSize int64) *index {
	x := &index{tail: max(0, base.size-tailSize)}
	x.tail -= x.tail % runSize
	x.stride = runSize
	for x.tail/x.stride > maxRuns-tailSize/runSize-1 {
		x.stride *= 2
	}
	x.first = uint32((x.tail + x.stride - 1) / x.stride)
	runs := int64(x.first) + (base.size-x.tail)/runSize
	x.slots = make([]slot, 1<<bits.Len64(uint64(max(1, 2*runs)-1)))
	var held [runSize]byte
	for n := uint32(0); ; n++ {
		at := x.offset(n)
		if at+runSize > base.size || base.err != nil {
			return x
		}
		run := base.from(at)
		if len(run) < runSize { // over the end of a block
			k := copy(held[:], run)
			copy(held[k:], base.from(at+int64(k)))
			run = held[:]
		}
		x.add(n, rollOver(run).sum())
	}
}

func (x *index) offset(run uint32) int64 {
	if run < x.first {
		return int64(run) * x.stride
	}
	return x.tail + int64(run-x.first)*runSize
}

// add keeps the first of equal runs.
func (x *index) add(run uint32, sum uint64) {
	mask := uint64(len(x.slots) - 1)
	tag := uint32(sum >> 32)
	for i := sum & mask; ; i = (i + 1) & mask {
		switch s := &x.slots[i]; {
		case s.run == 0:
			*s = slot{run + 1, tag}
			return
		case s.tag == tag:
			return
		}
	}
}

// find returns where a run of that sum may stand.
func (x *index) find(sum uint64) (at int64, found bool) {
	mask := uint64(len(x.slots) - 1)
	tag := uint32(sum >> 32)
	for i := sum & mask; x.slots[i].run != 0; i = (i + 1) & mask {
		if x.slots[i].tag == tag {
			return x.offset(x.slots[i].run - 1), true
		}
	}
	return 0, false
}

// agree counts the bytes at the beginning in which a and b, of one length, are the same.
func agree(a, b []byte) int {
	n := 0
	for ; len(a)-n >= 8; n += 8 {
		if d := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); d != 0 {
			return n + bits.TrailingZeros64(d)/8
		}
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}
