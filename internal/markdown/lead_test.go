package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"phoihop/internal/viet"
)

func TestLead(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"empty", "", ""},
		{"blank", "\n \n", ""},
		{"paragraph", "Đoạn một\nhai.\n\nKhác.\n", "Đoạn một hai."},
		{"behind a heading", "## Kết quả\n\nĐoạn *một*.\n", "Đoạn một."},
		{"close behind a heading", "## Kết quả\nĐoạn một.\n", "Đoạn một."},
		{"before a list", "Gồm có:\n- a\n- b\n", "Gồm có:"},
		{"before a heading", "Một\n## Hai\n", "Một"},
		{"behind a list", "- a\n- b\n\nĐoạn.\n", "Đoạn."},
		{"behind a table", "| a |\n|---|\n| b |\n\nĐoạn.\n", "Đoạn."},
		{"behind a comment", "<!-- ẩn\n\nẩn -->\n\nHiện\n", "Hiện"},
		{"behind code", "```\na\n\nb\n```\n\nĐoạn\n", "Đoạn"},
		{"behind a picture's own paragraph", "![Ảnh hội nghị](a.jpg)\n\nĐoạn\n", "Đoạn"},
		{"beside a picture", "![Ảnh](a.jpg) Đoạn, [![Ảnh](b.jpg) lời](c.vi.md)\n", "Đoạn, lời"},
		{"picture alone", "![Ảnh hội nghị](a.jpg)\n", ""},
		{"behind definitions", "[a]: https://example.org\n[^1]: chú\n\nXem [bài][a][^1].\n", "Xem bài."},
		{"definitions further down", "Xem [bài] này[^1].\n\n[bài]: a.vi.md\n\n[^1]: chú\n", "Xem bài này."},
		{"underlined heading", "Một\n---\n\nĐoạn\n", "Đoạn"},
		{"quotation alone", "> Lời\n> trích\n", "Lời trích"},
		{"quotation before list", "- a\n\n> Lời\n", "Lời"},
		{"list alone", "## A\n\n- một\n- hai\n", "một hai"},
		{"table alone", "| Một | Hai |\n|---|---|\n| 3 | 4 |\n", "Một Hai 3 4"},
		{"heading alone", "## Kết quả\n", "Kết quả"},
		{"break, then paragraph", "---\n\n***\n\n___\n\nĐoạn\n", "Đoạn"},
		{"year that looks like a list", "Năm\n2023. Kết quả\n", "Năm 2023. Kết quả"},
		{"entities and escapes", "A &amp; B \\* `c`<!-- d --> <span lang=\"en\">e</span>\n", "A & B * c e"},
		{"paragraph without words", "<!-- a --> <!-- b -->\n\nĐoạn\n", "Đoạn"},
		{"definition list", "Chủ trì\nPhối hợp\n: HĐND\n\n: UBND\n", "Chủ trì Phối hợp"},
		{"definition list in a quotation", "> Chủ trì\n> : HĐND\n", "Chủ trì HĐND"},
		{"close before a table", "Chỉ tiêu:\n| a |\n|---|\n| b |\n", "Chỉ tiêu:"},
		{"a line that begins with a hashtag", "Hội nghị\n#TâyHồ\n", "Hội nghị #TâyHồ"},
		{"in brackets", "[Trực báo]: tháng 5 họp tại quận.\n", "[Trực báo]: tháng 5 họp tại quận."},
		{"comment with a blank line, close behind a list", "- a\n<!-- ẩn\n\nẩn -->\n", "a"},
		{"notes alone", "[^1]: chú\n", ""},
		{"over a limit", strings.Repeat("> ", 30) + "a\n", ""},
	} {
		if got := Lead([]byte(c.body)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if got := Render([]byte(c.body), viet.Vi).Lead; got != c.want {
			t.Errorf("%s: rendered with %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLeadIsCutBetweenWords(t *testing.T) {
	got := Lead([]byte(strings.Repeat("phối hợp, ", 200)))
	if n := utf8.RuneCountInString(got); n < 280 || n > leadLength+1 {
		t.Errorf("%d characters: %s", n, got)
	}
	if !strings.HasSuffix(got, "hợp…") && !strings.HasSuffix(got, "phối…") {
		t.Errorf("cut within a word or behind a comma: %s", got)
	}
	whole := strings.TrimSpace(strings.Repeat("hội nghị ", 30))
	if got := Lead([]byte(whole)); got != whole {
		t.Errorf("got %q", got)
	}
	if got := Lead([]byte("Gồm " + strings.Repeat("x", 10_000))); got != "Gồm…" {
		t.Errorf("got %q", got)
	}
	if got := Lead([]byte(strings.Repeat("ắ", 10_000))); len(got) > leadSource || !utf8.ValidString(got) {
		t.Errorf("one word of %d bytes", len(got))
	}
}
