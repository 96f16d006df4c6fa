package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"phoihop/internal/problem"
)

// inlines writes the text of a block or the children of an inline node. Each <span lang> that opens
// in it closes in it.
func (r *renderer) inlines(parent ast.Node) {
	first := parent.FirstChild()
	if first == nil {
		r.plain(parent)
		return
	}
	open := len(r.spans)
	p, beginsLine := r.paragraphOf(parent), true
	for n := first; n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.RawHTML:
			r.tag(n, open)
		case *ast.Text:
			if beginsLine && p.node != nil {
				r.checkLine(&p, n.Segment.Start, n.Segment.Value(r.body))
			}
			r.text(n)
		default:
			r.inline(n)
		}
		beginsLine = endsLine(n)
	}
	for len(r.spans) > open {
		last := r.spans[len(r.spans)-1]
		r.spans = r.spans[:len(r.spans)-1]
		r.report(last.offset, problem.RawHTML, last.tag)
		r.write("</span>")
	}
}

// plain writes the lines of a plain block.
func (r *renderer) plain(block ast.Node) {
	lines := plainLines(block)
	p := r.paragraphOf(block)
	for i := range lines.Len() {
		line, end := r.cutLine(lines.At(i))
		if p.node != nil {
			r.checkLine(&p, line.Start, line.Value(r.body))
		}
		r.appendText(line.Start, line.Stop)
		r.lineBreak(end)
	}
}

func (r *renderer) lineBreak(kind lineBreak) {
	switch kind {
	case hardBreak:
		r.write("<br>\n")
	case softBreak:
		r.write("\n")
	}
}

func (r *renderer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			r.write("<strong>")
			r.inlines(n)
			r.write("</strong>")
		} else {
			r.write("<em>")
			r.inlines(n)
			r.write("</em>")
		}
	case *ast.CodeSpan:
		r.code(n)
	case *ast.Link:
		r.link(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.Image:
		r.image(n)
	case *extast.FootnoteLink:
		r.reference(n)
	case *missingNote:
		r.report(n.Pos(), problem.FootnoteMissing, n.label)
		r.inlines(n)
	default:
		r.inlines(n)
	}
}

func (r *renderer) text(n *ast.Text) {
	value := n.Segment.Value(r.body)
	switch {
	case n.IsRaw():
		r.out = appendEscaped(r.out, value)
		return
	case n.Segment.Padding > 0:
		r.checkLiteral(n, value)
		r.appendMarkdown(value)
	default:
		if r.signs.has(markup, n.Segment.Start, n.Segment.Stop) {
			r.checkLiteral(n, value)
		}
		r.appendText(n.Segment.Start, n.Segment.Stop)
	}
	r.lineBreak(breakOf(n))
}

func (r *renderer) code(n *ast.CodeSpan) {
	r.write("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		segment := c.(*ast.Text).Segment
		value := segment.Value(r.body)
		if r.inCell && bytes.Contains(value, []byte(`\|`)) {
			value = bytes.ReplaceAll(value, []byte(`\|`), []byte("|"))
		}
		line, broken := bytes.CutSuffix(value, []byte("\n"))
		r.out = appendEscaped(r.out, line)
		if broken {
			r.write(" ")
		}
	}
	r.write("</code>")
}

func (r *renderer) link(n *ast.Link) {
	r.refer(n.Reference)
	if n.Reference != nil && !r.mayCopy(len(n.Destination)+len(n.Title), n.Pos()) {
		r.inlines(n)
		return
	}
	dest := r.unescapedString(n.Destination)
	kind := r.checkLink(dest, n.Pos())
	if kind == forbidden {
		r.inlines(n)
		return
	}
	r.write(`<a href="`)
	r.writeAddress(kind, dest, n.Pos())
	r.write(`"`)
	r.title(n.Title)
	r.write(">")
	start := len(r.out)
	r.inlines(n)
	if len(r.out) == start {
		r.report(n.Pos(), problem.LinkText, dest)
	} else {
		r.checkLinkWords(n, dest, len(r.out)-start)
	}
	r.write("</a>")
}

