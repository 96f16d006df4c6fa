package filename

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	for name, want := range map[string]Kind{
		"vi/báo cáo.html": "", "a..b": "", ".nojekyll": "", "console.txt": "", "com10": "", "lpt": "", "nul-1.txt": "", "com/a": "",
		"": Empty, "a//b": Empty, "a/": Empty, "/a": Absolute, "..": Parent, "a/../b": Parent, "./a": Parent, `a\b`: Backslash, "c:a": Colon,
		"a?": Forbidden, `"a"`: Forbidden, "<a>": Forbidden, "a|b": Forbidden, "*": Forbidden,
		"a\nb": Control, "a\x7f": Control, "a\u0085": Control, "a\u202egnp.exe": Control, "a\u200fb": Control, "a\u2066b": Control, "a\u2028b": Control,
		"a\xff": Encoded, "a./b": Trailing, "a ": Trailing, "con": Device, "a/NUL.txt": Device, "Aux .html": Device, "com1": Device, "LPT9.tar.gz/a": Device, "com¹": Device,
		strings.Repeat("a", MaxPart): "", strings.Repeat("ạ", 86): Long, strings.Repeat("a/", MaxName/2) + "a": Long,
	} {
		if have := Check(name); have != want {
			t.Errorf("%q: %q, want %q", name, have, want)
		}
	}
}

func TestSet(t *testing.T) {
	for _, test := range []struct {
		names  string
		want   Kind
		beside string
	}{
		{"a b a/c", FileAndFolder, "a"},
		{"a/b/c a/b/d a/b", FileAndFolder, "a/b/c"},
		{"a/b A", FileAndFolder, "a/b"},
		{"a a", Duplicate, "a"},
		{"a A", Ambiguous, "a"},
		{"Đường đường", Ambiguous, "Đường"},
		{"é e\u0301", Ambiguous, "é"},
		{"A/x a/X", Ambiguous, "A/x"},
		{"ß SS", Ambiguous, "ß"},
		{"a/b a/c d", "", ""},
	} {
		s := NewSet()
		var kind Kind
		var beside string
		for name := range strings.FieldsSeq(test.names) {
			kind, beside = s.Add(name)
		}
		if kind != test.want || beside != test.beside {
			t.Errorf("%s: %q beside %q, want %q beside %q", test.names, kind, beside, test.want, test.beside)
		}
	}
}
