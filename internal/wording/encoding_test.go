package wording

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// misread writes text in an encoding and takes its bytes for Windows-1252.
var misread = map[string]func(string) string{
	"UTF-8": func(s string) string {
		var b strings.Builder
		for _, c := range []byte(s) {
			r := charmap.Windows1252.DecodeByte(c)
			if r == unicode.ReplacementChar {
				r = rune(c)
			}
			b.WriteRune(r)
		}
		return b.String()
	},
	"TCVN3 (ABC)": func(s string) string {
		return strings.Map(func(r rune) rune {
			for i, letter := range tcvn3 {
				if letter == r {
					return rune(0xA0 + i)
				}
			}
			return r
		}, s)
	},
	"VNI": func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString(vniOf(r))
		}
		return b.String()
	},
	"windows-1258": func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString(of1258(r))
		}
		return b.String()
	},
}

func vniOf(r rune) string {
	for from, to := range vniSingles {
		if to == r {
			return string(from)
		}
	}
	best := string(r) // the pair whose mark has the case of its letter
	for pair, to := range vniPairs {
		if to == r && unicode.IsUpper(pair[0]) == unicode.IsUpper(pair[1]) {
			best = string(pair[:])
		}
	}
	return best
}

func of1258(r rune) string {
	as1252 := func(r rune) (string, bool) {
		c, known := charmap.Windows1258.EncodeRune(r)
		return string(charmap.Windows1252.DecodeByte(c)), known
	}
	if s, known := as1252(r); known {
		return s
	}
	parts := []rune(norm.NFD.String(string(r)))
	tone := slices.IndexFunc(parts, func(r rune) bool { return strings.ContainsRune(tones, r) })
	if tone < 0 {
		return string(r)
	}
	mark, _ := as1252(parts[tone])
	letter, _ := as1252([]rune(norm.NFC.String(string(slices.Delete(parts, tone, tone+1))))[0])
	return letter + mark
}

const alphabet = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"

// TestEncodingsRoundTrip: every letter of Vietnamese comes back from every encoding that has it.
func TestEncodingsRoundTrip(t *testing.T) {
	for _, e := range encodings {
		letters := alphabet + strings.ToUpper(alphabet)
		if e.Name == "TCVN3 (ABC)" {
			letters = alphabet + "ĂÂÊÔƠƯĐ"
		}
		seen := map[string]rune{}
		for _, letter := range letters {
			written := misread[e.Name](string(letter))
			if other, twice := seen[written]; twice {
				t.Errorf("%s: %c and %c are both %q", e.Name, letter, other, written)
			}
			seen[written] = letter
			if got := e.decode(written); got != string(letter) {
				t.Errorf("%s: %c is written %q and read %q", e.Name, letter, written, got)
			}
		}
	}
}

// TestMisread reads lines that people have pasted.
func TestMisread(t *testing.T) {
	for _, c := range []struct{ line, name, right string }{
		{"Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3 (ABC)", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{"§éc lËp - Tù do - H¹nh phóc", "TCVN3 (ABC)", "Độc lập - Tự do - Hạnh phúc"},
		{"title: Tæng kÕt c«ng t¸c n¨m 2003", "TCVN3 (ABC)", "title: Tổng kết công tác năm 2003"},
		{"Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{"Ñoäc laäp - Töï do - Haïnh phuùc", "VNI", "Độc lập - Tự do - Hạnh phúc"},
		{"UÛY BAN NHAÂN DAÂN QUAÄN", "VNI", "ỦY BAN NHÂN DÂN QUẬN"},
		{"Hôòi ðôÌng nhân dân", "windows-1258", "Hội đồng nhân dân"},
		{"Tá»•ng káº¿t", "UTF-8", "Tổng kết"},
		{"CÃ´ng tÃ¡c", "UTF-8", "Công tác"},
	} {
		name, right, _, ok := Misread(c.line)
		if !ok || name != c.name || right != c.right {
			t.Errorf("%q: got %s %q, want %s %q", c.line, name, right, c.name, c.right)
		}
	}
	if _, _, at, _ := Misread("title: Tæng kÕt"); at != len("title: ") {
		t.Errorf("the first wrong word is said to stand at %d", at)
	}
}

// TestNotMisread: what is right is left alone, be it Vietnamese or of another language.
func TestNotMisread(t *testing.T) {
	for _, line := range []string{
		"", "Tổng kết công tác phối hợp", "Hội đồng nhân dân quận Tây Hồ; ỦY BAN NHÂN DÂN", "có bé ở đó, cố đi về; ý kiến; quý, ì ạch",
		"François Mitterrand và Éric Bérénger, élève à l'École française d'Extrême-Orient", "Œuvre complète, naïve, Noël, garçon, Hôtel de Ville",
		"Müller und Söhne, größer, Straße", "El Niño, año, señor", "Ærø, Åse, Øresund", "« Tin tức », §5, 25°C, ±2, 3², ½, 10 × 4",
		"São Paulo, ação, coração", "Anh Đặng Ngọc Ðức", "Đắk Lắk, Kon Plông, Ea H'leo, Krông Pắc", "l’été à Paris",
	} {
		if name, right, _, ok := Misread(line); ok {
			t.Errorf("%q is taken for %s: %q", line, name, right)
		}
	}
}

func TestMisreadBytes(t *testing.T) {
	raw, err := charmap.Windows1252.NewEncoder().String("Tæng kÕt c«ng t¸c")
	if err != nil {
		t.Fatal(err)
	}
	if name, right, ok := MisreadBytes([]byte(raw)); !ok || name != "TCVN3 (ABC)" || right != "Tổng kết công tác" {
		t.Errorf("got %s %q", name, right)
	}
	wide := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune("Tổng kết\r\nnăm")) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	if name, right, ok := MisreadWide(wide); !ok || name != "UTF-16" || right != "Tổng kết" {
		t.Errorf("got %s %q", name, right)
	}
	if _, _, ok := MisreadBytes([]byte("caf\xe9")); ok {
		t.Error("a French word is Vietnamese")
	}
}

// FuzzMisread: no text breaks it, and prose made of Vietnamese syllables is never taken for another encoding,
// whatever syllables these are; in any encoding, the same prose is found out as soon as it is not also right.
func FuzzMisread(f *testing.F) {
	f.Add("Tæng kÕt", []byte{1, 2, 3, 4, 5, 6})
	f.Add("Tá»•ng káº¿t", []byte("một hai ba bốn"))
	f.Add("\xff\xfe\x00", []byte{})
	var rhymes []string
	for rhyme := range rhymeSet {
		rhymes = append(rhymes, rhyme)
	}
	slices.Sort(rhymes)
	f.Fuzz(func(t *testing.T, text string, picks []byte) {
		Misread(text)
		MisreadBytes([]byte(text))
		var words []string
		for ; len(picks) >= 3 && len(words) < 40; picks = picks[3:] {
			word := onsetList[int(picks[0])%len(onsetList)] + rhymes[int(picks[1])%len(rhymes)]
			vowel := strings.IndexAny(norm.NFD.String(word), "aeiouy")
			toned := norm.NFC.String(norm.NFD.String(word)[:vowel+1] + string([]rune(tones)[picks[2]%5]) + norm.NFD.String(word)[vowel+1:])
			if isVietnamese(toned) {
				words = append(words, toned)
			}
		}
		prose := strings.Join(words, " ")
		if name, right, _, ok := Misread(prose); ok {
			t.Errorf("%q is taken for %s: %q", prose, name, right)
		}
	})
}
