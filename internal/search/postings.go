package search

import "slices"

// A posting says that a thing has a word or a pair: from the highest bit, 32 bits hash, 2 the place of the language,
// 27 the thing, 3 the class. So postings of one hash are in the order in which a bucket has them if they are sorted.
type posting uint64

const (
	classBits = 3
	thingBits = 27
	langBits  = 2
)

func newPosting(hash uint32, lang int, thing uint32, class Class) posting {
	return posting(hash)<<32 | posting(lang)<<(thingBits+classBits) | posting(thing)<<classBits | posting(class)
}

func (p posting) hash() uint32  { return uint32(p >> 32) }
func (p posting) print() uint16 { return uint16(p >> 32) }
func (p posting) lang() int     { return int(p >> (thingBits + classBits) & (1<<langBits - 1)) }
func (p posting) thing() uint32 { return uint32(p >> classBits & (1<<thingBits - 1)) }
func (p posting) class() Class  { return Class(p & (1<<classBits - 1)) }

// sortByPrint sorts the postings of a bucket by print and leaves those of one print in their order. It uses scratch,
// which is as long.
func sortByPrint(postings, scratch []posting) {
	for _, shift := range []int{32, 40} {
		var ends [256]int
		for _, p := range postings {
			ends[uint8(p>>shift)]++
		}
		sum := 0
		for i, n := range ends {
			ends[i], sum = sum, sum+n
		}
		for _, p := range postings {
			at := &ends[uint8(p>>shift)]
			scratch[*at] = p
			*at++
		}
		postings, scratch = scratch, postings
	}
}

// An entry is the postings of one print in a bucket, in one language: things in order, each once, with their classes.
type entry struct {
	things  []uint32
	classes []Class
	mask    uint8 // which classes there are
}

// collect takes the postings of an entry, of each thing the one of the highest class first, which counts. repeats tells
// that a thing which has the entry twice, but only in its text, is of the class for that.
func (e *entry) collect(postings []posting, repeats bool) {
	e.things, e.classes, e.mask = e.things[:0], e.classes[:0], 0
	for i := 0; i < len(postings); {
		p := postings[i]
		class := p.class()
		for i++; i < len(postings) && postings[i].thing() == p.thing(); i++ {
			if repeats {
				class = max(class, again)
			}
		}
		e.things = append(e.things, p.thing())
		e.classes = append(e.classes, class)
		e.mask |= 1 << class
	}
}

// write writes the entry's postings in one language; things are numbered below n.
func (e *entry) write(w *bitWriter, n uint32, scratch []uint32) []uint32 {
	w.gamma(uint32(len(e.things)) + 1)
	if len(e.things) == 0 {
		return scratch
	}
	w.list(e.things, 0, n)
	if e.mask == 1<<InText {
		w.bits(0, 1)
		return scratch
	}
	w.bits(1, 1)
	w.bits(uint32(e.mask), classCount)
	return e.writeClasses(w, scratch)
}

// writeClasses writes, from the highest class but for the lowest, which of the things that have no class yet have it.
func (e *entry) writeClasses(w *bitWriter, scratch []uint32) []uint32 {
	for rest := e.classes; ; {
		highest := slices.Max(rest)
		places := scratch[:0]
		kept := 0
		for i, class := range rest {
			if class == highest {
				places = append(places, uint32(i))
				continue
			}
			rest[kept] = class
			kept++
		}
		scratch = places
		if kept == 0 {
			return scratch
		}
		w.gamma(uint32(len(places)) + 1)
		w.list(places, 0, uint32(len(rest)))
		rest = rest[:kept]
	}
}
