package sharecard

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "write what the pictures are into testdata, to be looked at before it is kept")

// cards are pictures to look at; "-update" also writes them into the folder that SHARECARDS names.
var cards = []struct {
	name string
	Card
}{
	{"district", Card{"Phối hợp công tác", "Quận Tây Hồ", []string{"Thành phố Hà Nội"}}},
	{"ended", Card{"Phối hợp công tác", "Thị xã Nghĩa Lộ", []string{"Tỉnh Yên Bái", "1995–2025"}}},
	{"marks", Card{"Mặt trận Tổ quốc Việt Nam thị xã Nghĩa Lộ – Ẫ Ỹ Ặ", "ẪỸẶ Ẫ Ỹ Ặ ỆỘỰ ẪẴỖ Ứ Ặ Ợ Ỵ Ẫ Ỹ Ặ ẪỸẶ Ẫ Ỹ Ặ ỆỘỰ ẪẴỖ", []string{"ngày 15/02/2023", "Ẫ Ỹ Ặ ỆỘỰ ẪẴỖ"}}},
	{"report", Card{"Phối hợp công tác", "Hội nghị tổng kết công tác phối hợp giữa Hội đồng nhân dân, Uỷ ban nhân dân và Uỷ ban Mặt trận Tổ quốc Việt Nam quận năm 2023", []string{"Quận Tây Hồ · chiều thứ Tư, 15/02/2023", "Hội đồng nhân dân quận, Uỷ ban nhân dân quận, Uỷ ban Mặt trận Tổ quốc Việt Nam quận"}}},
	{"long", Card{strings.Repeat("Trang thông tin ", 9), strings.Repeat("Uỷ ban Mặt trận Tổ quốc Việt Nam thị xã Nghĩa Lộ – Ẫ Ỹ Ặ, ", 6), []string{strings.Repeat("Hội đồng nhân dân, ", 7)}}},
	{"word", Card{"Trang", strings.Repeat("nghiêng", 30), nil}},
	{"bare", Card{"", "Họp", nil}},
}

// TestPictures holds the pictures against what they were when somebody last looked at them.
func TestPictures(t *testing.T) {
	const golden = "testdata/pictures.txt"
	var got strings.Builder
	for _, c := range cards {
		file := Draw(c.Card)
		sum := sha256.Sum256(file)
		fmt.Fprintf(&got, "%s %d %s\n", c.name, len(file), hex.EncodeToString(sum[:]))
		if dir := os.Getenv("SHARECARDS"); *update && dir != "" {
			if err := os.WriteFile(filepath.Join(dir, c.name+".png"), file, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the pictures are\n%swant\n%s", got.String(), want)
	}
}

// TestWhatAProgramReads: a PNG of the size that the pages state, with at most 16 shades, and nothing near the edge.
func TestWhatAProgramReads(t *testing.T) {
	const edge = 60
	for _, c := range cards {
		m, err := png.Decode(bytes.NewReader(Draw(c.Card)))
		if err != nil {
			t.Fatal(err)
		}
		p, ok := m.(*image.Paletted)
		if !ok || len(p.Palette) > 16 || p.Rect != image.Rect(0, 0, Width, Height) {
			t.Fatalf("%s is a %T of %v", c.name, m, m.Bounds())
		}
		inside := image.Rect(edge, edge, Width-edge, Height-edge)
		for y := range Height {
			for x := range Width {
				if p.ColorIndexAt(x, y) != 0 && !(image.Point{x, y}).In(inside) {
					t.Fatalf("%s has something at %d, %d", c.name, x, y)
				}
			}
		}
	}
}

// TestSameBytes draws on sheets that were used before, from several sides at once.
func TestSameBytes(t *testing.T) {
	want := make([][]byte, len(cards))
	for i, c := range cards {
		want[i] = Draw(c.Card)
	}
	var drawing sync.WaitGroup
	for range 4 {
		for i := range cards {
			drawing.Go(func() {
				if !bytes.Equal(Draw(cards[i].Card), want[i]) {
					t.Errorf("%s differs from one time to the next", cards[i].name)
				}
			})
		}
	}
	drawing.Wait()
}

// vietnamese lists every Vietnamese letter: each vowel with each tone, and the other letters, in both cases.
func vietnamese() (letters []rune) {
	for _, vowel := range "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" {
		for _, tone := range []string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"} {
			letters = append(letters, []rune(norm.NFC.String(string(vowel)+tone))...)
		}
	}
	return append(letters, []rune("bcdđghklmnpqrstvxfjwzBCDĐGHKLMNPQRSTVXFJWZ0123456789.,;:!?()/–-·…“”\"'%&+")...)
}

// TestEveryVietnameseLetter: the font has each, and draws it unlike any other.
func TestEveryVietnameseLetter(t *testing.T) {
	letters := vietnamese()
	if len(letters) < 24*6 {
		t.Fatalf("only %d letters", len(letters))
	}
	seen := map[sfnt.GlyphIndex]rune{}
	for _, r := range letters {
		var b sfnt.Buffer
		i, err := sans().font.GlyphIndex(&b, r)
		if err != nil || i == 0 {
			t.Errorf("the font has no %q", r)
			continue
		}
		if other, twice := seen[i]; twice {
			t.Errorf("the font has one letter for %q and %q", r, other)
		}
		seen[i] = r
		if sans().advance(small, r) <= 0 || len(bytes.Trim(sans().glyph(small, r).ink, "\x00")) == 0 {
			t.Errorf("the font draws nothing for %q", r)
		}
	}
	if i, _ := sans().font.GlyphIndex(nil, '漢'); i != 0 {
		t.Error("a letter that the font lacks is not told from one that it has")
	}
}

// TestLines: titles shrink before they are cut, break at spaces, and keep words together that belong together.
func TestLines(t *testing.T) {
	most := func(int) int { return 3 }
	for _, c := range []struct {
		text  string
		sizes []int
		size  int
		lines string
	}{
		{"Họp", []int{88, 52}, 88, "Họp"},
		{"", []int{88}, 88, ""},
		{"Hội nghị tổng kết năm", []int{88}, 88, "Hội|nghị|tổ…"},
		{"Hội nghị tổng kết năm", []int{88, 44}, 44, "Hội nghị|tổng kết|năm"},
		{"Theo Điều\u00a05", []int{44}, 44, "Theo|Điều\u00a05"},
		{"nghiêngnghiêng", []int{88, 44}, 44, "nghiêngn|ghiêng"},
		{"\u202eHọp\u202c 會議 🎉\ufe0f\u200d🎉 \u00adquý\u200b", []int{44}, 44, "Họp quý"},
		{"會議 🎉", []int{44}, 44, ""},
	} {
		size, lines := sans().fit(c.text, 200, c.sizes, most)
		if got := strings.Join(lines, "|"); got != c.lines || size != c.size {
			t.Errorf("%q is set in %d as %q, want %d %q", c.text, size, got, c.size, c.lines)
		}
		for _, line := range lines {
			if wide := sans().width(size, line); wide > 200*pixel {
				t.Errorf("%q is %d wide", line, wide/pixel)
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for i := range b.N {
		c := cards[3].Card
		c.Foot = []string{fmt.Sprintf("Quận %d", i), c.Foot[1]}
		Draw(c)
	}
}
