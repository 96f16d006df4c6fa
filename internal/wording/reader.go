package wording

import (
	"bytes"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// Reader reads whole files for words that should not be there: those that a glossary advises against, words
// written twice, personal data, tone marks placed in two ways. It may be used by many goroutines.
//
// Every word of a site passes through it, so it decides by bytes: a word costs a hash of its letters, and only
// words whose hash is in question are looked at.
type Reader struct {
	lang    viet.Lang
	phrases map[string][]phrase // by their first word as canonical writes it, the longest first
	first   [1 << 12 / 64]uint64
	tone    int    // the way in which the site's own words mostly place tones
	beside  string // the words of personalWords
}

// Term is an entry of a glossary in one language: what to write, and the words that should not stand for it.
type Term struct {
	Preferred string
	Avoid     []string
}

// Text is a file to be read: Data from Body on is Markdown, what is before it front matter. IsProse tells
// whether the word at an offset is written for readers, and is neither a fact nor code nor an address. It is
// asked of few words.
type Text struct {
	Data    []byte
	Body    int
	IsProse func(at int) bool
}

// Finding is a problem with the word at an offset.
type Finding struct {
	At      int
	Problem problem.Problem
}

// NewReader makes a reader for texts in a language. Names are those of the site's own bodies: within them
// no word is advised against.
func NewReader(lang viet.Lang, terms []Term, names []string) *Reader {
	r := &Reader{lang: lang, phrases: map[string][]phrase{}}
	for _, t := range terms {
		for _, words := range t.Avoid {
			r.addPhrase(words, t.Preferred)
		}
		names = append(names[:len(names):len(names)], t.Preferred)
	}
	r.spare(names)
	r.tone = usualTone(names)
	for _, word := range personalWords[lang] {
		r.addFirst(word)
	}
	r.beside = " " + strings.Join(personalWords[lang], " ") + " "
	return r
}

// The classes of bytes. A word begins with a letter; a byte of UTF-8 belongs to a word where it leads or
// continues a letter of Latin.
var (
	begins [256]byte // 1: a letter, 2: a digit
	within [256]byte // what a byte of a word adds to its hash, 0 for a byte that ends it
)

func init() {
	for b := range within {
		switch c := byte(b); {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			begins[b], within[b] = 1, c|0x20
		case '0' <= c && c <= '9':
			begins[b] = 2
		case 0xC3 <= c && c <= 0xC9, c == 0xE1:
			begins[b], within[b] = 1, 1
		case 0x80 <= c && c <= 0xBF:
			within[b] = 1 // so that marks and capitals do not count
		}
	}
}

func hashOf(word []byte) (hash uint32) {
	for _, b := range word {
		hash = bits.RotateLeft32(hash, 5) ^ uint32(within[b])
	}
	return hash
}

// place is where a word stands.
type place struct{ start, end int }

// Read gives what is wrong with the words of a text, in no order.
func (r *Reader) Read(t Text) []Finding {
	s := reading{Reader: r, Text: t}
	data := t.Data
	var before place
	var hashBefore uint32
	var earlier [2]place // the words before that
	var hashes [2]uint32
	for i := 0; i < len(data); {
		switch begins[data[i]] {
		case 0:
			i++
			continue
		case 2:
			i = s.number(i)
			continue
		}
		start, hash := i, uint32(0)
		for ; i < len(data); i++ {
			c := within[data[i]]
			if c == 0 {
				break
			}
			hash = bits.RotateLeft32(hash, 5) ^ uint32(c)
		}
		at := place{start, i}
		if r.mayBeFirst(hash) {
			s.word(before, at)
		}
		if hash == hashBefore && i-start == before.end-before.start {
			s.twice(before, at)
		}
		if hash == hashes[1] && hashBefore == hashes[0] && hash != hashBefore && r.lang == viet.Vi {
			s.pairTwice([4]place{earlier[0], earlier[1], before, at})
		}
		if r.lang == viet.Vi && mayBeToned(data[start:i]) {
			s.toned(before, at)
		}
		earlier, hashes = [2]place{earlier[1], before}, [2]uint32{hashes[1], hashBefore}
		before, hashBefore = at, hash
	}
	s.mixedTones()
	return s.found
}

// reading is a text on its way through the reader.
type reading struct {
	*Reader
	Text
	found   []Finding
	spared  int // where a name ends within which nothing is advised against
	tones   [2][]place
	private int // where personal data end that were told
}

func (s *reading) tell(at int, p problem.Problem) {
	if len(s.found) <= problem.PerFile {
		s.found = append(s.found, Finding{at, p})
	}
}

// word looks at a word that may begin a phrase, or be said of personal data.
func (s *reading) word(before, at place) {
	canon := canonical(s.Data[at.start:at.end])
	s.personal(canon, before, at)
	for _, p := range s.phrases[canon] {
		end, matches := p.matches(s.Data, at)
		switch {
		case !matches:
			continue
		case p.preferred == "":
			s.spared = max(s.spared, end)
		case at.start >= s.spared && !s.quoted(at.start) && s.IsProse(at.start):
			s.tell(at.start, problem.New(problem.AvoidedWord, viet.Plain(string(s.Data[at.start:end])), p.preferred))
			s.spared = end
		}
		return
	}
}

// quoted tells whether an offset stands within quotation marks: what is quoted is written as it was said.
// Straight marks of front matter are YAML's as often as the writer's.
func (s *reading) quoted(at int) bool {
	const farthest = 400
	head := s.Data[max(0, at-farthest):at]
	if end := bytes.LastIndex(head, []byte("\n\n")); end >= 0 {
		head = head[end:]
	}
	if at < s.Body {
		head = head[bytes.LastIndexByte(head, '\n')+1:]
	} else if at-len(head) < s.Body {
		head = s.Data[s.Body:at]
	}
	for _, marks := range [][2]string{{"“", "”"}, {"«", "»"}, {"‘", "’"}} {
		if bytes.LastIndex(head, []byte(marks[0])) > bytes.LastIndex(head, []byte(marks[1])) {
			return true
		}
	}
	return at >= s.Body && bytes.Count(head, []byte(`"`))%2 == 1
}

// canonical is how a word is compared: in small letters, with the tone mark where the newer way puts it.
func canonical(word []byte) string {
	lower := strings.ToLower(string(word))
	if mayBeToned(word) {
		return newTone(lower)
	}
	return lower
}

// sameWord tells whether canonical writes two words alike.
func sameWord(a, b []byte) bool {
	return bytes.EqualFold(a, b) || mayBeToned(a) && mayBeToned(b) && canonical(a) == canonical(b)
}

// isCapitalized tells whether a word begins with a capital and goes on in small letters.
func isCapitalized(word []byte) bool {
	r, size := utf8.DecodeRune(word)
	next, _ := utf8.DecodeRune(word[size:])
	return unicode.IsUpper(r) && (size == len(word) || unicode.IsLower(next))
}

// onlySpace tells that two words are parted by white space within one paragraph.
func onlySpace(between []byte) bool {
	lines := 0
	for _, r := range string(between) {
		switch {
		case r == '\n':
			lines++
		case r != ' ' && r != '\t' && r != '\u00a0' && r != '\u202f':
			return false
		}
	}
	return len(between) > 0 && lines <= 1
}
