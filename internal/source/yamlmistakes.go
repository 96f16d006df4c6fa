package source

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
)

// explain turns a syntax error of yaml.v3 into a problem that an editor can repair. yaml.v3 gives an
// English sentence, a line that may be off by one or name the line where a construct began, and no
// column. So the line at which the text breaks is found first; then that line and the one above it are
// searched for the mistakes that people make, the plainest first.
func explain(data []byte, err error, before int) problem.Problem {
	reason := strings.TrimPrefix(yamlLine.ReplaceAllString(err.Error(), ""), "yaml: ")
	t := brokenText{lines: strings.Split(string(bytes.TrimSuffix(data, []byte("\n"))), "\n"), reason: reason}
	t.at = brokenLine(data) - 1
	if strings.Contains(reason, "exceeded max depth") {
		key, _ := t.value()
		return problem.New(problem.YAMLDepth).At(before+t.at+1, utf8.RuneCountInString(key)+1)
	}
	for _, search := range mistakes {
		if p, found := search(t); found {
			p.Line += before
			return p
		}
	}
	return problem.New(problem.YAMLSyntax, reason).At(before+t.at+1, t.indent()+1)
}

var yamlLine = regexp.MustCompile(`^yaml: line \d+: `)

// topKey is a line that begins a key of the outermost mapping.
var topKey = regexp.MustCompile(`(?m)^[a-z_]+:[ \n]`)

// brokenLine finds the line, from 1, at which text stops being YAML: the lines above it can be parsed,
// and with it they can't, however many lines follow. The outermost keys part the text into blocks, and
// the broken block is found by halving; within it lines are taken away from the end.
func brokenLine(data []byte) int {
	starts := []int{0}
	for _, m := range topKey.FindAllIndex(data, -1) {
		if m[0] > 0 {
			starts = append(starts, m[0])
		}
	}
	parses := func(text []byte) bool { _, err := decodeNode(text); return err == nil }
	end := func(i int) int { // where the blocks 0 to i end
		if i+1 < len(starts) {
			return starts[i+1]
		}
		return len(data)
	}
	i := sort.Search(len(starts)-1, func(i int) bool { return !parses(data[:end(i)]) })
	block := data[starts[i]:end(i)]
	above := bytes.Count(data[:starts[i]], []byte("\n"))
	return above + lastParsed(block, parses) + 1
}

// lastParsed gives the largest number of lines of a block, but not all, that can be parsed. Of blocks so
// large that trying them all would take long, it gives one that is followed by a line that can't be.
func lastParsed(block []byte, parses func([]byte) bool) int {
	ends := []int{0}
	for line := range bytes.Lines(block) {
		ends = append(ends, ends[len(ends)-1]+len(line))
	}
	const muchWork = 1 << 20 // bytes to be parsed, lines times their length
	if len(block)*len(ends) > muchWork {
		return max(0, sort.Search(len(ends)-1, func(n int) bool { return !parses(block[:ends[n]]) })-1)
	}
	for n := len(ends) - 2; n > 0; n-- {
		if parses(block[:ends[n]]) {
			return n
		}
	}
	return 0
}

// brokenText is YAML that can't be parsed and the index of the line at which it breaks.
type brokenText struct {
	lines  []string
	at     int
	reason string
}

// mistakes are the searches for what people get wrong, in the order in which they are tried.
var mistakes = []func(brokenText) (problem.Problem, bool){
	brokenText.tab, brokenText.wideColon, brokenText.missingSpace, brokenText.escape, brokenText.reserved, brokenText.quote,
	brokenText.bracket, brokenText.inside, brokenText.colon, brokenText.crooked, brokenText.keyless,
}

// entry is a line "key: value", perhaps an entry of a list, parted into what stands before the value
// and the value.
var entry = regexp.MustCompile(`^((?:\s*-\s+)*\s*[\p{L}\d_-]+\s*:(?:\s+|$)|\s*(?:-\s+)+)(.*?)\s*$`)

