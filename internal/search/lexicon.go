package search

import "strings"

// A wordID names a spelling within a vocabulary; 0 is none.
type wordID uint32

// known is what counts of a spelling. It holds no pointers, so that collecting garbage takes no longer the more is known.
type known struct {
	sum             uint32 // of the spelling; see nextRun
	hash, exactHash uint32 // of key and exact
	spelling        span
	key, exact      span // the key is empty of what is no word, exact where it does not count
	code            span // how texts have it; of a vocabulary's codes
	small           bool // begins with a small letter, as no short form does

	// The rest is none of a vocabulary's readers, but of the lexicon that makes it.
	turned   wordID // the spelling with its first letter turned, once that was asked for
	scanned  uint32 // number of the text in which the scanner last had it
	recorded uint32 // number of the record that last had it, and
	place    uint32 // its place among the words of that
}

// A span is a part of a vocabulary's letters, or of its codes.
type span struct{ start, end uint32 }

func (s span) empty() bool { return s.start == s.end }

// A vocabulary is spellings and what counts of them. It only grows: whoever has a copy may read in it what stood there
// then, while the lexicon goes on.
type vocabulary struct {
	known   []known // by wordID
	letters []byte
	codes   []prefixCode
}

// text returns a part of the letters.
func (v *vocabulary) text(s span) []byte { return v.letters[s.start:s.end] }

// code returns the code of a spelling.
func (v *vocabulary) code(id wordID) []prefixCode {
	s := v.known[id].code
	return v.codes[s.start:s.end]
}

func (v *vocabulary) appendText(text string) span {
	start := uint32(len(v.letters))
	v.letters = append(v.letters, text...)
	return span{start, uint32(len(v.letters))}
}

// add adds a spelling with all that counts of it.
func (v *vocabulary) add(spelling string, sum uint32) wordID {
	if len(v.known) == 0 {
		v.known = append(v.known, known{}) // none
	}
	k := known{sum: sum, spelling: v.appendText(spelling), small: beginsSmall(spelling), code: span{start: uint32(len(v.codes))}}
	v.codes = append(v.codes, spellWord(spelling)...)
	k.code.end = uint32(len(v.codes))
	if key := keyOf(spelling); key != "" {
		k.key, k.hash = v.appendText(key), hash(key)
		if exact := exactForm(spelling); !isASCII(exact) {
			k.exact, k.exactHash = v.appendText(exact), hash(exact)
		}
	}
	v.known = append(v.known, k)
	return wordID(len(v.known) - 1)
}

// gap is what counts of the characters between two runs of word characters.
type gap struct {
	text  string
	joins bool // two words with it between them are neighbours
	turns bool // see turnsBehind

	recorded, place uint32 // as of known
}

// maxSpellings is how many spellings a lexicon remembers from text to text, and how many gaps.
const maxSpellings = 1 << 16

// A lexicon cuts texts into words and remembers what it worked out for each spelling, since texts use few words, but
// often. It serves one goroutine; the zero value is ready to use.
type lexicon struct {
	vocabulary
	slots []uint64 // a hash table of spellings: sum, then wordID; 0 is free
	gaps  []gap    // by their numbers; 0 is none
	gapOf map[string]uint32
	runs  []run // of the texts that cut was called for
}

// A run is a longest run of word characters of a text.
type run struct {
	start, end int
	id         wordID
	gap        uint32 // before it; 0 before the first of a text

	word    wordID // of the word that begins here; 0 where none does
	wordEnd int
	near    bool // the word before is the neighbour of this one
}

// begin makes room for another text. What the lexicon said of earlier ones counts no longer, but for copies of its
// vocabulary.
func (l *lexicon) begin() {
	l.runs = l.runs[:0]
	if len(l.known) > maxSpellings {
		l.vocabulary = vocabulary{}
		clear(l.slots)
	}
	if len(l.gaps) > maxSpellings {
		l.gaps, l.gapOf = nil, nil
	}
}

