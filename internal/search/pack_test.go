package search

import (
	"errors"
	"strings"
	"testing"
	"unicode"
)

// fileTexts returns texts as files hold them: path, title, facts and text of each thing.
func fileTexts(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, text := range reportTexts(t) {
		title, body, _ := strings.Cut(text, "\n")
		fields := []string{"tay-ho/2023-02-15-tong-ket.html", title, "Quận Tây Hồ · 15/02/2023", body}
		files = append(files, strings.Join(fields, "\u001F")+"\u001E\u001E")
	}
	return files
}

// recordsIn records each record of a text in two parts, and by a lexicon of its own.
func recordsIn(text string) (records []*record) {
	for text := range strings.SplitSeq(text, recordEnd) {
		if text == "" {
			records = append(records, nil)
			continue
		}
		s := newScanner()
		s.recorder.begin("")
		half := strings.LastIndexByte(text[:len(text)/2], ' ') + 1
		s.record(text[:half])
		s.record(text[half:])
		made := s.recorder.end()
		records = append(records, &made)
	}
	return records
}

func packed(text string) (data []byte, bits int) {
	var w bitWriter
	new(packer).pack(&w, recordsIn(text))
	return w.appendText(nil), w.size()
}

func TestPackBits(t *testing.T) {
	code := func(place int, symbol string) string {
		c := symbolTables[place].codes[symbol]
		var w bitWriter
		w.bits(c.bits, int(c.length))
		return spread(&w)
	}
	e := code(atStart, "e") + code(behindVowel, "$")
	for _, c := range []struct{ what, text, want string }{
		{"nothing", "", "1" + "0001010"},
		{"a space", " ", "1" + "1"},
		{"a word", " e", "010" + "1" + "1" + e + "0001010"},
		{"a word again", " e e ", "011" + "1" + "1" + e + "1" + "0" + "10001" + "1"},
		{"two words again", " e, e, e ", "00100" + "1" + "1" + e + "010" + "0" + "10001" + "1" + "010"},
		{"a capital behind a line break", " e\nE ", "011" + "1" + "1" + e + "011" + "0" + "10001" + "1"},
		{"a gap of its own", "!\u2192", "1" + "000010001" + "010" + "00100001" + "1" + "0010000110010010"},
		{"a letter without a code", " \u3042 ", "010" + "1" + "1" + code(atStart, escape) + "0011000001000010" + code(behindOnset, "$") + "1"},
	} {
		var p packer
		var w bitWriter
		for range 2 { // the second time in the memory of the first
			w.reset()
			if p.pack(&w, recordsIn(c.text)); spread(&w) != c.want {
				t.Errorf("%s: %s, want %s", c.what, spread(&w), c.want)
			}
		}
	}
}

// TestTurn: letters turned twice are what they were, and those of Vietnamese and English change case.
func TestTurn(t *testing.T) {
	for r := rune(0); r <= 0xFFFF; r++ {
		if got := turned(turned(r)); got != r {
			t.Errorf("%U turned twice is %U", r, got)
		}
		if got := turned(r); isWordChar(r) && !isWordChar(got) {
			t.Errorf("%U is turned to %U, which is in no word", r, got)
		}
	}
	for _, r := range vowels + "bcdfghjklmnpqrstvwxzđàảãáạấệỗởữỳ" {
		if got := turned(r); unicode.ToLower(got) != unicode.ToLower(r) || got == r {
			t.Errorf("%c is turned to %c", r, got)
		}
	}
}

func TestUnpack(t *testing.T) {
	long := strings.Repeat("phối hợp, ", 10_000)
	for _, text := range append(fileTexts(t),
		"", " ", "  ", "a", "Tây Hồ", "\u001E\u001F", long, "😀", "a😀𠀀b", "\uFFFF\uFFFE\uFFFD", "العربية", "NFD o\u0302\u0301", "\x00\x7F",
	) {
		data, _ := packed(text)
		if got, err := unpack(newBitReader(data)); got != text || err != nil {
			t.Errorf("%.40q is read as %.40q (%v)", text, got, err)
		}
	}
}

