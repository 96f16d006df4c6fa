package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// facts are what the sources of the five reports in content/ say and a reader must find on their pages,
// in either language. They guard the way from front matter to page with real news: figures, partial
// numbers of documents, periods that differ from their labels, several chairs, open lists.
var facts = []struct {
	report string
	vi, en []string
}{
	{"tay-ho/2023-02-15-tong-ket", []string{
		"chiều thứ Tư, 15/02/2023", "Hội nghị tổng kết", "Ký kết", "Phát động",
		"Nguồn nêu 6 nội dung, liệt kê 5", "Lê Thị Thu Hằng", "Bí thư Quận ủy; Chủ tịch HĐND quận Tây Hồ",
		"15/02/2023, 21:06", "Địa điểm nguồn không ghi", "cao hơn những năm trước", "nguồn còn liệt kê tiếp", "Hương Ly",
		"kết thúc hoạt động từ ngày 01/7/2025", "Phường Tây Hồ",
	}, []string{
		"Wednesday 15 February 2023, afternoon", "Final review", "Signing ceremony",
		"The source declares 6 items and lists 5", "Lê Thị Thu Hằng", "15 Feb 2023, 21:06", "Venue not stated", "the source's list goes on",
		"ceased operation on 1 July 2025", "Tay Ho Ward",
	}},
	{"ngo-quyen/2023-09-13-giao-ban", []string{
		"chiều thứ Tư, 13/09/2023", "Giao ban", "9 tháng đầu năm 2023", "3 tháng cuối năm 2023", "Cơ quan triệu tập Thường trực Quận ủy",
		"300 mô hình", "297 mô hình", "3 mô hình", "127%", "tăng 27% so với kế hoạch", "38 cuộc", "92,3%", "280%", "11/12 phường", "10/12 phường", "Lạc Viên, Cầu Tre",
		"8/18 lượt đơn vị", "Đang triển khai 18", "Trịnh Quang Trường chủ trì", "chưa khớp xuyên suốt giữa phường với quận",
		"Ngày đăng nguồn không ghi", "Cập nhật 16/09/2023, 07:12", "tháng 12/2023", "Tăng cường công tác quản lý đất đai",
	}, []string{
		"Wednesday 13 September 2023, afternoon", "the first nine months of 2023", "Called by Standing Body of the District Party Committee",
		"300 models", "297 models", "127%", "38 dialogues", "92.3%", "280%", "11/12 wards", "10/12 wards", "Lac Vien, Cau Tre",
		"8/18 visits to units", "18 under way", "Trịnh Quang Trường chair", "Published not stated", "Updated 16 Sep 2023, 07:12", "December 2023",
	}},
	{"go-vap/2019-05-31-so-ket", []string{
		"sáng thứ Sáu, 31/05/2019", "Hội nghị sơ kết", "năm 2018 (từ 15/04/2018 đến 15/04/2019)", "31/05/2019, 17:09",
		"Nghị quyết 54/2017/QH14", "Quy định 1374", "Chỉ thị 19-CT/TU", "Thường trực HĐND Phường 7", "Thành ủy viên; Bí thư Quận ủy", "nguồn còn liệt kê tiếp",
		"Camera giám sát an ninh trật tự", "Người Việt Nam ưu tiên dùng hàng Việt Nam", "mục Hoạt động Ủy ban nhân dân",
	}, []string{
		"Friday 31 May 2019, morning", "from 15 Apr 2018 to 15 Apr 2019", "31 May 2019, 17:09",
		"Resolution 54/2017/QH14", "1374", "Directive 19-CT/TU", "Sử Ngọc Anh", "the source's list goes on",
	}},
	{"dong-da/2023-12-27-ky-ket", []string{
		"chiều thứ Tư, 27/12/2023", "28/12/2023, 10:32", "năm 2023", "năm 2024", "lần thứ XXVIII", "Ủy ban MTTQ quận Đống Đa",
		"Chương trình phối hợp công tác năm 2024 giữa HĐND, UBND và Ủy ban MTTQ Việt Nam quận Đống Đa",
		"Chương trình phối hợp công tác năm 2024 giữa Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội quận Đống Đa",
		"Đinh Trường Thọ", "Lê Tuấn Định", "Nguyễn Thị Minh Hiền",
	}, []string{
		"Wednesday 27 December 2023, afternoon", "28 Dec 2023, 10:32", "28th Congress", "Đinh Trường Thọ", "Lê Tuấn Định", "Nguyễn Thị Minh Hiền",
	}},
	{"ham-tan/2024-03-13-tong-ket", []string{
		"chiều thứ Tư, 13/03/2024", "Hội nghị tổng kết", "Phòng họp số 2, Nhà làm việc UBND huyện", "Nhiệm kỳ 2021-2026", "Ngày đăng nguồn không ghi",
		"Dương Văn Đông chủ trì", "Hà Lê Thanh Chung chủ trì", "Võ Xuân Định chủ trì",
		"Thường trực Hội đồng nhân dân: Theo dõi, đôn đốc", "Ủy ban nhân dân: Một số nội dung cho kỳ họp", "Ý kiến góp ý xây dựng Đảng còn ít",
	}, []string{
		"Wednesday 13 March 2024, afternoon", "Published not stated", "2021-2026",
		"Dương Văn Đông chair", "Hà Lê Thanh Chung chair", "Võ Xuân Định chair", "Standing Body of the People's Council:",
	}},
}

// contradictions are the figures that contradict each other in the sources of content/ themselves. They are
// told as warnings and stand on the pages as the sources have them.
const contradictions = `ngo-quyen/2023-09-13-giao-ban.vi.md:69:26: warning: 280% of the plan is stated, but no plan in whole numbers gives that share: 13/4 = 325%, 13/5 = 260% [figure-percent]
tay-ho/2023-02-15-tong-ket.vi.md:24:17: warning: the paper declares 6 items, but 5 are listed [figure-items]
`

// TestRealContent builds content/ as it is published: without one error, with no warnings but those of its
// contradictions, and every fact of its sources stands on its pages in both languages.
func TestRealContent(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	result := Run(Options{Content: os.DirFS("../../content"), Out: out})
	if diff := cmp.Diff(contradictions, lines(result.Problems)); diff != "" {
		t.Errorf("problems of content/ (-want +got):\n%s", diff)
	}
	if result.Reports != len(facts) {
		t.Errorf("content/ has %d reports; facts are held for %d", result.Reports, len(facts))
	}
	for _, f := range facts {
		for lang, wanted := range map[string][]string{"vi": f.vi, "en": f.en} {
			data, err := os.ReadFile(filepath.Join(out, lang, f.report+".html"))
			if err != nil {
				t.Fatal(err)
			}
			text := spoken(t, string(data))
			for _, fact := range wanted {
				if !strings.Contains(text, fact) {
					t.Errorf("%s/%s does not say %q", lang, f.report, fact)
				}
			}
		}
	}
}

// spoken is a page's text as it is read aloud: elements parted by spaces, but words that only carry a
// language or a link joined to what stands around them.
func spoken(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		inline := n.Type == html.ElementNode && (n.Data == "a" || n.Data == "time" || n.Data == "strong" || n.Data == "small" || n.Data == "span" && attr(n, "class") == "")
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if !inline && n.Type == html.ElementNode {
			b.WriteString(" ")
		}
	}
	walk(doc)
	return strings.Join(strings.Fields(b.String()), " ")
}
