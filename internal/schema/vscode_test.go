package schema

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

var (
	choicePlace  = regexp.MustCompile(`\$\{\d+\|([^,|]*)[^|]*\|\}`)
	examplePlace = regexp.MustCompile(`\$\{\d+:([^}]*)\}`)
	emptyPlace   = regexp.MustCompile(`\$\d+`)
)

// TestSnippets fills each snippet with what it offers first: a report that holds it must be right.
func TestSnippets(t *testing.T) {
	site, districts := realSite(t)
	files, err := VSCode("content", Options{Site: site, Districts: districts})
	if err != nil {
		t.Fatal(err)
	}
	var snippets map[string]snippet
	for _, f := range files {
		if strings.HasSuffix(f.Path, ".code-snippets") {
			if err := json.Unmarshal(f.Data, &snippets); err != nil {
				t.Fatal(err)
			}
		}
	}
	judge := compiled(t, Report, Options{Draft: Draft7, Site: site, Districts: districts})
	least := map[string]string{"title": "title: Họp\n", "agency": "agency: ubnd\n", "date": "date: 2023-02-15\n"}
	seen := 0
	for name, s := range snippets {
		text := strings.Join(s.Body, "\n") + "\n"
		text = emptyPlace.ReplaceAllString(examplePlace.ReplaceAllString(choicePlace.ReplaceAllString(text, "$1"), "$1"), "A")
		text = strings.TrimSuffix(strings.TrimPrefix(text, "---\n"), "---\n\nA\n")
		for key, line := range least {
			if !regexp.MustCompile(`(?m)^` + key + `:`).MatchString(text) {
				text += line
			}
		}
		if strings.Contains(text, "|") || strings.Contains(text, "$") {
			t.Errorf("%s has places that are not filled:\n%s", name, text)
		}
		if err := judge.Validate(editorValue(t, text)); err != nil {
			t.Errorf("%s makes a report that is wrong: %v\n%s", name, err, text)
		}
		seen++
	}
	if seen < 33 {
		t.Errorf("only %d snippets", seen)
	}
}

// TestTask: the task finds file, line, column, message and code in what check tells.
func TestTask(t *testing.T) {
	files, err := VSCode("content", Options{})
	if err != nil {
		t.Fatal(err)
	}
	var tasks struct{ Tasks []task }
	for _, f := range files {
		if f.Path == ".vscode/tasks.json" {
			if err := json.Unmarshal(f.Data, &tasks); err != nil {
				t.Fatal(err)
			}
		}
	}
	told := map[string]string{
		`content/tay-ho/hop.vi.md:12:3: error: unknown agency "ubdn" (did you mean "ubnd"?) [unknown-agency]`: "error",
		`content/tay-ho/hop.vi.md:12:3: lỗi: không có cơ quan "ubdn" [unknown-agency]`:                        "error",
		`content/tay-ho/hop.vi.md:1:1: cảnh báo: không có tóm tắt [x]`:                                        "warning",
		`content/tay-ho/hop.vi.md:1:1: gợi ý: không có tóm tắt [x]`:                                           "info",
		`2 báo cáo, 1 lỗi, 0 cảnh báo.`:                                                                       "",
	}
	for line, want := range told {
		got := ""
		for _, m := range tasks.Tasks[0].Matchers {
			found := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line)
			if found == nil {
				continue
			}
			got += m.Severity
			if found[m.Pattern.File] != "content/tay-ho/hop.vi.md" || strings.Contains(found[m.Pattern.Message], "[") {
				t.Errorf("%q is parted into %q", line, found)
			}
		}
		if got != want {
			t.Errorf("%q is taken for %q, not %q", line, got, want)
		}
	}
}
