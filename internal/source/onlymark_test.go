package source

import (
	"fmt"
	"testing"
	"testing/fstest"
)

// A settings file of nothing but a document mark, with or without the end of its line, is told like any
// other file without keys.
func TestOnlyAMark(t *testing.T) {
	for _, text := range []string{"---", "--- ", "--- # c", "\ufeff---", "\n---", "---\n", "...", "- ", "?", ":"} {
		content := fstest.MapFS{"site.yaml": {Data: []byte(text)}, "x/district.yaml": {Data: []byte(text)}}
		_, _, problems := ReadSite(content)
		_, more := ReadDistrict(content, "x")
		for _, p := range append(problems, more...) {
			if p.Line < 1 || p.Column < 1 {
				t.Errorf("%q: %s has no place", text, p.Code)
			}
		}
		if len(problems) == 0 || len(more) == 0 {
			t.Errorf("%q: told %s", text, fmt.Sprint(problems, more))
		}
	}
}
