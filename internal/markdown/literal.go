package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"phoihop/internal/problem"
)

// farthest is how many bytes before and behind a sign are searched for its partner. A link that a
// person writes is shorter; text made to be slow is bounded.
const farthest = 1000

// checkLiteral reports what stays in a text although it was meant as formatting.
func (r *renderer) checkLiteral(n *ast.Text, value []byte) {
	start := n.Segment.Start
	for at := next(value, 0, "]("); at >= 0; at = next(value, at+2, "](") {
		r.checkBrackets(start + at)
	}
	for at := next(value, 0, "<"); at >= 0; at = next(value, at+1, "<") {
		r.checkTag(start + at)
	}
	for at := next(value, 0, "**"); at >= 0; {
		end := at + 2
		for end < len(value) && value[end] == '*' {
			end++
		}
		r.checkStars(start+at, start+end)
		at = next(value, end, "**")
	}
}

// next gives where signs stand in s, not escaped, from an index on; -1 where they do not.
func next(s []byte, from int, signs string) int {
	for {
		at := bytes.Index(s[from:], []byte(signs))
		if at < 0 {
			return -1
		}
		at += from
		if !isEscaped(s, at) {
			return at
		}
		from = at + 1
	}
}

// isEscaped tells whether an odd number of backslashes stands before s[at].
func isEscaped(s []byte, at int) bool {
	first := at
	for first > 0 && s[first-1] == '\\' {
		first--
	}
	return (at-first)%2 == 1
}

// checkBrackets reports the link or picture whose "](" at an offset stayed text. What does not look like
// an address in parentheses is left alone: "[1](theo báo cáo)" may be meant to be read.
func (r *renderer) checkBrackets(bracket int) {
	start := r.opening(bracket)
	end := r.closing(bracket + 2)
	if start < 0 || end < 0 {
		return
	}
	kind, label := problem.Words{Vi: "liên kết", En: "link"}, "["+string(r.body[start+1:bracket])+"]"
	picture := start > 0 && r.body[start-1] == '!' && !isEscaped(r.body, start-1)
	if picture {
		start--
		kind, label = problem.Words{Vi: "ảnh", En: "picture"}, "!"+label
	}
	dest, title := cutTitle(string(r.body[bracket+2 : end]))
	if dest == "" || !picture && !looksLikeAddress(dest) {
		return
	}
	if utf8.RuneCountInString(label) > 40 {
		label = label[:strings.IndexByte(label, '[')] + "[…]"
	}
	hint := problem.Words{
		Vi: "viết một liên kết ngoài liên kết khác, địa chỉ không có dấu ngoặc lẻ",
		En: "write no link within another, and no unpaired parenthesis in its address"}
	if encoded := strings.ReplaceAll(dest, " ", "%20"); encoded != dest || title != "" {
		encoded, bracketed := label+"("+encoded+title+")", "(<"+dest+">"+title+")"
		hint = problem.Words{
			Vi: "địa chỉ có dấu cách: viết %20 thay mỗi dấu cách, " + encoded + ", hoặc đặt trong <…>, " + bracketed,
			En: "its address has spaces: write %20 for each, " + encoded + ", or put it in <…>, " + bracketed}
	}
	r.report(start, problem.LinkAsText, string(r.body[start:end+1]), kind, hint)
}

// opening gives the offset of the "[" that belongs to the "]" at an offset, or -1.
func (r *renderer) opening(bracket int) int {
	depth := 0
	for at := bracket; at >= 0 && at > bracket-farthest; at-- {
		switch c := r.body[at]; {
		case c == '\n' && at > 0 && r.body[at-1] == '\n':
			return -1
		case c != '[' && c != ']' || isEscaped(r.body, at):
		case c == ']':
			depth++
		default:
			if depth--; depth == 0 {
				return at
			}
		}
	}
	return -1
}

// closing gives the offset of the ")" that ends a destination which begins at an offset: the one that
// belongs to its "(", else the first on the line; -1 where there is none.
func (r *renderer) closing(from int) int {
	depth, first := 1, -1
	for at := from; at < len(r.body) && at < from+farthest && r.body[at] != '\n'; at++ {
		switch c := r.body[at]; {
		case c != '(' && c != ')' || isEscaped(r.body, at):
		case c == '(':
			depth++
		default:
			if depth--; depth == 0 {
				return at
			}
			if first < 0 {
				first = at
			}
		}
	}
	return first
}

// cutTitle parts what stands in a link's parentheses. The title begins with a space and has straight
// quotation marks, whichever were written.
func cutTitle(s string) (dest, title string) {
	s = strings.TrimSpace(s)
	for _, mark := range []struct{ open, end string }{{` "`, `"`}, {" '", "'"}, {" “", "”"}, {" ‘", "’"}} {
		inner, quoted := strings.CutSuffix(s, mark.end)
		if at := strings.LastIndex(inner, mark.open); quoted && at > 0 {
			s, title = inner[:at], ` "`+inner[at+len(mark.open):]+`"`
			break
		}
	}
	return strings.Trim(s, "<> "), title
}

