package search

import (
	"encoding/binary"
	"errors"
	"slices"
)

// A piece is the postings of a section that belong to a group, from Invert to Group:
//
//	length of the keys; the keys: number of them; each, sorted: length, bytes
//	length of the words' chunks, these chunks
//	the pairs' chunks
//
// A chunk has the postings in a language of the things of a kind; there is one for each language and in it for each
// kind, in their order, be it empty. It is runs and a 0 behind them. A run is
//
//	number of hashes, at least 1
//	place of the thing among those of its kind in the section, less that of the run before (at first 0)
//	class, a byte
//	the hashes, each in four bytes, the lowest first
//
// Numbers are varints. Runs are in order of place, and within it of falling class; a hash may come twice for a thing.

// A pieceWriter distributes the words and pairs of documents over pieces. Its memory is used again for other sections.
type pieceWriter struct {
	config  *Config
	words   chunks // of words and of exact forms
	pairs   chunks
	keysHad hashSet
	keys    [][]string
	letters uint32
}

// chunks are the chunks of one table, for each group.
type chunks struct {
	data   [][]byte
	last   []uint32 // place of each group's last run in this chunk
	counts []int    // scratch
	total  int      // postings
}

func newPieceWriter(c *Config) *pieceWriter {
	return &pieceWriter{config: c, words: newChunks(c.Groups), pairs: newChunks(c.Groups), keys: make([][]string, c.Groups)}
}

// reset makes the writer ready for another section.
func (w *pieceWriter) reset() {
	w.words.reset()
	w.pairs.reset()
	w.keysHad.reset()
	for g := range w.keys {
		clear(w.keys[g])
		w.keys[g] = w.keys[g][:0]
	}
	w.letters = 0
}

func (c *chunks) reset() {
	for g := range c.data {
		c.data[g] = c.data[g][:0]
	}
	c.total = 0
}

func newChunks(groups int) chunks {
	return chunks{
		data:   make([][]byte, groups),
		last:   make([]uint32, groups),
		counts: make([]int, groups),
	}
}

// doc adds what the thing at a place says.
func (w *pieceWriter) doc(place uint32, d *Doc) {
	for class := Class(classCount - 1); ; class-- {
		w.words.run(w.config, place, class, d.words.of(class))
		w.pairs.run(w.config, place, class, d.pairs.of(class))
		if class == 0 {
			break
		}
	}
	w.words.run(w.config, place, 0, d.exact)
	for i, h := range d.words.hashes {
		if !w.keysHad.add(h) {
			continue
		}
		if key := d.key(i); inDictionary(key) {
			g := w.config.group(h)
			w.keys[g] = append(w.keys[g], key)
			w.letters |= 1 << letterPlace(key)
		}
	}
}

// endChunk ends the postings of a language and kind.
func (w *pieceWriter) endChunk() {
	w.words.end()
	w.pairs.end()
}

func (c *chunks) end() {
	for g := range c.data {
		c.data[g] = append(c.data[g], 0)
		c.last[g] = 0
	}
}

// run adds a run of hashes to the chunk of each group that has some of them.
func (c *chunks) run(config *Config, place uint32, class Class, hashes []uint32) {
	if len(hashes) == 0 {
		return
	}
	for _, h := range hashes {
		c.counts[config.group(h)]++
	}
	for g, n := range c.counts {
		if n == 0 {
			continue
		}
		b := slices.Grow(c.data[g], 4*n+2*binary.MaxVarintLen32+1)
		b = binary.AppendUvarint(b, uint64(n))
		b = binary.AppendUvarint(b, uint64(place-c.last[g]))
		c.data[g] = append(b, byte(class))
		c.last[g] = place
		c.counts[g] = 0
	}
	for _, h := range hashes {
		g := config.group(h)
		c.data[g] = binary.LittleEndian.AppendUint32(c.data[g], h)
	}
	c.total += len(hashes)
}

// pieces puts the pieces together.
func (w *pieceWriter) pieces() [][]byte {
	pieces := make([][]byte, w.config.Groups)
	for g := range pieces {
		keys := appendKeys(nil, w.keys[g])
		words, pairs := w.words.data[g], w.pairs.data[g]
		b := make([]byte, 0, 2*binary.MaxVarintLen64+len(keys)+len(words)+len(pairs))
		b = appendBlock(b, keys)
		b = appendBlock(b, words)
		pieces[g] = append(b, pairs...)
	}
	return pieces
}

// appendKeys appends keys, and sorts them.
func appendKeys(b []byte, keys []string) []byte {
	slices.Sort(keys)
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, key := range keys {
		b = appendBlock(b, key)
	}
	return b
}

// appendBlock appends the length of a block and the block.
func appendBlock[T string | []byte](b []byte, block T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(block))), block...)
}

// A piece, opened. Its chunks are read in their order.
type openPiece struct {
	keys         []string
	words, pairs chunkReader
}

// openPieceOf opens a piece that a pieceWriter wrote.
func openPieceOf(b []byte) (p openPiece, err error) {
	r := byteReader{b: b}
	keys := byteReader{b: r.block()}
	p.words = chunkReader{byteReader{b: r.block()}}
	p.pairs = chunkReader{r}
	for n := keys.number(); n > 0 && !keys.failed; n-- {
		p.keys = append(p.keys, string(keys.block()))
	}
	if r.failed || keys.failed {
		return p, errPiece
	}
	return p, nil
}

var errPiece = errors.New("search: a piece of the index is damaged")

// A chunkReader reads the chunks of a table.
type chunkReader struct{ byteReader }

// chunk gives the runs of the next chunk to each, the hashes four bytes each.
func (r *chunkReader) chunk(each func(place uint32, class Class, hashes []byte)) {
	place := uint32(0)
	for n := r.number(); n > 0 && !r.failed; n = r.number() {
		place += uint32(r.number())
		head := r.take(1)
		hashes := r.take(4 * n)
		if r.failed {
			return
		}
		each(place, Class(head[0]&(classCount-1)), hashes)
	}
}

// A byteReader takes apart what was written with varints. After a mistake it gives zeros and nothing.
type byteReader struct {
	b      []byte
	failed bool
}

// number reads a varint below 2^31.
func (r *byteReader) number() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v >= 1<<31 {
		r.failed, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

// take reads n bytes.
func (r *byteReader) take(n int) []byte {
	if n > len(r.b) {
		r.failed, r.b = true, nil
		return nil
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

// block reads a block of its own length.
func (r *byteReader) block() []byte { return r.take(r.number()) }
