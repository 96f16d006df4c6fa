package sharecard

import (
	"strings"
	"unicode"
)

// ellipsis ends a text that is cut.
const ellipsis = "…"

// fit sets a text in the first of the sizes, from the largest down, in which it takes no more lines than most allows
// and no word is broken; else in the smallest, cut if need be.
func (t *typeface) fit(text string, wide int, sizes []int, most func(size int) int) (size int, lines []string) {
	words := strings.FieldsFunc(t.drawable(text), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	for _, size = range sizes {
		lines = t.lines(size, words, wide)
		if len(lines) <= most(size) && !t.breaks(size, words, wide) {
			return size, lines
		}
	}
	if most := most(size); len(lines) > most {
		lines = append(lines[:most-1], t.cut(size, lines[most-1], wide))
	}
	return size, lines
}

// drawable leaves out what has no ink of its own (marks of direction, joiners, variants of emoji) and the letters that
// the font lacks, for which it would draw boxes.
func (t *typeface) drawable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\n' || r == '\t':
			return r
		case unicode.In(r, unicode.Cf, unicode.Variation_Selector), t.letter(r).index == 0:
			return -1
		}
		return r
	}, text)
}

func (t *typeface) breaks(size int, words []string, wide int) bool {
	for _, word := range words {
		if t.width(size, word) > wide*pixel {
			return true
		}
	}
	return false
}

// lines parts words into lines that are no wider than so many pixels.
func (t *typeface) lines(size int, words []string, wide int) (lines []string) {
	line := ""
	for _, word := range words {
		if longer := line + " " + word; line != "" && t.width(size, longer) <= wide*pixel {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; t.width(size, line) > wide*pixel; {
			head := t.head(size, line, wide*pixel)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// head is as much of a text as fits into a width in 64ths of a pixel, at least one letter.
func (t *typeface) head(size int, text string, wide int) string {
	for i, r := range text {
		if wide -= t.advance(size, r); wide < 0 && i > 0 {
			return text[:i]
		}
	}
	return text
}

// cut ends a line with an ellipsis, if there is room behind its last word, else behind an earlier one.
func (t *typeface) cut(size int, line string, wide int) string {
	room := wide*pixel - t.width(size, ellipsis)
	if t.width(size, line) > room {
		head := t.head(size, line, room)
		if space := strings.LastIndexByte(line[:min(len(head)+1, len(line))], ' '); space > 0 {
			head = head[:space]
		}
		line = head
	}
	return strings.TrimRight(line, " ,;:.–-") + ellipsis
}
