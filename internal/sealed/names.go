package sealed

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxName is the longest name, in bytes; maxPart the longest of a file or folder, which file systems allow.
const (
	maxName = 4096
	maxPart = 255
)

// CheckName returns a *Fault unless name is a relative slash path that stays where it is unpacked and means the same
// on every system.
func CheckName(name string) error {
	if fault := checkName(name); fault != nil {
		return fault
	}
	return nil
}

func checkName(name string) *Fault {
	wrong := func(kind Kind) *Fault { return &Fault{Kind: kind, Entry: name} }
	switch {
	case name == "":
		return wrong(EmptyName)
	case !utf8.ValidString(name):
		return wrong(EncodedName)
	case len(name) > maxName:
		return wrong(LongName)
	case strings.HasPrefix(name, "/"):
		return wrong(AbsoluteName)
	case strings.Contains(name, `\`):
		return wrong(BackslashName)
	case strings.Contains(name, ":"):
		return wrong(ColonName)
	case strings.ContainsFunc(name, unicode.IsControl):
		return wrong(ControlName)
	}
	for part := range strings.SplitSeq(name, "/") {
		switch {
		case part == "":
			return wrong(EmptyName)
		case part == "." || part == "..":
			return wrong(ParentName)
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return wrong(TrailingName)
		case len(part) > maxPart:
			return wrong(LongName)
		}
	}
	return nil
}

// names are the names of an archive so far.
type names struct {
	files   map[string]string // folded name to the name
	folders map[string]string // folded path of a folder to a name below it
	fold    cases.Caser
}

func newNames() *names {
	return &names{files: map[string]string{}, folders: map[string]string{}, fold: cases.Fold()}
}

// add takes a name that checkName accepts, and tells if it cannot stand beside those before.
func (n *names) add(name string) *Fault {
	key := n.key(name)
	if other, taken := n.files[key]; taken {
		if other == name {
			return &Fault{Kind: DuplicateName, Entry: name}
		}
		return &Fault{Kind: AmbiguousName, Entry: name, Detail: "beside " + other}
	}
	if other, taken := n.folders[key]; taken {
		return &Fault{Kind: FileAndDirectory, Entry: name, Detail: "beside " + other}
	}
	n.files[key] = name
	for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
		if other, taken := n.files[folder]; taken {
			return &Fault{Kind: FileAndDirectory, Entry: name, Detail: "beside " + other}
		}
		if _, known := n.folders[folder]; known {
			break
		}
		n.folders[folder] = name
	}
	return nil
}

// key is the same for names that one file system or another takes for one.
func (n *names) key(name string) string {
	if isPlain(name) {
		return name
	}
	return norm.NFC.String(n.fold.String(norm.NFD.String(name)))
}

// isPlain tells of names that folding leaves as they are.
func isPlain(name string) bool {
	for i := range len(name) {
		if c := name[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
