package render

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
	"phoihop/templates"
)

// messageCall is a word of the interface where a template asks for it.
var messageCall = regexp.MustCompile(`\b[tn] "([^"]+)"`)

// calendarCall is a word of the interface where the code of calendars asks for it.
var calendarCall = regexp.MustCompile(`\.say\("([^"]+)"`)

// TestEveryMessageIsUsed holds vi.yaml and en.yaml against the templates: no key without a word, no word
// without a reader.
func TestEveryMessageIsUsed(t *testing.T) {
	words, problems := readMessages(layers{readLayer(templates.Files, "templates")})
	if len(problems) > 0 {
		t.Fatalf("the embedded messages have problems: %v", problems)
	}
	used := map[string]string{}
	for _, file := range templateFiles(t) {
		data, err := fs.ReadFile(templates.Files, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range messageCall.FindAllStringSubmatch(string(data), -1) {
			used[m[1]] = file
		}
	}
	code, err := os.ReadFile("calendar.go") // a calendar has no template
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range calendarCall.FindAllStringSubmatch(string(code), -1) {
		used[m[1]] = "calendar.go"
	}
	if len(used) < 100 {
		t.Fatalf("only %d words are asked for", len(used))
	}
	for lang, m := range words {
		for key, file := range used {
			if _, known := m.byKey[key]; !known {
				t.Errorf("%s asks for %q, which %s.yaml does not have", file, key, lang)
			}
		}
		for key := range m.byKey {
			if used[key] == "" {
				t.Errorf("no template uses %q of %s.yaml", key, lang)
			}
		}
	}
}

// TestNoUnspokenWords looks for messages that were left in the other language.
func TestNoUnspokenWords(t *testing.T) {
	words, _ := readMessages(layers{readLayer(templates.Files, "templates")})
	for key, vi := range words["vi"].byKey {
		if en := words["en"].byKey[key]; vi.other == en.other {
			t.Errorf("%q is %q in both languages", key, vi.other)
		}
	}
}

func templateFiles(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(templates.Files, "*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	return files
}

// TestCounts: English has two plural forms, Vietnamese one; numbers are written as each language does.
func TestCounts(t *testing.T) {
	words, _ := readMessages(layers{readLayer(templates.Files, "templates")})
	for _, c := range []struct {
		n      int
		vi, en string
	}{
		{0, "0 báo cáo", "0 reports"},
		{1, "1 báo cáo", "1 report"},
		{2, "2 báo cáo", "2 reports"},
		{21, "21 báo cáo", "21 reports"},
		{1234567, "1.234.567 báo cáo", "1,234,567 reports"},
	} {
		for lang, want := range map[viet.Lang]string{viet.Vi: c.vi, viet.En: c.en} {
			if got, err := words[lang].count("reports", c.n); err != nil || got != want {
				t.Errorf("%d in %s: %q, want %q (%v)", c.n, lang, got, want, err)
			}
		}
	}
}

// TestOwnMessages: a user's file need hold only the words that change; its mistakes are told at their
// place in it.
func TestOwnMessages(t *testing.T) {
	for _, c := range []struct{ what, file, text, want string }{
		{"another word", "vi.yaml", "home: Trang đầu\n", ""},
		{"a comment and an empty line", "en.yaml", "# mine\n\nhome: Start\n", ""},
		{"a new word in both", "en.yaml", "home: Start\nmine: Mine\n", "own/en.yaml:2 message-unused"},
		{"other places", "vi.yaml", "home: Trang đầu\npage-number: Trang {{.So}}\n", "own/vi.yaml:2 message-placeholder"},
		{"other places in English", "en.yaml", "page-number: Page {{.Nr}}\n", "own/en.yaml:1 message-placeholder"},
		{"no text", "vi.yaml", "home:\n", "own/vi.yaml:1 message"},
		{"a list", "vi.yaml", "home: [a]\n", "own/vi.yaml:1 message"},
		{"twice", "vi.yaml", "home: A\nhome: B\n", "own/vi.yaml:2 duplicate-key"},
		{"a due date's word that can't be filled", "vi.yaml", "home: A\ncalendar-due: \"Hạn {{.Title}} {{nope}}\"\n", "own/vi.yaml:2 message"},
		{"not YAML", "vi.yaml", "home: [a\n", "own/vi.yaml:1 message"},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, problems := Load(templates.Files, fstest.MapFS{c.file: {Data: []byte(c.text)}}, "own")
			if got := told(problems); got != c.want {
				t.Errorf("told %q, want %q", got, c.want)
			}
		})
	}
}

func told(problems []problem.Problem) string {
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s/%s:%d %s", p.Root, p.File, p.Line, p.Code))
	}
	return strings.Join(list, "; ")
}
