package search

import (
	"slices"
	"sync"
)

// Group makes the buckets of a group, and its part of the dictionary for Dictionary. pieces are those of this group, one
// of each section in the plan's order; it panics where they are not as Invert made them. Its memory besides what it
// returns is some twenty bytes for each posting of the table that has most.
func (p *Plan) Group(g int, pieces [][]byte) (files []File, keys []byte) {
	m := makers.Get().(*bucketMaker)
	defer makers.Put(m)
	m.plan, m.group = p, g
	opened := make([]openPiece, len(pieces))
	for i, piece := range pieces {
		var err error
		if opened[i], err = openPieceOf(piece); err != nil {
			panic(err)
		}
	}
	known := knownKeys(opened)
	for _, t := range p.words {
		m.load(t, opened, func(o *openPiece) *chunkReader { return &o.words })
		inOrderOf(t, known)
		files = m.appendBuckets(files, known)
	}
	for _, t := range p.pairs {
		m.load(t, opened, func(o *openPiece) *chunkReader { return &o.pairs })
		files = m.appendBuckets(files, nil)
	}
	for i := range opened {
		if len(opened[i].words.b) > 0 || len(opened[i].pairs.b) > 0 {
			panic(errPiece)
		}
	}
	return files, appendParts(nil, known)
}

// makers keep the memory in which buckets are made.
var makers = sync.Pool{New: func() any { return new(bucketMaker) }}

// A bucketMaker makes the buckets of a group, of one table after the other.
type bucketMaker struct {
	plan  *Plan
	group int
	table table
	first int // bucket of the group

	postings byBucket

	prints []uint32
	entry  entry
	bits   bitWriter
	data   []byte
	file   []byte
}

// byBucket are postings in order of their buckets, those of a bucket in the order in which they were added.
type byBucket struct {
	sorted  []posting
	starts  []int // of the buckets; one more at the end
	added   []posting
	buckets []uint32 // of those added
}

func (b *byBucket) reset(buckets int) {
	b.added, b.buckets = b.added[:0], b.buckets[:0]
	b.starts = append(b.starts[:0], make([]int, buckets+1)...)
}

func (b *byBucket) add(bucket int, p posting) {
	b.starts[bucket+1]++
	b.added = append(b.added, p)
	b.buckets = append(b.buckets, uint32(bucket))
}

// distribute brings the postings into the order of buckets, once all are added.
func (b *byBucket) distribute() {
	for i := 1; i < len(b.starts); i++ {
		b.starts[i] += b.starts[i-1]
	}
	b.sorted = slices.Grow(b.sorted[:0], len(b.added))[:len(b.added)]
	next := slices.Clone(b.starts)
	for i, bucket := range b.buckets {
		b.sorted[next[bucket]] = b.added[i]
		next[bucket]++
	}
}

// bucket returns the postings of a bucket, sorted by print.
func (b *byBucket) bucket(n int) []posting {
	from, to := b.starts[n], b.starts[n+1]
	return sortByPrint(b.sorted[from:to], b.added[from:to])
}

// load reads the group's postings of a table, which are in the next chunks of the pieces.
func (m *bucketMaker) load(t table, pieces []openPiece, chunksOf func(*openPiece) *chunkReader) {
	share := t.buckets / m.plan.groups
	m.table, m.first = t, m.group*share
	m.postings.reset(share)
	for kind := range len(kinds) {
		for i := range pieces {
			r := chunksOf(&pieces[i])
			m.loadChunk(r, m.plan.starts[i][kind])
			if r.failed {
				panic(errPiece)
			}
		}
	}
	m.postings.distribute()
}

// loadChunk reads the next chunk of a piece, of things from a number on.
func (m *bucketMaker) loadChunk(r *chunkReader, first uint32) {
	r.chunk(func(place uint32, class Class, hashes []byte) {
		for ; len(hashes) > 0; hashes = hashes[4:] {
			h := uint32(hashes[0]) | uint32(hashes[1])<<8 | uint32(hashes[2])<<16 | uint32(hashes[3])<<24
			m.postings.add(m.table.bucket(h)-m.first, newPosting(m.table.print(h), first+place, class))
		}
	})
}

// appendBuckets appends the files of all buckets, and counts the things that have the known keys, which are in the order
// of the table.
func (m *bucketMaker) appendBuckets(files []File, known []knownKey) []File {
	for b := range len(m.postings.starts) - 1 {
		n := 0
		for n < len(known) && m.table.bucket(known[n].hash) == m.first+b {
			n++
		}
		m.writeBucket(m.postings.bucket(b), known[:n])
		known = known[n:]

		name := m.table.fileName(m.first + b)
		m.data = m.bits.appendText(m.data[:0])
		m.file = appendScript(m.file[:0], name, m.plan.stamp, m.data)
		files = append(files, File{name, slices.Clone(m.file)})
	}
	return files
}

// writeBucket writes the bits of a bucket. known are the keys whose entries can be in it, in order of print.
func (m *bucketMaker) writeBucket(postings []posting, known []knownKey) {
	m.prints = m.prints[:0]
	for i, p := range postings {
		if i == 0 || p.print() != postings[i-1].print() {
			m.prints = append(m.prints, p.print())
		}
	}
	m.bits.reset()
	m.bits.gamma(uint32(len(m.prints)) + 1)
	m.bits.list(m.prints, 0, 1<<m.table.prints)
	for _, print := range m.prints {
		n := 0
		for n < len(postings) && postings[n].print() == print {
			n++
		}
		m.entry.collect(postings[:n], m.table.prints == pairPrint)
		postings = postings[n:]
		for ; len(known) > 0 && m.table.print(known[0].hash) <= print; known = known[1:] {
			if m.table.print(known[0].hash) == print {
				known[0].things = max(known[0].things, len(m.entry.things))
			}
		}
		m.entry.write(&m.bits, m.plan.things)
	}
}
