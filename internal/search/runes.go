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

// nextRun returns the bounds of the first longest run of word characters of text at or behind from; both are len(text)
// where there is none.
func nextRun(text string, from int) (start, end int) {
	for start = from; start < len(text); {
		is, size := wordCharAt(text, start)
		if is {
			return start, endOfRun(text, start+size)
		}
		start += size
	}
	return len(text), len(text)
}

// endOfRun returns where the run of word characters that goes on at i ends.
func endOfRun(text string, i int) int {
	for i < len(text) {
		is, size := wordCharAt(text, i)
		if !is {
			break
		}
		i += size
	}
	return i
}

// wordCharAt tells whether the character of text at i, which is below len(text), is a word character, and how many
// bytes it has.
func wordCharAt(text string, i int) (is bool, size int) {
	if c := text[i]; c < utf8.RuneSelf {
		return wordChars[c], 1
	}
	return wideCharAt(text, i)
}

// wideCharAt is the longer part of wordCharAt, for characters beyond ASCII.
func wideCharAt(text string, i int) (is bool, size int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	return isWordChar(r), size
}
