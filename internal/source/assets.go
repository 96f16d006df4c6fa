package source

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// Asset is a file of a report's own folder.
type Asset struct {
	Name  string // as keys and links name it, NFC
	Path  string // below the content folder, as the file system spells it
	Slug  string // its name in the site
	State State
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

// publishedTypes are the files that a report's folder may hold.
var publishedTypes = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".pdf": true, ".docx": true,
	".xlsx": true, ".odt": true, ".ods": true, ".csv": true, ".zip": true}

// assets lists the folder of a report. Names become slugs, each its own: one that is a slug already keeps it, so that
// a file that is added later takes no address from another; then the others, in order.
func (s *scanner) assets(content fs.FS, dir string) (assets []Asset) {
	found := s.list(content, dir)
	slices.SortStableFunc(found, func(a, b listed) int {
		return strings.Compare(norm.NFC.String(a.Name()), norm.NFC.String(b.Name()))
	})
	taken := map[string]bool{}
	for _, e := range found {
		if name := e.Name(); !e.IsDir() && isSlug(name) {
			taken[name] = true
		}
	}
	for _, e := range found {
		file := dir + "/" + e.Name()
		ext := strings.ToLower(path.Ext(e.Name()))
		switch {
		case e.IsDir():
			s.tell(file, problem.New(problem.StrayFolder))
		case !publishedTypes[ext]:
			s.tellStray(content, file, problem.New(problem.FileType, fileType(e.Name())))
		default:
			slug := e.Name()
			if !isSlug(slug) {
				slug = freeSlug(taken, viet.Slug(strings.TrimSuffix(slug, path.Ext(slug))), ext)
			}
			assets = append(assets, Asset{Name: norm.NFC.String(e.Name()), Path: file, Slug: slug, State: e.state})
		}
	}
	return assets
}

// fileType is the ending of a file's name, or the whole name where it has none.
func fileType(name string) string {
	if ext := path.Ext(name); ext != "" {
		return strings.ToLower(ext)
	}
	return name
}

// isSlug tells whether a file may have its own name in the site.
func isSlug(name string) bool {
	base, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	return publishedTypes[ext] && base != "" && viet.Slug(base) == base
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
