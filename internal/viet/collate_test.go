package viet

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

// Each list stands in the order in which readers expect it.
func TestCollator(t *testing.T) {
	for _, c := range []struct {
		name string
		lang Lang
		want []string
	}{
		{"letters of the alphabet", Vi, []string{"Anh", "Ăn", "Ân", "Da", "Dân", "Đa", "Đống", "E", "Ê", "O", "Ô", "Ơ", "U", "Ư"}},
		{"tones", Vi, []string{"Ha", "Hà", "Hả", "Hã", "Há", "Hạ"}},
		{"tones count after letters", Vi, []string{"Hà Đông", "Hạ Long", "Há Miệng", "Hà Nam"}},
		{"word by word", Vi, []string{"Hà Tĩnh", "Hải Dương", "Hàm Tân", "Hoà"}},
		{"numbers by value", Vi, []string{"Phường 1", "Phường 2", "Phường 07", "Phường 10", "Phường 12"}},
		{"case last", Vi, []string{"tây hồ", "Tây Hồ", "Tây hồ 2"}},
		{"odd spaces are spaces", Vi, []string{"Tây\u00A0Hà", "Tây Hồ", "Tây\u00A0Hồ Đông"}},
		{"English alphabet", En, []string{"Council", "Da", "Dan", "Dong", "Front", "Ward 2", "Ward 10"}},
		{"a language we don't have", "fr", []string{"Da", "Đa", "E"}},
	} {
		got := slices.Clone(c.want)
		slices.Reverse(got)
		slices.SortFunc(got, Collator(c.lang).Compare)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s (%s):\n got %q\nwant %q", c.name, c.lang, got, c.want)
		}
	}
}

func TestComparePersons(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string
	}{
		{"given name first", []string{"Trần Văn An", "Lê Thị Thu Hằng", "Trịnh Quang Trường"}},
		{"then family name", []string{"Lê Văn Bình", "Nguyễn An Bình", "Trần An Bình"}},
		{"then middle names", []string{"Lê An Bình", "Lê Thị Bình", "Lê Thị Thu Bình", "Lê Văn Bình"}},
		{"no middle name before any", []string{"Lê Bình", "Lê An Bình"}},
		{"one word is a given name", []string{"Bình", "An Bình"}},
		{"the alphabet's order", []string{"Lê Anh", "Lê Ánh", "Lê Ân", "Lê Dung", "Lê Đức"}},
		{"tone placement makes no group", []string{"Lê Hoà", "Phạm Hòa", "Trần Hoà", "An Hoá", "Lê Hóa"}},
		{"case makes no group", []string{"LÊ THỊ HÀ", "Nguyễn Thị Hà", "PHẠM HÀ", "Trần Hà"}},
		{"odd spaces part words", []string{"Trần Văn\u00A0An", "Lê Bình"}},
		{"nothing at all", []string{"", "Lê An"}},
	} {
		got := slices.Clone(c.want)
		slices.Reverse(got)
		slices.SortFunc(got, ComparePersons)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestLateTone(t *testing.T) {
	for _, c := range []struct{ input, want string }{
		{"hòa", "hoà"}, {"hoà", "hoà"}, {"thủy", "thuỷ"}, {"lũy", "luỹ"}, {"khỏe", "khoẻ"},
		{"hoài", "hoài"}, {"hoàn", "hoàn"}, {"núi", "núi"}, {"mùa", "mùa"}, {"ý", "ý"}, {"uy", "uy"}, {"", ""},
	} {
		if got := lateTone(c.input); got != c.want {
			t.Errorf("lateTone(%q) is %q, want %q", c.input, got, c.want)
		}
	}
}

// A list that sorts differently on each run makes a different page each time.
func TestOrdersAreTotal(t *testing.T) {
	names := []string{
		"", " ", "a", "A", "Hoà", "Hòa", "HÒA", "Hoá", "Lê Hoà", "Lê Hòa", "Lê\u00A0Hòa", "lê hòa", "Le Hoa",
		"Uỷ", "Ủy", "U\u0309y", "UỶ", "Phường 2", "Phường 02", "Phường 10", "2/3", "11/12", "Đa", "Da", "…", "\xff",
	}
	for name, compare := range map[string]func(a, b string) int{
		"Collator(vi)":   Collator(Vi).Compare,
		"Collator(en)":   Collator(En).Compare,
		"ComparePersons": ComparePersons,
	} {
		for _, a := range names {
			for _, b := range names {
				if (compare(a, b) == 0) != (a == b) {
					t.Errorf("%s: %+q and %+q are %d, but only the same name is 0", name, a, b, compare(a, b))
				}
				if compare(a, b) != -compare(b, a) {
					t.Errorf("%s: %+q and %+q are %d, turned round %d", name, a, b, compare(a, b), compare(b, a))
				}
				for _, c := range names {
					if compare(a, b) < 0 && compare(b, c) < 0 && compare(a, c) >= 0 {
						t.Errorf("%s: %+q < %+q < %+q, but not the first before the last", name, a, b, c)
					}
				}
			}
		}
	}
}

func TestCollatorServesManyGoroutines(t *testing.T) {
	want := strings.Fields("Anh Ánh Ăn Ân Da Dân Đa Đống")
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			got := slices.Clone(want)
			slices.Reverse(got)
			slices.SortFunc(got, Collator(Vi).Compare)
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
	wait.Wait()
}

func FuzzCompare(f *testing.F) {
	f.Add("Lê Hoà", "Lê Hòa")
	f.Add("Phường 02", "Phường 2")
	f.Add("\xff", "a\u0301 ")
	f.Fuzz(func(t *testing.T, a, b string) {
		for name, compare := range map[string]func(a, b string) int{
			"Collator(vi)":   Collator(Vi).Compare,
			"Collator(en)":   Collator(En).Compare,
			"ComparePersons": ComparePersons,
		} {
			forth, back := compare(a, b), compare(b, a)
			if forth != -back || (forth == 0) != (a == b) {
				t.Errorf("%s: %+q and %+q are %d, turned round %d", name, a, b, forth, back)
			}
		}
	})
}
