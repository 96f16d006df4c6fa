package source

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestEveryday shows which text is known to be regular at the first look, wherever in it a character
// stands. Of the others, the slower look finds that most are regular too.
func TestEveryday(t *testing.T) {
	letters := strings.Join(strings.Split("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ", ""), " ")
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"nothing", "", true},
		{"English", "Coordination Reports, 2023", true},
		{"Vietnamese", "Hội đồng nhân dân và Ủy ban nhân dân quận Tây Hồ", true},
		{"every Vietnamese letter", letters, true},
		{"and every capital", strings.ToUpper(letters), true},
		{"punctuation", "“một” – ‘hai’ … 10 % § 5\u00a0°C", true},
		{"tabs and line feeds", "a\tb\n", true},
		{"line ends of Windows", "a\r\nb", false},
		{"a mark apart from its letter", "Ho\u0323p", false},
		{"a letter of French", "Fran\u00e7ois", false},
		{"text in TCVN3", "t\u00b8c", false},
		{"two letters of Latin-1 in a row", "k\u00ea\u00ect", false},
		{"a control character", "a\x00b", false},
		{"delete", "a\x7fb", false},
		{"a control character of two bytes", "a\u0085b", false},
		{"a byte order mark", "a\ufeffb", false},
		{"a line separator", "a\u2028b", false},
		{"a surrogate", "a\xed\xa0\x80b", false},
		{"a byte that begins nothing", "a\xffb", false},
		{"a byte that ends nothing", "a\x80b", false},
		{"a letter written in too many bytes", "a\xc1\xa1b", false},
		{"half a letter of two bytes", "a\xc4", false},
		{"half a letter of three bytes", "a\xe1\xba", false},
		{"two first halves", "a\xc4\xc4\x91", false},
	} {
		for before := range 17 {
			for _, after := range []int{0, 1, 9} {
				text := []byte(strings.Repeat("x", before) + c.text + strings.Repeat("y", after))
				if got := isEveryday(text); got != c.want {
					t.Errorf("%s, behind %d and before %d letters: %v, want %v", c.name, before, after, got, c.want)
				}
			}
		}
	}
}

// FuzzRegular makes any bytes regular: what comes out is UTF-8, NFC, without control characters, and as
// many lines as an editor shows.
func FuzzRegular(f *testing.F) {
	for _, seed := range []string{"", "Hội đồng nhân dân\r\n", "Ho\u0323p\rgiao ban\u2028", "\ufeffa", "a\x00", "\xe1\xba", "\u1e9b\u0323 “…”\u0085", "12345678\x7f", "\u0344\u200b\U0001F600"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		given := bytes.Clone(raw)
		made, problems := regular(raw)
		if !bytes.Equal(raw, given) {
			t.Errorf("the bytes given became %q", raw)
		}
		if len(problems) > 0 {
			return
		}
		if !utf8.Valid(made.data) || !norm.NFC.IsNormal(made.data) || bytes.ContainsFunc(made.data, isControl) {
			t.Errorf("%q became %q", given, made.data)
		}
		ends := strings.Count(strings.ReplaceAll(string(given), "\r\n", "\n"), "\r") + bytes.Count(given, []byte("\n"))
		if got := bytes.Count(made.data, []byte("\n")); got != ends {
			t.Errorf("%q has %d line ends, %q has %d", given, ends, made.data, got)
		}
		if isEveryday(given) && !bytes.Equal(given, made.data) {
			t.Errorf("%q is everyday and became %q", given, made.data)
		}
	})
}
