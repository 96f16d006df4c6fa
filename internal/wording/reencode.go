package wording

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A text is converted only where its encoding is beyond doubt. What Misread guesses suffices for a hint; here not one
// word may speak against it.

// Reread gives a line as Misread does, if each of its letters may come from the wrong encoding and all words become
// Vietnamese. Words in UTF-8 are told beyond doubt one by one, so others of the line may be right as they stand.
func Reread(line string) (right string, ok bool) {
	name, right, _, wrong := Misread(line)
	if !wrong {
		return "", false
	}
	for _, r := range line {
		if _, known := byteOf(r); !known && name != "UTF-8" {
			return "", false
		}
	}
	for _, e := range encodings {
		if good, bad := e.verdict(line); e.Name == name {
			return right, good >= e.least && bad == 0
		}
	}
	return "", false
}

// Convert gives a file that is not UTF-8 as UTF-8: one of UTF-16, or of an encoding that at least ten
// words tell.
func Convert(raw []byte) (name string, text []byte, ok bool) {
	if isWide(raw) {
		text, ok := decodeUTF16(raw)
		return "UTF-16", text, ok
	}
	if utf8.Valid(raw) {
		return "", nil, false
	}
	read, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil {
		return "", nil, false
	}
	const least = 10
	most := 0
	for _, e := range encodings[1:] {
		if good, bad := e.verdict(string(read)); bad == 0 && good >= least && good > most {
			most, name, text = good, e.Name, []byte(e.decode(string(read)))
		}
	}
	return name, text, most > 0
}

// verdict counts the words that speak for an encoding and those that speak against it.
func (e Encoding) verdict(text string) (good, bad int) {
	for _, token := range strings.Fields(text) {
		if isPlain(token) {
			continue
		}
		switch decoded := e.decode(token); {
		case !isRight(decoded):
			bad++
		case decoded != token && !isRight(token):
			good++
		}
	}
	return good, bad
}
