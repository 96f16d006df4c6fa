package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Tree is the content folder's list of files: what is there, not what it says.
type Tree struct {
	HasSite   bool
	Districts []Folder // sorted by id
	Root      []string // paths of the files of _root, sorted
	stray     []problem.Problem
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
	Langs  []viet.Lang // languages that a file is there for, in the order vi, en
	Assets []Asset     // its photos and attachments, sorted by name
}

// Path is the path of the report's file in a language.
func (f Files) Path(lang viet.Lang) string {
	return f.Ref.String() + "." + string(lang) + ".md"
}

// Asset is a file of a report's own folder.
type Asset struct {
	Name string // as keys and links name it, NFC
	Path string // below the content folder, as the file system spells it
	Slug string // its name in the site

	Width, Height int // of a photo that a key names, in pixels; 0 where not known
}

// AssetIndex finds the files of a report's folder by name.
type AssetIndex map[string]Asset

// Index lists the files by their names and by the plain form of these.
func (f Files) Index() AssetIndex {
	x := AssetIndex{}
	for _, a := range f.Assets {
		x[a.Name] = a
	}
	for _, a := range f.Assets {
		if plain := viet.Plain(a.Name); x[plain].Name == "" {
			x[plain] = a
		}
	}
	return x
}

// Find gives the file of a name; a no-break space counts as a space.
func (x AssetIndex) Find(name string) (a Asset, found bool) {
	if a, found = x[name]; !found {
		a, found = x[viet.Plain(name)]
	}
	return a, found
}

var (
	reportFile    = regexp.MustCompile(`^([a-z0-9][a-z0-9-]*)\.([a-z]{2})\.md$`)
	fourDigits    = regexp.MustCompile(`^\d{4}$`)
	pageName      = regexp.MustCompile(`^page-\d+$`)
	devicePattern = regexp.MustCompile(`^(?:com|lpt)[1-9]$`)
)

// reservedDistricts are the names that the site's own pages stand under.
var reservedDistricts = strings.Fields(`agencies kinds tasks search glossary about accessibility data assets files people documents
	themes index feed calendar schema vi en con prn aux nul`)

func reservedDistrict(id string) bool {
	return slices.Contains(reservedDistricts, id) || fourDigits.MatchString(id) || devicePattern.MatchString(id)
}

func reservedReportName(name string) bool {
	return name == "index" || name == "feed" || name == "calendar" || pageName.MatchString(name) || fourDigits.MatchString(name)
}

// publishedTypes are the files that a report's folder may hold.
var publishedTypes = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".pdf": true, ".docx": true,
	".xlsx": true, ".odt": true, ".ods": true, ".csv": true, ".zip": true}

// ignored tells that a file is the litter of an operating system or an editor.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// Scan lists a content folder. Files that do not belong are problems, not part of the tree.
func Scan(content fs.FS) (*Tree, []problem.Problem) {
	t := &Tree{}
	for _, e := range t.list(content, ".") {
		switch name := e.Name(); {
		case e.IsDir() && name == "_root":
			t.scanRoot(content)
		case e.IsDir():
			t.scanDistrict(content, name)
		case name == "site.yaml":
			t.HasSite = true
		default:
			t.tell(name, problem.New(problem.StrayFile))
		}
	}
	if !t.HasSite {
		t.tell("site.yaml", problem.New(problem.SiteMissing))
	}
	return t, t.stray
}

func (t *Tree) tell(file string, p problem.Problem) {
	t.stray = append(t.stray, p.In(file).At(1, 1))
}

// list reads a folder, without litter; a link or a special file is told and left out.
func (t *Tree) list(content fs.FS, dir string) (kept []fs.DirEntry) {
	all, err := fs.ReadDir(content, dir)
	if err != nil && !(dir == "." && errors.Is(err, fs.ErrNotExist)) {
		t.tell(dir, problem.New(problem.Unreadable, plainError(err)))
	}
	for _, e := range all {
		switch {
		case ignored(e.Name()):
		case !e.IsDir() && !e.Type().IsRegular():
			t.tell(path.Join(dir, e.Name()), problem.New(problem.SymbolicLink, e.Name()))
		default:
			kept = append(kept, e)
		}
	}
	return kept
}

