package draft

import (
	"fmt"
	"strings"
	"unicode"

	"phoihop/internal/viet"
)

// Clean makes one line of a text that was typed or given as a flag: as viet.Plain, and without what a report may
// not hold.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		if r == unicode.ReplacementChar || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return viet.Plain(s)
}

// IsTitle tells that a clean text says something: a report called "…" has no title.
func IsTitle(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// scalar writes a text of one line as a value of YAML: as it is where nothing in it can be taken for anything else,
// else in double quotes.
func scalar(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r):
			b.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	return b.String() + `"`
}

// isPlain tells that a text needs no quotes, be it in a list in brackets. It is stricter than YAML.
func isPlain(s string) bool {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) && i > 0:
		case i > 0 && (unicode.IsDigit(r) || strings.ContainsRune(" -.()/–", r)):
		default:
			return false
		}
	}
	switch strings.ToLower(s) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return !strings.HasSuffix(s, " ")
}

// id writes an id, which needs quotes where YAML would take it for a number or a truth.
func id(s string) string {
	if s != "" && (s[0] < '0' || s[0] > '9') && isPlain(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return 'a'
		}
		return r
	}, s)) {
		return s
	}
	return `"` + s + `"`
}
