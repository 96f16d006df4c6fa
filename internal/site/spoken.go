package site

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// spoken writes a name so that two spellings of it are one: each tone behind its syllable, wherever it stood (Hòa, Hoà),
// and i for the y that ends a syllable behind a consonant (Quý, Quí; Mỹ, Mĩ). What sounds otherwise stays apart, as do
// Thúy and Thúi.
func spoken(name string) string {
	const tones = "\u0300\u0301\u0303\u0309\u0323"
	syllables := strings.Fields(norm.NFD.String(strings.ToLower(name)))
	for i, syllable := range syllables {
		var letters, tone strings.Builder
		for _, r := range syllable {
			if strings.ContainsRune(tones, r) {
				tone.WriteRune(r)
			} else {
				letters.WriteRune(r)
			}
		}
		syllables[i] = withI(letters.String()) + tone.String()
	}
	return strings.Join(syllables, " ")
}

func withI(syllable string) string {
	stem, found := strings.CutSuffix(syllable, "y")
	if !found || stem == "" || stem != "qu" && strings.ContainsAny(stem[len(stem)-1:], "aeiouy\u0302\u0306\u031b") {
		return syllable
	}
	return stem + "i"
}
