package build

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"phoihop/internal/markdown"
	"phoihop/internal/output"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

const linkedSite = `
-- content/site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}}
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ, en: Tay Ho District}
type: quan
-- content/tay-ho/a.vi.md --
---
title: A
agency: hdnd
date: 2023-02-15
tasks: [{id: t1, title: A, owner: hdnd}]
---
## Kết quả
-- content/tay-ho/a/anh.jpg --
40x30
-- content/tay-ho/rut.vi.md --
---
title: Rút
agency: hdnd
date: 2022-01-06
tasks: [{id: t1, title: A, owner: hdnd}]
withdrawn: {date: 2022-02-01, reason: Sai}
---
## Kết quả
`

// linksOf reads a site and gives the links of its report tay-ho/NAME.
func linksOf(t *testing.T, content fstest.MapFS, name string) *links {
	t.Helper()
	r := newRun(Options{Content: content})
	defer r.close()
	r.read()
	rd := r.reading(report.Ref{District: "tay-ho", Name: name})
	if rd == nil || problem.HasErrors(r.problems) {
		t.Fatalf("the site cannot be read: %v", r.problems)
	}
	return &links{run: r, from: rd, lang: viet.Vi}
}

// TestDestinations shows what a destination leads to, however its odd characters are written.
func TestDestinations(t *testing.T) {
	content := siteOf(linkedSite)
	for _, name := range []string{"Ảnh 100%.pdf", "Kế\u00a0hoạch.pdf", "Biểu 1.xlsx"} {
		content["tay-ho/a/"+name] = &fstest.MapFile{Data: drawn(name, []byte("40x30"))}
	}
	for _, c := range []struct{ from, destination, want string }{
		{"a", "a/Ảnh 100%.pdf", "../../files/tay-ho/a/anh-100.pdf"},
		{"a", "a/%E1%BA%A2nh%20100%25.pdf", "../../files/tay-ho/a/anh-100.pdf"},
		{"a", "a/Kế hoạch.pdf", "../../files/tay-ho/a/ke-hoach.pdf"},
		{"a", "a/Kế\u00a0hoạch.pdf", "../../files/tay-ho/a/ke-hoach.pdf"},
		{"a", "a/K%E1%BA%BF%C2%A0ho%E1%BA%A1ch.pdf", "../../files/tay-ho/a/ke-hoach.pdf"},
		{"a", "a/Biểu\u00a01.xlsx", "../../files/tay-ho/a/bieu-1.xlsx"},
		{"a", "Ảnh 100%.pdf", `the link "Ảnh 100%.pdf" leads to no report and no file (did you mean "a/Ảnh%20100%25.pdf"?)`},

		{"a", "#ket-qua", "#ket-qua"},
		{"a", "#k%65t-qua", "#ket-qua"},
		{"a", "#task_t1", "#task_t1"},
		{"a", "a.vi.md#k%65t-qua", "../tay-ho/a.html#ket-qua"},
		{"a", "a.vi.md#task_t1", "../tay-ho/a.html#task_t1"},
		{"a", "#K%E1%BA%BFt%20qu%E1%BA%A3", `there is no heading "#Kết quả" in tay-ho/a.vi.md (did you mean "#ket-qua"?)`},
		{"a", "a.vi.md#task_t2", `there is no heading "#task_t2" in tay-ho/a.vi.md (headings: #ket-qua)`},

		{"a", "rut.vi.md", "../tay-ho/rut.html"},
		{"a", "rut.vi.md#ket-qua", "../tay-ho/rut.html"},
		{"a", "rut.vi.md#task_t1", "../tay-ho/rut.html"},
		{"rut", "#ket-qua", "#ket-qua"},
	} {
		at, p, ok := linksOf(t, content, c.from).Link(c.destination)
		got := at.URL
		if !ok {
			got = fmt.Sprintf("%s (%s)", p.Message.En, p.Hint.En)
		}
		if got != c.want {
			t.Errorf("%q in %s leads to\n\t%s, want\n\t%s", c.destination, c.from, got, c.want)
		}
	}
}

