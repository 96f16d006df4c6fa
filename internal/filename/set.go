package filename

import (
	"path"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// What [Set.Add] finds.
const (
	Duplicate     Kind = "the same name twice"
	Ambiguous     Kind = "names that are one on some systems"
	FileAndFolder Kind = "name of a file and of a folder"
)

// Set holds names that can stand in one folder everywhere: on systems that tell no capitals from small letters, nor two
// spellings of one letter, too.
type Set struct {
	files   map[string]string // folded name to the name
	folders map[string]string // folded path of a folder to a name below it
	fold    cases.Caser
}

func NewSet() *Set {
	return &Set{files: map[string]string{}, folders: map[string]string{}, fold: cases.Fold()}
}

// Add takes a name that [Check] accepts. Where it cannot stand beside those before, it tells why and beside which, and leaves
// it out.
func (s *Set) Add(name string) (kind Kind, beside string) {
	key := s.key(name)
	if other, taken := s.files[key]; taken {
		if other == name {
			return Duplicate, other
		}
		return Ambiguous, other
	}
	if other, taken := s.folders[key]; taken {
		return FileAndFolder, other
	}
	for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
		if other, taken := s.files[folder]; taken {
			return FileAndFolder, other
		}
		if _, known := s.folders[folder]; known { // so are those above it
			break
		}
	}
	s.files[key] = name
	for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
		if _, known := s.folders[folder]; known {
			break
		}
		s.folders[folder] = name
	}
	return "", ""
}

// key is the same for names that one file system or another takes for one.
func (s *Set) key(name string) string {
	if isPlain(name) {
		return name
	}
	return norm.NFC.String(s.fold.String(norm.NFD.String(name)))
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
