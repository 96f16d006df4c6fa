package wording

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/viet"
)

func testReader(lang viet.Lang) *Reader {
	if lang == viet.En {
		return NewReader(lang, []Term{
			{"Ha Noi", []string{"Hanoi"}}, {"deputy", []string{"delegate", "delegates"}},
			{"People's Committee", []string{"Popular Committee", "People's Board", "Committee"}},
		}, []string{"Board of National Assembly delegates"})
	}
	return NewReader(lang, []Term{{"Ủy ban nhân dân", []string{"ủy ban", "Uỷ ban hành chính"}}, {"hoà giải", []string{"hoà giải viên"}}}, nil)
}

// told reads a text, all of it body and prose, and gives what was found as "word code", the word being that at
// the place of the problem.
func told(lang viet.Lang, text string) []string {
	var got []string
	found := testReader(lang).Read(Text{Data: []byte(text), IsProse: func(int) bool { return true }})
	slices.SortFunc(found, func(a, b Finding) int { return a.At - b.At })
	for _, f := range found {
		word, _, _ := strings.Cut(text[f.At:], " ")
		got = append(got, fmt.Sprintf("%s %s", strings.TrimRight(word, ",.;:)\n"), f.Problem.Code))
	}
	return got
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		lang viet.Lang
		text string
		want []string
	}{
		// What is advised against: whole words, whatever their capitals, tone marks and spaces; the longest of several.
		{"vi", "Theo ỦY\u00a0BAN\nquận.", []string{"ỦY\u00a0BAN\nquận avoided-word"}},
		{"vi", "Uỷ ban hành chính cũ", []string{"Uỷ avoided-word"}},
		{"vi", "Ủy ban nhân dân quận, uy ban, Ủy, ban, Ủybanhành", nil},
		{"vi", "“Ủy ban” và \"ủy ban\" và «ủy ban»", nil},
		{"vi", "“Họp” Ủy ban", []string{"Ủy avoided-word"}},
		{"en", "In HANOI, the Popular  Committee and the People’s Board met delegates.", []string{"HANOI avoided-word", "Popular avoided-word", "People’s avoided-word", "delegates avoided-word"}},
		{"en", "The People's Committee, the Board of National Assembly delegates and a delegation.", nil},

		// Words written twice.
		{"vi", "Hội nghị hội nghị của cơ quan\ncơ quan, nhân dân nhân dân", []string{"hội doubled-word", "cơ doubled-word", "nhân doubled-word"}},
		{"vi", "Ban Chỉ đạo chỉ đạo, cơ quan, cơ quan Cơ quan điều tra; xã hội xã hội chủ nghĩa; “cơ quan cơ quan”\n\ncơ quan", nil},
		{"vi", "của các các cơ quan, và\nvà với", []string{"các doubled-word", "và doubled-word"}},
		{"vi", "luôn luôn, đời đời, ngày ngày, xanh xanh; Ban ban hành; hiện tại tại quận; nêu trên trên địa bàn; lý do do thiếu; các, các; các\n\ncác; bảo vệ của của công", nil},
		{"en", "The the council of of the ward", []string{"the doubled-word", "of doubled-word"}},
		{"en", "He had had what it is is. That that is, is. Class A a list. If, if", nil},

		// Tone marks in two ways: told once, at the first of the rarer way.
		{"vi", "Hoà bình, toà nhà, khỏe, thuỷ lợi", []string{"khỏe tone-style"}},
		{"vi", "Hòa giải, tòa án, sức khoẻ", []string{"khoẻ tone-style"}},
		{"vi", "quý, quỹ, hoàn toàn, hòa giải, thủy, oải, ngoáy, tùy, của", nil},
		{"vi", "ông Nguyễn Văn Hoà, tỉnh Hoà Bình, hòa giải, bà Trần Thuý Nga", nil},

		{"vi", "hòa giải bằng tiếng giöõa, söûa chöõa", nil},

		// Personal data.
		{"vi", "gọi 0912345678, 0912 345 678, 091.234.5678, 0912 34 56 78, (024) 3825 3536, 0243 825 3536, +84 912 345 678",
			[]string{"0912345678 phone-number", "0912 phone-number", "091.234.5678 phone-number", "0912 phone-number", "(024 phone-number", "0243 phone-number", "+84 phone-number"}},
		{"vi", "ngày 08.02.2023, 02/2023, 05-06-2023; phường 02 03 05 07 09 11; 0,35; 0.35; 178.826.623; 1178826623 đồng; số 0212/QĐ-UBND; 2023 2024 2025; 0300 0500 0700", nil},
		{"vi", "CCCD 001 085 012 345; CMND số: 012.345.678, căn cước 0010 8501 2345.", []string{"001 identity-number", "012.345.678 identity-number", "0010 8501 2345 identity-number"}},
		{"vi", "Cấp 12 345 CCCD, thu 001 085 012 345 đồng; CCCD 1.234.567 người, CCCD 12 345", nil},
		{"vi", "CCCD 001080012345, căn cước số: 001080012346; CMND 012345678", []string{"001080012345 identity-number", "001080012346 identity-number", "012345678 identity-number"}},
		{"vi", "kinh phí 123456789 đồng, 250000000000 đồng", nil},
		{"vi", "ông Nguyễn Văn Ba (sinh năm 1980), bà Tư sinh ngày 2/9/1975; ngày sinh: 12.3.1990; SN 1985", []string{"sinh birth-date", "sinh birth-date", "sinh birth-date", "SN birth-date"}},
		{"vi", "Học sinh năm 2023, tuyển sinh ngày 5/7/2023, Kỳ thi Tuyển sinh năm 2023, vệ sinh 2023, sinh viên; Bác Hồ sinh ngày 19/5/1890", nil},
		{"vi", "trú tại số nhà 12, ngõ 5; ngụ ở 45/3 Lê Lợi; số nhà 7 đường Láng", []string{"trú private-address", "ngụ private-address", "nhà private-address"}},
		{"vi", "người dân cư trú tại 12 phường; trụ sở tại số 12 phố Huế; nhà văn hóa số 3; xây 12 nhà; Nhà nước", nil},
		{"en", "born on 12 March 1980, date of birth: 12/3/1980; residing at 12 Hang Bong Street", []string{"born birth-date", "birth birth-date", "residing private-address"}},
		{"en", "a ward born in 2025? the movement was born of need; he lives at peace; the House 2023", nil},
	} {
		if diff := cmp.Diff(c.want, told(c.lang, c.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

// TestTieOfTones: where a text places tones in both ways as often, the site's own words decide.
func TestTieOfTones(t *testing.T) {
	for name, want := range map[string]string{"Ủy ban nhân dân": "hoà tone-style", "Uỷ ban nhân dân": "hòa tone-style", "Mặt trận Tổ quốc": "hòa tone-style"} {
		text := "hòa giải, hoà bình"
		found := NewReader(viet.Vi, nil, []string{name}).Read(Text{Data: []byte(text), IsProse: func(int) bool { return true }})
		if len(found) != 1 || fmt.Sprintf("%s %s", strings.Fields(text[found[0].At:])[0], found[0].Problem.Code) != want {
			t.Errorf("%s: %+v, want %s", name, found, want)
		}
	}
}

// TestCardInGroups shows such a number as it is told, with plain spaces.
func TestCardInGroups(t *testing.T) {
	for _, text := range []string{"CCCD 001 085 012 345", "căn cước công dân số: 001\u00a0085\u00a0012\u00a0345."} {
		found := testReader(viet.Vi).Read(Text{Data: []byte(text), IsProse: func(int) bool { return true }})
		if len(found) != 1 || !strings.Contains(found[0].Problem.Message.En, `"001 085 012 345"`) {
			t.Errorf("%q: %v", text, found)
		}
	}
}

// TestReadAsksOnly: what IsProse denies is not told.
func TestReadAsksOnlyProse(t *testing.T) {
	text := "Hoà, hòa; các các; ủy ban; 0912345678; (sinh năm 1980)"
	asked := 0
	found := testReader(viet.Vi).Read(Text{Data: []byte(text), IsProse: func(int) bool { asked++; return false }})
	if len(found) > 0 || asked < 5 {
		t.Errorf("asked %d times, told %v", asked, found)
	}
}

func TestTones(t *testing.T) {
	for older, newer := range map[string]string{"hòa": "hoà", "khỏe": "khoẻ", "ủy": "uỷ", "thụy": "thuỵ", "hoàn": "hoàn", "quý": "quý", "của": "của", "òa": "oà"} {
		if got := newTone(older); got != newer {
			t.Errorf("newTone(%q) = %q", older, got)
		}
		if got := oldTone(newer); got != older {
			t.Errorf("oldTone(%q) = %q", newer, got)
		}
		if _, _, ok := toneWay(older); ok && (!mayBeToned([]byte(older)) || !mayBeToned([]byte(newer)) || !mayBeToned([]byte(strings.ToUpper(older))) || !mayBeToned([]byte(strings.ToUpper(newer)))) {
			t.Errorf("%q or %q is passed over", older, newer)
		}
	}
}

// FuzzRead looks for texts that break something: every finding stands at the beginning of a character.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"các các", "Hoà hòa", "ủy\u00a0ban", "gọi +84 912 345 678", "(sinh năm 1980)", "nhà", "trú tại 1", "People’s", "\xe1", "0", "+84"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []viet.Lang{viet.Vi, viet.En} {
			for _, found := range testReader(lang).Read(Text{Data: []byte(text), Body: len(text) / 2, IsProse: func(int) bool { return true }}) {
				if found.At < 0 || found.At >= len(text) || text[found.At]&0xC0 == 0x80 || found.Problem.Message.Vi == "" {
					t.Errorf("%q: %+v", text, found)
				}
			}
		}
	})
}

