package snapshot

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"phoihop/internal/bag"
	"phoihop/internal/build"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// tiny is a site with a report of each sort: translated, withdrawn, of another district, with tasks and their thread.
const tiny = `
-- site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}, ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}}}
-- tay-ho/district.yaml --
name: {vi: Quận Tây Hồ, en: Tay Ho District}
type: quan
-- tay-ho/2023-01-05-giao-ban.vi.md --
---
title: Giao ban
agency: hdnd
date: 2023-01-05
tasks: [{id: t1, title: Mở đường, owner: ubnd, due: 2023-06-30}]
attendees: [{name: Nguyễn Văn Thí Dụ, role: Chủ tịch, agency: hdnd}]
results: [{label: Kiến nghị đã giải quyết, value: 11, of: 12}]
---
## Diễn biến

Văn bản.
-- tay-ho/2023-01-05-giao-ban.en.md --
---
title: Briefing
translation: {by: Tổ dịch}
---
## What happened

Text.
-- tay-ho/2023-06-30-so-ket.vi.md --
---
title: Sơ kết
agency: [hdnd, ubnd]
date: 2023-06-30
tasks: [{id: t1, title: Mở đường, follows: "tay-ho/2023-01-05-giao-ban#t1", status: done, status_source: Báo cáo}]
---
Xem [lần trước](2023-01-05-giao-ban.vi.md#dien-bien).
-- tay-ho/2023-07-01-rut.vi.md --
---
title: Đã rút
agency: ubnd
date: 2023-07-01
withdrawn: {date: 2023-07-02, reason: Đăng nhầm}
---
`

// unpackText writes the files of an archive of texts into a folder.
func unpackText(t *testing.T, text string) string {
	t.Helper()
	folder := t.TempDir()
	for _, f := range txtar.Parse([]byte(text)).Files {
		write(t, filepath.Join(folder, f.Name), f.Data)
	}
	return folder
}

func write(t *testing.T, name string, content []byte) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(name), 0o777))
	must(t, os.WriteFile(name, content, 0o666))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// built builds a site from a folder of content.
func built(t *testing.T, content string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	for _, p := range build.Run(build.Options{Content: os.DirFS(content), Out: out}).Problems {
		if p.Severity == 0 {
			t.Fatalf("%+v", p)
		}
	}
	return out
}

// filesIn are the files of folders, each below a path.
func filesIn(t *testing.T, below string, folder string) (files []treeFile) {
	t.Helper()
	read, err := folderTree(folder)
	must(t, err)
	for _, f := range read.files {
		files = append(files, treeFile{path.Join(below, f.path), f.open})
	}
	return files
}

var day = time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC)

// packedSite packs a site, and the content it was built from unless that is "".
func packedSite(t *testing.T, format Format, site, content string) []byte {
	t.Helper()
	files := filesIn(t, "", site)
	if content != "" {
		files = append(files, filesIn(t, Sources, content)...)
	}
	switch format {
	case Zim:
		return packedZim(t, files)
	case Wacz:
		c := wacz.Content{Base: "https://snapshot.invalid/", Title: "Bản tin", Software: "phoihop", Date: day}
		for _, f := range files {
			c.Files = append(c.Files, wacz.File{Path: f.path, MediaType: typeOf(f.path), Page: strings.HasSuffix(f.path, ".html"), Open: f.open})
		}
		scratch, err := os.Create(filepath.Join(t.TempDir(), "scratch"))
		must(t, err)
		defer scratch.Close()
		var b bytes.Buffer
		must(t, wacz.Write(&b, scratch, c))
		return b.Bytes()
	}
	c := bag.Content{Name: "ban-tin", Date: day, Tags: []bag.File{{Path: "index.html", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(`<!doctype html><a href="data/index.html">Bản tin</a>`)), nil
	}}}}
	for _, f := range files {
		c.Files = append(c.Files, bag.File{Path: f.path, Open: f.open})
	}
	var b bytes.Buffer
	must(t, bag.Write(&b, c))
	return b.Bytes()
}

func packedZim(t *testing.T, files []treeFile) []byte {
	t.Helper()
	var icon bytes.Buffer
	must(t, png.Encode(&icon, image.NewGray(image.Rect(0, 0, 48, 48))))
	a := zim.Archive{Main: "index.html", Metadata: zim.Metadata{Name: "vn_ban-tin", Title: "Bản tin", Description: "Báo cáo", Language: "vie,eng",
		Creator: "phoihop", Publisher: "phoihop", Date: "2023-07-01", Illustration: icon.Bytes()}}
	for _, f := range files {
		content, err := readAll(f)
		must(t, err)
		if len(content) > 0 {
			a.Entries = append(a.Entries, zim.Entry{Path: f.path, MIME: typeOf(f.path), Front: strings.HasSuffix(f.path, ".html"), Size: int64(len(content)), Open: f.open})
		}
	}
	name := filepath.Join(t.TempDir(), "a.zim")
	out, err := os.Create(name)
	must(t, err)
	defer out.Close()
	must(t, zim.Write(out, a))
	content, err := os.ReadFile(name)
	must(t, err)
	return content
}

func readAll(f treeFile) ([]byte, error) {
	content, err := f.open()
	if err != nil {
		return nil, err
	}
	defer content.Close()
	return io.ReadAll(content)
}

func typeOf(file string) string {
	switch path.Ext(file) {
	case ".html":
		return "text/html"
	case ".js":
		return "text/javascript"
	case ".css":
		return "text/css"
	case ".json":
		return "application/json"
	}
	return "application/octet-stream"
}

// saved writes a pack into a file of a name that tells nothing.
func saved(t *testing.T, content []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a")
	must(t, os.WriteFile(name, content, 0o666))
	return name
}

// contents are all files of a folder.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, fs.WalkDir(os.DirFS(folder), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			var content []byte
			content, err = os.ReadFile(filepath.Join(folder, path))
			all[path] = string(content)
		}
		return err
	}))
	return all
}

// Verify and Extract know no key, or the one given, and are of no version.

func Verify(name, key string) *Verification { return Reader{Key: key}.Verify(name) }

func Extract(name, folder string, sources bool) (*Verification, int) {
	return Reader{}.Extract(name, folder, sources)
}