// cut appends the runs of a text to runs.
func (l *lexicon) cut(text string) {
	last, wordEnd, before := -1, 0, -1 // where the last word with a key ended, the last word, the last run
	for start, end, sum := nextRun(text, 0); start < end; start, end, sum = nextRun(text, end) {
		r := run{start: start, end: end, id: l.look(text[start:end], sum)}
		if before >= 0 {
			r.gap = l.gap(text[before:start])
		}
		if start >= wordEnd {
			word := r.id
			if wordEnd = endOfWord(text, start, end); wordEnd > end {
				word = l.look(text[start:wordEnd], sumOf(text[start:wordEnd]))
			}
			if !l.known[word].key.empty() {
				r.word, r.wordEnd = word, wordEnd
				r.near = last >= 0 && (last == before && l.gaps[r.gap].joins || last != before && joins(text[last:start]))
				last = wordEnd
			}
		}
		before = end
		l.runs = append(l.runs, r)
	}
}

// look returns a spelling with this sum.
func (l *lexicon) look(spelling string, sum uint32) wordID {
	if 2*len(l.known) >= len(l.slots) {
		l.grow()
	}
	mask := len(l.slots) - 1
	at := int(sum) & mask
	for ; l.slots[at] != 0; at = (at + 1) & mask {
		if slot := l.slots[at]; uint32(slot>>32) == sum {
			id := wordID(slot)
			if string(l.text(l.known[id].spelling)) == spelling {
				return id
			}
		}
	}
	id := l.add(spelling, sum)
	l.slots[at] = uint64(sum)<<32 | uint64(id)
	return id
}

// leastSpellings is how many slots a lexicon has at first.
const leastSpellings = 1 << 10

// grow doubles the slots.
func (l *lexicon) grow() {
	old := l.slots
	l.slots = make([]uint64, max(2*len(old), leastSpellings))
	mask := len(l.slots) - 1
	for _, slot := range old {
		if slot == 0 {
			continue
		}
		at := int(slot>>32) & mask
		for l.slots[at] != 0 {
			at = (at + 1) & mask
		}
		l.slots[at] = slot
	}
}

// turn returns a spelling with its first letter turned.
func (l *lexicon) turn(id wordID) wordID {
	if l.known[id].turned == 0 {
		spelling := turn(string(l.text(l.known[id].spelling)))
		turned := l.look(spelling, sumOf(spelling))
		l.known[id].turned = turned
	}
	return l.known[id].turned
}

// gap returns the number of a gap.
func (l *lexicon) gap(text string) uint32 {
	if text == " " && len(l.gaps) > 1 {
		return 1
	}
	if n, ok := l.gapOf[text]; ok {
		return n
	}
	if l.gapOf == nil {
		l.gapOf = map[string]uint32{}
		l.gaps = append(l.gaps, gap{}, newGap(" "))
		l.gapOf[" "] = 1
		return l.gap(text)
	}
	made := newGap(text)
	n := uint32(len(l.gaps))
	l.gaps = append(l.gaps, made)
	l.gapOf[made.text] = n
	return n
}

// newGap finds out what counts of a gap. A part of a text would keep all of it in memory.
func newGap(text string) gap {
	return gap{text: strings.Clone(text), joins: joins(text), turns: turnsBehind(text)}
}

// A word is a word of a text by itself: its spelling there, and what it is found by.
type word struct {
	spelling, key, exact string
	near                 bool // the word before is its neighbour
}

// words returns the words of a text.
func (l *lexicon) words(text string) (words []word) {
	l.begin()
	l.cut(text)
	for i := range l.runs {
		if r := &l.runs[i]; r.word != 0 {
			k := &l.known[r.word]
			words = append(words, word{text[r.start:r.wordEnd], string(l.text(k.key)), string(l.text(k.exact)), r.near})
		}
	}
	return words
}
