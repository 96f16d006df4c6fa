package viet

import "testing"

func TestSlug(t *testing.T) {
	for _, c := range []struct{ input, want string }{
		{"Quận Đống Đa", "quan-dong-da"},
		{"Uỷ ban nhân dân", "uy-ban-nhan-dan"},
		{"U\u0309y ban", "uy-ban"},
		{"54/2017/QH14", "54-2017-qh14"},
		{"  Hội nghị – tổng kết (2023)…  ", "hoi-nghi-tong-ket-2023"},
		{"Ủy\u00A0ban", "uy-ban"},
		{"People's Council", "people-s-council"},
		{"Ảnh số 1.JPG", "anh-so-1-jpg"},
		{"tay-ho", "tay-ho"},
		{"--a--b--", "a-b"},
		{"TayHo2023", "tayho2023"},
		{"東京", ""},
		{"…", ""},
		{"", ""},
	} {
		if got := Slug(c.input); got != c.want {
			t.Errorf("Slug(%q) is %q, want %q", c.input, got, c.want)
		}
	}
}
