package output

import (
	"crypto/sha256"
	"errors"
	"io"
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
	stateName   = "state"
	journalName = "in-place.json"
	newSuffix   = ".new" // of a state or journal being written
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
	if err := mkdirAll(filepath.Dir(abs)); err != nil {
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
	exists   bool
	inode    uint64              // of OUT, 0: not known
	device   uint64              // that OUT stands on
	ours     *table              // files of ours, without the manifest
	dirs     map[string]struct{} // the folders these stand in
	manifest record              // the manifest itself
	whole    bool                // the manifest is, byte for byte, the one that we would write of ours
	known    bool                // the state was trusted: ours has marks and identities
}

// inspect returns what stands in OUT, or a *NotOursError. With trust it believes the state.
func (p place) inspect(trust bool) (site, error) {
	if _, err := os.Stat(p.out); errors.Is(err, fs.ErrNotExist) {
		return site{ours: &table{}}, nil
	} else if err != nil {
		return site{}, err
	}
	s := site{exists: true}
	s.inode, s.device = inodeOf(p.out)
	journal, err := readManifest(filepath.Join(p.staging, journalName))
	interrupted := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return site{}, &fs.PathError{Op: "read", Path: filepath.Join(p.staging, journalName), Err: err}
	}
	if trust {
		s.recall(p)
	}
	if !s.known {
		if err := s.list(p.out, interrupted); err != nil {
			return site{}, err
		}
	}
	if interrupted {
		s.whole = false
		for r := range journal.files.all() {
			s.ours.add(r)
		}
	}
	s.dirs = s.ours.folders()
	return s, nil
}

// recall takes what the state says of OUT, if it is of the manifest that stands there.
func (s *site) recall(p place) {
	ours, manifest, err := readState(filepath.Join(p.staging, stateName), s.inode)
	if err != nil {
		return
	}
	manifest.path = manifestName
	id, stands := manifest.stands(p.out)
	if !stands {
		return
	}
	manifest.identity = id
	s.ours, s.manifest, s.whole, s.known = ours, manifest, true, true
}

// list reads the manifest. Without one OUT is ours only if it holds nothing but dot files, or if files
// were being replaced one by one.
func (s *site) list(out string, interrupted bool) error {
	listed, err := readManifest(filepath.Join(out, manifestName))
	switch {
	case err == nil:
		s.ours, s.manifest, s.whole = listed.files, listed.itself, listed.canonical
		return nil
	case errors.Is(err, errNotManifest):
		return &NotOursError{Dir: out, Found: manifestName}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	s.ours = &table{}
	if interrupted {
		return nil
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			return &NotOursError{Dir: out, Found: entry.Name()}
		}
	}
	return nil
}

// stands reports whether the folder holds the file of the record: it is the same file, untouched, or
// else it has the same bytes. It returns the identity that the file has now.
func (r record) stands(dir string) (identity, bool) {
	name := under(dir, r.path)
	now, size := identify(name)
	if now == (identity{}) || size != r.size {
		return identity{}, false
	}
	return now, now == r.identity || sumsTo(name, r.stamp)
}

// sumsTo reports whether the named file has the size and sum.
func sumsTo(name string, s stamp) bool {
	file := openRegular(name)
	if file == nil {
		return false
	}
	defer file.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, file)
	return err == nil && size == s.size && [32]byte(sum.Sum(nil)) == s.sum
}

// enter makes the staging folder if it is absent, makes sure that it is ours and
// takes its lock.
func (p place) enter() (*os.File, error) {
	if err := mkdir(p.staging); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	if err := p.checkMarker(); err != nil {
		return nil, err
	}
	var lock *os.File
	err := change("create", filepath.Join(p.staging, lockName), func() (err error) {
		lock, err = os.OpenFile(filepath.Join(p.staging, lockName), os.O_RDWR|os.O_CREATE, 0o666)
		return err
	})
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
	return change("write", marker, func() error { return os.WriteFile(marker, []byte(markerText), 0o666) })
}

// heal repairs what a build left that was killed in the midst of a swap or of a write.
func (p place) heal() error {
	for _, name := range []string{stateName, journalName} {
		begun := filepath.Join(p.staging, name+newSuffix)
		if _, err := os.Lstat(begun); err == nil {
			if err := removeAny(begun); err != nil {
				return err
			}
		}
	}
	return p.healRenames()
}

// clearIncoming removes new bytes that a killed build brought into an OUT of ours.
func (p place) clearIncoming() error {
	incoming := filepath.Join(p.out, incomingName)
	if _, err := os.Lstat(incoming); err != nil {
		return nil
	}
	return removeAny(incoming)
}

// healRenames ends a swap by two renames: back to the old site if the new one
// had not arrived, forward if it had.
func (p place) healRenames() error {
	old := filepath.Join(p.staging, oldName)
	if _, err := os.Lstat(old); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Lstat(p.out); errors.Is(err, fs.ErrNotExist) {
		return rename(old, p.out)
	}
	return rename(old, p.tree)
}
