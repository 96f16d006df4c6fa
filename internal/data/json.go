package data

import (
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// plain are the bytes that stand in a JSON string as they are. Those that are not begin an escape, or may begin a
// line break beyond ASCII: U+0085 (C2 85), U+2028 and U+2029 (E2 80 A8, E2 80 A9).
var plain = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = c >= ' ' && c != '"' && c != '\\' && c != 0x7f && c != 0xC2 && c != 0xE2
	}
	return plain
}()

// appendString appends a JSON string. Texts are UTF-8: nothing else is read from a content folder.
func appendString(dst []byte, s string) []byte {
	return append(appendInString(append(dst, '"'), s), '"')
}

// appendInString appends s as it stands between the quotes of a JSON string.
func appendInString(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plain[c] {
			continue
		}
		width := 1
		switch {
		case c == 0xC2 && i+1 < len(s) && s[i+1] == 0x85:
			dst = append(append(dst, s[from:i]...), `\u0085`...)
			width = 2
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xA8 || s[i+2] == 0xA9):
			dst = append(append(dst, s[from:i]...), `\u202`...)
			dst = append(dst, hexDigits[s[i+2]&0xF])
			width = 3
		case c >= utf8.RuneSelf:
			continue
		default:
			dst = appendEscape(append(dst, s[from:i]...), c)
		}
		i += width - 1
		from = i + 1
	}
	return append(dst, s[from:]...)
}

// appendEscape appends an ASCII character that can't stand as it is.
func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}

// appendKey appends a key of an object, after a comma unless it is the object's first.
func appendKey(dst []byte, name string) []byte {
	if n := len(dst); n > 0 && dst[n-1] != '{' {
		dst = append(dst, ',')
	}
	dst = append(append(dst, '"'), name...)
	return append(dst, '"', ':')
}

// appendWords appends a text in the languages that it exists in.
func appendWords(dst []byte, text both) []byte {
	dst = append(dst, '{')
	if text.vi != "" {
		dst = appendString(appendKey(dst, "vi"), text.vi)
	}
	if text.en != "" {
		dst = appendString(appendKey(dst, "en"), text.en)
	}
	return append(dst, '}')
}

// appendList appends a list of texts. An empty one is null: the place of an entry that is not translated.
func appendList(dst []byte, items []string) []byte {
	dst = append(dst, '[')
	for i, s := range items {
		if i > 0 {
			dst = append(dst, ',')
		}
		if s == "" {
			dst = append(dst, "null"...)
			continue
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}
