package source

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Tree is the content folder's list of files: what is there, not what it says.
type Tree struct {
	HasSite   bool
	Districts []Folder   // sorted by id
	Root      []RootFile // the files of _root, sorted by path
}

// RootFile is a file that is published as it is.
type RootFile struct {
	Path  string // below the content folder, "_root/…"
	State State
}

// Folder is a district's folder.
type Folder struct {
	ID          string
	HasSettings bool    // there is a district.yaml
	Reports     []Files // sorted by name
}

// Files are the files of one report.
type Files struct {
	Ref    report.Ref
	Langs  []viet.Lang // languages that a file is there for, in the order vi, en; not to be changed
	States []State     // of these files, one for each language
	Assets []Asset     // its photos and attachments, sorted by name
}

// Path is the path of the report's file in a language.
func (f Files) Path(lang viet.Lang) string {
	return f.Ref.District + "/" + f.Ref.Name + "." + string(lang) + ".md"
}

// state is the state of the report's file in a language; not known where Scan has not seen it.
func (f Files) state(lang viet.Lang) State {
	if i := slices.Index(f.Langs, lang); i >= 0 && i < len(f.States) {
		return f.States[i]
	}
	return State{}
}

// Scan lists a content folder. Files that do not belong are problems, not part of the tree.
func Scan(content fs.FS) (*Tree, []problem.Problem) {
	t := &Tree{}
	var s scanner
	var ids []string
	for _, e := range s.list(content, ".") {
		switch name := e.Name(); {
		case e.IsDir() && name == "_root":
			t.Root = s.root(content, name)
			slices.SortFunc(t.Root, func(a, b RootFile) int { return strings.Compare(a.Path, b.Path) })
		case e.IsDir():
			ids = append(ids, name)
		case name == "site.yaml":
			t.HasSite = true
		default:
			s.tellStray(content, name, strayInRoot(name))
		}
	}
	if !t.HasSite {
		s.tell("site.yaml", problem.New(problem.SiteMissing))
	}
	t.Districts = s.districts(content, ids)
	return t, s.stray
}

// ScanDistrict lists the folder of a district alone, as Scan does.
func ScanDistrict(content fs.FS, id string) (Folder, []problem.Problem) {
	var s scanner
	folder := s.district(content, id)
	if folder == nil {
		folder = &Folder{ID: id}
	}
	return *folder, s.stray
}

// scanner lists folders and keeps what does not belong.
type scanner struct {
	stray []problem.Problem
}

func (s *scanner) tell(file string, p problem.Problem) {
	s.stray = append(s.stray, p.In(file).At(1, 1))
}

// tellStray tells of a file that does not belong. A secret key is more than that: a content folder is copied and shown around.
func (s *scanner) tellStray(content fs.FS, file string, p problem.Problem) {
	if HoldsSecretKey(content, file) {
		p = problem.New(problem.SecretKey)
	}
	s.tell(file, p)
}

// listed is an entry of a folder; only files have a state.
type listed struct {
	fs.DirEntry
	state State
}

// list reads a folder, by name and without litter; a link or a special file is told and left out.
func (s *scanner) list(content fs.FS, dir string) []listed {
	return s.listBut(content, dir, ignored)
}

// listBut is list for a folder with other litter.
func (s *scanner) listBut(content fs.FS, dir string, litter func(name string) bool) (kept []listed) {
	folder, err := content.Open(dir)
	if err == nil {
		defer folder.Close()
		kept, err = s.entries(folder, dir, litter)
	}
	if err != nil && !(dir == "." && errors.Is(err, fs.ErrNotExist)) {
		s.tell(dir, problem.New(problem.Unreadable, err))
	}
	return kept
}

// entries reads an open folder; where it can be read in part only, an error comes with that part.
func (s *scanner) entries(folder fs.File, dir string, litter func(name string) bool) ([]listed, error) {
	reader, ok := folder.(fs.ReadDirFile)
	if !ok {
		return nil, errors.New("not a folder")
	}
	all, err := reader.ReadDir(-1)
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	kept := make([]listed, 0, len(all))
	for _, e := range all {
		switch name := e.Name(); {
		case litter(name):
		case e.IsDir():
			kept = append(kept, listed{DirEntry: e})
		case !e.Type().IsRegular():
			s.tell(path.Join(dir, name), problem.New(problem.SymbolicLink, name))
		default:
			kept = append(kept, listed{e, stateIn(folder, name)})
		}
	}
	return kept, err
}

