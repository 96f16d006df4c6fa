package build

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"phoihop/internal/problem"
)

// shownSite has a photo of two reports, one that a body shows, and one that is offered as a file too.
const shownSite = oneAgency + `
-- content/tay-ho/hop.vi.md --
---
title: Họp
agency: hdnd
date: 2023-01-05
photos: [{file: Toàn cảnh.JPG, alt: Toàn cảnh hội nghị, credit: Minh Tâm}, {file: so-do.png, alt: Sơ đồ các tổ dân phố}]
attachments: [{file: so-do.png, title: Sơ đồ}]
---
![Bàn chủ tọa](hop/ban.jpg)
-- content/tay-ho/hop/Toàn cảnh.JPG --
2000x1000
-- content/tay-ho/hop/so-do.png --
300x200
-- content/tay-ho/hop/ban.jpg --
700x500
-- content/tay-ho/sau.vi.md --
---
title: Họp sau
agency: hdnd
date: 2023-02-05
---
![Toàn cảnh lần trước](hop/Toàn%20cảnh.JPG)
`

// TestPicturesAreShownInSizes: a page says all that a browser needs to choose a size and to keep room for it.
func TestPicturesAreShownInSizes(t *testing.T) {
	files := contents(t, built(t, Options{Content: siteOf(shownSite)}))
	const dir = "../../files/tay-ho/hop/"
	for page, want := range map[string][]string{
		"vi/tay-ho/hop.html": {
			`<a href="` + dir + `toan-canh.1600.jpg"><img src="` + dir + `toan-canh.960.jpg" srcset="` + dir + `toan-canh.480.jpg 480w, ` + dir + `toan-canh.960.jpg 960w, ` +
				dir + `toan-canh.1600.jpg 1600w" sizes="(min-width: 46em) 44rem, calc(100vw - 2rem)" width="960" height="480" decoding="async" alt="Toàn cảnh hội nghị"></a>`,
			`<a href="` + dir + `so-do.300.png"><img src="` + dir + `so-do.300.png" width="300" height="200" loading="lazy" decoding="async" alt="Sơ đồ các tổ dân phố"></a>`,
			`<a href="` + dir + `so-do.png">Sơ đồ (PNG)</a>`,
			`<img src="` + dir + `ban.700.jpg" srcset="` + dir + `ban.480.jpg 480w, ` + dir + `ban.700.jpg 700w" sizes="(min-width: 46em) 44rem, calc(100vw - 2rem)" width="700" height="500" alt="Bàn chủ tọa" loading="lazy">`,
		},
		"vi/tay-ho/sau.html": {`<img src="` + dir + `toan-canh.960.jpg" srcset=`},
	} {
		for _, part := range want {
			if !strings.Contains(files[page], part) {
				t.Errorf("%s lacks %s", page, part)
			}
		}
	}
	want := []string{"ban.480.jpg", "ban.700.jpg", "so-do.300.png", "so-do.png", "toan-canh.1600.jpg", "toan-canh.480.jpg", "toan-canh.960.jpg"}
	if got := namesBelow(files, "files/tay-ho/hop/"); !slices.Equal(got, want) {
		t.Errorf("published are %v, want %v", got, want)
	}
}

