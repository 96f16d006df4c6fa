package render

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"phoihop/internal/page"
	"phoihop/internal/problem"
)

// A saved report is its page as one file that opens offline whole: with its style and pictures, and without what needs the
// rest of the site or a script. A build makes it of reports with pictures; of the others the reader's browser
// does (templates/comforts/save.js), by the same rules: what changes here changes there (TestSavedAlike of
// internal/browsertest shows both the same pages).

// PictureData gives a picture of the site by its path; nil where it can't be had, which is told elsewhere.
type PictureData func(path string) []byte

// Saved lays out a report's page as one file at the end of b.
func (t *Templates) Saved(b *bytes.Buffer, p *page.Report, picture PictureData) *problem.Problem {
	var whole bytes.Buffer
	if mistake := t.Page(&whole, p); mistake != nil {
		return mistake
	}
	if err := t.SavePage(b, &whole, p.Path, p.Address, picture); err != nil {
		mistake := t.mistake(err, p.Template())
		return &mistake
	}
	return nil
}

// SavePage makes one file of a page that is laid out. at is its path in the site, address its whole address, if it has one.
func (t *Templates) SavePage(b *bytes.Buffer, whole io.Reader, at, address string, picture PictureData) error {
	s := &saving{at: at, sheet: t.sheet(), picture: picture, shown: map[string]*html.Node{}}
	if address != "" {
		base, err := url.Parse(address)
		if err != nil {
			return err
		}
		s.base = base
	}
	doc, err := html.Parse(whole)
	if err != nil {
		return err
	}
	s.children(doc)
	var saved bytes.Buffer
	if err := html.Render(&saved, doc); err != nil {
		return err
	}
	b.WriteString("<!doctype html>\n")
	b.Write(slashEnd.ReplaceAll(saved.Bytes(), []byte("$1>")))
	b.WriteByte('\n')
	return nil
}

// slashEnd finds tags that package html writes as XML would; in values and words it writes < and > as references.
var slashEnd = regexp.MustCompile(`(<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)(?: [^<>]*)?)/>`)

// saving makes one file of a page. base is what its links are relative to; nil where that is not known.
type saving struct {
	at      string
	base    *url.URL
	sheet   []byte
	picture PictureData

	shown    map[string]*html.Node // where each picture stands first, by its path
	referred int                   // how many of these are linked to
}

func (s *saving) children(n *html.Node) {
	for _, c := range slices.Collect(n.ChildNodes()) {
		switch {
		case c.Type == html.DoctypeNode: // package html would write it in capitals
			n.RemoveChild(c)
			continue
		case c.Type != html.ElementNode:
			continue
		case online(c):
			n.RemoveChild(c)
			continue
		}
		s.children(c)
		switch c.DataAtom {
		case atom.Html:
			dropAttribute(c, "class")
		case atom.Head:
			c.AppendChild(&html.Node{Type: html.ElementNode, DataAtom: atom.Meta, Data: "meta",
				Attr: []html.Attribute{{Key: "name", Val: "robots"}, {Key: "content", Val: "noindex"}}})
			style := &html.Node{Type: html.ElementNode, DataAtom: atom.Style, Data: "style"}
			style.AppendChild(&html.Node{Type: html.TextNode, Data: string(s.sheet)})
			c.AppendChild(style)
		case atom.Meta:
			if attribute(c, "http-equiv") != "" {
				setAttribute(c, "content", savedPolicy(s.sheet))
			}
		case atom.A:
			s.link(c)
		case atom.Img:
			s.image(c)
		}
		switch {
		case hasClass(c, "on-paper"):
			dropAttribute(c, "class")
		case hasClass(c, "kept"):
			dropAttribute(c, "hidden")
		case hasClass(c, "more") && !leadsOn(c):
			n.RemoveChild(c)
		}
	}
}

// online tells of an element that needs the rest of the site, or a script.
func online(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Link, atom.Form:
		return true
	case atom.Meta:
		name := attribute(n, "name")
		return attribute(n, "property") != "" || strings.HasPrefix(name, "twitter") || name == "robots"
	case atom.Nav:
		return !hasClass(n, "jump") && !hasClass(n, "contents")
	case atom.Ul:
		for above := range n.Ancestors() {
			if above.DataAtom == atom.Footer {
				return true
			}
		}
	}
	return hasClass(n, "services") || hasClass(n, "display") || hasClass(n, "skip") || hasClass(n, "qr")
}

// leadsOn tells whether there is a link in an element.
func leadsOn(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && attribute(c, "href") != "" {
			return true
		}
	}
	return false
}

var fromAnywhere = regexp.MustCompile(`^(#|[a-z]+:)`)

// link makes a link lead from anywhere: to its whole address, else it is words only.
func (s *saving) link(a *html.Node) {
	href := attribute(a, "href")
	if href == "" || fromAnywhere.MatchString(href) {
		return
	}
	if to, err := url.Parse(href); err == nil && s.base != nil {
		setAttribute(a, "href", s.base.ResolveReference(to).String())
		return
	}
	a.DataAtom, a.Data = atom.Span, "span"
	a.Attr = slices.DeleteFunc(a.Attr, func(at html.Attribute) bool { return at.Key != "lang" })
}

// image puts a picture into the page, in the size for browsers that know of one only. A picture that stands there
// already is not put into it again.
func (s *saving) image(img *html.Node) {
	src, err := url.Parse(attribute(img, "src"))
	if err != nil || src.Scheme != "" {
		return
	}
	at := path.Join(path.Dir(s.at), src.Path)
	if first := s.shown[at]; first != nil {
		s.refer(img, first)
		return
	}
	s.shown[at] = img
	kind := "image/jpeg"
	if path.Ext(at) == ".png" {
		kind = "image/png"
	}
	setAttribute(img, "src", "data:"+kind+";base64,"+base64.StdEncoding.EncodeToString(s.picture(at)))
	for _, name := range []string{"srcset", "sizes", "loading"} {
		dropAttribute(img, name)
	}
}

// refer puts the words of a picture in its place, with a link to where it was shown first. A link around it that leads
// to the picture in full leads there too; any other stays.
func (s *saving) refer(img, first *html.Node) {
	if attribute(first, "id") == "" {
		s.referred++
		first.Attr = append(first.Attr, html.Attribute{Key: "id", Val: fmt.Sprintf("_picture-%d", s.referred)})
	}
	to := "#" + attribute(first, "id")
	words := &html.Node{Type: html.ElementNode, DataAtom: atom.Span, Data: "span"}
	if around := enclosingLink(img); around == nil {
		words.DataAtom, words.Data = atom.A, "a"
		words.Attr = []html.Attribute{{Key: "href", Val: to}}
	} else if href := attribute(around, "href"); !fromAnywhere.MatchString(href) && isPicture(href) {
		setAttribute(around, "href", to)
	}
	if lang := attribute(img, "lang"); lang != "" {
		words.Attr = append(words.Attr, html.Attribute{Key: "lang", Val: lang})
	}
	words.AppendChild(&html.Node{Type: html.TextNode, Data: attribute(img, "alt")})
	img.Parent.InsertBefore(words, img)
	img.Parent.RemoveChild(img)
}

func enclosingLink(n *html.Node) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.DataAtom == atom.A {
			return n
		}
	}
	return nil
}

func isPicture(href string) bool { return path.Ext(href) == ".jpg" || path.Ext(href) == ".png" }

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func setAttribute(n *html.Node, name, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			n.Attr[i].Val = value
		}
	}
}

func dropAttribute(n *html.Node, name string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}
