// Screenshot builds the site and takes the picture that the README shows: a report in Vietnamese
// beside its English translation.
//
//	go run ./internal/browsertest/screenshot CONTENT OUT.png
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

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: screenshot CONTENT OUT.png")
		os.Exit(2)
	}
	if err := take(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "screenshot:", err)
		os.Exit(1)
	}
}

func take(content, out string) error {
	dir, err := os.MkdirTemp("", "screenshot")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	site := filepath.Join(dir, "public")
	if result := build.Run(build.Options{Content: os.DirFS(content), Out: site}); problem.HasErrors(result.Problems) {
		return fmt.Errorf("%s does not build; see: phoihop check", content)
	}
	tab, stop, err := browsertest.Start(context.Background(), filepath.Join(dir, "profile"))
	if err != nil {
		return err
	}
	defer stop()
	picture := image.NewRGBA(image.Rect(0, 0, int(2*half.Width)+gap, int(half.Height)))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.Gray{0x99}), image.Point{}, draw.Src)
	for i, lang := range []string{"vi", "en"} {
		page, err := photograph(tab, "file://"+filepath.ToSlash(filepath.Join(site, lang, filepath.FromSlash(report))))
		if err != nil {
			return err
		}
		left := i * (int(half.Width) + gap)
		at := image.Rect(left, 0, left+int(half.Width), int(half.Height))
		draw.Draw(picture, at, page, image.Point{}, draw.Src)
	}
	return save(out, picture)
}

func photograph(tab context.Context, url string) (image.Image, error) {
	if err := browsertest.Show(tab, half); err != nil {
		return nil, err
	}
	if err := browsertest.Open(tab, url); err != nil {
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
