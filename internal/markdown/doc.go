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
// relative. Any other destination is a problem and its words stand in the output without a link. A
// picture is relative and has alternative text.
//
// Text that was meant as formatting does not pass in silence. Errors: a link or picture that is none
// (its destination has spaces, or a link stands in it) and a tag-like word that CommonMark takes for
// text (<o:p>). Warnings: stars that make nothing bold, a heading without the space after "#", two
// lines of a paragraph that begin with a bullet sign, and a table whose rule and header differ in
// columns. What is escaped or code is never meant so.
//
// Warnings too are what those who hear the page would miss: words for pictures and links that say
// nothing, a bold line in place of a heading, skipped levels, a table whose columns have no names or no
// words, capitals, and a passage in the other language outside <span lang="…">. Package wording has the
// rules for texts.
//
// # The output
//
// What is made of a body depends on its text and language alone, so that it can be kept for as long as
// they stay the same. Where a relative destination leads, other files say: its address is left empty
// ([Link]), and whoever knows it puts it in ([Fill]) or tells that it leads nowhere.
//
// Headings stand one level lower than they are written, h6 apart: the page has a heading of its own above the body.
// The HTML holds these elements only: h3 to h6, p, blockquote, ul, ol, li, dl, dt, dd, pre, code,
// em, strong, a, img, span, sup, br, hr, section, div, table, thead, tbody, tr, th, td. It needs no style
// and no script, and is well-formed even where there are problems.
//
//   - Ids of headings are made of a-z, 0-9 and "-"; those of footnotes are fn_1 (the note) and
//     fnref_1 or fnref_1_2 (the place that refers to it). The two never meet.
//   - A table stands in <div class="table" role="group" tabindex="0" aria-label="…">, which a style sheet may
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
	"fmt"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// Link is a link or picture of a body whose destination is relative, so that other files say where it
// leads.
type Link struct {
	// Destination is as it is written, with Markdown's escapes and entities resolved. It is not empty,
	// names no scheme and no host, and does not begin with "/", "?" or "#".
	Destination string
	Image       bool

	// At is the offset in HTML where the address belongs; -1 for one in a picture's description, which
	// shows no links but must not hide a mistake.
	At int

	Line, Column int // where a problem with it stands in the body
}

// Heading is a heading of a body.
type Heading struct {
	Level int    // 2 to 6, as it is written
	ID    string // unique in the body
	Text  string // without markup
}

// Result is a rendered body. It is data alone and may be kept. Problems are sorted by position; lines
// and columns count from 1 in the body, columns in code points.
type Result struct {
	HTML     []byte // in which the addresses of Links are empty; see Fill
	Links    []Link // in the order of the page
	Headings []Heading
	Lead     string // as Lead gives it
	Problems []problem.Problem
}

// Render turns a body, which is valid UTF-8 in NFC with lines that end in LF, into HTML in a page of
// the language lang. Where there are errors, the HTML is safe but is not what the writer meant.
// Render may be called by many goroutines at once.
func Render(body []byte, lang viet.Lang) Result {
	r := newRenderer(body, lang)
	defer r.release()
	if p, over := r.overLimit(); over {
		return Result{Problems: []problem.Problem{p}}
	}
	doc := r.parse()
	r.document(doc)
	return r.result(doc)
}

// Address is where a link leads, or how a picture is shown. Nothing of it is escaped.
type Address struct {
	URL           string
	Set, Sizes    string // of a picture in several sizes: what srcset and sizes say
	Width, Height int    // of a picture, in pixels; 0 where not known
	Leaves        bool   // a link leaves the part that the site is: its words stay, marked, with the address if there is one
}

// Fill gives the HTML of a rendered body with the addresses of its links. address(i) is the address of links[i]; it
// is called once, in their order, for those that have a place in HTML. lang is the body's.
func Fill(html string, lang viet.Lang, links []Link, address func(i int) Address) string {
	var b strings.Builder
	from, end := 0, -1 // end is where the words of a link that leaves end
	through := func(to int) {
		if from <= end && end <= to {
			b.WriteString(html[from:end])
			b.WriteString(outsideMark(lang))
			from, end = end, -1
		}
		b.WriteString(html[from:to])
		from = to
	}
	for i, l := range links {
		if l.At < 0 {
			continue
		}
		if b.Cap() == 0 {
			b.Grow(len(html) + 64*len(links))
		}
		at := address(i)
		if at.Leaves && at.URL == "" {
			through(l.At - len(`href="`))
			from = l.At
		} else {
			through(l.At)
		}
		b.Write(at.append(nil))
		if at.Leaves {
			end = l.At + strings.Index(html[l.At:], "</a>") + len("</a>")
		}
	}
	if from == 0 && b.Len() == 0 {
		return html
	}
	through(len(html))
	return b.String()
}

// outsideMark stands behind a link that leaves.
func outsideMark(lang viet.Lang) string {
	if lang == viet.En {
		return ` <small class="leaves">(not in this copy)</small>`
	}
	return ` <small class="leaves">(ngoài bản này)</small>`
}

// append appends the address as the value of an attribute. What a page is told of a picture besides follows as more
// attributes, of which the last is left open like the first was.
func (a Address) append(dst []byte) []byte {
	switch {
	case a.Leaves && a.URL == "":
		return append(dst, `class="leaves`...)
	case a.Leaves:
		return append(appendURL(dst, a.URL), `" class="leaves`...)
	}
	dst = appendURL(dst, a.URL)
	if a.Set != "" {
		dst = appendEscaped(append(dst, `" srcset="`...), []byte(a.Set))
		dst = appendEscaped(append(dst, `" sizes="`...), []byte(a.Sizes))
	}
	if a.Width > 0 {
		dst = fmt.Appendf(dst, `" width="%d" height="%d`, a.Width, a.Height)
	}
	return dst
}

// Headings lists the headings of a body with the ids that Render gives them, in the order of the page.
// A body over a limit has none.
func Headings(body []byte, lang viet.Lang) []Heading {
	r := newRenderer(body, lang)
	defer r.release()
	if _, over := r.overLimit(); over {
		return nil
	}
	r.collectHeadings(r.parse())
	return r.headings
}

// Lead gives the words of the body's first paragraph that has any, for lists of reports and for previews of links:
// without markup and what stands for pictures, cut at the end of a word so that it has at most 300 characters and "…". The terms
// that begin a definition list are a paragraph too. Where there is none, Lead gives the first
// quotation, else list, table or heading; "" for a body without words or over a limit.
func Lead(body []byte) string {
	r := newRenderer(body, viet.Vi)
	defer r.release()
	if _, over := r.overLimit(); over {
		return ""
	}
	return r.lead(r.parse())
}
