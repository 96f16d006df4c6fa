package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/viet"
)

// joins tells whether two words with gap between them are neighbours.
func joins(gap string) bool {
	stop := false
	for i := range len(gap) {
		switch gap[i] {
		case ';', '!', '?', '|', '\n', '\r':
			return false
		case '.', ',', ':':
			stop = true
		case lineSeparator[0]:
			if strings.HasPrefix(gap[i:], lineSeparator) || strings.HasPrefix(gap[i:], paragraphSeparator) {
				return false
			}
		}
	}
	return !stop || len(gap) == 1
}

// Unicode's own line breaks.
const (
	lineSeparator      = "\u2028"
	paragraphSeparator = "\u2029"
)

// endOfWord returns where the word ends that begins with the run of word characters text[start:end].
func endOfWord(text string, start, end int) int {
	if end == len(text) {
		return end
	}
	switch text[end] {
	case '\'', "’"[0]:
		return endOfPossessive(text, end)
	case '.', ',':
		return endOfNumber(text, start, end)
	}
	return end
}

// endOfPossessive returns where "'s" at end, behind a run of word characters, ends if it belongs to the word; else end.
func endOfPossessive(text string, end int) int {
	tail := text[end:]
	rest, ok := strings.CutPrefix(tail, "'")
	if !ok {
		if rest, ok = strings.CutPrefix(tail, "’"); !ok {
			return end
		}
	}
	if rest == "" || rest[0]|0x20 != 's' || isDigit(text[end-1]) {
		return end
	}
	behind := end + len(tail) - len(rest) + 1
	if behind < len(text) && wordCharAt(text, behind) > 0 {
		return end
	}
	return behind
}

// endOfNumber returns where the number in groups of three digits ends that begins with the run text[start:end]; end where
// there is none.
func endOfNumber(text string, start, end int) int {
	if !isGroup(text[start:end], 1) || start >= 2 && isMark(text[start-1]) && isDigit(text[start-2]) {
		return end
	}
	at := end
	for at < len(text)-1 && isMark(text[at]) && isDigit(text[at+1]) {
		next := endOfRun(text, at+1)
		if !isGroup(text[at+1:next], 3) {
			return end
		}
		at = next
	}
	return at
}

// isGroup tells whether s is at least so many digits, and at most 3.
func isGroup(s string, least int) bool {
	return least <= len(s) && len(s) <= 3 && isWithin(s, '0', '9')
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isMark tells whether c groups digits, in Vietnamese or in English.
func isMark(c byte) bool { return c == '.' || c == ',' }

// keyOf returns the key of a word: what a query finds it by.
func keyOf(spelling string) string {
	key := withoutMarks(withoutPossessive(viet.Fold(spelling)))
	switch {
	case key == "":
		return ""
	case isWithin(key, '0', '9'):
		last := len(key) - 1 // of zeros alone, one stays
		return strings.TrimLeft(key[:last], "0") + key[last:]
	case isWithin(key, 'a', 'z'):
		return singular(key)
	}
	return key
}

// withoutMarks takes the marks out of a number.
var withoutMarks = strings.NewReplacer(".", "", ",", "").Replace

// isWithin tells whether all bytes of s are from first to last.
func isWithin(s string, first, last byte) bool {
	for i := range len(s) {
		if s[i] < first || s[i] > last {
			return false
		}
	}
	return true
}

// singular returns the singular of an English word of small letters, as far as its spelling tells: enough to find
// councils by council, and harmless to Vietnamese, of which no word ends in s.
func singular(word string) string {
	stem, ok := strings.CutSuffix(word, "s")
	switch {
	case !ok, len(word) <= 3, endsIn(stem, "u", "s", "i"):
		return word
	case endsIn(stem, "ie") && !endsIn(stem, "eie", "aie"):
		return stem[:len(stem)-2] + "y"
	case endsIn(stem, "sse", "che", "she", "xe", "ze"):
		return stem[:len(stem)-1]
	}
	return stem
}

func endsIn(word string, endings ...string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// exactForm returns the exact form of a word, which tells Hà from Hạ: NFC in lower case, its tones on the vowels of the
// newer style, without characters that have no width and, as the key, without "'s".
func exactForm(spelling string) string {
	if isASCII(spelling) {
		return ""
	}
	var b strings.Builder
	b.Grow(len(spelling))
	for _, r := range spelling {
		switch {
		case isDropped(r):
		case r == 'İ':
			b.WriteString("i\u0307") // as browsers have it; unicode.ToLower takes the dot off
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return lateTones(withoutPossessive(viet.NFC(b.String())))
}

// lateTones puts the tones of oa, oe and uy on the second vowel in a lower-case text in NFC.
var lateTones = strings.NewReplacer(
	"òa", "oà", "ỏa", "oả", "õa", "oã", "óa", "oá", "ọa", "oạ",
	"òe", "oè", "ỏe", "oẻ", "õe", "oẽ", "óe", "oé", "ọe", "oẹ",
	"ùy", "uỳ", "ủy", "uỷ", "ũy", "uỹ", "úy", "uý", "ụy", "uỵ",
).Replace

// withoutPossessive returns a word in small letters without "'s" at its end. The third apostrophe is a letter by Unicode,
// so that it may stand in any word.
func withoutPossessive(word string) string {
	stem, ok := strings.CutSuffix(word, "s")
	if !ok {
		return word
	}
	for _, apostrophe := range []string{"'", "’", "ʼ"} {
		if stem, ok := strings.CutSuffix(stem, apostrophe); ok {
			return stem
		}
	}
	return word
}

func isASCII(s string) bool { return isWithin(s, 0, utf8.RuneSelf-1) }
