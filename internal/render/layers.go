package render

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"phoihop/internal/problem"
)

// origin is where a template or message file comes from.
type origin struct{ root, file string }

func (o origin) problem(p problem.Problem) problem.Problem {
	p.Root, p.File = o.root, o.file
	return p
}

// layer is a folder of templates, read once: what is told of it, its digest and the pages all come from
// the same bytes. root is what problems call it.
type layer struct {
	files map[string]layerFile
	names []string // of the files, sorted
	root  string
}

// layerFile is a file, or why it can't be read.
type layerFile struct {
	data []byte
	err  error
}

func readLayer(folder fs.FS, root string) layer {
	l := layer{files: map[string]layerFile{}, root: root}
	fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.files[name] = layerFile{err: err}
		case e.IsDir():
			return nil
		default:
			if info, err := fs.Stat(folder, name); err == nil && info.IsDir() {
				return nil // a link to a folder
			}
			l.files[name] = readLayerFile(folder, name)
		}
		l.names = append(l.names, name)
		return nil
	})
	slices.Sort(l.names)
	return l
}

// maxTemplate is how large a template or a file of messages may be, in bytes; files of assets/ may have
// any size.
const maxTemplate = 1 << 20

// readLayerFile reads a file; of a link, what it leads to.
func readLayerFile(folder fs.FS, name string) layerFile {
	info, err := fs.Stat(folder, name)
	if err == nil && info.Size() > maxTemplate && !strings.HasPrefix(name, "assets/") {
		err = errors.New("larger than 1 MB")
	}
	if err != nil {
		return layerFile{err: err}
	}
	data, err := fs.ReadFile(folder, name)
	return layerFile{data, err}
}

type layers []layer

// read gives the uppermost version of a file.
func (l layers) read(name string) ([]byte, origin, error) {
	for _, layer := range slices.Backward(l) {
		if file, there := layer.files[name]; there {
			return file.data, origin{layer.root, name}, file.err
		}
	}
	return nil, origin{l[0].root, name}, fs.ErrNotExist
}

// ours tells that no user's folder has a file of this name. The folder may well be called as ours is.
func (l layers) ours(name string) bool {
	return !slices.ContainsFunc(l[1:], func(above layer) bool {
		_, there := above.files[name]
		return there
	})
}

// unreadable tells of what can't be read.
func (l layers) unreadable() (problems []problem.Problem) {
	for _, layer := range l {
		for _, name := range layer.names {
			if err := layer.files[name].err; err != nil {
				problems = append(problems, origin{layer.root, name}.problem(problem.New(problem.Unreadable, err).At(1, 1)))
			}
		}
	}
	return problems
}

// names lists all files that a test picks, of any layer, sorted.
func (l layers) names(picked func(name string) bool) (names []string) {
	for _, layer := range l {
		for _, name := range layer.names {
			if picked(name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// digest is the SHA-256 over the names and bytes of all files, in hex.
func (l layers) digest() string {
	sum := sha256.New()
	for _, layer := range l {
		for _, name := range layer.names {
			file := layer.files[name]
			fmt.Fprintf(sum, "%s %d %v\n", name, len(file.data), file.err)
			sum.Write(file.data)
		}
		sum.Write([]byte("\n"))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// recent are the templates that were loaded last.
var recent = lastLoadings{byKey: map[string]*loading{}}

// lastLoadings keeps a few results of load by what was loaded.
type lastLoadings struct {
	mu    sync.Mutex
	byKey map[string]*loading
	keys  []string // the oldest first
}

const keptLoadings = 4

func (l *lastLoadings) get(key string) *loading {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.byKey[key]
}

func (l *lastLoadings) put(key string, made *loading) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.byKey[key] == nil {
		l.keys = append(l.keys, key)
	}
	l.byKey[key] = made
	if len(l.keys) > keptLoadings {
		delete(l.byKey, l.keys[0])
		l.keys = l.keys[1:]
	}
}
