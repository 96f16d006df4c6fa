package snapshot

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"phoihop/internal/bag"
	"phoihop/internal/parallel"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// Sources is the folder of a pack in which the content folder stands, if it is in it. No page stands there.
const Sources = "sources"

// A tree is what a pack or a folder holds of a site: its files, and the content folder below [Sources].
type tree struct {
	files []treeFile // sorted by path
	at    map[string]int
	odd   []string // what is neither a file nor a folder
	// empty are files without a byte, which a ZIM file can't hold: those that the site's manifest lists.
	empty map[string]bool

	zim   *zim.Reader // of a ZIM file, which is read in the order in which it stands
	spool *spool      // of a ZIM file
}

type treeFile struct {
	path string
	open func() (io.ReadCloser, error)
}

func newTree(files []treeFile) *tree {
	slices.SortStableFunc(files, func(a, b treeFile) int { return strings.Compare(a.path, b.path) })
	t := &tree{files: files, at: make(map[string]int, len(files))}
	for i, f := range files {
		t.at[f.path] = i
	}
	return t
}

func (t *tree) has(path string) bool {
	_, there := t.at[path]
	return there || t.empty[path]
}

// open gives a file; the error of one that is not there is [fs.ErrNotExist].
func (t *tree) open(path string) (io.ReadCloser, error) {
	i, there := t.at[path]
	if t.empty[path] && !there {
		return io.NopCloser(strings.NewReader("")), nil
	}
	if !there {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	if content := t.spool.open(path); content != nil {
		return content, nil
	}
	return t.files[i].open()
}

// walk reads every file once, in the order in which it comes cheapest: read may be called on several goroutines, take is
// called on the caller's for what read returned, always in the same order.
func walk[T any](t *tree, read func(path string, content io.Reader, err error) T, take func(T) error) error {
	if t.zim != nil {
		return t.zim.Walk(func(item zim.Item, content io.Reader) error {
			if item.Namespace != zim.Content {
				return nil
			}
			if keep := t.spool.keep(item.Path); keep != nil {
				content = io.TeeReader(content, keep)
				defer keep.Close()
			}
			return take(read(item.Path, content, nil))
		})
	}
	return parallel.InOrder(slices.Values(t.files), func(f treeFile) T {
		content, err := f.open()
		if err != nil {
			return read(f.path, nil, err)
		}
		defer content.Close()
		return read(f.path, content, nil)
	}, take)
}

// folderTree is the tree of a folder. Links are not followed.
func folderTree(name string) (*tree, error) {
	folder := os.DirFS(name)
	var files []treeFile
	var odd []string
	err := fs.WalkDir(folder, ".", func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
		case e.Type().IsRegular():
			files = append(files, treeFile{path, func() (io.ReadCloser, error) { return folder.Open(path) }})
		default:
			odd = append(odd, path)
		}
		return nil
	})
	t := newTree(files)
	t.odd = odd
	return t, err
}

func bagTree(b *bag.Bag) *tree {
	files := make([]treeFile, len(b.Payload))
	for i, f := range b.Payload {
		files[i] = treeFile{f.Path, f.Open}
	}
	return newTree(files)
}

func waczTree(p *wacz.Package) *tree {
	files := make([]treeFile, len(p.Files))
	for i, f := range p.Files {
		files[i] = treeFile{f.Path, f.Open}
	}
	return newTree(files)
}

// zimTree is the tree of a ZIM file. It keeps what verifying looks up again in a temporary file, since to find a file a
// whole cluster is to be unpacked; close removes it.
func zimTree(z *zim.Reader, temporary *os.File) *tree {
	var files []treeFile
	for item := range z.All() {
		if item.Namespace != zim.Content || item.IsRedirect() {
			continue
		}
		files = append(files, treeFile{item.Path, func() (io.ReadCloser, error) {
			content, err := z.Read(item)
			return io.NopCloser(bytes.NewReader(content)), err
		}})
	}
	t := newTree(files)
	t.zim, t.spool = z, &spool{file: temporary, kept: map[string]span{}}
	return t
}

// A spool keeps some files of a tree in a temporary file.
type spool struct {
	file *os.File
	kept map[string]span
	size int64
}

type span struct{ at, size int64 }

// again tells whether a file is looked up again after it was read once: the index of the search page but for its words,
// and the tables of the open data.
func again(path string) bool {
	if below, ok := strings.CutPrefix(path, searchFolder); ok {
		return !strings.HasPrefix(below, "w/") && !strings.HasPrefix(below, "p/")
	}
	return strings.HasPrefix(path, "data/") && strings.HasSuffix(path, ".json")
}

// keep returns where to write a file that is to be kept, else nil.
func (s *spool) keep(path string) io.WriteCloser {
	if s == nil || !again(path) {
		return nil
	}
	return &spooling{s, path, s.size}
}

// open gives a file that was kept, else nil.
func (s *spool) open(path string) io.ReadCloser {
	if s == nil {
		return nil
	}
	at, there := s.kept[path]
	if !there {
		return nil
	}
	return io.NopCloser(io.NewSectionReader(s.file, at.at, at.size))
}

type spooling struct {
	*spool
	path  string
	began int64
}

func (s *spooling) Write(b []byte) (int, error) {
	n, err := s.file.WriteAt(b, s.size)
	s.size += int64(n)
	return n, err
}

func (s *spooling) Close() error {
	s.kept[s.path] = span{s.began, s.size - s.began}
	return nil
}

// temporary makes a file that is gone when it is removed.
func temporary() (file *os.File, remove func(), err error) {
	file, gone, err := beginFile("", "phoihop-*")
	if err != nil {
		return nil, nil, err
	}
	return file, func() { file.Close(); gone() }, nil
}