// rootDotFiles are the dot files that servers look for; others, such as .git and .env, are not for readers.
var rootDotFiles = map[string]bool{".well-known": true, ".nojekyll": true, ".htaccess": true}

// root lists _root or a folder in it, whose files are published as they are.
func (s *scanner) root(content fs.FS, dir string) (files []RootFile) {
	litter := func(name string) bool { return ignored(name) && !rootDotFiles[name] }
	for _, e := range s.listBut(content, dir, litter) {
		if e.IsDir() {
			files = append(files, s.root(content, path.Join(dir, e.Name()))...)
			continue
		}
		file := path.Join(dir, e.Name())
		if HoldsSecretKey(content, file) {
			s.tell(file, problem.New(problem.SecretKey))
		}
		files = append(files, RootFile{Path: file, State: e.state})
	}
	return files
}

// districts lists districts' folders, a worker per processor. What is found, and told, stands in the
// order of the ids.
func (s *scanner) districts(content fs.FS, ids []string) (folders []Folder) {
	made := make([]*Folder, len(ids))
	scanners := make([]scanner, len(ids))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(ids)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(ids); i = int(next.Add(1)) - 1 {
				made[i] = scanners[i].district(content, ids[i])
			}
		})
	}
	workers.Wait()
	for i, folder := range made {
		s.stray = append(s.stray, scanners[i].stray...)
		if folder != nil {
			folders = append(folders, *folder)
		}
	}
	return folders
}

// district lists a district's folder; nil for one whose name no district may have.
func (s *scanner) district(content fs.FS, id string) *Folder {
	if !isID(id) {
		s.tell(id, problem.New(problem.BadFolderName, id, exampleID(id)))
		return nil
	}
	if reservedDistrict(id) {
		s.tell(id, problem.New(problem.ReservedName, id))
		return nil
	}
	d := &Folder{ID: id}
	found := s.list(content, id)
	d.Reports = slices.Grow(d.Reports, len(found)/2)
	otherSettings := false
	for _, e := range found {
		switch {
		case e.IsDir():
		case e.Name() == "district.yaml":
			d.HasSettings = true
		default:
			s.file(content, d, e)
			otherSettings = otherSettings || misnames(e.Name(), "district.yaml")
		}
	}
	if !d.HasSettings && !otherSettings {
		s.tell(id, problem.New(problem.DistrictMissing, id))
	}
	slices.SortFunc(d.Reports, func(a, b Files) int { return strings.Compare(a.Ref.Name, b.Ref.Name) })
	for _, e := range found {
		if !e.IsDir() {
			continue
		}
		dir := path.Join(id, e.Name())
		i, there := slices.BinarySearchFunc(d.Reports, e.Name(), func(f Files, name string) int { return cmp.Compare(f.Ref.Name, name) })
		if !there {
			s.tell(dir, problem.New(problem.StrayFolder))
			continue
		}
		d.Reports[i].Assets = s.assets(content, dir)
	}
	return d
}

// The languages that a report may be there in.
var (
	onlyVi    = []viet.Lang{viet.Vi}
	onlyEn    = []viet.Lang{viet.En}
	bothLangs = []viet.Lang{viet.Vi, viet.En}
)

// file adds a file to the report that it belongs to: that of the file before it, or a new one. In the
// order of names the two languages of a report stand together, "en" first.
func (s *scanner) file(content fs.FS, d *Folder, e listed) {
	refuse := func(p problem.Problem) { s.tell(path.Join(d.ID, e.Name()), p) }
	name, lang, ok := cutReportFile(e.Name())
	last := len(d.Reports) - 1
	switch {
	case !strings.EqualFold(path.Ext(e.Name()), ".md"):
		s.tellStray(content, path.Join(d.ID, e.Name()), strayInDistrict(e.Name(), d.ID))
	case !ok:
		refuse(problem.New(problem.BadFileName, e.Name()))
	case lang != string(viet.Vi) && lang != string(viet.En):
		refuse(problem.New(problem.UnknownLanguage, e.Name(), lang, "vi, en"))
	case reservedReportName(name):
		refuse(problem.New(problem.ReservedName, name))
	case last >= 0 && d.Reports[last].Ref.Name == name:
		f := &d.Reports[last]
		f.Langs, f.States = bothLangs, []State{e.state, f.States[0]}
	default:
		f := Files{Ref: report.Ref{District: d.ID, Name: name}, Langs: onlyVi, States: []State{e.state}}
		if lang == string(viet.En) {
			f.Langs = onlyEn
		}
		d.Reports = append(d.Reports, f)
	}
}