// TestLinkHintsEnd counts the hints of a body of dead links: it has as many as are told.
func TestLinkHintsEnd(t *testing.T) {
	const n = 300
	for _, c := range []struct {
		name string
		link func(l *links, i int) (markdown.Address, problem.Problem, bool)
		hint string
	}{
		{"reports", func(l *links, i int) (markdown.Address, problem.Problem, bool) {
			return l.Link(fmt.Sprintf("aa%d.vi.md", i%10))
		}, `did you mean "a.vi.md"?`},
		{"headings", func(l *links, i int) (markdown.Address, problem.Problem, bool) {
			return l.Link(fmt.Sprintf("a.vi.md#ket-qua%d", i%10))
		}, `did you mean "#ket-qua"?`},
		{"pictures", func(l *links, i int) (markdown.Address, problem.Problem, bool) {
			return l.Image(fmt.Sprintf("a/anh%d.jpg", i%10))
		}, `did you mean "a/anh.jpg"?`},
	} {
		l := linksOf(t, siteOf(linkedSite), "a")
		hinted := 0
		for i := range n {
			_, p, ok := c.link(l, i)
			if ok {
				t.Fatalf("%s: a dead link leads somewhere", c.name)
			}
			if p.Hint.En == c.hint {
				hinted++
			} else if strings.HasPrefix(p.Hint.En, "did you") {
				t.Errorf("%s: the hint is %q", c.name, p.Hint.En)
			}
		}
		if hinted != problem.PerFile {
			t.Errorf("%s: %d hints, want %d", c.name, hinted, problem.PerFile)
		}
	}
}

// What the output says in Go's words is told in an editor's, and a site that has begun to change is not
// called unchanged.
func TestOutputErrorsAreToldAsWhatTheyMean(t *testing.T) {
	for want, err := range map[problem.Code]error{
		problem.OutNotOurs:    &output.NotOursError{Dir: "x", Found: "y"},
		problem.OutForbidden:  &output.ForbiddenError{Path: "x", Reason: output.ReasonFile},
		problem.OutConflict:   &output.ConflictError{Path: "x"},
		problem.OutBusy:       &output.BusyError{Dir: "x"},
		problem.OutUnfinished: &output.UnfinishedError{Err: fs.ErrPermission},
		problem.OutFailed:     fs.ErrPermission,
	} {
		if p := outputProblem("public", fmt.Errorf("wrapped: %w", err)); p.Code != want || p.Root != "public" || p.Message.Vi == "" {
			t.Errorf("%v is told as %s at %q: %s", err, p.Code, p.Root, p.Message.Vi)
		}
	}
}

// A key may write the no-break space of a file's name as a space; the page leads to the file all the same.
func TestNoBreakSpaceInAFileName(t *testing.T) {
	content := siteOf(linkedSite)
	content["tay-ho/anh.vi.md"] = &fstest.MapFile{Mode: 0o644, Data: []byte("---\ntitle: Ảnh\nagency: hdnd\ndate: 2023-01-02\n" +
		"photos: [{file: ảnh 1.jpg, alt: Quang cảnh}]\nattachments: [{file: kế hoạch.pdf}]\n---\n")}
	for _, name := range []string{"ảnh\u00a01.jpg", "kế\u00a0hoạch.pdf"} {
		content["tay-ho/anh/"+name] = &fstest.MapFile{Mode: 0o644, Data: drawn(name, []byte("40x30"))}
	}
	out := filepath.Join(t.TempDir(), "public")
	if result := Run(Options{Content: content, Out: out}); problem.HasErrors(result.Problems) {
		t.Fatal(result.Problems)
	}
	html, err := os.ReadFile(filepath.Join(out, "vi/tay-ho/anh.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"files/tay-ho/anh/anh-1.40.jpg", "files/tay-ho/anh/ke-hoach.pdf"} {
		if _, err := os.Stat(filepath.Join(out, file)); err != nil || !strings.Contains(string(html), "../../"+file+`"`) {
			t.Errorf("%s is not published (%v) or the page does not lead there", file, err)
		}
	}
}
