package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"phoihop/internal/page"
	"phoihop/internal/viet"
	"phoihop/templates"
)

// A style sheet of the user's own gets plain values for old browsers, and a saved report has it in the form whose hash
// the policy names: that of the text which a parser of HTML finds in the page.
func TestOwnStyleSheet(t *testing.T) {
	own := "\ufeff:root { --ink: #111; }\r\np { color: var(--ink); }\r/* </style> \x00\xff */\r\n"
	loaded, problems := Load(templates.Files, fstest.MapFS{"assets/style.css": {Data: []byte(own)}}, "own")
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	const published = ":root { --ink: #111; }\np { color: #111; color: var(--ink); }\n/* </style> \ufffd\ufffd */\n"
	i := slices.IndexFunc(loaded.Assets(), func(a Asset) bool { return a.Path == styleSheet })
	if got := string(loaded.Assets()[i].Data); got != published {
		t.Errorf("published is %q, want %q", got, published)
	}
	var b bytes.Buffer
	report := &page.Report{Frame: page.Frame{Lang: viet.Vi, Path: "vi/x/a.html"}}
	if mistake := loaded.Saved(&b, report, nil); mistake != nil {
		t.Fatal(*mistake)
	}
	doc, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var style, policy string
	for n := range doc.Descendants() {
		switch {
		case n.Data == "style" && n.FirstChild != nil:
			style = n.FirstChild.Data
		case n.Data == "meta" && attribute(n, "http-equiv") != "":
			policy = attribute(n, "content")
		}
	}
	if want := strings.Replace(published, "</", `<\/`, 1); style != want {
		t.Errorf("the saved report has the style %q, want %q", style, want)
	}
	if hash := policyHash([]byte(style)); !strings.Contains(policy, hash) {
		t.Errorf("the policy %q lets no style %s in", policy, hash)
	}
}

func TestPlainFirst(t *testing.T) {
	for _, c := range []struct{ what, sheet, want string }{
		{"the first value is the plain one", ":root { --ink: #111; }\n.dark { --ink: #eee; }\np { color: var(--ink); }",
			":root { --ink: #111; }\n.dark { --ink: #eee; }\np { color: #111; color: var(--ink); }"},
		{"several declarations, several variables", ":root { --a: #111; --b: #222; }\np { margin: 0; border: 1px solid var(--a); background: var(--b); color: red; }",
			":root { --a: #111; --b: #222; }\np { margin: 0; border: 1px solid #111; border: 1px solid var(--a); background: #222; background: var(--b); color: red; }"},
		{"a variable made of another, and one without a plain value, stay", ":root { --a: #111; --b: var(--a); }\np { color: var(--c); }",
			":root { --a: #111; --b: var(--a); }\np { color: var(--c); }"},
		{"a sheet without variables stays", "p { color: red; }", "p { color: red; }"},
	} {
		if got := string(plainFirst([]byte(c.sheet))); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}
