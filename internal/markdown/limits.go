package markdown

import (
	"bytes"

	"phoihop/internal/problem"
)

// The limits of a body. Those of one block bound the parser's quadratic steps (finding the partner of
// a delimiter, the end of a link); those of the whole body bound how many such blocks and how many
// nodes there are.
const (
	maxBody            = 1 << 20 // bytes
	maxBlock           = 64 << 10
	maxBlockDelimiters = 2000
	maxDelimiters      = 100_000 // those in a block count once more for each longBlock of it
	maxLines           = 50_000  // that are not blank; those nested deep count more
	longBlock          = 4 << 10
	maxCells           = 65_536
	maxDepth           = 20   // of lists and quotations in each other
	maxDefinitions     = 2000 // of links and footnotes
	maxReferences      = 2 * maxDefinitions
	maxCopied          = 1 << 20 // bytes of addresses and titles that references repeat
)

// scan is what the pass over the lines has seen.
type scan struct {
	body  []byte
	signs *signs

	block      int // where the block began, or -1 between blocks
	size       int // of the block, so far
	blockMarks int // delimiters of the block
	columns    int // of the widest table that the block may hold

	marks, cells, lines     int
	definitions, references int

	comment bool // in a comment that is not counted
	fences  bool // a line may have opened fenced code
	nesting nesting
}

// overLimit finds the body's signs and gives the problem of the first limit that the body exceeds.
func (r *renderer) overLimit() (problem.Problem, bool) {
	if len(r.body) > maxBody {
		return problem.New(problem.BodyTooLarge).At(1, 1), true
	}
	r.signs.find(r.body)
	s := scan{body: r.body, signs: &r.signs, block: -1}
	for start := 0; start < len(s.body); {
		end := start + lineEnd(s.body[start:])
		if code, args := s.line(start, end); code != "" {
			at := newPosition(s.body)
			at.advance(s.block)
			return problem.New(code, args...).At(at.line, at.column), true
		}
		start = end
	}
	return problem.Problem{}, false
}

// line takes in body[start:end] and names the limit that it exceeds, if any.
func (s *scan) line(start, end int) (problem.Code, []any) {
	if s.comment {
		stop := bytes.Index(s.body[start:end], commentEnd)
		if stop < 0 {
			return "", nil
		}
		s.comment = false
		start += stop + len(commentEnd)
	}
	line := s.body[start:end]
	indent := 0
	for indent < len(line) && (line[indent] == ' ' || line[indent] == '\t') {
		indent++
	}
	if indent == len(line) || line[indent] == '\n' {
		s.block, s.size, s.blockMarks, s.columns = -1, 0, 0, 0
		return "", nil
	}
	afterBlank := s.block < 0
	if afterBlank {
		if opensLongComment(line) && !s.fences {
			s.comment = true
			return "", nil
		}
		s.block = start + indent
	}
	s.size += len(line)
	s.count(start, end)
	depth := s.nesting.depth(line, afterBlank)
	s.lines += 1 + depth/3
	switch {
	case s.size > maxBlock:
		return problem.BlockTooLarge, nil
	case s.blockMarks > maxBlockDelimiters:
		return problem.TooManyDelimiters, nil
	case s.cells > maxCells:
		return problem.TooManyCells, nil
	case s.definitions > maxDefinitions || s.references > maxReferences:
		return problem.TooManyDefinitions, []any{maxDefinitions}
	case s.marks > maxDelimiters:
		return problem.BodyTooDense, []any{maxDelimiters, problem.Words{
			Vi: "ký tự định dạng (trong đoạn dài tính nhiều hơn)", En: "formatting characters (more so in long blocks)"}}
	case s.lines > maxLines:
		return problem.BodyTooDense, []any{maxLines, problem.Words{
			Vi: "dòng (lồng sâu tính nhiều hơn)", En: "lines (more so where nested deep)"}}
	case depth > maxDepth:
		return problem.TooDeep, []any{maxDepth}
	}
	return "", nil
}

