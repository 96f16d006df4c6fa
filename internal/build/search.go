package build

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

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
	config   *search.Config
	sections []*section // the site's last
	byID     map[string]*section
}

// section gathers the things of a district, or of the site.
type section struct {
	id       string
	facts    search.Facts
	key      cache.Key
	pieces   []cache.Record // a group each
	finished bool

	restore  sync.Once
	restored *search.Inverted // where the cache could not give the pieces back

	mu    sync.Mutex
	pages []heldPage
	docs  map[string][]foundDoc // by the path of the page that shows them
}

// heldPage is a page that shows things of a section.
type heldPage struct {
	page.Entry
	mark uint64
}

// foundDoc is a thing in the language of the page that it was found on.
type foundDoc struct {
	kind    search.Kind
	path    string
	foreign bool
	doc     *search.Doc
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
	f := &finder{run: r, byID: map[string]*section{},
		config: &search.Config{Languages: s.Languages, Short: search.ShortForms(search.NamesOf(s)), Groups: groupsFor(len(r.site.Reports))}}
	for _, d := range r.site.Districts {
		f.add(d.ID)
	}
	f.add("")
	return f
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

// note takes the mark of a page, whether the page is made or kept.
func (f *finder) note(e page.Entry, mark uint64) {
	if s := f.sectionOf(e); s != nil {
		s.mu.Lock()
		s.pages = append(s.pages, heldPage{e, mark})
		s.mu.Unlock()
	}
}

// see scans what a page that was made shows.
func (f *finder) see(e page.Entry, p page.Page) {
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

// key stands for all that a section says.
func (f *finder) key(s *section) cache.Key {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %d %v\n", s.id, f.config.Groups, f.config.Languages)
	for _, p := range s.pages {
		fmt.Fprintf(sum, "%s %x\n", p.Path, p.mark)
	}
	return cache.Key(sum.Sum(nil)[:16])
}

// finish brings a section, all of whose pages were noted, into the form from which buckets are made, and puts its
// texts.
func (f *finder) finish(s *section) {
	if f.run.failed() {
		return
	}
	s.finished = true
	slices.SortFunc(s.pages, byPath)
	s.key = f.key(s)
	kept := map[string]bool{}
	if !f.recall(s, kept) {
		f.make(s, kept)
	}
	s.pages, s.docs = nil, nil
}

// finishDistrict finishes the section of a district, all of whose pages were made.
func (f *finder) finishDistrict(id string) {
	if f == nil {
		return
	}
	if s := f.byID[id]; s != nil {
		f.finish(s)
	}
}

// recall takes from the cache what a section brought to an earlier build, and keeps its texts. It tells whether it got
// all; kept takes the texts that it kept in any case.
func (f *finder) recall(s *section, kept map[string]bool) bool {
	s.pieces = s.pieces[:0]
	for g := range f.config.Groups {
		record, known := f.run.cache.Get(pieceName(s.id, g), s.key)
		if !known {
			return false
		}
		s.pieces = append(s.pieces, record)
	}
	facts, err := search.ReadFacts([]byte(s.pieces[0].Head()))
	if err != nil {
		return false
	}
	s.facts = facts
	return f.keep(f.config.TextNames(&facts), markOf(s.key), kept)
}

// keep keeps scripts that OUT holds under a mark, and tells whether that were all. It adds them to kept.
func (f *finder) keep(names []string, mark uint64, kept map[string]bool) bool {
	for _, name := range names {
		if !f.run.tree.Keep(scriptPath(name), mark) {
			return false
		}
		kept[name] = true
	}
	return true
}

// make makes a section's pieces and texts.
func (f *finder) make(s *section, kept map[string]bool) {
	inverted := f.invert(s)
	if inverted == nil {
		return
	}
	s.facts, s.pieces = inverted.Facts, f.putPieces(s, inverted)
	f.put(inverted.Texts, markOf(s.key), kept)
}

// invert inverts a section from its pages: those that were made for this build were scanned then. It gives nil where a
// page can't be made any more, which was told.
func (f *finder) invert(s *section) *search.Inverted {
	for _, held := range s.pages {
		if _, seen := s.docs[held.Path]; seen {
			continue
		}
		p := held.Make()
		if p == nil || f.run.failed() {
			return nil
		}
		f.see(held.Entry, p)
	}
	return f.config.Invert(&search.Section{ID: s.id, Things: f.things(s)})
}

// putPieces puts the pieces of a section into the cache, the first with its facts.
func (f *finder) putPieces(s *section, inverted *search.Inverted) (pieces []cache.Record) {
	head := inverted.Facts.Append(nil)
	for g, piece := range inverted.Pieces {
		pieces = append(pieces, f.run.cache.Put(pieceName(s.id, g), s.key, head, piece))
		head = nil
	}
	return pieces
}

// piece gives a section's piece of a group. A cache that is damaged makes no build fail: then the section is inverted
// again. It gives false where that can't be done any more, which was told.
func (f *finder) piece(s *section, g int) ([]byte, bool) {
	if piece, err := f.run.cache.Rest(s.pieces[g], nil); err == nil {
		return piece, true
	}
	s.restore.Do(func() {
		s.pages, s.docs = f.pagesOf(s), map[string][]foundDoc{}
		if s.restored = f.invert(s); s.restored != nil {
			f.putPieces(s, s.restored)
		}
		s.pages, s.docs = nil, nil
	})
	if s.restored == nil {
		return nil, false
	}
	return s.restored.Pieces[g], true
}

// pagesOf lists the pages that show things of a section, by path, without their marks.
func (f *finder) pagesOf(s *section) (pages []heldPage) {
	add := func(entries []page.Entry) {
		for _, e := range entries {
			if f.sectionOf(e) == s {
				pages = append(pages, heldPage{Entry: e})
			}
		}
	}
	add(f.run.book.Pages())
	if d := f.run.site.District(s.id); d != nil {
		for _, joined := range d.Reports {
			add(f.run.book.ReportPages(joined, f.run.linksOf(joined.Ref), func() *page.Contents { return f.run.whole(joined) }))
		}
	}
	slices.SortFunc(pages, byPath)
	return pages
}

func byPath(a, b heldPage) int { return strings.Compare(a.Path, b.Path) }

func (f *finder) put(files []search.File, mark uint64, kept map[string]bool) {
	for _, file := range files {
		if !kept[file.Name] {
			f.run.put(scriptPath(file.Name), file.Data, mark)
		}
	}
}

func pieceName(section string, group int) string {
	return "search/" + section + "/" + strconv.Itoa(group)
}

func scriptPath(name string) string { return "assets/search/" + name + ".js" }

// markOf is the mark of files that are made from what a key stands for.
func markOf(key cache.Key) uint64 { return binary.LittleEndian.Uint64(key[:]) | 1 }

// finishSite makes what all sections make together: once their pages were made, and their sections finished.
func (f *finder) finishSite() {
	if f == nil || f.run.failed() {
		return
	}
	facts := make([]search.Facts, len(f.sections))
	for i, s := range f.sections {
		if !s.finished { // the site's, and districts without reports
			f.finish(s)
		}
		facts[i] = s.facts
	}
	plan := f.config.Plan(facts)
	keys := make([][]byte, f.config.Groups)
	f.run.do(repeat(f.config.Groups, func(g int) { keys[g] = f.group(plan, g) }))
	if f.run.failed() {
		return
	}
	for _, file := range append(plan.Fixed(), plan.Dictionary(keys)...) {
		f.run.putData(scriptPath(file.Name), file.Data)
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

// group makes the buckets of a group, unless OUT holds them as they are to be, and gives its part of the dictionary.
func (f *finder) group(plan *search.Plan, g int) []byte {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d %d %v\n", plan.Stamp(), f.config.Groups, f.config.Languages)
	for _, s := range f.sections {
		binary.Write(sum, binary.LittleEndian, s.pieces[g].Digest())
	}
	key := cache.Key(sum.Sum(nil)[:16])
	name, kept := "search keys/"+strconv.Itoa(g), map[string]bool{}
	if record, known := f.run.cache.Get(name, key); known && f.keep(plan.GroupNames(g), markOf(key), kept) {
		if keys, err := f.run.cache.Rest(record, nil); err == nil {
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
	f.run.cache.Put(name, key, nil, keys)
	f.put(files, markOf(key), kept)
	return keys
}
