package main

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"phoihop/internal/problem"
)

// view tells problems as a person reads them on a terminal: by file, each with the line that it stands in
// and a mark under the character that it names.
//
//	content/tay-ho/2023-02-15-tong-ket.vi.md
//	  12:12 error: unknown agency "ubdn" [unknown-agency]
//	    agency: [ubdn, mttq]
//	             ^
//	    did you mean "ubnd"?
type view struct {
	c     *command
	color bool
	width int // of the terminal, in cells
	read  func(file string) ([]byte, error)
}

// The colours of a terminal, by number, so that its owner's own choice of them holds.
const (
	plain  = "\x1b[0m"
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	blue   = "\x1b[1;36m"
)

func (v view) tell(list []problem.Problem) {
	var lines [][]byte
	for i, p := range list {
		if i == 0 || p.File != list[i-1].File || p.Root != list[i-1].Root {
			if i > 0 {
				fmt.Fprintln(v.c.stderr)
			}
			fmt.Fprintln(v.c.stderr, v.in(bold, v.c.file(p)))
			lines = v.linesOf(p)
		}
		v.one(p, lines)
	}
	if len(list) > 0 {
		fmt.Fprintf(v.c.stderr, "\n%s phoihop explain %s\n", v.c.say("Giải thích, với ví dụ:", "Explained, with an example:"), list[0].Code)
	}
}

func (v view) one(p problem.Problem, lines [][]byte) {
	severity := map[problem.Severity]string{problem.Error: red, problem.Warning: yellow, problem.Note: blue}[p.Severity]
	fmt.Fprintf(v.c.stderr, "  %d:%d %s %s [%s]\n", p.Line, p.Column, v.in(severity, p.Severity.Words().In(v.c.lang)+":"), shown(p.Message.In(v.c.lang)), p.Code)
	const indent = "    "
	if p.Line <= len(lines) && !isNowhere(p, lines[p.Line-1]) {
		line, mark := excerpt(string(lines[p.Line-1]), p.Column, v.width-len(indent)-1)
		fmt.Fprintf(v.c.stderr, "%s%s\n%s%s\n", indent, line, indent+strings.Repeat(" ", mark), v.in(severity, "^"))
	}
	if hint := shown(p.Hint.In(v.c.lang)); hint != "" {
		fmt.Fprintln(v.c.stderr, indent+hint)
	}
}

// isNowhere tells of a problem that is the whole file's, so that its line shows nothing.
func isNowhere(p problem.Problem, line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || p.Line == 1 && p.Column == 1 && bytes.Equal(line, []byte("---"))
}

func (v view) in(color, text string) string {
	if !v.color {
		return text
	}
	return color + text + plain
}

// linesOf gives the lines of a problem's file as columns count them; none of a file that is no text.
func (v view) linesOf(p problem.Problem) [][]byte {
	switch path.Ext(p.File) {
	case ".md", ".yaml", ".html", ".css", ".js":
	default:
		return nil
	}
	data, err := v.read(v.c.place(p))
	if err != nil || bytes.IndexByte(data, 0) >= 0 {
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	return bytes.Split(data, []byte("\n"))
}

// glyph is a character on its way to a terminal, and the cells that it takes there.
type glyph struct {
	text  string
	cells int
	runes int // of the line
}

// tabStop is every how many cells a tab ends.
const tabStop = 4

// excerpt gives so much of a line as fits into a number of cells, around a column, and in how many cells
// that column begins. A mark that combines stands where its letter does.
func excerpt(line string, column, cells int) (shown string, mark int) {
	shown, mark, _ = excerptUntil(line, column, cells)
	return shown, mark
}

// excerptUntil also gives the first column behind what is shown.
func excerptUntil(line string, column, cells int) (shown string, mark, until int) {
	glyphs, at := glyphsOf(line, column)
	before, all := 0, 0
	for i, g := range glyphs {
		if i < at {
			before += g.cells
		}
		all += g.cells
	}
	first, last := 0, len(glyphs)
	cells = max(cells, 20)
	if all > cells {
		const ellipsis = 1
		for before > cells/2 && all > cells-ellipsis { // half of it is for what stands before the column
			before -= glyphs[first].cells
			all -= glyphs[first].cells
			first++
		}
		if first > 0 {
			cells -= ellipsis
		}
		for whole := all; whole > cells && all > cells-ellipsis; last-- {
			all -= glyphs[last-1].cells
		}
	}
	var b strings.Builder
	if first > 0 {
		b.WriteString("…")
		before++
	}
	until = 1
	for i, g := range glyphs[:last] {
		until += g.runes
		if i >= first {
			b.WriteString(g.text)
		}
	}
	if last < len(glyphs) {
		b.WriteString("…")
	}
	return b.String(), before, until
}

// glyphsOf parts a line into what is shown together, and finds the part in which a column stands.
func glyphsOf(line string, column int) (glyphs []glyph, at int) {
	widths := runewidth.Condition{} // not the environment's: a test must say the same everywhere
	cells, n := 0, 0
	at = -1
	for _, r := range line {
		n++
		g := glyph{string(visibleOnTerminal(r)), 1, 1}
		switch width := widths.RuneWidth(r); {
		case r == '\t':
			g = glyph{strings.Repeat(" ", tabStop-cells%tabStop), tabStop - cells%tabStop, 1}
		case g.text == "\uFFFD":
		case width == 0 && len(glyphs) > 0:
			glyphs[len(glyphs)-1].text += g.text
			glyphs[len(glyphs)-1].runes++
			if n == column {
				at = len(glyphs) - 1
			}
			continue
		default:
			g.cells = width
		}
		if n == column {
			at = len(glyphs)
		}
		cells += g.cells
		glyphs = append(glyphs, g)
	}
	if at < 0 {
		at = len(glyphs) // behind the line's end
	}
	return glyphs, at
}

// visibleOnTerminal replaces what would command the terminal, or turn the direction of its line.
func visibleOnTerminal(r rune) rune {
	if 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 || r == utf8.RuneError {
		return '\uFFFD'
	}
	return visible(r)
}
