package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/viet"
)

// A Short is a short form of capitals, as UBND, with what it stands for.
type Short struct {
	Key  string   // the key of the short form, which is one word
	Long []Phrase // sorted by language and text
}

// A Phrase is a text in a language.
type Phrase struct {
	Lang viet.Lang
	Text string
}

// A Name is the name of a body or a term in one language, with its short form there.
type Name struct {
	Lang        viet.Lang
	Short, Long string
}

// ShortForms collects the short forms of names, sorted by key. A short form of several words, as "Ban HĐND", brings those of its
// words that are initials of at least three words of the name; a single word stands for the whole name where it has no
// such words. Spellings of one long form that differ only in case and marks count as one, the first by order of bytes.
func ShortForms(names []Name) []Short {
	long := map[string][]Phrase{}
	for _, n := range names {
		words := new(lexicon).words(n.Short)
		for _, w := range words {
			text := initialled(w.spelling, n.Long)
			if len(words) == 1 {
				text = ShortForm(n.Short, n.Long)
			} else if utf8.RuneCountInString(w.spelling) < 3 {
				continue
			}
			if text != "" && !beginsSmall(w.spelling) {
				long[w.key] = append(long[w.key], Phrase{n.Lang, viet.Plain(text)})
			}
		}
	}
	short := make([]Short, 0, len(long))
	for key, phrases := range long {
		short = append(short, Short{key, distinct(phrases)})
	}
	slices.SortFunc(short, func(a, b Short) int { return cmp.Compare(a.Key, b.Key) })
	return short
}

// distinct sorts phrases and leaves one of those whose folds are equal.
func distinct(phrases []Phrase) []Phrase {
	slices.SortFunc(phrases, func(a, b Phrase) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(viet.Fold(a.Text), viet.Fold(b.Text)), cmp.Compare(a.Text, b.Text))
	})
	return slices.CompactFunc(phrases, func(a, b Phrase) bool {
		return a.Lang == b.Lang && viet.Fold(a.Text) == viet.Fold(b.Text)
	})
}

// ShortForm gives the long form that a short form of a name stands for: those words of the name, side by side, whose initials
// it has, or else the whole name. Of MTTQ, "Mặt trận Tổ quốc Việt Nam" it is "Mặt trận Tổ quốc".
func ShortForm(short, name string) string {
	if text := initialled(short, name); text != "" {
		return text
	}
	return name
}

// initialled returns the part of name with the words, side by side, whose initials are the letters of short; the first
// such part, "" without one.
func initialled(short, name string) string {
	letters := initialsOf(short)
	words := new(lexicon).words(name)
	for first := 0; len(letters) > 0 && first+len(letters) <= len(words); first++ {
		part := words[first : first+len(letters)]
		if slices.EqualFunc(part, letters, func(w word, letter rune) bool { return w.initial() == letter }) {
			return between(name, words, first, first+len(letters))
		}
	}
	return ""
}

// initialsOf returns the folded letters of a short form, without what stands between them.
func initialsOf(short string) (letters []rune) {
	for _, r := range viet.Fold(short) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters = append(letters, r)
		}
	}
	return letters
}

// initial returns the folded first letter of the word.
func (w word) initial() rune {
	first, _ := utf8.DecodeRuneInString(w.key)
	return first
}

// between returns the part of a text from one of its words up to another.
func between(text string, words []word, first, behind int) string {
	start, end := 0, 0
	for i, w := range words[:behind] {
		at := end + strings.Index(text[end:], w.spelling)
		if end = at + len(w.spelling); i == first {
			start = at
		}
	}
	return text[start:end]
}

// makeForms makes, for each language, the table of those short forms that have one long form there, which texts spell out.
func (c *Config) makeForms() {
	c.forms = make([]map[uint32][]word, len(c.Languages))
	for i, lang := range c.Languages {
		c.forms[i] = map[uint32][]word{}
		for _, short := range c.Short {
			if text, ok := short.only(lang); ok && typedOnly[short.Key] != text {
				c.forms[i][hash(short.Key)] = new(lexicon).words(text)
			}
		}
	}
}

// only returns the long form in a language if there is just one.
func (s *Short) only(lang viet.Lang) (text string, ok bool) {
	n := 0
	for _, p := range s.Long {
		if p.Lang == lang {
			text, n = p.Text, n+1
		}
	}
	return text, n == 1
}
