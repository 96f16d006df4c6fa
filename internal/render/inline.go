package render

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"phoihop/internal/problem"
)

// What a user's style sheet or script must not do to the pages that hold it: end its own element, or ask for what the
// pages' policy forbids, which browsers pass over in silence.

var (
	endOfStyle = regexp.MustCompile(`(?i)</style`)
	scriptTags = regexp.MustCompile(`(?i)<(/?script|!--)`)
)

// inStyle makes a sheet one that may stand in <style>. Only strings and comments hold what is changed; for both it means
// the same.
func inStyle(sheet []byte) []byte {
	return endOfStyle.ReplaceAllFunc(sheet, func(end []byte) []byte { return append([]byte(`<\`), end[1:]...) })
}

// inScript does so for a script in <script>: behind "<!--" and "<script" it would not end at </script>. html/template
// writes all three so in strings, and the policy's hash is that of what is written.
func inScript(script []byte) []byte { return scriptTags.ReplaceAll(script, []byte(`\x3C$1`)) }

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?(?:\*/|$)`)
	cssLoading = regexp.MustCompile(`(?i)@font-face\s*\{[^}]*|@import\s+(?:url\(\s*)?["']?([^"')\s;]+)|url\(\s*["']?([^"')\s]+)`)
	elsewhere  = regexp.MustCompile(`(?i)^(?:[a-z][a-z0-9+.-]*:|//)`)
)

// refusedIn warns of what a sheet asks for and pages will not load: any font, and all that is not a file of the site;
// pictures may stand in the sheet itself (data:).
func refusedIn(sheet []byte, at origin) (problems []problem.Problem) {
	bare := cssComment.ReplaceAllFunc(sheet, func(comment []byte) []byte {
		return bytes.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, comment)
	})
	for _, m := range cssLoading.FindAllSubmatchIndex(bare, -1) {
		asked := "@font-face"
		switch {
		case m[2] >= 0:
			asked = string(bare[m[2]:m[3]])
		case m[4] >= 0:
			asked = string(bare[m[4]:m[5]])
		}
		picture := m[4] >= 0 && len(asked) >= len("data:") && strings.EqualFold(asked[:len("data:")], "data:")
		if picture || asked != "@font-face" && !elsewhere.MatchString(asked) {
			continue
		}
		line := bytes.Count(bare[:m[0]], []byte("\n")) + 1
		column := utf8.RuneCount(bare[bytes.LastIndexByte(bare[:m[0]], '\n')+1:m[0]]) + 1
		problems = append(problems, at.problem(problem.New(problem.StyleRefused, asked).At(line, column)))
	}
	return problems
}
