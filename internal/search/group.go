package search

import (
	"slices"
	"sync"
)

// Group makes the buckets of a group, and its part of the dictionary for Dictionary. pieces are those of this group, one
// of each section in the plan's order; it panics where they are not as Invert made them. Its memory besides what it
// returns is some sixteen bytes for each posting of the table that has more.
func (p *Plan) Group(g int, pieces [][]byte) (files []File, keys []byte) {
	m := makers.Get().(*bucketMaker)
	defer makers.Put(m)
	m.plan = p
	opened := make([]openPiece, len(pieces))
	for i, piece := range pieces {
		var err error
		if opened[i], err = openPieceOf(piece); err != nil {
			panic(err)
		}
	}
	known := p.knownKeys(opened)
	m.load(p.words, g, opened, func(o *openPiece) (*chunkReader, int) { return &o.words, o.wordCount })
	files = m.appendBuckets(files, known)
	m.load(p.pairs, g, opened, func(o *openPiece) (*chunkReader, int) { return &o.pairs, o.pairCount })
	files = m.appendBuckets(files, nil)
	return files, appendParts(nil, known)
}

// makers keep the memory in which buckets are made.
var makers = sync.Pool{New: func() any { return new(bucketMaker) }}

// A bucketMaker makes the buckets of a group, of one table after the other.
type bucketMaker struct {
	plan     *Plan
	table    table
	first    int // bucket of the group
	starts   []int
	postings []posting // by bucket
	other    []posting // before they were in order, then scratch

	prints  []uint32
	entries [maxLanguages]entry
	places  []uint32
	bits    bitWriter
	data    []byte
	file    []byte
}

// load reads the group's postings of a table and puts them in order of their buckets, those of a bucket in order of
// language and thing.
func (m *bucketMaker) load(t table, g int, pieces []openPiece, chunksOf func(*openPiece) (*chunkReader, int)) {
	share := t.buckets / m.plan.groups
	m.table, m.first = t, g*share
	m.starts = append(m.starts[:0], make([]int, share+1)...)
	total := 0
	for i := range pieces {
		_, n := chunksOf(&pieces[i])
		total += n
	}
	m.other = slices.Grow(m.other[:0], total)
	for lang := range m.plan.languages {
		for kind := range len(kinds) {
			for i := range pieces {
				r, _ := chunksOf(&pieces[i])
				m.loadChunk(r, lang, m.plan.starts[i][kind])
			}
		}
	}
	for i := range pieces {
		if r, _ := chunksOf(&pieces[i]); r.failed || len(r.b) > 0 {
			panic(errPiece)
		}
	}
	m.distribute()
}

// loadChunk reads the next chunk of a piece, of things from a number on.
func (m *bucketMaker) loadChunk(r *chunkReader, lang int, first uint32) {
	starts := m.starts[1:]
	r.chunk(func(place uint32, class Class, hashes []byte) {
		base := newPosting(0, lang, first+place, class)
		for ; len(hashes) > 0; hashes = hashes[4:] {
			h := uint32(hashes[0]) | uint32(hashes[1])<<8 | uint32(hashes[2])<<16 | uint32(hashes[3])<<24
			starts[m.bucket(h)]++
			m.other = append(m.other, base|posting(h)<<32)
		}
	})
}

// bucket returns the bucket of a hash, among those of the group.
func (m *bucketMaker) bucket(hash uint32) int { return m.table.bucket(hash) - m.first }

func (t table) bucket(hash uint32) int { return int(uint64(hash) * uint64(t.buckets) >> 32) }

// distribute brings the postings into the order of buckets. Before it, starts has behind each bucket's place how many
// postings it has; after it, where they start.
func (m *bucketMaker) distribute() {
	for b := 1; b < len(m.starts); b++ {
		m.starts[b] += m.starts[b-1]
	}
	m.postings = slices.Grow(m.postings[:0], len(m.other))[:len(m.other)]
	next := slices.Clone(m.starts)
	for _, p := range m.other {
		at := &next[m.bucket(p.hash())]
		m.postings[*at] = p
		*at++
	}
}

// appendBuckets appends the files of all buckets, and counts the things that have the known keys.
func (m *bucketMaker) appendBuckets(files []File, known []knownKey) []File {
	for b := range len(m.starts) - 1 {
		from, to := m.starts[b], m.starts[b+1]
		postings := m.postings[from:to]
		sortByPrint(postings, m.other[from:to])
		n := 0
		for n < len(known) && known[n].bucket == m.first+b {
			n++
		}
		m.writeBucket(postings, known[:n])
		known = known[n:]

		name := m.table.fileName(m.first + b)
		m.data = m.bits.appendText(m.data[:0])
		m.file = appendScript(m.file[:0], name, m.plan.stamp, m.data)
		files = append(files, File{name, slices.Clone(m.file)})
	}
	return files
}

// writeBucket writes the bits of a bucket. known are the keys that have their entry in it, in order of print.
func (m *bucketMaker) writeBucket(postings []posting, known []knownKey) {
	m.prints = m.prints[:0]
	for i, p := range postings {
		if i == 0 || p.print() != postings[i-1].print() {
			m.prints = append(m.prints, uint32(p.print()))
		}
	}
	m.bits.reset()
	m.bits.gamma(uint32(len(m.prints)) + 1)
	m.bits.list(m.prints, 0, 1<<16)
	for _, print := range m.prints {
		n := 0
		for n < len(postings) && uint32(postings[n].print()) == print {
			n++
		}
		m.collectEntry(postings[:n])
		for ; len(known) > 0 && uint32(known[0].print) == print; known = known[1:] {
			known[0].things = m.countThings()
		}
		for lang := range m.plan.languages {
			m.places = m.entries[lang].write(&m.bits, m.plan.things, m.places)
		}
		postings = postings[n:]
	}
}

// collectEntry takes the postings of an entry, of all languages.
func (m *bucketMaker) collectEntry(postings []posting) {
	for lang := range m.plan.languages {
		n := 0
		for n < len(postings) && postings[n].lang() == lang {
			n++
		}
		m.entries[lang].collect(postings[:n], m.table.name == m.plan.pairs.name)
		postings = postings[n:]
	}
}

// countThings counts the things of the entry, each once in however many languages it has it.
func (m *bucketMaker) countThings() int {
	m.places = m.places[:0]
	for lang := range m.plan.languages {
		m.places = append(m.places, m.entries[lang].things...)
	}
	if len(m.plan.languages) > 1 {
		slices.Sort(m.places)
		m.places = slices.Compact(m.places)
	}
	return len(m.places)
}
