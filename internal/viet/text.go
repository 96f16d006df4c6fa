package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s in Unicode normalization form C. A string that is in it already
// is returned as it is, without an allocation.
func NFC(s string) string {
	for _, r := range s {
		if int(r) >= len(folded) || folded[r] == 0 {
			return norm.NFC.String(s)
		}
	}
	return s
}

// Plain returns s as text for comparison that keeps case and marks: NFC, every
// run of white space (no-break and other odd spaces included) as one space, none
// at the ends, and nothing that has no width. Vietnamese or English text that is
// plain already is returned as it is.
func Plain(s string) string {
	if isEverydayPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch spacing(r) {
		case blank:
			gap = true
			continue
		case absent:
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	// Only now: a mark may have been parted from its letter by what was dropped.
	return NFC(b.String())
}

// space says what a character does to the line it stands in.
type space uint8

const (
	inked  space = iota // it is seen
	blank               // it counts as a space
	absent              // it counts as nothing
)

// spacing classifies r. The list is closed and small on purpose: the script's
// mirror of it must not depend on a browser's version of Unicode.
func spacing(r rune) space {
	switch {
	case r < 0x80:
		if r == ' ' || '\t' <= r && r <= '\r' {
			return blank
		}
	case r == 0x00AD, // soft hyphen
		r == 0x061C,                // Arabic letter mark
		r == 0x180E,                // Mongolian vowel separator
		0x200B <= r && r <= 0x200F, // zero-width space and joiners, direction marks
		0x202A <= r && r <= 0x202E, // direction embeddings
		0x2060 <= r && r <= 0x2069, // word joiner, invisible operators, isolates
		r == 0xFEFF:                // byte order mark
		return absent
	case r == 0x0085, // next line
		r == 0x00A0,                // no-break space
		r == 0x1680,                // Ogham space mark
		0x2000 <= r && r <= 0x200A, // spaces by width, figure space U+2007 among them
		r == 0x2028, r == 0x2029,   // line and paragraph separator
		r == 0x202F, // narrow no-break space
		r == 0x205F, // mathematical space
		r == 0x3000: // ideographic space
		return blank
	}
	return inked
}

// isEverydayPlain tells whether s is plain beyond doubt: made of everyday
// characters, with single spaces between words. Text with others may be plain
// too, which takes the long way to find out.
func isEverydayPlain(s string) bool {
	afterSpace := true // so that a leading space does not pass
	for _, r := range s {
		if int(r) >= len(folded) || folded[r] == 0 {
			return false
		}
		if folded[r] == ' ' && (r != ' ' || afterSpace) {
			return false
		}
		afterSpace = r == ' '
	}
	return !afterSpace || s == ""
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] > unicode.MaxASCII {
			return false
		}
	}
	return true
}
