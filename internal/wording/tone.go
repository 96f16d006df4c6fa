package wording

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/problem"
)

// Tone marks of the open rimes oa, oe and uy stand on the first vowel in the older way (hòa, khỏe, ủy) and
// on the second in the newer (hoà, khoẻ, uỷ). Behind a vowel-like q (quý) and before a consonant (hoàn) there is
// one way only.

// rimes are the tones of the three rimes, each in the older and the newer way.
var rimes = func() (pairs [][2]string) {
	for _, rime := range []struct{ older, newer string }{
		{"òa óa ỏa õa ọa", "oà oá oả oã oạ"}, {"òe óe ỏe õe ọe", "oè oé oẻ oẽ oẹ"}, {"ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"},
	} {
		older, newer := strings.Fields(rime.older), strings.Fields(rime.newer)
		for i := range older {
			pairs = append(pairs, [2]string{older[i], newer[i]})
		}
	}
	return pairs
}()

const (
	olderTone = iota
	newerTone
)

// waysOf finds a rime, and the way in which it is written, by its two letters.
var waysOf = func() map[[2]rune][2]int {
	ways := map[[2]rune][2]int{}
	for i, pair := range rimes {
		for way, rime := range pair {
			letters := []rune(rime)
			ways[[2]rune{letters[0], letters[1]}] = [2]int{way, i}
		}
	}
	return ways
}()

// toneWay finds the way in which a word in small letters places its tone; ok is false for words that have one only.
func toneWay(word string) (way, rime int, ok bool) {
	last, size := utf8.DecodeLastRuneInString(word)
	rest := word[:len(word)-size]
	first, size := utf8.DecodeLastRuneInString(rest)
	switch onset := rest[:len(rest)-size]; {
	case first < utf8.RuneSelf && first != 'o' && first != 'u', last < utf8.RuneSelf && last != 'a' && last != 'e' && last != 'y', strings.HasSuffix(onset, "q"):
		return 0, 0, false
	}
	found, ok := waysOf[[2]rune{first, last}]
	return found[0], found[1], ok
}

// inWay writes a word in small letters in a way of placing the tone.
func inWay(word string, way int) string {
	if was, rime, ok := toneWay(word); ok {
		return strings.TrimSuffix(word, rimes[rime][was]) + rimes[rime][way]
	}
	return word
}

func newTone(word string) string { return inWay(word, newerTone) }
func oldTone(word string) string { return inWay(word, olderTone) }

// mayBeToned tells by its bytes whether a word may end in one of the rimes with a tone.
func mayBeToned(word []byte) bool {
	n := len(word)
	if n < 3 {
		return false
	}
	switch last := word[n-1] | 0x20; {
	case last == 'a' || last == 'e': // behind ò ó õ ỏ ọ
		return word[n-2] >= utf8.RuneSelf && strings.IndexByte("\xb2\xb3\xb5\x8f\x8d\x92\x93\x95\x8e\x8c", word[n-2]) >= 0
	case last == 'y': // behind ù ú ủ ũ ụ
		return strings.IndexByte("\xb9\xba\xa7\xa9\xa5\x99\x9a\xa6\xa8\xa4", word[n-2]) >= 0
	case word[n-1] < utf8.RuneSelf:
		return false
	}
	before := word[n-3] // of a letter of two bytes
	if before >= 0xC0 && n > 3 {
		before = word[n-4]
	}
	return before|0x20 == 'o' || before|0x20 == 'u'
}

// mostTones is how many places of each way are remembered.
const mostTones = 200

// toned remembers a word that may be written in two ways. Parts of names are left out: a person's is written
// as its owner does.
func (s *reading) toned(before, at place) {
	word := s.Data[at.start:at.end]
	small := string(bytes.ToLower(word))
	way, _, ok := toneWay(small)
	if !ok || len(s.tones[way]) == mostTones || !isVietnamese(small) {
		return // "giöõa" is a word in another encoding
	}
	if isCapitalized(word) {
		if before.end == at.start-1 && isCapitalized(s.Data[before.start:before.end]) {
			return
		}
		next, size := utf8.DecodeRune(s.Data[min(at.end+1, len(s.Data)):])
		if at.end < len(s.Data) && s.Data[at.end] == ' ' && size > 0 && unicode.IsUpper(next) {
			return
		}
	}
	s.tones[way] = append(s.tones[way], at)
}

// usualTone gives the way that most of these names follow, the newer where they don't tell.
func usualTone(names []string) int {
	var count [2]int
	for _, name := range names {
		for _, word := range strings.Fields(strings.ToLower(name)) {
			if way, _, ok := toneWay(word); ok {
				count[way]++
			}
		}
	}
	if count[olderTone] > count[newerTone] {
		return olderTone
	}
	return newerTone
}

// mixedTones tells, once a text, where it leaves the way that it mostly follows; where it follows both alike, where it
// leaves that of the site's own names and terms.
func (s *reading) mixedTones() {
	if len(s.tones[olderTone]) == 0 || len(s.tones[newerTone]) == 0 {
		return
	}
	var prose [2][]place
	for way, places := range s.tones {
		for _, at := range places {
			if s.IsProse(at.start) && !s.quoted(at.start) {
				prose[way] = append(prose[way], at)
			}
		}
	}
	rare, usual := olderTone, newerTone
	if more := len(prose[olderTone]) - len(prose[newerTone]); more > 0 || more == 0 && s.tone == olderTone {
		rare, usual = newerTone, olderTone
	}
	if len(prose[rare]) == 0 {
		return
	}
	at := prose[rare][0]
	here := string(s.Data[at.start:at.end])
	like := prose[usual][0]
	right := asCased(here, inWay(strings.ToLower(here), usual))
	s.tell(at.start, problem.New(problem.ToneStyle, here, len(prose[usual]), string(s.Data[like.start:like.end]), right).Repaired(here, right))
}

// asCased writes a word in small letters with the capitals of another of the same length.
func asCased(like, word string) string {
	cased, letters := []rune(like), []rune(word)
	for i := range letters {
		if i < len(cased) && unicode.IsUpper(cased[i]) {
			letters[i] = unicode.ToUpper(letters[i])
		}
	}
	return string(letters)
}
