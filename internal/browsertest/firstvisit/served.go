package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/andybalholm/brotli"
)

// served is a site as a web server sends it: compressed, style sheets and scripts kept by readers.
type served struct {
	dir   string
	style string // set where each page has it inlined
}

func newServed(dir string, inlined bool) (*served, error) {
	s := &served{dir: dir}
	if inlined {
		style, err := os.ReadFile(filepath.Join(dir, "assets", "style.css"))
		if err != nil {
			return nil, err
		}
		s.style = string(style)
	}
	return s, nil
}

func (s *served) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/favicon.ico" { // browsers ask for it by themselves
		w.WriteHeader(http.StatusNoContent)
		return
	}
	name := filepath.Join(s.dir, filepath.FromSlash(path.Clean("/"+r.URL.Path)))
	sent, err := os.ReadFile(name + ".br")
	if err == nil && s.style != "" && strings.HasSuffix(name, ".html") {
		sent, err = inline(sent, s.style)
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(filepath.Ext(name)))
	if err == nil {
		w.Header().Set("Content-Encoding", "br")
	} else if sent, err = os.ReadFile(name); err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "max-age=3600")
	w.Write(sent)
}

var sheetLink = regexp.MustCompile(`<link rel="?stylesheet"?[^>]*>`)

// inline puts a style into a compressed page in place of its sheet, and the style's hash into the page's policy.
func inline(page []byte, style string) ([]byte, error) {
	html, err := io.ReadAll(brotli.NewReader(bytes.NewReader(page)))
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256([]byte(style))
	html = bytes.Replace(html, []byte("style-src 'self'"), []byte("style-src 'sha256-"+base64.StdEncoding.EncodeToString(hash[:])+"'"), 1)
	html = sheetLink.ReplaceAllLiteral(html, []byte("<style>"+style+"</style>"))
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, 9)
	if _, err := w.Write(html); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
