package search

import (
	"unicode/utf16"
)

// An unpacker reads a text that a packer wrote.
type unpacker struct {
	words, gaps readParts
	follow      []follower // of each word
}

// readParts are the words or the gaps of a text, by place.
type readParts struct {
	ranking
	list []string
}

func (p *readParts) add(part string) (place int32) {
	p.list = append(p.list, part)
	return p.ranking.add()
}

// newUnpacker returns an unpacker that knows what a text does from its start.
func newUnpacker() *unpacker {
	p := &unpacker{follow: []follower{{}}}
	p.words.add("")
	for _, gap := range firstGaps {
		p.gaps.add(gap)
	}
	return p
}

// maxPacked is how many bytes of text unpack makes at most: some thousand times what a file holds, so that a damaged one
// can't fill the memory.
const maxPacked = 1 << 24

// unpack reads a text that pack wrote. It stands any input, of which at worst the text is wrong.
func unpack(r *bitReader) (string, error) {
	p := newUnpacker()
	var text []byte
	before := int32(0)
	for count := r.gamma(); count > 1 && r.err == nil; count-- {
		next := p.follow[before]
		if next.word == 0 || r.bits(1) == 0 {
			next = follower{p.readGap(r), p.readWord(r)}
			p.follow[before] = next
		} else {
			p.gaps.use(next.gap)
			p.words.use(next.word)
		}
		gap, word := p.gaps.list[next.gap], p.words.list[next.word]
		if turnsBehind(gap) && word != "" {
			word = turn(word)
		}
		text = append(append(text, gap...), word...)
		if len(text) > maxPacked {
			r.fail(errDamaged)
		}
		before = next.word
	}
	text = append(text, p.gaps.list[p.readGap(r)]...)
	if r.err != nil {
		return "", r.err
	}
	return string(text), nil
}

// readGap reads a gap that gap wrote, and returns its place; any after a mistake.
func (p *unpacker) readGap(r *bitReader) int32 {
	switch rank := r.gamma() - 1; {
	case r.err != nil:
		return 0
	case rank < uint32(len(p.gaps.list)):
		place := p.gaps.ranked[rank]
		p.gaps.use(place)
		return place
	case rank > uint32(len(p.gaps.list)):
		r.fail(errDamaged)
		return 0
	}
	var units []uint16
	for n := r.gamma(); n > 0 && r.err == nil; n-- {
		width := 7
		if r.bits(1) == 1 {
			width = 16
		}
		units = append(units, uint16(r.bits(width)))
	}
	return p.gaps.add(string(utf16.Decode(units)))
}

// readWord reads a word that token wrote behind its gap, and returns its place; any after a mistake.
func (p *unpacker) readWord(r *bitReader) int32 {
	if r.bits(1) == 1 {
		p.follow = append(p.follow, follower{})
		return p.words.add(r.spelled())
	}
	rank := (r.gamma()-1)<<rankBits | r.bits(rankBits)
	if r.err != nil || rank >= uint32(len(p.words.list)) {
		r.fail(errDamaged)
		return 0
	}
	place := p.words.ranked[rank]
	p.words.use(place)
	return place
}
