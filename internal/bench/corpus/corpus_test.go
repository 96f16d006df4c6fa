package corpus

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

// small is large enough that everything rare comes at least once.
var small = Corpus{Reports: 400, Districts: 8, Years: 15, Seed: 1}

// write writes c and gives its folder and its files by path.
func write(t *testing.T, c Corpus) (dir string, files map[string]string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "corpus")
	if err := c.Write(dir); err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir, files
}

func TestSameBytes(t *testing.T) {
	for name, idiom := range map[string]Idiom{"ours": Phoihop, "Hugo's": Hugo} {
		c := small
		c.Reports, c.Idiom = 60, idiom
		_, first := write(t, c)
		before := runtime.GOMAXPROCS(1)
		_, second := write(t, c)
		runtime.GOMAXPROCS(before)
		if !maps.Equal(first, second) {
			t.Errorf("%s idiom: the same corpus, written with one worker, has other bytes", name)
		}
		c.Seed++
		if _, third := write(t, c); maps.Equal(first, third) {
			t.Errorf("%s idiom: another seed gives the same corpus", name)
		}
	}
}

// A corpus that does not build measures nothing; one with warnings measures how they are told.
func TestNoProblems(t *testing.T) {
	dir, _ := write(t, small)
	check(t, dir, "as written")
	for step := 1; step <= 9; step++ {
		if err := small.Edit(dir, Edit(step%3), step); err != nil {
			t.Fatal(err)
		}
	}
	if err := small.EditSettings(dir, 1); err != nil {
		t.Fatal(err)
	}
	check(t, dir, "after edits")
}

func check(t *testing.T, dir, when string) {
	t.Helper()
	result := build.Run(build.Options{Content: os.DirFS(dir)})
	for _, p := range result.Problems {
		if p.Severity != problem.Note { // some reports have no summary, as in life
			t.Errorf("%s: %s:%d: %s", when, p.File, p.Line, p.Message.En)
		}
	}
	if result.Reports < small.Reports*9/10 {
		t.Errorf("%s: only %d of %d reports are shown", when, result.Reports, small.Reports)
	}
}

// TestEverything: a figure stands for reports as people write them only if nothing of theirs is missing.
func TestEverything(t *testing.T) {
	_, files := write(t, small)
	var all strings.Builder
	vi, en := 0, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all.WriteString(files[name])
		if strings.HasSuffix(name, ".vi.md") {
			vi++
		}
		if strings.HasSuffix(name, ".en.md") {
			en++
		}
	}
	if vi != small.Reports || en == 0 || en >= vi {
		t.Errorf("%d originals and %d translations of %d reports", vi, en, small.Reports)
	}
	for what, pattern := range map[string]string{
		"heading": `(?m)^## `, "lower heading": `(?m)^### `, "list": `(?m)^- `, "list in a list": `(?m)^  - \p{Lu}`, "numbered list": `(?m)^2\. `,
		"table": `(?m)^\|---`, "quotation": `(?m)^> `, "definition": `(?m)^: `, "footnote": `(?m)^\[\^1\]: `, "bold": `\*\*.+\*\*`,
		"link to a report": `\]\([^)#]+\.vi\.md\)`, "link to a heading": `\.vi\.md#[a-z]+-`, "link to a task": `\.en\.md#task_t1`,
		"task that follows": `follows: `, "result with parts": `parts:`, "documents": `(?m)^documents:`, "limitations": `(?m)^limitations:`,
		"signed": `(?m)^signed:`, "several days": `end_date: `, "withdrawn": `(?m)^withdrawn:`, "alias": `aliases: `, "correction": `corrections:`,
		"themes": `(?m)^themes:`, "notes": `source_notes:`, "group": `- group:`, "share of plan": `percent_of_plan: \d+,\d`,
	} {
		if !regexp.MustCompile(pattern).MatchString(all.String()) {
			t.Errorf("no report has a %s (%s)", what, pattern)
		}
	}
}

