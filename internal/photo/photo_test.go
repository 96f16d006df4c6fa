package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"phoihop/internal/problem"
)

// TestSizes: pictures come in the sizes that screens need, and never larger than they are.
func TestSizes(t *testing.T) {
	for _, c := range []struct {
		width, height int
		want          string
	}{
		{2000, 1500, "480x360 960x720 1600x1200"},
		{1800, 2400, "480x640 960x1280 1600x2133"},
		{1600, 900, "480x270 960x540 1600x900"},
		{1100, 100, "480x44 1100x100"},
		{590, 10, "590x10"},
		{1, 1, "1x1"},
		{1, 3000, "1x3000"},
		{5000, 1, "480x1 960x1 1600x1"},
	} {
		made := mustMake(t, jpegOf(t, scene(c.width, c.height)))
		var got []string
		for _, s := range made.Sizes {
			got = append(got, fmt.Sprintf("%dx%d", s.Width, s.Height))
			if m := decoded(t, s.Data); m.Bounds().Dx() != s.Width || m.Bounds().Dy() != s.Height {
				t.Errorf("the picture that is said to have %d × %d pixels has %v", s.Width, s.Height, m.Bounds())
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("a picture of %d × %d comes in %v, want %s", c.width, c.height, got, c.want)
		}
	}
}

// TestShrinkIsTheMean: a pixel of the result is the mean of the area that it covers, parts of pixels included.
func TestShrinkIsTheMean(t *testing.T) {
	source := image.NewGray(image.Rect(5, 7, 5+3, 7+1)) // pictures need not begin at 0
	copy(source.Pix, []byte{0, 90, 240})
	made := shrink(source, image.Pt(2, 1))
	if left, right := made.Pix[0], made.Pix[4]; left != 30 || right != 190 {
		t.Errorf("the means are %d and %d, want 30 and 190", left, right)
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	if made := shrink(clear, image.Pt(1, 1)); made.Pix[0] != 255 || made.Pix[3] != 255 {
		t.Errorf("what shows through is %v, want white", made.Pix)
	}
}

// TestOrientation: a file whose corners are red, green, blue and white (first row, then last) is turned
// as its Exif data say, in both orders of bytes.
func TestOrientation(t *testing.T) {
	for i, corners := range []string{"RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"} {
		for _, order := range []string{"II", "MM"} {
			exif := tiff(order, i+1)
			files := map[string][]byte{
				"jpeg": withSegment(jpegOf(t, scene(64, 32)), 0xe1, "Exif\x00\x00"+exif),
				"png":  withChunk(pngOf(t, scene(64, 32)), "eXIf", exif),
			}
			for format, file := range files {
				made := mustMake(t, file)
				m := decoded(t, made.Sizes[0].Data)
				if got := cornersOf(m); got != corners {
					t.Errorf("%s, orientation %d in %s: the corners are %s, want %s", format, i+1, order, got, corners)
				}
				if upright := m.Bounds().Dy() > m.Bounds().Dx(); upright != (i >= 4) {
					t.Errorf("%s, orientation %d: the picture has %v", format, i+1, m.Bounds())
				}
			}
		}
	}
}

// TestTurnedSizes: widths are those of the picture as people see it.
func TestTurnedSizes(t *testing.T) {
	made := mustMake(t, withSegment(jpegOf(t, scene(2400, 1800)), 0xe1, "Exif\x00\x00"+tiff("II", 6)))
	if last := made.Sizes[2]; last.Width != 1600 || last.Height != 2133 {
		t.Errorf("the largest size is %d × %d, want 1600 × 2133", last.Width, last.Height)
	}
}

// TestBadExif: Exif data that say nothing or nonsense turn nothing and break nothing.
func TestBadExif(t *testing.T) {
	for _, exif := range []string{"", "II", "II*\x00\xff\xff\xff\xff", tiff("II", 0), tiff("MM", 9), tiff("II", 6)[:20], "XX" + tiff("II", 6)[2:]} {
		made := mustMake(t, withSegment(jpegOf(t, scene(64, 32)), 0xe1, "Exif\x00\x00"+exif))
		if got := cornersOf(decoded(t, made.Sizes[0].Data)); got != "RGBW" {
			t.Errorf("Exif data %q turn the picture to %s", exif, got)
		}
	}
}

// TestOnlyPixels: nothing that a camera or a program wrote besides the pixels comes out.
func TestOnlyPixels(t *testing.T) {
	const secret = "21°04'N 105°49'E, Nguyễn Văn A"
	file := jpegOf(t, scene(1000, 20))
	for marker, begin := range map[byte]string{0xe1: "Exif\x00\x00" + tiff("II", 1), 0xe2: "ICC_PROFILE\x00\x01\x01", 0xed: "Photoshop 3.0\x00", 0xfe: ""} {
		file = withSegment(file, marker, begin+secret)
	}
	file = withSegment(file, 0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret)
	file = append(file, secret...) // telephones put films behind pictures
	chart := withChunk(pngOf(t, scene(1000, 20)), "eXIf", tiff("MM", 1)+secret)
	chart = withChunk(withChunk(chart, "tEXt", "Author\x00"+secret), "iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+secret)
	for _, input := range [][]byte{file, chart} {
		made := mustMake(t, input)
		for _, s := range made.Sizes {
			for _, trace := range []string{secret, "Exif", "eXIf", "adobe", "ICC", "Photoshop", "tEXt", "iTXt"} {
				if bytes.Contains(s.Data, []byte(trace)) {
					t.Errorf("%s, %d pixels wide: %q is still there", made.Extension, s.Width, trace)
				}
			}
		}
	}
}

// TestSameBytes: two runs give the same files.
func TestSameBytes(t *testing.T) {
	file := jpegOf(t, scene(1234, 777))
	one, two := mustMake(t, file), mustMake(t, file)
	for i := range one.Sizes {
		if !bytes.Equal(one.Sizes[i].Data, two.Sizes[i].Data) {
			t.Errorf("the size of %d pixels differs from itself", one.Sizes[i].Width)
		}
	}
}

// TestFormats: a chart stays PNG, a photo does not, and a file's name does not matter.
func TestFormats(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 200, 200))
	for i, seed := 0, uint32(1); i < len(noise.Pix); i++ {
		seed = seed*1664525 + 1013904223
		noise.Pix[i] = byte(seed>>24) | 3
	}
	for _, c := range []struct {
		what string
		file []byte
		want string
	}{
		{"a chart", pngOf(t, scene(700, 400)), PNG},
		{"a photo kept as PNG", pngOf(t, noise), JPEG},
		{"a photo", jpegOf(t, noise), JPEG},
		{"a chart kept as JPEG", jpegOf(t, scene(700, 400)), JPEG},
	} {
		if made := mustMake(t, c.file); made.Extension != c.want {
			t.Errorf("%s becomes %s, want %s", c.what, made.Extension, c.want)
		}
	}
}

// TestRefused: what can't be used is told in words that help.
func TestRefused(t *testing.T) {
	good := jpegOf(t, scene(64, 32))
	huge := bytes.Clone(good)
	at := bytes.Index(huge, []byte{0xff, 0xc0})
	copy(huge[at+5:], "\x1b\x58\x1b\x58") // 7000 × 7000, by its head
	precise := bytes.Clone(good)
	precise[at+4] = 12
	arithmetic := bytes.Clone(good)
	arithmetic[at+1] = 0xc9
	tall := pngOf(t, scene(2, 2))
	copy(tall[16:], "\x00\x00\x00\x01\x00\x01\x00\x00")
	copy(tall[29:], checksum(tall[12:29]))
	for _, c := range []struct {
		what   string
		file   []byte
		code   problem.Code
		vi, en string
	}{
		{"nothing", nil, problem.NotAPicture, `"anh.jpg" không phải là ảnh jpg hoặc png`, `"anh.jpg" is not a jpg or png picture`},
		{"words", []byte("JPEG"), problem.NotAPicture, `"anh.jpg" không phải là ảnh jpg hoặc png`, `"anh.jpg" is not a jpg or png picture`},
		{"a head alone", good[:20], problem.PhotoBroken, "ảnh bị hỏng hoặc bị cắt cụt", "the picture is damaged or cut off"},
		{"half a JPEG", good[:len(good)*3/4], problem.PhotoBroken, "ảnh bị hỏng hoặc bị cắt cụt", "the picture is damaged or cut off"},
		{"half a PNG", pngOf(t, scene(64, 32))[:90], problem.PhotoBroken, "ảnh bị hỏng hoặc bị cắt cụt", "the picture is damaged or cut off"},
		{"49 megapixels", huge, problem.PhotoTooLarge, "ảnh quá lớn: 7000 × 7000 px, nhiều nhất là 40 Mpx", "the picture is too large: 7000 × 7000 px, at most 40 Mpx"},
		{"a tall line", tall, problem.PhotoTooLarge, "ảnh quá lớn: 1 × 65536 px, nhiều nhất là 40 Mpx", "the picture is too large: 1 × 65536 px, at most 40 Mpx"},
		{"100 MB", append(bytes.Clone(good), make([]byte, 100<<20)...), problem.PhotoTooLarge, "ảnh quá lớn: 101 MB, nhiều nhất là 64 MB", "the picture is too large: 101 MB, at most 64 MB"},
		{"12 bits a colour", precise, problem.PhotoFormat, "tệp mang tên ảnh jpg hoặc png nhưng có định dạng khác (JPEG, precision)", "the file is named as a jpg or png picture but has another format (JPEG, precision)"},
		{"arithmetic coding", arithmetic, problem.PhotoFormat, "tệp mang tên ảnh jpg hoặc png nhưng có định dạng khác (JPEG, unknown marker)", "the file is named as a jpg or png picture but has another format (JPEG, unknown marker)"},
		{"four colours", cmyk(), problem.PhotoCMYK, "ảnh dùng hệ màu CMYK của máy in", "the picture has the CMYK colours of printing presses"},
		{"a renamed HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00"), problem.PhotoFormat, "tệp mang tên ảnh jpg hoặc png nhưng có định dạng khác (HEIC)", "the file is named as a jpg or png picture but has another format (HEIC)"},
		{"a renamed WebP", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "), problem.PhotoFormat, "tệp mang tên ảnh jpg hoặc png nhưng có định dạng khác (WebP)", "the file is named as a jpg or png picture but has another format (WebP)"},
	} {
		made, refusal := Make("anh.jpg", c.file)
		if refusal == nil || made != nil {
			t.Errorf("%s: not refused", c.what)
			continue
		}
		if refusal.Code != c.code || refusal.Message.Vi != c.vi || refusal.Message.En != c.en || refusal.Hint.Vi == "" || refusal.Hint.En == "" {
			t.Errorf("%s: told %s: %q, %q (%q, %q)", c.what, refusal.Code, refusal.Message.Vi, refusal.Message.En, refusal.Hint.Vi, refusal.Hint.En)
		}
	}
}

// FuzzMake: no file makes the program stop, and what comes out can be read.
func FuzzMake(f *testing.F) {
	f.Add(withSegment(jpegOf(f, scene(20, 10)), 0xe1, "Exif\x00\x00"+tiff("II", 6)))
	f.Add(withChunk(pngOf(f, scene(20, 10)), "eXIf", tiff("MM", 8)))
	f.Add(cmyk())
	f.Fuzz(func(t *testing.T, file []byte) {
		made, refusal := Make("anh.jpg", file)
		if refusal != nil {
			return
		}
		for _, s := range made.Sizes {
			decoded(t, s.Data)
		}
	})
}

func mustMake(t testing.TB, file []byte) *Picture {
	t.Helper()
	made, refusal := Make("anh.jpg", file)
	if refusal != nil {
		t.Fatalf("the picture is refused: %s", refusal.Message.En)
	}
	return made
}

var corners = map[byte]color.RGBA{'R': {255, 0, 0, 255}, 'G': {0, 255, 0, 255}, 'B': {0, 0, 255, 255}, 'W': {255, 255, 255, 255}}

// scene is a picture with four fields: red, green; blue, white.
func scene(width, height int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for i, letter := range []byte("RGBW") {
		field := image.Rect(i%2*width/2, i/2*height/2, width, height)
		draw.Draw(m, field, image.NewUniform(corners[letter]), image.Point{}, draw.Src)
	}
	return m
}

// cornersOf names the fields of a picture in the order of scene.
func cornersOf(m image.Image) (names string) {
	b := m.Bounds()
	for _, at := range []image.Point{{4, 4}, {b.Max.X - 5, 4}, {4, b.Max.Y - 5}, {b.Max.X - 5, b.Max.Y - 5}} {
		name := "?"
		r, g, blue, _ := m.At(at.X, at.Y).RGBA()
		for letter, c := range corners {
			if near(r, c.R) && near(g, c.G) && near(blue, c.B) {
				name = string(letter)
			}
		}
		names += name
	}
	return names
}

func near(got uint32, want uint8) bool {
	return max(int(got>>8), int(want))-min(int(got>>8), int(want)) < 60
}

func decoded(t testing.TB, data []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("a picture that was made can't be read: %v", err)
	}
	return m
}

func jpegOf(t testing.TB, m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
