package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestStampChangesOneLine: all bytes but the stamp's stay, however the file is written.
func TestStampChangesOneLine(t *testing.T) {
	const of = "0123456789abcdef"
	for name, c := range map[string]struct{ before, after string }{
		"in a line of its own": {
			"---\ntitle: A # chú thích\ntranslation:\n  by: X\n  of: aaaa  # dấu\n---\nB\n",
			"---\ntitle: A # chú thích\ntranslation:\n  by: X\n  of: 0123456789abcdef  # dấu\n---\nB\n"},
		"CRLF, byte order mark and no end of line": {
			"\ufeff---\r\ntranslation: {by: X, of: aaaa}\r\ntitle: A\r\n---\r\nB",
			"\ufeff---\r\ntranslation: {by: X, of: 0123456789abcdef}\r\ntitle: A\r\n---\r\nB"},
		"in quotes": {
			"---\ntranslation: {of: \"aaaa\", by: X}\n---\n",
			"---\ntranslation: {of: 0123456789abcdef, by: X}\n---\n"},
		"behind decomposed letters": {
			"---\ntranslation: {by: Bie\u0302n ta\u0323\u0302p, of: aaaa}\n---\nVa\u0306n\n",
			"---\ntranslation: {by: Bie\u0302n ta\u0323\u0302p, of: 0123456789abcdef}\n---\nVa\u0306n\n"},
		"empty": {
			"---\ntranslation:\n  of:\n  by: X\n---\n",
			"---\ntranslation:\n  of: 0123456789abcdef\n  by: X\n---\n"},
		"absent": {
			"---\ntitle: A\r\ntranslation:\r\n    by: X\r\n---\r\n",
			"---\ntitle: A\r\ntranslation:\r\n    of: 0123456789abcdef\r\n    by: X\r\n---\r\n"},
		"absent in braces": {
			"---\ntranslation: {by: X}\n---\n",
			"---\ntranslation: {of: 0123456789abcdef, by: X}\n---\n"},
		"empty braces":  {"---\ntranslation: {}\n---\n", "---\ntranslation: {of: 0123456789abcdef}\n---\n"},
		"empty key":     {"---\ntranslation:\ntitle: A\n---\n", "---\ntranslation: {of: 0123456789abcdef}\ntitle: A\n---\n"},
		"no key":        {"---\ntitle: A\n---\nof: aaaa\n", "---\ntitle: A\ntranslation: {of: 0123456789abcdef}\n---\nof: aaaa\n"},
		"old Mac lines": {"---\rtitle: A\r---\rB\r", "---\rtitle: A\rtranslation: {of: 0123456789abcdef}\r---\rB\r"},
	} {
		t.Run(name, func(t *testing.T) {
			got, line, err := SetStamp([]byte(c.before), of)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.after, string(got)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			lines := strings.FieldsFunc(strings.ReplaceAll(string(got), "\r\n", "\n"), func(r rune) bool { return r == '\n' || r == '\r' })
			if !strings.Contains(lines[line-1], of) {
				t.Errorf("line %d is %q", line, lines[line-1])
			}
		})
	}
}

func TestStampRefusesWhatItCantEdit(t *testing.T) {
	for _, text := range []string{"", "văn bản", "---\ntitle: A\n", "---\n- a\n---\n", "---\ntranslation: X\n---\n", "---\ntranslation:\n  of: >\n    aaaa\n---\n"} {
		if got, _, err := SetStamp([]byte(text), "0123456789abcdef"); err == nil {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func FuzzStamp(f *testing.F) {
	f.Add("---\ntranslation: {by: X, of: aaaa}\n---\nB")
	f.Add("\ufeff---\r\ntitle: 'A'\r\ntranslation:\r\n  of: \"x\"\r\n---\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		const of = "0123456789abcdef"
		got, _, err := SetStamp([]byte(text), of)
		if err != nil {
			return
		}
		set, ok := stampOf(got)
		if !ok || set != of {
			t.Errorf("%q became %q, whose stamp is %q", text, got, set)
		}
		again, _, err := SetStamp(got, of)
		if err != nil || string(again) != string(got) {
			t.Errorf("%q, stamped again, became %q (%v)", got, again, err)
		}
	})
}

func TestNameTask(t *testing.T) {
	for before, after := range map[string]string{
		"---\ntasks:\n  - title: A # B\n    owner: ubnd\n  - title: C\n---\n": "---\ntasks:\n  - id: t9\n    title: A # B\n    owner: ubnd\n  - title: C\n---\n",
		"---\r\ntasks:\r\n- A b c\r\n- D\r\n---\r\n":                          "---\r\ntasks:\r\n- id: t9\r\n  title: A b c\r\n- D\r\n---\r\n",
		"---\ntasks: [{title: A}, B]\n---\n":                                  "---\ntasks: [{id: t9, title: A}, B]\n---\n",
		"---\ntasks:\n  - 'A: b'\n---\n":                                      "---\ntasks:\n  - id: t9\n    title: 'A: b'\n---\n",
		"---\ntasks:\n  - title: A\n    id:\n---\n":                           "---\ntasks:\n  - title: A\n    id: t9\n---\n",
	} {
		got, err := NameTask([]byte(before), 0, "t9")
		if d := cmp.Diff(after, string(got)); d != "" || err != nil {
			t.Errorf("%v (-want +got)\n%s", err, d)
		}
	}
	for _, text := range []string{"---\ntasks: [A, B]\n---\n", "---\ntasks:\n  - {id: t1, title: A}\n---\n", "---\ntitle: A\n---\n", ""} {
		if got, err := NameTask([]byte(text), 0, "t9"); err == nil {
			t.Errorf("%q became %q", text, got)
		}
	}
}
