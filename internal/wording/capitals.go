package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/viet"
)

// Lowered gives a text in capitals as it is written otherwise: "I. KẾT QUẢ CỦA UBND" as "I. Kết quả của
// UBND". Names lose their capitals too, so it is a proposal.
func Lowered(text string) string {
	var b strings.Builder
	first := true
	for rest := []byte(text); len(rest) > 0; {
		w, after := nextWord(rest)
		if w.letters == 0 {
			b.Write(rest)
			break
		}
		start := len(rest) - len(after) - len(w.text)
		b.Write(rest[:start])
		written := string(w.text)
		if w.small == 0 && (w.isLoud() || mayBeWord(w) || w.isFrequentEnglish()) {
			if written = strings.ToLower(written); first {
				written = capitalized(written)
			}
		}
		first = first && (w.letters < 2 && !w.marked || isRoman(w))
		b.WriteString(written)
		rest = after
	}
	return b.String()
}

// mayBeWord tells whether a short word among others in capitals is one, and no short form of a committee.
func mayBeWord(w word) bool {
	plain := viet.Fold(string(w.text))
	return w.letters == 1 && w.marked || w.letters == 2 && !isRoman(w) && viet.IsSyllable(plain) && !listed(" tu ca hu du qu ", plain)
}

func capitalized(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
