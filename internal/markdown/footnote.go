package markdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"phoihop/internal/problem"
)

// reference writes the number of a footnote as a link to it.
func (r *renderer) reference(n *extast.FootnoteLink) {
	r.refs[n.Index]++
	number := strconv.Itoa(n.Index)
	r.write(`<sup id="`)
	r.write(referenceID(n.Index, r.refs[n.Index]))
	r.write(`"><a href="#fn_`)
	r.write(number)
	r.write(`" class="footnote-ref" role="doc-noteref" aria-label="`)
	r.write(r.in("Chú thích ", "Note "))
	r.write(number)
	r.write(`">`)
	r.write(number)
	r.write("</a></sup>")
}

// referenceID gives the id of the nth place that refers to a footnote.
func referenceID(note, n int) string {
	id := "fnref_" + strconv.Itoa(note)
	if n > 1 {
		id += "_" + strconv.Itoa(n)
	}
	return id
}

// sortedNotes gives the footnotes that the text refers to, by number.
func (r *renderer) sortedNotes() []*extast.Footnote {
	notes := slices.DeleteFunc(slices.Clone(r.notes), func(n *extast.Footnote) bool { return n.Index < 1 })
	slices.SortFunc(notes, func(a, b *extast.Footnote) int { return cmp.Compare(a.Index, b.Index) })
	return notes
}

// refer notes that a link uses a definition, where it is a reference.
func (r *renderer) refer(to *ast.ReferenceLink) {
	if to == nil {
		return
	}
	if r.named == nil {
		r.named = map[string]bool{}
	}
	r.named[util.ToLinkReference(to.Value)] = true
}

// definitions reports those that no link uses: "[1]: tốt" was perhaps meant as text.
func (r *renderer) definitions() {
	for _, d := range r.defined {
		if !r.named[util.ToLinkReference(d.Label)] {
			r.report(d.Pos(), problem.DefinitionUnused, string(d.Label))
		}
	}
}

// footnotes writes the list of footnotes and reports those that are not referred to.
func (r *renderer) footnotes() {
	for _, note := range r.notes {
		if note.Index < 1 {
			r.report(note.Pos(), problem.FootnoteUnused, string(note.Ref))
		}
	}
	notes := r.sortedNotes()
	if len(notes) == 0 {
		return
	}
	r.write(`<section class="footnotes" role="doc-endnotes" aria-label="`)
	r.write(r.in("Chú thích", "Notes"))
	r.write("\">\n<ol>\n")
	for _, note := range notes {
		r.note = note.Index
		r.backRef = note.LastChild()
		r.write(`<li id="fn_`)
		r.write(strconv.Itoa(note.Index))
		r.write("\">\n")
		r.blocks(note)
		if r.backRef != nil { // the note ends in something else than a paragraph
			r.write("<p>")
			r.linksBack(r.backRef)
			r.write("</p>\n")
		}
		r.write("</li>\n")
	}
	r.write("</ol>\n</section>\n")
}

// linksBack writes, at the end of the paragraph that closes a footnote, links to the places that
// refer to it.
func (r *renderer) linksBack(n ast.Node) {
	if n != r.backRef || n == nil {
		return
	}
	r.backRef = nil
	number := strconv.Itoa(r.note)
	for i := 1; i <= r.refs[r.note]; i++ {
		r.write(` <a href="#`)
		r.write(referenceID(r.note, i))
		r.write(`" class="footnote-backref" role="doc-backlink" aria-label="`)
		r.write(r.in("Về chỗ dẫn chú thích ", "Back to the text of note "))
		r.write(number)
		if i > 1 {
			r.write(r.in(", lần ", ", place "))
			r.write(strconv.Itoa(i))
		}
		r.write(`">↩︎</a>`)
	}
}

// isNote tells whether id is that of a footnote, or of a place that refers to one.
func (r *renderer) isNote(id string) bool {
	prefix, number, _ := strings.Cut(id, "_")
	note, err := strconv.Atoi(number)
	return err == nil && strconv.Itoa(note) == number && r.refs[note] > 0 && (prefix == "fn" || prefix == "fnref")
}
