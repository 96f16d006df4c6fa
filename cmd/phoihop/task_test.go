package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"phoihop/internal/schema"
	"phoihop/internal/viet"
)

// TestTaskFindsProblems runs the task that VS Code is given as VS Code does, on a terminal, in both languages: each problem
// that check tells is found by a matcher, and by one only.
func TestTaskFindsProblems(t *testing.T) {
	_, report, _ := fixing(t, nil)
	wrong := strings.Replace(fixable, "15/2/2023", "hôm qua\r\nkhoa_la: 1", 1) + "\nGọi 0912 345 678.\n"
	if err := os.WriteFile(report, []byte(wrong), 0o666); err != nil {
		t.Fatal(err)
	}
	dir := strings.TrimSuffix(report, "/tay-ho/hop.vi.md")
	for lang, want := range map[string][]string{"vi": {"error", "warning", "info"}, "en": {"error", "warning", "info"}} {
		files, err := schema.VSCode(dir, schema.Options{Lang: viet.Lang(lang)})
		if err != nil {
			t.Fatal(err)
		}
		var tasks struct {
			Tasks []struct {
				Args           []string
				ProblemMatcher []struct {
					Severity string
					Pattern  struct{ Regexp string }
				}
			}
		}
		for _, f := range files {
			if f.Path == ".vscode/tasks.json" {
				if err := json.Unmarshal(f.Data, &tasks); err != nil {
					t.Fatal(err)
				}
			}
		}
		task := tasks.Tasks[0]
		var told strings.Builder
		run(append(task.Args, "--color", "always", "--cache", t.TempDir()), &told, &told, func(string) string { return "" })
		found, codes := map[string]int{}, 0
		for line := range strings.Lines(told.String()) {
			if codeAtEnd.MatchString(strings.TrimSpace(line)) {
				codes++
			}
			for _, m := range task.ProblemMatcher {
				if regexp.MustCompile(m.Pattern.Regexp).MatchString(strings.TrimRight(line, "\n")) {
					found[m.Severity]++
				}
			}
		}
		all := 0
		for _, severity := range want {
			if found[severity] == 0 {
				t.Errorf("%s: no %s is found in\n%s", lang, severity, &told)
			}
			all += found[severity]
		}
		if all != codes {
			t.Errorf("%s: %d problems of %d are found in\n%s", lang, all, codes, &told)
		}
	}
}

var codeAtEnd = regexp.MustCompile(`\[[a-z0-9-]+\]$`)
