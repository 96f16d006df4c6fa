package search

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/viet"
)

// readCases reads a table of cases whose head explains its form: lines of columns with tabs between, and no comments.
func readCases(t testing.TB, name string) (cases [][]string, lines []int) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		for n := range columns {
			columns[n] = unescape(columns[n])
		}
		cases, lines = append(cases, columns), append(lines, i+1)
	}
	if len(cases) == 0 {
		t.Fatalf("testdata/%s holds no case", name)
	}
	return cases, lines
}

var escapes = regexp.MustCompile(`(\\u[0-9A-F]{4})+`)

// unescape puts in the code units that \uXXXX stands for; two surrogates side by side are one character.
func unescape(s string) string {
	return escapes.ReplaceAllStringFunc(s, func(run string) string {
		var units []uint16
		for _, digits := range strings.Split(run, `\u`)[1:] {
			unit, err := strconv.ParseUint(digits, 16, 16)
			if err != nil {
				panic(err) // the expression lets only digits through
			}
			units = append(units, uint16(unit))
		}
		return string(utf16.Decode(units))
	})
}

// writtenWords writes the words of text in the form of testdata/words.txt.
func writtenWords(l *lexicon, text string) string {
	var b strings.Builder
	for _, w := range l.words(text) {
		switch {
		case w.near:
			b.WriteByte('+')
		case b.Len() > 0:
			b.WriteByte(' ')
		}
		b.WriteString(w.key)
		if w.exact != "" {
			b.WriteString("/" + w.exact)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	var l lexicon
	cases, lines := readCases(t, "words.txt")
	for i, row := range cases {
		if len(row) != 2 {
			t.Fatalf("testdata/words.txt:%d: a case has exactly one tab", lines[i])
		}
		for range 2 { // the second time from memory
			if got := writtenWords(&l, row[0]); got != row[1] {
				t.Errorf("testdata/words.txt:%d: %+q has the words\n%+q, want\n%+q", lines[i], row[0], got, row[1])
			}
		}
	}
}

// TestWordsWrittenAlike: spellings of a name have one key, and those that readers hold to be the same, one exact form.
func TestWordsWrittenAlike(t *testing.T) {
	var l lexicon
	for _, names := range [][]string{
		{"Ủy ban nhân dân", "UỶ BAN NHÂN DÂN", "uỷ\u00A0ban  nhân dân", norm.NFD.String("Ủy ban nhân dân")},
		{"People's Councils", "people’s council", "PEOPLE'S COUNCIL"},
		{"1.234.567 đồng", "1234567 ĐỒNG", "1,234,567 đồng"},
		{"Hòa Bình", "Hoà Bình", "HOÀ BÌNH", norm.NFD.String("Hòa Bình")},
	} {
		want := writtenWords(&l, names[0])
		for _, name := range names[1:] {
			if got := writtenWords(&l, name); got != want {
				t.Errorf("%+q has the words %s, but %q %s", name, got, names[0], want)
			}
		}
	}
}

// TestScanTellsSpellings: short forms are known by how they stand in the text.
func TestScanTellsSpellings(t *testing.T) {
	var l lexicon
	var got []string
	for _, w := range l.words("HĐND, People’s \u200B 1.234.567: Ủy-ban") {
		got = append(got, fmt.Sprint(w.spelling, " ", w.near))
	}
	want := "HĐND false|People’s false|1.234.567 true|Ủy false|ban true"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

// TestHashesOfWords: each form of a word comes with its own hash.
func TestHashesOfWords(t *testing.T) {
	var l lexicon
	for i, w := range l.words("Tây Ho") {
		k := l.known[l.runs[i].word]
		if k.hash != hash(w.key) || w.exact != "" && k.exactHash != hash(w.exact) || w.exact == "" && k.exactHash != 0 {
			t.Errorf("%+v: %+v", w, k)
		}
	}
}

// TestLexiconForgets: a site of many numbers does not fill the memory, and loses no word.
func TestLexiconForgets(t *testing.T) {
	var l lexicon
	for i := range 2*maxSpellings + 10 {
		if got := writtenWords(&l, strconv.Itoa(i)); got != strconv.Itoa(i) {
			t.Fatalf("%d is read as %s", i, got)
		}
	}
	if len(l.known) > maxSpellings+10 || len(l.slots) > 4*maxSpellings {
		t.Errorf("%d spellings are remembered in %d slots", len(l.known), len(l.slots))
	}
}

func TestCutAllocatesNothing(t *testing.T) {
	var l lexicon
	l.cut(sentence)
	if n := testing.AllocsPerRun(100, func() { l.begin(); l.cut(sentence) }); n != 0 {
		t.Errorf("%v allocations for known words", n)
	}
}

// TestWordChars: the table is a short cut, and the list goes with the fold: what the fold drops parts no word, and
// what it takes for a space or leaves of a sign stands between words.
func TestWordChars(t *testing.T) {
	for r := rune(0); r <= 0xFFFF; r++ {
		if utf16.IsSurrogate(r) {
			continue
		}
		if isWordChar(r) != isListedWordChar(r) {
			t.Errorf("the table takes %U for %v, the list for %v", r, isWordChar(r), isListedWordChar(r))
		}
		isolate := 0x2065 <= r && r <= 0x2069
		if dropped := viet.Plain("a"+string(r)+"b") == "ab"; dropped != isDropped(r) && !isolate {
			t.Errorf("%U is dropped by the fold: %v, by words: %v", r, dropped, isDropped(r))
		}
		const oghamSpace = '\u1680' // in no list of the specification, and in no report
		if strings.ContainsRune(viet.Plain("a"+string(r)+"b"), ' ') && isWordChar(r) && r != oghamSpace {
			t.Errorf("%U is a space and a part of words", r)
		}
	}
}

func FuzzScan(f *testing.F) {
	cases, _ := readCases(f, "words.txt")
	for _, row := range cases {
		f.Add(row[0])
	}
	f.Add("\xff'\xe2\x80s a\xe1\xbb\xc3,\xad")
	f.Fuzz(func(t *testing.T, text string) {
		var l lexicon
		last := 0 // where the last word ended
		for _, w := range l.words(text) {
			start := address(w.spelling) - address(text)
			if start < last || start+len(w.spelling) > len(text) || w.spelling == "" || w.key == "" || w.near && last == 0 {
				t.Errorf("%+q: %+q at %d, behind a word that ends at %d", text, w.spelling, start, last)
			}
			last = start + len(w.spelling)
		}
	})
}

// address tells where the bytes of s lie, to find the place of a part of a text.
func address(s string) int { return int(uintptr(unsafe.Pointer(unsafe.StringData(s)))) }

const (
	sentence = "Thường trực HĐND, UBND và Ban Thường trực Ủy ban MTTQ Việt Nam quận Tây Hồ tổng kết chương trình phối hợp năm 2022"
	english  = "The Standing Committee of the People's Council of Tay Ho District reviewed its 2022 coordination programme"
)

func BenchmarkScan(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"vietnamese", sentence},
		{"english", english},
		{"all reports", strings.Join(reportTexts(b), "\n")},
	} {
		b.Run(c.name, func(b *testing.B) {
			var l lexicon
			words := 0
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				l.begin()
				l.cut(c.text)
				words += len(l.runs)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(words), "ns/word")
		})
	}
}
