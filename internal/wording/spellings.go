package wording

import (
	"strings"
	"unicode/utf8"
)

// mostSpellings bounds how many ways to write a name are tried.
const mostSpellings = 8

// OtherSpellings gives the ways to write a name that are spoken as it is: Hòa and Hoà, Quý and Quí. Most names have none.
func OtherSpellings(name string) []string {
	spelled := []string{""}
	for i, syllable := range strings.Fields(name) {
		ways := append([]string{syllable}, otherSyllables(syllable)...)
		if len(spelled)*len(ways) > mostSpellings {
			ways = ways[:1]
		}
		var longer []string
		for _, way := range ways {
			for _, begun := range spelled {
				if i > 0 {
					begun += " "
				}
				longer = append(longer, begun+way)
			}
		}
		spelled = longer
	}
	return spelled[1:]
}

// otherSyllables gives a syllable with its tone in the other place, and with the other of i and y at its end.
func otherSyllables(syllable string) (others []string) {
	small := strings.ToLower(syllable)
	if way, _, ok := toneWay(small); ok {
		return []string{asCased(syllable, inWay(small, olderTone+newerTone-way))}
	}
	const withY, withI = "yýỳỷỹỵ", "iíìỉĩị"
	last, size := utf8.DecodeLastRuneInString(syllable)
	stem := syllable[:len(syllable)-size]
	if onset := strings.ToLower(stem); onset == "" || onset != "qu" && strings.Trim(onset, "bcdđghklmnpqrstvx") != "" {
		return nil
	}
	for i, y := range []rune(withY) {
		switch other := []rune(withI)[i]; last {
		case y:
			return []string{stem + string(other)}
		case other:
			return []string{stem + string(y)}
		}
	}
	return nil
}
