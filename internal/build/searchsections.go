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

// keyOf stands for all that a section says.
func (f *finder) keyOf(s *section) cache.Key {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %d %v\n", s.id, f.config.Groups, f.config.Languages)
	for _, p := range s.pages {
		fmt.Fprintf(sum, "%s %x\n", p.Path, p.mark)
	}
	return cache.Key(sum.Sum(nil)[:16])
}

// recall takes from the cache what a section brought to an earlier build, and keeps its texts. It tells whether it got
// all; kept takes the texts that it kept in any case.
func (f *finder) recall(s *section, kept map[string]bool) bool {
	s.pieces = s.pieces[:0]
	for g := range f.config.Groups {
		record, known := f.cache.Get(pieceName(s.id, g), s.key)
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
	return f.keepScripts(f.config.TextNames(&facts), markOf(s.key), kept)
}

// keepScripts keeps scripts that OUT holds under a mark, and tells whether that were all. It adds them to kept.
func (f *finder) keepScripts(names []string, mark uint64, kept map[string]bool) bool {
	for _, name := range names {
		if !f.keep(scriptPath(name), mark) {
			return false
		}
		kept[name] = true
	}
	return true
}

// buildSection makes a section's pieces and texts.
func (f *finder) buildSection(s *section, kept map[string]bool) {
	inverted := f.invert(s)
	if inverted == nil {
		return
	}
	s.facts, s.pieces = inverted.Facts, f.putPieces(s, inverted)
	f.putScripts(inverted.Texts, markOf(s.key), kept)
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
		f.scanPage(held.Entry, p)
	}
	return f.config.Invert(&search.Section{ID: s.id, Things: f.things(s)})
}

// putPieces puts the pieces of a section into the cache, the first with its facts.
func (f *finder) putPieces(s *section, inverted *search.Inverted) (pieces []cache.Record) {
	head := inverted.Facts.Append(nil)
	for g, piece := range inverted.Pieces {
		pieces = append(pieces, f.cache.Put(pieceName(s.id, g), s.key, head, piece))
		head = nil
	}
	return pieces
}

// piece gives a section's piece of a group. A cache that is damaged makes no build fail: then the section is inverted
// again. It gives false where that can't be done any more, which was told.
func (f *finder) piece(s *section, g int) ([]byte, bool) {
	if piece, err := f.cache.Rest(s.pieces[g], nil); err == nil {
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

// putScripts puts those files that were not kept.
func (f *finder) putScripts(files []search.File, mark uint64, kept map[string]bool) {
	for _, file := range files {
		if !kept[file.Name] {
			f.put(scriptPath(file.Name), file.Data, mark)
		}
	}
}

func pieceName(section string, group int) string {
	return "search/" + section + "/" + strconv.Itoa(group)
}

func scriptPath(name string) string { return "assets/search/" + name + ".js" }

// markOf is the mark of files that are made from what a key stands for.
func markOf(key cache.Key) uint64 { return binary.LittleEndian.Uint64(key[:]) | 1 }