// plainError is an error without the path, which the problem names already.
func plainError(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

// rootDotFiles are the dot files that servers look for; others, such as .git and .env, are not for readers.
var rootDotFiles = map[string]bool{".well-known": true, ".nojekyll": true, ".htaccess": true}

// scanRoot lists _root, whose files are published as they are.
func (t *Tree) scanRoot(content fs.FS) {
	err := fs.WalkDir(content, "_root", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ignored(e.Name()) && !rootDotFiles[e.Name()]:
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir():
		case !e.Type().IsRegular():
			t.tell(p, problem.New(problem.SymbolicLink, e.Name()))
		default:
			t.Root = append(t.Root, p)
		}
		return nil
	})
	if err != nil {
		t.tell("_root", problem.New(problem.Unreadable, plainError(err)))
	}
}

func (t *Tree) scanDistrict(content fs.FS, id string) {
	if !idForm.MatchString(id) {
		t.tell(id, problem.New(problem.BadFolderName, id, exampleID(id)))
		return
	}
	if reservedDistrict(id) {
		t.tell(id, problem.New(problem.ReservedName, id))
		return
	}
	found := t.list(content, id)
	hasSettings := slices.ContainsFunc(found, func(e fs.DirEntry) bool { return e.Name() == "district.yaml" })
	if !hasSettings {
		t.tell(id, problem.New(problem.DistrictMissing, id))
	}
	byName := map[string]*Files{}
	for _, e := range found {
		if !e.IsDir() && e.Name() != "district.yaml" {
			t.scanFile(id, e.Name(), byName)
		}
	}
	for _, e := range found {
		if e.IsDir() {
			t.scanAssets(content, id, e.Name(), byName[e.Name()])
		}
	}
	folder := Folder{ID: id, HasSettings: hasSettings}
	for _, f := range byName {
		slices.Sort(f.Langs)
		slices.Reverse(f.Langs) // vi before en
		folder.Reports = append(folder.Reports, *f)
	}
	slices.SortFunc(folder.Reports, func(a, b Files) int { return strings.Compare(a.Ref.Name, b.Ref.Name) })
	t.Districts = append(t.Districts, folder)
}

func exampleID(name string) string {
	if slug := viet.Slug(name); slug != "" && !reservedDistrict(slug) {
		return slug
	}
	return "tay-ho"
}

func (t *Tree) scanFile(district, name string, byName map[string]*Files) {
	file := path.Join(district, name)
	if !strings.EqualFold(path.Ext(name), ".md") {
		t.tell(file, problem.New(problem.StrayFile))
		return
	}
	m := reportFile.FindStringSubmatch(name)
	switch {
	case m == nil:
		t.tell(file, problem.New(problem.BadFileName, name))
	case m[2] != string(viet.Vi) && m[2] != string(viet.En):
		t.tell(file, problem.New(problem.UnknownLanguage, name, m[2], "vi, en"))
	case reservedReportName(m[1]):
		t.tell(file, problem.New(problem.ReservedName, m[1]))
	default:
		if byName[m[1]] == nil {
			byName[m[1]] = &Files{Ref: report.Ref{District: district, Name: m[1]}}
		}
		byName[m[1]].Langs = append(byName[m[1]].Langs, viet.Lang(m[2]))
	}
}

// scanAssets lists the folder of a report. Names become slugs, in order, so that each is its own.
func (t *Tree) scanAssets(content fs.FS, district, name string, of *Files) {
	dir := path.Join(district, name)
	if of == nil {
		t.tell(dir, problem.New(problem.StrayFolder))
		return
	}
	found := t.list(content, dir)
	slices.SortStableFunc(found, func(a, b fs.DirEntry) int {
		return strings.Compare(norm.NFC.String(a.Name()), norm.NFC.String(b.Name()))
	})
	taken := map[string]bool{}
	for _, e := range found {
		file := path.Join(dir, e.Name())
		ext := strings.ToLower(path.Ext(e.Name()))
		switch {
		case e.IsDir():
			t.tell(file, problem.New(problem.StrayFolder))
		case !publishedTypes[ext]:
			t.tell(file, problem.New(problem.FileType, fileType(e.Name())))
		default:
			slug := freeSlug(taken, viet.Slug(strings.TrimSuffix(e.Name(), path.Ext(e.Name()))), ext)
			of.Assets = append(of.Assets, Asset{Name: norm.NFC.String(e.Name()), Path: file, Slug: slug})
		}
	}
}

// fileType is the ending of a file's name, or the whole name where it has none.
func fileType(name string) string {
	if ext := path.Ext(name); ext != "" {
		return strings.ToLower(ext)
	}
	return name
}

func freeSlug(taken map[string]bool, base, ext string) string {
	if base == "" {
		base = "file"
	}
	slug := base + ext
	for n := 2; taken[slug]; n++ {
		slug = fmt.Sprintf("%s-%d%s", base, n, ext)
	}
	taken[slug] = true
	return slug
}
