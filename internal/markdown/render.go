package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// renderer writes one body's tree as HTML and notes its problems, in one walk.
type renderer struct {
	body  []byte
	lang  viet.Lang
	links Links

	out      []byte
	scratch  []byte // of the text that is being written
	problems []found

	headings  []Heading
	used      map[string]int // how often an id's slug was taken
	fragments []use          // links to headings, which may stand further down

	tables  int
	inCell  bool                     // of a table, where code may hold an escaped bar
	spans   []span                   // open <span lang>, innermost last
	stars   struct{ start, end int } // of the last line whose stars were reported
	opened  map[string]int           // elements reported at their opening tag, whose closing tag is passed over
	copied  int                      // bytes that reference links have repeated
	notes   []*extast.Footnote
	refs    map[int]int // footnote number: places that refer to it
	defined []*ast.LinkReferenceDefinition
	named   map[string]bool // labels of definitions that links use
	backRef ast.Node        // paragraph that the links back to the text close
	note    int             // number of the footnote that is being written
}

// found is a problem at an offset of the body.
type found struct {
	offset int
	problem.Problem
}

// use is a link to a heading of the same body.
type use struct {
	id     string
	offset int
}

// span is an open <span lang>.
type span struct {
	tag    string
	offset int
}

// maxProblems is how many problems of a body are kept.
const maxProblems = 10_000

var renderers = sync.Pool{New: func() any {
	return &renderer{used: map[string]int{}, opened: map[string]int{}, refs: map[int]int{}}
}}

func newRenderer(body []byte, lang viet.Lang, links Links) *renderer {
	r := renderers.Get().(*renderer)
	r.body, r.lang, r.links = body, lang, links
	return r
}

// release gives r back for another body; what a result holds is no longer r's. A body of unusual size
// leaves its buffers to the garbage collector.
func (r *renderer) release() {
	if cap(r.out) > 1<<18 || cap(r.problems) > 1000 || len(r.used) > 1000 {
		return
	}
	clear(r.used)
	clear(r.opened)
	clear(r.refs)
	clear(r.problems)
	clear(r.fragments)
	clear(r.notes)
	*r = renderer{out: r.out[:0], scratch: r.scratch[:0], problems: r.problems[:0], fragments: r.fragments[:0],
		spans: r.spans[:0], notes: r.notes[:0], used: r.used, opened: r.opened, refs: r.refs}
	renderers.Put(r)
}

func (r *renderer) report(offset int, code problem.Code, args ...any) {
	if len(r.problems) < maxProblems {
		r.reportProblem(offset, problem.New(code, args...))
	}
}

func (r *renderer) reportProblem(offset int, p problem.Problem) {
	if len(r.problems) < maxProblems {
		r.problems = append(r.problems, found{offset, p})
	}
}

// result gives what was rendered; the problems in order, with their positions.
func (r *renderer) result() Result {
	r.checkFragments()
	result := Result{HTML: bytes.Clone(r.out), Headings: r.headings}
	slices.SortStableFunc(r.problems, func(a, b found) int { return cmp.Compare(a.offset, b.offset) })
	line, column, at := 1, 1, 0
	for _, f := range r.problems {
		between := r.body[at:f.offset]
		if newline := bytes.LastIndexByte(between, '\n'); newline >= 0 {
			line += bytes.Count(between, []byte("\n"))
			column, between = 1, between[newline+1:]
		}
		column += utf8.RuneCount(between)
		at = f.offset
		result.Problems = append(result.Problems, f.At(line, column))
	}
	return result
}

func (r *renderer) document(doc ast.Node) {
	r.blocks(doc)
	r.footnotes()
	r.definitions()
}

func (r *renderer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n)
	}
}

func (r *renderer) write(s string) { r.out = append(r.out, s...) }

// wrap writes the blocks of n in an element that stands on lines of its own.
func (r *renderer) wrap(open string, n ast.Node, end string) {
	r.write(open)
	r.blocks(n)
	r.write(end)
}

func (r *renderer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		r.write("<p>")
		r.inlines(n)
		r.linksBack(n)
		r.write("</p>\n")
	case *ast.TextBlock:
		r.inlines(n)
		r.linksBack(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			r.write("\n")
		}
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.write("<li>")
		if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
			r.write("\n")
		}
		r.blocks(n)
		r.write("</li>\n")
	case *ast.Blockquote:
		r.wrap("<blockquote>\n", n, "</blockquote>\n")
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		// The focus lets the keyboard scroll long lines.
		r.write("<pre tabindex=\"0\"><code>")
		for i, lines := 0, n.Lines(); i < lines.Len(); i++ {
			line := lines.At(i)
			r.out = appendEscaped(r.out, line.Value(r.body))
		}
		r.write("</code></pre>\n")
	case *ast.ThematicBreak:
		r.write("<hr>\n")
	case *extast.Table:
		r.table(n)
	case *extast.DefinitionList:
		r.wrap("<dl>\n", n, "</dl>\n")
	case *extast.DefinitionTerm:
		r.write("<dt>")
		r.inlines(n)
		r.write("</dt>\n")
	case *extast.DefinitionDescription:
		r.write("<dd>")
		if !n.IsTight {
			r.write("\n")
		}
		r.blocks(n)
		r.write("</dd>\n")
	case *extast.FootnoteList:
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			r.notes = append(r.notes, note.(*extast.Footnote))
		}
	case *ast.LinkReferenceDefinition:
		r.defined = append(r.defined, n)
	case *comment:
		if !n.closed {
			r.report(n.start, problem.RawHTML, string(commentStart))
		}
	}
}

func (r *renderer) list(n *ast.List) {
	if !n.IsOrdered() {
		r.wrap("<ul>\n", n, "</ul>\n")
		return
	}
	r.write("<ol")
	if n.Start != 1 {
		r.write(` start="`)
		r.out = strconv.AppendInt(r.out, int64(n.Start), 10)
		r.write(`"`)
	}
	r.wrap(">\n", n, "</ol>\n")
}
