package wording

import (
	"bytes"
	"slices"
	"strings"
)

// phrase is a sequence of words that is advised against, or, without a preferred form, a name that is spared.
type phrase struct {
	words     []string // canonical
	gaps      []string // between them: " ", or the signs that stand there
	preferred string
}

// newPhrase parts a phrase as Read parts a text.
func newPhrase(text, preferred string) phrase {
	p := phrase{preferred: preferred}
	data := []byte(text)
	for i, end := 0, 0; i < len(data); {
		if begins[data[i]] == 0 {
			i++
			continue
		}
		start := i
		for i < len(data) && (within[data[i]] != 0 || begins[data[i]] == 2) {
			i++
		}
		if len(p.words) > 0 {
			p.gaps = append(p.gaps, gapOf(data[end:start]))
		}
		p.words = append(p.words, canonical(data[start:i]))
		end = i
	}
	return p
}

// gapOf is what stands between two words, without the spaces and with a straight apostrophe.
func gapOf(between []byte) string {
	return strings.ReplaceAll(strings.TrimSpace(string(between)), "’", "'")
}

// matches tells whether a phrase stands in a text where its first word does, and where it ends.
func (p phrase) matches(data []byte, at place) (end int, ok bool) {
	for i, gap := range p.gaps {
		start := at.end
		for start < len(data) && start-at.end < 40 && begins[data[start]] == 0 {
			start++
		}
		between := data[at.end:start]
		if start == len(data) || gapOf(between) != gap || gap == "" && !onlySpace(between) {
			return 0, false
		}
		end := start
		for end < len(data) && (within[data[end]] != 0 || begins[data[end]] == 2) {
			end++
		}
		if canonical(data[start:end]) != p.words[i+1] {
			return 0, false
		}
		at.end = end
	}
	return at.end, true
}

func (r *Reader) addPhrase(words, preferred string) {
	p := newPhrase(words, preferred)
	if len(p.words) == 0 {
		return
	}
	first := p.words[0]
	r.phrases[first] = append(r.phrases[first], p)
	slices.SortStableFunc(r.phrases[first], func(a, b phrase) int { return len(b.words) - len(a.words) })
	r.addFirst(first)
}

// addFirst notes that words of the same letters are to be looked at.
func (r *Reader) addFirst(word string) {
	for _, form := range []string{word, oldTone(word), strings.ToUpper(word)} {
		word, bit := bitOf(hashOf([]byte(form)))
		r.first[word] |= bit
	}
}

func (r *Reader) mayBeFirst(hash uint32) bool {
	word, bit := bitOf(hash)
	return r.first[word]&bit != 0
}

// bitOf spreads a hash, whose last letters count most, over the bits of a Reader's first.
func bitOf(hash uint32) (word int, bit uint64) {
	hash *= 0x9E3779B1
	return int(hash >> 26), 1 << (hash >> 20 % 64)
}

// spare adds the names that hold a phrase which is advised against.
func (r *Reader) spare(names []string) {
	for _, name := range names {
		words := newPhrase(name, "")
		if len(words.words) > 0 && r.advisesWithin(words.words) {
			r.addPhrase(name, "")
		}
	}
}

func (r *Reader) advisesWithin(words []string) bool {
	for i := range words {
		for _, p := range r.phrases[words[i]] {
			if p.preferred != "" && len(p.words) < len(words) && i+len(p.words) <= len(words) && slices.Equal(p.words, words[i:i+len(p.words)]) {
				return true
			}
		}
	}
	return false
}

// listedWord tells whether a word stands in a list parted by spaces.
func listedWord(list string, word []byte) bool {
	return listed(list, string(bytes.ToLower(word)))
}
