package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// table writes a table in a group of its own, named by its number: a phone scrolls it sideways, and
// so does the keyboard, since it takes the focus.
func (r *renderer) table(n *extast.Table) {
	r.tables++
	r.write(`<div class="table" role="group" tabindex="0" aria-label="`)
	r.write(r.in("Bảng ", "Table "))
	r.out = strconv.AppendInt(r.out, int64(r.tables), 10)
	r.write("\">\n<table>\n")
	columns := len(n.Alignments)
	r.checkTable(n)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == extast.KindTableHeader {
			r.write("<thead>\n")
			r.row(row, true)
			r.checkHeader(row)
			r.write("</thead>\n")
			if row.NextSibling() != nil {
				r.write("<tbody>\n")
			}
			continue
		}
		r.row(row, false)
		r.checkWidth(row, columns)
		if row.NextSibling() == nil {
			r.write("</tbody>\n")
		}
	}
	r.write("</table>\n</div>\n")
}

func (r *renderer) row(row ast.Node, header bool) {
	r.write("<tr>\n")
	r.inCell = true
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cell := c.(*extast.TableCell)
		// A header without words (a table's corner) heads nothing.
		head := header && hasText(cell)
		if head {
			r.write(`<th scope="col"`)
		} else {
			r.write("<td")
		}
		switch cell.Alignment {
		case extast.AlignRight:
			r.write(` class="r"`)
		case extast.AlignCenter:
			r.write(` class="c"`)
		}
		r.write(">")
		r.inlines(cell)
		if head {
			r.write("</th>\n")
		} else {
			r.write("</td>\n")
		}
	}
	r.inCell = false
	r.write("</tr>\n")
}

// checkWidth reports a row with more cells than the header has: goldmark drops them.
func (r *renderer) checkWidth(row ast.Node, columns int) {
	last := row.LastChild()
	if row.ChildCount() != columns || last == nil || last.Lines().Len() == 0 {
		return
	}
	at := last.Lines().At(0).Stop
	rest := r.body[at:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	trimmed := bytes.TrimLeft(rest, " \t|")
	if len(bytes.TrimSpace(trimmed)) > 0 {
		r.report(len(r.body[:at])+len(rest)-len(trimmed), problem.RowTooLong, columns)
	}
}

// in gives the words of the page's language.
func (r *renderer) in(vi, en string) string {
	if r.lang == viet.En {
		return en
	}
	return vi
}
