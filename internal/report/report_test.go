package report

import (
	"strings"
	"testing"
	"time"

	"phoihop/internal/viet"
)

func TestDueMeansItsLastDay(t *testing.T) {
	for _, c := range []struct {
		due        Due
		text, last string
	}{
		{Due{Date: Date{2023, 12, 31}}, "2023-12-31", "2023-12-31"},
		{Due{Date: Date{2024, 2, 0}}, "2024-02", "2024-02-29"},
		{Due{Date: Date{2023, 2, 0}}, "2023-02", "2023-02-28"},
		{Due{Date: Date{Year: 2023}}, "2023", "2023-12-31"},
		{Due{Date: Date{Year: 2023}, Quarter: 1}, "2023-Q1", "2023-03-31"},
		{Due{Date: Date{Year: 2023}, Quarter: 4}, "2023-Q4", "2023-12-31"},
		{Due{Date: Date{Year: 2023}, Half: 1}, "2023-H1", "2023-06-30"},
		{Due{Date: Date{Year: 2023}, Half: 2}, "2023-H2", "2023-12-31"},
	} {
		if c.due.String() != c.text || c.due.Last().String() != c.last {
			t.Errorf("%+v is %s until %s, want %s until %s", c.due, c.due, c.due.Last(), c.text, c.last)
		}
	}
}

func TestDatesCompareFromCoarseToFine(t *testing.T) {
	inOrder := []Date{{Year: 2018, Month: 12, Day: 31}, {Year: 2019}, {Year: 2019, Month: 4}, {Year: 2019, Month: 4, Day: 1}, {Year: 2019, Month: 5}}
	for i := range inOrder[1:] {
		if inOrder[i].Compare(inOrder[i+1]) >= 0 {
			t.Errorf("%s does not stand before %s", inOrder[i], inOrder[i+1])
		}
	}
	if next := (Date{2025, 6, 30}).Next(); next != (Date{2025, 7, 1}) {
		t.Errorf("the day after 30 June 2025 is %s", next)
	}
	if next := (Date{Year: 2023}).Next(); next != (Date{2024, 1, 1}) {
		t.Errorf("the day after the year 2023 is %s", next)
	}
}

func TestNumbersKeepTheirDigits(t *testing.T) {
	for want, n := range map[string]Number{
		"92.3":  {Unscaled: 923, Scale: 1, Stated: true},
		"92.30": {Unscaled: 9230, Scale: 2, Stated: true},
		"0.05":  {Unscaled: 5, Scale: 2, Stated: true},
		"-0.5":  {Unscaled: -5, Scale: 1, Stated: true},
		"0":     Whole(0),
		"":      {},
	} {
		if n.String() != want {
			t.Errorf("%+v is %q, want %q", n, n, want)
		}
	}
}

func TestUpdatedIsTheLatestStatement(t *testing.T) {
	zone := (&Site{TimeZone: "Asia/Ho_Chi_Minh"}).Zone()
	r := Report{Date: Date{2023, 2, 15}}
	tell := func(want string) {
		t.Helper()
		a := NewAbstract(Ref{}, viet.Vi, &r, "", nil, Wording{})
		if got := a.LastChange().Time(zone).Format(time.RFC3339); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	tell("2023-02-15T00:00:00+07:00")
	r.Published = Stamp{Day: Date{2023, 2, 15}, HasTime: true, Hour: 21, Minute: 6}
	tell("2023-02-15T21:06:00+07:00")
	r.Updated = Stamp{Day: Date{2023, 2, 16}, HasTime: true, Hour: 1, HasZone: true}
	tell("2023-02-16T01:00:00Z")
	r = Report{Date: Date{Year: 2019, Month: 4}}
	tell("2019-04-01T00:00:00+07:00")
}

// Every value of a closed list can be told apart from the others by each of its names.
func TestChoicesHaveNamesOfTheirOwn(t *testing.T) {
	for _, list := range []Choices{PartsOfDay, Kinds, Statuses, Acts, SignedKinds, DocumentRoles, Levels, ThemeKinds, CorrectionKinds, AgencyTypes, UnitTypes, ActEffects, ShareImages} {
		owner := map[string]string{}
		for _, c := range list {
			if c.Name.Vi == "" || c.Name.En == "" {
				t.Errorf("%s lacks a name", c.ID)
			}
			for _, name := range append([]string{c.ID, c.Name.Vi, c.Name.En}, c.Aliases...) {
				folded := viet.Fold(name)
				if other := owner[folded]; other != "" && other != c.ID {
					t.Errorf("%q names both %s and %s", name, other, c.ID)
				}
				owner[folded] = c.ID
			}
		}
	}
}

func TestBilingualFallsBack(t *testing.T) {
	both := Bilingual{Vi: "Quận Tây Hồ", En: "Tay Ho District"}
	if text, in := both.In(viet.En); text != both.En || in != viet.En {
		t.Errorf("got %q in %s", text, in)
	}
	if text, in := (Bilingual{Vi: "Quận Tây Hồ"}).In(viet.En); text != "Quận Tây Hồ" || in != viet.Vi {
		t.Errorf("got %q in %s", text, in)
	}
}

// TestDocumentKey: one number however it is written, and no two numbers taken for one.
func TestDocumentKey(t *testing.T) {
	for _, c := range []struct{ key, written string }{
		{"217-qd-tw", "217-QĐ/TW"}, {"217-qd-tw", "217 - QD/TW"}, {"217-qd-tw", "Quyết định số 217-QĐ/TW"}, {"217-qd-tw", "số 217-QĐ/TW"},
		{"54-2017-qh14", "54/2017/QH14"}, {"10-2022-qh15", "Luật số 10/2022/QH15"}, {"5-kh-ubnd", "05/KH-UBND"}, {"50-kh-ubnd", "50/KH-UBND"},
		{"", ""}, {"", "…"}, {"", "00"}, {"10-2022-qh15", "Luật 10/2022/QH15"},
	} {
		if got := DocumentKey(c.written); got != c.key {
			t.Errorf("%q is %q, want %q", c.written, got, c.key)
		}
	}
	if key := DocumentKey(strings.Repeat("12/KH-UBND ", 20)); len(key) > 80 {
		t.Errorf("a key of %d bytes", len(key))
	}
}
