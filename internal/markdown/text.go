package markdown

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

const replacement = "\ufffd"

// appendUnescaped appends s with its backslash escapes and entities resolved.
func appendUnescaped(dst, s []byte) []byte {
	if !hasEscapes(s) {
		return append(dst, s...)
	}
	from := 0
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			dst = append(dst, s[from:i]...)
			from = i + 1
			i += 2
		case s[i] == '&':
			value, length := entity(s[i:])
			if length == 0 {
				i++
				continue
			}
			dst = append(append(dst, s[from:i]...), value...)
			i += length
			from = i
		default:
			i++
		}
	}
	return append(dst, s[from:]...)
}

// hasEscapes tells whether appendUnescaped may change s.
func hasEscapes(s []byte) bool {
	return bytes.IndexByte(s, '\\') >= 0 || bytes.IndexByte(s, '&') >= 0
}

const longestEntity = 33 // CounterClockwiseContourIntegral and its "&" and ";"

// entity gives what the entity that s begins with stands for, and its length in s; 0 where there is
// none. A number of a character that HTML and XML may not hold, or that turns the direction of text, becomes U+FFFD.
func entity(s []byte) (value []byte, length int) {
	end := 1
	for end < len(s) && end < longestEntity && (s[end] == '#' && end == 1 || util.IsAlphaNumeric(s[end])) {
		end++
	}
	if end == len(s) || s[end] != ';' || end < 2 {
		return nil, 0
	}
	name := string(s[1:end])
	if name[0] != '#' {
		if e, known := util.LookUpHTML5EntityByName(name); known {
			return e.Characters, end + 1
		}
		return nil, 0
	}
	digits, base, longest := name[1:], 10, 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, longest = digits[1:], 16, 6
	}
	if len(digits) > longest {
		return nil, 0
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return nil, 0
	}
	r := rune(n)
	if !utf8.ValidRune(r) || unicode.IsControl(r) && r != '\t' && r != '\n' || r&0xfffe == 0xfffe || unicode.Is(unicode.Bidi_Control, r) {
		r = utf8.RuneError
	}
	return utf8.AppendRune(nil, r), end + 1
}

var escapes = func() (table [256]string) {
	for c := range 0x20 {
		table[c] = replacement
	}
	table['\t'], table['\n'] = "", ""
	table[0x7f] = replacement
	table['&'], table['<'], table['>'], table['"'] = "&amp;", "&lt;", "&gt;", "&quot;"
	return table
}()

// appendEscaped appends s as HTML text or the value of an attribute.
func appendEscaped[T []byte | string](dst []byte, s T) []byte {
	from := 0
	for i := range len(s) {
		if e := escapes[s[i]]; e != "" {
			dst = append(append(dst, s[from:i]...), e...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...)
}

// appendMarkdown appends text of a body, in which escapes and entities stand for characters, as HTML.
func (r *renderer) appendMarkdown(s []byte) {
	if hasEscapes(s) {
		r.unescaped = appendUnescaped(r.unescaped[:0], s)
		s = r.unescaped
	}
	r.out = appendEscaped(r.out, s)
}

// appendText is appendMarkdown for body[start:stop].
func (r *renderer) appendText(start, stop int) {
	if r.signs.has(special, start, stop) {
		r.appendMarkdown(r.body[start:stop])
	} else {
		r.out = append(r.out, r.body[start:stop]...)
	}
}

// appendPlain appends the words of a block of text or of an inline node without markup, line breaks as
// spaces.
func (r *renderer) appendPlain(dst []byte, parent ast.Node) []byte {
	return r.appendProse(dst, parent, true)
}

// appendProse is appendPlain, with the words for pictures or without them.
func (r *renderer) appendProse(dst []byte, parent ast.Node, pictures bool) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				dst = append(dst, n.Segment.Value(r.body)...)
			} else {
				dst = appendUnescaped(dst, n.Segment.Value(r.body))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				dst = append(dst, ' ')
			}
		case *ast.AutoLink:
			dst = append(dst, n.Label(r.body)...)
		case *ast.RawHTML, *extast.FootnoteLink:
		case *ast.Image:
			if pictures {
				dst = r.appendProse(dst, n, pictures)
			}
		default:
			dst = r.appendProse(dst, n, pictures)
		}
	}
	for i, lines := 0, plainLines(parent); i < lines.Len(); i++ {
		line, end := r.cutLine(lines.At(i))
		dst = appendUnescaped(dst, line.Value(r.body))
		if end != noBreak {
			dst = append(dst, ' ')
		}
	}
	return dst
}
