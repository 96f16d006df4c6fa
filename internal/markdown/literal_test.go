package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// TestHintsGiveTheRepair holds what an editor is told to write instead, in both languages.
func TestHintsGiveTheRepair(t *testing.T) {
	for _, c := range []struct {
		written  string
		code     problem.Code
		severity problem.Severity
		vi, en   string
	}{
		{"Xem [kế hoạch](ke hoach quy I.pdf).", problem.LinkAsText, problem.Error,
			`địa chỉ có dấu cách: viết %20 thay mỗi dấu cách, [kế hoạch](ke%20hoach%20quy%20I.pdf), hoặc đặt trong <…>, (<ke hoach quy I.pdf>); dấu ngoặc thường thì viết \[`,
			`its address has spaces: write %20 for each, [kế hoạch](ke%20hoach%20quy%20I.pdf), or put it in <…>, (<ke hoach quy I.pdf>); write \[ for a plain bracket`},
		{"![](ảnh 1.jpg “Hội nghị”)", problem.LinkAsText, problem.Error,
			`địa chỉ có dấu cách: viết %20 thay mỗi dấu cách, ![](ảnh%201.jpg "Hội nghị"), hoặc đặt trong <…>, (<ảnh 1.jpg> "Hội nghị"); dấu ngoặc thường thì viết \[`,
			`its address has spaces: write %20 for each, ![](ảnh%201.jpg "Hội nghị"), or put it in <…>, (<ảnh 1.jpg> "Hội nghị"); write \[ for a plain bracket`},
		{"[a [b](c.vi.md) d](e.vi.md)", problem.LinkAsText, problem.Error,
			`viết một liên kết ngoài liên kết khác, địa chỉ không có dấu ngoặc lẻ; dấu ngoặc thường thì viết \[`,
			`write no link within another, and no unpaired parenthesis in its address; write \[ for a plain bracket`},
		{"<o:p></o:p>", problem.RawHTML, problem.Error,
			`dùng Markdown; dấu < trong câu viết là \<; chỉ <span lang="…">…</span> được phép`,
			`use Markdown; write \< for a plain <; only <span lang="…">…</span> is allowed`},
		{"**Kết quả", problem.EmphasisAsText, problem.Warning,
			`viết **chữ đậm** đủ hai đầu, sát chữ, có dấu cách hoặc dấu câu ở ngoài; dấu sao thường thì viết \*`,
			`write **bold words** with stars close to the words at both ends and a space or a sign outside, or \* for a plain star`},
		{"#Kết quả năm", problem.HeadingAsText, problem.Warning,
			`viết "## Kết quả năm", giữa hai dòng trống; dấu # thường thì viết \#`,
			`write "## Kết quả năm" between blank lines, or \# for a plain sign`},
		{"###Mục", problem.HeadingAsText, problem.Warning,
			`viết "### Mục", giữa hai dòng trống; dấu # thường thì viết \#`,
			`write "### Mục" between blank lines, or \# for a plain sign`},
		{"• một\n• hai", problem.ListAsText, problem.Warning,
			`đầu mỗi dòng, viết "- " thay cho "•"`, `begin each line with "- " in place of "•"`},
		{"| a | b | c |\n|:--|\n", problem.TableRule, problem.Warning,
			`viết hai hàng cùng số cột, ví dụ hàng kẻ |:--|---|---|`, `give both rows as many columns, such as a rule |:--|---|---|`},
		{"| a |\n|:--|--:|\n", problem.TableRule, problem.Warning,
			`viết hai hàng cùng số cột, ví dụ hàng kẻ |:--|`, `give both rows as many columns, such as a rule |:--|`},
		{"[a](#muc)", problem.DeadFragment, problem.Error,
			`văn bản ấy không có tiêu đề nào; thêm một dòng ## Tiêu đề, hoặc bỏ phần từ dấu #`,
			`that text has no headings; add a line ## Heading, or leave out what begins with #`},
		{"![](a.jpg)", problem.ImageAlt, problem.Error,
			`viết ![mô tả ảnh](a.jpg) cho người không nhìn thấy ảnh`, `write ![what it shows](a.jpg) for readers who do not see it`},
	} {
		list := render([]byte(c.written), viet.Vi).Problems
		if len(list) != 1 || list[0].Code != c.code || list[0].Severity != c.severity {
			t.Errorf("%s: got %v", c.written, list)
			continue
		}
		if diff := cmp.Diff(problem.Words{Vi: c.vi, En: c.en}, list[0].Hint); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", c.written, diff)
		}
	}
}

// TestRepairsRepair makes sure that what the hints say to write is without problems.
func TestRepairsRepair(t *testing.T) {
	for _, written := range []string{
		"[kế hoạch](ke%20hoach.vi.md)", "[kế hoạch](<ke hoach.vi.md>)", `![Ba cơ quan ký kết](ảnh%201.jpg "Hội nghị")`, `\[a](b c.pdf)`, `\<o:p>`,
		"**chữ đậm**", `\*\*Kết quả`, "## Kết quả năm", `\##Mục`, "- một\n- hai", "| a | b | c |\n|:--|---|---|\n",
	} {
		if list := render([]byte(written), viet.Vi).Problems; len(list) > 0 {
			t.Errorf("%s: got %s", written, told(list))
		}
	}
}

// TestStarsOfANoteAreTold: footnotes are written last, wherever they stand.
func TestStarsOfANoteAreTold(t *testing.T) {
	body := "[^1]: chú **thích\n\nlời[^1] **cuối\n"
	if got, want := told(render([]byte(body), viet.Vi).Problems), "1:11 emphasis-as-text\n3:9 emphasis-as-text\n"; got != want {
		t.Errorf("got %s", got)
	}
}
