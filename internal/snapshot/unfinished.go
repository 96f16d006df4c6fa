package snapshot

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"
)

// unfinished names the files and folders in which something is made that has no name of its own yet.
var unfinished = struct {
	sync.Mutex
	names map[string]bool
}{names: map[string]bool{}}

// begin makes a temporary file or folder; remove takes it away with all that is in it, if it is still there.
func begin(create func() (name string, err error)) (name string, remove func(), err error) {
	unfinished.Lock()
	defer unfinished.Unlock()
	if name, err = create(); err != nil {
		return "", nil, err
	}
	unfinished.names[name] = true
	return name, func() {
		unfinished.Lock()
		defer unfinished.Unlock()
		os.RemoveAll(name)
		delete(unfinished.names, name)
	}, nil
}

// beginFolder makes a temporary folder in a folder.
func beginFolder(in, pattern string) (name string, remove func(), err error) {
	return begin(func() (string, error) { return os.MkdirTemp(in, pattern) })
}

// beginFile makes a temporary file in a folder, which who closes it has to remove.
func beginFile(in, pattern string) (file *os.File, remove func(), err error) {
	_, remove, err = begin(func() (string, error) {
		if file, err = os.CreateTemp(in, pattern); err != nil {
			return "", err
		}
		return file.Name(), nil
	})
	return file, remove, err
}

// atOnce gives files their names: all that does so is done, or nothing of it, when the program is interrupted.
func atOnce(place func() error) error {
	unfinished.Lock()
	defer unfinished.Unlock()
	return place()
}

// abandoning is how often Abandon tries at most to be faster than those who still write.
const abandoning = 300

// Abandon removes all that is unfinished, for a program that ends right after. From then on nothing is begun, named or
// removed by anybody else: whoever tries waits for the end, so that nobody tells of files that were taken from under him.
func Abandon() {
	unfinished.Lock() // for ever
	for tries, clean := 0, 0; clean < 2 && tries < abandoning; tries++ {
		clean++
		for name := range unfinished.names {
			if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
				continue
			}
			os.RemoveAll(name)
			clean = 0
		}
		time.Sleep(5 * time.Millisecond)
	}
}
