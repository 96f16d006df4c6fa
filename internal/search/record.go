package search

import (
	"encoding/binary"
	"slices"
)

// A record is what results show of a thing in a language, ready to be packed: its text cut, and its words numbered.
type record struct {
	path   string
	length int // of the text, in bytes
	vocabulary
	words  []wordID // each once
	gaps   []string // likewise
	tokens []byte   // of each run of word characters, the places of the gap before it and of itself, as varints
	count  int      // of tokens
	first  string   // the gap before the first run, or the text if there is none
	last   string   // the gap behind the last run
}

// What separates the fields of a record, and records.
const (
	fieldEnd  = "\x1F"
	recordEnd = "\x1E"
)

// A recorder makes records of runs of word characters. Its memory is used again and again.
type recorder struct {
	lexicon *lexicon // that cut the runs
	number  uint32   // of the record
	record
	rest []byte // what stands behind the last run
}

// begin begins a further record.
func (r *recorder) begin(path string) {
	r.number++
	r.record = record{path: path, words: r.words[:0], gaps: r.gaps[:0], tokens: r.tokens[:0]}
	r.rest = r.rest[:0]
}

// add adds a text that was cut into runs.
func (r *recorder) add(text string, runs []run) {
	r.length += len(text)
	if len(runs) == 0 {
		r.rest = append(r.rest, text...)
		return
	}
	r.rest = append(r.rest, text[:runs[0].start]...)
	if r.count == 0 {
		r.first = string(r.rest)
		r.rest = r.rest[:0] // so that the first word is not turned: only the packer knows what stands before it
	}
	r.token(r.lexicon.gap(string(r.rest)), runs[0].id)
	for i := range runs[1:] {
		r.token(runs[i+1].gap, runs[i+1].id)
	}
	r.rest = append(r.rest[:0], text[runs[len(runs)-1].end:]...)
}

// token adds a run and the gap before it.
func (r *recorder) token(gap uint32, id wordID) {
	g := &r.lexicon.gaps[gap]
	if g.turns {
		id = r.lexicon.turn(id)
	}
	if g.recorded != r.number {
		g.recorded, g.place = r.number, uint32(len(r.gaps))
		r.gaps = append(r.gaps, g.text)
	}
	k := &r.lexicon.known[id]
	if k.recorded != r.number {
		k.recorded, k.place = r.number, uint32(len(r.words))
		r.words = append(r.words, id)
	}
	r.tokens = binary.AppendUvarint(r.tokens, uint64(g.place))
	r.tokens = binary.AppendUvarint(r.tokens, uint64(k.place))
	r.count++
}

// end returns the record.
func (r *recorder) end() record {
	done := r.record
	done.vocabulary = r.lexicon.vocabulary
	done.words, done.gaps, done.tokens = slices.Clone(r.words), slices.Clone(r.gaps), slices.Clone(r.tokens)
	if r.count == 0 {
		done.first = string(r.rest)
	} else {
		done.last = string(r.rest)
	}
	return done
}