// value parts the broken line.
func (t brokenText) value() (before, value string) {
	if m := entry.FindStringSubmatch(t.lines[t.at]); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

func (t brokenText) indent() int {
	line := t.lines[t.at]
	return len(line) - len(strings.TrimLeft(line, " "))
}

// above gives the index of the nearest line above that is neither empty nor a comment; -1 for none.
func (t brokenText) above(i int) int {
	for i--; i >= 0; i-- {
		if line := strings.TrimSpace(t.lines[i]); line != "" && line[0] != '#' {
			return i
		}
	}
	return -1
}

// here makes the problem of a value that stands behind before on the broken line.
func (t brokenText) here(p problem.Problem, before string) (problem.Problem, bool) {
	return p.At(t.at+1, utf8.RuneCountInString(before)+1), true
}

func (t brokenText) tab() (p problem.Problem, found bool) {
	line := t.lines[t.at]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t-"))]
	if before, _, found := strings.Cut(indent, "\t"); found {
		return t.here(problem.New(problem.YAMLTab), before)
	}
	return p, false
}

var wideColon = regexp.MustCompile(`^(\s*(?:-\s+)*([a-z_]+)\s*)：\s*(.*?)\s*$`)

// wideColon finds "title：Họp", with the colon of an East Asian keyboard.
func (t brokenText) wideColon() (p problem.Problem, found bool) {
	for _, i := range []int{t.at, t.above(t.at)} {
		if i < 0 {
			continue
		}
		if m := wideColon.FindStringSubmatch(t.lines[i]); m != nil {
			t.at = i
			return t.here(problem.New(problem.YAMLWideColon, shown(m[2]+": ", m[3], "")), m[1])
		}
	}
	return p, false
}

var (
	colonSpace  = regexp.MustCompile(`^(\s*(?:-\s+)*([a-z_]+):)([^\s:/].*?)\s*$`)
	hyphenSpace = regexp.MustCompile(`^(\s*-)([^\s-].*?)\s*$`)
	colonSign   = problem.Words{Vi: "hai chấm", En: "colon"}
	hyphenSign  = problem.Words{Vi: "gạch ngang", En: "hyphen"}
)

// missingSpace finds "key:value" on the broken line or above it, and "-entry" on the broken line.
func (t brokenText) missingSpace() (p problem.Problem, found bool) {
	if m := hyphenSpace.FindStringSubmatch(t.lines[t.at]); m != nil {
		return t.here(problem.New(problem.YAMLSpace, shown("- ", m[2], ""), hyphenSign), m[1])
	}
	for _, i := range []int{t.at, t.above(t.at)} {
		if i < 0 {
			continue
		}
		if m := colonSpace.FindStringSubmatch(t.lines[i]); m != nil {
			t.at = i
			return t.here(problem.New(problem.YAMLSpace, shown(m[2]+": ", m[3], ""), colonSign), m[1])
		}
	}
	return p, false
}

// escape finds the backslash of a Windows path in double quotes.
func (t brokenText) escape() (p problem.Problem, found bool) {
	if !strings.Contains(t.reason, "escape") && !strings.Contains(t.reason, "hexdecimal") && !strings.Contains(t.reason, "Unicode character") {
		return p, false
	}
	if at := strings.IndexByte(t.lines[t.at], '"'); at >= 0 {
		return t.here(problem.New(problem.YAMLEscape), t.lines[t.at][:at])
	}
	return p, false
}

var blockText = regexp.MustCompile(`^[|>][-+\d]*(?:\s+[^\s#]|[^-+\d\s])`)

// reserved finds a plain value that begins with a character that YAML keeps for itself.
func (t brokenText) reserved() (p problem.Problem, found bool) {
	before, value := t.value()
	if value == "" {
		return p, false
	}
	isKey := strings.Contains(before, ":")
	switch {
	case strings.IndexByte("@`%&*!", value[0]) >= 0, blockText.MatchString(value):
	case isKey && (strings.HasPrefix(value, "- ") || strings.HasPrefix(value, "? ")):
	case (value[0] == '[' || value[0] == '{') && isText(afterBrackets(value)):
	default:
		return p, false
	}
	return t.here(problem.New(problem.YAMLReserved, value[:1], quotedEntry(before, value)), before)
}

// isText tells that something readable follows, not only a comment or more brackets.
func isText(rest string) bool {
	rest = strings.TrimSpace(rest)
	return rest != "" && strings.IndexByte("#]}", rest[0]) < 0
}

// quote finds a value that opens a quote without closing it, or that goes on behind the closing one.
func (t brokenText) quote() (p problem.Problem, found bool) {
	before, value := t.value()
	if value == "" || value[0] != '"' && value[0] != '\'' || closed(value) {
		return p, false
	}
	return t.here(problem.New(problem.YAMLQuote, shown(keyOf(before), requoted(value), "")), before)
}

// closed tells whether the quote at the value's beginning is closed at its end, a comment apart.
func closed(value string) bool {
	end := quoteEnd(value)
	return end > 0 && !isText(value[end:])
}

// quoteEnd finds the place behind the quote that closes the one at the text's beginning; 0 for none.
func quoteEnd(s string) int {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && i+1 < len(s) && s[i+1] == quote && quote == '\'':
			i++
		case s[i] == quote:
			return i + 1
		}
	}
	return 0
}

