package build

import (
	"slices"
	"strings"
	"sync"

	"phoihop/internal/cache"
	"phoihop/internal/page"
)

// The index of the search page is made of all pages, so no request could wait for one of its files alone: it is made as
// a whole (MakeSearch), beside all else. Until it is made anew, the search page finds what the last index knows.

// previewSearch holds the index that was made last. Its files lie in the cache's spool, not in memory.
type previewSearch struct {
	making sync.Mutex

	mu    sync.RWMutex
	files map[string]heldScript // by path; nil before the first index
	of    *Preview
}

type heldScript struct {
	mark   uint64
	record cache.Record
}

const searchFolder = "assets/search/"

// IsSearch tells that a path for which File has nothing may be one of the index's files.
func IsSearch(path string) bool { return strings.HasPrefix(path, searchFolder) }

// Search gives a file of the index that was made last; ok is false where that has none at this path.
func (p *Preview) Search(path string) (File, bool) {
	s := &p.shared.search
	s.mu.RLock()
	held, ok := s.files[path]
	s.mu.RUnlock()
	if !ok {
		return File{}, false
	}
	data, err := p.run.cache.Rest(held.record, nil)
	return File{Data: data}, err == nil
}

// SearchMade tells whether there is an index, and whether it is that of this preview.
func (p *Preview) SearchMade() (any, this bool) {
	s := &p.shared.search
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.files != nil, s.of == p
}

// MakeSearch makes the index, on one processor. What earlier previews held and what has not changed since is not made
// again. It tells whether it could be made.
func (p *Preview) MakeSearch() bool {
	s := &p.shared.search
	s.making.Lock()
	defer s.making.Unlock()
	if _, this := p.SearchMade(); this || !p.Usable() {
		return this
	}
	r := p.run.fork()
	r.textOnly = true
	files := map[string]heldScript{}
	f := newFinder(r)
	f.keep = func(path string, mark uint64) bool {
		held, ok := s.files[path]
		if ok = ok && held.mark == mark; ok {
			files[path] = held
		}
		return ok
	}
	var mu sync.Mutex
	f.put = func(path string, data []byte, mark uint64) {
		held := heldScript{mark, r.cache.Put("preview "+path, cache.Key{}, nil, data)}
		mu.Lock()
		files[path] = held
		mu.Unlock()
	}
	r.addSearchMarks(f)
	for _, section := range f.sections {
		f.finishSection(section)
	}
	f.finishSite()
	if r.failed() {
		return false
	}
	s.mu.Lock()
	s.files, s.of = files, p
	s.mu.Unlock()
	return true
}

// addSearchMarks notes every page on which something is found, as far as a build would.
func (r *run) addSearchMarks(f *finder) {
	for _, e := range r.book.Pages() {
		if f.sectionOf(e) != nil {
			f.addMark(e, e.Mark())
		}
	}
	for _, joined := range slices.Concat(r.site.Reports, r.site.Withdrawn) {
		rd := r.reading(joined.Ref)
		var found resolved
		if rd.Linked {
			if all, ok := r.rest(rd); ok {
				found = r.resolve(rd, all, untold)
			}
		}
		for _, e := range r.book.ReportPages(joined, leads(found, nil), func() *page.Contents { return r.whole(joined) }) {
			if f.sectionOf(e) != nil {
				f.addMark(e, e.Mark())
			}
		}
	}
}
