package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is goldmark's parser with the parts that the language has. Three things differ:
//
//   - There are no HTML blocks, only comments as blocks; any tag is found within the text, so that
//     each has its position and <span lang> works at the beginning of a line.
//   - Footnotes stay where they are defined; the renderer sorts them. (goldmark's own sorting loses
//     the text of a footnote defined within another, and takes quadratic time.)
//   - An escaped bar in code in a table cell is left to the renderer.
var grammar = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(commentParser{}, 900),
		util.Prioritized(footnoteParser{extension.NewFootnoteBlockParser()}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(referenceParser{extension.NewFootnoteParser()}, 101),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(definitionTransformer{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200),
	),
)

// parse gives the tree of the body, which is within the limits. Plain blocks of text have no children.
func (r *renderer) parse() ast.Node {
	context := r.context
	if r.context = nil; context == nil {
		context = parser.NewContext()
	}
	source := &reader{Reader: text.NewReader(r.body), signs: &r.signs, context: context, aside: r.aside}
	doc := grammar.Parse(source, parser.WithContext(context))
	r.aside = source.putBack()
	if emptied(context) {
		r.context = context
	}
	return doc
}

// emptied makes a context as good as new for another body, where that can be done.
func emptied(context parser.Context) bool {
	if context.FirstDelimiter() != nil || len(context.References()) > 0 {
		return false
	}
	for key := range parser.ContextKeyMax + 1 {
		context.Set(key, nil)
	}
	context.SetOpenedBlocks(nil)
	return true
}

// definitionTransformer finds the definitions of links. It spares paragraphs that begin otherwise.
type definitionTransformer struct{ parser.ParagraphTransformer }

func (d definitionTransformer) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := p.Lines(); lines.Len() > 0 {
		line := lines.At(0)
		start := util.TrimLeftSpace(line.Value(reader.Source()))
		if len(start) > 0 && start[0] != '[' {
			return
		}
	}
	d.ParagraphTransformer.Transform(p, reader, pc)
}

var (
	commentStart = []byte("<!--")
	commentEnd   = []byte("-->")
)

// comment is a comment that spans lines and may hold blank ones.
type comment struct {
	ast.BaseBlock
	start  int
	closed bool
}

var kindComment = ast.NewNodeKind("Comment")

func (*comment) Kind() ast.NodeKind              { return kindComment }
func (c *comment) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// commentParser finds comments that begin a line. One with text behind it on the same line is left to
// the text.
type commentParser struct{}

func (commentParser) Trigger() []byte             { return []byte{'<'} }
func (commentParser) CanInterruptParagraph() bool { return true }
func (commentParser) CanAcceptIndentedLine() bool { return false }

func (commentParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], commentStart) {
		return nil, parser.NoChildren
	}
	c := &comment{start: segment.Start + at - segment.Padding}
	for rest, found := line[at:], true; !c.closed && found; {
		if _, rest, found = bytes.Cut(rest[2:], commentEnd); found {
			c.closed = util.IsBlank(rest)
			if rest = util.TrimLeftSpace(rest); !c.closed && !bytes.HasPrefix(rest, commentStart) {
				return nil, parser.NoChildren
			}
		}
	}
	reader.AdvanceToEOL()
	return c, parser.NoChildren
}

// Continue stops behind the end of the comment: the parser goes on with what follows on the line.
func (commentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	c := node.(*comment)
	if c.closed {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	before, rest, found := bytes.Cut(line, commentEnd)
	if found && !util.IsBlank(rest) {
		reader.Advance(len(before) + len(commentEnd))
	} else {
		reader.AdvanceToEOL()
	}
	if found {
		c.closed = true
		return parser.Close
	}
	return parser.Continue | parser.NoChildren
}

func (commentParser) Close(ast.Node, text.Reader, parser.Context) {}

// footnoteParser finds the definitions of footnotes, except within another one.
type footnoteParser struct{ parser.BlockParser }

func (f footnoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == extast.KindFootnote {
			return nil, parser.NoChildren
		}
	}
	return f.BlockParser.Open(parent, reader, pc)
}

// missingNote is a reference to a footnote that there is not. It stands before its text.
type missingNote struct {
	ast.BaseInline
	label string
}

var kindMissingNote = ast.NewNodeKind("MissingNote")

func (*missingNote) Kind() ast.NodeKind              { return kindMissingNote }
func (m *missingNote) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// referenceParser finds references to footnotes, those to none as well.
type referenceParser struct{ parser.InlineParser }

func (f referenceParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	row, position := block.Position()
	if n := f.InlineParser.Parse(parent, block, pc); n != nil {
		return n
	}
	block.SetPosition(row, position)
	label, after, found := bytes.Cut(line, []byte("]"))
	if !found || len(label) < 3 || label[0] != '[' || label[1] != '^' || bytes.ContainsAny(label[2:], " \t[\\") {
		return nil
	}
	if len(after) > 0 && (after[0] == '(' || after[0] == '[') {
		return nil // the words of a link
	}
	if _, defined := pc.Reference(util.ToLinkReference(label[1:])); defined {
		return nil
	}
	m := &missingNote{label: string(label[2:])}
	m.SetPos(segment.Start)
	block.Advance(len(label) + 1)
	m.AppendChild(m, ast.NewRawTextSegment(text.NewSegment(segment.Start, segment.Start+len(label)+1)))
	return m
}
