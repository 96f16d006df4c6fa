package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Names in the staging folder.
const (
	markerName  = "README.txt"
	lockName    = "lock"
	treeName    = "tree"
	oldName     = "old"
	journalName = "in-place.json"
)

// incomingName is the folder in OUT that takes new bytes before they replace
// files one by one.
const incomingName = ".phoihop-incoming"

const markerText = `Thư mục này của phoihop. This folder belongs to phoihop.

phoihop dựng trang mới ở đây rồi đổi chỗ với thư mục bên cạnh trong một bước.
Có thể xóa thư mục này khi không có phoihop nào đang chạy.

phoihop builds the next site here and then swaps it with the folder beside it
in one step. You may delete this folder while no phoihop is running.
`

// place is where a site stands. All paths are absolute.
type place struct {
	out     string // OUT, links resolved; may be absent
	staging string // .NAME.phoihop beside out
	tree    string // the staged tree
}

// locate resolves OUT as the user wrote it and makes its missing parents.
func locate(out string) (place, error) {
	forbidden := func(why Reason) (place, error) {
		return place{}, &ForbiddenError{Path: out, Reason: why}
	}
	if out == "" {
		return forbidden(ReasonEmpty)
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return place{}, err
	}
	if filepath.Dir(abs) == abs {
		return forbidden(ReasonRoot)
	}
	if err := os.MkdirAll(filepath.Dir(abs), 0o777); err != nil {
		return place{}, err
	}
	real, err := resolve(abs)
	if errors.Is(err, fs.ErrNotExist) {
		return forbidden(ReasonDangling)
	}
	if err != nil {
		return place{}, err
	}
	if filepath.Dir(real) == real {
		return forbidden(ReasonRoot)
	}
	for dir := real; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if name := filepath.Base(dir); strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".phoihop") {
			return forbidden(ReasonStaging)
		}
	}
	if info, err := os.Lstat(real); err == nil && !info.IsDir() {
		return forbidden(ReasonFile)
	}
	staging := filepath.Join(filepath.Dir(real), "."+filepath.Base(real)+".phoihop")
	return place{out: real, staging: staging, tree: filepath.Join(staging, treeName)}, nil
}

// resolve follows the links in a path whose last name may be absent.
func resolve(abs string) (string, error) {
	if _, err := os.Lstat(abs); !errors.Is(err, fs.ErrNotExist) {
		return filepath.EvalSymlinks(abs)
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(abs))
	return filepath.Join(dir, filepath.Base(abs)), err
}

// site is what stands in OUT.
type site struct {
	exists bool
	ours   map[string]stamp    // files of ours by path, without the manifest
	dirs   map[string]struct{} // the folders these stand in
}

// inspect returns what stands in OUT, or a *NotOursError.
func (p place) inspect() (site, error) {
	entries, err := os.ReadDir(p.out)
	if errors.Is(err, fs.ErrNotExist) {
		return site{}, nil
	}
	if err != nil {
		return site{}, err
	}
	s := site{exists: true, ours: map[string]stamp{}}
	journal, err := readManifest(filepath.Join(p.staging, journalName))
	interrupted := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return site{}, &fs.PathError{Op: "read", Path: filepath.Join(p.staging, journalName), Err: err}
	}
	listed, err := readManifest(filepath.Join(p.out, manifestName))
	switch {
	case err == nil:
		s.ours = listed
	case errors.Is(err, errNotManifest):
		return site{}, &NotOursError{Dir: p.out, Found: manifestName}
	case !errors.Is(err, fs.ErrNotExist):
		return site{}, err
	case !interrupted:
		for _, entry := range entries {
			if !strings.HasPrefix(entry.Name(), ".") {
				return site{}, &NotOursError{Dir: p.out, Found: entry.Name()}
			}
		}
	}
	for path, stamp := range journal {
		if _, known := s.ours[path]; !known {
			s.ours[path] = stamp
		}
	}
	s.dirs = parents(s.ours)
	return s, nil
}

// parents returns every folder that the paths stand in.
func parents(files map[string]stamp) map[string]struct{} {
	dirs := map[string]struct{}{}
	for path := range files {
		for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
			if _, known := dirs[path[:i]]; known {
				break
			}
			dirs[path[:i]] = struct{}{}
		}
	}
	return dirs
}

// enter makes the staging folder if it is absent, makes sure that it is ours and
// takes its lock.
func (p place) enter() (*os.File, error) {
	if err := os.Mkdir(p.staging, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	if err := p.checkMarker(); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(p.staging, lockName), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	held, err := tryLock(lock)
	if err != nil {
		lock.Close()
		return nil, &fs.PathError{Op: "lock", Path: lock.Name(), Err: err}
	}
	if !held {
		lock.Close()
		return nil, &BusyError{Dir: p.out}
	}
	return lock, nil
}

// checkMarker returns a *NotOursError unless the staging folder holds our marker.
// A folder that is empty, or holds only the beginning of the marker, is one that
// a killed build was about to make; the marker is written there.
func (p place) checkMarker() error {
	marker := filepath.Join(p.staging, markerName)
	if info, err := os.Lstat(p.staging); err != nil {
		return err
	} else if !info.IsDir() {
		return &NotOursError{Dir: filepath.Dir(p.staging), Found: filepath.Base(p.staging)}
	}
	text, err := os.ReadFile(marker)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	first, _, _ := strings.Cut(markerText, "\n")
	if strings.HasPrefix(string(text), first) {
		return nil
	}
	entries, err := os.ReadDir(p.staging)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() != markerName || !strings.HasPrefix(markerText, string(text)) {
			return &NotOursError{Dir: p.staging, Found: entry.Name()}
		}
	}
	return os.WriteFile(marker, []byte(markerText), 0o666)
}

// heal repairs what a build left that was killed in the midst of a swap.
func (p place) heal() error {
	if err := p.healRenames(); err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(p.staging, journalName)); err == nil {
		return os.RemoveAll(filepath.Join(p.out, incomingName))
	}
	return nil
}

// healRenames ends a swap by two renames: back to the old site if the new one
// had not arrived, forward if it had.
func (p place) healRenames() error {
	old := filepath.Join(p.staging, oldName)
	if _, err := os.Lstat(old); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Lstat(p.out); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(old, p.out)
	}
	return os.Rename(old, p.tree)
}
