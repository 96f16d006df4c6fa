// Screenshot builds the sites and takes the pictures that the README and docs/design.md show: a report in Vietnamese beside
// its English translation, a report of the demonstration, and on a phone that prefers dark a district that has ended.
//
//	go run ./internal/browsertest/screenshot FOLDER
//
// It is run in the project's folder.
package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"

	"phoihop/internal/browsertest"
	"phoihop/internal/build"
	"phoihop/internal/problem"
)

const report = "tay-ho/2023-02-15-tong-ket.html"

// half is one of the two pages side by side, gap what parts them; together they are 1280 pixels wide.
var half = browsertest.Screen{Width: 636, Height: 800}

const gap = 8

// alone are the pictures of one page of the demonstration.
var alone = []struct {
	file, page string
	screen     browsertest.Screen
}{
	{"design-report.png", "vi/thi-du/2024-12-18-tong-ket.html", browsertest.Screen{Width: 1000, Height: 800}},
	{"design-phone.png", "vi/hu-cau/index.html", browsertest.Screen{Width: 360, Height: 800, Dark: true}},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: screenshot FOLDER")
		os.Exit(2)
	}
	if err := take(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "screenshot:", err)
		os.Exit(1)
	}
}

func take(folder string) error {
	dir, err := os.MkdirTemp("", "screenshot")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	tab, stop, err := browsertest.Start(context.Background(), filepath.Join(dir, "profile"))
	if err != nil {
		return err
	}
	defer stop()
	site, err := built("content", filepath.Join(dir, "content"))
	if err != nil {
		return err
	}
	picture := image.NewRGBA(image.Rect(0, 0, int(2*half.Width)+gap, int(half.Height)))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.Gray{0x99}), image.Point{}, draw.Src)
	for i, lang := range []string{"vi", "en"} {
		page, err := photograph(tab, half, site, lang+"/"+report)
		if err != nil {
			return err
		}
		left := i * (int(half.Width) + gap)
		at := image.Rect(left, 0, left+int(half.Width), int(half.Height))
		draw.Draw(picture, at, page, image.Point{}, draw.Src)
	}
	if err := save(filepath.Join(folder, "screenshot.png"), picture); err != nil {
		return err
	}
	if site, err = built("testdata/demo", filepath.Join(dir, "demo")); err != nil {
		return err
	}
	for _, a := range alone {
		page, err := photograph(tab, a.screen, site, a.page)
		if err != nil {
			return err
		}
		if err := save(filepath.Join(folder, a.file), page); err != nil {
			return err
		}
	}
	return nil
}

// built builds a site and gives its folder.
func built(content, out string) (string, error) {
	if result := build.Run(build.Options{Content: os.DirFS(content), Out: out}); problem.HasErrors(result.Problems) {
		return "", fmt.Errorf("%s does not build; see: phoihop check", content)
	}
	return out, nil
}

func photograph(tab context.Context, screen browsertest.Screen, site, page string) (image.Image, error) {
	if err := browsertest.Show(tab, screen); err != nil {
		return nil, err
	}
	if err := browsertest.Open(tab, "file://"+filepath.ToSlash(filepath.Join(site, filepath.FromSlash(page)))); err != nil {
		return nil, err
	}
	data, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}

func save(out string, picture image.Image) error {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, picture); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}
