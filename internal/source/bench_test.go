package source

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"
)

// benchmarkReport is a report and its translation of the size that most have.
func benchmarkReport() map[string]string {
	var vi, en, body strings.Builder
	vi.WriteString("---\ntitle: \"Quận Tây Hồ: hội nghị tổng kết công tác phối hợp năm 2022\"\nsummary: Ba cơ quan của quận họp ngày 15/2/2023, thống nhất nhiệm vụ phối hợp.\n" +
		"agency: [hdnd, ubnd, mttq]\ndate: 2023-02-15\nkind: final-review\npublished: 2023-02-15T21:06:00+07:00\nperiod: {from: 2022-01-01, to: 2022-12-31}\nvenue: Phòng họp số 2, trụ sở UBND quận\nattendees:\n")
	en.WriteString("---\ntitle: \"Tay Ho District: final review of coordination work in 2022\"\nsummary: The district's three bodies met and agreed on their joint tasks.\nvenue: Meeting room 2, People's Committee\nattendees:\n")
	for i, name := range []string{"Nguyễn Văn An", "Trần Thị Bình", "Lê Đức Châu", "Phạm Minh Dũng", "Hoàng Thanh Giang"} {
		fmt.Fprintf(&vi, "  - name: %s\n    role: Phó Bí thư Thường trực, Chủ tịch HĐND quận\n    agency: %s\n", name, []string{"hdnd", "ubnd", "mttq"}[i%3])
		fmt.Fprintf(&en, "  - name: %s\n    role: Standing Deputy Secretary, Chair of the People's Council\n", name)
	}
	vi.WriteString("tasks:\n")
	en.WriteString("tasks:\n")
	for i := range 4 {
		fmt.Fprintf(&vi, "  - id: t%d\n    title: Rà soát các kiến nghị của cử tri còn tồn đọng\n    owner: ubnd\n    due: 2023-0%d-28\n    status: done\n    status_source: Báo cáo tại hội nghị\n", i, i+1)
		fmt.Fprintf(&en, "  - id: t%d\n    title: Review the voters' petitions still pending\n", i)
	}
	vi.WriteString("results:\n")
	en.WriteString("results:\n")
	for i := range 3 {
		fmt.Fprintf(&vi, "  - id: r%d\n    label: Mô hình Dân vận khéo\n    value: 120\n    plan: 115\n    parts:\n      - {label: Cấp phường, value: 90}\n      - {label: Cấp quận, value: 30}\n", i)
		fmt.Fprintf(&en, "  - id: r%d\n    label: Skilful mass mobilisation models\n    parts:\n      - {label: Wards}\n      - {label: District}\n", i)
	}
	for i := range 4 {
		fmt.Fprintf(&body, "\n## Nội dung thứ %d\n\n%s\n", i+1, strings.Repeat("Hội đồng nhân dân và Ủy ban nhân dân quận phối hợp giải quyết kiến nghị của cử tri. ", 12))
	}
	return map[string]string{"a.vi.md": vi.String() + "---\n" + body.String(), "a.en.md": en.String() + "---\n" + body.String()}
}

// BenchmarkReadReport reads a report from the disk. What it takes beyond BenchmarkYAML is ours.
func BenchmarkReadReport(b *testing.B) {
	files := benchmarkReport()
	content := os.DirFS(contentDir(b, files))
	if got := told(readAll(content), "en"); got != "" {
		b.Fatal(got)
	}
	tree, _ := Scan(content)
	site, broken, _ := ReadSite(content)
	set := Settings{Names: NewNames(site, broken), Languages: site.Languages}
	b.SetBytes(int64(len(files["a.vi.md"]) + len(files["a.en.md"])))
	b.ReportAllocs()
	for b.Loop() {
		r := ReadReport(content, tree.Districts[0].Reports[0], set)
		r.Release()
	}
}

// BenchmarkYAML parses the front matter of the same report with yaml.v3 and does nothing else.
func BenchmarkYAML(b *testing.B) {
	var fronts [][]byte
	for _, text := range benchmarkReport() {
		front, _, _, _, ok := cut([]byte(text))
		if !ok {
			b.Fatal("no front matter")
		}
		fronts = append(fronts, front)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, front := range fronts {
			var n yaml.Node
			if err := yaml.Unmarshal(front, &n); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkRegular(b *testing.B) {
	vietnamese := []byte(benchmarkReport()["a.vi.md"])
	for name, text := range map[string][]byte{
		"vietnamese": vietnamese,
		"english":    []byte(strings.Repeat("The Standing Committee of the People's Council reviewed its programme.\n", len(vietnamese)/72)),
		"windows":    bytes.ReplaceAll(vietnamese, []byte("\n"), []byte("\r\n")),
		"decomposed": norm.NFD.Bytes(vietnamese),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				regular(text)
			}
		})
	}
}

// BenchmarkScan lists 20 districts of 100 reports in two languages each.
func BenchmarkScan(b *testing.B) {
	dir := b.TempDir()
	write := func(name string) {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("site.yaml")
	for d := range 20 {
		id := fmt.Sprintf("quan-%d", d)
		if err := os.Mkdir(filepath.Join(dir, id), 0o755); err != nil {
			b.Fatal(err)
		}
		write(id + "/district.yaml")
		for r := range 100 {
			name := fmt.Sprintf("%s/2023-02-15-giao-ban-%d", id, r)
			write(name + ".vi.md")
			write(name + ".en.md")
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if tree, problems := Scan(os.DirFS(dir)); len(tree.Districts) != 20 || len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkReadDistrict(b *testing.B) {
	content := os.DirFS(contentDir(b, nil))
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := ReadDistrict(content, "tay-ho"); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
