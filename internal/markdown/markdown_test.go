package markdown

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// folder stands for the reports and files around a body: every .vi.md and .jpg exists, except those
// whose name begins with "khong-co".
type folder struct{}

// address gives where a link of a body leads, or the problem of one that leads nowhere.
func (folder) address(l Link) (string, problem.Problem, bool) {
	if l.Image {
		if strings.HasSuffix(l.Destination, ".jpg") && !strings.HasPrefix(l.Destination, "khong-co") {
			return "../../files/" + l.Destination, problem.Problem{}, true
		}
		return "", problem.New(problem.FileMissing, l.Destination, "."), false
	}
	path, fragment, found := strings.Cut(l.Destination, "#")
	if report, ok := strings.CutSuffix(path, ".vi.md"); ok && !strings.HasPrefix(path, "khong-co") {
		if found {
			fragment = "#" + fragment
		}
		return report + ".html" + fragment, problem.Problem{}, true
	}
	return "", problem.New(problem.DeadLink, l.Destination), false
}

// render renders a body, fills in the addresses that folder knows, and tells of the others.
func render(body []byte, lang viet.Lang) Result {
	result := Render(body, lang)
	addresses := make([]string, len(result.Links))
	for i, l := range result.Links {
		href, p, ok := folder{}.address(l)
		if addresses[i] = href; !ok {
			result.Problems = append(result.Problems, p.At(l.Line, l.Column))
		}
	}
	result.HTML = []byte(Fill(string(result.HTML), viet.Vi, result.Links, func(i int) Address { return Address{URL: addresses[i]} }))
	slices.SortStableFunc(result.Problems, func(a, b problem.Problem) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column)
	})
	return result
}

// told writes problems as an editor lists them: "3:7 bad-link".
func told(list []problem.Problem) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%d:%d %s\n", p.Line, p.Column, p.Code)
	}
	return b.String()
}

// TestCases reads testdata/*.txt. A case is a line "=== name", then what is written, a line "---",
// and what comes out: HTML and, below a line "--- problems", each problem's place and code. A name
// that ends in "(en)" is of an English page.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases:", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var updated strings.Builder
		intro, cases, found := strings.Cut(string(text), "\n\n=== ")
		if !found {
			continue // lines of another test
		}
		updated.WriteString(intro + "\n")
		for _, c := range strings.Split(cases, "\n\n=== ") {
			name, rest, _ := strings.Cut(c, "\n")
			body, want, _ := strings.Cut(rest, "\n---\n")
			lang := viet.Vi
			if strings.HasSuffix(name, "(en)") {
				lang = viet.En
			}
			result := render([]byte(body), lang)
			got := string(result.HTML)
			if len(result.Problems) > 0 {
				got += "--- problems\n" + told(result.Problems)
			}
			fmt.Fprintf(&updated, "\n=== %s\n%s\n---\n%s", name, body, got)
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				if diff := gocmp.Diff(strings.TrimRight(want, "\n"), strings.TrimRight(got, "\n")); diff != "" && !*update {
					t.Errorf("written:\n%s\n(-want +got):\n%s", body, diff)
				}
				if diff := gocmp.Diff(result.Headings, Headings([]byte(body), lang)); diff != "" {
					t.Errorf("Headings differs from Render (-render +headings):\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, []byte(updated.String()), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestHeadings(t *testing.T) {
	body := "## Kết quả **năm 2023**\n\ntext\n\n### Đường [phố](a.vi.md) `x<y` ![ảnh](a.jpg)\n\n## Kết quả năm 2023\n\n## ★★\n\n## ★\n\n" +
		"## Kết quả năm 2023 2\n\nHai dòng\n*nghiêng*\n---\n\n> ## Trong khung[^1]\n\n[^1]: chú\n\n    ## Trong chú thích\n\n## Cuối &amp; hết\n"
	want := []Heading{
		{2, "ket-qua-nam-2023", "Kết quả năm 2023"},
		{3, "duong-pho-x-y-anh", "Đường phố x<y ảnh"},
		{2, "ket-qua-nam-2023-2", "Kết quả năm 2023"},
		{2, "muc", "★★"},
		{2, "muc-2", "★"},
		{2, "ket-qua-nam-2023-2-2", "Kết quả năm 2023 2"},
		{2, "hai-dong-nghieng", "Hai dòng nghiêng"},
		{2, "trong-khung", "Trong khung"},
		{2, "cuoi-het", "Cuối & hết"},
		{2, "trong-chu-thich", "Trong chú thích"},
	}
	if diff := gocmp.Diff(want, Headings([]byte(body), viet.Vi)); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff(want, render([]byte(body), viet.Vi).Headings); diff != "" {
		t.Error(diff)
	}
	if got := Headings([]byte("## ★"), viet.En); len(got) != 1 || got[0].ID != "section" {
		t.Errorf("got %v", got)
	}
}

func TestDeadFragmentNamesTheHeadings(t *testing.T) {
	body := "## Kết quả\n\n## Nhiệm vụ\n\n[a](#ket-qa) [b](#khac-han)\n"
	problems := render([]byte(body), viet.Vi).Problems
	if len(problems) != 2 {
		t.Fatalf("got %v", problems)
	}
	if want := `ý bạn là "ket-qua"?`; problems[0].Hint.Vi != want {
		t.Errorf("got %q, want %q", problems[0].Hint.Vi, want)
	}
	if want := "các mục: ket-qua, nhiem-vu"; problems[1].Hint.Vi != want {
		t.Errorf("got %q, want %q", problems[1].Hint.Vi, want)
	}
}

func TestRenderServesManyGoroutines(t *testing.T) {
	bodies := [][]byte{report, []byte("# a\n\n[b](javascript:x)[^1]\n\n[^1]: c\n"), []byte("| a |\n|---|\n| <b> |\n")}
	var want [3]Result
	for i, body := range bodies {
		want[i] = render(body, viet.Vi)
	}
	done := make(chan string)
	for range 4 {
		go func() {
			for n := range 60 {
				got := render(bodies[n%3], viet.Vi)
				if !bytes.Equal(got.HTML, want[n%3].HTML) || told(got.Problems) != told(want[n%3].Problems) {
					done <- "a body came out differently beside others"
					return
				}
			}
			done <- ""
		}()
	}
	for range 4 {
		if mistake := <-done; mistake != "" {
			t.Error(mistake)
		}
	}
}
