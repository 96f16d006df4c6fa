package search

import (
	"html"
	"strings"
)

// plain gives the text of rendered HTML: a line for each block, no tags. It is for what package markdown renders, in
// which every < of the text is escaped.
func plain(rendered string) string {
	var b strings.Builder
	b.Grow(len(rendered))
	for rendered != "" {
		text, rest, tagged := strings.Cut(rendered, "<")
		if strings.Contains(text, "&") {
			text = html.UnescapeString(text)
		}
		b.WriteString(spaces.Replace(text))
		if !tagged {
			break
		}
		tag, after, _ := strings.Cut(rest, ">")
		if ends := inline[tagName(tag)]; !ends {
			b.WriteByte('\n')
		}
		rendered = after
	}
	return squeeze(b.String())
}

// spaces makes spaces of the line breaks of the source: only tags end a line.
var spaces = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ")

// tagName gives the name of a tag, given what stands between its angle brackets.
func tagName(tag string) string {
	tag = strings.TrimPrefix(tag, "/")
	if end := strings.IndexAny(tag, " \n\t/"); end >= 0 {
		tag = tag[:end]
	}
	return tag
}

// inline are the tags that do not end a line of text.
var inline = map[string]bool{"a": true, "abbr": true, "b": true, "code": true, "del": true, "em": true, "i": true, "ins": true, "mark": true,
	"s": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true, "time": true, "u": true}

// squeeze leaves of each run of line breaks and spaces that holds a line break one break, and none at the ends.
func squeeze(text string) string {
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