// TestPicturesAlmostInSize: a picture hardly wider than the middle size has none of that, and is shown whole.
func TestPicturesAlmostInSize(t *testing.T) {
	files := contents(t, built(t, Options{Content: siteOf(oneAgency + `
-- content/tay-ho/hop.vi.md --
---
title: Họp
agency: hdnd
date: 2023-01-05
photos: [{file: a.jpg, alt: Toàn cảnh hội nghị}, {file: b.jpg, alt: Bàn chủ tọa}]
---
-- content/tay-ho/hop/a.jpg --
1024x768
-- content/tay-ho/hop/b.jpg --
1080x810
`)}))
	for _, want := range []string{`<img src="../../files/tay-ho/hop/a.1024.jpg"`, `width="1024" height="768"`, `<img src="../../files/tay-ho/hop/b.1080.jpg"`, `width="1080" height="810"`} {
		if !strings.Contains(files["vi/tay-ho/hop.html"], want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestOriginals: site.yaml can ask for the pictures as they were taken, which are then published byte for byte.
func TestOriginals(t *testing.T) {
	content := siteOf(strings.Replace(shownSite, "languages:", "photos: {originals: true}\nlanguages:", 1))
	files := contents(t, built(t, Options{Content: content}))
	for from, to := range map[string]string{"tay-ho/hop/Toàn cảnh.JPG": "toan-canh.jpg", "tay-ho/hop/ban.jpg": "ban.jpg", "tay-ho/hop/so-do.png": "so-do.png"} {
		if files["files/tay-ho/hop/"+to] != string(content[from].Data) {
			t.Errorf("%s is not published as it is", from)
		}
	}
	if !strings.Contains(files["vi/tay-ho/hop.html"], `<a href="../../files/tay-ho/hop/toan-canh.jpg">Ảnh gốc</a>`) {
		t.Error("the page does not lead to the picture as it was taken")
	}
}

// TestPicturesAreDecodedOnce: a picture is decoded when it is new or has changed, and at no other time: not when OUT
// is lost, not when the file was touched, moved or copied.
func TestPicturesAreDecodedOnce(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	write := func(name string, data []byte) {
		t.Helper()
		name = filepath.Join(content, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, f := range siteOf(shownSite) {
		write(name, f.Data)
	}
	o := Options{Content: os.DirFS(content), Out: filepath.Join(dir, "public"), Cache: filepath.Join(dir, "cache"), Program: "1", Started: 1 << 62}
	build := func(what string, decoded int) map[string]string {
		t.Helper()
		result := Run(o)
		if problem.HasErrors(result.Problems) {
			t.Fatalf("%s: %s", what, lines(result.Problems))
		}
		if result.Decoded != decoded {
			t.Errorf("%s: %d pictures were decoded, want %d", what, result.Decoded, decoded)
		}
		return contents(t, o.Out)
	}
	first := build("a cold build", 3)
	build("nothing changed", 0)

	os.RemoveAll(o.Out)
	if again := build("OUT is lost", 0); !sameSite(again, first) {
		t.Errorf("what the cache gives is another site: %s", unlike(first, first, again))
	}
	photo := filepath.Join(content, "tay-ho/hop/ban.jpg")
	if err := os.Chtimes(photo, time.Time{}, time.Unix(1_700_000_000, 0)); err != nil {
		t.Fatal(err)
	}
	build("a file was touched", 0)

	data, err := os.ReadFile(photo)
	if err != nil {
		t.Fatal(err)
	}
	write("tay-ho/sau/ban-sao.jpg", data)
	write("tay-ho/sau.vi.md", []byte("---\ntitle: Họp sau\nagency: hdnd\ndate: 2023-02-05\nphotos: [{file: ban-sao.jpg, alt: Bàn}]\n---\n"))
	build("a picture was copied", 0)

	write("tay-ho/hop/ban.jpg", drawn("ban.jpg", []byte("800x500")))
	if files := build("a picture changed", 1); files["files/tay-ho/hop/ban.800.jpg"] == "" || files["files/tay-ho/hop/ban.700.jpg"] != "" {
		t.Errorf("published are %v", namesBelow(files, "files/tay-ho/hop/"))
	}
	unsettled := o
	unsettled.Started = 0
	o = unsettled
	build("no state of a file is trusted", 0)
}

// TestPicturesRefused: a picture that can't be used is told once, where it lies, and where other reports show it. The
// old site stays; with --keep-going the last pages of these reports do.
func TestPicturesRefused(t *testing.T) {
	content := siteOf(shownSite)
	o := Options{Content: content, Out: filepath.Join(t.TempDir(), "public")}
	before := contents(t, built(t, o))
	whole := content["tay-ho/hop/Toàn cảnh.JPG"].Data
	content["tay-ho/hop/Toàn cảnh.JPG"] = &fstest.MapFile{Data: whole[:len(whole)/2]}
	const told = "tay-ho/hop/Toàn cảnh.JPG:1:1: error: the picture is damaged or cut off [photo-broken]\n" +
		"tay-ho/sau.vi.md:6:1: error: the picture is damaged or cut off [photo-broken]\n"
	if got := lines(Run(o).Problems); got != told {
		t.Errorf("told %s, want %s", got, told)
	}
	if after := contents(t, o.Out); !sameSite(after, before) {
		t.Error("the old site has changed")
	}
	o.KeepGoing = true
	result := Run(o)
	if got := lines(result.Problems); got != told || len(result.Kept) != 2 {
		t.Errorf("kept %v, told %s, want %s", result.Kept, got, told)
	}
	after := contents(t, o.Out)
	for _, name := range []string{"vi/tay-ho/hop.html", "vi/tay-ho/sau.html", "files/tay-ho/hop/toan-canh.960.jpg"} {
		if after[name] != before[name] || after[name] == "" {
			t.Errorf("%s was not kept", name)
		}
	}
}

// TestPlaceIsNotPublished: nothing of what a telephone writes besides the picture is in the site.
func TestPlaceIsNotPublished(t *testing.T) {
	const place = "GPS 21°04'N 105°49'E"
	content := siteOf(shownSite)
	photo := content["tay-ho/hop/Toàn cảnh.JPG"].Data
	segment := append([]byte{0xff, 0xe1, 0, byte(len(place) + 8)}, "Exif\x00\x00"+place...)
	content["tay-ho/hop/Toàn cảnh.JPG"].Data = slices.Concat(photo[:2], segment, photo[2:])
	for name, data := range contents(t, built(t, Options{Content: content})) {
		if strings.Contains(data, place) || strings.HasSuffix(name, ".jpg") && bytes.Contains([]byte(data), []byte("Exif")) {
			t.Errorf("%s tells where the picture was taken", name)
		}
	}
}

func namesBelow(files map[string]string, dir string) (names []string) {
	for name := range files {
		if below, ok := strings.CutPrefix(name, dir); ok {
			names = append(names, below)
		}
	}
	slices.Sort(names)
	return names
}
