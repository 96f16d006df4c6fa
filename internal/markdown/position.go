package markdown

import (
	"bytes"
	"unicode/utf8"
)

// position is a place in a body. Line and column count from 1, columns in code points.
type position struct {
	body         []byte
	offset       int
	line, column int
}

// newPosition gives the beginning of a body.
func newPosition(body []byte) position { return position{body: body, line: 1, column: 1} }

// advance goes on to an offset that is not before the position's.
func (p *position) advance(offset int) {
	between := p.body[p.offset:offset]
	if newline := bytes.LastIndexByte(between, '\n'); newline >= 0 {
		p.line += bytes.Count(between, []byte("\n"))
		p.column, between = 1, between[newline+1:]
	}
	p.column += utf8.RuneCount(between)
	p.offset = offset
}

// lineEnd gives the length of the first line of s with its end.
func lineEnd(s []byte) int {
	if end := bytes.IndexByte(s, '\n'); end >= 0 {
		return end + 1
	}
	return len(s)
}
