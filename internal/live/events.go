package live

import (
	"fmt"
	"net/http"
	"time"
)

// aliveEvery is how often a connection on which nothing happens is tried.
const aliveEvery = 15 * time.Second

// serveEvents tells an open page when it, or its bar, is no longer as the page has it: a stream of server-sent events
// without content. The page fetches itself and says what it has from then on in its next request.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	asked := r.URL.Query()
	name, ok := siteTarget("/" + asked.Get("path"))
	if !ok {
		http.Error(w, say(s.options.Lang, "no-page"), http.StatusNotFound)
		return
	}
	news, stop := s.hub.listen()
	defer stop()
	v, err := s.hub.wait(r.Context())
	if err != nil {
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	flush := http.NewResponseController(w)
	fmt.Fprint(w, ": connected\n\n")
	flush.Flush()
	if r.Method == http.MethodHead {
		return
	}
	alive := time.NewTicker(aliveEvery)
	defer alive.Stop()
	page, bar := asked.Get("page"), asked.Get("bar")
	for {
		if now := v.page(name); now.page != page || now.bar != bar {
			page, bar = now.page, now.bar
			if _, err := fmt.Fprintf(w, "data: %s %s\n\n", page, bar); err != nil {
				return
			}
			flush.Flush()
		}
		select {
		case <-r.Context().Done():
			return
		case <-s.hub.closed:
			return
		case <-alive.C:
			if _, err := fmt.Fprint(w, ": alive\n\n"); err != nil {
				return
			}
			flush.Flush()
		case <-news:
			v = s.hub.now()
		}
	}
}
