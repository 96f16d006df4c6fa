package explain

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/problem"
)

var update = flag.Bool("update", false, "write docs/problems.md and docs/problems.vi.md, to be read before they are kept")

// TestDocuments holds the documentation to the pages that it is made of.
func TestDocuments(t *testing.T) {
	for lang, file := range map[string]string{"en": "../../docs/problems.md", "vi": "../../docs/problems.vi.md"} {
		want := Document(lang)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s is not what the pages say; run go test ./internal/explain -update (-want +got):\n%s", file, diff)
		}
	}
}

// TestPages: each code has a page, and no page is left of a code that there is no longer.
func TestPages(t *testing.T) {
	entries, err := files.ReadDir("codes")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if code := problem.Code(strings.TrimSuffix(e.Name(), ".txtar")); !problem.Known(code) && !slices.Contains(Repairs, code) {
			t.Errorf("there is no code %s", code)
		}
	}
	codes := All()
	if len(entries) != len(codes) {
		t.Errorf("%d pages for %d codes", len(entries), len(codes))
	}
	for _, code := range codes {
		page, ok := Of(code)
		if !ok || page.About.Vi == "" || page.About.En == "" || page.About.Vi == page.About.En {
			t.Errorf("%s is not explained in both languages", code)
		}
		if len(page.Wrong) == 0 != (len(page.Right) == 0) {
			t.Errorf("%s has half an example", code)
		}
	}
	if _, ok := Of("../base"); ok {
		t.Error("a path is taken for a code")
	}
}

func TestNearest(t *testing.T) {
	for written, want := range map[string]problem.Code{"bad-dat": "bad-date", "bad date": "bad-date", "qqqqqqqq": ""} {
		if got := Nearest(written); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", written, got, want)
		}
	}
}

func TestText(t *testing.T) {
	page, _ := Of("bad-due")
	want := `bad-due (lỗi)

Thời hạn phải là ngày, tháng, quý, nửa năm hoặc năm, để trang biết việc nào trễ. Lời khác để ở due_note.

Sai, khoá của báo cáo:

    tasks: [{title: Sửa đường, owner: ubnd, due: càng sớm càng tốt}]

Đúng, khoá của báo cáo:

    tasks: [{title: Sửa đường, owner: ubnd, due_note: càng sớm càng tốt}]
`
	if diff := cmp.Diff(want, page.Text("vi")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