// bracket finds the bracket that is opened and not closed on the broken line, or that closes nothing.
func (t brokenText) bracket() (p problem.Problem, found bool) {
	before, value := t.value()
	if value == "" || value[0] != '[' && value[0] != '{' {
		return p, false
	}
	open, end := brackets(value)
	at := end
	if len(open) > 0 {
		at = open[len(open)-1]
	}
	if at >= len(value) {
		return p, false
	}
	if s := value[at:]; strings.IndexByte("[]{}", s[0]) < 0 {
		return p, false
	}
	return t.here(problem.New(problem.YAMLBracket, value[at:at+1]), before+value[:at])
}

// inside finds a text within brackets that breaks them: "{title: Tây Hồ: họp}", "{unit: %}", or an address with "?",
// which yaml.v3 does not take there.
func (t brokenText) inside() (p problem.Problem, found bool) {
	before, value := t.value()
	if value == "" || value[0] != '[' && value[0] != '{' {
		return p, false
	}
	for _, item := range bracketItems.FindAllStringIndex(value, -1) {
		name, text, isKey := strings.Cut(value[item[0]:item[1]], ": ")
		if !isKey {
			name, text = "", name
		} else {
			name += ": "
		}
		if sign := strings.TrimSpace(text); sign != "" && strings.IndexByte("@`%&*!|>", sign[0]) >= 0 {
			lead := len(name) + len(text) - len(strings.TrimLeft(text, " "))
			return t.here(problem.New(problem.YAMLReserved, sign[:1], quoted(strings.TrimLeft(name, " "), sign)), before+value[:item[0]+lead])
		}
		if trimmed := strings.TrimLeft(text, " "); trimmed != "" && plain(trimmed) && (hasColon(trimmed) || strings.Contains(trimmed, "?")) {
			lead := len(name) + len(text) - len(trimmed)
			return t.here(problem.New(problem.YAMLInside), before+value[:item[0]+lead])
		}
	}
	return t.here(problem.New(problem.YAMLInside), before)
}

// bracketItems are what commas and brackets part.
var bracketItems = regexp.MustCompile(`[^,\[\]{}]+`)

// afterBrackets gives what stands behind the brackets that open a value, "" where they stay open.
func afterBrackets(value string) string {
	if open, end := brackets(value); len(open) == 0 {
		return value[end:]
	}
	return ""
}