// TestPackGoesByText: where records end, and which lexicons read them, does not change what is packed.
func TestPackGoesByText(t *testing.T) {
	for _, text := range append(fileTexts(t), "a\u001Ea", "a.\u001EA b\u001Eb", "\u001F\u001Ea\u001E\u001Ea", "ưu\n\u001EƯu ưu", "!\u001E!\u001E") {
		s := newScanner()
		s.recorder.begin("")
		s.record(text)
		whole := s.recorder.end()
		var w bitWriter
		new(packer).pack(&w, []*record{&whole})
		if data, _ := packed(text); string(data) != string(w.appendText(nil)) {
			t.Errorf("%.40q is packed in another way as one record", text)
		}
	}
}

// TestPackIsSmall: even a file of one short report takes half of its text.
func TestPackIsSmall(t *testing.T) {
	bytes, characters := 0, 0
	for _, text := range fileTexts(t) {
		data, _ := packed(text)
		bytes += len(text)
		characters += len(data)
	}
	if characters*2 > bytes {
		t.Errorf("%d bytes of text take %d characters", bytes, characters)
	}
}

// TestUnpackStandsDamage: a file that was cut off or changed on its way is told, or is another text, and no more.
func TestUnpackStandsDamage(t *testing.T) {
	data, _ := packed(fileTexts(t)[0])
	for _, n := range []int{0, 1, 2, len(data) / 2, len(data) - 2} {
		if _, err := unpack(newBitReader(data[:n])); !errors.Is(err, errEnd) {
			t.Errorf("the first %d of %d characters: %v, want %v", n, len(data), err, errEnd)
		}
	}
	for name, write := range map[string]func(w *bitWriter){
		"a word behind those known": func(w *bitWriter) { w.gamma(2); w.gamma(1); w.bits(0, 1); w.gamma(1); w.bits(1, rankBits) },
		"a gap behind those known":  func(w *bitWriter) { w.gamma(1); w.gamma(uint32(len(firstGaps)) + 2) },
		"a text that fills the memory": func(w *bitWriter) {
			w.gamma(1 << 20)
			w.gamma(1)
			w.bits(1, 1)
			for _, code := range spellWord(strings.Repeat("e", 10_000)) {
				w.bits(code.bits, int(code.length))
			}
			w.gamma(1)
			w.bits(0, 1)
			w.gamma(1)
			w.bits(1, rankBits)
			for range 10_000 {
				w.bits(1, 1)
			}
		},
	} {
		var w bitWriter
		write(&w)
		if _, err := unpack(newBitReader(w.appendText(nil))); !errors.Is(err, errDamaged) {
			t.Errorf("%s: %v, want %v", name, err, errDamaged)
		}
	}
}

func FuzzPack(f *testing.F) {
	for _, text := range []string{"", "Uỷ ban nhân dân, quận 3", "a\u001Fb\u001Ea", "\xff\xc3", "😀\uFFFF"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		data, _ := packed(text)
		want := string([]rune(text)) // U+FFFD for each byte that is not UTF-8
		if got, err := unpack(newBitReader(data)); got != want || err != nil {
			t.Errorf("%+q is read as %+q (%v)", text, got, err)
		}
	})
}

func FuzzUnpack(f *testing.F) {
	for _, text := range []string{"", "Uỷ ban nhân dân, quận 3", "😀"} {
		data, _ := packed(text)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if text, err := unpack(newBitReader(data)); err != nil && text != "" {
			t.Errorf("%q is read as %q, and yet %v", data, text, err)
		}
	})
}

func BenchmarkPack(b *testing.B) {
	var files [][]*record
	bytes, bits := 0, 0
	for _, text := range fileTexts(b) {
		_, n := packed(text)
		bytes, bits = bytes+len(text), bits+n
		files = append(files, recordsIn(text))
	}
	var p packer
	var w bitWriter
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, records := range files {
			w.reset()
			p.pack(&w, records)
		}
	}
	b.ReportMetric(float64(bits)/float64(bytes), "bits/byte")
}

func BenchmarkUnpack(b *testing.B) {
	text := fileTexts(b)[0]
	data, _ := packed(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := unpack(newBitReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}
