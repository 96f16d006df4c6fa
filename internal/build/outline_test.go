package build

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// outline writes a page the way a reader meets it, so that an editor can compare it with what was
// meant: what search engines are told, then <main> with one line for each heading, paragraph, fact or
// entry. Words in another language than the page stand as «vi: …», links as [words](path in the site).
func outline(t *testing.T, name string, page []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	o := &outliner{dir: path.Dir(name)}
	for n := range doc.Descendants() {
		o.head(n)
	}
	o.line()
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "main" {
			o.block(n)
		}
	}
	o.line()
	return o.b.String()
}

type outliner struct {
	dir  string // of the page
	b    strings.Builder
	text strings.Builder // of the line being written
}

func (o *outliner) line() {
	if text := strings.Join(strings.Fields(o.text.String()), " "); text != "" {
		o.b.WriteString(text + "\n")
	}
	o.text.Reset()
}

func (o *outliner) head(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch n.Data {
	case "html":
		fmt.Fprintf(&o.b, "language: %s\n", attr(n, "lang"))
	case "title":
		fmt.Fprintf(&o.b, "title: %s\n", textOf(n))
	case "meta":
		switch {
		case attr(n, "name") == "description", attr(n, "name") == "robots":
			fmt.Fprintf(&o.b, "%s: %s\n", attr(n, "name"), attr(n, "content"))
		case attr(n, "http-equiv") == "refresh":
			delay, to, _ := strings.Cut(attr(n, "content"), "; url=")
			fmt.Fprintf(&o.b, "refresh after %s seconds: %s\n", delay, o.target(to))
		}
	case "link":
		switch {
		case attr(n, "rel") == "canonical":
			fmt.Fprintf(&o.b, "canonical: %s\n", attr(n, "href"))
		case attr(n, "hreflang") != "":
			fmt.Fprintf(&o.b, "hreflang %s: %s\n", attr(n, "hreflang"), attr(n, "href"))
		}
	}
}

// blocks begin a line of their own; the value is what the line begins with.
var blocks = map[string]string{"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "p": "", "li": "- ", "tr": "", "caption": "", "figure": "", "div": "", "section": "", "nav": "", "dl": "", "ul": "", "ol": ""}

func (o *outliner) block(n *html.Node) {
	for c := range n.ChildNodes() {
		prefix, isBlock := blocks[c.Data]
		switch {
		case c.Type == html.TextNode:
			o.text.WriteString(c.Data)
		case c.Type != html.ElementNode:
		case attr(c, "class") == "kept notice": // hidden, but in a saved copy
		case isBlock:
			o.line()
			if strings.HasPrefix(attr(c, "class"), "notice") {
				prefix = "! "
			}
			if id := attr(c, "id"); id != "" && c.Data == "li" {
				prefix += "#" + id + " "
			}
			o.text.WriteString(prefix)
			o.inLang(c, o.block)
			if c.Data != "div" || c.Parent.Data != "dl" {
				o.line()
			}
		case c.Data == "dt":
			o.block(c)
			o.text.WriteString(": ")
		case c.Data == "td" || c.Data == "th":
			o.block(c)
			o.text.WriteString(" | ")
		case c.Data == "img":
			fmt.Fprintf(&o.text, "![%s](%s)", attr(c, "alt"), o.target(attr(c, "src")))
		case c.Data == "a":
			o.text.WriteString("[")
			o.inLang(c, o.block)
			o.text.WriteString("](" + o.target(attr(c, "href")) + ")")
		default:
			o.inLang(c, o.block)
		}
	}
}

func (o *outliner) inLang(n *html.Node, inner func(*html.Node)) {
	lang := attr(n, "lang")
	if lang != "" {
		o.text.WriteString("«" + lang + ": ")
	}
	inner(n)
	if lang != "" {
		o.text.WriteString("»")
	}
}

// target makes a relative address a path in the site.
func (o *outliner) target(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return address
	}
	u.Path = path.Join(o.dir, u.Path)
	return u.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// siteMapOutline writes a line for each address of a site map: the address, its last change, and the
// languages in which the same page exists.
func siteMapOutline(t *testing.T, data []byte) string {
	t.Helper()
	var m struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Loc     string `xml:"loc"`
			Lastmod string `xml:"lastmod"`
			Links   []struct {
				Rel  string `xml:"rel,attr"`
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, u := range m.URLs {
		b.WriteString(u.Loc)
		if u.Lastmod != "" {
			b.WriteString(" " + u.Lastmod)
		}
		for _, l := range u.Links {
			b.WriteString(" " + l.Lang)
			if l.Rel != "alternate" || !strings.Contains(l.Href, "/"+l.Lang+"/") {
				b.WriteString("=" + l.Href)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
