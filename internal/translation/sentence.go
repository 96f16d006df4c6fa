package translation

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// units parts a text into what is compared: sentences, and in Markdown also headings, entries of lists and rows of
// tables. White space inside them is one space.
func units(text string) (found []string) {
	var paragraph []string
	end := func() {
		found = append(found, sentences(strings.Join(paragraph, " "))...)
		paragraph = nil
	}
	fenced := false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		fence := strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")
		switch {
		case fenced || fence:
			end()
			if line != "" {
				found = append(found, line)
			}
			if fence {
				fenced = !fenced
			}
		case line == "":
			end()
		case strings.HasPrefix(line, "#") || strings.HasPrefix(line, "|"):
			end()
			found = append(found, line)
		default:
			if beginsEntry.MatchString(line) {
				end()
			}
			paragraph = append(paragraph, line)
		}
	}
	end()
	return found
}

// beginsEntry matches a line that begins an entry of a list or a quotation.
var beginsEntry = regexp.MustCompile(`^(?:[-*+>]|\d{1,3}[.)]) `)

// short are words that a full stop shortens, in small letters: it ends no sentence. A single letter is one too: "Q. 1".
var short = strings.Fields("tp tx tt ths ts pgs gs bs ks cn ls đc đ/c ub bch bct nxb tr st mr mrs ms dr no nos vol art vs e.g i.e al inc ltd")

// sentences parts a paragraph. A full stop ends a sentence where white space and no small letter follow, unless it
// shortens a word or stands behind the number that begins the paragraph; "1.000" and "15.3.2023" have no such stop.
func sentences(text string) (found []string) {
	start := 0
	for i, r := range text {
		if !strings.ContainsRune(".!?…", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		for end < len(text) {
			closing, size := utf8.DecodeRuneInString(text[end:])
			if !strings.ContainsRune(".!?…)]”’»\"'*_", closing) {
				break
			}
			end += size
		}
		if end >= len(text) || text[end] != ' ' || end <= start {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], " “‘«\"'([*_"))
		if unicode.IsLower(next) || r == '.' && shortens(text[start:i]) {
			continue
		}
		found = append(found, strings.TrimSpace(text[start:end]))
		start = end
	}
	if rest := strings.TrimSpace(text[start:]); rest != "" {
		found = append(found, rest)
	}
	return found
}

// shortens tells that the full stop behind a text ends no sentence.
func shortens(before string) bool {
	word := before[strings.LastIndexAny(before, " (“\"'")+1:]
	first := strings.TrimSpace(before) == word
	if first && word != "" && strings.Trim(word, "0123456789") == "" {
		return true
	}
	word = strings.TrimPrefix(word, "“")
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r)
	}
	return slices.Contains(short, strings.ToLower(word))
}
