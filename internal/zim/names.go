package zim

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxPath  = 1024
	maxPart  = 255
	maxTitle = 4096
)

// brokenPath says why a path could leave the folder into which it is unpacked, or means another file on another
// system; "" if it is neither.
func brokenPath(path string) string {
	switch {
	case path == "":
		return "is empty"
	case !utf8.ValidString(path):
		return "is not UTF-8"
	case len(path) > maxPath:
		return "is too long"
	case strings.HasPrefix(path, "/"):
		return "is absolute"
	case strings.ContainsAny(path, `\:`):
		return `holds \ or :`
	case strings.ContainsFunc(path, unicode.IsControl):
		return "holds a control character"
	}
	for part := range strings.SplitSeq(path, "/") {
		switch {
		case part == "":
			return "holds an empty name"
		case part == "." || part == "..":
			return "holds . or .. as a name"
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return "holds a name that ends in a dot or space"
		case len(part) > maxPart:
			return "holds a name that is too long"
		}
	}
	return ""
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

// paths are the files and folders of an archive so far. No two may be one on a system that does not tell capitals
// apart, and none may be a file here and a folder there.
type paths struct {
	files   map[string]bool
	folders map[string]bool
}

func newPaths() *paths {
	return &paths{files: map[string]bool{}, folders: map[string]bool{}}
}

// add says why path can't stand beside those before it; "" if it can.
func (p *paths) add(path string) string {
	key := strings.ToLower(path)
	if p.files[key] {
		return "is there twice"
	}
	if p.folders[key] {
		return "is a file and a folder"
	}
	p.files[key] = true
	for i := strings.LastIndexByte(key, '/'); i > 0; i = strings.LastIndexByte(key[:i], '/') {
		if p.files[key[:i]] {
			return fmt.Sprintf("lies in %q, which is a file", key[:i])
		}
		if p.folders[key[:i]] {
			break
		}
		p.folders[key[:i]] = true
	}
	return ""
}
