package source

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"phoihop/internal/problem"
)

func problemsAt(file, key string) []problem.Problem {
	return []problem.Problem{problem.New(problem.UnknownFollows, "x").ForKey(file, key)}
}

// FuzzReadReport reads any bytes as a report: nothing panics, and every problem speaks both languages
// and stands inside the file.
func FuzzReadReport(f *testing.F) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(file.Data)
			}
		}
	}
	for _, seed := range []string{"", "---", "---\n---", "\ufeff---\r\n{", "---\n\"\\u0000\"\n---", "---\na: [\n---", "---\n- '\n---", "---\n! \n---", "---\n-\x00", "---\n\u2028\n---\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range readAll(folder(map[string]string{"a.vi.md": string(data)})) {
			if p.Message.Vi == "" || p.Message.En == "" || (p.Hint.Vi == "") != (p.Hint.En == "") || !problem.Known(p.Code) {
				t.Errorf("wordless: %+v", p)
			}
			if strings.Contains(p.Message.En+p.Hint.En+p.Message.Vi+p.Hint.Vi, "%!") {
				t.Errorf("badly worded: %+v", p)
			}
			if !inside(string(data), p.Line, p.Column) {
				t.Errorf("outside of the file: %+v", p)
			}
		}
	})
}

// inside tells that a line and a column are of the file; a column may be that behind the line's end.
func inside(data string, line, column int) bool {
	data = strings.TrimPrefix(data, "\ufeff")
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(data), "\n")
	return line >= 1 && line <= len(lines) && column >= 1 && column <= utf8.RuneCountInString(lines[line-1])+1
}
