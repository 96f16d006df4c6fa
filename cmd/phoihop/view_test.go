package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"phoihop/internal/problem"
)

// TestExcerpt shows where the mark stands: under the character that a column names, however wide those
// before it are, and within the part of a long line that is shown.
func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		what, line string
		column     int
		cells      int
		want       string
	}{
		{"plain", "agency: ubdn", 9, 40, "agency: ubdn\n        ^"},
		{"Vietnamese letters are one cell", "Đường phố", 7, 40, "Đường phố\n      ^"},
		{"letters with combining marks", "Thươ\u0300ng Ti\u0301n", 11, 40, "Thươ\u0300ng Ti\u0301n\n        ^"},
		{"a combining mark itself", "o\u0302\u0300", 2, 40, "o\u0302\u0300\n^"},
		{"Chinese letters are two cells", "会议 họp", 4, 40, "会议 họp\n     ^"},
		{"tabs", "a\tb\tc", 5, 40, "a   b   c\n        ^"},
		{"behind the end", "abc", 4, 40, "abc\n   ^"},
		{"long, at its beginning", strings.Repeat("0123456789", 5), 3, 20, "0123456789012345678…\n  ^"},
		{"long, in its middle", strings.Repeat("0123456789", 5), 28, 20, "…789012345678901234…\n           ^"},
		{"long, at its end", strings.Repeat("0123456789", 5), 50, 20, "…1234567890123456789\n                   ^"},
		{"what commands a terminal", "a\x1b[31m\u202eb", 7, 40, "a\uFFFD[31m\uFFFDb\n      ^"},
	} {
		line, mark := excerpt(c.line, c.column, c.cells)
		if got := line + "\n" + strings.Repeat(" ", mark) + "^"; got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

// seen is what tell writes to standard error and to standard output for a folder of files.
func seen(c *command, files map[string]string, color bool, list []problem.Problem) (stderr, stdout string) {
	var err, out bytes.Buffer
	c.stderr, c.stdout, c.common.content = &err, &out, "content"
	if c.format == "" {
		v := view{c: c, color: color, width: 60, read: func(name string) ([]byte, error) {
			data, known := files[name]
			if !known {
				return nil, errors.New("no such file")
			}
			return []byte(data), nil
		}}
		v.tell(list)
	} else {
		c.tell(list)
	}
	return err.String(), out.String()
}

func someProblems() []problem.Problem {
	return []problem.Problem{
		problem.New(problem.SummaryMissing).In("tay-ho/a.vi.md").At(1, 1),
		problem.New(problem.UnknownAgency, "ubdn", "hdnd").DidYouMean("ubdn", []string{"ubnd"}).In("tay-ho/a.vi.md").At(3, 16),
		problem.New(problem.UnusedFile).In("tay-ho/a/thừa, 100%.pdf").At(1, 1),
	}
}

func TestView(t *testing.T) {
	files := map[string]string{"content/tay-ho/a.vi.md": "\xef\xbb\xbf---\r\ntitle: Họp\r\nagency: [HĐND, ubdn]\r\n", "content/tay-ho/a/thừa, 100%.pdf": "%PDF"}
	got, _ := seen(&command{lang: "vi"}, files, false, someProblems())
	want := `content/tay-ho/a.vi.md
  1:1 gợi ý: báo cáo không có tóm tắt, nên danh sách và kết quả tìm kiếm dùng đoạn đầu của văn bản [summary-missing]
    thêm dòng summary: một hoặc hai câu nói ai họp, quyết định gì
  3:16 lỗi: không có cơ quan "ubdn" [unknown-agency]
    agency: [HĐND, ubdn]
                   ^
    ý bạn là "ubnd"?

content/tay-ho/a/thừa, 100%.pdf
  1:1 cảnh báo: không báo cáo nào nhắc tới tệp này, nên tệp không được công bố [unused-file]
`
	if !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if strings.Contains(got, "\x1b") {
		t.Error("there are colours, though none were asked for")
	}
	if colored, _ := seen(&command{lang: "en"}, files, true, someProblems()); !strings.Contains(colored, "  3:16 \x1b[1;31merror:\x1b[0m unknown") || !strings.Contains(colored, "\x1b[1;31m^\x1b[0m") {
		t.Errorf("got %q", colored)
	}
}

func TestAnnotations(t *testing.T) {
	_, got := seen(&command{lang: "en", format: formatGitHub}, nil, false, someProblems()[1:])
	want := "::error file=content/tay-ho/a.vi.md,line=3,col=16,title=unknown-agency::unknown agency \"ubdn\" (did you mean \"ubnd\"?)\n" +
		"::warning file=content/tay-ho/a/thừa%2C 100%25.pdf,line=1,col=1,title=unused-file::"
	if !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	c := &command{lang: "en"}
	if got := c.annotation(problem.New(problem.UnknownAgency, "a\nb: 5%\r", "")); strings.ContainsAny(got, "\n\r") {
		t.Errorf("a message ends the line of its command: %q", got)
	}
}

// TestFileNames: what is read by people shows no sign that commands something; what is read by programs names the file that
// is there.
func TestFileNames(t *testing.T) {
	c := &command{lang: "en"}
	bad := problem.New(problem.UnusedFile).In("tay-ho/a\x1b[31m\n.pdf").At(1, 1)
	if got, want := c.annotation(bad), "::warning file=tay-ho/a\uFFFD[31m\uFFFD.pdf,line=1"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var told struct{ File string }
	var out bytes.Buffer
	c.stdout = &out
	if c.tellJSON(bad); json.Unmarshal(out.Bytes(), &told) != nil || told.File != bad.File {
		t.Errorf("got %q, want the file %q", out.String(), bad.File)
	}
}

// TestSARIF holds what is written to the schema that OASIS publishes.
func TestSARIF(t *testing.T) {
	file, err := os.Open("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	schema, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]problem.Problem{nil, someProblems()} {
		_, got := seen(&command{lang: "en", format: formatSARIF}, nil, false, list)
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(log); err != nil {
			t.Errorf("%v\n%s", err, got)
		}
	}
	_, got := seen(&command{lang: "en", format: formatSARIF}, nil, false, append(someProblems(), someProblems()[1]))
	var log sarifLog
	if err := json.Unmarshal([]byte(got), &log); err != nil {
		t.Fatal(err)
	}
	results, rules := log.Runs[0].Results, log.Runs[0].Tool.Driver.Rules
	if len(results) != 4 || len(rules) != 3 || results[3].RuleIndex != 1 || rules[1].ID != "unknown-agency" || rules[0].Configuration.Level != "note" || log.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Errorf("got %s", got)
	}
	if uri := results[2].Locations[0].Physical.Artifact.URI; uri != "content/tay-ho/a/th%E1%BB%ABa%2C%20100%25.pdf" && uri != "content/tay-ho/a/th%E1%BB%ABa,%20100%25.pdf" {
		t.Errorf("the file's address is %q", uri)
	}
}

func TestFileURI(t *testing.T) {
	for file, want := range map[string]string{
		"content/a.vi.md":    "content/a.vi.md",
		"../content/a.vi.md": "../content/a.vi.md",
		"/srv/content/a.md":  "file:///srv/content/a.md",
		"C:/content/a.md":    "file:///C:/content/a.md",
		"./a:b.md":           "./a:b.md",
	} {
		if got := fileURI(file); got != want {
			t.Errorf("fileURI(%q) = %q, want %q", file, got, want)
		}
	}
}
