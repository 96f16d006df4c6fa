package browsertest

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
)

// eachSite tests the site of each content.
func eachSite(t *testing.T, baseURL string, test func(t *testing.T, s *site)) {
	for _, c := range []content{realContent, demoContent, rareContent} {
		t.Run(string(c), func(t *testing.T) { test(t, builtSite(t, c, baseURL)) })
	}
}

// rareFiles are the real content and what it has no case of: testdata/rare holds a report that was
// withdrawn and one that moved, has no translation, uses every key and has long words; and one district
// gets more reports than a page lists.
func rareFiles(t *testing.T) fs.FS {
	t.Helper()
	content := fstest.MapFS{}
	for _, dir := range []string{"../../content", "testdata/rare"} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(os.DirFS(dir), name)
			content[name] = &fstest.MapFile{Data: data, Mode: 0o644}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range 105 {
		date := fmt.Sprintf("2024-%02d-%02d", i/28+1, i%28+1)
		report := fmt.Sprintf("---\ntitle: Giao ban ngày %s\nagency: ubnd\ndate: %s\nkind: briefing\nsource: {name: Báo}\n---\nNội dung.\n", date, date)
		content["con-son/"+date+"-giao-ban.vi.md"] = &fstest.MapFile{Data: []byte(report), Mode: 0o644}
	}
	content["con-son/2024-12-01-day-du/anh.png"] = &fstest.MapFile{Data: picture(t), Mode: 0o644}
	return content
}

// picture is wider than any screen that the pages are shown on.
func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 1600, 90))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rarePages gives the pages of rareContent that are like none of the real content: lists in parts, a
// report with every key, one that was withdrawn.
func (s *site) rarePages() (list []*page) {
	for _, path := range []string{
		"con-son/index.html", "con-son/page-1.html", "con-son/2024-12-01-day-du.html", "con-son/2024-11-02-rut.html", "con-son/2024-01-01-giao-ban.html",
	} {
		for _, lang := range []string{"vi/", "en/"} {
			list = append(list, s.page(lang+path))
		}
	}
	return list
}
