package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"phoihop/internal/page"
	"phoihop/internal/viet"
	"phoihop/templates"
)

// TestSheetsAndScriptsStayInside: a user's style sheet and first script may say anything; the pages around them stay
// whole, and their policy names them as they stand.
func TestSheetsAndScriptsStayInside(t *testing.T) {
	loaded, problems := Load(templates.Files, fstest.MapFS{
		"assets/style.css":  {Data: []byte(`p::before { content: "</style><b>"; } /* </STYLE> */`)},
		"comforts/first.js": {Data: []byte(`document.title = "</script><b>" + '<!--<script>' + /<\/ScRiPt/.source;`)},
	}, "mine")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r := &page.Report{Frame: page.Frame{Lang: viet.Vi, Path: "vi/tay-ho/a.html", Root: "../../"}}
	for what, lay := range map[string]func(*bytes.Buffer) any{
		"a page":       func(b *bytes.Buffer) any { return loaded.Page(b, r) },
		"a saved copy": func(b *bytes.Buffer) any { return loaded.Saved(b, r, func(string) []byte { return nil }) },
	} {
		var b bytes.Buffer
		lay(&b)
		doc, err := html.Parse(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		policy, inside := "", 0
		for n := range doc.Descendants() {
			switch {
			case n.Data == "meta" && attribute(n, "http-equiv") != "":
				policy = attribute(n, "content")
			case (n.Data == "style" || n.Data == "script") && n.FirstChild != nil && !strings.Contains(attribute(n, "type"), "json"):
				inside++
				if !strings.Contains(policy, policyHash([]byte(n.FirstChild.Data))) {
					t.Errorf("%s: its policy %s does not name its %s %s", what, policy, n.Data, n.FirstChild.Data)
				}
			case n.Data == "b":
				t.Errorf("%s has an element of what stands in a style or script", what)
			}
		}
		if inside != 1 {
			t.Errorf("%s has %d styles and scripts of its own, want 1", what, inside)
		}
	}
}

// TestStyleRefused: what a user's sheet asks for in vain is told with its place.
func TestStyleRefused(t *testing.T) {
	const sheet = `/* @import "https://example.org/in-a-comment.css";
*/ @import "more.css"; @import url('https://example.org/a.css');
@font-face { font-family: A; src: url("https://example.org/a.woff2"); }
p { background: url(data:image/png;base64,AA==) } ố { background: url( //example.org/a.png ) }
q { background: url("pictures/a.png"), URL(HTTP://example.org/b.png) }`
	_, problems := Load(templates.Files, fstest.MapFS{"assets/style.css": {Data: []byte(sheet)}}, "mine")
	var got strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&got, "%s/%s:%d:%d %s: %s\n", p.Root, p.File, p.Line, p.Column, p.Severity.Name(), p.Message.En)
	}
	const want = `mine/assets/style.css:2:24 warning: pages will not load "https://example.org/a.css": their security policy forbids it
mine/assets/style.css:3:1 warning: pages will not load "@font-face": their security policy forbids it
mine/assets/style.css:4:67 warning: pages will not load "//example.org/a.png": their security policy forbids it
mine/assets/style.css:5:40 warning: pages will not load "HTTP://example.org/b.png": their security policy forbids it
`
	if got.String() != want {
		t.Errorf("told is\n%swant\n%s", got.String(), want)
	}
}
