package zim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/filename"
)

// maxTitle is the longest title in bytes, many times what readers show.
const maxTitle = 4096

// brokenPath says why a path can't be that of a file that is unpacked; "" if it can.
func brokenPath(path string) string {
	return asRule(filename.Check(path))
}

// brokenBeside says why a path can't stand beside those before it; "" if it can.
func brokenBeside(seen *filename.Set, path string) string {
	kind, _ := seen.Add(path)
	return asRule(kind)
}

func asRule(kind filename.Kind) string {
	if kind == "" {
		return ""
	}
	return "can't be unpacked everywhere: " + string(kind)
}

func brokenTitle(title string) string {
	switch {
	case !utf8.ValidString(title):
		return "has a title that is not UTF-8"
	case len(title) > maxTitle:
		return "has a title that is too long"
	case strings.ContainsFunc(title, unicode.IsControl):
		return "has a title with a control character"
	}
	return ""
}
