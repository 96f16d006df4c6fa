package search

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A packer packs texts of results. It may be used again and again, by one goroutine; the zero value is ready to use.
type packer struct {
	words, gaps parts
	follow      []follower              // of each word
	bounds      []int                   // of the words of a text
	codes       map[string][]prefixCode // of words that came in this or another text
}

// mostCodes is of how many words a packer remembers the codes.
const mostCodes = 1 << 15

// code returns the code of a word, which is worked out once for many texts.
func (p *packer) code(word string) []prefixCode {
	codes, known := p.codes[word]
	if known {
		return codes
	}
	if p.codes == nil || len(p.codes) >= mostCodes {
		p.codes = map[string][]prefixCode{}
	}
	codes = spellWord(word)
	p.codes[strings.Clone(word)] = codes
	return codes
}

// follower is the gap and the word that stood last behind a word; no word, which is 0, where it was the first.
type follower struct{ gap, word int }

// pack writes text, of at most maxPacked bytes. Each byte of it that is not UTF-8 counts as U+FFFD.
func (p *packer) pack(w *bitWriter, text string) {
	p.reset()
	p.bounds = p.bounds[:0]
	for start, end := nextRun(text, 0); start < end; start, end = nextRun(text, end) {
		p.bounds = append(p.bounds, start, end)
	}
	w.gamma(uint32(len(p.bounds)/2) + 1)
	last, before := 0, 0
	for i := 0; i < len(p.bounds); i += 2 {
		start, end := p.bounds[i], p.bounds[i+1]
		before = p.token(w, before, text[last:start], text[start:end])
		last = end
	}
	p.gap(w, text[last:])
}

// reset forgets all words, but for the one that stands before the first, which is 0, and all but the first gaps.
func (p *packer) reset() {
	p.words.reset()
	p.words.add("")
	p.follow = append(p.follow[:0], follower{})
	p.gaps.reset()
	for _, gap := range firstGaps {
		p.gaps.add(gap)
	}
}

// token writes a gap and the word behind it, and returns the word. before is the word before.
func (p *packer) token(w *bitWriter, before int, gap, word string) int {
	if turnsBehind(gap) {
		word = turn(word)
	}
	if next := p.follow[before]; next.word > 0 {
		if p.gaps.list[next.gap] == gap && p.words.list[next.word] == word {
			w.bits(1, 1)
			p.gaps.use(next.gap)
			p.words.use(next.word)
			return next.word
		}
		w.bits(0, 1)
	}
	next := follower{gap: p.gap(w, gap)}
	place, known := p.words.places[word]
	if known {
		w.bits(0, 1)
		rank := p.words.use(place)
		w.gamma(uint32(rank>>rankBits) + 1)
		w.bits(uint32(rank&(1<<rankBits-1)), rankBits)
	} else {
		w.bits(1, 1)
		for _, code := range p.code(word) {
			w.bits(code.bits, int(code.length))
		}
		place = p.words.add(word)
		p.follow = append(p.follow, follower{})
	}
	next.word = place
	p.follow[before] = next
	return place
}

// rankBits is how many of the lowest bits of a word's rank are written as they are.
const rankBits = 4

// gap writes a gap and returns its place.
func (p *packer) gap(w *bitWriter, gap string) int {
	place, known := p.gaps.places[gap]
	if known {
		w.gamma(uint32(p.gaps.use(place)) + 1)
		return place
	}
	w.gamma(uint32(len(p.gaps.list)) + 1)
	w.spellGap(gap)
	return p.gaps.add(gap)
}

// spellGap writes a gap by its UTF-16 code units.
func (w *bitWriter) spellGap(gap string) {
	units := utf16.Encode([]rune(gap))
	w.gamma(uint32(len(units)))
	for _, unit := range units {
		if unit < utf8.RuneSelf {
			w.bits(uint32(unit), 8)
		} else {
			w.bits(1<<16|uint32(unit), 17)
		}
	}
}

// turnsBehind tells whether words behind a gap have their first letters turned, since a sentence begins there.
func turnsBehind(gap string) bool { return strings.ContainsAny(gap, "\n.\u001F") }

// turn returns a word with a capital for its first letter where that is small, and the other way round. Turned twice a
// word is as it was.
func turn(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(turned(r)) + word[size:]
}

// turned returns the other case of a Latin letter as Vietnamese and English have them; any other character as it is.
func turned(r rune) rune {
	switch {
	case 'A' <= r&^0x20 && r&^0x20 <= 'Z', 'À' <= r && r <= 'ÿ':
		return r ^ 0x20
	case 'Ā' <= r && r <= 'ơ', 'Ạ' <= r && r <= 'ỿ':
		return r ^ 1
	case r == 'Ư', r == 'ư':
		return 'Ư' + 'ư' - r
	}
	return r
}

// parts are the words or the gaps of a text, by place: in order of their first. Ranked, they stand in order of how often they came.
type parts struct {
	list   []string
	places map[string]int
	ranking
}

func (p *parts) reset() {
	if p.places == nil {
		p.places = map[string]int{}
	}
	clear(p.places)
	p.list = p.list[:0]
	p.ranking.reset()
}

// add adds a part, ranks it behind all others, and returns its place.
func (p *parts) add(part string) int {
	place := p.ranking.add()
	p.list = append(p.list, part)
	p.places[part] = place
	return place
}

// A ranking ranks places by how often they were used.
type ranking struct {
	ranks  []int // of places
	ranked []int // places by rank
	counts []int // how often a place was used
	above  []int // by count: how many places were used more often
}

func (r *ranking) reset() {
	r.ranks, r.ranked, r.counts, r.above = r.ranks[:0], r.ranked[:0], r.counts[:0], r.above[:0]
}

// add adds a place that was used once.
func (r *ranking) add() (place int) {
	place = len(r.ranks)
	r.ranks = append(r.ranks, place)
	r.ranked = append(r.ranked, place)
	r.counts = append(r.counts, 1)
	return place
}

// use returns the rank of a place, and has it exchange ranks with the first that was used as often.
func (r *ranking) use(place int) (rank int) {
	rank = r.ranks[place]
	count := r.counts[place]
	r.counts[place]++
	for len(r.above) <= count {
		r.above = append(r.above, 0)
	}
	first := r.above[count]
	r.above[count]++
	other := r.ranked[first]
	r.ranks[place], r.ranks[other] = first, rank
	r.ranked[first], r.ranked[rank] = place, other
	return rank
}

// maxPacked is how many bytes of text unpack makes at most: some thousand times what a file holds, so that a damaged one
// can't fill the memory.
const maxPacked = 1 << 24

// unpack reads a text that pack wrote. It stands any input, of which at worst the text is wrong.
func unpack(r *bitReader) (string, error) {
	var p packer
	p.reset()
	var text []byte
	before := 0
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
func (p *packer) readGap(r *bitReader) int {
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
func (p *packer) readWord(r *bitReader) int {
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
