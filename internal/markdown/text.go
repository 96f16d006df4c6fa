package markdown

import (
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

// hasEscapes tells whether appendUnescaped would change s.
func hasEscapes(s []byte) bool {
	for _, c := range s {
		if c == '\\' || c == '&' {
			return true
		}
	}
	return false
}

const longestEntity = 33 // CounterClockwiseContourIntegral and its "&" and ";"

// entity gives what the entity that s begins with stands for, and its length in s; 0 where there is
// none. A character that HTML and XML may not hold becomes U+FFFD.
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
	if !utf8.ValidRune(r) || unicode.IsControl(r) && r != '\t' && r != '\n' || r&0xfffe == 0xfffe {
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
		r.scratch = appendUnescaped(r.scratch[:0], s)
		s = r.scratch
	}
	r.out = appendEscaped(r.out, s)
}

// appendPlain appends the words of an inline node's children without markup, line breaks as spaces.
func appendPlain(dst []byte, parent ast.Node, source []byte) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				dst = append(dst, n.Segment.Value(source)...)
			} else {
				dst = appendUnescaped(dst, n.Segment.Value(source))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				dst = append(dst, ' ')
			}
		case *ast.AutoLink:
			dst = append(dst, n.Label(source)...)
		case *ast.RawHTML, *extast.FootnoteLink:
		default:
			dst = appendPlain(dst, n, source)
		}
	}
	return dst
}

// appendWords appends the words of all blocks below parent, parted by spaces. Footnotes are left out.
func appendWords(dst []byte, parent ast.Node, source []byte) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch {
		case n.Kind() == extast.KindFootnoteList || n.Kind() == ast.KindLinkReferenceDefinition:
		case n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline:
			dst = append(appendPlain(dst, n, source), ' ')
		default:
			dst = appendWords(dst, n, source)
		}
	}
	return dst
}