func TestPastedTables(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"Văn bản.\n\nChỉ tiêu\tKế hoạch\tThực hiện\nĐối thoại\t13\t\nTiếp dân\t5\t7\nGiám sát\t1\t2\n", "13: | Chỉ tiêu | Kế hoạch | Thực hiện | ↵ |---|---|---| ↵ | Đối thoại | 13 |  | ↵ | Tiếp dân | 5 | 7 | ↵ …"},
		{"1\tA\n2\tB", "0: | 1 | A | ↵ |---|---| ↵ | 2 | B |"},
		{"Một dòng\tcó tab\n\nrồi thôi\n", ""},
		{"-\tMột\n-\tHai\n1.\tBa\n2.\tBốn\n\t\tNăm\n\t\tSáu\n", ""},
		{"```\na\tb\nc\td\n```\n", ""},
		{"| a\t| b\t|\n|---|---|\n| c\t| d |\n", ""},
		{"Phường\tSố|lượng\tGhi chú\nBưởi\t12\t\n- Thầy Khuê\t5\tx\n", `0: | Phường | Số\|lượng | Ghi chú | ↵ |---|---|---| ↵ | Bưởi | 12 |  |`},
		{"không có\n", ""},
	} {
		got := ""
		for _, f := range PastedTables([]byte(c.body)) {
			_, table, _ := strings.Cut(f.Problem.Hint.En, "for each ↵: ")
			got += fmt.Sprintf("%d: %s", f.At, table)
		}
		if got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.body, got, c.want)
		}
	}
}
