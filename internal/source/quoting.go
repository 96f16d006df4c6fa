package source

import (
	"strings"
	"unicode/utf8"
)

// quotedEntry writes the end of a line "key: value" or "- value" with its value in quotes.
func quotedEntry(before, value string) string { return quoted(keyOf(before), value) }

// quoted writes a value in the quotes that fit it, behind its key.
func quoted(key, value string) string {
	if !strings.ContainsAny(value, `"\`) {
		return shown(key+`"`, value, `"`)
	}
	return shown(key+"'", strings.ReplaceAll(value, "'", "''"), "'")
}

// enclosed puts a text in the quotes that fit it, however long it is.
func enclosed(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// keyOf gives the key of what stands before a value, or the hyphen of a list's entry.
func keyOf(before string) string {
	key := strings.TrimLeft(before, " -")
	if key == "" {
		return "- "
	}
	return strings.TrimRight(key, " :") + ": "
}

// requoted repairs a value whose first character is a quote.
func requoted(value string) string {
	quote, last := value[:1], value[len(value)-1:]
	inner := strings.TrimSuffix(value[1:], quote)
	switch {
	case quoteEnd(value) == 0: // never closed
		return value + quote
	case last != quote && !strings.Contains(value, "'"): // a text that begins with quoted words
		return "'" + value + "'"
	case quote == "'" && !strings.ContainsAny(inner, `"\`):
		return `"` + inner + `"`
	case quote == "'":
		return "'" + strings.ReplaceAll(inner, "'", "''") + "'"
	case last == quote:
		return quote + curly(inner) + quote
	}
	return quote + curly(value) + quote
}

// curly makes straight double quotes “ and ” in turn.
func curly(s string) string {
	var b strings.Builder
	opening := true
	for _, r := range s {
		switch {
		case r != '"':
			b.WriteRune(r)
		case opening:
			b.WriteRune('“')
			opening = false
		default:
			b.WriteRune('”')
			opening = true
		}
	}
	return b.String()
}

// shown writes a line that a message offers as the repair. Of a long text it keeps both ends: the
// quotes are what matters.
func shown(before, text, after string) string {
	const longest = 72
	if room := longest - utf8.RuneCountInString(before+after); utf8.RuneCountInString(text) > room {
		runes := []rune(text)
		const tail = 16
		text = string(runes[:max(8, room-tail-3)]) + " … " + strings.TrimLeft(string(runes[len(runes)-tail:]), " ")
	}
	return before + text + after
}
