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

// eachSite tests the site of the real content, that of the demonstration, and that of rareContent.
func eachSite(t *testing.T, baseURL string, test func(t *testing.T, s *site)) {
	t.Run("real", func(t *testing.T) { test(t, buildSite(t, baseURL)) })
	t.Run("demo", func(t *testing.T) { test(t, buildContent(t, demoContent, baseURL)) })
	t.Run("rare", func(t *testing.T) { test(t, buildContent(t, rareContent(t), baseURL)) })
}

// demoContent has tasks in every state, figures over years, people, documents and themes.
var demoContent = os.DirFS("../../testdata/demo")

// rareContent is the real content and what it has no case of: testdata/rare holds a report that was
// withdrawn and one that moved, has no translation, uses every key and has long words; and one district
// gets more reports than a page lists.
func rareContent(t *testing.T) fs.FS {
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
