package repair

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"phoihop/internal/problem"
)

// values writes the values that problems know the right form of.
func values(text []byte, found []problem.Problem, path string) []edit {
	return repairsOf(text, found, func(p problem.Problem) bool {
		return p.Code != problem.ToneStyle && p.Code != problem.NumberInBraces && p.Code != problem.HTMLAsText && !(strings.HasSuffix(path, ".en.md") && isEitherDay(p.Repair.Old))
	})
}

// cutNumbers joins the numbers that a comma has cut in two.
func cutNumbers(text []byte, found []problem.Problem) []edit {
	return repairsOf(text, found, func(p problem.Problem) bool { return p.Code == problem.NumberInBraces })
}

// colons puts the texts in quotes that a colon has made unreadable.
func colons(text []byte, found []problem.Problem) []edit {
	return repairsOf(text, found, func(p problem.Problem) bool { return p.Code == problem.YAMLColon })
}

// entities writes the character that an entity of HTML names.
func entities(text []byte, found []problem.Problem) []edit {
	return repairsOf(text, found, func(p problem.Problem) bool { return p.Code == problem.HTMLAsText })
}

// tones writes the word that a check names, one of a file, as the rest of the file.
func tones(text []byte, found []problem.Problem) []edit {
	return repairsOf(text, found, func(p problem.Problem) bool { return p.Code == problem.ToneStyle })
}

func repairsOf(text []byte, found []problem.Problem, wanted func(problem.Problem) bool) (edits []edit) {
	for _, p := range found {
		if p.Repair == (problem.Repair{}) || !wanted(p) {
			continue
		}
		if at := placeOf(text, p); at >= 0 {
			edits = append(edits, edit{at, at + len(p.Repair.Old), p.Repair.New, p.Code})
		}
	}
	return edits
}

var numericDay = regexp.MustCompile(`^\D*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}`)

// isEitherDay tells of a date that Americans and all others read in two ways.
func isEitherDay(written string) bool {
	m := numericDay.FindStringSubmatch(written)
	if m == nil {
		return false
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[2])
	return first <= 12 && second <= 12 && first != second
}

// placeOf gives where the old text of a problem's repair stands: at the problem, behind a quote there, or around it on its
// line; -1 where it is written in another way, with escapes or over several lines.
func placeOf(text []byte, p problem.Problem) int {
	old := []byte(p.Repair.Old)
	start, at := offset(text, p.Line, p.Column)
	if at < 0 || len(old) == 0 {
		return -1
	}
	if bytes.HasPrefix(text[at:], old) {
		return at
	}
	if at < len(text) && (text[at] == '"' || text[at] == '\'') {
		if inside := text[at+1:]; bytes.HasPrefix(inside, append(bytes.Clone(old), text[at])) {
			return at + 1
		}
		return -1
	}
	if around := bytes.LastIndex(text[start:min(at+len(old), len(text))], old); around >= 0 && start+around <= at && at < start+around+len(old) {
		return start + around
	}
	return -1
}

// offset gives where a line begins and where its column stands, counted as problems are; -1 where the text has none.
func offset(text []byte, line, column int) (start, at int) {
	start = len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF")))
	for ; line > 1; line-- {
		end := bytes.IndexAny(text[start:], "\r\n")
		if end < 0 {
			return 0, -1
		}
		start += end + 1
		if text[start-1] == '\r' && start < len(text) && text[start] == '\n' {
			start++
		}
	}
	at = start
	for ; column > 1; column-- {
		if at == len(text) {
			return 0, -1
		}
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return start, at
}
