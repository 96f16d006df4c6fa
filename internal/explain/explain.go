// Package explain tells of each code of a problem what it means, why it matters to readers, and shows it: something that
// is wrong, and how it is right.
//
// Each code, of a problem or of a repair, has a file codes/CODE.txtar:
//
//	-- vi --           the words, in both languages
//	-- en --
//	-- wrong WHERE --  what is wrong in an example, in one place or several
//	-- right WHERE --  the same, repaired
//
// The example is laid over a small site, base.txtar, of which it shows only what it changes. WHERE is
//
//	keys               keys of the report
//	text               what stands below them
//	translation        keys of the report's translation
//	earlier            keys of a report a year before
//	site.yaml          keys of that file, or of another of the name NAME.yaml
//	PATH               a whole file
//
// A test builds each example: the wrong one has this problem and no other, the right one has none. What cannot be shown by
// a few lines of text, as a full disk cannot, has no example.
//
// docs/problems.md and docs/problems.vi.md are made of these files.
package explain

import (
	"embed"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"phoihop/internal/problem"
)

//go:embed codes/*.txtar base.txtar
var files embed.FS

// Page is what is told of a code.
type Page struct {
	Code     problem.Code
	Severity problem.Severity // a repair's is a note
	About    problem.Words
	Wrong    []Part // of the example; empty where there is none
	Right    []Part
}

// Part is a place of an example and what stands there.
type Part struct{ Where, Text string }

// Of gives the page of a code; ok is false for a code that there is not.
func Of(code problem.Code) (p Page, ok bool) {
	data, err := files.ReadFile("codes/" + string(code) + ".txtar")
	if err != nil || !problem.Known(code) && !slices.Contains(Repairs, code) {
		return p, false
	}
	p = Page{Code: code, Severity: problem.Note}
	if problem.Known(code) {
		p.Severity = problem.New(code).Severity
	}
	for _, file := range txtar.Parse(data).Files {
		text := string(file.Data)
		switch kind, where, _ := strings.Cut(file.Name, " "); kind {
		case "vi":
			p.About.Vi = strings.TrimSpace(text)
		case "en":
			p.About.En = strings.TrimSpace(text)
		case "wrong":
			p.Wrong = append(p.Wrong, Part{where, text})
		case "right":
			p.Right = append(p.Right, Part{where, text})
		}
	}
	return p, true
}

// Repairs are the codes that "check --fix" gives to changes of which no problem is told.
var Repairs = []problem.Code{"letters-apart", "no-break-space", "no-width"}

// Codes gives all codes of problems, sorted by group.
func Codes() (all []problem.Code) {
	for _, g := range problem.Groups() {
		all = append(all, g.Codes...)
	}
	return all
}

// All gives every code that is explained: those of problems, then those of repairs alone.
func All() []problem.Code { return append(Codes(), Repairs...) }

// Nearest gives the code that was most likely meant, "" for none.
func Nearest(written string) problem.Code {
	var names []string
	for _, code := range All() {
		names = append(names, string(code))
	}
	return problem.Code(problem.Nearest(written, names))
}

// report is the report that examples change.
const report = "tay-ho/2023-02-15-tong-ket"

// Site gives the files of the small site with an example laid over it.
func Site(parts []Part) map[string]string {
	data, _ := files.ReadFile("base.txtar")
	site := map[string]string{}
	for _, file := range txtar.Parse(data).Files {
		site[file.Name] = string(file.Data)
	}
	for _, p := range parts {
		switch {
		case p.Where == "keys":
			site[report+".vi.md"] = withKeys(site[report+".vi.md"], p.Text)
		case p.Where == "translation":
			site[report+".en.md"] = withKeys(site[report+".en.md"], p.Text)
		case p.Where == "earlier":
			site["tay-ho/2022-02-10-tong-ket.vi.md"] = withKeys(site["tay-ho/2022-02-10-tong-ket.vi.md"], p.Text)
		case p.Where == "text":
			front, _, _ := strings.Cut(site[report+".vi.md"], "\n---\n")
			site[report+".vi.md"] = front + "\n---\n" + p.Text
		case path.Ext(p.Where) == ".yaml" && site[p.Where] != "":
			front := withKeys("---\n"+site[p.Where]+"---\n", p.Text)
			site[p.Where] = strings.TrimSuffix(strings.TrimPrefix(front, "---\n"), "---\n")
		default:
			site[p.Where] = p.Text
		}
	}
	return site
}

// withKeys puts keys into a file of which each key takes one line: in the place of those that it has, else behind them.
func withKeys(file, keys string) string {
	front, body, _ := strings.Cut(strings.TrimPrefix(file, "---\n"), "---\n")
	var kept strings.Builder
	for line := range strings.Lines(front) {
		name, _, _ := strings.Cut(line, ":")
		if !strings.HasPrefix(keys, name+":") && !strings.Contains(keys, "\n"+name+":") {
			kept.WriteString(line)
		}
	}
	return "---\n" + kept.String() + keys + "---\n" + body
}
