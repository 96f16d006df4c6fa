package render

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/templates"
)

func TestFiguresOfTestsAreReadAsWritten(t *testing.T) {
	want := page.Tests{Day: report.DateOf(2026, 11, 23), Judges: []page.Judge{{ID: "axe", Version: "4.14.1", Pages: 60, Views: 490}, {ID: "keyboard", Pages: 34, Views: 40, Findings: 2}}}
	got, err := ReadTests(WriteTests(want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The statement's figures are not told of templates that were not tested.
func TestFiguresOfOtherTemplates(t *testing.T) {
	own := string(WriteTests(page.Tests{Day: report.DateOf(2027, 1, 2)}))
	for _, c := range []struct {
		name    string
		files   map[string]string
		changed bool
	}{
		{"words alone", map[string]string{"en.yaml": "home: Start"}, false},
		{"a style", map[string]string{"assets/style.css": "p { color: #ccc }"}, true},
		{"a style and its own figures", map[string]string{"assets/style.css": "p { color: #ccc }", "accessibility.yaml": own}, false},
	} {
		override := fstest.MapFS{}
		for name, data := range c.files {
			override[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
		}
		loaded, problems := Load(templates.Files, override, c.name)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", c.name, problems)
		}
		if got := loaded.Tests(); got.Changed != c.changed {
			t.Errorf("%s: changed: %v, want %v", c.name, got.Changed, c.changed)
		}
	}
	_, problems := Load(templates.Files, fstest.MapFS{"accessibility.yaml": {Data: []byte("day: soon\n")}}, "own")
	if len(problems) == 0 || problems[0].File != "accessibility.yaml" || !strings.Contains(problems[0].Message.En, "soon") {
		t.Errorf("a day that is none is not told: %v", problems)
	}
}
