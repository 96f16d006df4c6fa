// Package wording judges texts. Some rules are for those who hear them: a screen reader reads capitals letter
// by letter, speaks English with Vietnamese sounds where nobody has told it otherwise, and offers links and
// pictures by their words alone (Judge, Alt, IsVague). Others are for all readers, and for persons who should not
// be read about (Reader, PastedTables, Misread). It knows neither Markdown nor front matter: those who read them ask it.
//
// It is shy. What it tells is a warning that an editor reads among true ones, so what may be right passes:
// short forms (UBND, HĐND), roman numerals, names of people, a few words of another language in a sentence.
//
// # Words
//
// A word is a run of letters. It is loud if it is in capitals and spelled out, as QUẢ and RESULTS are;
// quiet if it has a small letter; and neither, if it is a short form, a roman numeral or one letter. A word
// is spelled out if it has the shape of a Vietnamese syllable, or as many vowels as English words have.
//
// A text is in capitals if three of four words that are either are loud. It is in English, where Vietnamese
// is expected, if a fifth of its words are frequent English ones and no word in small letters has a
// Vietnamese mark; in Vietnamese, where English is expected, if half of those in small letters have one.
// Names, which have capitals, thus say nothing of the language. Twelve words are the least that is judged.
//
// # Word by word
//
// A Reader goes once through a whole file. It tells
//
//   - words that the glossary advises against: whole words, whatever their capitals, spaces and way of placing
//     tone marks, but with the marks of the glossary. Quotations and names that hold such a word are left alone, and
//     of several that fit the longest counts (phrase.go);
//   - words written twice, if two of them are never right (twice.go);
//   - tone marks placed in two ways (hòa, hoà) within one file, once, at the first of the rarer way. Words within
//     names do not count (tone.go);
//   - telephone numbers of Viet Nam, numbers of identity cards, births since 1920 and addresses with a number
//     of a house (personal.go).
//
// Misread finds the encoding of before Unicode that a line is in: where two words or more are no Vietnamese as
// they stand and are as decoded, and hardly one is none then (encoding.go). PastedTables finds rows of cells parted
// by tabs (pasted.go).
package wording

import "phoihop/internal/viet"

// Judged is how many bytes at the beginning of a text are judged, at most; the rest is like them.
const Judged = 600

// Least numbers of loud words that make a text one in capitals.
const (
	LoudHeading   = 2 // a heading or title
	LoudParagraph = 4 // which may be a name or a signature
)

// Verdict is what is wrong with a text.
type Verdict struct {
	Capitals bool
	Foreign  viet.Lang // the language that it is in, where that is not the expected one; else ""
}

// Judge judges a text that is expected to be in a language and that has so many loud words at least if it
// is in capitals.
func Judge(text []byte, lang viet.Lang, loudest int) Verdict {
	t := tally{lang: lang}
	for rest := text[:min(len(text), Judged)]; ; {
		var w word
		if w, rest = nextWord(rest); w.letters == 0 {
			break
		}
		if t.add(w); t.settled() {
			break
		}
	}
	return Verdict{Capitals: t.loud >= loudest && t.loud >= 3*t.quiet, Foreign: t.foreign()}
}

// tally counts the words of a text.
type tally struct {
	lang        viet.Lang
	words       int
	loud, quiet int
	small       int // words in small letters
	marked      int // of these, with a Vietnamese mark
	frequent    int // English words
}

func (t *tally) add(w word) {
	t.words++
	switch {
	case w.small > 0:
		t.quiet++
		if w.small == w.letters {
			t.small++
			if w.marked {
				t.marked++
			}
		}
	case w.isLoud():
		t.loud++
	}
	if t.lang != viet.En && t.marked == 0 && w.isFrequentEnglish() {
		t.frequent++
	}
}

// settled tells that further words change nothing: most texts show after a few that nothing is wrong.
func (t *tally) settled() bool {
	return t.quiet >= 3 && t.quiet > 2*t.loud && t.lang != viet.En && t.marked > 0
}

// leastWords is how many words a text must have for its language to be judged.
const leastWords = 12

func (t *tally) foreign() viet.Lang {
	switch {
	case t.words < leastWords:
	case t.lang == viet.En:
		if t.marked >= leastWords/2 && 2*t.marked >= t.small {
			return viet.Vi
		}
	case t.marked == 0 && 5*t.frequent >= t.words:
		return viet.En
	}
	return ""
}
