package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSavedCopies: a report that shows a picture, among its photos or in its text, has a copy with the picture in it; one
// without has none. The copy follows its picture.
func TestSavedCopies(t *testing.T) {
	site := `
-- content/site.yaml --
title: {vi: B}
languages: [vi]
base_url: https://example.org/
agencies: {hdnd: {name: {vi: H}, type: council}}
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ}
type: quan
-- content/tay-ho/khong.vi.md --
---
title: Không
agency: hdnd
date: 2023-01-01
---
Chữ.
-- content/tay-ho/khoa.vi.md --
---
title: Khóa
agency: hdnd
date: 2023-01-02
photos: [{file: a.png, alt: Đại biểu bỏ phiếu}]
---
Xem [báo cáo](khong.vi.md).
-- content/tay-ho/khoa/a.png --
8x8
-- content/tay-ho/trong.vi.md --
---
title: Trong
agency: hdnd
date: 2023-01-03
---
![Đại biểu bỏ phiếu](trong/b.png)
-- content/tay-ho/trong/b.png --
8x8
`
	content := siteOf(site)
	out := built(t, Options{Content: content})
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(out, "vi/tay-ho", name))
		if err != nil {
			return ""
		}
		return string(data)
	}
	for _, name := range []string{"khoa", "trong"} {
		copied := read(name + ".save.html")
		for _, want := range []string{`src="data:image/png;base64,iVBOR`, "noindex", "<style>", "https://example.org/vi/tay-ho/" + name + ".html", "</html>"} {
			if !strings.Contains(copied, want) {
				t.Errorf("the copy of %s lacks %s", name, want)
			}
		}
		for _, no := range []string{"srcset", "<script", "<link", "<form", `href="..`} {
			if strings.Contains(copied, no) {
				t.Errorf("the copy of %s has %s", name, no)
			}
		}
		if !strings.Contains(read(name+".html"), name+`.save.html" download`) {
			t.Errorf("the page of %s does not lead to its copy", name)
		}
	}
	if !strings.Contains(read("khoa.save.html"), `href="https://example.org/vi/tay-ho/khong.html"`) {
		t.Error("a link to another report does not lead there from the copy")
	}
	if read("khong.save.html") != "" {
		t.Error("a report without pictures has a copy")
	}
	before := read("khoa.save.html")
	content["tay-ho/khoa/a.png"] = &fstest.MapFile{Data: []byte(pictureFile(9, 9)), Mode: 0o644}
	built(t, Options{Content: content, Out: out})
	if read("khoa.save.html") == before {
		t.Error("the picture is another, and the copy is not")
	}
}

// TestPicturesAreSavedOnce: a picture that a report shows again is in its copy once; where it stood again, its words lead
// to it.
func TestPicturesAreSavedOnce(t *testing.T) {
	out := built(t, Options{Content: siteOf(oneAgency + `
-- content/tay-ho/hop.vi.md --
---
title: Họp
agency: hdnd
date: 2023-01-05
photos: [{file: a.png, alt: Đại biểu bỏ phiếu}, {file: b.png, alt: Bàn chủ tọa}]
---
![Đại biểu](hop/a.png) và ![lần nữa](hop/a.png); [![nút bấm](hop/b.png)](https://example.org/).
-- content/tay-ho/hop/a.png --
8x8
-- content/tay-ho/hop/b.png --
9x9
`)})
	data, err := os.ReadFile(filepath.Join(out, "vi/tay-ho/hop.save.html"))
	if err != nil {
		t.Fatal(err)
	}
	copied := string(data)
	if n := strings.Count(copied, `src="data:image/png;base64,`); n != 2 {
		t.Errorf("the copy holds %d pictures, of 2", n)
	}
	for _, id := range []string{"_picture-1", "_picture-2"} {
		if strings.Count(copied, `id="`+id+`"`) != 1 || !strings.Contains(copied, `href="#`+id+`"`) {
			t.Errorf("nothing leads to %s, or it does not stand there once", id)
		}
	}
	for _, words := range []string{"Đại biểu", "lần nữa", "Đại biểu bỏ phiếu", "nút bấm", "Bàn chủ tọa"} {
		if !strings.Contains(copied, ">"+words+"<") && !strings.Contains(copied, `alt="`+words+`"`) {
			t.Errorf("the copy lacks the words %q", words)
		}
	}
	if !strings.Contains(copied, `href="https://example.org/"`) {
		t.Error("the link around a picture is gone")
	}
}
