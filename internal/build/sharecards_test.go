package build

import (
	"bytes"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"phoihop/internal/problem"
)

// TestShareCardFiles: every page that may be shared names a picture of the site, of the size that it states, and says
// what it shows; a site without an address has none.
func TestShareCardFiles(t *testing.T) {
	sharedSites(t, func(t *testing.T, base string, files map[string]string) {
		seen := map[string]bool{}
		for name, page := range files {
			if path.Ext(name) != ".html" || name == "404.html" || strings.HasSuffix(name, ".save.html") {
				continue
			}
			h := readHead(t, page)
			if base == "" {
				for property := range h.properties {
					if strings.HasPrefix(property, "og:image") {
						t.Errorf("%s has %s", name, property)
					}
				}
				continue
			}
			at, inside := strings.CutPrefix(h.properties["og:image"], base)
			config, _, err := image.DecodeConfig(strings.NewReader(files[at]))
			if !inside || err != nil {
				t.Errorf("%s shows %s, which is no picture: %v", name, h.properties["og:image"], err)
				continue
			}
			seen[at] = true
			if strconv.Itoa(config.Width) != h.properties["og:image:width"] || strconv.Itoa(config.Height) != h.properties["og:image:height"] || h.properties["og:image:alt"] == "" {
				t.Errorf("%s says of %s: %v", name, at, h.properties)
			}
		}
		for name := range files {
			if path.Ext(name) == ".png" && !strings.HasPrefix(name, "files/") && !seen[name] {
				t.Errorf("no page shows %s", name)
			}
		}
	})
}

// shareCardSite has reports with a photo, with small ones, with a title that the font can't draw, and without a photo in
// one language and in two.
const shareCardSite = `
-- content/site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
base_url: https://example.org/tin/
agencies: {hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}}
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ, en: Tay Ho District}
type: quan
province: {vi: Hà Nội, en: Ha Noi}
until: 2025-06-30
successors: [{code: "00103", name: {vi: Phường Tây Hồ, en: Tay Ho Ward}}]
-- content/tay-ho/anh.vi.md --
---
title: Có ảnh
agency: hdnd
date: 2023-02-15
photos: [{file: anh.jpg, alt: Bàn chủ tọa, credit: Minh Tâm}]
---
-- content/tay-ho/anh/anh.jpg --
1000x500
-- content/tay-ho/nho.vi.md --
---
title: Ảnh nhỏ
agency: hdnd
date: 2023-02-16
photos: [{file: nho.jpg, alt: Biểu trưng}, {file: dai.jpg, alt: Băng rôn}, {file: lon.jpg, alt: Toàn cảnh}]
---
-- content/tay-ho/nho/nho.jpg --
1x1
-- content/tay-ho/nho/dai.jpg --
1000x200
-- content/tay-ho/nho/lon.jpg --
600x315
-- content/tay-ho/nho-ca.vi.md --
---
title: Chỉ ảnh nhỏ
agency: hdnd
date: 2023-02-17
photos: [{file: nho.jpg, alt: Biểu trưng}]
---
-- content/tay-ho/nho-ca/nho.jpg --
599x800
-- content/tay-ho/han.vi.md --
---
title: "🎉 會議"
agency: hdnd
date: 2023-02-18
---
-- content/tay-ho/mot.vi.md --
---
title: Một thứ tiếng
agency: hdnd
date: 2023-03-15
tasks: [{title: Việc, owner: hdnd}]
documents: [{number: 5/KH-UBND}]
---
-- content/tay-ho/hai.vi.md --
---
title: Hai thứ tiếng
agency: hdnd
date: 2023-04-15
aliases: [ba-dinh/hai]
---
-- content/tay-ho/hai.en.md --
---
title: Two languages
---
`

