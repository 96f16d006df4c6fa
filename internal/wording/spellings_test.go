package wording

import (
	"strings"
	"testing"
)

func TestOtherSpellings(t *testing.T) {
	for name, want := range map[string]string{
		"Lê Văn An":          "",
		"Lê Văn Hòa":         "Lê Văn Hoà",
		"Lê Văn Hoà":         "Lê Văn Hòa",
		"Nguyễn Văn Quý":     "Nguyễn Văn Quí",
		"Trần Văn Mĩ":        "Trần Văn Mỹ",
		"Lý Thị Thúy":        "Lí Thị Thúy, Lý Thỵ Thúy, Lí Thỵ Thúy, Lý Thị Thuý, Lí Thị Thuý, Lý Thỵ Thuý, Lí Thỵ Thuý",
		"Nguyễn Thị Mai Hoa": "Nguyễn Thỵ Mai Hoa",
		"Y":                  "",
	} {
		if got := strings.Join(OtherSpellings(name), ", "); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
