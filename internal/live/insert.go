package live

import (
	"bytes"
	"regexp"
)

// What is inserted stands between these marks, so that it can be told from the page.
const (
	markStart = "<!--phoihop-live-->"
	markEnd   = "<!--/phoihop-live-->"
)

// policy is the content security policy in a page's head. Without connect-src a page may ask nobody for news.
var policy = regexp.MustCompile(`(<meta http-equiv="Content-Security-Policy" content="[^"]*)(">)`)

const connect = "; connect-src 'self'"

// insert puts head and bar into a page of the site.
func insert(page, head, bar []byte) []byte {
	at := bytes.Index(page, []byte("<head>")) + len("<head>")
	if p := policy.FindSubmatchIndex(page); p != nil {
		if !bytes.Contains(page[p[0]:p[1]], []byte("connect-src")) {
			page = bytes.Join([][]byte{page[:p[3]], page[p[3]:]}, []byte(connect))
			at = p[5] + len(connect)
		} else {
			at = p[5]
		}
	} else if at < len("<head>") {
		at = 0
	}
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < at {
		end = len(page)
	}
	var out bytes.Buffer
	out.Grow(len(page) + len(head) + len(bar) + 128)
	for _, part := range [][]byte{page[:at], []byte(markStart), head, []byte(markEnd), page[at:end], []byte(markStart), bar, []byte(markEnd), page[end:]} {
		out.Write(part)
	}
	return out.Bytes()
}
