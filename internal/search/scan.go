package search

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Doc is a text taken apart: its words and pairs as hashes, and what results show of it. It does not change.
type Doc struct {
	words  classed  // each once, under its highest class
	known  []wordID // of words, in the same order; of the record's vocabulary
	exact  []uint32 // hashes of exact forms, each once
	pairs  classed  // as often as they stand there
	record record
}

// key returns the key of the word at a place among words.
func (d *Doc) key(i int) string {
	v := &d.record.vocabulary
	return string(v.text(v.known[d.known[i]].key))
}

// classed is a number of hashes in order of their class, the highest first.
type classed struct {
	hashes []uint32
	ends   [classCount]int // where the hashes of each class end
}

// of returns the hashes of a class.
func (c *classed) of(class Class) []uint32 {
	if class == classCount-1 {
		return c.hashes[:c.ends[class]]
	}
	return c.hashes[c.ends[class+1]:c.ends[class]]
}

// Scan takes a text apart. lang is the place of its language in Languages.
func (c *Config) Scan(lang int, t *Text) *Doc {
	c.prepare.Do(c.makeForms)
	s, _ := c.scanners.Get().(*scanner)
	if s == nil {
		s = newScanner()
	}
	defer c.scanners.Put(s)
	s.long = c.forms[lang]
	return s.scan(t)
}

// A scanner takes texts apart, one after the other. Its memory is used again and again.
type scanner struct {
	lexicon  lexicon
	recorder recorder
	number   uint32            // of the text
	long     map[uint32][]word // by the hash of the short form's key

	wordsSeen, exactSeen hashSet

	ends         []int // in lexicon.runs, of the title and of each field
	words, pairs classed
	known        []wordID
	exact        []uint32
	last         uint32 // hash of the word before
}

func newScanner() *scanner {
	s := new(scanner)
	s.recorder.lexicon = &s.lexicon
	return s
}

func (s *scanner) scan(t *Text) *Doc {
	s.number++
	s.wordsSeen.reset()
	s.exactSeen.reset()
	s.words.hashes, s.pairs.hashes = s.words.hashes[:0], s.pairs.hashes[:0]
	s.known, s.exact = s.known[:0], s.exact[:0]

	s.cut(t)
	titleRuns := s.lexicon.runs[:s.ends[0]]
	title := titleClass(countWords(titleRuns))
	for class := Class(classCount - 1); ; class-- {
		if class == title {
			s.index(titleRuns)
		}
		for i := range t.Fields {
			if t.Fields[i].Class == class {
				s.index(s.lexicon.runs[s.ends[i]:s.ends[i+1]])
			}
		}
		s.words.ends[class], s.pairs.ends[class] = len(s.words.hashes), len(s.pairs.hashes)
		if class == 0 {
			break
		}
	}
	return &Doc{
		words:  s.words.clone(),
		known:  slices.Clone(s.known),
		exact:  slices.Clone(s.exact),
		pairs:  s.pairs.clone(),
		record: s.recorder.end(),
	}
}

func (c *classed) clone() classed { return classed{slices.Clone(c.hashes), c.ends} }

// cut cuts the title and all fields into runs, and records what results show of them.
func (s *scanner) cut(t *Text) {
	l, r := &s.lexicon, &s.recorder
	l.begin()
	r.begin(t.Path)
	s.record(t.Path)
	s.record(fieldEnd)
	l.cut(t.Title)
	s.ends = append(s.ends[:0], len(l.runs))
	r.add(t.Title, l.runs)
	s.record(fieldEnd)
	s.record(t.Facts)
	s.record(fieldEnd)
	between := ""
	for i := range t.Fields {
		f := &t.Fields[i]
		first := len(l.runs)
		l.cut(f.Text)
		s.ends = append(s.ends, len(l.runs))
		if f.Shown && f.Text != "" {
			s.record(between)
			r.add(f.Text, l.runs[first:s.ends[i+1]])
			between = "\n"
		}
	}
}

// record records a text that is not indexed.
func (s *scanner) record(text string) {
	first := len(s.lexicon.runs)
	s.lexicon.cut(text)
	s.recorder.add(text, s.lexicon.runs[first:])
	s.lexicon.runs = s.lexicon.runs[:first]
}

// countWords returns how many words there are in runs.
func countWords(runs []run) (words int) {
	for i := range runs {
		if runs[i].word != 0 {
			words++
		}
	}
	return words
}

// index takes the words of a text, and what they stand for as short forms.
func (s *scanner) index(runs []run) {
	for i := range runs {
		r := &runs[i]
		if r.word == 0 {
			continue
		}
		k := &s.lexicon.known[r.word]
		if k.scanned != s.number {
			k.scanned = s.number
			s.add(r.word, k)
		}
		s.pair(k.hash, r.near)
		if len(s.long) == 0 || k.small {
			continue
		}
		if form := s.long[k.hash]; form != nil {
			hash := k.hash
			s.spellOut(form)
			s.last = hash
		}
	}
}

// spellOut adds the words of a long form.
func (s *scanner) spellOut(long []word) {
	for _, w := range long {
		id := s.lexicon.look(w.spelling, sumOf(w.spelling))
		k := &s.lexicon.known[id]
		s.add(id, k)
		s.pair(k.hash, w.near)
	}
}

// add adds a word.
func (s *scanner) add(id wordID, k *known) {
	if s.wordsSeen.add(k.hash) {
		s.words.hashes = append(s.words.hashes, k.hash)
		s.known = append(s.known, id)
	}
	if !k.exact.empty() && s.exactSeen.add(k.exactHash) {
		s.exact = append(s.exact, k.exactHash)
	}
}

// pair adds the pair that the word of a hash makes with the one before if that is near.
func (s *scanner) pair(hash uint32, near bool) {
	if near {
		s.pairs.hashes = append(s.pairs.hashes, pairHash(s.last, hash))
	}
	s.last = hash
}

// beginsSmall tells whether a word begins with a small letter, as no short form does.
func beginsSmall(word string) bool {
	if c := word[0]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first)
}
