package corpus

import (
	"fmt"
	"strings"
)

// report is a report on its way: its outline and the text of its two files.
type report struct {
	outline
	vi, en strings.Builder
	repeat bool // every fact stands in the English file too
	notes  int  // footnotes so far
}

// words writes a key whose text is translated.
func (r *report) words(prefix, key string, p phrase) {
	fmt.Fprintf(&r.vi, "%s%s: %s\n", prefix, key, p.vi)
	fmt.Fprintf(&r.en, "%s%s: %s\n", prefix, key, p.en)
}

// fact writes a key whose value stands once.
func (r *report) fact(prefix, key string, value any) {
	fmt.Fprintf(&r.vi, "%s%s: %v\n", prefix, key, value)
	if r.repeat {
		fmt.Fprintf(&r.en, "%s%s: %v\n", prefix, key, value)
	}
}

// both writes the same line to both files: the name of a list, an id or a name that joins its entries.
func (r *report) both(format string, args ...any) {
	fmt.Fprintf(&r.vi, format, args...)
	fmt.Fprintf(&r.en, format, args...)
}

// text writes Markdown.
func (r *report) text(before string, p phrase, after string) {
	r.vi.WriteString(before + p.vi + after)
	r.en.WriteString(before + p.en + after)
}

// Where an entry of a list begins, where it goes on, and the same for a list within an entry.
const (
	top      = ""
	first    = "  - "
	next     = "    "
	subFirst = "      - "
	subNext  = "        "
)