// TestSentencesDoNotRepeat: a build that keeps what it has seen before gains nothing here.
func TestSentencesDoNotRepeat(t *testing.T) {
	_, files := write(t, small)
	times := map[string]int{}
	total := 0
	for name, text := range files {
		if !strings.HasSuffix(name, ".vi.md") {
			continue
		}
		_, body, _ := strings.Cut(text, "\n---\n")
		for sentence := range strings.SplitSeq(body, ". ") {
			if len(sentence) > 60 && !strings.Contains(sentence, "](") { // two may link to one report
				times[sentence]++
				total++
			}
		}
	}
	if total < 1000 {
		t.Fatalf("only %d sentences were found", total)
	}
	for sentence, n := range times {
		if n > 1 {
			t.Errorf("%d times: %s", n, sentence)
		}
	}
}

// In Hugo's idiom an English file states every fact again, and every report has one.
func TestHugoRepeatsFacts(t *testing.T) {
	c := small
	c.Reports, c.Idiom = 60, Hugo
	_, files := write(t, c)
	fact := regexp.MustCompile(`(?m)^ *(?:date|due|owner|status|agency|agencies|kinds|value|years): .*$`)
	reports := 0
	for name, vi := range files {
		english, isReport := strings.CutSuffix(name, ".vi.md")
		if !isReport || strings.HasSuffix(name, "_index.vi.md") {
			continue
		}
		reports++
		en, there := files[english+".en.md"]
		if !there {
			t.Errorf("%s has no English file", name)
		} else if a, b := fact.FindAllString(vi, -1), fact.FindAllString(en, -1); !slices.Equal(a, b) {
			t.Errorf("%s: facts differ:\n%q\n%q", name, a, b)
		}
	}
	if reports != c.Reports {
		t.Errorf("%d reports were written, want %d", reports, c.Reports)
	}
	for _, name := range []string{"hugo.yaml", "layouts/page.html", "layouts/_partials/list.html", "i18n/en.yaml", "content/quan-mau-1/_index.vi.md"} {
		if files[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
}

// An edit changes one report in both idioms alike, another one each time.
func TestEdit(t *testing.T) {
	for _, test := range []struct {
		edit  Edit
		idiom Idiom
		files int
	}{
		{Body, Phoihop, 1}, {Title, Phoihop, 1}, {Status, Phoihop, 1},
		{Body, Hugo, 1}, {Title, Hugo, 1}, {Status, Hugo, 2},
	} {
		c := small
		c.Reports, c.Idiom = 60, test.idiom
		dir, before := write(t, c)
		seen := map[string]bool{}
		for step := 1; step <= 3; step++ {
			if err := c.Edit(dir, test.edit, step); err != nil {
				t.Fatal(err)
			}
			changed := 0
			for name, text := range before {
				now, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
				if err != nil {
					t.Fatal(err)
				}
				if string(now) != text && !seen[name] {
					seen[name] = true
					changed++
				}
			}
			if changed != test.files {
				t.Errorf("edit %d in idiom %d, step %d: %d files changed, want %d", test.edit, test.idiom, step, changed, test.files)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		c    Corpus
		fine bool
	}{
		{Corpus{Reports: 1, Districts: 1, Years: 1}, true},
		{Corpus{Reports: 365, Districts: 1, Years: 1}, true},
		{Corpus{Reports: 366, Districts: 1, Years: 1}, false},
		{Corpus{Reports: 5, Districts: 10, Years: 2}, true},
		{Corpus{Reports: 0, Districts: 1, Years: 1}, false},
		{Corpus{Reports: 1, Districts: 1, Years: 900}, false},
	} {
		if err := test.c.Check(); (err == nil) != test.fine {
			t.Errorf("%+v: %v", test.c, err)
		}
	}
	dir := t.TempDir()
	if err := small.Write(dir); err == nil {
		t.Error("a folder that is there was written to")
	}
}
