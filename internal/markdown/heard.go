package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
	"phoihop/internal/wording"
)

// What is wrong for those who hear the page, found while it is written. How texts are judged is told in
// package wording.

// checkParagraph reports a paragraph, or the text of a list item, that is in capitals or in another
// language, or a heading in disguise.
func (r *renderer) checkParagraph(n ast.Node) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	start := lines.At(0).Start
	if words := r.strongLine(n); words != "" {
		r.report(start, problem.StrongAsHeading, strings.Repeat("#", max(2, min(r.level+1, 6)))+" "+words)
		return
	}
	text := r.wordsOf(n)
	verdict := wording.Judge(text, r.lang, wording.LoudParagraph)
	if verdict.Capitals {
		r.report(start, problem.AllCapitals, wording.Lowered(beginning(text)))
	}
	if verdict.Foreign != "" {
		r.report(start, problem.OtherLanguage, languageNames[verdict.Foreign], string(verdict.Foreign))
	}
}

var languageNames = map[viet.Lang]problem.Words{
	viet.Vi: {Vi: "tiếng Việt", En: "Vietnamese"},
	viet.En: {Vi: "tiếng Anh", En: "English"},
}

// beginning gives as much of a paragraph as a hint repeats.
func beginning(text []byte) string {
	line, _, more := strings.Cut(string(bytes.TrimSpace(text)), "\n")
	const most = 60
	if utf8.RuneCountInString(line) > most {
		line, more = strings.TrimRight(string([]rune(line)[:most]), " "), true
	}
	if more {
		line += "…"
	}
	return line
}

// wordsOf gives the words of a block of text that are in the language of the page, as many as are judged:
// without code and addresses, and without what a <span lang> says another language of.
func (r *renderer) wordsOf(n ast.Node) []byte {
	if lines := plainLines(n); lines.Len() > 0 {
		start, stop := lines.At(0).Start, lines.At(lines.Len()-1).Stop
		return r.body[start:min(stop, start+wording.Judged)]
	}
	spans := 0
	r.heard = r.appendHeard(r.heard[:0], n, &spans)
	return r.heard
}

// appendHeard appends the words below a node; spans counts the open <span lang>.
func (r *renderer) appendHeard(dst []byte, parent ast.Node, spans *int) []byte {
	for n := parent.FirstChild(); n != nil && len(dst) < wording.Judged; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.RawHTML:
			switch tag := r.tagSource(n); {
			case isLangSpan(tag):
				*spans++
			case string(tag) == "</span>":
				*spans = max(0, *spans-1)
			}
		case *ast.Text:
			if *spans == 0 {
				dst = append(dst, n.Segment.Value(r.body)...)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				dst = append(dst, '\n')
			}
		case *ast.AutoLink, *ast.CodeSpan, *extast.FootnoteLink:
		default:
			dst = r.appendHeard(dst, n, spans)
		}
	}
	return dst
}

// longestStrong is how many characters a strong line may have that is taken for a heading.
const longestStrong = 100

// strongLine gives the words of a paragraph that looks like a heading: one line in bold, with a colon
// behind it at most, above something else. A sentence, a signature at the end and the name of a table are
// none. "" for any other.
func (r *renderer) strongLine(n ast.Node) string {
	first := n.FirstChild()
	if first == nil || first.Kind() != ast.KindEmphasis || n.Kind() != ast.KindParagraph || n.Parent().Kind() != ast.KindDocument || n.Lines().Len() != 1 {
		return ""
	}
	next := n.NextSibling()
	if next == nil || next.Kind() == extast.KindFootnoteList || next.Kind() == ast.KindHeading || !r.isStrong(first.(*ast.Emphasis)) {
		return ""
	}
	if rest := first.NextSibling(); rest != nil {
		if text, ok := rest.(*ast.Text); !ok || rest.NextSibling() != nil || len(bytes.Trim(text.Segment.Value(r.body), " :")) > 0 {
			return ""
		}
	}
	words := strings.TrimRight(string(bytes.TrimSpace(r.appendPlain(nil, first))), ": ")
	if words == "" || utf8.RuneCountInString(words) > longestStrong || strings.ContainsAny(words[len(words)-1:], ".!?;,") && strings.Count(words, " ") > 5 {
		return ""
	}
	if next.Kind() == extast.KindTable && namesTable(words) {
		return ""
	}
	if wording.Judge([]byte(words), r.lang, wording.LoudHeading).Capitals {
		words = wording.Lowered(words)
	}
	return words
}