// count adds up the delimiters, definitions, references and table cells of the line body[start:end].
func (s *scan) count(start, end int) {
	marks, bars := 0, 0
	for _, at := range s.signs.between(start, end) {
		rest := s.body[at:end]
		kind := kinds[rest[0]]
		marks += int(kind & delimiter)
		switch {
		case kind&bar != 0:
			bars++
		case rest[0] == ']' && len(rest) > 1 && rest[1] == ':':
			s.definitions++
		case rest[0] == '[' && len(rest) > 1 && rest[1] == '^':
			s.references++
		case rest[0] == '`' || kind&tilde != 0:
			s.fences = s.fences || bytes.HasPrefix(rest, []byte("```")) || bytes.HasPrefix(rest, []byte("~~~"))
		}
	}
	s.blockMarks += marks
	s.marks += marks * (1 + s.size/longBlock)
	if s.columns > 0 {
		s.cells += s.columns // each row is filled up to the header's columns
	}
	if mayRule(s.body[start:end], bars) {
		s.columns = max(s.columns, bars+1)
		s.cells += s.columns // the header
	}
}

// mayRule tells whether a line with so many bars may be the rule below a table's header, in a
// quotation too.
func mayRule(line []byte, bars int) bool {
	dash := false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case ':':
			bars++
		case '|', ' ', '\t', '>', '\n':
		default:
			return false
		}
	}
	return dash && bars > 0
}

// opensLongComment tells whether a line that follows a blank one begins, in the first column, a
// comment that it does not end. The parser sees such a comment the same way wherever it stands,
// except in fenced code.
func opensLongComment(line []byte) bool {
	return bytes.HasPrefix(line, commentStart) && !bytes.Contains(line[2:], commentEnd)
}

// nesting follows how deep lists and quotations stand in each other. It never says less than the
// parser would find.
type nesting struct {
	items []int // the least column that the contents of each open list item have
}

// mayNest holds the bytes that a line may begin with which opens a list item or a quotation.
var mayNest = func() (table [256]bool) {
	for _, c := range []byte(" \t>-+*:0123456789") {
		table[c] = true
	}
	return table
}()

// depth gives how deep the contents of a line are.
func (n *nesting) depth(line []byte, afterBlank bool) int {
	if len(n.items) == 0 {
		if !mayNest[line[0]] {
			return 0
		}
	}
	quotes, column, marked := 0, 0, false
	for i := 0; i < len(line) && quotes+len(n.items) <= maxDepth; {
		switch line[i] {
		case ' ':
			column++
			i++
			continue
		case '\t':
			column += 4 - column%4
			i++
			continue
		case '>':
			quotes++
			column++
			i++
			continue
		}
		width := itemMarker(line[i:])
		if width == 0 || isBreak(line[i:]) {
			break
		}
		n.leave(column)
		marked = true
		i += width
		column += width
		n.items = append(n.items, column+1)
	}
	// A line without a marker that follows another may belong to its paragraph, however little it is
	// indented; then all items stay open.
	if !marked && afterBlank {
		n.leave(column)
	}
	return quotes + len(n.items)
}

// leave closes the items that something in column cannot belong to.
func (n *nesting) leave(column int) {
	for len(n.items) > 0 && n.items[len(n.items)-1] > column {
		n.items = n.items[:len(n.items)-1]
	}
}

// itemMarker gives the length of the marker of a list item or definition that s begins with, or 0.
func itemMarker(s []byte) int {
	n := 0
	switch c := s[0]; {
	case c == '-' || c == '+' || c == '*' || c == ':':
		n = 1
	case '0' <= c && c <= '9':
		for n < len(s) && n < 10 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	default:
		return 0
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\n' {
		return 0
	}
	return n
}

// isBreak tells whether s is a thematic break: three or more of one sign, which a list item's marker
// looks like.
func isBreak(s []byte) bool {
	signs := 0
	for _, c := range s {
		switch c {
		case s[0]:
			signs++
		case ' ', '\t', '\n':
		default:
			return false
		}
	}
	return signs >= 3 && (s[0] == '-' || s[0] == '*')
}
