package source

import (
	"fmt"
	"strings"
	"testing"
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

func BenchmarkReadReport(b *testing.B) {
	content := folder(benchmarkReport())
	if got := told(readAll(content), "en"); got != "" {
		b.Fatal(got)
	}
	tree, _ := Scan(content)
	site, broken, _ := ReadSite(content)
	set := Settings{Names: NewNames(site, broken), Languages: site.Languages}
	b.SetBytes(int64(len(content["tay-ho/a.vi.md"].Data) + len(content["tay-ho/a.en.md"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		ReadReport(content, tree.Districts[0].Reports[0], set)
	}
}