// isStrong tells whether an emphasis is bold, or slanted with nothing but bold in it.
func (r *renderer) isStrong(n *ast.Emphasis) bool {
	if n.Level == 2 {
		return true
	}
	inner, ok := n.FirstChild().(*ast.Emphasis)
	return ok && inner.NextSibling() == nil && inner.Level == 2
}

// namesTable tells whether words name the table below them, for which Markdown has no other place.
func namesTable(words string) bool {
	first, _, _ := strings.Cut(viet.Fold(words), " ")
	switch strings.TrimRight(first, ".:0123456789") {
	case "bang", "bieu", "phu", "table", "annex":
		return true
	}
	return false
}

// checkHeadingHeard reports a heading that skips levels or is in capitals.
func (r *renderer) checkHeadingHeard(n *ast.Heading, h Heading) {
	before := max(1, r.level)
	r.level = h.Level
	if h.Level > before+1 {
		r.report(r.headingOffset(n), problem.HeadingSkipped, before, h.Level, strings.Repeat("#", before+1), strings.Repeat("#", h.Level))
	}
	if wording.Judge([]byte(h.Text), r.lang, wording.LoudHeading).Capitals {
		r.report(r.headingOffset(n), problem.AllCapitals, wording.Lowered(h.Text))
	}
}

// longestVague is how many bytes of HTML the words of a link may take to be looked up among those that say
// nothing.
const longestVague = 80

// checkLinkWords reports a link whose words, which have a length in HTML, say nothing.
func (r *renderer) checkLinkWords(n *ast.Link, dest string, length int) {
	if length > longestVague {
		return
	}
	r.heard = bytes.TrimSpace(r.appendPlain(r.heard[:0], n))
	if words := string(r.heard); wording.IsVague(words) {
		r.report(n.Pos(), problem.LinkVague, words, dest)
	}
}

// checkAlt reports words for a picture that do not stand for it. Its title is its caption.
func (r *renderer) checkAlt(n *ast.Image, alt, dest string) {
	if alt == "" {
		return
	}
	if p, bad := wording.Alt(alt, dest, r.unescapedString(n.Title), r.lang); bad {
		r.reportProblem(n.Pos(), p)
	}
}

// checkTable reports a table whose columns have no names, and a column without any words below its name.
func (r *renderer) checkTable(n *extast.Table) {
	head := n.FirstChild()
	rows := head.NextSibling()
	if rows == nil {
		return
	}
	if !rowHasWords(head) {
		r.report(n.Pos(), problem.TableHead)
	}
	worded := columnsWithWords(rows, len(n.Alignments))
	column := 0
	for c := head.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Pos() >= 0 && !worded[column] { // without a place it was filled up, which checkHeader tells
			at := c.Pos()
			if hasText(c) {
				at = c.Lines().At(0).Start
			}
			r.report(at, problem.TableColumn, column+1)
		}
		column++
	}
}

func rowHasWords(row ast.Node) bool {
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		if hasText(c) {
			return true
		}
	}
	return false
}

// columnsWithWords tells of each column whether a cell of it has words, in a row or one below it.
func columnsWithWords(row ast.Node, columns int) []bool {
	worded := make([]bool, columns)
	for missing := columns; row != nil && missing > 0; row = row.NextSibling() {
		column := 0
		for c := row.FirstChild(); c != nil && column < columns; c = c.NextSibling() {
			if !worded[column] && hasText(c) {
				worded[column] = true
				missing--
			}
			column++
		}
	}
	return worded
}
