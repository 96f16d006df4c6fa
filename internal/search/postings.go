package search

import "slices"

// A posting says that a thing has a word or a pair: from the highest bit, 24 bits print, 37 for the thing, 3 the class. So
// postings of one bucket are in the order in which it has them if they are sorted.
type posting uint64

const (
	classBits = 3
	printAt   = 64 - wordPrint
)

func newPosting(print, thing uint32, class Class) posting {
	return posting(print)<<printAt | posting(thing)<<classBits | posting(class)
}

func (p posting) print() uint32 { return uint32(p >> printAt) }
func (p posting) thing() uint32 { return uint32(p >> classBits) }
func (p posting) class() Class  { return Class(p & (1<<classBits - 1)) }

// sortByPrint sorts postings by print and leaves those of one print in their order. It uses scratch, which is as long, and
// returns the sorted postings in one of both.
func sortByPrint(postings, scratch []posting) []posting {
	for bit := printAt; bit < 64; bit += 8 {
		var ends [256]int
		for _, p := range postings {
			ends[uint8(p>>bit)]++
		}
		if len(postings) == 0 || ends[uint8(postings[0]>>bit)] == len(postings) {
			continue
		}
		sum := 0
		for i, n := range ends {
			ends[i], sum = sum, sum+n
		}
		for _, p := range postings {
			at := &ends[uint8(p>>bit)]
			scratch[*at] = p
			*at++
		}
		postings, scratch = scratch, postings
	}
	return postings
}

// An entry is the postings of one print in a bucket: things in order, each once, with their classes.
type entry struct {
	things  []uint32
	classes []Class
	mask    uint8    // which classes there are
	places  []uint32 // scratch
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

// write writes the entry's postings; things are numbered below n. The classes are gone then.
func (e *entry) write(w *bitWriter, n uint32) {
	w.gamma(uint32(len(e.things)) + 1)
	w.list(e.things, 0, n)
	if e.mask == 1<<InText {
		w.bits(0, 1)
		return
	}
	w.bits(1, 1)
	w.bits(uint32(e.mask), classCount)
	e.writeClasses(w)
}

// writeClasses writes, from the highest class but for the lowest, which of the things that have no class yet have it.
func (e *entry) writeClasses(w *bitWriter) {
	for rest := e.classes; ; {
		highest := slices.Max(rest)
		e.places = e.places[:0]
		kept := 0
		for i, class := range rest {
			if class == highest {
				e.places = append(e.places, uint32(i))
				continue
			}
			rest[kept] = class
			kept++
		}
		if kept == 0 {
			return
		}
		w.gamma(uint32(len(e.places)) + 1)
		w.list(e.places, 0, uint32(len(rest)))
		rest = rest[:kept]
	}
}
