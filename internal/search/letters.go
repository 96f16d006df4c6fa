package search

import (
	"strings"
	"unicode/utf8"

	"phoihop/internal/viet"
)

// letterTables are the letter code: for each place in a word its symbols, those with codes of 1, 2, 3 … bits between bars. They
// are Huffman's codes for the reports in content/ and testdata/demo in both languages, each word counted once in a report,
// since a text spells it once; symbols of several letters are such as stand together often there.
//
// The code is a part of the format of texts: it stays as it is when the reports change. Should it ever be made
// anew, go test -run 'TestLetters$' -update ./internal/search writes testdata/letters.txt, from which it is copied here
// and to the page's script.
var letterTables = [letterPlaces]string{
	"|||s|a b c ch d l m n p t th tr v w đ|1 202 C ba co h ha i k ng nh o ph qu re|2 3 D H M T cu e f fi g gia ho kh mo r ta the u x y|5 6 9 G N P Q S U V gi|0 20 4 7 8 B F J W ơ|A I Đ ư|K O R X j ô|* E L â",
	"||a i o|e u ô|a' iê â ê ơ ư ươ|$ a` ar ee h hi o$ r ro ă|a`$ l t y ông$|F T w|D N Q Đ|n|U W m p|* c g k",
	"|||$ e e$ i s$ t|a d ed$ er er$ h$ k l o r t$ u y$|atio es$ g h ic ing$ io is n s|N b c f m p w|D|v|* y",
	"|||$ n$|?$ a c n r s t|' '$ 'i$ 't$ . .$ .c$ .n$ ? `$ `n$ `ng$ e g i l m ng$ nt o p s$ t$ u v|'c$ 'n$ 'p$ .i$ .t$ ?i$ ` `i$ d d$ f l$ ll m$ mm nc nd nd$ ns$ r$ re$ ti tt w y$ yê ~ ~$ â ô|B b k tio y ê|x ư|h z ơ|I|j|* V",
	"||a$ m$ ng$ nh$ u$|n$ o$ p$ y$|c c$ i$|t$|$ *",
	"$|||0$ 1 2 4 5 6|3 7 8|9|* 0",
}

// firstGaps are the gaps that texts know from their start, the most frequent first.
var firstGaps = []string{" ", ", ", "\n", ". ", ".\n", "-", "/", ": ", ".", "", "\u001F", " · ", " (", "; ", "\u001E", " - "}

// Where in a word a symbol can stand: by what stands before it.
const (
	atStart     = iota
	behindOnset // a consonant, and no vowel before that
	behindCoda  // a consonant behind a vowel
	behindVowel
	behindTone
	behindDigit
	letterPlaces
)

// vowels are the letters that can bear a tone, and toneMarks the tones, each with what writes it behind a vowel in symbols.
const (
	vowels    = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
	toneMarks = "`?~'."
	tones     = "\u0300\u0309\u0303\u0301\u0323"
)

// What symbols have besides letters and tones.
const (
	endOfLetters = '$' // the end of a word
	escape       = "*" // the symbol before a letter that no symbol begins with, as 16 bits
)

// marked is a vowel and the mark of its tone.
type marked struct{ vowel, mark rune }

// splitLetters holds the vowels with tones, and joinedLetters finds them again.
var splitLetters, joinedLetters = func() (split map[rune]marked, joined map[marked]rune) {
	split, joined = map[rune]marked{}, map[marked]rune{}
	for _, vowel := range vowels {
		for i, tone := range []rune(tones) {
			letter, _ := utf8.DecodeRuneInString(viet.NFC(string([]rune{vowel, tone})))
			m := marked{vowel, rune(toneMarks[i])}
			split[letter], joined[m] = m, letter
		}
	}
	return split, joined
}()

// splitWord writes a word as symbols do: tones behind their vowels, the end mark behind all.
func splitWord(word string) []rune {
	letters := make([]rune, 0, len(word)+1)
	for _, r := range word {
		if m, ok := splitLetters[r]; ok {
			letters = append(letters, m.vowel, m.mark)
		} else {
			letters = append(letters, r)
		}
	}
	return append(letters, endOfLetters)
}

