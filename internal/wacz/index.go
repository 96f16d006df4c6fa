package wacz

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
)

// place is where a record stands in the WARC.
type place struct{ offset, length int64 }

// indexLine is the line of CDXJ of a response.
func indexLine(r *record, mediaType string, at place) string {
	mime, _, _ := strings.Cut(mediaType, ";")
	return surt(r.uri) + " " + stamp(r.date) + " " + string(marshal(struct {
		URL      string `json:"url"`
		MIME     string `json:"mime"`
		Status   string `json:"status"`
		Digest   string `json:"digest"`
		Length   string `json:"length"`
		Offset   string `json:"offset"`
		Filename string `json:"filename"`
	}{r.uri, mime, "200", strings.TrimPrefix(r.payload, "sha1:"), strconv.FormatInt(at.length, 10), strconv.FormatInt(at.offset, 10), warcName}))
}

// indexText reads lines as one text, each ended by a line feed: of a large site it would take as much memory again.
type indexText struct {
	lines []string
	at    int // in the first of them
}

func (t *indexText) Read(p []byte) (n int, err error) {
	for n < len(p) && len(t.lines) > 0 {
		if taken := copy(p[n:], t.lines[0][t.at:]); taken > 0 {
			n, t.at = n+taken, t.at+taken
			continue
		}
		p[n] = '\n'
		n, t.at, t.lines = n+1, 0, t.lines[1:]
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// surt is an address with its host turned round, so that all of one domain stand together: vn,gov,phoihop)/vi/.
func surt(address string) string {
	u, err := url.Parse(strings.ToLower(address))
	if err != nil {
		return address
	}
	labels := strings.Split(u.Hostname(), ".")
	for i, j := 0, len(labels)-1; i < j; i, j = i+1, j-1 {
		labels[i], labels[j] = labels[j], labels[i]
	}
	key := strings.Join(labels, ",")
	if port := u.Port(); port != "" {
		key += ":" + port
	}
	return key + ")" + u.EscapedPath()
}

// stamp is a date in RFC 3339 as 14 digits.
func stamp(date string) string {
	return strings.NewReplacer("-", "", ":", "", "T", "", "Z", "").Replace(date)
}

// addresses are those at which a file answers, the first with its name.
func addresses(base, path string) []string {
	named := base + escape(path)
	if folder, is := strings.CutSuffix(named, "index.html"); is && strings.HasSuffix(folder, "/") {
		return []string{named, folder}
	}
	return []string{named}
}

// escape writes a path as browsers do in an address.
func escape(path string) string {
	var b strings.Builder
	for i := range len(path) {
		if c := path[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"#%<>?^`{}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// page is a line of pages.jsonl.
type page struct {
	ID    string `json:"id"`
	URL   string `json:"url"`
	Date  string `json:"ts"`
	Title string `json:"title"`
}

// pageLine is the line of the page at an address.
func pageLine(address, date, title string) []byte {
	id := sha256.Sum256([]byte(address))
	return marshal(page{hex.EncodeToString(id[:8]), address, date, title})
}

// pagesHead is its first line.
var pagesHead = marshal(struct {
	Format  string `json:"format"`
	ID      string `json:"id"`
	Title   string `json:"title"`
	HasText bool   `json:"hasText"`
}{"json-pages-1.0", "pages", "All Pages", false})

// marshal is JSON on one line, for values that can't fail.
func marshal(v any) []byte {
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	to.SetEscapeHTML(false)
	if err := to.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
