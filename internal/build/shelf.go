package build

import (
	"container/list"
	"sync"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// shelf holds the contents of those reports that were opened last: all that is made of a district's reports is made
// one after another, and most of it shows the same reports. It is safe for concurrent use.
type shelf struct {
	mu     sync.Mutex
	byName map[*reading]*list.Element
	order  list.List // of *shelved, the last used first
	size   int64
}

type shelved struct {
	rd       *reading
	contents *page.Contents
	whole    bool // with bodies and files
	size     int64
}

// shelfSize is how much the shelf may hold, by what contents are reckoned to take in memory, in bytes.
const (
	shelfSize = 8 << 20
	factsSize = 16 << 10 // of the facts of a report
)

func newShelf() *shelf { return &shelf{byName: map[*reading]*list.Element{}} }

// get finds a report's contents; nil where the shelf does not have them, or not whole, as is wanted.
func (s *shelf) get(rd *reading, whole bool) *page.Contents {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.byName[rd]
	if at == nil || whole && !at.Value.(*shelved).whole {
		return nil
	}
	s.order.MoveToFront(at)
	return at.Value.(*shelved).contents
}

func (s *shelf) put(rd *reading, c *page.Contents, whole bool) {
	size := int64(factsSize)
	if whole {
		size += rd.record.Size()
	}
	for _, b := range c.Bodies {
		size += int64(len(b.HTML))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if at := s.byName[rd]; at != nil {
		s.drop(at)
	}
	s.byName[rd] = s.order.PushFront(&shelved{rd, c, whole, size})
	for s.size += size; s.size > shelfSize && s.order.Len() > 1; {
		s.drop(s.order.Back())
	}
}

func (s *shelf) drop(at *list.Element) {
	old := s.order.Remove(at).(*shelved)
	delete(s.byName, old.rd)
	s.size -= old.size
}

// facts opens a report for a page about several, without bodies. Where it can't be read any more, that is told.
func (r *run) facts(joined *site.Report) *page.Contents {
	rd := r.reading(joined.Ref)
	if known := r.shelf.get(rd, false); known != nil {
		return known
	}
	c := r.factsOnce(rd)
	r.shelf.put(rd, c, false)
	return c
}

// factsOnce opens a report whose facts nothing else wants soon. Where it can't be read any more, it says nothing in any
// language; that is told, so that nothing of it is published.
func (r *run) factsOnce(rd *reading) *page.Contents {
	all, ok := r.factsOf(rd)
	if !ok || all.Original.Report == nil {
		return &page.Contents{Original: &report.Report{}, Words: &report.Report{}}
	}
	links, leaves := r.keyLinks(rd, all, untold)
	return &page.Contents{Original: all.Original.Report, Words: all.Words.Report, Stale: rd.Stale, Links: links, Leaves: leaves}
}

// whole opens a report with its bodies; nil where it can't be read any more, which is told.
func (r *run) whole(joined *site.Report) *page.Contents {
	rd := r.reading(joined.Ref)
	if known := r.shelf.get(rd, true); known != nil {
		return known
	}
	o := &opening{run: r, rd: rd}
	all, ok := o.rest()
	if !ok {
		return nil
	}
	var found resolved
	if rd.Linked {
		found = r.resolve(rd, all, untold)
	}
	return o.contents(found)
}
