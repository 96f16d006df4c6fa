package source

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"maps"
	"slices"
)

// Digest is one for settings under which every report is read alike: together with the states of its files
// it says whether what was read of a report still holds.
func (s Settings) Digest() [sha256.Size]byte {
	d := digest{sha256.New()}
	names := s.Names.Digest()
	d.text(string(names[:]))
	d.number(len(s.Languages))
	for _, lang := range s.Languages {
		d.text(string(lang))
	}
	d.flag(s.Drafts)
	d.flag(s.Words != nil)
	if s.Words != nil {
		d.number(len(s.Words.all))
		for _, word := range s.Words.all {
			d.text(word)
		}
	}
	return d.sum()
}

// Digest is one for names that find the same ids, refuse the same names and give the same hints.
func (n *Names) Digest() [sha256.Size]byte {
	d := digest{sha256.New()}
	digestVocabulary(d, n.agencies)
	digestVocabulary(d, n.kinds)
	d.flag(n.unjudged)
	return d.sum()
}

func digestVocabulary[ID ~string](d digest, v vocabulary[ID]) {
	d.number(len(v.names))
	for _, name := range v.names {
		d.text(name)
		d.text(string(v.ids[name]))
	}
	d.number(len(v.shared))
	for _, name := range slices.Sorted(maps.Keys(v.shared)) {
		d.text(name)
		d.text(v.shared[name])
	}
	d.text(v.offers.Vi)
	d.text(v.offers.En)
}

// digest takes values one after another so that no two lists of values look alike.
type digest struct{ hash hash.Hash }

func (d digest) number(n int) {
	d.hash.Write(binary.LittleEndian.AppendUint64(nil, uint64(n)))
}

func (d digest) text(s string) {
	d.number(len(s))
	d.hash.Write([]byte(s))
}

func (d digest) flag(b bool) {
	if b {
		d.number(1)
	} else {
		d.number(0)
	}
}

func (d digest) sum() (sum [sha256.Size]byte) {
	d.hash.Sum(sum[:0])
	return sum
}
