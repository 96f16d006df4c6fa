package output

import (
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxName is the length of a file name, in bytes, that common file systems hold.
const maxName = 255

// checkPath returns a *BadPathError unless p is a relative, slash-separated path
// whose every name can stand on Linux, macOS, Windows and a memory stick.
func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." {
		return &BadPathError{p, "not a plain relative path"}
	}
	for i := 0; i < len(p); i++ {
		if unportable[p[i]] {
			return &BadPathError{p, "holds a character that not every file system takes"}
		}
	}
	for name := range strings.SplitSeq(p, "/") {
		switch {
		case len(name) > maxName:
			return &BadPathError{p, "a name is longer than 255 bytes"}
		case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
			return &BadPathError{p, "a name ends in a dot or space"}
		case isDevice(name):
			return &BadPathError{p, "a name is that of a device on Windows"}
		}
	}
	return nil
}

// unportable are the bytes that not every file system takes in a name.
var unportable = func() (set [256]bool) {
	for c := range byte(' ') {
		set[c] = true
	}
	for _, c := range []byte("\\:*?\"<>|\x7f") {
		set[c] = true
	}
	return set
}()

// isDevice reports whether Windows takes the name for a device: CON, NUL,
// COM1 …, with any extension.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch len(stem) {
	case 3:
		switch strings.ToLower(stem) {
		case "con", "prn", "aux", "nul":
			return true
		}
	case 4:
		switch strings.ToLower(stem[:3]) {
		case "com", "lpt":
			return '0' <= stem[3] && stem[3] <= '9'
		}
	}
	return false
}

// foldCase returns the form that p shares with all paths that differ from it
// only in letter case. Lower-case ASCII is returned as it is.
func foldCase(p string) string {
	for i := 0; i < len(p); i++ {
		if c := p[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.Map(foldRune, p)
		}
	}
	return p
}

func foldRune(r rune) rune {
	first := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		first = min(first, other)
	}
	return unicode.ToLower(first)
}

// parent is path.Dir for a claimed path, without its cleaning.
func parent(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return "."
}

// under returns where the claimed path p stands in a folder.
func under(dir, p string) string {
	if filepath.Separator != '/' {
		p = filepath.FromSlash(p)
	}
	return dir + string(filepath.Separator) + p
}

// join is path.Join for a folder, "" for the topmost, and a name in it.
func join(dir, name string) string {
	if dir == "" {
		return name
	}
	return dir + "/" + name
}
