package output

import (
	"io/fs"
	"os"
	"slices"
	"sort"
	"strings"
)

// Published lists the files of ours in OUT whose paths begin with prefix, sorted.
func (t *Tree) Published(prefix string) []string {
	all := t.published()
	first := sort.SearchStrings(all, prefix)
	last := first
	for last < len(all) && strings.HasPrefix(all[last], prefix) {
		last++
	}
	return all[first:last:last]
}

// listPublished lists all files of ours in OUT, sorted.
func (t *Tree) listPublished() (paths []string) {
	for r := range t.site.ours.all() {
		paths = append(paths, r.path)
	}
	slices.Sort(paths)
	return paths
}

// Holds tells whether OUT holds a file of ours at path that is as it was noted.
func (t *Tree) Holds(path string) bool {
	r, ok := t.site.ours.find(path)
	if !ok {
		return false
	}
	_, stands := r.stands(t.out)
	return stands
}

// Read gives the bytes of a file of ours in OUT.
func (t *Tree) Read(path string) ([]byte, error) {
	if !t.site.ours.has(path) {
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrNotExist}
	}
	return os.ReadFile(under(t.out, path))
}

// KeepAny is Keep for a file made under whatever mark.
func (t *Tree) KeepAny(path string) bool {
	r, ok := t.site.ours.find(path)
	return ok && t.keep(r)
}

// Has tells whether the new site has a file at path already.
func (t *Tree) Has(path string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.claims.has(path)
}