// endings are those of files that reports link to or that editors paste.
const endings = " md html htm jpg jpeg png gif webp svg pdf doc docx xls xlsx ppt pptx odt ods csv txt zip rar mp4 "

// looksLikeAddress tells whether s was meant as a destination and not as a remark in parentheses.
func looksLikeAddress(s string) bool {
	for _, start := range []string{"#", "./", "../", "https:", "http:", "mailto:", "tel:", "www."} {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	path, _, _ := strings.Cut(s, "#")
	dot := strings.LastIndexByte(path, '.')
	return dot >= 0 && strings.Contains(endings, " "+strings.ToLower(path[dot+1:])+" ")
}

// checkTag reports the "<" at an offset where it begins what a word processor means as a tag though
// CommonMark does not take it for one. As with tags, the end of a reported element is passed over.
func (r *renderer) checkTag(at int) {
	rest, below, _ := bytes.Cut(r.body[at:min(len(r.body), at+farthest)], []byte("\n"))
	length := tagLike(rest, below[:lineEnd(below)])
	if length == 0 {
		return
	}
	name, closing := looseName(rest)
	if closing && r.opened[name] > 0 {
		r.opened[name]--
		return
	}
	if !closing {
		r.opened[name]++
	}
	r.report(at, problem.RawHTML, string(rest[:length]))
}

// tagLike gives the length of the tag-like word that the line s begins with, or 0: a comment without
// end, "<?xml … >", "<![endif]>", a name with a colon (<o:p>), or a name with an attribute that is
// not written as HTML wants it. "a<b", "<họ tên>" and "<http://…>" are none. The attributes of a name
// with a colon may stand in the line below.
func tagLike(s, below []byte) int {
	if bytes.HasPrefix(s, commentStart) {
		return len(commentStart)
	}
	length := bytes.IndexByte(s, '>') + 1
	if len(s) > 2 && (s[1] == '?' && isLetter(s[2]) || s[1] == '!' && (s[2] == '[' || isLetter(s[2]))) {
		return length
	}
	name, closing := looseName(s)
	if name == "" || name[len(name)-1] == ':' {
		return 0
	}
	rest := s[1+len(name):]
	if closing {
		rest = rest[1:]
	}
	if strings.IndexByte(name, ':') > 0 {
		switch {
		case len(rest) == 0 && bytes.IndexByte(below, '=') >= 0 && bytes.IndexByte(below, '>') >= 0:
			return len(s)
		case len(rest) == 0:
			return 0
		case rest[0] == '>' || rest[0] == '/' || rest[0] == ' ' || rest[0] == '\t':
			return length
		}
		return 0
	}
	attribute := bytes.TrimLeft(rest, " \t/")
	end := nameLength(attribute)
	if len(attribute) == len(rest) || end == 0 || end == len(attribute) || attribute[end] != '=' {
		return 0
	}
	return length
}

// looseName gives the name that a tag-like word has, in small letters; "" where there is none.
func looseName(s []byte) (name string, closing bool) {
	s = s[1:]
	if closing = len(s) > 0 && s[0] == '/'; closing {
		s = s[1:]
	}
	return strings.ToLower(string(s[:nameLength(s)])), closing
}

// nameLength gives the length of the name, as XML has them but in ASCII, that s begins with.
func nameLength(s []byte) int {
	if len(s) == 0 || !isLetter(s[0]) {
		return 0
	}
	end := 1
	for end < len(s) && (isLetter(s[end]) || '0' <= s[end] && s[end] <= '9' || strings.IndexByte(":-_.", s[end]) >= 0) {
		end++
	}
	return end
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// checkStars reports the stars in body[start:end] where they were to begin or end strong words: the
// first of a line, as the others follow from it. Stars between digits (2**10), in parentheses or
// behind a word (marks of a note), between spaces, and rows of more than three are meant to be read.
func (r *renderer) checkStars(start, end int) {
	if r.stars.start <= start && start < r.stars.end || end-start > 3 {
		return
	}
	before, _ := utf8.DecodeLastRune(r.body[:start])
	after, _ := utf8.DecodeRune(r.body[end:])
	line := r.body[end:]
	if stop := bytes.IndexByte(line, '\n'); stop >= 0 {
		line = line[:stop]
	}
	switch {
	case end == len(r.body) || unicode.IsSpace(after):
		// At the beginning of a line, "** Kết quả:** đạt" is an opening with a space too many.
		head := bytes.TrimRight(r.body[max(0, start-farthest):start], " \t>")
		if len(head) > 0 && head[len(head)-1] != '\n' || next(line, 0, "**") < 0 {
			return
		}
	case strings.ContainsRune(")]}.,:;!?…»”’/|*", after),
		unicode.IsDigit(after) && (unicode.IsDigit(before) || unicode.IsLetter(before)):
		return
	}
	r.stars.start, r.stars.end = start, end+len(line)
	r.report(start, problem.EmphasisAsText, string(r.body[start:end]))
}
