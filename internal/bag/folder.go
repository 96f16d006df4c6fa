package bag

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"phoihop/internal/sealed"
)

// Litter tells of names that systems leave in folders that people open: they are no part of a bag that was unzipped.
func Litter(name string) bool {
	base := path.Base(name)
	return base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini" || strings.HasPrefix(base, "._") || base == "__MACOSX"
}

// Find looks for a bag in a folder: the folder itself, or the only one in it, down to three levels. It returns its path.
func Find(folder fs.FS) (root string, found bool) {
	root = "."
	for range 3 {
		if info, err := fs.Stat(folder, path.Join(root, declarationFile)); err == nil && info.Mode().IsRegular() {
			return root, true
		}
		list, err := fs.ReadDir(folder, root)
		if err != nil {
			return "", false
		}
		list = slices.DeleteFunc(list, func(e fs.DirEntry) bool { return Litter(e.Name()) })
		if len(list) != 1 || !list[0].IsDir() {
			return "", false
		}
		root = path.Join(root, list[0].Name())
	}
	return "", false
}

// VerifyFolder is Verify of a bag that was unzipped, or packed again by another program: nothing seals it, and the order in which its
// files were written is lost. most is how many bytes it may have; litter of systems counts as not there. Only an error that
// keeps the folder from being listed is an error.
func VerifyFolder(folder fs.FS, most int64) (*Bag, []Finding, error) {
	v := &verification{bag: &Bag{}, entries: map[string]entry{}}
	files, odd, err := listFolder(folder)
	if err != nil {
		return nil, nil, err
	}
	var size int64
	for _, f := range files {
		size += f.size
		if f.size < 0 || size < 0 || size > most {
			fault := &sealed.Fault{Kind: sealed.TooLarge}
			v.findings = append(v.findings, Finding{Kind: BadArchive, Detail: fault.Error(), Fault: fault})
			return v.bag, v.findings, nil
		}
	}
	for _, name := range odd {
		fault := &sealed.Fault{Kind: sealed.NotAFile, Entry: name}
		v.findings = append(v.findings, Finding{Kind: BadArchive, Path: name, Detail: fault.Error(), Fault: fault})
	}
	for _, f := range files {
		v.add(f.name, f)
	}
	v.check()
	return v.bag, v.findings, nil
}

// loose is a file of a bag in a folder.
type loose struct {
	folder fs.FS
	name   string
	size   int64
}

func (l loose) Size() int64 { return l.size }

func (l loose) Open() (io.ReadCloser, error) {
	file, err := l.folder.Open(l.name)
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return file, err
}

// listFolder lists plain files, sorted by their paths, and what is neither that nor a folder.
func listFolder(folder fs.FS) (files []loose, odd []string, err error) {
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && Litter(name):
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.Type().IsRegular():
			info, err := e.Info()
			if err != nil {
				return err
			}
			files = append(files, loose{folder, name, info.Size()})
		case !e.IsDir():
			odd = append(odd, name)
		}
		return nil
	})
	slices.SortFunc(files, func(a, b loose) int { return strings.Compare(a.name, b.name) })
	return files, odd, err
}
