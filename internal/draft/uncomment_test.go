package draft

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// exampleLines gives the lines of a draft's examples, those that follow each other together: a line with one #, be it
// an example by itself or one within an example.
func exampleLines(text string) (examples [][]int) {
	last := -2
	for i, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "# ") {
			continue
		}
		if last == i-1 {
			examples[len(examples)-1] = append(examples[len(examples)-1], i)
		} else {
			examples = append(examples, []int{i})
		}
		last = i
	}
	return examples
}

// without does what the draft says to do with an example: it removes the # and the space behind it.
func without(text string, lines []int) string {
	all := strings.Split(text, "\n")
	for _, i := range lines {
		all[i] = strings.TrimPrefix(all[i], "# ")
	}
	return strings.Join(all, "\n")
}

// eachUse gives a draft with each of its examples in use, one at a time, and with all; with those inside examples too.
func eachUse(text string) map[string]string {
	uses := map[string]string{}
	every := text
	for _, lines := range exampleLines(text) {
		used := without(text, lines)
		uses[fmt.Sprintf("the example at line %d", lines[0]+1)] = used
		every = without(every, lines)
		for _, inside := range exampleLines(used) {
			if inside[0] >= lines[0] && inside[0] <= lines[len(lines)-1] {
				uses[fmt.Sprintf("the example at line %d and line %d within", lines[0]+1, inside[0]+1)] = without(used, inside)
				every = without(every, inside)
			}
		}
	}
	uses["all examples"] = every
	return uses
}

// TestExamplesInUse: whoever removes the # of an example, or of one line within it, has a valid file.
func TestExamplesInUse(t *testing.T) {
	files := map[string]string{"a/anh.jpg": "x", "a/bao-cao.pdf": "x", "a/chuong-trinh.pdf": "x"}
	before := report.Ref{District: "tay-ho", Name: "before"}
	for _, lang := range []viet.Lang{viet.Vi, viet.En} {
		fresh, carrying := newReport(lang), newReport(lang)
		carrying.From = before
		carrying.Tasks = []Task{{Title: "Sửa đường", Follows: before, ID: "t1", State: "open"}, {Title: "Sửa cầu", Follows: before, ID: "t2", State: "open"}}
		for kind, r := range map[string]Report{"new": fresh, "carrying tasks on": carrying} {
			for name, text := range eachUse(string(r.Bytes("en"))) {
				files["a."+string(lang)+".md"] = text
				if _, got := read(t, files); len(errorsOf(got)) > 0 {
					t.Errorf("%s, %s, %s: %v", lang, kind, name, errorsOf(got))
				}
			}
			delete(files, "a."+string(lang)+".md")
		}
	}
	district := string(District{ID: "tay-ho", Name: NameOf("Tây Hồ", "quan"), Type: "quan"}.Bytes("vi", false))
	for name, text := range eachUse(district) {
		if _, problems := source.ReadDistrict(fstest.MapFS{"tay-ho/district.yaml": {Data: []byte(text)}}, "tay-ho"); len(problems) > 0 {
			t.Errorf("district.yaml, %s: %v", name, problems)
		}
	}
}

// TestExampleOfACarriedTask: the lines that are offered of a task belong to that task.
func TestExampleOfACarriedTask(t *testing.T) {
	r := newReport(viet.Vi)
	before := report.Ref{District: "tay-ho", Name: "before"}
	r.Tasks = []Task{{Title: "Sửa đường", Follows: before, ID: "t1", State: "open"}, {Title: "Sửa cầu", Follows: before, ID: "t2", State: "open"}}
	_, got := read(t, map[string]string{"a.vi.md": eachUse(string(r.Bytes("vi")))["all examples"]})
	for _, task := range got.Original.Report.Tasks.Items {
		if task.Status != "done" || task.StatusSource != "Báo cáo tại hội nghị" {
			t.Errorf("%s: status %q, source %q", task.Title, task.Status, task.StatusSource)
		}
	}
}
