package output

import (
	"io/fs"
	"path"
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
		if c := p[i]; c < ' ' || c == 0x7f || strings.IndexByte(`\:*?"<>|`, c) >= 0 {
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

// stamp is what the manifest says of a file's bytes.
type stamp struct {
	size int64
	sum  [32]byte // SHA-256
}

// claim is a path that has been put.
type claim struct {
	path string
	stamp
}

// claims are the paths of the new site, and the folders they stand in, both by
// their folded form.
type claims struct {
	files map[string]claim
	dirs  map[string]string // folded folder -> folder as written
}

func newClaims() claims {
	return claims{
		// The manifest's own path is taken from the start.
		files: map[string]claim{manifestName: {path: manifestName}},
		dirs:  map[string]string{},
	}
}

// add claims p, or returns a *PathTakenError.
func (c claims) add(p string, s stamp) error {
	key := foldCase(p)
	if other, taken := c.files[key]; taken {
		return &PathTakenError{Path: p, By: other.path}
	}
	if dir, taken := c.dirs[key]; taken {
		return &PathTakenError{Path: p, By: dir}
	}
	if by := c.addDir(path.Dir(p)); by != "" {
		return &PathTakenError{Path: p, By: by}
	}
	c.files[key] = claim{p, s}
	return nil
}

// addDir claims a folder and those above it. It returns the file or the case
// twin in its way, if any.
func (c claims) addDir(dir string) (by string) {
	if dir == "." {
		return ""
	}
	key := foldCase(dir)
	if known, ok := c.dirs[key]; ok {
		if known != dir {
			return known
		}
		return ""
	}
	if file, taken := c.files[key]; taken {
		return file.path
	}
	if by := c.addDir(path.Dir(dir)); by != "" {
		return by
	}
	c.dirs[key] = dir
	return ""
}

// set replaces the stamp of a path that is claimed already.
func (c claims) set(p string, s stamp) {
	c.files[foldCase(p)] = claim{p, s}
}

// has reports whether p itself, in this spelling, is claimed as a file.
func (c claims) has(p string) bool {
	file, ok := c.files[foldCase(p)]
	return ok && file.path == p
}

// hasDir reports whether p itself, in this spelling, is the folder of a claim.
func (c claims) hasDir(p string) bool {
	dir, ok := c.dirs[foldCase(p)]
	return ok && dir == p
}
