package problem

import (
	"regexp"
	"strings"
	"testing"
)

var (
	vietnameseLetter = regexp.MustCompile(`[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]`)
	// notWords is what stands alike in both languages: values, keys and examples with what they hold.
	notWords = regexp.MustCompile(`%\[\d+\][qsd]|"[^"]*"|“[^”]*”|'[^']*'|\[[^\]]*\](?:\([^)]*\))?|\{[^}]*\}|<[^>]*>|\b[a-z_]+: \S+|\S+\.(?:md|yaml|html)\S*`)
	// English words that no key, no value and no Vietnamese word is written like.
	englishWord = regexp.MustCompile(`(?i)\b(?:the|this|that|these|must|write|which|should|cannot|there|here|missing|unknown|between|has|have|are|is|was|not|and|from|into|it|its|each)\b`)
)

// TestWordingIsInItsLanguage: a Vietnamese message is a Vietnamese sentence, an English one English.
func TestWordingIsInItsLanguage(t *testing.T) {
	for code, e := range catalog {
		for _, w := range []Words{e.message, e.hint} {
			vi, en := strings.TrimSpace(notWords.ReplaceAllString(w.Vi, "")), notWords.ReplaceAllString(w.En, "")
			if regexp.MustCompile(`\p{L}`).MatchString(vi) && !vietnameseLetter.MatchString(vi) {
				t.Errorf("%s: no Vietnamese words in %q", code, w.Vi)
			}
			if word := englishWord.FindString(vi); word != "" {
				t.Errorf("%s: %q in the Vietnamese %q", code, word, w.Vi)
			}
			for word := range strings.FieldsSeq(en) {
				if vietnameseLetter.MatchString(word) {
					t.Errorf("%s: %q in the English %q", code, word, w.En)
				}
			}
		}
	}
}
