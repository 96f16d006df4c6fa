package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// TestHintsForThoseWhoHear holds what is told of each kind, and what to write instead.
func TestHintsForThoseWhoHear(t *testing.T) {
	const alt = `viết điều ảnh cho thấy: ai, đang làm gì, ở đâu, ví dụ "Ba cơ quan ký chương trình phối hợp năm 2024"`
	const altEn = `write what it shows: who does what where, such as "Three bodies sign the coordination programme of 2024"`
	for _, c := range []struct {
		written                          string
		code                             problem.Code
		message, messageEn, hint, hintEn string
	}{
		{"![IMG_1.jpg](a.jpg)", problem.AltFileName, `lời mô tả ảnh "IMG_1.jpg" là tên tệp, người dùng trình đọc màn hình không hiểu được`,
			`the alternative text "IMG_1.jpg" is a file name, which tells nothing to those who hear it`, alt, altEn},
		{"![ảnh](a.jpg)", problem.AltGeneric, `lời mô tả "ảnh" không nói ảnh có gì`, `the alternative text "ảnh" does not say what the picture shows`, alt, altEn},
		{`![Lễ ký kết ba bên](a.jpg "Lễ ký kết ba bên")`, problem.AltAsCaption, "lời mô tả ảnh giống hệt chú thích ảnh nên được đọc hai lần",
			"the alternative text repeats the caption, so that it is read twice",
			"giữ chú thích; trong lời mô tả viết điều nhìn thấy được trong ảnh mà chú thích không nói",
			"keep the caption; in the alternative text write what is seen and the caption does not say"},
		{"![Hội nghị](a.jpg)", problem.AltShort, `lời mô tả "Hội nghị" quá ngắn để biết ảnh có gì`, `the alternative text "Hội nghị" is too short to tell what the picture shows`, alt, altEn},
		{"Xem [tại đây](a.vi.md)", problem.LinkVague, `chữ của liên kết "tại đây" không nói liên kết dẫn tới đâu`, `the link's words "tại đây" do not say where it leads`,
			"viết tên của trang hoặc văn bản được dẫn tới, ví dụ [Nghị quyết 12/NQ-HĐND](a.vi.md)",
			"write the name of the page or paper that it leads to, such as [Resolution 12/NQ-HDND](a.vi.md)"},
		{"**II. KẾT QUẢ CỦA UBND:**\n\nĐạt.", problem.StrongAsHeading,
			"dòng chữ đậm đứng riêng thay cho tiêu đề nên không có trong mục lục và trình đọc màn hình không tìm thấy",
			"this line in bold stands for a heading, but no table of contents and no screen reader finds it",
			`viết "## II. Kết quả của UBND"; nếu không phải tiêu đề thì bỏ ** hoặc viết tiếp vào đoạn sau`,
			`write "## II. Kết quả của UBND"; if it is no heading, leave out ** or join it with the paragraph that follows`},
		{"## Một\n\n#### Hai", problem.HeadingSkipped, "tiêu đề nhảy từ cấp 2 xuống cấp 4", "the headings skip from level 2 to level 4",
			"viết ### thay cho ####", "write ### in place of ####"},
		{"| | |\n|-|-|\n| a | b |", problem.TableHead, "hàng đầu của bảng để trống nên các cột không có tên", "the table's first row is empty, so its columns have no names",
			"viết tên các cột ở hàng trên hàng kẻ |---|", "write the names of the columns in the row above the rule |---|"},
		{"| a | b |\n|-|-|\n| c | |", problem.TableColumn, "cột 2 của bảng không có ô nào có chữ", "no cell of the table's column 2 has words",
			"bỏ cột này, hoặc điền các ô; chỗ không có số liệu viết –", "remove the column, or fill its cells; write – where there is nothing to say"},
		{"## KẾT QUẢ CỦA UBND", problem.AllCapitals, "viết toàn chữ in hoa: khó đọc, và trình đọc màn hình có thể đánh vần từng chữ",
			"this is all in capitals, which are hard to read and may be spelled out letter by letter by a screen reader",
			`viết chữ thường, ví dụ "Kết quả của UBND" (tên riêng viết hoa chữ đầu)`, `write small letters, such as "Kết quả của UBND" (names with their capitals)`},
		{"The council and the committee will review the work of the wards in the autumn.", problem.OtherLanguage,
			"đoạn này viết bằng tiếng Anh mà không ghi ngôn ngữ nên trình đọc màn hình đọc sai",
			"this passage is in English without saying so, and a screen reader would mispronounce it",
			`đặt chữ của đoạn giữa <span lang="en"> và </span>, mỗi đoạn hoặc mục một cặp`,
			`put its words between <span lang="en"> and </span>, a pair for each paragraph or item`},
	} {
		list := render([]byte(c.written), viet.Vi).Problems
		if len(list) != 1 || list[0].Code != c.code || list[0].Severity != problem.Warning {
			t.Errorf("%s: got %v", c.written, list)
			continue
		}
		if diff := cmp.Diff([]problem.Words{{Vi: c.message, En: c.messageEn}, {Vi: c.hint, En: c.hintEn}}, []problem.Words{list[0].Message, list[0].Hint}); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", c.written, diff)
		}
	}
}

// TestRepairsAreHeard makes sure that what the hints say to write is without problems.
func TestRepairsAreHeard(t *testing.T) {
	for _, written := range []string{
		"![Ba cơ quan ký chương trình phối hợp năm 2024](a.jpg)", "Xem [Nghị quyết 12/NQ-HĐND](a.vi.md)", "## II. Kết quả của UBND\n\nĐạt.",
		"## Một\n\n### Hai", "| a | b |\n|-|-|\n| c | – |", "## Kết quả của UBND",
		`<span lang="en">The council and the committee will review the work of the wards in the autumn.</span>`,
		`- <span lang="en">The council and the committee will review the work of the wards in the autumn.</span>`,
	} {
		if list := render([]byte(written), viet.Vi).Problems; len(list) > 0 {
			t.Errorf("%s: got %s", written, told(list))
		}
	}
}