// placeBehind returns the place behind a letter, or a tone, that stands at a place.
func placeBehind(place int, r rune) int {
	switch {
	case strings.ContainsRune(toneMarks, r):
		return behindTone
	case '0' <= r && r <= '9':
		return behindDigit
	case strings.ContainsRune(vowels, r):
		return behindVowel
	case place == atStart, place == behindOnset, place == behindDigit:
		return behindOnset
	}
	return behindCoda
}

// A prefixCode is so many bits, the lowest of bits.
type prefixCode struct {
	bits   uint32
	length uint8
}

// A symbolTable is the code of one place.
type symbolTable struct {
	codes   map[string]prefixCode
	symbols [][]string // by length of their codes, in order
}

// longestSymbol is how many letters, tones and end marks a symbol has at most.
const longestSymbol = 5

var symbolTables = func() (tables [letterPlaces]symbolTable) {
	for i, table := range letterTables {
		tables[i] = newSymbolTable(table)
	}
	return tables
}()

func newSymbolTable(table string) symbolTable {
	t := symbolTable{codes: map[string]prefixCode{}, symbols: [][]string{nil}}
	code := prefixCode{}
	for part := range strings.SplitSeq(table, "|") {
		code = prefixCode{code.bits << 1, code.length + 1}
		symbols := strings.Fields(part)
		for _, symbol := range symbols {
			t.codes[symbol] = code
			code.bits++
		}
		t.symbols = append(t.symbols, symbols)
	}
	return t
}

// spellWord returns the code of a word of word characters: at each place the longest symbol that goes on with it.
func spellWord(word string) (codes []prefixCode) {
	letters := splitWord(word)
	for place := atStart; len(letters) > 0; {
		table := &symbolTables[place]
		symbol := table.longest(letters)
		n := len(symbol)
		if n > 0 {
			codes = append(codes, table.codes[string(symbol)])
		} else {
			codes = append(codes, table.codes[escape], prefixCode{uint32(letters[0]), 16})
			n = 1
		}
		for _, r := range letters[:n] {
			place = placeBehind(place, r)
		}
		letters = letters[n:]
	}
	return codes
}

// longest returns the longest symbol that letters begin with; none if there is none.
func (t *symbolTable) longest(letters []rune) []rune {
	for n := min(longestSymbol, len(letters)); n > 0; n-- {
		if _, ok := t.codes[string(letters[:n])]; ok {
			return letters[:n]
		}
	}
	return nil
}

// spelled reads a word that spellWord gives the code of.
func (r *bitReader) spelled() string {
	var word []rune
	for place := atStart; r.err == nil; {
		symbol := r.symbol(&symbolTables[place])
		if symbol == escape {
			symbol = string(rune(r.bits(16)))
		}
		for _, letter := range symbol {
			if letter == endOfLetters {
				return string(word)
			}
			place = placeBehind(place, letter)
			word = appendLetter(word, letter)
		}
	}
	return ""
}

// appendLetter appends a letter to a word, or gives its last letter a tone.
func appendLetter(word []rune, letter rune) []rune {
	if last := len(word) - 1; last >= 0 {
		if joined, ok := joinedLetters[marked{word[last], letter}]; ok {
			word[last] = joined
			return word
		}
	}
	return append(word, letter)
}

// symbol reads one symbol of a place.
func (r *bitReader) symbol(t *symbolTable) string {
	code, first := 0, 0 // first is the first code of this length
	for _, symbols := range t.symbols {
		if code-first < len(symbols) {
			return symbols[code-first]
		}
		first = (first + len(symbols)) << 1
		code = code<<1 | int(r.bits(1))
	}
	r.fail(errDamaged)
	return ""
}

// turnsBehind tells whether words behind a gap have their first letters turned, since a sentence begins there.
func turnsBehind(gap string) bool { return strings.ContainsAny(gap, "\n.\u001F") }

// turn returns a word with a capital for its first letter where that is small, and the other way round. Turned twice a
// word is as it was.
func turn(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(turned(r)) + word[size:]
}

// turned returns the other case of a Latin letter as Vietnamese and English have them; any other character as it is.
func turned(r rune) rune {
	switch {
	case 'A' <= r&^0x20 && r&^0x20 <= 'Z', 'À' <= r && r <= 'ÿ':
		return r ^ 0x20
	case 'Ā' <= r && r <= 'ơ', 'Ạ' <= r && r <= 'ỿ':
		return r ^ 1
	case r == 'Ư', r == 'ư':
		return 'Ư' + 'ư' - r
	}
	return r
}
