package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strconv"

	"github.com/cespare/xxhash/v2"

	"phoihop/internal/viet"
)

// A Plan says how the things of all sections are numbered and how many buckets hold them. It may be used by many
// goroutines at once.
type Plan struct {
	config    *Config
	languages []viet.Lang
	groups    int

	sections []Facts // of districts, in order; then that of the site
	starts   [][len(kinds)]uint32
	things   uint32  // N
	words    []table // of each language
	pairs    []table
	stamp    uint32
	letters  uint32
}

// table is one of the two tables of buckets of a language.
type table struct {
	name    string
	buckets int // a multiple of the groups
	prints  int // how many bits of a hash are its print
}

// How many bits a print has. Words have more, so that one that is nowhere is not taken for another.
const (
	wordPrint = 24
	pairPrint = 16
)

// Plan plans the index of a site. sections are those of all districts, in their order, and last that of the site.
func (c *Config) Plan(sections []Facts) *Plan {
	p := &Plan{config: c, languages: c.Languages, groups: c.Groups, sections: sections}
	p.number()
	for i := range sections {
		p.letters |= sections[i].letters
	}
	for lang, language := range c.Languages {
		var words, pairs int
		for i := range sections {
			words += sections[i].words[lang]
			pairs += sections[i].pairs[lang]
		}
		p.words = append(p.words, table{"w/" + string(language), buckets(words, wordsInBucket, c.Groups), wordPrint})
		p.pairs = append(p.pairs, table{"p/" + string(language), buckets(pairs, pairsInBucket, c.Groups), pairPrint})
	}
	p.stamp = p.makeStamp()
	return p
}

// number gives each section its first number of each kind.
func (p *Plan) number() {
	p.starts = make([][len(kinds)]uint32, len(p.sections))
	for kind := range len(kinds) {
		for i := range p.sections {
			p.starts[i][kind] = p.things
			p.things += uint32(room(p.sections[i].kinds[kind].count))
		}
	}
}

// room returns how many numbers so many things have: the next number of four significant bits.
func room(count int) int {
	low := max(0, bits.Len(uint(count))-4)
	return (count + 1<<low - 1) >> low << low
}

// How many postings a bucket is to have, so that its DATA has about 1,500 characters (of words) or 3,000 (of pairs).
const (
	wordsInBucket = 3300
	pairsInBucket = 2400
)

// buckets returns a number of buckets for so many postings: a number for each group from the ladder 1 2 3 4 5 6 7 8 10
// 12 15 …, whose steps are a quarter, so that it stays the same while a site grows a little.
func buckets(postings, each, groups int) int {
	step := 1
	for step*groups*each < postings {
		step = max(step+1, step*5/4)
	}
	return step * groups
}

// format numbers the ways in which an index was written so far; no reader of one reads another.
const format = 3

// makeStamp makes the stamp of all files that go by the plan's numbers.
func (p *Plan) makeStamp() uint32 {
	d := xxhash.New()
	number := func(v uint64) { _, _ = d.Write(binary.LittleEndian.AppendUint64(nil, v)) }
	number(format)
	for lang, language := range p.languages {
		_, _ = d.Write(appendBlock(nil, string(language)))
		number(uint64(p.words[lang].buckets))
		number(uint64(p.pairs[lang].buckets))
	}
	for i := range p.sections {
		_, _ = d.Write(appendBlock(nil, p.sections[i].ID))
		for _, start := range p.starts[i] {
			number(uint64(start))
		}
	}
	return uint32(d.Sum64())
}

// districts returns the facts of the districts' sections.
func (p *Plan) districts() []Facts {
	if last := len(p.sections) - 1; last >= 0 && p.sections[last].ID == "" {
		return p.sections[:last]
	}
	return p.sections
}

// site returns the facts of the site's section.
func (p *Plan) site() Facts {
	if last := len(p.sections) - 1; last >= 0 && p.sections[last].ID == "" {
		return p.sections[last]
	}
	return Facts{}
}

// numberOf returns the number of the thing at a place of a section.
func (p *Plan) numberOf(section int, place uint32) uint32 {
	for kind, k := range p.sections[section].kinds {
		if place < uint32(k.count) {
			return p.starts[section][kind] + place
		}
		place -= uint32(k.count)
	}
	panic("search: a section has no thing at this place")
}

// Fixed returns those files that there is one of: base, dates and facets.
func (p *Plan) Fixed() []File { return []File{p.base(), p.dates(), p.facets()} }

// Stamp returns what stands for the numbers of things and of buckets: while it and the pieces of a group stay the same,
// so do the files of the group.
func (p *Plan) Stamp() uint32 { return p.stamp }

// GroupNames returns the names of the files that Group makes of a group.
func (p *Plan) GroupNames(g int) (names []string) {
	for _, t := range slices.Concat(p.words, p.pairs) {
		share := t.buckets / p.groups
		for b := g * share; b < (g+1)*share; b++ {
			names = append(names, t.fileName(b))
		}
	}
	return names
}

func (t table) fileName(bucket int) string { return t.name + "/" + strconv.Itoa(bucket) }

// TextNames returns the names of all files of a section's texts.
func (c *Config) TextNames(f *Facts) []string { return textNames(c.Languages, f) }

// bucket returns the bucket of a hash.
func (t table) bucket(hash uint32) int { return int(uint64(hash) * uint64(t.buckets) >> 32) }

// print returns what a hash stands under in its bucket.
func (t table) print(hash uint32) uint32 { return hash & (1<<t.prints - 1) }