// TestShareCardOfEach: which picture stands for which page, and what is told to those who can't see it.
func TestShareCardOfEach(t *testing.T) {
	const site, district, photo = "vi/index.png Bản tin – example.org/tin", "vi/tay-ho/index.png Quận Tây Hồ – Hà Nội – …–2025 – Bản tin", "files/tay-ho/anh/anh.1000.jpg Bàn chủ tọa"
	const large = "files/tay-ho/nho/lon.600.jpg Toàn cảnh"
	for _, c := range []struct {
		asked string
		shown map[string]string
	}{
		{"district", map[string]string{
			"index.html": site, "vi/index.html": site, "vi/tasks/index.html": site, "vi/agencies/hdnd.html": site,
			"en/index.html":        "en/index.png Reports – example.org/tin",
			"vi/tay-ho/index.html": district, "vi/tay-ho/2023.html": district, "vi/tay-ho/mot.html": district, "vi/ba-dinh/hai.html": district,
			"vi/people/tay-ho.html": district, "vi/tasks/tay-ho/2023.html": district, "vi/documents/tay-ho/index.html": district,
			"en/tay-ho/mot.html": "en/tay-ho/index.png Tay Ho District – Ha Noi – …–2025 – Reports",
			"vi/tay-ho/anh.html": photo, "en/tay-ho/anh.html": photo,
			"vi/tay-ho/nho.html": large, "vi/tay-ho/nho-ca.html": district, "vi/tay-ho/han.html": district,
		}},
		{"report", map[string]string{
			"vi/tay-ho/index.html": district, "vi/tay-ho/anh.html": photo, "vi/tay-ho/nho.html": large, "vi/tay-ho/han.html": district,
			"vi/tay-ho/nho-ca.html": "vi/tay-ho/nho-ca.png Chỉ ảnh nhỏ – Quận Tây Hồ · thứ Sáu, 17/02/2023 – Hội đồng nhân dân – Bản tin",
			"vi/tay-ho/mot.html":    "vi/tay-ho/mot.png Một thứ tiếng – Quận Tây Hồ · thứ Tư, 15/03/2023 – Hội đồng nhân dân – Bản tin",
			"en/tay-ho/mot.html":    "vi/tay-ho/mot.png Một thứ tiếng – Quận Tây Hồ · thứ Tư, 15/03/2023 – Hội đồng nhân dân – Bản tin",
			"en/tay-ho/hai.html":    "en/tay-ho/hai.png Two languages – Tay Ho District · Saturday 15 April 2023 – People's Council – Reports",
		}},
	} {
		files := contents(t, built(t, Options{Content: siteOf(strings.Replace(shareCardSite, "languages:", "share_image: "+c.asked+"\nlanguages:", 1))}))
		for page, want := range c.shown {
			h := readHead(t, files[page])
			if got := strings.TrimPrefix(h.properties["og:image"], shared) + " " + h.properties["og:image:alt"]; got != want {
				t.Errorf("with %s, %s shows\n%s, want\n%s", c.asked, page, got, want)
			}
		}
		for _, no := range []string{"vi/tay-ho/anh.png", "vi/tay-ho/nho.png", "vi/tay-ho/han.png"} {
			if _, drawn := files[no]; drawn {
				t.Errorf("with %s, %s is drawn and nothing shows it", c.asked, no)
			}
		}
		if _, drawn := files["vi/tay-ho/mot.png"]; drawn != (c.asked == "report") {
			t.Errorf("with %s, a report's picture is drawn: %v", c.asked, drawn)
		}
	}
}

// TestShareCardsAreKept: another look of the site, and other words of a report, leave a district's picture as it is.
func TestShareCardsAreKept(t *testing.T) {
	content := siteOf(shareCardSite)
	o := Options{Content: content, Out: filepath.Join(t.TempDir(), "public"), Cache: t.TempDir(), Program: "a"}
	drawn := func(what string, want int) {
		t.Helper()
		if result := Run(o); problem.HasErrors(result.Problems) || result.Drawn != want {
			t.Errorf("%s: %d pictures were drawn, want %d\n%s", what, result.Drawn, want, lines(result.Problems))
		}
	}
	change := func(file, from, to string) {
		content[file].Data = bytes.Replace(content[file].Data, []byte(from), []byte(to), 1)
	}
	drawn("the first build", 4)
	drawn("nothing new", 0)
	change("site.yaml", "languages:", "banner: {vi: Năm 2023}\nlanguages:")
	drawn("a banner", 0)
	change("tay-ho/mot.vi.md", "Một", "Chỉ một")
	drawn("a report's title", 0)
	change("tay-ho/district.yaml", "Quận Tây Hồ", "Quận Ba Đình")
	drawn("a district's name in one language", 1)
	change("site.yaml", "languages:", "share_image: report\nlanguages:")
	drawn("reports' own", 4)
	change("tay-ho/hai.en.md", "Two", "Both")
	drawn("a translated title", 1)
	o.Program = "b"
	drawn("another program", 8)
}
