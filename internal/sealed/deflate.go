package sealed

import (
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level is the best of the compressor; pages are as small as zip -9 makes them to 1 %, which the headers save twice.
const level = flate.BestCompression

// pieces says into which pieces content is cut before it is deflated. A piece ends where the content says so, or at most.
// What its bytes become depends on the piece and on so many bytes before it as memory says. So an edit changes the
// packed bytes of the pieces that it touches, and of those behind it that remember it, but of no others.
type pieces struct{ least, mean, most, memory int }

var (
	// usual pieces remember all that deflate can refer to, so that cutting costs little more than a table of codes each.
	usual = pieces{least: 32 << 10, mean: 32 << 10, most: 256 << 10, memory: 32 << 10}
	// listing is for lines that each end in a digest, of which an edit changes some here and there: digests refer to
	// nothing, and a name to the one before it.
	listing = pieces{least: 2 << 10, mean: 2 << 10, most: 16 << 10, memory: 512}
)

// Deflater deflates content, in pieces, as [Writer] does. The same content gives the same bytes, in whatever parts it is
// written.
type Deflater struct {
	to      io.Writer
	flate   *flate.Writer
	pieces  pieces
	content []byte // what the piece remembers, and the piece as far as it is there
	before  int    // how much of content is not the piece
	cut     uint64 // hash of the last bytes, of which the latest 64 count
}

// Reset begins anew. A listing is content in lines that each have a digest.
func (d *Deflater) Reset(to io.Writer, isListing bool) {
	if d.flate == nil {
		var err error
		if d.flate, err = flate.NewWriter(nil, level); err != nil {
			panic(err) // the level is one of its own
		}
	}
	d.to, d.pieces, d.content, d.before, d.cut = to, usual, d.content[:0], 0, 0
	if isListing {
		d.pieces = listing
	}
}

func (d *Deflater) Write(content []byte) (int, error) {
	written := len(content)
	for len(content) > 0 {
		n, ends := d.end(content)
		d.content = append(d.content, content[:n]...)
		content = content[n:]
		if ends {
			d.deflate()
			if err := d.flate.Flush(); err != nil {
				return 0, err
			}
			remembered := min(len(d.content), d.pieces.memory)
			d.before = copy(d.content, d.content[len(d.content)-remembered:])
			d.content, d.cut = d.content[:d.before], 0
		}
	}
	return written, nil
}

// Close deflates the last piece, which may be empty. It does not close what is below.
func (d *Deflater) Close() error {
	d.deflate()
	return d.flate.Close()
}

// deflate begins a stream in the middle of the one that is written: Flush leaves no bits behind, and what is remembered is
// what a reader has before it.
func (d *Deflater) deflate() {
	d.flate.ResetDict(d.to, d.content[:d.before])
	d.flate.Write(d.content[d.before:]) // its error comes again from Flush or Close
}

// hashed is how many of the latest bytes decide where a piece ends.
const hashed = 64

// end returns how much of what comes next belongs to the piece, and whether it ends there.
func (d *Deflater) end(next []byte) (n int, ends bool) {
	length := len(d.content) - d.before
	for i := max(0, d.pieces.least-hashed-length); i < len(next); i++ {
		d.cut = d.cut<<1 + gear[next[i]]
		if at := length + i + 1; at >= d.pieces.most || at >= d.pieces.least && d.cut>>32%uint64(d.pieces.mean) == 0 {
			return i + 1, true
		}
	}
	return len(next), false
}

// gear is a number for each byte, drawn by SplitMix64 from its first state on.
var gear = func() (numbers [256]uint64) {
	state := uint64(0)
	for i := range numbers {
		state += 0x9E3779B97F4A7C15
		x := state
		x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
		x = (x ^ x>>27) * 0x94D049BB133111EB
		numbers[i] = x ^ x>>31
	}
	return numbers
}()

var deflaters = sync.Pool{New: func() any { return new(Deflater) }}

// Deflate gives a Deflater that is at hand, as each takes a megabyte.
func Deflate(to io.Writer, isListing bool) *Deflater {
	d := deflaters.Get().(*Deflater)
	d.Reset(to, isListing)
	return d
}

// Done gives it back.
func (d *Deflater) Done() {
	d.to = nil
	deflaters.Put(d)
}
