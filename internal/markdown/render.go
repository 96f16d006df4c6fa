package markdown

import (
	"cmp"
	"slices"
	"strconv"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// renderer writes one body's tree as HTML and notes its problems, in one walk.
type renderer struct {
	body  []byte
	lang  viet.Lang
	signs signs

	context parser.Context // to be used again, or nil
	aside   []aside        // likewise

	out       []byte
	scratch   []byte // words of a heading or a lead
	unescaped []byte // text that is being written
	heard     []byte // words that are judged
	links     []placed
	problems  []found

	headings  []Heading
	level     int            // of the last heading that was written; 0 before the first
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

// placed is a link at an offset of the body.
type placed struct {
	offset int
	Link
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

func newRenderer(body []byte, lang viet.Lang) *renderer {
	r := renderers.Get().(*renderer)
	r.body, r.lang = body, lang
	return r
}

// release gives r back for another body; what a result holds is no longer r's. A body of unusual size
// leaves its buffers to the garbage collector.
func (r *renderer) release() {
	if cap(r.out) > 1<<18 || cap(r.scratch) > 1<<18 || cap(r.signs.at) > 1<<16 || cap(r.problems) > 1000 || len(r.used) > 1000 {
		return
	}
	clear(r.used)
	clear(r.opened)
	clear(r.refs)
	clear(r.links)
	clear(r.problems)
	clear(r.fragments)
	clear(r.notes)
	*r = renderer{signs: signs{at: r.signs.at}, context: r.context, aside: r.aside, out: r.out[:0], scratch: r.scratch[:0],
		unescaped: r.unescaped[:0], heard: r.heard[:0], links: r.links[:0], problems: r.problems[:0], fragments: r.fragments[:0],
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

// result gives what was rendered of doc; the problems in order, with their positions.
func (r *renderer) result(doc ast.Node) Result {
	r.checkFragments()
	result := Result{HTML: append([]byte(nil), r.out...), Links: r.placedLinks(), Headings: r.headings, Lead: r.lead(doc)}
	slices.SortStableFunc(r.problems, func(a, b found) int { return cmp.Compare(a.offset, b.offset) })
	at := newPosition(r.body)
	for _, f := range r.problems {
		at.advance(f.offset)
		result.Problems = append(result.Problems, f.At(at.line, at.column))
	}
	return result
}

// placedLinks gives the links in the order of the page with their positions.
func (r *renderer) placedLinks() []Link {
	if len(r.links) == 0 {
		return nil
	}
	links, byOffset := make([]Link, len(r.links)), make([]int, len(r.links))
	for i, l := range r.links {
		links[i], byOffset[i] = l.Link, i
	}
	slices.SortFunc(byOffset, func(a, b int) int { return cmp.Compare(r.links[a].offset, r.links[b].offset) })
	at := newPosition(r.body)
	for _, i := range byOffset {
		at.advance(r.links[i].offset)
		links[i].Line, links[i].Column = at.line, at.column
	}
	return links
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
		r.checkParagraph(n)
		r.write("<p>")
		r.inlines(n)
		r.linksBack(n)
		r.write("</p>\n")
	case *ast.TextBlock:
		r.checkParagraph(n)
		r.inlines(n)
		r.linksBack(n)
		if n.NextSibling() != nil && hasText(n) {
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
