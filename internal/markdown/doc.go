// Package markdown turns the body of a report into HTML and finds every mistake in it, each with its
// line and column.
//
// # The language
//
// CommonMark, tables, footnotes and definition lists. Headings begin at level 2 and carry an id, the
// slug of their words. There is no HTML: a tag is a problem, except comments, which are left out, and
// <span lang="…">…</span>, which is balanced within its paragraph or table cell. What stands after
// the end of a comment on the same line is text as any other.
//
// A link leads to https, http, mailto or tel, to a heading of the same body (#heading), or is
// relative; of relative ones the caller knows where they lead ([Links]). Any other destination is a
// problem and its words stand in the output without a link. A picture is relative and has
// alternative text.
//
// Text that was meant as formatting does not pass in silence. Errors: a link or picture that is none
// (its destination has spaces, or a link stands in it) and a tag-like word that CommonMark takes for
// text (<o:p>). Warnings: stars that make nothing bold, a heading without the space after "#", two
// lines of a paragraph that begin with a bullet sign, and a table whose rule and header differ in
// columns. What is escaped or code is never meant so.
//
// # The output
//
// The HTML holds these elements only: h2 to h6, p, blockquote, ul, ol, li, dl, dt, dd, pre, code,
// em, strong, a, img, span, sup, br, hr, section, table, thead, tbody, tr, th, td. It needs no style
// and no script, and is well-formed even where there are problems.
//
//   - Ids of headings are made of a-z, 0-9 and "-"; those of footnotes are fn_1 (the note) and
//     fnref_1 or fnref_1_2 (the place that refers to it). The two never meet.
//   - A table stands in <section class="table" tabindex="0" aria-label="…">, which a style sheet may
//     let scroll sideways. Cells are aligned by class "r" or "c".
//   - Footnotes are a closing <section class="footnotes" role="doc-endnotes">.
//
// # Limits
//
// They are judged in one pass over the lines before anything is parsed, and bound the time and memory
// of whatever follows. They lie far beyond what a person writes. A body over a limit has that one
// problem and no HTML. A block, for limits, is the lines between two blank ones; a comment that
// begins in the first column after a blank line is not counted.
//
// Of one body at most 10,000 problems are told.
package markdown

import (
	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// Links resolves the relative destinations of a body. A destination is given as it is written, with
// Markdown's escapes and entities resolved. It is not empty, names no scheme and no host, and does not
// begin with "/", "?" or "#". Where ok is false, p says why, without a position.
//
// Both methods are called in the order of the page, by the goroutine that called Render.
type Links interface {
	// Link gives the address that a link leads to.
	Link(destination string) (href string, p problem.Problem, ok bool)
	// Image gives the address of a picture.
	Image(destination string) (src string, p problem.Problem, ok bool)
}

// Heading is a heading of a body.
type Heading struct {
	Level int    // 2 to 6, as it is shown
	ID    string // unique in the body
	Text  string // without markup
}

// Result is a rendered body. Problems are sorted by position; their lines and columns count from 1 in
// the body, columns in code points.
type Result struct {
	HTML     []byte
	Headings []Heading
	Problems []problem.Problem
}

// Render turns a body, which is valid UTF-8 in NFC with lines that end in LF, into HTML in a page of
// the language lang. Where there are errors, the HTML is safe but is not what the writer meant.
// Render may be called by many goroutines at once.
func Render(body []byte, lang viet.Lang, links Links) Result {
	if p, over := overLimit(body); over {
		return Result{Problems: []problem.Problem{p}}
	}
	r := newRenderer(body, lang, links)
	defer r.release()
	r.document(parse(body))
	return r.result()
}

// Headings lists the headings of a body with the ids that Render gives them, in the order of the page.
// A body over a limit has none.
func Headings(body []byte, lang viet.Lang) []Heading {
	if _, over := overLimit(body); over {
		return nil
	}
	r := newRenderer(body, lang, nil)
	defer r.release()
	r.collectHeadings(parse(body))
	return r.headings
}
