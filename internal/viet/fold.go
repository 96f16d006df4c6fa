package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as text for comparison without case, marks and spacing, as the
// package comment lays down. Most of Vietnamese text takes one table look-up for
// a letter; a string of lower-case ASCII is returned as it is.
func Fold(s string) string {
	start := foldedPrefix(s)
	if start == len(s) {
		return s
	}
	var f folding
	f.out.Grow(len(s))
	f.out.WriteString(s[:start])
	for i := start; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		if r < rune(len(folded)) && folded[r] != 0 {
			if folded[r] == ' ' {
				f.gap = true
			} else {
				f.writeByte(folded[r])
			}
			continue
		}
		f.writeAny(r)
	}
	if f.composable {
		return NFC(f.out.String())
	}
	return f.out.String()
}

// foldedPrefix returns the length of a prefix of s that is ASCII and its own
// fold. It never ends in a space, which might turn out to be one of several.
func foldedPrefix(s string) int {
	i := 0
	for ; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == ' ' && (i == 0 || s[i-1] == ' ') {
			break
		}
	}
	if i > 0 && s[i-1] == ' ' {
		i--
	}
	return i
}

// folding is a fold under way.
type folding struct {
	out        strings.Builder
	gap        bool // white space was read since the last byte written
	composable bool // a character beyond ASCII was written
}

// closeGap writes the one space that stands for the white space just read.
func (f *folding) closeGap() {
	if f.gap && f.out.Len() > 0 {
		f.out.WriteByte(' ')
	}
	f.gap = false
}

func (f *folding) writeByte(c byte) {
	if f.gap {
		f.closeGap()
	}
	f.out.WriteByte(c)
}

// writeAny writes the fold of any character. It needs no table of its own and is
// what the table of Vietnamese letters is tested against.
func (f *folding) writeAny(r rune) {
	if isMark(r) {
		return
	}
	switch spacing(r) {
	case blank:
		f.gap = true
		return
	case absent:
		return
	}
	// One character at a time, not norm.NFD.String: that would set in U+034F
	// after 30 marks, many of which are about to go.
	parts := norm.NFD.PropertiesString(string(r)).Decomposition()
	if parts == nil {
		f.writeLetter(r)
		return
	}
	for len(parts) > 0 {
		part, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		if !isMark(part) {
			f.writeLetter(part)
		}
	}
}

// writeLetter writes a decomposed character in lower case and spelled out.
func (f *folding) writeLetter(r rune) {
	f.closeGap()
	r = unicode.ToLower(r)
	if spelled, ok := spellings[r]; ok {
		f.out.WriteString(spelled)
		return
	}
	f.out.WriteRune(r)
	f.composable = f.composable || r >= utf8.RuneSelf
}

// isMark tells whether r is one of the combining diacritical marks, the block
// that holds all marks of Latin, Greek and Cyrillic letters. Marks of other
// scripts are often vowels and stay.
func isMark(r rune) bool { return 0x0300 <= r && r <= 0x036F }

// spellings holds lower-case letters that have no decomposition, and typographic
// marks, with what the fold writes for them.
var spellings = map[rune]string{
	'đ': "d",
	'ð': "d", // Icelandic, and old fonts' Ð in place of Đ
	'ɖ': "d", // African Ɖ, which looks the same as Đ
	'æ': "ae", 'œ': "oe", 'ø': "o", 'ß': "ss", 'ł': "l", 'þ': "th", 'ħ': "h", 'ı': "i",
	'ς': "σ", // JavaScript's lower case of a final Σ

	'‘': "'", '’': "'", '‚': "'", '‛': "'", 'ʼ': "'", '′': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '«': `"`, '»': `"`, '″': `"`,
	'\u2010': "-", // hyphen
	'\u2011': "-", // no-break hyphen
	'\u2012': "-", // figure dash
	'\u2013': "-", // en dash
	'\u2014': "-", // em dash
	'\u2015': "-", // horizontal bar
	'\u2212': "-", // minus sign
}

// folded holds the fold of characters that fold to one byte, by code point: all
// of ASCII, every letter of the Vietnamese alphabet with every tone, and what
// spellings holds; ' ' for white space; 0 for a character that needs a longer
// look. Each of them is composed and joins nothing before it, so that text of
// nothing else is NFC.
var folded = func() (table [0x2040]byte) {
	for c := byte(1); c < utf8.RuneSelf; c++ {
		table[c] = c
	}
	for upper := 'A'; upper <= 'Z'; upper++ {
		table[upper] = byte(unicode.ToLower(upper))
	}
	for base, letters := range vietnameseLetters {
		for _, letter := range letters {
			table[letter] = byte(base)
			table[unicode.ToUpper(letter)] = byte(base)
		}
	}
	for r, spelled := range spellings {
		if len(spelled) == 1 && int(r) < len(table) {
			table[r] = spelled[0]
		}
	}
	for _, r := range "\t\n\v\f\r\u00A0\u202F" {
		table[r] = ' '
	}
	return table
}()

// vietnameseLetters holds, for each Latin letter, the Vietnamese letters that are
// it with marks.
var vietnameseLetters = map[rune]string{
	'a': "àảãáạ" + "ăằẳẵắặ" + "âầẩẫấậ",
	'd': "đ",
	'e': "èẻẽéẹ" + "êềểễếệ",
	'i': "ìỉĩíị",
	'o': "òỏõóọ" + "ôồổỗốộ" + "ơờởỡớợ",
	'u': "ùủũúụ" + "ưừửữứự",
	'y': "ỳỷỹýỵ",
}
