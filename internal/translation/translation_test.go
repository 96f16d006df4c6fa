package translation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/source"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"Một. Hai! Ba? Bốn": {"Một.", "Hai!", "Ba?", "Bốn"},
		"TP. Hồ Chí Minh và Q. Gò Vấp chi 1.000 đồng ngày 15.3.2023. Đ/c. Lê Văn A. dự. Hết.":   {"TP. Hồ Chí Minh và Q. Gò Vấp chi 1.000 đồng ngày 15.3.2023.", "Đ/c. Lê Văn A. dự.", "Hết."},
		"Ông nói: “Xong rồi.” Mọi người về… rồi họp. “Tốt!” (Theo báo cáo.) Năm 2022. 12 việc.": {"Ông nói: “Xong rồi.”", "Mọi người về… rồi họp.", "“Tốt!”", "(Theo báo cáo.)", "Năm 2022.", "12 việc."},
		"1. Phạm vi. Đối tượng":                {"1. Phạm vi.", "Đối tượng"},
		"Dr. Who met No. 5. It was e.g. fine.": {"Dr. Who met No. 5.", "It was e.g. fine."},
		"## Kết quả\nMột dòng\nhai dòng. Ba.\n- mục một\n  tiếp\n- mục hai. Nữa.\n\n| a | b |\n|---|---|\n```\ncode. X\n\n```": {"## Kết quả", "Một dòng hai dòng.", "Ba.", "- mục một tiếp", "- mục hai.", "Nữa.", "| a | b |", "|---|---|", "```", "code. X", "```"},
		"": nil,
	} {
		if d := cmp.Diff(want, units(text)); d != "" {
			t.Errorf("%s (-want +got)\n%s", text, d)
		}
	}
}

// wording reads an original.
func wording(t *testing.T, front, body string) source.Wording {
	t.Helper()
	w, ok := source.ReadWording([]byte("---\n" + front + "---\n" + body))
	if !ok {
		t.Fatalf("not read: %s", front)
	}
	return w
}

func TestCompare(t *testing.T) {
	for name, c := range map[string]struct{ oldFront, oldBody, nowFront, nowBody, want string }{
		"nothing but spaces": {"title: Họp  giao ban\n", "Một.\nHai.", "title: Họp giao ban\n", "Một. Hai.", ""},
		"a sentence in the middle": {"title: Họp\n", "Một. Hai. Ba.\n", "title: Họp\n", "Một. Hai rưỡi. Ba.\n", `body
    Một.
  - Hai.
  + Hai rưỡi.
`},
		"a key, a new one and one that is gone": {"title: Họp\nvenue: Phòng 2\n", "", "title: Họp 2\nsummary: Tóm tắt. Xong.\n", "", `title
  - Họp
  + Họp 2

summary
  + Tóm tắt.
  + Xong.

venue
  - Phòng 2
`},
		"entries by their ids, whatever their order": {"tasks: [{id: t1, title: Một}, {id: t2, title: Hai}, {id: t4, title: Bốn}]\n", "",
			"tasks: [{id: t2, title: Hai}, {id: t3, title: Ba}, {id: t1, title: Một nữa}]\n", "", `tasks[t3].title
  + Ba

tasks[t1].title
  - Một
  + Một nữa

tasks[t4].title
  - Bốn
`},
		"entries without marks": {"limitations: [Chậm, Thiếu]\n", "", "limitations: [Mới, Chậm, Thiếu hẳn]\n", "", `limitations
  + Mới
    Chậm
  - Thiếu
  + Thiếu hẳn
`},
		"ids that were added are no change": {"tasks: [{title: Một}, Hai]\n", "", "tasks: [{id: t1, title: Một}, {id: t2, title: Hai}]\n", "", ""},
		"texts of a list in an entry": {"attendees: [{name: Lê An, roles: [Bí thư, Chủ tịch]}]\n", "", "attendees: [{name: Lê An, roles: [Phó Bí thư, Chủ tịch]}]\n", "", `attendees[Lê An].roles
  - Bí thư
  + Phó Bí thư
`},
		"a mapping": {"period: {label: năm 2022}\n", "", "period: {label: năm 2023}\nsource: {name: Báo}\n", "", `period.label
  - năm 2022
  + năm 2023

source.name
  + Báo
`},
		"two places of the body": {"title: Họp\n", "A. B. C. D. E.", "title: Họp\n", "X. B. C. E. F.", `body
  - A.
  + X.
    C.
  - D.
    E.
  + F.
`},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Contains(c.oldBody, "A. B.") { // a single letter and a full stop is a shortened word
				c.oldBody, c.nowBody = strings.ReplaceAll(c.oldBody, ". ", ".\n\n"), strings.ReplaceAll(c.nowBody, ". ", ".\n\n")
			}
			old, now := wording(t, c.oldFront, c.oldBody), wording(t, c.nowFront, c.nowBody)
			if d := cmp.Diff(c.want, Text(Compare(old, now), "body")); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if same := old.Fingerprint == now.Fingerprint; same != (c.want == "") {
				t.Errorf("the fingerprints are the same: %v", same)
			}
		})
	}
}

func TestCompareGivesUpOnVeryLongTexts(t *testing.T) {
	old := wording(t, "title: Họp\n", strings.Repeat("Câu cũ này.\n\n", 5000))
	now := wording(t, "title: Họp\n", strings.Repeat("Câu mới này.\n\n", 5000))
	changes := Compare(old, now)
	if len(changes) != 1 || len(changes[0].Hunks) != 1 || len(changes[0].Hunks[0].Old) != 5000 || len(changes[0].Hunks[0].New) != 5000 {
		t.Errorf("%d changes", len(changes))
	}
}
