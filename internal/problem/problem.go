// Package problem holds a user's mistake as data: where it stands, how grave it is, a stable code,
// and words in Vietnamese and English that say what is wrong and how to repair it.
//
// A problem is made from its code and the values that its message names:
//
//	problem.New(problem.UnknownAgency, "ubdn").DidYouMean("ubdn", ids).At(12, 12)
//
// All wording stands in the catalog (catalog_*.go), one entry a code. A room that finds a problem
// while it holds the text gives line and column. One that finds it later, when only values are at
// hand, names the file and the path of the key (ForKey); internal/source then looks up where that
// key stands. Lines and columns count from 1; a column counts characters (code points).
//
// Codes are a promise: editors, scripts and other tools hold on to them. Wording may improve.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity says whether a problem stops a build.
type Severity int

const (
	Error   Severity = iota // the site cannot be published with it
	Warning                 // counts only with --strict
	Note                    // advice, no fault of the text: a check tells it, and it never counts
)

// Name is the severity's name in JSON and in English text.
func (s Severity) Name() string { return s.Words().En }

// Words is the severity's name in the languages of messages.
func (s Severity) Words() Words {
	switch s {
	case Error:
		return Words{"lỗi", "error"}
	case Warning:
		return Words{"cảnh báo", "warning"}
	}
	return Words{"gợi ý", "note"}
}

// Code names a kind of problem; see the catalog.
type Code string

// Words are one text in both languages of messages.
type Words struct{ Vi, En string }

// In gives the text in a language of messages, "vi" or "en".
func (w Words) In(lang string) string {
	if lang == "vi" {
		return w.Vi
	}
	return w.En
}

// Problem is one mistake. File is slash-separated: below the content folder, or, with Root set, below
// that folder instead (an overriding templates folder, the output folder).
type Problem struct {
	Root         string
	File         string
	Line, Column int
	Severity     Severity
	Code         Code
	Message      Words
	Hint         Words // may be empty

	// Repair is what a check may write by itself, where that is certain; zero: a person has to decide.
	Repair Repair

	// Key is the path of a key in File's front matter, such as "tasks[2].follows", for a problem whose
	// line is not known yet. It is empty once Line is set.
	Key string
}

// Repair is a change that is certain: New in the place of Old, which stands where the problem does or around it.
type Repair struct{ Old, New string }

// Repaired sets the repair.
func (p Problem) Repaired(old, repaired string) Problem {
	p.Repair = Repair{old, repaired}
	return p
}

// longest is how many characters of a user's text a message repeats.
const longest = 80

// New makes the problem that the catalog describes under code. Each of args fills a place of the
// wording: Words by language, strings cut when very long, all else as it is.
func New(code Code, args ...any) Problem {
	e, known := catalog[code]
	if !known {
		e = entry{message: Words{string(code), string(code)}}
	}
	fill := func(w Words) Words {
		return Words{Vi: format(w.Vi, "vi", args), En: format(w.En, "en", args)}
	}
	return Problem{Severity: e.severity, Code: code, Message: fill(e.message), Hint: fill(e.hint)}
}

func format(pattern, lang string, args []any) string {
	if !strings.Contains(pattern, "%[") {
		return pattern
	}
	shown := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case Words:
			shown[i] = a.In(lang)
		case string:
			shown[i] = shorten(a)
		case error:
			shown[i] = shorten(Reason(a).In(lang))
		default:
			shown[i] = a
		}
	}
	return fmt.Sprintf(pattern, shown...)
}

func shorten(s string) string {
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return string([]rune(s)[:longest]) + "…"
}

// At sets where the problem stands in its file.
func (p Problem) At(line, column int) Problem {
	p.Line, p.Column = line, column
	return p
}

// In sets the file.
func (p Problem) In(file string) Problem {
	p.File = file
	return p
}

// ForKey sets file and key path of a problem whose position is to be looked up.
func (p Problem) ForKey(file, key string) Problem {
	p.File, p.Key = file, key
	return p
}

// DidYouMean sets the hint to the candidate nearest to what was written, where one is near.
func (p Problem) DidYouMean(written string, candidates []string) Problem {
	return p.Meant(Nearest(written, candidates))
}

// Meant sets the hint to what the writer most likely meant; "" leaves the hint as it is.
func (p Problem) Meant(best string) Problem {
	if best != "" {
		p.Hint = Words{Vi: fmt.Sprintf("ý bạn là %q?", best), En: fmt.Sprintf("did you mean %q?", best)}
	}
	return p
}

// Write sets the hint to what is to be written.
func (p Problem) Write(right string) Problem {
	p.Hint = Words{Vi: "viết " + shorten(right), En: "write " + shorten(right)}
	return p
}

// Sort puts problems in the order in which they are told: by file, line, column, code, message.
func Sort(list []Problem) {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Root, b.Root), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message.En, b.Message.En))
	})
}

// PerFile is how many problems of one file are told one by one.
const PerFile = 100

// Limit shortens a sorted list: of each file it keeps PerFile problems, errors before warnings before notes, in
// their order, and counts the others in one last problem, which is as grave as the gravest of them.
func Limit(list []Problem) []Problem {
	var kept []Problem
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].File == list[0].File && list[n].Root == list[0].Root {
			n++
		}
		kept = append(kept, limitFile(list[:n])...)
		list = list[n:]
	}
	return kept
}

// limitFile shortens the problems of one file.
func limitFile(file []Problem) []Problem {
	if len(file) <= PerFile {
		return file
	}
	var room [Note + 1]int
	for _, p := range file {
		room[p.Severity]++
	}
	free := PerFile
	for s := range room {
		room[s] = min(room[s], free)
		free -= room[s]
	}
	var kept, left []Problem
	for _, p := range file {
		if room[p.Severity] > 0 {
			room[p.Severity]--
			kept = append(kept, p)
		} else {
			left = append(left, p)
		}
	}
	rest := New(MoreProblems, len(left)).In(left[0].File).At(left[0].Line, left[0].Column)
	rest.Root = left[0].Root
	rest.Severity = slices.MinFunc(left, func(a, b Problem) int { return cmp.Compare(a.Severity, b.Severity) }).Severity
	return append(kept, rest)
}

// Soften makes errors warnings: those of a draft stop nothing.
func Soften(list []Problem) {
	for i := range list {
		list[i].Severity = max(list[i].Severity, Warning)
	}
}

// HasErrors tells whether one of the problems is an error.
func HasErrors(list []Problem) bool {
	return slices.ContainsFunc(list, func(p Problem) bool { return p.Severity == Error })
}
