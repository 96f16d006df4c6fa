package output

import (
	"slices"
	"strings"
)

// Published lists the files of ours in OUT whose paths begin with prefix, sorted.
func (t *Tree) Published(prefix string) (paths []string) {
	if t.site.ours == nil {
		return nil
	}
	for r := range t.site.ours.all() {
		if strings.HasPrefix(r.path, prefix) {
			paths = append(paths, r.path)
		}
	}
	slices.Sort(paths)
	return paths
}

// KeepAny is Keep for a file made under whatever mark.
func (t *Tree) KeepAny(path string) bool {
	if t.site.ours == nil {
		return false
	}
	r, ok := t.site.ours.find(path)
	return ok && t.keep(r)
}
