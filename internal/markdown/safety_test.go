package markdown

import (
	"bufio"
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"

	"phoihop/internal/viet"
)

// containers gives how deep list items, definitions and quotations stand in each other below n.
func containers(n ast.Node) int {
	deepest := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		deepest = max(deepest, containers(c))
	}
	switch n.(type) {
	case *ast.ListItem, *ast.Blockquote, *extast.DefinitionDescription:
		deepest++
	}
	return deepest
}

// attributes says which elements may be in the output, and with which attributes.
var attributes = func() map[string]string {
	list := map[string]string{
		"a": "href title class role aria-label", "img": "src alt title loading", "span": "lang", "sup": "id", "li": "id", "ol": "start",
		"pre": "tabindex", "section": "class role aria-label", "div": "class role tabindex aria-label", "th": "scope class", "td": "class",
	}
	for _, name := range strings.Fields("p blockquote ul dl dt dd code em strong br hr table thead tbody tr") {
		list[name] = ""
	}
	for _, name := range strings.Fields("h2 h3 h4 h5 h6") {
		list[name] = "id"
	}
	return list
}()

// unsafe gives what is wrong with a rendered body, or "": an element or attribute that is not on the
// list, an address that is not allowed, an id that stands twice, a tag that is not closed in turn.
func unsafe(output []byte) string {
	if !utf8.Valid(output) {
		return "not UTF-8"
	}
	var open []string
	ids := map[string]bool{}
	for z := html.NewTokenizer(bytes.NewReader(output)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if len(open) > 0 {
				return "open at the end: " + strings.Join(open, " ")
			}
			return ""
		case html.TextToken:
			if bytes.ContainsAny(z.Raw(), "<>\x00") {
				return "text holds a sign that is not escaped: " + string(z.Raw())
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return "closed out of turn: " + string(name)
			}
			open = open[:len(open)-1]
		case html.StartTagToken:
			t := z.Token()
			allowed, known := attributes[t.Data]
			if !known {
				return "element " + t.Data
			}
			for _, a := range t.Attr {
				if !strings.Contains(" "+allowed+" ", " "+a.Key+" ") {
					return "attribute " + a.Key + " of " + t.Data
				}
				if mistake := unsafeValue(a); mistake != "" {
					return mistake
				}
				if a.Key == "id" && ids[a.Val] {
					return "two of id " + a.Val
				}
				ids[a.Val] = ids[a.Val] || a.Key == "id"
			}
			if t.Data != "br" && t.Data != "hr" && t.Data != "img" {
				open = append(open, t.Data)
			}
		default:
			return "neither text nor element: " + string(z.Raw())
		}
	}
}

func unsafeValue(a html.Attribute) string {
	switch a.Key {
	case "id":
		if a.Val == "" || strings.Trim(a.Val, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return "id " + a.Val
		}
	case "href", "src":
		if a.Val == "" {
			return "" // leads nowhere: the caller's to tell
		}
		for _, prefix := range []string{"https://", "http://", "mailto:", "tel:", "#", "../../files/"} {
			if rest, ok := strings.CutPrefix(a.Val, prefix); ok && !strings.HasPrefix(rest, "/") && !strings.ContainsAny(a.Val, "\\\t\n\r \"<>") {
				return ""
			}
		}
		path, _, _ := strings.Cut(a.Val, "#")
		first := strings.IndexAny(path, ":/?")
		if !strings.HasSuffix(path, ".html") || strings.ContainsAny(path, "\\\t\n\r \"<>") || first == 0 || first > 0 && path[first] == ':' {
			return a.Key + " " + a.Val
		}
	}
	return ""
}

// TestHostile renders each line of testdata/hostile.txt. A line is the number of its problems, a tab,
// and a body in which \n, \t and \x00 to \x1f stand for those characters.
func TestHostile(t *testing.T) {
	file, err := os.Open("testdata/hostile.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unescape := strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\x00`, "\x00", `\x01`, "\x01", `\x1f`, "\x1f")
	cases := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		want, written, found := strings.Cut(lines.Text(), "\t")
		if !found {
			continue // a heading
		}
		cases++
		body := []byte(unescape.Replace(written))
		// A body must be safe wherever it stands.
		for _, around := range []string{"%", "> - %", "| a |\n|---|\n| % |", "x[^1]\n\n[^1]: %", "a\n: %", "## %", "[%](a.vi.md)", "![%](a.jpg)", "*%*", "`%`", "[a]: %\n\n[a]"} {
			result := render(bytes.ReplaceAll([]byte(around), []byte("%"), body), viet.Vi)
			if mistake := unsafe(result.HTML); mistake != "" {
				t.Errorf("%s in %q: %s\n%s", written, around, mistake, result.HTML)
			}
			if got := strings.Repeat("!", len(result.Problems)); around == "%" && got != want {
				t.Errorf("%s: got problems\n%swant %s\n%s", written, told(result.Problems), want, result.HTML)
			}
		}
	}
	if cases < 60 {
		t.Errorf("only %d cases were read", cases)
	}
}

// TestTheOracleFires makes sure that the checks above would see what they look for.
func TestTheOracleFires(t *testing.T) {
	for _, output := range []string{
		"<script>", `<a href="javascript:x">a</a>`, `<a href="//x">a</a>`, `<p onclick="x">a</p>`, "<p>", "</p>", "<p><em></p></em>", `<p style="x">a</p>`,
		`<img src="data:x">`, "<!-- x -->", `<h2 id="A">a</h2>`, `<h2 id="a">a</h2><h2 id="a">a</h2>`, "a > b", "\xff",
	} {
		if unsafe([]byte(output)) == "" {
			t.Errorf("%q passes as safe", output)
		}
	}
}

func FuzzRender(f *testing.F) {
	for _, name := range []string{"testdata/blocks.txt", "testdata/inline.txt", "testdata/hostile.txt", "testdata/pasted.txt", "testdata/heard.txt"} {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(text), "\n---\n") {
			f.Add(part)
		}
	}
	f.Add(string(report))
	f.Fuzz(func(t *testing.T, body string) {
		body = viet.NFC(strings.ToValidUTF8(body, "?"))
		result := render([]byte(body), viet.Vi)
		if mistake := unsafe(result.HTML); mistake != "" {
			t.Errorf("%s\n%s", mistake, result.HTML)
		}
		lines := strings.Split(body, "\n")
		for _, p := range result.Problems {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
				t.Errorf("%s stands outside the body: %d:%d", p.Code, p.Line, p.Column)
			}
		}
		made := Render([]byte(body), viet.Vi)
		if got := Headings([]byte(body), viet.Vi); len(got) != len(made.Headings) {
			t.Errorf("%d headings, rendered %d", len(got), len(made.Headings))
		}
		if got := Lead([]byte(body)); got != made.Lead || utf8.RuneCountInString(got) > leadSource {
			t.Errorf("lead %q, rendered with %q", got, made.Lead)
		}
		for _, l := range made.Links {
			if l.Destination == "" || l.At >= 0 && !bytes.HasPrefix(made.HTML[l.At:], []byte(`"`)) {
				t.Errorf("an address does not fit at %d: %q", l.At, l.Destination)
			}
		}
		if diff := wholeDiff([]byte(body)); diff != "" {
			t.Errorf("plain blocks (-parsed +plain):\n%s", diff)
		}
	})
}