// brackets follows the brackets of a value that begins with one: the places of those that stay open,
// and the place behind the one that closes the first.
func brackets(value string) (open []int, end int) {
	for at := 0; at < len(value); at++ {
		switch c := value[at]; {
		case (c == '"' || c == '\'') && strings.IndexByte(" [{,:", value[max(0, at-1)]) >= 0:
			if n := quoteEnd(value[at:]); n > 0 {
				at += n - 1
			}
		case c == '[' || c == '{':
			open = append(open, at)
		case c == ']' || c == '}':
			open = open[:len(open)-1]
			if len(open) == 0 {
				return nil, at + 1
			}
		}
	}
	return open, len(value)
}

// colon finds a plain value that holds ": ", the most common mistake of all: "title: Tây Hồ: họp". The
// value may have begun on a line above.
func (t brokenText) colon() (p problem.Problem, found bool) {
	before, value := t.value()
	if before != "" && isPlainKey(before) && !hasColon(value) || before == "" && !hasColon(t.lines[t.at]) {
		return p, false
	}
	if value != "" && hasColon(value) && plain(value) {
		p := problem.New(problem.YAMLColon, quotedEntry(before, value))
		if isPlainKey(before) && !strings.Contains(value, " #") && !t.goesOn() { // which may begin a comment
			p = p.Repaired(value, enclosed(value))
		}
		return t.here(p, before)
	}
	above := t.above(t.at)
	if above < 0 {
		return p, false
	}
	rest := strings.TrimSpace(t.lines[t.at])
	t.at = above
	before, value = t.value()
	if value == "" || !plain(value) {
		return p, false
	}
	return t.here(problem.New(problem.YAMLColon, quotedEntry(before, value+" "+rest)), before)
}

// goesOn tells whether the line below is indented deeper than the key of the broken one: its text may not end there.
func (t brokenText) goesOn() bool {
	if t.at+1 == len(t.lines) || strings.TrimSpace(t.lines[t.at+1]) == "" {
		return false
	}
	below := brokenText{lines: t.lines, at: t.at + 1}
	line := t.lines[t.at]
	return below.indent() > len(line)-len(strings.TrimLeft(line, " -"))
}

var plainKey = regexp.MustCompile(`^\s*(?:-\s+)*(?:[a-z_]+\s*:\s*)?$`)

// isPlainKey tells that a word before a colon looks like a key, not like the beginning of a sentence.
func isPlainKey(before string) bool { return plainKey.MatchString(before) }

func hasColon(s string) bool { return strings.Contains(s, ": ") || strings.HasSuffix(s, ":") }

// plain tells that a value stands in no quotes or brackets and is no text of several lines.
func plain(value string) bool { return strings.IndexByte("\"'[{|>#", value[0]) < 0 }

// crooked finds a key or an entry that stands in no column of the lines above it.
func (t brokenText) crooked() (p problem.Problem, found bool) {
	if !entry.MatchString(t.lines[t.at]) {
		return p, false
	}
	if first := t.first(); t.indent() == 0 && first < t.at && strings.HasPrefix(t.lines[first], " ") {
		t.at = first
	}
	return t.here(problem.New(problem.YAMLIndent), t.lines[t.at][:t.indent()])
}

// first gives the index of the first line that says something.
func (t brokenText) first() int {
	for i := range t.lines {
		if t.above(i+1) == i {
			return i
		}
	}
	return 0
}

// keyless finds a line of plain text: the sequel of a text above, or a text without a key.
func (t brokenText) keyless() (p problem.Problem, found bool) {
	line := strings.TrimSpace(t.lines[t.at])
	if line == "" || strings.IndexByte("[]{}\"'", line[0]) >= 0 {
		return p, false
	}
	return t.here(problem.New(problem.YAMLLine), t.lines[t.at][:t.indent()])
}

// isNull tells that a value is absent: "key:", "key: null" or "key: ~".
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}
