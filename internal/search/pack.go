package search

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// A packer packs texts of results. It may be used again and again, by one goroutine; the zero value is ready to use.
type packer struct {
	words  wordSet
	gaps   gapSet
	follow []follower // of each word
	before int32      // the word before
	rest   []byte     // what stands behind it so far

	wordPlaces, gapPlaces []int32 // of a record's words and gaps, once they came
}

// follower is the gap and the word that stood last behind a word; no word, which is 0, where it was the first.
type follower struct{ gap, word int32 }

// notYet is the place of what has not come yet.
const notYet = -1

// rankBits is how many of the lowest bits of a word's rank are written as they are.
const rankBits = 4

// pack writes the text of records, one after the other; nil is a record without text. Each byte of the text that is not
// UTF-8 counts as U+FFFD.
func (p *packer) pack(w *bitWriter, records []*record) {
	p.words.reset()
	p.gaps.reset()
	p.follow, p.before, p.rest = append(p.follow[:0], follower{}), 0, p.rest[:0]
	count := 0
	for _, r := range records {
		if r != nil {
			count += r.count
		}
	}
	w.gamma(uint32(count) + 1)
	for i, r := range records {
		if i > 0 {
			p.rest = append(p.rest, recordEnd...)
		}
		if r == nil {
			continue
		}
		p.rest = append(p.rest, r.first...)
		if r.count > 0 {
			p.tokens(w, r)
			p.rest = append(p.rest[:0], r.last...)
		}
	}
	last := string(p.rest)
	p.writeGap(w, p.gaps.find(last), last)
}

// tokens writes the words of a record, each with the gap before it.
func (p *packer) tokens(w *bitWriter, r *record) {
	p.wordPlaces, p.gapPlaces = noneYet(p.wordPlaces, len(r.words)), noneYet(p.gapPlaces, len(r.gaps))
	tokens := r.tokens
	for i := range r.count {
		g, n := binary.Uvarint(tokens)
		k, m := binary.Uvarint(tokens[n:])
		tokens = tokens[n+m:]
		if i == 0 {
			p.firstToken(w, r, r.words[k])
			continue
		}
		gap, word := &p.gapPlaces[g], &p.wordPlaces[k]
		if *gap == notYet {
			*gap = p.gaps.find(r.gaps[g])
		}
		var s spelled
		if *word == notYet {
			s = r.spelled(r.words[k])
			*word = p.words.find(s)
		}
		*gap, *word = p.token(w, *gap, r.gaps[g], *word, s)
	}
}

// noneYet returns places, so many of them, of what has not come yet.
func noneYet(places []int32, count int) []int32 {
	places = places[:0]
	for range count {
		places = append(places, notYet)
	}
	return places
}

// firstToken writes the first word of a record, with all that stands before it.
func (p *packer) firstToken(w *bitWriter, r *record, id wordID) {
	gap, first := string(p.rest), r.spelled(id)
	if turnsBehind(gap) {
		spelling := turn(string(first.spelling))
		first = spelled{[]byte(spelling), sumOf(spelling), spellWord(spelling)}
	}
	p.token(w, p.gaps.find(gap), gap, p.words.find(first), first)
}

// token writes a gap and a word, and returns their places, each of which may have been notYet; of a word that has a place
// its spelling is not looked at.
func (p *packer) token(w *bitWriter, gap int32, gapText string, word int32, s spelled) (gapPlace, wordPlace int32) {
	before := p.before
	if next := p.follow[before]; next.word > 0 {
		if next == (follower{gap, word}) {
			w.bits(1, 1)
			p.gaps.use(gap)
			p.words.use(word)
			p.before = word
			return gap, word
		}
		w.bits(0, 1)
	}
	gap = p.writeGap(w, gap, gapText)
	word = p.writeWord(w, word, s)
	p.follow[before] = follower{gap, word}
	p.before = word
	return gap, word
}

func (p *packer) writeGap(w *bitWriter, place int32, gap string) int32 {
	if place != notYet {
		w.gamma(uint32(p.gaps.use(place)) + 1)
		return place
	}
	w.gamma(uint32(len(p.gaps.ranks)) + 1)
	w.spellGap(gap)
	return p.gaps.add(gap)
}

func (p *packer) writeWord(w *bitWriter, place int32, s spelled) int32 {
	if place != notYet {
		w.bits(0, 1)
		rank := p.words.use(place)
		w.gamma(uint32(rank>>rankBits) + 1)
		w.bits(uint32(rank&(1<<rankBits-1)), rankBits)
		return place
	}
	w.bits(1, 1)
	for _, code := range s.code {
		w.bits(code.bits, int(code.length))
	}
	p.follow = append(p.follow, follower{})
	return p.words.add(s)
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

// A spelled word is a word of a record as packing needs it.
type spelled struct {
	spelling []byte
	sum      uint32 // of spelling
	code     []prefixCode
}

// spelled returns a word of the record.
func (r *record) spelled(id wordID) spelled {
	k := &r.known[id]
	return spelled{r.text(k.spelling), k.sum, r.code(id)}
}

// A wordSet is the words of a text, by place: in the order in which they came first.
type wordSet struct {
	ranking
	list  []spelled
	slots []uint64 // a hash table by sums: the text's number, then the place; of an older text: free
	text  uint32
}

// reset forgets all words, but for the one that stands before the first, whose place is 0.
func (s *wordSet) reset() {
	s.ranking.reset()
	s.list = s.list[:0]
	if s.text++; s.text == 0 {
		clear(s.slots)
		s.text = 1
	}
	s.add(spelled{})
}

// find returns the place of a word.
func (s *wordSet) find(word spelled) (place int32) {
	for at := int(word.sum); ; at++ {
		slot := s.slots[at&(len(s.slots)-1)]
		if uint32(slot>>32) != s.text {
			return notYet
		}
		if found := &s.list[uint32(slot)]; found.sum == word.sum && bytes.Equal(found.spelling, word.spelling) {
			return int32(uint32(slot))
		}
	}
}

// add adds a word that is not there.
func (s *wordSet) add(word spelled) (place int32) {
	s.list = append(s.list, word)
	if 2*len(s.list) > len(s.slots) {
		s.slots = make([]uint64, max(2*len(s.slots), leastSlots))
		for place := range s.list {
			s.put(place)
		}
	} else {
		s.put(len(s.list) - 1)
	}
	return s.ranking.add()
}

// put puts a place into the slot of its word, or the next that is free.
func (s *wordSet) put(place int) {
	at := int(s.list[place].sum)
	for uint32(s.slots[at&(len(s.slots)-1)]>>32) == s.text {
		at++
	}
	s.slots[at&(len(s.slots)-1)] = uint64(s.text)<<32 | uint64(place)
}

// A gapSet is the gaps of a text, by place: the first gaps, then others in the order in which they came first.
type gapSet struct {
	ranking
	places map[string]int32
}

// reset forgets all but the first gaps.
func (s *gapSet) reset() {
	s.ranking.reset()
	if s.places == nil {
		s.places = map[string]int32{}
	}
	clear(s.places)
	for _, gap := range firstGaps {
		s.add(gap)
	}
}

// find returns the place of a gap.
func (s *gapSet) find(gap string) (place int32) {
	if place, ok := s.places[gap]; ok {
		return place
	}
	return notYet
}

// add adds a gap that is not there.
func (s *gapSet) add(gap string) (place int32) {
	place = s.ranking.add()
	s.places[gap] = place
	return place
}
