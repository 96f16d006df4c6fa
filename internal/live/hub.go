package live

import (
	"context"
	"slices"
	"sync"
	"time"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

// hub holds what is served now and tells open pages when that has changed.
type hub struct {
	options Options
	ready   chan struct{} // closed when there is something to serve
	closed  chan struct{}
	todo    chan struct{} // wakes the work behind

	mu        sync.Mutex
	current   *view
	listeners map[chan struct{}]bool
	good      map[string][]byte // pages as they were served last without trouble
	wanted    bool              // somebody searches
	searched  chan struct{}     // closed when an index was tried to be made
}

func newHub(o Options) *hub {
	return &hub{options: o, ready: make(chan struct{}), closed: make(chan struct{}), todo: make(chan struct{}, 1), listeners: map[chan struct{}]bool{},
		good: map[string][]byte{}, searched: make(chan struct{})}
}

// Run reads the content and keeps what is served up to date until the context ends. It is called once.
func (s *Server) Run(ctx context.Context) {
	h := s.hub
	defer close(h.closed)
	o := s.options.Build
	o.Drafts, o.Started = true, time.Now().UnixNano()
	site := build.NewPreview(o)
	defer site.Close()
	h.publish(newView(h, site, 0))
	go site.Share()
	working := make(chan struct{})
	go func() {
		defer close(working)
		h.workBehind(ctx)
	}()
	defer func() { <-working }()
	h.wake()
	w := newWatcher(s.options.Folder, s.options.Templates)
	defer w.close()
	go w.watch(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.ready:
			s.renew(w.take())
		}
	}
}

// renew takes in what has changed.
func (s *Server) renew(c changes) {
	h := s.hub
	old := h.now()
	look := old.look
	if c.asset {
		look++
	}
	c.Started = time.Now().UnixNano()
	site := old.site.Renew(c.Changes)
	if site == old.site && look == old.look {
		return
	}
	h.publish(newView(h, site, look))
	took := time.Since(c.first)
	if !site.Joined() {
		h.publish(newView(h, site.Join(), look))
	}
	h.wake()
	if s.options.Saved != nil {
		now := h.now()
		saved := Saved{Paths: c.Paths, Took: took, Errors: now.counts.Errors, Warnings: now.counts.Warnings}
		for _, p := range now.problems {
			switch {
			case p.Severity != problem.Error:
			case p.Code == problem.FileChanged: // it is still being written, and will be read again
				saved.Errors--
			case !slices.Contains(old.problems, p):
				saved.Problems = append(saved.Problems, p)
			}
		}
		s.options.Saved(saved)
	}
}

// workBehind finds what no page has to wait for: problems of links, and the index, once somebody has searched.
func (h *hub) workBehind(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-h.todo:
		}
		site := h.now().site
		site.Check()
		h.refresh(site)
		h.mu.Lock()
		wanted, tried := h.wanted, h.searched
		h.mu.Unlock()
		if !wanted {
			continue
		}
		if _, this := site.SearchMade(); !this {
			site.MakeSearch()
		}
		h.mu.Lock()
		select {
		case <-tried:
		default:
			close(tried)
		}
		h.mu.Unlock()
		h.refresh(site)
	}
}

func (h *hub) wake() {
	select {
	case h.todo <- struct{}{}:
	default:
	}
}

// publish makes a view the current one.
func (h *hub) publish(v *view) {
	h.mu.Lock()
	first := h.current == nil
	h.current = v
	if !first {
		for l := range h.listeners {
			select {
			case l <- struct{}{}:
			default:
			}
		}
	}
	h.mu.Unlock()
	if first {
		close(h.ready)
	}
}

// refresh shows what is known now of a site that is the current one still.
func (h *hub) refresh(site *build.Preview) {
	if old := h.now(); old.site == site {
		v := newView(h, site, old.look)
		v.made = old.made
		h.publish(v)
	}
}

func (h *hub) now() *view {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.current
}

// wait gives the current view, once there is one.
func (h *hub) wait(ctx context.Context) (*view, error) {
	select {
	case <-h.ready:
		return h.now(), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// listen gives a channel that says when there is another view.
func (h *hub) listen() (news <-chan struct{}, stop func()) {
	l := make(chan struct{}, 1)
	h.mu.Lock()
	h.listeners[l] = true
	h.mu.Unlock()
	return l, func() {
		h.mu.Lock()
		delete(h.listeners, l)
		h.mu.Unlock()
	}
}

// wantSearch has the index made from now on.
func (h *hub) wantSearch() {
	h.mu.Lock()
	before := h.wanted
	h.wanted = true
	h.mu.Unlock()
	if !before {
		h.wake()
	}
}

// searchFile gives a file of the index. The first waits until there is an index.
func (h *hub) searchFile(ctx context.Context, name string) file {
	h.wantSearch()
	select {
	case <-h.searched:
	case <-h.closed:
	case <-ctx.Done():
	}
	f, ok := h.now().site.Search(name)
	return file{f, ok}
}

// mostGood is how many pages are kept to be shown while they can't be made.
const mostGood = 64

func (h *hub) keepGood(name string, page []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, known := h.good[name]; !known && len(h.good) >= mostGood {
		clear(h.good)
	}
	h.good[name] = page
}

func (h *hub) lastGood(name string) []byte {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.good[name]
}
