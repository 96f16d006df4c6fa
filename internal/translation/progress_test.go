package translation

import (
	"testing"
	"testing/fstest"

	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

func TestProgress(t *testing.T) {
	const original = "---\ntitle: Họp\nsummary: Ba cơ quan họp.\nagency: ubnd\ndate: 2023-02-15\ntasks: [Việc một, Việc hai]\n---\nBa cơ quan họp.\n"
	for _, c := range []struct {
		what, words string
		want        Progress
		told        string
	}{
		{"a skeleton", "---\ntitle:\nsummary:\n---\n<!-- Ba cơ quan họp. -->\n", Progress{0, 4, true}, "translation-no-text "},
		{"a skeleton that is a draft", "---\ndraft: true\ntitle:\n---\n<!-- Ba cơ quan họp. -->\n", Progress{0, 4, true}, ""},
		{"a part", "---\ntitle: Meeting\ntasks: [One, '']\n---\nThey met.\n", Progress{2, 4, false}, ""},
		{"all", "---\ntitle: Meeting\nsummary: They met.\ntasks: [One, Two]\n---\nThey met.\n", Progress{4, 4, false}, ""},
	} {
		files := source.Files{Ref: report.Ref{District: "tay-ho", Name: "a"}, Langs: []viet.Lang{viet.Vi, viet.En}}
		r := source.ReadReport(fstest.MapFS{"tay-ho/a.vi.md": {Data: []byte(original)}, "tay-ho/a.en.md": {Data: []byte(c.words)}}, files,
			source.Settings{Names: source.NewNames(&report.Site{}, true), Languages: []viet.Lang{viet.Vi, viet.En}, Drafts: true})
		told := ""
		for _, p := range r.Problems {
			told += string(p.Code) + " "
		}
		if got := ProgressOf(&r); got != c.want || told != c.told {
			t.Errorf("%s: got %+v, told %q", c.what, got, told)
		}
	}
}