// mayCopy counts what references repeat of one definition: a long address that is used often would
// make a page much longer than its body.
func (r *renderer) mayCopy(length, offset int) bool {
	before := r.copied
	r.copied += length
	if r.copied > maxCopied && before <= maxCopied {
		r.report(offset, problem.BodyTooDense, maxCopied,
			problem.Words{Vi: "ký tự trong các liên kết viết tắt", En: "characters in links by reference"})
	}
	return r.copied <= maxCopied
}

func (r *renderer) title(title []byte) {
	if len(bytes.TrimSpace(title)) == 0 {
		return
	}
	r.write(` title="`)
	r.appendMarkdown(title)
	r.write(`"`)
}

func (r *renderer) autoLink(n *ast.AutoLink) {
	label := n.Label(r.body)
	dest := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	kind := r.checkLink(dest, n.Pos())
	if kind == forbidden {
		r.out = appendEscaped(r.out, label)
		return
	}
	r.write(`<a href="`)
	r.writeAddress(kind, dest, n.Pos())
	r.write(`">`)
	r.out = appendEscaped(r.out, label)
	r.write("</a>")
}

// image writes a picture, or its description alone where the picture is a mistake.
func (r *renderer) image(n *ast.Image) {
	r.refer(n.Reference)
	alt := bytes.TrimSpace(r.appendPlain(nil, n))
	dest, kind := "", forbidden
	if n.Reference == nil || r.mayCopy(len(n.Destination)+len(n.Title), n.Pos()) {
		dest = r.unescapedString(n.Destination)
		if len(alt) == 0 {
			r.report(n.Pos(), problem.ImageAlt, dest)
		}
		kind = r.checkImage(dest, n.Pos())
	}
	r.checkWithin(n)
	if kind == forbidden {
		r.out = appendEscaped(r.out, alt)
		return
	}
	r.checkAlt(n, string(alt), dest)
	r.write(`<img src="`)
	r.leaveOpen(Link{Destination: dest, Image: true, At: len(r.out)}, n.Pos())
	r.write(`" alt="`)
	r.out = appendEscaped(r.out, alt)
	r.write(`"`)
	r.title(n.Title)
	r.write(` loading="lazy">`)
}

// checkWithin reports what a picture's description drops: links, pictures and tags in it.
func (r *renderer) checkWithin(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Link:
			if n.Reference == nil || r.mayCopy(len(n.Destination), n.Pos()) {
				dest := r.unescapedString(n.Destination)
				if r.checkLink(dest, n.Pos()) == relative {
					r.leaveOpen(Link{Destination: dest, At: -1}, n.Pos())
				}
			}
		case *ast.Image:
			if n.Reference == nil || r.mayCopy(len(n.Destination), n.Pos()) {
				dest := r.unescapedString(n.Destination)
				if r.checkImage(dest, n.Pos()) == relative {
					r.leaveOpen(Link{Destination: dest, Image: true, At: -1}, n.Pos())
				}
			}
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL {
				r.checkLink(string(n.Label(r.body)), n.Pos())
			}
		case *ast.RawHTML:
			if tag := r.tagSource(n); !bytes.HasPrefix(tag, commentStart) {
				r.report(n.Pos(), problem.RawHTML, string(tag))
			}
		}
		r.checkWithin(n)
	}
}

func (r *renderer) tagSource(n *ast.RawHTML) []byte {
	if n.Segments.Len() == 1 {
		segment := n.Segments.At(0)
		return segment.Value(r.body)
	}
	return n.Segments.Value(r.body)
}

// tag writes <span lang="…"> and </span>, leaves out comments, and reports any other tag; of an
// element that it reported, the closing tag is passed over. The first open of r.spans are those of
// elements around the one that holds the tag.
func (r *renderer) tag(n *ast.RawHTML, open int) {
	tag := r.tagSource(n)
	if bytes.HasPrefix(tag, commentStart) {
		return
	}
	if isLangSpan(tag) {
		r.spans = append(r.spans, span{string(tag), n.Pos()})
		r.out = append(r.out, tag...)
		return
	}
	if string(tag) == "</span>" && len(r.spans) > open {
		r.spans = r.spans[:len(r.spans)-1]
		r.out = append(r.out, tag...)
		return
	}
	name, closing := tagName(tag)
	if closing && r.opened[name] > 0 {
		r.opened[name]--
		return
	}
	if !closing {
		r.opened[name]++
	}
	r.report(n.Pos(), problem.RawHTML, string(tag))
}
