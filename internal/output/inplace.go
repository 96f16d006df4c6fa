package output

import (
	"crypto/sha256"
	"errors"
	"io"
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
	path     string // where it goes
	incoming string // its bytes, relative to OUT
}

// replaceInPlace brings OUT up to the staged tree file by file. Until all new
// bytes stand in OUT, under incomingName, an error leaves OUT as it was.
func (t *Tree) replaceInPlace(files []claim) error {
	out, err := os.OpenRoot(t.out)
	if err != nil {
		return err
	}
	defer out.Close()
	arrivals, err := t.bringIn(out, files)
	if err != nil {
		return errors.Join(err, out.RemoveAll(incomingName))
	}
	if err := t.writeJournal(files); err != nil {
		return errors.Join(err, out.RemoveAll(incomingName))
	}
	return unfinished(t.settleAll(out, arrivals))
}

// settleAll moves the new files to their places, the manifest last, and clears up.
func (t *Tree) settleAll(out *os.Root, arrivals []replacement) error {
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
	if err := out.RemoveAll(incomingName); err != nil {
		return err
	}
	return os.Remove(filepath.Join(t.staging, journalName))
}

// bringIn copies the bytes that OUT lacks into it. The result is in the order in
// which files are to be replaced; the manifest is the last.
func (t *Tree) bringIn(out *os.Root, files []claim) ([]replacement, error) {
	if err := out.RemoveAll(incomingName); err != nil {
		return nil, err
	}
	if err := out.Mkdir(incomingName, 0o777); err != nil {
		return nil, err
	}
	order := slices.Clone(files)
	slices.SortStableFunc(order, func(a, b claim) int { return turn(a.path) - turn(b.path) })
	order = append(order, claim{path: manifestName})
	var arrivals []replacement
	for _, file := range order {
		if file.path != manifestName && sumsTo(out, file) {
			continue
		}
		arrival := replacement{file.path, incomingName + "/" + strconv.Itoa(len(arrivals))}
		if err := copyFile(under(t.out, arrival.incoming), under(t.tree, file.path), 0o666); err != nil {
			return nil, err
		}
		arrivals = append(arrivals, arrival)
	}
	return arrivals, t.sync(t.out)
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

// sumsTo reports whether OUT holds the file already.
func sumsTo(out *os.Root, file claim) bool {
	info, err := out.Lstat(file.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != file.size {
		return false
	}
	in, err := out.Open(file.path)
	if err != nil {
		return false
	}
	defer in.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, in)
	return err == nil && [32]byte(sum.Sum(nil)) == file.sum
}

// writeJournal notes beside OUT what is ours in it from now on: the old files and
// the new. It lasts until the new manifest has arrived.
func (t *Tree) writeJournal(files []claim) error {
	files = slices.Clone(files)
	for path, stamp := range t.site.ours {
		if !t.claims.has(path) {
			files = append(files, claim{path, stamp})
		}
	}
	sortByPath(files)
	name := filepath.Join(t.staging, journalName)
	if err := writeManifestFile(name+".new", files); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// settle moves a file from incomingName to its place. What stands there is ours:
// an older file, or a folder of older files, or a file where a folder is needed.
func settle(out *os.Root, arrival replacement) error {
	for dir := parent(arrival.path); dir != "."; dir = parent(dir) {
		if info, err := out.Lstat(dir); err == nil && !info.IsDir() {
			if err := out.Remove(dir); err != nil {
				return err
			}
		}
	}
	if dir := parent(arrival.path); dir != "." {
		if err := out.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	if info, err := out.Lstat(arrival.path); err == nil && info.IsDir() {
		if err := out.RemoveAll(arrival.path); err != nil {
			return err
		}
	}
	return out.Rename(arrival.incoming, arrival.path)
}

// removeOld removes the files of the old site that the new one lacks, and the
// folders that this leaves empty.
func (t *Tree) removeOld(out *os.Root) error {
	for path := range t.site.ours {
		if t.claims.has(path) || t.claims.hasDir(path) || t.respelled(out, path) {
			continue
		}
		info, err := out.Lstat(path)
		gone := errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
		if gone || err == nil && info.IsDir() {
			continue
		}
		if err == nil {
			err = out.Remove(path)
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
		out.Remove(dir) // stays where it holds a file that is not ours
	}
	return nil
}

// respelled reports whether an old path names a new file, because the file system
// ignores letter case.
func (t *Tree) respelled(out *os.Root, path string) bool {
	file, ok := t.claims.files[foldCase(path)]
	if !ok {
		return false
	}
	before, errBefore := out.Lstat(path)
	now, errNow := out.Lstat(file.path)
	return errBefore == nil && errNow == nil && os.SameFile(before, now)
}
