package wording

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Old documents hold Vietnamese in encodings of before Unicode. Pasted, their bytes are taken for those of
// Windows-1252, and "Tổng kết" becomes "Tæng kÕt" (TCVN3), "Toång keát" (VNI) or "TôÒng kêìt" (windows-1258); UTF-8
// itself becomes "Tá»•ng káº¿t".

// Encoding is one of these.
type Encoding struct {
	Name   string
	decode func(string) string // of text that was taken for Windows-1252
	least  int                 // how many words tell it beyond doubt
}

var encodings = []Encoding{
	{"UTF-8", fromUTF8, 1}, {"TCVN3 (ABC)", fromTCVN3, 2}, {"VNI", fromVNI, 2}, {"windows-1258", from1258, 2},
}

// Misread finds the encoding that a line was in before it was taken for Windows-1252, if it was in one, the
// line as it should read, and where its first wrong word stands. Words count that are no Vietnamese as they
// stand and are as decoded; one that is none as decoded speaks against four, and one that is both ways says nothing.
func Misread(line string) (name, right string, at int, ok bool) {
	best := 0
	for _, e := range encodings {
		var made strings.Builder
		good, bad, first := 0, 0, -1
		for start := 0; start < len(line); {
			end := start + strings.IndexAny(line[start:]+" ", " \t")
			token := line[start:end]
			decoded := token
			if !isPlain(token) {
				decoded = e.decode(token)
			}
			switch {
			case decoded == token:
			case !isRight(decoded):
				bad++
			case !isRight(token):
				good++
				if first < 0 {
					first = start
				}
			}
			made.WriteString(decoded)
			if end < len(line) {
				made.WriteByte(line[end])
			}
			start = end + 1
		}
		if good >= e.least && good >= 4*bad && good-bad > best {
			best = good - bad
			name, right, at, ok = e.Name, made.String(), first, true
		}
	}
	return name, right, at, ok
}

// MisreadBytes is Misread for a line that is not UTF-8 at all.
func MisreadBytes(line []byte) (name, right string, ok bool) {
	text, err := charmap.Windows1252.NewDecoder().Bytes(line)
	if err != nil {
		return "", "", false
	}
	name, right, _, ok = Misread(string(text))
	return name, right, ok && name != "UTF-8"
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// byteOf is the byte of Windows-1252 that a character was taken from.
func byteOf(r rune) (byte, bool) {
	if r < 0xA0 && r >= 0x80 {
		return byte(r), true // bytes without a character, which some programs keep
	}
	return charmap.Windows1252.EncodeRune(r)
}

func fromUTF8(s string) string {
	var made []byte
	for _, r := range s {
		b, known := byteOf(r)
		if !known {
			return s
		}
		made = append(made, b)
	}
	if !utf8.Valid(made) {
		return s
	}
	return norm.NFC.String(string(made))
}

func from1258(s string) string {
	var made strings.Builder
	for _, r := range s {
		if b, known := byteOf(r); known && r >= 0x80 {
			r = charmap.Windows1258.DecodeByte(b)
		}
		made.WriteRune(r)
	}
	return norm.NFC.String(made.String())
}

// fromTCVN3 has one character for one; a capital with a tone is written as a small letter in a font of capitals.
func fromTCVN3(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xA0 && r <= 0xFF && tcvn3[r-0xA0] != 0 {
			return tcvn3[r-0xA0]
		}
		return r
	}, s)
}

// tcvn3 holds the letters of the upper half of TCVN 5712:1993 (VN3) from A0 on; 0 where there is none.
var tcvn3 = func() (table [0x60]rune) {
	for first, letters := range map[int]string{
		0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
		0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
	} {
		for i, r := range []rune(letters) {
			table[first-0xA0+i] = r
		}
	}
	return table
}()

// fromVNI has a letter and, behind it, its marks as one more character, but for a few of one character.
func fromVNI(s string) string {
	var made strings.Builder
	letters := []rune(s)
	for i := 0; i < len(letters); i++ {
		if i+1 < len(letters) {
			if r, known := vniPairs[[2]rune{letters[i], letters[i+1]}]; known {
				made.WriteRune(r)
				i++
				continue
			}
		}
		if r, known := vniSingles[letters[i]]; known {
			made.WriteRune(r)
			continue
		}
		made.WriteRune(letters[i])
	}
	return made.String()
}

var vniSingles = map[rune]rune{
	'ñ': 'đ', 'Ñ': 'Đ', 'ô': 'ơ', 'Ô': 'Ơ', 'ö': 'ư', 'Ö': 'Ư', 'î': 'ỵ', 'Î': 'Ỵ',
	'æ': 'ỉ', 'Æ': 'Ỉ', 'ó': 'ĩ', 'Ó': 'Ĩ', 'ò': 'ị', 'Ò': 'Ị',
}

// vniPairs are the letters of two characters. A mark may be that of a small letter behind a capital.
var vniPairs = func() map[[2]rune]rune {
	pairs := map[[2]rune]rune{}
	add := func(base rune, marks, letters string) {
		upper := strings.NewReplacer("ù", "Ù", "ø", "Ø", "û", "Û", "õ", "Õ", "ï", "Ï", "ê", "Ê", "é", "É", "è", "È", "ú", "Ú", "ü", "Ü", "ë", "Ë",
			"â", "Â", "á", "Á", "à", "À", "å", "Å", "ã", "Ã", "ä", "Ä")
		capital := []rune(strings.ToUpper(string(base)))[0]
		small, large := []rune(letters), []rune(strings.ToUpper(letters))
		for i, mark := range []rune(marks) {
			pairs[[2]rune{base, mark}] = small[i]
			pairs[[2]rune{capital, mark}] = large[i]
			pairs[[2]rune{capital, []rune(upper.Replace(string(mark)))[0]}] = large[i]
		}
	}
	for base, letters := range map[rune]string{'a': "áàảãạ", 'e': "éèẻẽẹ", 'o': "óòỏõọ", 'u': "úùủũụ", 'y': "ýỳỷỹ", 'ô': "ớờởỡợ", 'ö': "ứừửữự"} {
		add(base, string([]rune("ùøûõï")[:len([]rune(letters))]), letters)
	}
	add('a', "êéèúüë", "ăắằẳẵặ")
	for base, letters := range map[rune]string{'a': "âấầẩẫậ", 'e': "êếềểễệ", 'o': "ôốồổỗộ"} {
		add(base, "âáàåãä", letters)
	}
	return pairs
}()
