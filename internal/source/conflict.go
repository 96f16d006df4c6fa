package source

import (
	"bytes"
	"strconv"
	"strings"

	"phoihop/internal/problem"
)

// mergeConflict looks for the marks that git leaves in a file where two people have changed the same lines. They are
// looked for before anything else is read: what a parser makes of them is another mistake each time, or, in the text
// of a report, no mistake at all. A block of code may show such marks.
//
// The problem stands at the first mark and names the lines of all conflicts; a mark that was left behind alone is one
// of a single line.
func mergeConflict(data []byte) (p problem.Problem, found bool) {
	if !mayConflict(data) {
		return p, false
	}
	var ranges []string
	first, open, number := 0, 0, 0
	fence := ""
	ends := func(last int) {
		lines := strconv.Itoa(open)
		if last > open {
			lines += "–" + strconv.Itoa(last)
		}
		ranges, open = append(ranges, lines), 0
	}
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimRight(line, "\n")
		if open == 0 {
			if fence = fenceBehind(fence, line); fence != "" {
				continue
			}
		}
		switch {
		case isMark(line, '<'):
			if open > 0 {
				ends(open)
			}
			open = number
		case isMark(line, '>'):
			if open == 0 {
				open = number
			}
			ends(number)
		default:
			continue
		}
		if first == 0 {
			first = number
		}
	}
	if open > 0 {
		ends(open)
	}
	if first == 0 {
		return p, false
	}
	if rest := len(ranges) - mostRanges; rest > 0 {
		ranges = append(ranges[:mostRanges], "…")
	}
	return problem.New(problem.MergeConflict, strings.Join(ranges, ", ")).At(first, 1), true
}

// mostRanges is how many conflicts a message names.
const mostRanges = 5

func mayConflict(data []byte) bool {
	for _, mark := range []string{"<<<<<<<", ">>>>>>>"} {
		if bytes.HasPrefix(data, []byte(mark)) || bytes.Contains(data, []byte("\n"+mark)) {
			return true
		}
	}
	return false
}

// isMark tells a line of seven signs, alone or with the name of a branch behind a space.
func isMark(line []byte, sign byte) bool {
	rest, found := bytes.CutPrefix(line, bytes.Repeat([]byte{sign}, 7))
	return found && (len(rest) == 0 || rest[0] == ' ')
}

// fenceBehind gives the fence of the block of code that goes on behind a line, "" for none; fence is that of the block
// which the line stands in.
func fenceBehind(fence string, line []byte) string {
	text := strings.TrimLeft(string(line), " ")
	if len(line)-len(text) > 3 || !strings.HasPrefix(text, "```") && !strings.HasPrefix(text, "~~~") {
		return fence
	}
	signs := text[:len(text)-len(strings.TrimLeft(text, text[:1]))]
	switch {
	case fence == "":
		return signs
	case strings.HasPrefix(signs, fence) && strings.TrimSpace(text[len(signs):]) == "":
		return ""
	}
	return fence
}
