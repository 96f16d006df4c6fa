package live

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"phoihop/internal/build"
)

// A save is several events within a moment. What comes within quiet of each other is one change, but no change waits longer
// than patience.
const (
	quiet    = 4 * time.Millisecond
	patience = 10 * time.Millisecond
)

// The folders are looked through this often, and never for more than a twentieth of the time: always, since no system tells
// of all events, and often where it tells of none.
const (
	lookOften  = 500 * time.Millisecond
	lookSeldom = 2 * time.Second
	lookShare  = 20
)

// lookBack is how soon a folder that was taken away is looked for.
const lookBack = 100 * time.Millisecond

// changes are what has changed since it was asked last.
type changes struct {
	build.Changes
	asset bool // something that pages show but do not hold
	first time.Time
}

// watcher gathers what changes in the content folder and that of the templates.
type watcher struct {
	content, templates string
	events             *fsnotify.Watcher // nil where there are none
	ready              chan struct{}     // says that something has changed
	seen               map[string]stamp  // what the last look saw
	lost               bool              // a whole folder was taken away or exchanged: what was seen says nothing

	mu      sync.Mutex
	pending changes
	deaf    bool // events do not tell all
}

// stamp is the state of a file as a look sees it.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode // a file that could not be read may be readable now
	folder   bool
}

func stampOf(info fs.FileInfo) stamp {
	return stamp{size: info.Size(), modified: info.ModTime(), mode: info.Mode()}
}

func newWatcher(content, templates string) *watcher {
	w := &watcher{content: content, templates: templates, ready: make(chan struct{}, 1), deaf: onNetwork(content)}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		w.deaf = true
	} else {
		w.events = events
	}
	return w
}

func (w *watcher) close() {
	if w.events != nil {
		w.events.Close()
	}
}

// take gives what has changed and forgets it.
func (w *watcher) take() changes {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.pending
	w.pending = changes{}
	slices.Sort(c.Paths)
	c.Paths = slices.Compact(c.Paths)
	return c
}

// watch follows events, and looks itself now and then, until the context ends. First it says that anything may have
// changed: it has not watched before.
func (w *watcher) watch(ctx context.Context) {
	w.seen = w.look()
	w.mu.Lock()
	w.pending.All = true
	w.mu.Unlock()
	w.tell()
	var events chan fsnotify.Event
	var failures chan error
	if w.events != nil {
		events, failures = w.events.Events, w.events.Errors
	}
	look := time.NewTimer(w.pause(0))
	defer look.Stop()
	settle := time.NewTimer(time.Hour)
	settle.Stop()
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e, open := <-events:
			if !open {
				events = nil
				continue
			}
			if w.isLoss(e) {
				w.lost = true
				look.Reset(lookBack)
			}
			if !w.noteEvent(e) {
				continue
			}
			now := time.Now()
			if first.IsZero() {
				first = now
			}
			settle.Reset(min(quiet, max(0, patience-now.Sub(first))))
		case <-settle.C:
			first = time.Time{}
			w.tell()
		case err := <-failures:
			w.mu.Lock()
			w.pending.All = w.pending.All || errors.Is(err, fsnotify.ErrEventOverflow)
			all := w.pending.All
			w.mu.Unlock()
			if all {
				w.tell()
			}
		case <-look.C:
			start := time.Now()
			if w.compare(w.look()) {
				w.tell()
			}
			pause := w.pause(time.Since(start))
			if w.lost {
				pause = min(pause, lookOften)
			}
			look.Reset(pause)
		}
	}
}

// pause is how long to wait before the next look, when one took so long.
func (w *watcher) pause(took time.Duration) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.deaf {
		return max(lookOften, lookShare*took)
	}
	return max(lookSeldom, lookShare*took)
}

func (w *watcher) tell() {
	select {
	case w.ready <- struct{}{}:
	default:
	}
}

// isLoss tells that the folder of the content or of the templates itself is gone from its place. It may be back before a
// look misses it, with all files as they were, while what was read meanwhile found nothing.
func (w *watcher) isLoss(e fsnotify.Event) bool {
	return (e.Name == w.content || e.Name == w.templates) && (e.Has(fsnotify.Rename) || e.Has(fsnotify.Remove))
}

// noteEvent notes an event, and tells whether it concerns the site.
func (w *watcher) noteEvent(e fsnotify.Event) bool {
	if ignored(filepath.Base(e.Name)) || e.Op == fsnotify.Chmod && !w.hasOtherMode(e.Name) {
		return false
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
			w.follow(e.Name)
		}
	}
	return w.note(e.Name)
}

// hasOtherMode tells whether a file's rights are others than the last look saw. Most events of this kind are of times that
// a program has set.
func (w *watcher) hasOtherMode(name string) bool {
	before, known := w.seen[name]
	info, err := os.Lstat(name)
	if err != nil || info.IsDir() || known && before.mode == info.Mode() {
		return false
	}
	before.mode = info.Mode()
	w.seen[name] = before
	return true
}

// follow has events of a folder, and of those in it, told.
func (w *watcher) follow(folder string) {
	filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case !e.IsDir():
			return nil
		case name != folder && ignored(e.Name()):
			return fs.SkipDir
		}
		w.add(name)
		return nil
	})
}

func (w *watcher) add(folder string) {
	if w.events == nil || w.events.Add(folder) == nil {
		return
	}
	if _, err := os.Lstat(folder); err == nil { // else it is gone again
		w.mu.Lock()
		w.deaf = true
		w.mu.Unlock()
	}
}

// note notes that a file has changed.
func (w *watcher) note(name string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.pending.first.IsZero() {
		w.pending.first = time.Now()
	}
	if below, ok := within(name, w.content); ok {
		w.pending.Paths = append(w.pending.Paths, below)
		ext := filepath.Ext(name)
		w.pending.asset = w.pending.asset || ext != ".md" && ext != ".yaml" && ext != ""
		return true
	}
	if _, ok := within(name, w.templates); ok && w.templates != "" {
		w.pending.Templates, w.pending.asset = true, true
		return true
	}
	return false
}

// within gives the path of a file below a folder, with slashes.
func within(name, folder string) (string, bool) {
	below, err := filepath.Rel(folder, name)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(below), true
}

// ignored tells of names that no site holds and editors make: of their own copies and of folders such as .git.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") || name == "4913"
}

// look goes through the folders, and has events of those told that it had not seen.
func (w *watcher) look() map[string]stamp {
	found := make(map[string]stamp, len(w.seen))
	for _, top := range []string{w.content, w.templates} {
		if top == "" {
			continue
		}
		filepath.WalkDir(top, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if name != top && ignored(e.Name()) {
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if e.IsDir() {
				w.add(name) // again too: it may be another folder of that name
				found[name] = stamp{folder: true}
			} else if info, err := e.Info(); err == nil {
				found[name] = stampOf(info)
			}
			return nil
		})
	}
	return found
}

// compare notes what two looks see differently, and tells whether there was anything. Once a folder that was lost is back,
// that is everything.
func (w *watcher) compare(now map[string]stamp) (differs bool) {
	if _, back := now[w.content]; w.lost && back {
		w.lost, w.seen = false, now
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.pending.first.IsZero() {
			w.pending.first = time.Now()
		}
		w.pending.All, w.pending.Templates = true, w.templates != ""
		return true
	}
	for name, s := range now {
		if w.seen[name] != s {
			differs = w.note(name) || differs
		}
	}
	for name := range w.seen {
		if _, there := now[name]; !there {
			differs = w.note(name) || differs
		}
	}
	w.seen = now
	return differs
}
