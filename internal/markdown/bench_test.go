package markdown

import (
	"bytes"
	"os"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"phoihop/internal/viet"
)

// report is a body of 3 KB as people write them.
var report = func() []byte {
	text, err := os.ReadFile("testdata/report.md")
	if err != nil {
		panic(err)
	}
	return text
}()

func TestReportHasNoProblem(t *testing.T) {
	if list := Render(report, viet.Vi, folder{}).Problems; len(list) > 0 {
		t.Errorf("problems in a good body:\n%s", told(list))
	}
}

func BenchmarkRender(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(report)))
	for b.Loop() {
		Render(report, viet.Vi, folder{})
	}
}

// BenchmarkGoldmark is what goldmark alone takes for the same body.
func BenchmarkGoldmark(b *testing.B) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	b.ReportAllocs()
	b.SetBytes(int64(len(report)))
	for b.Loop() {
		var out bytes.Buffer
		if err := md.Convert(report, &out); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHeadings(b *testing.B) {
	for b.Loop() {
		Headings(report, viet.Vi)
	}
}

func BenchmarkLead(b *testing.B) {
	for b.Loop() {
		Lead(report)
	}
}
