package source

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/problem"
	"phoihop/internal/wording"
)

// unseen warns of what a reader does not see and a search stumbles over, each at its place: characters of no width,
// which come with text pasted from web pages and chats, letters under more marks than any language stacks, and those
// that look like Đ and are not.
func unseen(t text) (found []problem.Problem) {
	if !t.unusual {
		return nil
	}
	number := 0
	for line := range bytes.Lines(t.data) {
		number++
		if t.raw != nil {
			found = append(found, marksIn(t.raw[number-1], number)...)
		}
		if isEveryday(line) {
			continue
		}
		found = append(found, unseenIn(line, number)...)
		found = append(found, foreignD(string(line), number)...)
		if len(found) > problem.PerFile {
			break
		}
	}
	return found
}

// foreignD warns of letters that look like Đ, but not on a line in another encoding, which is told of as a whole.
func foreignD(line string, number int) (found []problem.Problem) {
	places := wording.ForeignD(line)
	if _, _, _, wrong := wording.Misread(line); len(places) == 0 || wrong {
		return nil
	}
	for _, at := range places {
		r, _ := utf8.DecodeRuneInString(line[at:])
		found = append(found, problem.New(problem.ForeignD, string(r), fmt.Sprintf("U+%04X", r), wording.WithoutForeignD(string(r))).At(number, utf8.RuneCountInString(line[:at])+1))
	}
	return found
}

// marksIn tells byte order marks within a line as it stands in the file; they are in the regular text no longer.
func marksIn(line []byte, number int) (found []problem.Problem) {
	for at := bytes.Index(line, bom); at >= 0; {
		before := norm.NFC.Bytes(bytes.ReplaceAll(line[:at], bom, nil))
		found = append(found, problem.New(problem.ZeroWidth, "U+FEFF").At(number, utf8.RuneCount(before)+1))
		for bytes.HasPrefix(line[at:], bom) {
			at += len(bom)
		}
		next := bytes.Index(line[at:], bom)
		if next < 0 {
			break
		}
		at += next
	}
	return found
}

// mostMarks is how many combining marks a letter may have beyond those that NFC joins with it.
const mostMarks = 3

func unseenIn(line []byte, number int) (found []problem.Problem) {
	column, letter, marks := 0, 0, 0
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		line = line[size:]
		column++
		if unicode.In(r, unicode.Mn, unicode.Me) {
			if marks++; marks == mostMarks+1 {
				found = append(found, problem.New(problem.StackedMarks, mostMarks).At(number, max(1, letter)))
			}
			continue
		}
		letter, marks = column, 0
		if hasNoWidth(r) {
			found = append(found, problem.New(problem.ZeroWidth, fmt.Sprintf("U+%04X", r)).At(number, column))
		}
	}
	return found
}

// hasNoWidth tells characters that are not seen and that no text of a report needs. The joiners U+200C and U+200D are
// not among them: emoji and the scripts of India are written with them.
func hasNoWidth(r rune) bool {
	switch {
	case r == '\u200B', r == '\u180E', '\u2060' <= r && r <= '\u2064':
		return true
	}
	return unicode.Is(unicode.Bidi_Control, r)
}

// turnsText tells the characters that make all behind them run in another direction, so that a line reads otherwise
// than it is written: "\u202Egnod" is shown as "dong".
func turnsText(r rune) bool {
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}
