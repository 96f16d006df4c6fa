package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Doc is a text taken apart: its words and pairs as hashes, and what results show of it. It does not change.
type Doc struct {
	words  classed  // each once, under its highest class
	keys   []string // of words, in the same order
	exact  []uint32 // hashes of exact forms, each once
	pairs  classed  // as often as they stand there
	record record
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
	s.forms = c.forms[lang]
	return s.scan(t)
}

// A scanner takes texts apart, one after the other. Its memory is used again and again.
type scanner struct {
	lexicon lexicon
	forms   map[uint32]*longForm
	visit   func(spelling string, k *known, near bool) // its method word, bound once

	wordsSeen, exactSeen hashSet

	words, pairs classed
	keys         []string
	exact        []uint32
	last         uint32 // hash of the word before
}

func newScanner() *scanner {
	s := new(scanner)
	s.visit = s.word
	return s
}

func (s *scanner) scan(t *Text) *Doc {
	s.wordsSeen.reset()
	s.exactSeen.reset()
	s.words.hashes, s.pairs.hashes = s.words.hashes[:0], s.pairs.hashes[:0]
	s.keys, s.exact = s.keys[:0], s.exact[:0]

	title := titleClass(s.count(t.Title))
	for class := Class(classCount - 1); ; class-- {
		if class == title {
			s.lexicon.scan(t.Title, s.visit)
		}
		for i := range t.Fields {
			if t.Fields[i].Class == class {
				s.lexicon.scan(t.Fields[i].Text, s.visit)
			}
		}
		s.words.ends[class], s.pairs.ends[class] = len(s.words.hashes), len(s.pairs.hashes)
		if class == 0 {
			break
		}
	}
	return &Doc{
		words:  s.words.clone(),
		keys:   slices.Clone(s.keys),
		exact:  slices.Clone(s.exact),
		pairs:  s.pairs.clone(),
		record: record{t.Path, t.Title, t.Facts, shownText(t.Fields)},
	}
}

func (c *classed) clone() classed { return classed{slices.Clone(c.hashes), c.ends} }

// count returns how many words a text has.
func (s *scanner) count(text string) (words int) {
	s.lexicon.scan(text, func(string, *known, bool) { words++ })
	return words
}

// word takes the next word of a text, and what it stands for as a short form.
func (s *scanner) word(spelling string, k *known, near bool) {
	s.add(k, near)
	if len(s.forms) == 0 || beginsSmall(spelling) {
		return
	}
	if form := s.forms[k.hash]; form != nil {
		for i := range form.words {
			s.add(form.words[i], form.near[i])
		}
		s.last = k.hash
	}
}

// add adds a word, and the pair that it makes with the one before if that is near.
func (s *scanner) add(k *known, near bool) {
	if s.wordsSeen.add(k.hash) {
		s.words.hashes = append(s.words.hashes, k.hash)
		s.keys = append(s.keys, k.key)
	}
	if k.exact != "" && s.exactSeen.add(k.exactHash) {
		s.exact = append(s.exact, k.exactHash)
	}
	if near {
		s.pairs.hashes = append(s.pairs.hashes, pairHash(s.last, k.hash))
	}
	s.last = k.hash
}

// beginsSmall tells whether a word begins with a small letter, as no short form does.
func beginsSmall(word string) bool {
	if c := word[0]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first)
}

// shownText joins the fields that results show.
func shownText(fields []Field) string {
	var b strings.Builder
	for _, f := range fields {
		if !f.Shown || f.Text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(f.Text)
	}
	return b.String()
}
