package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// replacement is a file of the new site on its way into an OUT that can't be
// exchanged.
type replacement struct {
	*claim          // where it goes; its identity is that of the incoming file
	incoming string // its bytes, relative to OUT
}

// replaceInPlace brings the staged files into OUT one by one. Until all new
// bytes stand in OUT, under incomingName, an error leaves OUT as it was.
func (t *Tree) replaceInPlace(files []*claim, manifest record) error {
	root, err := os.OpenRoot(t.out)
	if err != nil {
		return err
	}
	defer root.Close()
	out := folder{root}
	arrivals, err := t.bringIn(out, files, manifest)
	if err != nil {
		return errors.Join(err, out.removeAny(incomingName))
	}
	if err := t.writeJournal(files); err != nil {
		return errors.Join(err, out.removeAny(incomingName))
	}
	if err := t.settleAll(out, arrivals); err != nil {
		return unfinished(err)
	}
	for _, arrival := range arrivals {
		arrival.identity = arrival.settled(t.out)
	}
	t.noteOut(files, arrivals[len(arrivals)-1].record)
	return nil
}

// settled returns the identity of the file in its place: a rename has changed it. The identity is zero
// where somebody else has touched the file already.
func (r replacement) settled(out string) identity {
	now, size := identify(under(out, r.path))
	if now.inode != r.inode || now.mtime != r.mtime || size != r.size {
		return identity{} // so it is where it was copied to another file system
	}
	return now
}

// settleAll moves the new files to their places, the manifest last, and clears up.
func (t *Tree) settleAll(out folder, arrivals []replacement) error {
	for _, arrival := range arrivals {
		if arrival.path == manifestName {
			if err := t.removeOld(out); err != nil {
				return err
			}
		}
		if err := settle(out, arrival); err != nil {
			return err
		}
	}
	if err := out.removeAny(incomingName); err != nil {
		return err
	}
	return remove(filepath.Join(t.staging, journalName))
}

// bringIn copies the bytes that OUT lacks into it. The result is in the order in
// which files are to be replaced; the manifest is the last.
func (t *Tree) bringIn(out folder, files []*claim, manifest record) ([]replacement, error) {
	if err := out.removeAny(incomingName); err != nil {
		return nil, err
	}
	if err := out.mkdir(incomingName); err != nil {
		return nil, err
	}
	order := slices.Clone(files)
	slices.SortStableFunc(order, func(a, b *claim) int { return turn(a.path) - turn(b.path) })
	order = append(order, &claim{record: manifest})
	var arrivals []replacement
	for _, file := range order {
		if file.kept {
			continue
		}
		arrival := replacement{file, incomingName + "/" + strconv.Itoa(len(arrivals))}
		incoming := under(t.out, arrival.incoming)
		if err := copyFile(incoming, under(t.tree, file.path), 0o666); err != nil {
			return nil, err
		}
		file.identity, _ = identify(incoming)
		arrivals = append(arrivals, arrival)
	}
	return arrivals, syncFileSystem(t.out)
}

// turn says when a file is replaced, so that no page in OUT leads to one that has
// not come yet: 0 assets and other files, 1 pages, 2 index pages and feeds.
func turn(p string) int {
	name := strings.TrimSuffix(strings.TrimSuffix(path.Base(p), ".gz"), ".br")
	switch ext := path.Ext(name); {
	case name == "index.html", strings.HasPrefix(name, "page-") && ext == ".html", ext == ".xml", ext == ".ics":
		return 2
	case ext == ".html":
		return 1
	}
	return 0
}

// writeJournal notes beside OUT what is ours in it from now on: the old files and
// the new. It lasts until the new manifest has arrived.
func (t *Tree) writeJournal(files []*claim) error {
	files = slices.Clone(files)
	for before := range t.site.ours.all() {
		if !t.claims.has(before.path) {
			files = append(files, &claim{record: before})
		}
	}
	slices.SortFunc(files, func(a, b *claim) int { return strings.Compare(a.path, b.path) })
	name := filepath.Join(t.staging, journalName)
	if _, err := writeManifestFile(name+newSuffix, files); err != nil {
		return err
	}
	return rename(name+newSuffix, name)
}

// settle moves a file from incomingName to its place. What stands there is ours:
// an older file, or a folder of older files, or a file where a folder is needed.
func settle(out folder, arrival replacement) error {
	for dir := parent(arrival.path); dir != "."; dir = parent(dir) {
		if info, err := out.Lstat(dir); err == nil && !info.IsDir() {
			if err := out.remove(dir); err != nil {
				return err
			}
		}
	}
	if dir := parent(arrival.path); dir != "." {
		if err := out.mkdirAll(dir); err != nil {
			return err
		}
	}
	if info, err := out.Lstat(arrival.path); err == nil && info.IsDir() {
		if err := out.removeAny(arrival.path); err != nil {
			return err
		}
	}
	err := out.rename(arrival.incoming, arrival.path)
	if !errors.Is(err, syscall.EXDEV) {
		return err
	}
	// Something is mounted in OUT: the file is copied over there first.
	across := join(strings.TrimPrefix(parent(arrival.path), "."), incomingName)
	if err := out.removeAny(across); err != nil {
		return err
	}
	if err := copyFile(filepath.Join(out.Name(), across), filepath.Join(out.Name(), arrival.incoming), 0o666); err != nil {
		return errors.Join(err, out.removeAny(across))
	}
	return out.rename(across, arrival.path)
}

// removeOld removes the files of the old site that the new one lacks, and the
// folders that this leaves empty.
func (t *Tree) removeOld(out folder) error {
	for before := range t.site.ours.all() {
		path := before.path
		if t.claims.has(path) || t.claims.hasDir(path) || t.respelled(out, path) {
			continue
		}
		info, err := out.Lstat(path)
		gone := errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
		if gone || err == nil && info.IsDir() {
			continue
		}
		if err == nil {
			err = out.remove(path)
		}
		if err != nil {
			return err
		}
	}
	dirs := make([]string, 0, len(t.site.dirs))
	for dir := range t.site.dirs {
		if !t.claims.hasDir(dir) && !t.claims.has(dir) {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	for _, dir := range slices.Backward(dirs) {
		out.remove(dir) // stays where it holds a file that is not ours
	}
	return nil
}

// respelled reports whether an old path names a new file, because the file system
// ignores letter case.
func (t *Tree) respelled(out folder, path string) bool {
	file := t.claims.find(foldCase(path))
	if file == nil {
		return false
	}
	before, errBefore := out.Lstat(path)
	now, errNow := out.Lstat(file.path)
	return errBefore == nil && errNow == nil && os.SameFile(before, now)
}
