package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"phoihop/internal/viet"
)

// report is a body of 3 KB as people write them, with much markup.
var report = func() []byte {
	text, err := os.ReadFile("testdata/report.md")
	if err != nil {
		panic(err)
	}
	return text
}()

func TestReportHasNoProblem(t *testing.T) {
	for _, body := range append(minutes(), report) {
		if list := render(body, viet.Vi).Problems; len(list) > 0 {
			t.Errorf("problems in a good body:\n%s", told(list))
		}
	}
}

// minutes are bodies of 6 to 12 KB as a district publishes them: sections with paragraphs, and in turns
// a list, a table and a quotation.
func minutes() [][]byte {
	words := strings.Fields("hội nghị thống nhất nhiệm vụ phối hợp giữa Thường trực Hội đồng nhân dân, Ủy ban nhân dân và Ban Thường trực " +
		"Ủy ban Mặt trận Tổ quốc quận; giám sát việc giải quyết kiến nghị của cử tri, tiếp xúc, đối thoại với người dân trên địa bàn phường")
	bodies := make([][]byte, 20)
	for i := range bodies {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		var b bytes.Buffer
		sentence := func(n int) {
			b.WriteString("Các bên")
			for range n {
				b.WriteString(" " + words[r.IntN(len(words))])
			}
			b.WriteString(". ")
		}
		for section := range 3 + i%3 {
			fmt.Fprintf(&b, "## Nội dung thứ %d\n\n", section+1)
			for range 2 + r.IntN(2) {
				for range 3 + r.IntN(3) {
					sentence(18 + r.IntN(24))
				}
				b.WriteString("\n\n")
			}
			switch section % 3 {
			case 0:
				for range 4 {
					b.WriteString("- **Kết quả**: ")
					sentence(18)
					b.WriteString("\n")
				}
			case 1:
				b.WriteString("| Chỉ tiêu | Kế hoạch | Thực hiện |\n|---|---:|---:|\n")
				for range 4 {
					fmt.Fprintf(&b, "| Kiến nghị đã giải quyết | %d | %d |\n", r.IntN(90), r.IntN(90))
				}
			case 2:
				b.WriteString("> ")
				sentence(24)
				b.WriteString("\n")
			}
			b.WriteString("\n")
		}
		bodies[i] = b.Bytes()
	}
	return bodies
}

// bench measures what a function takes for one body.
func bench(b *testing.B, do func(body []byte)) {
	run := func(bodies ...[]byte) func(*testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				do(bodies[i%len(bodies)])
			}
		}
	}
	b.Run("minutes", run(minutes()...))
	b.Run("report", run(report))
}

func BenchmarkRender(b *testing.B) {
	bench(b, func(body []byte) { Render(body, viet.Vi) })
}

// BenchmarkGoldmark is what goldmark alone takes for the same bodies.
func BenchmarkGoldmark(b *testing.B) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	var out bytes.Buffer
	bench(b, func(body []byte) {
		out.Reset()
		if err := md.Convert(body, &out); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkHeadings(b *testing.B) {
	bench(b, func(body []byte) { Headings(body, viet.Vi) })
}

func BenchmarkFill(b *testing.B) {
	made := Render(report, viet.Vi)
	html := string(made.HTML)
	for b.Loop() {
		Fill(html, viet.Vi, made.Links, func(int) Address { return Address{URL: "../tay-ho/2023-02-15-tong-ket.html"} })
	}
}
