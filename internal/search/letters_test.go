package search

import (
	"bytes"
	compare "cmp"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "make testdata/letters.txt anew from content/ and testdata/demo")

// TestLetters holds the letter code to testdata/letters.txt, from which the page's script has it too.
func TestLetters(t *testing.T) {
	const name = "testdata/letters.txt"
	if *update {
		if err := os.WriteFile(name, makeLetters(t), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(file)) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	want := append(quoteAll(letterTables[:]), quoteAll(firstGaps)...)
	if diff := cmp.Diff(lines, want); diff != "" {
		t.Errorf("-%s +letters.go:\n%s", name, diff)
	}
}

// TestLettersArePrefixCodes: each symbol has a code of its own, and every bit leads to one.
func TestLettersArePrefixCodes(t *testing.T) {
	for place, table := range symbolTables {
		count, space := 0, 0
		for length, symbols := range table.symbols {
			count += len(symbols)
			space += len(symbols) << (maxLetterBits - length)
			for _, symbol := range symbols {
				if n := len([]rune(symbol)); n > longestSymbol {
					t.Errorf("place %d: %q has %d letters", place, symbol, n)
				}
			}
		}
		if count != len(table.codes) {
			t.Errorf("place %d: %d codes for %d symbols", place, count, len(table.codes))
		}
		if space != 1<<maxLetterBits {
			t.Errorf("place %d: the codes take %d of %d places", place, space, 1<<maxLetterBits)
		}
		if _, ok := table.codes[escape]; !ok {
			t.Errorf("place %d has no escape", place)
		}
		if _, ok := table.codes[string(endOfLetters)]; !ok && place != atStart {
			t.Errorf("no word can end at place %d", place)
		}
	}
}

// TestLettersHoldTheAlphabet: small Vietnamese and English letters, and all tones, need no escape where they are usual.
func TestLettersHoldTheAlphabet(t *testing.T) {
	for r := 'a'; r <= 'z'; r++ {
		for _, place := range []int{atStart, behindVowel} {
			if _, ok := symbolTables[place].codes[string(r)]; !ok && !strings.ContainsRune("fjqwz", r) {
				t.Errorf("%q has no code at place %d", r, place)
			}
		}
	}
	for _, mark := range toneMarks {
		if _, ok := symbolTables[behindVowel].codes[string(mark)]; !ok {
			t.Errorf("%q has no code", mark)
		}
	}
}

// maxLetterBits is the length of the longest codes.
const maxLetterBits = 15

// A symbolAt is a symbol at a place.
type symbolAt struct {
	place  int
	symbol string
}

// makeLetters makes the file of the letter code.
func makeLetters(t *testing.T) []byte {
	words := spelledWords(reportTexts(t))
	known := map[symbolAt]bool{}
	for range mergeRounds {
		merge(words, known)
	}
	weights := make([]map[string]int, letterPlaces)
	for place := range weights {
		weights[place] = map[string]int{escape: 1}
		if place != atStart {
			weights[place][string(endOfLetters)] = 1
		}
	}
	for _, mark := range toneMarks {
		weights[behindVowel][string(mark)] = 1
	}
	for word, n := range words {
		for _, s := range symbolsOf(word, known) {
			weights[s.place][s.symbol] += n
		}
	}
	var b strings.Builder
	b.WriteString(`# The letter code: for each place in a word its symbols, those with codes of 1, 2, 3 … bits between bars; then the first gaps.
# letters.go has the same; each line can stand in Go and in a script as it is.
`)
	for place := range weights {
		maps.DeleteFunc(weights[place], func(symbol string, n int) bool {
			return n < leastWeight && symbol != escape && symbol != string(endOfLetters) && !strings.Contains(toneMarks, symbol)
		})
		b.WriteString(quote(writtenTable(weights[place])) + "\n")
	}
	for _, gap := range firstGaps {
		b.WriteString(quote(gap) + "\n")
	}
	return []byte(b.String())
}

// How the symbols are chosen: in each of so many rounds the commonest pairs of symbols become symbols; those that are rarer
// than leastWeight have no code.
const (
	mergeRounds   = 25
	pairsPerRound = 4
	leastWeight   = 2
)

// spelledWords counts in how many texts each word is spelled, as splitWord writes it.
func spelledWords(texts []string) map[string]int {
	words := map[string]int{}
	for _, text := range texts {
		spelled := map[string]bool{}
		for start, end, last := 0, 0, 0; last < len(text); last = end {
			start, end, _ = nextRun(text, last)
			word := text[start:end]
			if word != "" && turnsBehind(text[last:start]) {
				word = turn(word)
			}
			if word != "" && !spelled[word] {
				spelled[word] = true
				words[string(splitWord(word))]++
			}
		}
	}
	return words
}

// merge makes symbols of the commonest pairs of symbols.
func merge(words map[string]int, known map[symbolAt]bool) {
	pairs := map[symbolAt]int{}
	for word, n := range words {
		symbols := symbolsOf(word, known)
		for i := 1; i < len(symbols); i++ {
			if pair := symbols[i-1].symbol + symbols[i].symbol; len([]rune(pair)) <= longestSymbol {
				pairs[symbolAt{symbols[i-1].place, pair}] += n
			}
		}
	}
	commonest := slices.SortedFunc(maps.Keys(pairs), func(a, b symbolAt) int {
		return compare.Or(compare.Compare(pairs[b], pairs[a]), compare.Compare(a.place, b.place), compare.Compare(a.symbol, b.symbol))
	})
	for _, pair := range commonest[:pairsPerRound] {
		known[pair] = true
	}
}

// symbolsOf cuts a word as splitWord writes it into the longest symbols known, or else into letters.
func symbolsOf(word string, known map[symbolAt]bool) (symbols []symbolAt) {
	letters := []rune(word)
	for place := atStart; len(letters) > 0; {
		n := min(longestSymbol, len(letters))
		for n > 1 && !known[symbolAt{place, string(letters[:n])}] {
			n--
		}
		symbols = append(symbols, symbolAt{place, string(letters[:n])})
		for _, r := range letters[:n] {
			place = placeBehind(place, r)
		}
		letters = letters[n:]
	}
	return symbols
}

// writtenTable writes Huffman's code for symbols of these weights.
func writtenTable(weights map[string]int) string {
	lengths := huffman(weights, 1)
	for least := 2; longest(lengths) > maxLetterBits; least++ {
		lengths = huffman(weights, least)
	}
	parts := make([][]string, longest(lengths))
	for _, symbol := range slices.Sorted(maps.Keys(lengths)) {
		parts[lengths[symbol]-1] = append(parts[lengths[symbol]-1], symbol)
	}
	var written []string
	for _, part := range parts {
		written = append(written, strings.Join(part, " "))
	}
	return strings.Join(written, "|")
}

func longest(lengths map[string]int) int {
	n := 0
	for _, length := range lengths {
		n = max(n, length)
	}
	return n
}

func quoteAll(list []string) (quoted []string) {
	for _, s := range list {
		quoted = append(quoted, quote(s))
	}
	return quoted
}

// quote writes a string as one of Go, of JSON and of JavaScript at once.
func quote(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '"', r == '\\':
			b.WriteString(`\` + string(r))
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	return `"` + b.String() + `"`
}

// huffman returns how long a symbol's code is in Huffman's code, none weighing less than least.
func huffman(weights map[string]int, least int) map[string]int {
	type tree struct {
		weight  int
		symbols []string // in order
	}
	var trees []tree
	for r, weight := range weights {
		trees = append(trees, tree{max(weight, least), []string{r}})
	}
	lengths := map[string]int{}
	for len(trees) > 1 {
		slices.SortFunc(trees, func(a, b tree) int {
			return compare.Or(compare.Compare(a.weight, b.weight), compare.Compare(len(a.symbols), len(b.symbols)),
				slices.Compare(a.symbols, b.symbols))
		})
		joined := tree{trees[0].weight + trees[1].weight, slices.Concat(trees[0].symbols, trees[1].symbols)}
		for _, r := range joined.symbols {
			lengths[r]++
		}
		trees = append(trees[2:], joined)
	}
	return lengths
}

// reportTexts returns title and body of every report, in all languages, as a reader sees them.
func reportTexts(t testing.TB) []string {
	t.Helper()
	var list []string
	for _, folder := range []string{"../../content", "../../testdata/demo"} {
		err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".md" {
				return err
			}
			file, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			parts := bytes.SplitN(file, []byte("---\n"), 3)
			if len(parts) != 3 {
				return fmt.Errorf("%s has no front matter", name)
			}
			var front struct{ Title string }
			if err := yaml.Unmarshal(parts[1], &front); err != nil {
				return err
			}
			list = append(list, front.Title+"\n"+plainText(parts[2]))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(list) == 0 {
		t.Fatal("there are no reports")
	}
	return list
}

// plainText returns the words of a Markdown text, a line for each block.
func plainText(source []byte) string {
	var b strings.Builder
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser()
	ast.Walk(parser.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Value(source))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		default:
			if !entering && n.Type() == ast.TypeBlock {
				b.WriteByte('\n')
			}
		}
		return ast.WalkContinue, nil
	})
	return norm.NFC.String(strings.ReplaceAll(b.String(), "\n\n", "\n"))
}
