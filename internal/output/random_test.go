package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// workshop is a site on which the test works at random: what was asked for last, and what stands in OUT
// that is not of our making.
type workshop struct {
	*testing.T
	random *rand.Rand
	out    string
	asked  edition              // what the next build is to publish
	stands files                // what OUT must hold, without the manifest
	times  map[string]time.Time // of the pages in OUT at the last build
	touch  map[string]bool      // pages edited by hand since
}

// Few paths, so that pages come and go, and files become folders.
var workshopPaths = []string{
	"index.html", "a.html", "vi/a.html", "vi/b.html", "vi/c/d.html", "vi/c", "en/a.html", "en/b.html", "en", "x/y/z/file", "data/a.json", "data/b.json",
}

func TestAfterAnyHistoryOUTIsWhatWasAskedFor(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := &workshop{
				T: t, random: rand.New(rand.NewPCG(seed, 1)), out: filepath.Join(t.TempDir(), "public"),
				asked: edition{files{}, map[string]uint64{}}, times: map[string]time.Time{}, touch: map[string]bool{},
			}
			for range 250 {
				w.step()
			}
			w.build()
		})
	}
}

func (w *workshop) step() {
	w.Helper()
	steps := []func(){
		w.change, w.change, w.change, w.drop,
		w.build, w.build, w.build, w.build,
		w.editByHand, w.deleteByHand, w.touchStaged, w.damageState, w.abandon, w.crash,
	}
	steps[w.random.IntN(len(steps))]()
}

// change gives a page new content, and so a new mark.
func (w *workshop) change() {
	path := workshopPaths[w.random.IntN(len(workshopPaths))]
	for other := range w.asked.pages {
		if strings.HasPrefix(other, path+"/") || strings.HasPrefix(path, other+"/") {
			delete(w.asked.pages, other)
		}
	}
	version := w.random.Uint64N(6) + 1 // older content may come back
	w.asked.pages[path] = strings.Repeat(fmt.Sprintln(path, version), int(version%3))
	w.asked.marks[path] = version
	if w.random.IntN(8) == 0 {
		w.asked.marks[path] = 0
	}
}

func (w *workshop) drop() {
	paths := slices.Sorted(maps.Keys(w.asked.pages))
	if len(paths) > 0 {
		delete(w.asked.pages, paths[w.random.IntN(len(paths))])
	}
}

func (w *workshop) build() {
	w.Helper()
	trust := w.random.IntN(6) > 0
	_, made := rebuild(w.T, w.out, trust, w.asked)
	w.stands = maps.Clone(w.asked.pages)
	if len(w.stands) == 0 {
		w.stands = nil
	}
	found := pages(w.T, w.out)
	equal(w.T, "OUT", found, w.asked.pages)
	listed, err := readManifest(filepath.Join(w.out, manifestName))
	must(w.T, err)
	if !listed.canonical || listed.files.files != len(found) {
		w.Errorf("the manifest lists %d files, OUT holds %d", listed.files.files, len(found))
	}
	for r := range listed.files.all() {
		if !sumsTo(under(w.out, r.path), r.stamp) {
			w.Errorf("%s is not as the manifest says", r.path)
		}
	}
	now := map[string]time.Time{}
	for path := range found {
		info, err := os.Stat(under(w.out, path))
		must(w.T, err)
		now[path] = info.ModTime()
		if before, known := w.times[path]; known && !made[path] && !w.touch[path] && !before.Equal(now[path]) {
			w.Errorf("%s was kept and has another time", path)
		}
	}
	w.times, w.touch = now, map[string]bool{}
	if w.Failed() {
		w.FailNow()
	}
}

// anyFile returns a file below the folder, or "".
func (w *workshop) anyFile(dir string) string {
	var found []string
	filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && entry.Name() != manifestName {
			found = append(found, name)
		}
		return nil
	})
	if len(found) == 0 {
		return ""
	}
	return found[w.random.IntN(len(found))]
}

