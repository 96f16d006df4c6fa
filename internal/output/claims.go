package output

import (
	"slices"
	"strings"
)

// claim is a file of the new site.
type claim struct {
	record // its identity is that of the staged file; while the file is only kept, that of OUT's

	kept   bool // OUT holds it, so nothing was staged when it was claimed
	linked bool // the staged file and OUT's are one
}

// claims are the files of the new site, and the folders they stand in, both found by their folded
// form. The first file is the manifest itself, whose path is taken from the start.
type claims struct {
	files []*claim
	slab  []claim // files are allotted many at a time
	names index
	dirs  map[string]string // folded folder -> folder as written
}

// newClaims makes room for as many files as are expected.
func newClaims(expected int) *claims {
	c := &claims{dirs: map[string]string{}}
	c.names.reserve(expected)
	c.take(foldCase(manifestName), claim{record: record{path: manifestName}})
	return c
}

func (c *claims) keyAt(number uint32) string { return foldCase(c.files[number].path) }

// find returns the file that has the folded path, or nil.
func (c *claims) find(key string) *claim {
	if number, ok := c.names.find(key, c.keyAt); ok {
		return c.files[number]
	}
	return nil
}

// take makes a file a claim under its folded path.
func (c *claims) take(key string, file claim) *claim {
	if len(c.slab) == cap(c.slab) {
		c.slab = make([]claim, 0, 256)
	}
	c.slab = append(c.slab, file)
	taken := &c.slab[len(c.slab)-1]
	c.files = append(c.files, taken)
	c.names.add(key, uint32(len(c.files)-1))
	return taken
}

// add claims the file's path, or returns a *PathTakenError.
func (c *claims) add(file claim) (*claim, error) {
	key := foldCase(file.path)
	if other := c.find(key); other != nil {
		return nil, &PathTakenError{Path: file.path, By: other.path}
	}
	if dir, taken := c.dirs[key]; taken {
		return nil, &PathTakenError{Path: file.path, By: dir}
	}
	if by := c.addDir(parent(file.path)); by != "" {
		return nil, &PathTakenError{Path: file.path, By: by}
	}
	return c.take(key, file), nil
}

// addDir claims a folder and those above it. It returns the file or the case
// twin in its way, if any.
func (c *claims) addDir(dir string) (by string) {
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
	if file := c.find(key); file != nil {
		return file.path
	}
	if by := c.addDir(parent(dir)); by != "" {
		return by
	}
	c.dirs[key] = dir
	return ""
}

// has reports whether p itself, in this spelling, is claimed as a file.
func (c *claims) has(p string) bool {
	file := c.find(foldCase(p))
	return file != nil && file.path == p
}

// hasDir reports whether p itself, in this spelling, is the folder of a claim.
func (c *claims) hasDir(p string) bool {
	dir, ok := c.dirs[foldCase(p)]
	return ok && dir == p
}

// sorted returns the files in the order of the manifest, without the manifest itself.
func (c *claims) sorted() []*claim {
	files := slices.Clone(c.files[1:])
	slices.SortFunc(files, func(a, b *claim) int { return strings.Compare(a.path, b.path) })
	return files
}
