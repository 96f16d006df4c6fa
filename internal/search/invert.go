package search

import (
	"fmt"
	"slices"

	"github.com/cespare/xxhash/v2"
)

// Invert brings a section to the form from which Group makes buckets, and makes the files of its texts. It panics where
// the things are not in order.
func (c *Config) Invert(s *Section) *Inverted {
	parts := split(s)
	inverted := &Inverted{Facts: factsOf(s, parts)}
	facts := &inverted.Facts
	for kind := range parts {
		facts.kinds[kind].grain = grain(parts[kind], len(c.Languages))
		facts.kinds[kind].mark = markOf(kind, parts[kind], facts.kinds[kind].grain)
	}
	inverted.Pieces = c.pieces(parts, facts)
	inverted.Texts = c.texts(s.ID, parts, facts)
	return inverted
}

// partsOf are the things of a section by kind.
type partsOf [len(kinds)][]Thing

// split splits the things of a section by kind, and sees to it that the section may have them and has them in order.
func split(s *Section) (parts partsOf) {
	from, to := 0, districtKinds
	if s.ID == "" {
		from, to = districtKinds, len(kinds)
	}
	rest := s.Things
	for kind := from; kind < to; kind++ {
		n := slices.IndexFunc(rest, func(t Thing) bool { return t.Kind != Kind(kinds[kind]) })
		if n < 0 {
			n = len(rest)
		}
		parts[kind], rest = rest[:n:n], rest[n:]
	}
	if len(rest) > 0 {
		panic(fmt.Sprintf("search: a thing of kind %c out of order in section %q", rest[0].Kind, s.ID))
	}
	return parts
}

// doc returns what a thing says in the language at a place of Languages; nil where it does not speak it.
func (t *Thing) doc(lang int) *Doc {
	if lang < len(t.Docs) {
		return t.Docs[lang]
	}
	return nil
}

// markOf stands for which things of a kind a section has in which order, how many of them a file of texts has, and the format.
func markOf(kind int, things []Thing, grain uint8) uint64 {
	d := xxhash.New()
	_, _ = d.Write([]byte{kinds[kind], grain, format})
	for i := range things {
		for _, doc := range things[i].Docs {
			if doc != nil {
				_, _ = d.WriteString(doc.record.path)
			}
			_, _ = d.WriteString(fieldEnd)
		}
		_, _ = d.WriteString(recordEnd)
	}
	return d.Sum64()
}

// pieces writes the postings of a section down for each group, and counts them and the letters of the keys in facts.
func (c *Config) pieces(parts partsOf, facts *Facts) [][]byte {
	w, _ := c.writers.Get().(*pieceWriter)
	if w == nil {
		w = newPieceWriter(c)
	}
	defer c.writers.Put(w)
	w.reset()
	for lang := range c.Languages {
		words, pairs := w.words.total, w.pairs.total
		for _, things := range parts {
			for place := range things {
				if doc := things[place].doc(lang); doc != nil {
					w.doc(uint32(place), doc)
				}
			}
			w.endChunk()
		}
		facts.words[lang], facts.pairs[lang] = w.words.total-words, w.pairs.total-pairs
	}
	facts.letters = w.letters
	return w.pieces()
}
