package render

import (
	"bytes"
	"html/template"
	"strings"
)

// writeEscaped writes text as html/template does inside elements and quoted attributes.
func writeEscaped(out *bytes.Buffer, s string) {
	written := 0
	for i := range len(s) {
		if replacement := replacements[s[i]]; replacement != "" {
			out.WriteString(s[written:i])
			out.WriteString(replacement)
			written = i + 1
		}
	}
	out.WriteString(s[written:])
}

// replacements are by the bytes that they stand for.
var replacements = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// urlEscaper writes addresses into one kind of place. Those that html/template surely leaves as they are
// are written at once; any other goes through html/template, so that its judgement is the only one.
type urlEscaper struct {
	plain  func(s string) bool
	before string // what stands in front of the address in the template that judges it
	judge  *template.Template
}

func newURLEscaper(plain func(string) bool, before string) *urlEscaper {
	return &urlEscaper{plain, before, template.Must(template.New("").Parse(before + `{{.}}">`))}
}

// urlEscapers are the places by the escapers that html/template gives them.
var urlEscapers = map[string]*urlEscaper{
	"urlfilter urlnormalizer attrescaper": newURLEscaper(plainURL, `<a href="`),
	"urlnormalizer attrescaper":           newURLEscaper(plainURL, `<a href="/`),
	"urlescaper attrescaper":              newURLEscaper(plainFragment, `<a href="#`),
}

var wholeURL = urlEscapers["urlfilter urlnormalizer attrescaper"]

func (u *urlEscaper) write(out *bytes.Buffer, s string) {
	if u.plain(s) {
		out.WriteString(s)
		return
	}
	var b strings.Builder
	if err := u.judge.Execute(&b, s); err != nil {
		out.WriteString("#ZgotmplZ") // html/template's own mark of an address that it refuses
		return
	}
	out.WriteString(strings.TrimSuffix(strings.TrimPrefix(b.String(), u.before), `">`))
}

// plainURL knows relative addresses, http and https, of letters, digits and a few signs.
func plainURL(s string) bool {
	for i := range len(s) {
		c := s[i]
		switch {
		case letterOrDigit(c) || c == '/' || c == '.' || c == '-' || c == '_' || c == '#' || c == '?' || c == '=':
		case c == ':' && (s[:i] == "https" || s[:i] == "http"):
		default:
			return false
		}
	}
	return true
}

// plainFragment knows fragments of letters, digits and what never needs escaping.
func plainFragment(s string) bool {
	for i := range len(s) {
		if c := s[i]; !letterOrDigit(c) && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return true
}

func letterOrDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