// editByHand writes into a page of OUT, sometimes as many bytes as it had, sometimes under its old time.
func (w *workshop) editByHand() {
	name := w.anyFile(w.out)
	if name == "" {
		return
	}
	path, _ := filepath.Rel(w.out, name)
	w.touch[path] = true
	info, err := os.Stat(name)
	must(w.T, err)
	text, err := os.ReadFile(name)
	must(w.T, err)
	if w.random.IntN(2) == 0 {
		text = append(text, "by hand"...)
	} else if len(text) > 0 {
		text[w.random.IntN(len(text))] ^= 1
	}
	if w.random.IntN(4) == 0 { // an editor that saves by rename
		must(w.T, os.Remove(name))
	}
	must(w.T, os.WriteFile(name, text, 0o666))
	if w.random.IntN(2) == 0 {
		must(w.T, os.Chtimes(name, info.ModTime(), info.ModTime()))
	}
}

func (w *workshop) deleteByHand() {
	if name := w.anyFile(w.out); name != "" {
		path, _ := filepath.Rel(w.out, name)
		w.touch[path] = true
		must(w.T, os.Remove(name))
	}
}

// touchStaged changes the staged tree by hand. Its files may be those of OUT, so none is written to.
func (w *workshop) touchStaged() {
	staged := filepath.Join(w.out, "../.public.phoihop", treeName)
	if _, err := os.Stat(staged); err != nil {
		return
	}
	name := w.anyFile(staged)
	switch w.random.IntN(4) {
	case 0:
		must(w.T, os.RemoveAll(staged))
	case 1:
		must(w.T, os.WriteFile(filepath.Join(staged, "litter"), nil, 0o666))
	case 2:
		if name != "" {
			must(w.T, os.Remove(name))
		}
	case 3:
		if name != "" {
			text, err := os.ReadFile(name)
			must(w.T, err)
			must(w.T, os.Remove(name))
			must(w.T, os.WriteFile(name, append(text[:len(text)/2], make([]byte, len(text)-len(text)/2)...), 0o666))
		}
	}
}

func (w *workshop) damageState() {
	name := filepath.Join(w.out, "../.public.phoihop", stateName)
	text, err := os.ReadFile(name)
	if err != nil {
		return
	}
	switch w.random.IntN(4) {
	case 0:
		must(w.T, os.Remove(name))
		return
	case 1:
		text = text[:w.random.IntN(len(text))]
	case 2:
		text[w.random.IntN(len(text))] ^= 1 << w.random.IntN(8)
	case 3:
		text = append(text, 0)
	}
	must(w.T, os.WriteFile(name, text, 0o666))
}

// begin stages some of what is asked for.
func (w *workshop) begin() *Tree {
	tree, err := Open(w.out, true)
	must(w.T, err)
	paths := slices.Sorted(maps.Keys(w.asked.pages))
	for _, path := range paths[:w.random.IntN(len(paths)+1)] {
		if !tree.Keep(path, w.asked.marks[path]) {
			must(w.T, tree.Put(path, []byte(w.asked.pages[path]), w.asked.marks[path]))
		}
	}
	return tree
}

// abandon ends a build without publishing it.
func (w *workshop) abandon() {
	before := read(w.T, w.out)
	must(w.T, w.begin().Close())
	equal(w.T, "OUT after a build that was not published", read(w.T, w.out), before)
}

// crash lets every change of the disk fail from some moment of Publish on, so that nothing is tidied up.
func (w *workshop) crash() {
	before := pages(w.T, w.out)
	tree, err := Open(w.out, true)
	must(w.T, err)
	for _, path := range slices.Sorted(maps.Keys(w.asked.pages)) {
		if !tree.Keep(path, w.asked.marks[path]) {
			must(w.T, tree.Put(path, []byte(w.asked.pages[path]), w.asked.marks[path]))
		}
	}
	failFrom(w.T, w.random.IntN(12), true, errors.New("crash"))
	_, err = tree.Publish()
	fault = nil
	must(w.T, tree.Close())
	var unfinished *UnfinishedError
	if err == nil || errors.As(err, &unfinished) {
		equal(w.T, "OUT after a crash behind the swap", pages(w.T, w.out), w.asked.pages)
		clear(w.times)
		return
	}
	equal(w.T, "OUT after a crash", pages(w.T, w.out), before)
}
