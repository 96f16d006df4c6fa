package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The letter Đ has doubles of other languages that look the same and are others: Ð of Icelandic, which stands in its place
// in windows-1258, and Ɖ of Ewe. A search does not find "Ðống" for "Đống".

var doublesOfD = strings.NewReplacer("Ð", "Đ", "ð", "đ", "Ɖ", "Đ", "ɖ", "đ")

// HasForeignD tells whether a text has a letter that looks like Đ.
func HasForeignD(text string) bool { return strings.ContainsAny(text, "ÐðƉɖ") }

// WithoutForeignD writes Đ in the place of its doubles.
func WithoutForeignD(text string) string { return doublesOfD.Replace(text) }

// ForeignD finds the places in a line where a double of Đ stands in a Vietnamese word: at its beginning, since Đ begins
// syllables, or anywhere in one of capitals, as in HÐND. Guðrún is left alone.
func ForeignD(line string) (places []int) {
	if !HasForeignD(line) {
		return nil
	}
	start := 0 // of the word
	for at, r := range line {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			start = at + utf8.RuneLen(r)
			continue
		}
		if !strings.ContainsRune("ÐðƉɖ", r) {
			continue
		}
		end := at + strings.IndexFunc(line[at:]+" ", func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
		word := line[start:end]
		if at == start && !strings.ContainsAny(word, "þÞæÆöÖfFjJwWzZ") || word == strings.ToUpper(word) {
			places = append(places, at)
		}
	}
	return places
}
