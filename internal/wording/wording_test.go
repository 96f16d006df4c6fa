package wording

import (
	"strings"
	"testing"
	"unicode/utf8"

	"phoihop/internal/viet"
)

func TestLowered(t *testing.T) {
	for written, want := range map[string]string{
		"KẾT QUẢ THỰC HIỆN":                    "Kết quả thực hiện",
		"I. KẾT QUẢ CỦA UBND VÀ MTTQ":          "I. Kết quả của UBND và MTTQ",
		"ĐẠI HỘI LẦN THỨ XXVIII DO ĐU, TU NÊU": "Đại hội lần thứ XXVIII do ĐU, TU nêu",
		"Ở ĐÂU CÓ DÂN":                         "Ở đâu có dân",
		"“TỔNG KẾT NĂM 2023” – 12/NQ-HĐND":     "“Tổng kết năm 2023” – 12/NQ-HĐND",
		"MAIN RESULTS OF UBND IN 2023":         "Main results of UBND in 2023",
		"Quận Tây Hồ":                          "Quận Tây Hồ",
		"":                                     "",
		"2023":                                 "2023",
	} {
		if got := Lowered(written); got != want {
			t.Errorf("Lowered(%q) = %q, want %q", written, got, want)
		}
	}
}

// TestWhereALongTextIsCut: what stands behind the judged part changes nothing, and a letter cut in two is none.
func TestWhereALongTextIsCut(t *testing.T) {
	long := strings.Repeat("ẪỲ ", 400)
	if !Judge([]byte(long), viet.Vi, LoudParagraph).Capitals {
		t.Error("a long text in capitals is none")
	}
	if got := Judge([]byte(strings.Repeat("kết quả ", 100)+strings.Repeat("KẾT QUẢ ", 900)), viet.Vi, LoudParagraph); got != (Verdict{}) {
		t.Errorf("got %+v", got)
	}
}

// FuzzJudge looks for texts that break something: no verdict of few words, and hints that are text.
func FuzzJudge(f *testing.F) {
	for _, seed := range []string{"KẾT QUẢ CỦA UBND", "The council and the committee of the ward's people", "’’a’", "Ở Đ", "IMG_1.jpg", "\xff\xfeẪ", "A\u0300B"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []viet.Lang{viet.Vi, viet.En} {
			got := Judge([]byte(text), lang, LoudHeading)
			if got.Foreign == lang {
				t.Errorf("%q in %s is in another language: the same", text, lang)
			}
			if (got.Capitals || got.Foreign != "") && len(text) < 4 {
				t.Errorf("%q is judged: %+v", text, got)
			}
			if p, bad := Alt(text, text, text, lang); bad && p.Code == "" {
				t.Errorf("%q is a bad alternative text for no reason", text)
			}
		}
		IsVague(text)
		if lowered := Lowered(text); utf8.ValidString(text) && !utf8.ValidString(lowered) {
			t.Errorf("Lowered(%q) is no text: %q", text, lowered)
		}
	})
}
