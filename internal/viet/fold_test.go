package viet

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

type foldCase struct {
	line        int
	input, fold string
}

// foldCases reads testdata/fold.txt, whose head explains its form.
func foldCases(t testing.TB) []foldCase {
	t.Helper()
	data, err := os.ReadFile("testdata/fold.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []foldCase
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		input, fold, ok := strings.Cut(line, "\t")
		if !ok || strings.Contains(fold, "\t") {
			t.Fatalf("testdata/fold.txt:%d: a case has exactly one tab", i+1)
		}
		cases = append(cases, foldCase{i + 1, unescape(input), unescape(fold)})
	}
	if len(cases) == 0 {
		t.Fatal("testdata/fold.txt holds no case")
	}
	return cases
}

var escape = regexp.MustCompile(`\\u[0-9A-F]{4}`)

func unescape(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		code, err := strconv.ParseUint(e[2:], 16, 32)
		if err != nil {
			panic(err) // the expression lets only digits through
		}
		return string(rune(code))
	})
}

func TestFold(t *testing.T) {
	for _, c := range foldCases(t) {
		for _, form := range []struct{ name, input string }{
			{"as written", c.input},
			{"composed", norm.NFC.String(c.input)},
			{"decomposed", norm.NFD.String(c.input)},
			{"already plain", Plain(c.input)},
			{"already folded", c.fold},
		} {
			if got := Fold(form.input); got != c.fold {
				t.Errorf("testdata/fold.txt:%d: Fold(%+q), %s, is %+q, want %+q", c.line, form.input, form.name, got, c.fold)
			}
		}
	}
}

// The names of one row are found, addressed and compared as one.
func TestFoldAlike(t *testing.T) {
	for _, names := range [][]string{
		{"Uỷ", "Ủy", "UỶ", "ỦY", "uy", "U\u0309y", "Uy\u0309", " Uỷ\u00A0"},
		{"Đống Đa", "đống đa", "dong da", "DONG  DA", "Ðống Ða", norm.NFD.String("Đống Đa")},
		{"Hòa Bình", "Hoà Bình", "hoa binh"},
		{"Thanh Trì", "Thạnh Trị"},
		{"2021-2026", "2021–2026", "2021—2026"},
	} {
		for _, name := range names[1:] {
			if Fold(name) != Fold(names[0]) {
				t.Errorf("%+q folds to %q, but %q to %q", name, Fold(name), names[0], Fold(names[0]))
			}
		}
	}
}

func TestFoldTellsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Đông Anh", "Đống Đa"},
		{"54/2017/QH14", "54/2017/QH15"},
		{"Phường 1", "Phường 11"},
		{"hoà", "hoài"},
		{"1.374", "1,374"},
		{"Tây Hồ", "TâyHồ"},
	} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%q and %q fold alike, to %q", pair[0], pair[1], Fold(pair[0]))
		}
	}
}

// The table is a short cut; it must lead where the long way leads.
func TestFoldTableAgreesWithUnicode(t *testing.T) {
	for r := rune(1); r < rune(len(folded)); r++ {
		if folded[r] == 0 {
			continue
		}
		var long folding
		long.writeAny(r)
		want := long.out.String()
		if long.gap {
			want = " "
		}
		if got := string(rune(folded[r])); got != want {
			t.Errorf("the table folds %q to %q, Unicode to %q", r, got, want)
		}
		if form := norm.NFC.PropertiesString(string(r)); !norm.NFC.IsNormalString(string(r)) || !form.BoundaryBefore() {
			t.Errorf("the table holds %+q, which alone does not make text NFC", r)
		}
	}
}

func TestFoldTableHoldsTheAlphabet(t *testing.T) {
	letters := 0
	for _, base := range "aăâeêioôơuưy" {
		for _, tone := range []string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"} {
			for _, letter := range []string{string(base), strings.ToUpper(string(base))} {
				for _, r := range norm.NFC.String(letter + tone) {
					letters++
					if folded[r] == 0 {
						t.Errorf("the table lacks %q", r)
					}
				}
			}
		}
	}
	if want := 12 * 6 * 2; letters != want {
		t.Errorf("looked up %d letters, want %d", letters, want)
	}
}

// Each character of Unicode, at the start of a text and between two letters.
func TestFoldEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf) {
			continue // not assigned, or private
		}
		if err := checkFold(string(r) + " Ớ" + string(r) + "y"); err != nil {
			t.Fatal(err)
		}
	}
}

// checkFold tells which promise of the package comment the forms of s break.
func checkFold(s string) error {
	plain, fold := Plain(s), Fold(s)
	for _, promise := range []struct{ what, got, want string }{
		{"Plain(Plain(s))", Plain(plain), plain},
		{"Fold(Fold(s))", Fold(fold), fold},
		{"Fold(Plain(s))", Fold(plain), fold},
		{"Fold(NFC(s))", Fold(NFC(s)), fold},
		{"Fold(NFD(s))", Fold(norm.NFD.String(s)), fold},
		{"NFC(Fold(s))", NFC(fold), fold},
		{"Slug(Fold(s))", Slug(fold), Slug(s)},
		{"Slug(Slug(s))", Slug(Slug(s)), Slug(s)},
	} {
		if promise.got != promise.want {
			return fmt.Errorf("s = %+q: %s is %+q, want %+q", s, promise.what, promise.got, promise.want)
		}
	}
	for _, r := range fold {
		if isMark(r) && r != '\u034F' || unicode.ToLower(r) != r || spacing(r) != inked && r != ' ' {
			return fmt.Errorf("Fold(%+q) is %+q, which keeps %+q", s, fold, r)
		}
	}
	return nil
}

func FuzzFold(f *testing.F) {
	for _, c := range foldCases(f) {
		f.Add(c.input)
		f.Add(c.fold)
	}
	f.Add("\xff\xc3Đ\xe1\xbb")
	f.Fuzz(func(t *testing.T, s string) {
		Fold(s)
		Slug(s)
		if !inStreamSafeFormat(s) {
			return
		}
		if err := checkFold(s); err != nil {
			t.Error(err)
		}
	})
}

// inStreamSafeFormat tells whether no letter of s carries more marks than
// Unicode's normalization is defined to keep together.
func inStreamSafeFormat(s string) bool {
	const limit = 30
	marks := 0
	for _, r := range norm.NFD.String(Plain(s)) {
		if norm.NFD.PropertiesString(string(r)).CCC() == 0 && !unicode.Is(unicode.M, r) {
			marks = 0
			continue
		}
		if marks++; marks > limit {
			return false
		}
	}
	return true
}
