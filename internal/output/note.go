package output

import "path/filepath"

// noteBoth writes the state before the swap: that of the staged tree, which is to be OUT, and that of OUT
// as it is. So the state holds on whichever side of the swap a build is killed. A state that can't be
// written costs the next build time and nothing else, so its errors are not told.
func (t *Tree) noteBoth(files []*claim, manifest record) {
	inode, _ := inodeOf(t.tree)
	trees := [2]treeState{{inode, manifest}, {t.site.inode, t.site.manifest}}
	for _, file := range files {
		if file.kept && !file.linked {
			file.identity, _ = identify(under(t.tree, file.path)) // of the copy
		}
	}
	t.note(trees, files, func(w *stateWriter) {
		for before := range t.site.ours.all() {
			if file := t.claims.find(foldCase(before.path)); file == nil || file.path != before.path || !file.linked {
				w.add(inSecond, before)
			}
		}
	})
}

// noteOut writes the state of an OUT that was not swapped.
func (t *Tree) noteOut(files []*claim, manifest record) {
	t.note([2]treeState{{t.site.inode, manifest}}, files, nil)
}

func (t *Tree) note(trees [2]treeState, files []*claim, more func(*stateWriter)) {
	if trees[0].inode == 0 {
		return
	}
	w, err := createState(filepath.Join(t.staging, stateName), trees)
	if err != nil {
		return
	}
	for _, file := range files {
		of := inFirst
		if file.linked {
			of |= inSecond
		}
		w.add(of, file.record)
	}
	if more != nil {
		more(w)
	}
	w.finish()
}
