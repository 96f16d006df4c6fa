package markdown

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"phoihop/internal/problem"
)

// paragraph is what the lines of one paragraph have shown so far.
type paragraph struct {
	node   ast.Node // nil where lines do not count: in headings, cells and what stands within a line
	bullet int      // offset of the first line that begins with a bullet sign, or -1
	list   bool     // reported as a list
	table  bool     // reported as a table
}

// paragraphOf begins a paragraph, if n is one.
func (r *renderer) paragraphOf(n ast.Node) paragraph {
	if kind := n.Kind(); kind == ast.KindParagraph || kind == ast.KindTextBlock {
		return paragraph{node: n, bullet: -1}
	}
	return paragraph{}
}

// checkLine judges the beginning of a line, the text value at an offset: was it meant as a heading, an
// item of a list or the rule of a table?
func (r *renderer) checkLine(p *paragraph, at int, value []byte) {
	if len(value) == 0 {
		return
	}
	switch c := value[0]; {
	case c == '#':
		r.checkHeading(at, value)
	case c == '|' || c == '-' || c == ':':
		if !p.table {
			p.table = r.checkRule(p.node, at)
		}
	case c >= 0x80:
		sign := bulletSign(value)
		switch {
		case p.list || sign == "":
		case p.bullet < 0:
			p.bullet = at
		default:
			p.list = true
			r.report(p.bullet, problem.ListAsText, bulletSign(r.body[p.bullet:]))
		}
	}
}

// endsLine tells whether what follows n begins a line.
func endsLine(n ast.Node) bool {
	text, ok := n.(*ast.Text)
	return ok && breakOf(text) != noBreak
}

func breakOf(n *ast.Text) lineBreak {
	switch {
	case n.HardLineBreak():
		return hardBreak
	case n.SoftLineBreak():
		return softBreak
	}
	return noBreak
}

// checkHeading reports a heading without the space behind its "#". A single one may begin a hashtag:
// #abc, #TâyHồ, or a line of them.
func (r *renderer) checkHeading(at int, text []byte) {
	words := bytes.TrimLeft(text, "#")
	level := len(text) - len(words)
	first, size := utf8.DecodeRune(words)
	if level > 6 || size == 0 || unicode.IsSpace(first) {
		return
	}
	if level == 1 {
		word, rest, _ := bytes.Cut(words, []byte(" "))
		if !unicode.IsUpper(first) || len(rest) == 0 || bytes.Contains(rest, []byte("#")) || isCamelCase(word) {
			return
		}
	} else if !unicode.IsLetter(first) && !unicode.IsDigit(first) && first != '*' {
		return
	}
	r.report(at, problem.HeadingAsText, "##"+strings.Repeat("#", max(0, level-2))+" "+string(words))
}

// isCamelCase tells whether a capital follows a small letter.
func isCamelCase(word []byte) bool {
	lower := false
	for _, c := range string(word) {
		if lower && unicode.IsUpper(c) {
			return true
		}
		lower = unicode.IsLower(c)
	}
	return false
}

// bulletSign gives the sign that s begins with if editors use it for the items of lists, else "". The
// last three are what Word's symbol fonts become. A dot or dash is one only before a space.
func bulletSign(s []byte) string {
	c, size := utf8.DecodeRune(s)
	switch c {
	case '•', '▪', '●', '○', '◦', '‣', '■', '➢', '\uf0b7', '\uf0a7', '\uf0d8':
		return string(c)
	case '·', '–', '−':
		if after, _ := utf8.DecodeRune(s[size:]); unicode.IsSpace(after) {
			return string(c)
		}
	}
	return ""
}

// checkRule tells whether the line at an offset is the rule of a table that the paragraph n was to be,
// and reports it: its columns are not as many as those of the row above.
func (r *renderer) checkRule(n ast.Node, at int) bool {
	lines := n.Lines()
	i := sort.Search(lines.Len(), func(i int) bool { return lines.At(i).Stop > at })
	if i == lines.Len() {
		return false
	}
	line := lines.At(i)
	rule := ruleCells(line.Value(r.body))
	if len(rule) == 0 {
		return false
	}
	columns := 0
	if i > 0 {
		above := lines.At(i - 1)
		columns = countCells(above.Value(r.body))
	}
	if columns == len(rule) || i == 0 && !bytes.Contains(line.Value(r.body), []byte("---")) {
		return false // the dashes are a row's
	}
	r.reportRule(at, rule, columns)
	return true
}

// checkHeader reports the header of a table that has fewer columns than the rule below it: they
// would stand empty.
func (r *renderer) checkHeader(header ast.Node) {
	columns, at := 0, 0
	for c := header.FirstChild(); c != nil; c = c.NextSibling() {
		if lines := c.Lines(); lines != nil && lines.Len() > 0 {
			columns++
			at = lines.At(0).Stop
		}
	}
	if columns == 0 || columns == header.ChildCount() {
		return
	}
	at += lineEnd(r.body[at:])
	line := r.body[at : at+lineEnd(r.body[at:])]
	start := max(0, bytes.IndexAny(line, "|-:"))
	if rule := ruleCells(line[start:]); len(rule) > columns {
		r.reportRule(at+start, rule, columns)
	}
}

// reportRule reports the rule of a table below a row of so many columns, and how it should be.
func (r *renderer) reportRule(at int, rule []string, columns int) {
	want := rule
	if columns > 0 {
		want = rule[:min(len(rule), columns)]
	}
	missing := strings.Repeat("|---", max(0, columns-len(rule)))
	r.report(at, problem.TableRule, len(rule), columns, "|"+strings.Join(want, "|")+missing+"|")
}

// ruleCells gives the cells of a table's rule, such as "--:", or nil if line is none. It has a bar.
func ruleCells(line []byte) []string {
	line = bytes.TrimSpace(line)
	if bytes.IndexByte(line, '|') < 0 || len(bytes.Trim(line, "|-: \t")) > 0 {
		return nil
	}
	cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(string(line), "|"), "|"), "|")
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
		dashes := strings.TrimSuffix(strings.TrimPrefix(cells[i], ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return nil
		}
	}
	return cells
}

// countCells gives how many cells a line has as a row of a table, 0 without a bar.
func countCells(line []byte) int {
	line = bytes.TrimSpace(line)
	bars := 0
	for at := next(line, 0, "|"); at >= 0; at = next(line, at+1, "|") {
		bars++
	}
	if bars == 0 {
		return 0
	}
	cells := bars + 1
	if line[0] == '|' {
		cells--
	}
	if last := len(line) - 1; last > 0 && line[last] == '|' && !isEscaped(line, last) {
		cells--
	}
	return cells
}
