package wording

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/viet"
)

// word is a run of letters.
type word struct {
	text           []byte
	letters, small int  // characters, and those that are small letters
	marked         bool // a letter has a mark that Vietnamese has
}

// What a character may be.
const (
	isLetter = 1 << iota
	isSmall
	isMarked
)

// classes says what the characters of Vietnamese and most of Europe are.
var classes = func() (table [0x1F00]uint8) {
	for r := range rune(len(table)) {
		if !unicode.IsLetter(r) {
			continue
		}
		table[r] = isLetter
		if unicode.IsLower(r) {
			table[r] |= isSmall
		}
		if r >= 0x80 && (r < 0x250 || r >= 0x1E00) && r != 'ß' && !strings.ContainsRune("çñäëïöüåøæœÿ", unicode.ToLower(r)) {
			table[r] |= isMarked
		}
	}
	return table
}()

func classOf(r rune) uint8 {
	switch {
	case r < rune(len(classes)):
		return classes[r]
	case unicode.IsLetter(r):
		return isLetter
	}
	return 0
}

// nextWord gives the first word of a text, and what follows it. The word has no letters at the end of the text.
func nextWord(text []byte) (w word, rest []byte) {
	start := -1
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		class := classOf(r)
		if class == 0 {
			if start >= 0 && (r == '\'' || r == '’') {
				i += size // People's
				continue
			}
			if start >= 0 {
				w.text = text[start:i]
				return w, text[i:]
			}
			i += size
			continue
		}
		if start < 0 {
			start = i
		}
		w.letters++
		if class&isSmall != 0 {
			w.small++
		}
		w.marked = w.marked || class&isMarked != 0
		i += size
	}
	if start >= 0 {
		w.text = text[start:]
	}
	return w, nil
}

// isLoud tells whether a word without small letters is spelled out.
func (w word) isLoud() bool {
	if w.letters < 2 || isRoman(w) {
		return false
	}
	plain := viet.Fold(string(w.text))
	if w.letters == 2 && plain == strings.ToLower(strings.ReplaceAll(string(w.text), "Đ", "D")) {
		return false // TU, CA, ĐU: short forms as often as words
	}
	return viet.IsSyllable(plain) || w.looksEnglish(plain)
}

func isRoman(w word) bool { return len(bytes.Trim(w.text, "IVXLCDM")) == 0 }

const vowels = "aeiouy"

// listed tells whether a word, or none, stands in a list parted by spaces.
func listed(list, word string) bool { return strings.Contains(list, " "+word+" ") }

// looksEnglish tells whether a folded word without marks may be English and is no short form: more than a
// quarter of its letters are vowels.
func (w word) looksEnglish(plain string) bool {
	count := 0
	for _, c := range []byte(plain) {
		if strings.IndexByte(vowels, c) >= 0 {
			count++
		}
	}
	return !w.marked && w.letters >= 4 && 4*count > w.letters
}

// frequentEnglish are words of which every English text has many, but for those that are Vietnamese without their
// marks, or signs (a, an, to, do).
const frequentEnglish = " the of and in is for on with that by as at from be are was were this which has have had or its their will not been between " +
	"they also these but it there after before all would should can our we who when where than other into during over under "

func (w word) isFrequentEnglish() bool {
	return w.letters <= 7 && !w.marked && listed(frequentEnglish, strings.ToLower(string(w.text)))
}
