package live

import (
	"bytes"
	"embed"
	"hash/maphash"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

// Options say what to serve, and to whom.
type Options struct {
	Build     build.Options // Content is the folder Folder
	Folder    string        // of the content, absolute
	Templates string        // folder of overriding templates; "" for none
	Lang      string        // of the server's own words: "vi" or "en"
	Host      string        // a further name under which requests are answered; "" for none
	Port      int           // that requests name

	// Saved, if set, is told of each change once open pages can show it.
	Saved func(Saved)
}

// Saved is a change of the content.
type Saved struct {
	Paths            []string // below the content folder
	Took             time.Duration
	Errors, Warnings int               // of the whole site, as far as they are known
	Problems         []problem.Problem // errors that were not there before
}

// Server answers requests for a site that changes. Run keeps it up to date.
type Server struct {
	options Options
	hub     *hub
}

// New makes a server. Requests wait until Run has read the content.
func New(o Options) *Server { return &Server{options: o, hub: newHub(o)} }

//go:embed live.js live.css *.html
var files embed.FS

// own is where the server's own pages and files stand.
const own = "/_live/"

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("X-Frame-Options", "SAMEORIGIN")
	head.Set("Referrer-Policy", "same-origin")
	head.Set("Cache-Control", "no-store")
	switch {
	case !s.knows(r.Host):
		http.Error(w, say(s.options.Lang, "wrong-host"), http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		head.Set("Allow", "GET, HEAD")
		http.Error(w, say(s.options.Lang, "wrong-method"), http.StatusMethodNotAllowed)
	case foreign(r):
		http.Error(w, say(s.options.Lang, "wrong-site"), http.StatusForbidden)
	case strings.HasPrefix(r.URL.Path, own):
		s.serveOwn(w, r)
	default:
		s.serveSite(w, r)
	}
}

func (s *Server) serveOwn(w http.ResponseWriter, r *http.Request) {
	switch name := strings.TrimPrefix(r.URL.Path, own); name {
	case "":
		s.serveStatus(w, r)
	case "events":
		s.serveEvents(w, r)
	case "live.js", "live.css":
		data, _ := files.ReadFile(name)
		send(w, r, name, http.StatusOK, data)
	default:
		http.Error(w, say(s.options.Lang, "no-page"), http.StatusNotFound)
	}
}

func (s *Server) serveSite(w http.ResponseWriter, r *http.Request) {
	name, ok := siteTarget(r.URL.Path)
	if !ok {
		http.Error(w, say(s.options.Lang, "no-page"), http.StatusNotFound)
		return
	}
	v, err := s.hub.wait(r.Context())
	if err != nil {
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	} else if f := v.file(name + "/index.html"); f.there && !strings.Contains(path.Base(name), ".") {
		http.Redirect(w, r, "/"+name+"/", http.StatusFound)
		return
	}
	f := v.file(name)
	if !f.there && build.IsSearch(name) {
		f = s.hub.searchFile(r.Context(), name)
	}
	status := http.StatusOK
	switch {
	case f.there && f.Data != nil && !f.Page:
		send(w, r, name, status, f.Data)
		return
	case !f.there && name == "favicon.ico": // every browser asks for one
		w.WriteHeader(http.StatusNoContent)
		return
	case !f.there && path.Ext(name) != ".html":
		http.Error(w, say(s.options.Lang, "no-page"), http.StatusNotFound)
		return
	case !f.there && len(v.broken(name)) == 0:
		status = http.StatusNotFound
	case f.Data == nil:
		status = http.StatusServiceUnavailable
	}
	page := v.page(name)
	if strings.HasSuffix(name, "search.html") {
		s.hub.wantSearch()
	}
	send(w, r, "page.html", status, page.html)
}

// siteTarget gives the path of a file of the site that a request means. What could lead anywhere else is none.
func siteTarget(p string) (string, bool) {
	name := strings.TrimPrefix(p, "/")
	if strings.ContainsAny(name, "\\\x00") || strings.HasPrefix(name, "/") {
		return "", false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." || part == "." {
			return "", false
		}
	}
	return name, true
}

// send answers with a file. The type follows from its name.
func send(w http.ResponseWriter, r *http.Request, name string, status int, data []byte) {
	kind := types[path.Ext(name)]
	if kind == "" {
		kind = mime.TypeByExtension(path.Ext(name))
	}
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// types do not depend on what the machine takes a file for.
var types = map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".json": "application/json", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml", ".ics": "text/calendar; charset=utf-8", ".jsonld": "application/ld+json",
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml", ".pdf": "application/pdf"}

var seed = maphash.MakeSeed()

// digest stands for what a page shows, as long as this server runs.
func digest(parts ...[]byte) string {
	return strconv.FormatUint(maphash.Bytes(seed, bytes.Join(parts, []byte{0})), 36)
}
