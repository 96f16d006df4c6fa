package source

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"phoihop/internal/problem"
	"phoihop/internal/wording"
)

// wrongEncodings warns of text that was pasted in an encoding of before Unicode, once for each encoding: at its
// first word, with the number of its lines. Facts are looked at as well, since a name may be as wrong as a text.
func wrongEncodings(t text) (found []problem.Problem) {
	if !t.unusual {
		return nil
	}
	type first struct {
		name, right  string
		line, column int
		lines        int
	}
	var all []first
	number := 0
	for line := range bytes.Lines(t.data) {
		number++
		if isEveryday(line) {
			continue
		}
		line = bytes.TrimRight(line, "\n")
		name, right, at, wrong := wording.Misread(string(line))
		if !wrong {
			continue
		}
		i := slices.IndexFunc(all, func(f first) bool { return f.name == name })
		if i < 0 {
			i = len(all)
			all = append(all, first{name: name, right: right, line: number, column: utf8.RuneCount(line[:at]) + 1})
		}
		all[i].lines++
	}
	for _, f := range all {
		found = append(found, problem.New(problem.WrongEncoding, misreading(f.name), f.lines, f.right).At(f.line, f.column))
	}
	return found
}

// misreading says what was taken for what.
func misreading(encoding string) problem.Words {
	if encoding == "UTF-8" {
		return problem.Words{Vi: "UTF-8 bị đọc như Windows-1252", En: "UTF-8 read as Windows-1252"}
	}
	return problem.Words{Vi: encoding + " đọc nhầm thành Unicode", En: encoding + " taken for Unicode"}
}

// namingEncoding gives the problem of a file that is no UTF-8 a hint that names what it is, if the line at which
// that shows tells.
func namingEncoding(p problem.Problem, raw []byte, line int) problem.Problem {
	text := raw
	if lines := bytes.SplitN(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\n"), line+1); line > 1 && line <= len(lines) {
		text = lines[line-1]
	} else if end := bytes.IndexByte(raw, '\n'); end >= 0 {
		text = raw[:end]
	}
	if name, right, known := wording.MisreadBytes(text); known {
		return p.InEncoding(name, right)
	}
	return p
}

// namingLines is namingEncoding for control characters: some are what is left of the letters of an encoding.
func namingLines(problems []problem.Problem, raw []byte) []problem.Problem {
	lines := bytes.Split(raw, []byte("\n"))
	for i, p := range problems {
		if i > 0 && p.Line == problems[i-1].Line {
			problems[i].Hint = problems[i-1].Hint
		} else if name, right, _, wrong := wording.Misread(string(lines[p.Line-1])); wrong {
			problems[i] = p.InEncoding(name, right)
		}
	}
	return problems
}
