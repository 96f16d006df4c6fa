package search

import "unicode/utf8"

// isWordChar tells whether a word may have r. U+FFFD, which stands for bytes that are not UTF-8, it may not.
func isWordChar(r rune) bool {
	if r < rune(len(wordChars)) {
		return wordChars[r]
	}
	return isListedWordChar(r)
}

// wordChars holds what isListedWordChar finds, up to the last letters with Latin and Greek marks.
var wordChars = func() (table [0x2000]bool) {
	for r := range table {
		table[r] = isListedWordChar(rune(r))
	}
	return table
}()

// isListedWordChar goes by the list that the specification has, which is closed so that no browser's version of Unicode
// counts.
func isListedWordChar(r rune) bool {
	switch {
	case '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z', isDropped(r):
		return true
	case r < 0xC0, r == '×', r == '÷',
		0x2000 <= r && r <= 0x2BFF, // punctuation, signs, arrows, mathematics
		0x2E00 <= r && r <= 0x2E7F, // more punctuation
		0x3000 <= r && r <= 0x303F, // punctuation of Chinese and Japanese
		0xE000 <= r && r <= 0xF8FF, // private use
		0xFE10 <= r && r <= 0xFE1F, // forms of punctuation
		0xFE30 <= r && r <= 0xFE6F,
		0xFF00 <= r && r <= 0xFF0F, // full-width forms of ASCII's signs
		0xFF1A <= r && r <= 0xFF20,
		0xFF3B <= r && r <= 0xFF40,
		0xFF5B <= r && r <= 0xFF65,
		0xFFF0 <= r: // and all that UTF-16 writes with surrogates
		return false
	}
	return true
}

// isDropped tells which characters without width the fold drops, so that a word may have them and its exact form has not.
func isDropped(r rune) bool {
	switch {
	case r == 0x00AD, // soft hyphen
		r == 0x061C, // Arabic letter mark
		r == 0x180E, // Mongolian vowel separator
		0x200B <= r && r <= 0x200F,
		0x202A <= r && r <= 0x202E,
		0x2060 <= r && r <= 0x2064,
		r == 0xFEFF:
		return true
	}
	return false
}

// nextRun returns the bounds of the first longest run of word characters of text at or behind from, and the sum of its
// bytes, as sumOf gives it; the bounds are both len(text) where there is none.
func nextRun(text string, from int) (start, end int, sum uint32) {
	for start = from; start < len(text) && wordCharAt(text, start) == 0; {
		start += characterAt(text, start)
	}
	sum = fnvOffset
	for end = start; end < len(text); {
		c := text[end]
		if c < utf8.RuneSelf {
			if !wordChars[c] {
				break
			}
			sum = (sum ^ uint32(c)) * fnvPrime
			end++
			continue
		}
		size := wideCharAt(text, end)
		if size == 0 {
			break
		}
		for range size {
			sum = (sum ^ uint32(text[end])) * fnvPrime
			end++
		}
	}
	return start, end, sum
}

// sumOf returns FNV-1a of a text's bytes.
func sumOf(text string) uint32 {
	sum := uint32(fnvOffset)
	for i := range len(text) {
		sum = (sum ^ uint32(text[i])) * fnvPrime
	}
	return sum
}

// endOfRun returns where the run of word characters that goes on at i ends.
func endOfRun(text string, i int) int {
	for i < len(text) {
		size := wordCharAt(text, i)
		if size == 0 {
			break
		}
		i += size
	}
	return i
}

// wordCharAt returns how many bytes the character of text at i, which is below len(text), has; 0 if it is no word
// character.
func wordCharAt(text string, i int) (size int) {
	if c := text[i]; c >= utf8.RuneSelf {
		return wideCharAt(text, i)
	} else if wordChars[c] {
		return 1
	}
	return 0
}

// wideCharAt is the longer part of wordCharAt, for characters beyond ASCII. Letters of Vietnamese have two bytes, or
// three of which the first is 0xE1.
func wideCharAt(text string, i int) (size int) {
	var r rune
	switch c := text[i]; {
	case 0xC2 <= c && c < 0xE0 && i+1 < len(text) && goesOn(text[i+1]):
		r, size = rune(c&0x1F)<<6|rune(text[i+1]&0x3F), 2
	case c == 0xE1 && i+2 < len(text) && goesOn(text[i+1]) && goesOn(text[i+2]):
		r, size = 0x1000|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3
	default:
		r, size = utf8.DecodeRuneInString(text[i:])
	}
	if !isWordChar(r) {
		return 0
	}
	return size
}

// goesOn tells whether c goes on with a character that a byte before it began.
func goesOn(c byte) bool { return c&0xC0 == 0x80 }

// characterAt returns how many bytes the character of text at i has.
func characterAt(text string, i int) (size int) {
	if text[i] < utf8.RuneSelf {
		return 1
	}
	_, size = utf8.DecodeRuneInString(text[i:])
	return size
}
