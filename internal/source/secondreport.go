package source

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// secondReport looks in a body for the front matter of another report, pasted below the first: a line ---, keys that
// reports have, at least two of them, and another ---. Markdown makes a rule and a heading of it, and everything behind
// it would be part of this report. line is that of the file on which the body begins.
func secondReport(body []byte, line int) (p problem.Problem, found bool) {
	if !bytes.Contains(body, []byte("---\n")) {
		return p, false
	}
	fence, open, known := "", 0, 0
	for text := range bytes.Lines(body) {
		text = bytes.TrimRight(text, "\n")
		if fence = fenceBehind(fence, text); fence != "" {
			line, open = line+1, 0
			continue
		}
		switch m := keyLine.FindSubmatch(text); {
		case isFence(text) && open > 0 && known > 1:
			return problem.New(problem.SecondReport, strconv.Itoa(open)+"–"+strconv.Itoa(line)).At(open, 1), true
		case isFence(text):
			open, known = line, 0
		case m != nil && isReportKey(string(m[1])):
			known++
		case !goesOn(text):
			open = 0
		}
		line++
	}
	return p, false
}

var keyLine = regexp.MustCompile(`^([a-z_]+):(?:\s|$)`)

func isReportKey(name string) bool {
	return slices.ContainsFunc(reportKeys, func(k key[report.Report]) bool { return k.name == name })
}

// goesOn tells a line that can stand between the keys of a front matter: an entry of a list, a comment, or what goes on with
// the value above.
func goesOn(text []byte) bool {
	return len(bytes.TrimSpace(text)) == 0 || bytes.IndexByte([]byte(" -#"), text[0]) >= 0
}
