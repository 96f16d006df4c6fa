package search

import "strings"

// known is what counts of a spelling. What is no word has the key "".
type known struct {
	spelling        string
	sum             uint32       // of spelling; see nextRun
	small           bool         // begins with a small letter, as no short form does
	key, exact      string       // exact is "" where it does not count
	hash, exactHash uint32       // of key and exact; 0 for ""
	symbols         []prefixCode // its code in texts, if it is one run of word characters

	turned *known // the spelling with its first letter turned, once that was asked for

	scanned  uint32 // number of the text in which the scanner last had it
	recorded uint32 // number of the record that last had it, and
	place    uint32 // its place among the words of that
}

// gap is what counts of the characters between two runs of word characters.
type gap struct {
	text  string
	joins bool // two words with it between them are neighbours
	turns bool // see turnsBehind

	recorded, place uint32 // as of known
}

// maxSpellings is how many spellings a lexicon remembers, and how many gaps.
const maxSpellings = 1 << 16

// A lexicon cuts texts into words and remembers what it worked out for each spelling, since texts use few words, but
// often. It serves one goroutine; the zero value is ready to use. What it remembers of a spelling is handed on, to other
// goroutines too: of that, none but it uses what follows symbols.
type lexicon struct {
	slots []*known // a hash table of spellings, by their sums; nil is free
	count int      // of spellings
	gaps  map[string]*gap
	space *gap
	runs  []run // of the texts that cut was called for
}

// A run is a longest run of word characters of a text.
type run struct {
	start, end int
	known      *known
	gap        *gap // before it; nil before the first of a text

	word    *known // of the word that begins here; nil where none does
	wordEnd int
	near    bool // the word before is the neighbour of this one
}

// scan calls each for the words of text, in their order, with the spelling that stands there and what counts of it;
// near tells that the word before, in this text, is its neighbour.
func (l *lexicon) scan(text string, each func(spelling string, k *known, near bool)) {
	l.runs = l.runs[:0]
	l.cut(text)
	for i := range l.runs {
		if r := &l.runs[i]; r.word != nil {
			each(text[r.start:r.wordEnd], r.word, r.near)
		}
	}
}

// cut appends the runs of a text to runs.
func (l *lexicon) cut(text string) {
	last, wordEnd, before := -1, 0, -1 // where the last word with a key ended, the last word, the last run
	for start, end, sum := nextRun(text, 0); start < end; start, end, sum = nextRun(text, end) {
		r := run{start: start, end: end, known: l.look(text[start:end], sum)}
		if before >= 0 {
			r.gap = l.gap(text[before:start])
		}
		if start >= wordEnd {
			word := r.known
			if wordEnd = endOfWord(text, start, end); wordEnd > end {
				word = l.look(text[start:wordEnd], sumOf(text[start:wordEnd]))
			}
			if word.key != "" {
				r.word, r.wordEnd = word, wordEnd
				r.near = last >= 0 && (last == before && r.gap.joins || last != before && joins(text[last:start]))
				last = wordEnd
			}
		}
		before = end
		l.runs = append(l.runs, r)
	}
}

// look returns what counts of a spelling with this sum.
func (l *lexicon) look(spelling string, sum uint32) *known {
	for at := int(sum); len(l.slots) > 0; at++ {
		k := l.slots[at&(len(l.slots)-1)]
		if k == nil {
			break
		}
		if k.sum == sum && k.spelling == spelling {
			return k
		}
	}
	k := workOut(strings.Clone(spelling)) // a part of text would keep all of it in memory
	k.sum = sum
	l.add(k)
	return k
}

// turn returns a spelling with its first letter turned.
func (l *lexicon) turn(k *known) *known {
	if k.turned == nil {
		spelling := turn(k.spelling)
		k.turned = l.look(spelling, sumOf(spelling))
	}
	return k.turned
}

// leastSpellings is how many slots a lexicon has at first.
const leastSpellings = 1 << 10

// add adds a spelling that is not there, having forgotten all others if they were too many.
func (l *lexicon) add(k *known) {
	old := l.slots
	switch {
	case l.count >= maxSpellings:
		clear(l.slots)
		l.count = 0
	case 2*l.count >= len(old):
		l.slots = make([]*known, max(2*len(old), leastSpellings))
		for _, k := range old {
			if k != nil {
				l.put(k)
			}
		}
	}
	l.put(k)
	l.count++
}

// put puts a spelling into its slot, or the next that is free.
func (l *lexicon) put(k *known) {
	at := int(k.sum)
	for l.slots[at&(len(l.slots)-1)] != nil {
		at++
	}
	l.slots[at&(len(l.slots)-1)] = k
}

// gap returns what counts of a gap.
func (l *lexicon) gap(text string) *gap {
	if text == " " && l.space != nil {
		return l.space
	}
	if g, ok := l.gaps[text]; ok {
		return g
	}
	if len(l.gaps) >= maxSpellings || l.gaps == nil {
		l.gaps = map[string]*gap{}
	}
	g := &gap{text: strings.Clone(text), joins: joins(text), turns: turnsBehind(text)}
	l.gaps[g.text] = g
	if text == " " {
		l.space = g
	}
	return g
}

// workOut finds out what counts of a spelling.
func workOut(spelling string) *known {
	k := &known{spelling: spelling, small: beginsSmall(spelling), symbols: spellWord(spelling), key: keyOf(spelling)}
	if k.key == "" {
		return k
	}
	k.hash = hash(k.key)
	if exact := exactForm(spelling); !isASCII(exact) {
		k.exact, k.exactHash = exact, hash(exact)
	}
	return k
}
