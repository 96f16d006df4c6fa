package wording

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Vietnamese syllables, for telling text from what only has its letters: viet.IsSyllable knows their
// shape, this knows every rhyme with the marks of its vowels.

var onsetList = strings.Fields("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")

var rhymeSet = func() map[string]bool {
	set := map[string]bool{}
	for _, rhyme := range strings.Fields("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
		"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu " +
		"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot " +
		"ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyp uyt uyu uôc uôi uôm uôn uông uôt " +
		"ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt ych yn yu") {
		set[rhyme] = true
	}
	return set
}()

// tones are the five marks of tone; a vowel without one has the sixth.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// isVietnamese tells whether a word is a Vietnamese syllable with its marks.
func isVietnamese(word string) bool {
	var bare strings.Builder
	tone := rune(0)
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		if strings.ContainsRune(tones, r) {
			if tone != 0 {
				return false
			}
			tone = r
			continue
		}
		bare.WriteRune(r)
	}
	plain := norm.NFC.String(bare.String())
	if stop := strings.HasSuffix(plain, "c") || strings.HasSuffix(plain, "ch") || strings.HasSuffix(plain, "p") || strings.HasSuffix(plain, "t"); stop && tone != '\u0301' && tone != '\u0323' {
		return false
	}
	if rhymeSet[plain] || plain == "gi" {
		return true
	}
	for _, onset := range onsetList {
		if rhyme, found := strings.CutPrefix(plain, onset); found && rhymeSet[rhyme] {
			return true
		}
	}
	return false
}

// isRight tells whether all words of a text with letters beyond ASCII are Vietnamese.
func isRight(text string) bool {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if strings.ContainsFunc(word, func(r rune) bool { return r >= 0x80 }) && !isVietnamese(word) {
			return false
		}
	}
	letters := []rune(" " + text + " ")
	for i := 1; i+1 < len(letters); i++ {
		if isForeign(letters[i-1], letters[i], letters[i+1]) {
			return false
		}
	}
	return true
}

// isForeign tells of a character, between two others, that Vietnamese has no use for there: of Latin-1, where
// quotation marks open and close words, and of Windows-1252.
func isForeign(before, r, after rune) bool {
	switch r {
	case '\u00a0', '°', '±', '²', '³', '½', '×':
		return false
	case '«', '§':
		return unicode.IsLetter(before) || r == '§' && unicode.IsLetter(after)
	case '»':
		return unicode.IsLetter(after) || strings.ContainsRune("•£¥§©«¯±³µ·¹»½¿¡“", after)
	}
	return 0x80 <= r && r < 0xC0 || strings.ContainsRune("™‹›€ˆ˜†‡‰", r)
}
