package chart

import (
	"strings"
	"unicode"

	"phoihop/internal/viet"
)

// tenths is a length or a place in tenths of a unit of the picture.
type tenths int

const (
	unit       tenths = 10
	fullWidth         = 360 * unit
	fontSize          = 14 * unit
	lineHeight        = 19 * unit // room for the stacked marks of Vietnamese capitals
	ascent            = 15 * unit // from the top of a line of text to its baseline
	textGap           = 8 * unit  // between texts on one line
	labelGap          = 4 * unit  // between a plot and the labels below it
)

const (
	narrowCharacters = " .,:;'|!()[]/-ijltrfI"
	wideCharacters   = "mwMW%@&—…‰ŒœÆæ"
)

// em estimates the width of a character in hundredths of the font size. It is no less than what common
// sans-serif fonts need, but for single letters that text has few of.
func em(r rune) int {
	switch {
	case r < ' ': // written as U+FFFD
		return 100
	case r < 0x80 && strings.IndexByte(narrowCharacters, byte(r)) >= 0:
		return 42
	case strings.ContainsRune(wideCharacters, r):
		return 100
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case unicode.IsUpper(r):
		return 80
	case r < 0x1100, r >= 0x1E00 && r < 0x2100: // letters of Europe, punctuation, signs of money
		return 64
	}
	return 100
}

// width estimates the width of a line of text.
func width(s string) tenths {
	sum := 0
	for _, r := range s {
		sum += em(r)
	}
	return tenths(sum) * fontSize / 100
}

// spaced estimates the width of a line of text for a reader who sets more space between letters and words, 0.12 and
// 0.16 em (WCAG 2.2, 1.4.12). em has room for half of the former already.
func spaced(s string) tenths {
	sum := 0
	for _, r := range s {
		sum += emSpaced(r)
	}
	return tenths(sum) * fontSize / 100
}

func emSpaced(r rune) int {
	if r == ' ' {
		return em(r) + 14
	}
	return em(r) + 6
}

// wrap breaks text into at most most lines no wider than full, even when spaced, at spaces where there are any. What does
// not fit is cut off, and the last line then ends in "…". Spaces of every kind become one.
func wrap(text string, full tenths, most int) []string {
	var lines []string
	rest := viet.Plain(text)
	for len(lines) < most-1 && spaced(rest) > full {
		end := fitting(rest, full)
		if space := strings.LastIndexByte(rest[:end+1], ' '); space > 0 {
			end = space
		}
		lines = append(lines, strings.TrimSpace(rest[:end]))
		rest = strings.TrimSpace(rest[end:])
	}
	if spaced(rest) > full {
		rest = strings.TrimSpace(rest[:fitting(rest, full-spaced("…"))]) + "…"
	}
	return append(lines, rest)
}

// cut gives text as one line no wider than full.
func cut(text string, full tenths) string { return wrap(text, full, 1)[0] }

// fitting gives how many bytes of s, which is wider than full, fit into it. Marks stay with their letter.
func fitting(s string, full tenths) int {
	sum := 0
	for i, r := range s {
		if sum += emSpaced(r); tenths(sum)*fontSize/100 > full {
			return i
		}
	}
	return len(s)
}
