package data

import (
	"encoding/json"
	"strings"
	"testing"
)

// texts are what authors may write that could break a file.
var texts = []string{
	"Hội nghị tổng kết", `"ngoặc kép"`, `\`, "hai\ndòng", "\r\n", "\ttab", "</script><script>alert(1)</script>", "\u2028\u2029\u0085",
	"=cmd|'/c calc'!A0", "+1", "-1", "@SUM(1)", ` =1+1`, `"=1+1"`, "\ufeff=1+1", "＝1+1", "a, b; c", " rìa ", "\x00\x1f\x7f", "'=1", "Â\u0090 ⁂ ‑", "😀",
}

// A program that reads the files finds the very texts that authors wrote.
func TestStringsAreReadBack(t *testing.T) {
	for _, s := range texts {
		written := appendString(nil, s)
		var read string
		if err := json.Unmarshal(written, &read); err != nil || read != s {
			t.Errorf("%q is written %s and read %q (%v)", s, written, read, err)
		}
		if strings.ContainsAny(string(written), "\n\r\u0085\u2028\u2029") {
			t.Errorf("%q is written on more than one line: %q", s, written)
		}
	}
	if got := string(appendString(nil, "Hội nghị")); got != `"Hội nghị"` {
		t.Errorf("Vietnamese is escaped: %s", got)
	}
}

func FuzzString(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Add("\xc2")
	f.Add("\xe2\x80")
	f.Fuzz(func(t *testing.T, s string) {
		var got, want string
		reference, _ := json.Marshal(s)
		if err := json.Unmarshal(reference, &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(appendString(nil, s), &got); err != nil || got != want {
			t.Errorf("%q is read %q, want %q (%v)", s, got, want, err)
		}
	})
}
