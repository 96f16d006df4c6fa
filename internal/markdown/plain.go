package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Most text has no markup within its lines, and looking for it there is most of goldmark's work. A
// block without a sign of any is plain: its lines are kept from the inline parsers, it has no
// children, and its words are its lines.

// reader is a body as goldmark reads it. goldmark first parses all blocks and then the text of each.
// In between, at the end and with no block open, it asks for the source once more: then reader lays
// aside the lines of plain blocks. Should goldmark ever not ask, they are parsed as others are, and
// nothing but time is lost.
type reader struct {
	text.Reader
	signs   *signs
	context parser.Context // of this parse
	doc     ast.Node       // nil until a block is open
	aside   []aside
}

// aside are lines that were laid aside, and how many.
type aside struct {
	lines *text.Segments
	count int
}

func (r *reader) Source() []byte {
	if open := r.context.OpenedBlocks(); len(open) > 0 {
		if r.doc == nil {
			r.doc, _ = open[0].Node.Parent().(*ast.Document)
		}
	} else if r.doc != nil && len(r.aside) == 0 && r.Peek() == text.EOF {
		r.layAside(r.doc)
	}
	return r.Reader.Source()
}

func (r *reader) layAside(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if !holdsText(n) {
			r.layAside(n)
			continue
		}
		if lines := n.Lines(); r.isPlain(lines) {
			r.aside = append(r.aside, aside{lines, lines.Len()})
			lines.SetSliced(0, 0)
		}
	}
}

// putBack gives all blocks their lines again, and the list of them, emptied.
func (r *reader) putBack() []aside {
	for _, a := range r.aside {
		a.lines.SetSliced(0, a.count)
	}
	clear(r.aside)
	return r.aside[:0]
}

// isPlain tells whether lines are text alone, each but the last with its end.
func (r *reader) isPlain(lines *text.Segments) bool {
	body := r.signs.body
	for i := range lines.Len() {
		l, last := lines.At(i), i == lines.Len()-1
		if l.Start >= l.Stop || l.Padding != 0 || l.ForceNewline || !last && body[l.Stop-1] != '\n' ||
			r.signs.has(markup, l.Start, l.Stop) {
			return false
		}
	}
	return lines.Len() > 0
}

// holdsText tells whether n is a block of text, which has no blocks in it.
func holdsText(n ast.Node) bool {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *extast.TableCell, *extast.DefinitionTerm:
		return true
	}
	return false
}

// plainLines gives the lines of a plain block; none of any other node.
func plainLines(n ast.Node) *text.Segments {
	if n.FirstChild() == nil && holdsText(n) {
		if lines := n.Lines(); lines.Len() > 0 && lines.At(0).Start < lines.At(0).Stop { // else an empty cell
			return lines
		}
	}
	return noLines
}

var noLines = text.NewSegments()

// hasText tells whether a block of text has any, be it only a comment.
func hasText(n ast.Node) bool { return n.FirstChild() != nil || plainLines(n).Len() > 0 }

// lineBreak is how a line of a paragraph ends.
type lineBreak int

const (
	noBreak lineBreak = iota
	softBreak
	hardBreak
)

// cutLine gives a line of a plain block without the space at its end, and how it ends.
func (r *renderer) cutLine(l text.Segment) (text.Segment, lineBreak) {
	kind := noBreak
	if line := r.body[l.Start:l.Stop]; line[len(line)-1] == '\n' {
		kind = softBreak
		if n := len(line); n >= 3 && line[n-2] == ' ' && line[n-3] == ' ' {
			kind = hardBreak
		}
	}
	return l.TrimRightSpace(r.body), kind
}
