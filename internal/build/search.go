package build

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"

	"phoihop/internal/cache"
	"phoihop/internal/page"
	"phoihop/internal/search"
)

// The index of the search page is made in sections, one a district and one for the site. What a section brings is
// kept in the cache under the marks of the pages that show its things: while these stay the same, none of them
// is laid out or scanned again. All sections together make the buckets, in groups; while no section brings another
// piece to a group, that group stays.

// finder makes the index.
type finder struct {
	run      *run
	cache    *cache.Cache                        // the run's, or one that is forgotten
	keep     func(path string, mark uint64) bool // tells that a script stands under this mark
	put      func(path string, data []byte, mark uint64)
	config   *search.Config
	sections []*section // the site's last
	byID     map[string]*section
}

// groupsFor is how many groups the index of a site is made in: few enough that a section's pieces are worth a record
// of the cache, so many that a group needs little memory.
func groupsFor(reports int) int {
	switch {
	case reports <= 300:
		return 1
	case reports <= 3_000:
		return 8
	case reports <= 50_000:
		return 64
	}
	return 128
}

func newFinder(r *run) *finder {
	s := r.site.Settings
	f := &finder{run: r, cache: r.cache, keep: r.tree.Keep, put: r.put, byID: map[string]*section{},
		config: &search.Config{Languages: s.Languages, Short: search.ShortFormsOf(s), Groups: cmp.Or(r.options.indexGroups, groupsFor(len(r.site.Reports)))}}
	if r.site.Whole() != nil {
		f.cache = cache.Open("", "") // records of an index have the same names in all sites
	}
	for _, d := range r.site.Districts {
		f.add(d.ID)
	}
	f.add("")
	return f
}

func (f *finder) close() {
	if f != nil && f.cache != f.run.cache {
		f.cache.Close()
	}
}

// groups is how many jobs finishSite makes of the index.
func (f *finder) groups() int {
	if f == nil {
		return 0
	}
	return f.config.Groups
}

func (f *finder) add(id string) {
	s := &section{id: id, docs: map[string][]foundDoc{}}
	f.sections = append(f.sections, s)
	f.byID[id] = s
}

// sectionOf gives the section whose things a page shows; nil where it shows none.
func (f *finder) sectionOf(e page.Entry) *section {
	switch {
	case f == nil:
		return nil
	case e.Holds == page.HoldsDistrict:
		return f.byID[e.Near]
	case e.Holds == page.HoldsSite:
		return f.byID[""]
	}
	return nil
}

// addMark takes the mark of a page, whether the page is made or kept.
func (f *finder) addMark(e page.Entry, mark uint64) {
	if s := f.sectionOf(e); s != nil {
		s.mu.Lock()
		s.pages = append(s.pages, heldPage{e, mark})
		s.mu.Unlock()
	}
}

// scanPage scans what a page that was made shows.
func (f *finder) scanPage(e page.Entry, p page.Page) {
	s := f.sectionOf(e)
	if s == nil {
		return
	}
	lang := slices.Index(f.config.Languages, e.Lang)
	var docs []foundDoc
	for _, found := range search.FindsOn(p) {
		docs = append(docs, foundDoc{found.Kind, found.Text.Path, found.Foreign, f.config.Scan(lang, &found.Text)})
	}
	s.mu.Lock()
	s.docs[e.Path] = docs
	s.mu.Unlock()
}

// finishSection brings a section, all of whose pages were noted, into the form from which buckets are made, and puts its
// texts.
func (f *finder) finishSection(s *section) {
	if f.run.failed() {
		return
	}
	s.finished = true
	slices.SortFunc(s.pages, byPath)
	s.key = f.keyOf(s)
	kept := map[string]bool{}
	if !f.recall(s, kept) {
		f.buildSection(s, kept)
	}
	s.pages, s.docs = nil, nil
}

// finishDistrict finishes the section of a district, all of whose pages were made.
func (f *finder) finishDistrict(id string) {
	if f == nil {
		return
	}
	if s := f.byID[id]; s != nil {
		f.finishSection(s)
	}
}

// finishSite makes what all sections make together: once their pages were made, and their sections finished.
func (f *finder) finishSite() {
	if f == nil || f.run.failed() {
		return
	}
	facts := make([]search.Facts, len(f.sections))
	for i, s := range f.sections {
		if !s.finished { // the site's, and districts without reports
			f.finishSection(s)
		}
		facts[i] = s.facts
	}
	if f.run.failed() { // then a section may lack its pieces
		return
	}
	plan := f.config.Plan(facts)
	keys := make([][]byte, f.config.Groups)
	f.run.do(repeat(f.config.Groups, func(g int) { keys[g] = f.buildGroup(plan, g) }))
	if f.run.failed() {
		return
	}
	for _, file := range append(plan.Fixed(), plan.Dictionary(keys)...) {
		path, mark := scriptPath(file.Name), cache.Digest(nil, file.Data)
		if !f.keep(path, mark) {
			f.put(path, file.Data, mark)
		}
	}
}

// repeat lists n jobs.
func repeat(n int, do func(i int)) []job {
	jobs := make([]job, n)
	for i := range jobs {
		jobs[i] = func() { do(i) }
	}
	return jobs
}

// buildGroup makes the buckets of a group, unless OUT holds them as they are to be, and gives its part of the dictionary.
func (f *finder) buildGroup(plan *search.Plan, g int) []byte {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d %d %v\n", plan.Stamp(), f.config.Groups, f.config.Languages)
	for _, s := range f.sections {
		binary.Write(sum, binary.LittleEndian, s.pieces[g].Digest())
	}
	key := cache.Key(sum.Sum(nil)[:16])
	name, kept := "search keys/"+strconv.Itoa(g), map[string]bool{}
	if record, known := f.cache.Get(name, key); known && f.keepScripts(plan.GroupNames(g), markOf(key), kept) {
		if keys, err := f.cache.Rest(record, nil); err == nil {
			return keys
		}
	}
	pieces := make([][]byte, len(f.sections))
	for i, s := range f.sections {
		piece, ok := f.piece(s, g)
		if !ok {
			return nil
		}
		pieces[i] = piece
	}
	files, keys := plan.Group(g, pieces)
	f.cache.Put(name, key, nil, keys)
	f.putScripts(files, markOf(key), kept)
	return keys
}
