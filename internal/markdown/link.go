package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"phoihop/internal/problem"
)

// destination is what a link or picture may lead to.
type destination int

const (
	forbidden destination = iota
	address               // https, http, mailto or tel
	fragment              // a heading of the same body
	relative
)

// classify judges a destination whose escapes and entities are resolved. Only what is on the list of
// allowed forms passes, so that no way of writing a scheme needs to be known.
func classify(dest string) destination {
	if dest == "" || hasInvisible(dest) {
		return forbidden
	}
	switch dest[0] {
	case '#':
		return fragment
	case '/', '?', ' ':
		return forbidden
	}
	if dest[len(dest)-1] == ' ' {
		return forbidden
	}
	end := strings.IndexAny(dest, ":/?#")
	if end < 0 || dest[end] != ':' {
		return relative
	}
	rest := dest[end+1:]
	allowed := false
	switch strings.ToLower(dest[:end]) {
	case "https", "http":
		allowed = isWebAddress(rest)
	case "mailto":
		at := strings.IndexByte(rest, '@')
		allowed = at > 0 && at < len(rest)-1 && !strings.ContainsAny(rest, " /")
	case "tel":
		allowed = rest != "" && strings.Trim(rest, "0123456789+-().;=*#abcdefghijklmnopqrstuvwxyz") == "" && strings.ContainsAny(rest, "0123456789")
	}
	if allowed {
		return address
	}
	return forbidden
}

// hasInvisible tells whether s holds a backslash, which browsers read as "/", or a character that is
// not seen and so may disguise something.
func hasInvisible(s string) bool {
	for _, r := range s {
		if r == '\\' || r < ' ' || r == 0x7f {
			return true
		}
		if r >= 0x80 && (r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Z)) {
			return true
		}
	}
	return false
}

// isWebAddress judges what follows "https:": a host, and nothing before it that looks like one.
func isWebAddress(s string) bool {
	host, found := strings.CutPrefix(s, "//")
	if !found {
		return false
	}
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	if host == "" || host[0] == ':' || host[0] == '.' {
		return false
	}
	for _, r := range host {
		if r < 0x80 && !strings.ContainsRune("-.:[]_", r) && !unicode.IsDigit(r) && !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// encoded holds the bytes that an address may not hold as they are.
var encoded = func() (table [256]bool) {
	for c := range table {
		table[c] = c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}'", byte(c)) >= 0
	}
	return table
}()

// appendURL appends an address as the value of an attribute: characters that an address may not hold
// are percent-encoded, sequences that are encoded already stay.
func appendURL(dst []byte, url string) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(url) {
		c := url[i]
		switch {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case encoded[c], c == '%' && !(i+2 < len(url) && isHex(url[i+1]) && isHex(url[i+2])):
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// unescapedString gives a destination as it is meant.
func (r *renderer) unescapedString(s []byte) string {
	if !hasEscapes(s) {
		return string(s)
	}
	r.unescaped = appendUnescaped(r.unescaped[:0], s)
	return string(r.unescaped)
}

// checkLink judges the destination of a link at an offset, and reports it where it is a mistake.
func (r *renderer) checkLink(dest string, offset int) destination {
	kind := classify(dest)
	switch kind {
	case forbidden:
		r.report(offset, problem.BadLink, dest)
	case fragment:
		r.fragments = append(r.fragments, use{dest[1:], offset})
	}
	return kind
}

// checkImage judges the destination of a picture at an offset, and reports it where it is a mistake.
// Only relative ones are none.
func (r *renderer) checkImage(dest string, offset int) destination {
	switch kind := classify(dest); {
	case kind == relative:
		return relative
	case kind == address && dest[0]|0x20 == 'h':
		r.report(offset, problem.ImageRemote, dest)
	default:
		r.report(offset, problem.BadLink, dest)
	}
	return forbidden
}

// writeAddress writes where a link at an offset leads, or leaves that open where it is relative.
func (r *renderer) writeAddress(kind destination, dest string, offset int) {
	switch kind {
	case address:
		scheme, rest, _ := strings.Cut(dest, ":")
		r.out = appendURL(r.out, strings.ToLower(scheme)+":"+rest)
	case fragment:
		r.out = appendURL(r.out, dest)
	case relative:
		r.leaveOpen(Link{Destination: dest, At: len(r.out)}, offset)
	}
}

// leaveOpen notes a link whose address others know.
func (r *renderer) leaveOpen(l Link, offset int) { r.links = append(r.links, placed{offset, l}) }

// isLangSpan tells whether tag is exactly <span lang="CODE">.
func isLangSpan(tag []byte) bool {
	code, found := bytes.CutPrefix(tag, []byte(`<span lang="`))
	if !found {
		return false
	}
	code, found = bytes.CutSuffix(code, []byte(`">`))
	return found && isLangCode(code)
}

// isLangCode tells whether code has the form of a BCP 47 tag: a language of two to eight letters, then
// subtags of one to eight letters or digits.
func isLangCode(code []byte) bool {
	for i, part := range bytes.Split(code, []byte("-")) {
		if len(part) < 1 || len(part) > 8 || i == 0 && len(part) < 2 {
			return false
		}
		for _, c := range part {
			letter := 'a' <= c|0x20 && c|0x20 <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// tagName gives the name of the element that a tag opens or closes, in small letters, or "" for
// declarations and the like.
func tagName(tag []byte) (name string, closing bool) {
	tag = tag[1:]
	if closing = len(tag) > 0 && tag[0] == '/'; closing {
		tag = tag[1:]
	}
	end := 0
	for end < len(tag) && (util.IsAlphaNumeric(tag[end]) || tag[end] == '-') {
		end++
	}
	return strings.ToLower(string(tag[:end])), closing
}
