package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"phoihop/internal/page"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type atomEntry struct {
	ID        string      `xml:"id"`
	Title     atomText    `xml:"title"`
	Updated   string      `xml:"updated"`
	Published string      `xml:"published,omitempty"`
	Author    *atomAuthor `xml:"author"`
	Link      atomLink    `xml:"link"`
	Summary   *atomText   `xml:"summary"`
}

// Feed writes an Atom feed (RFC 4287) at the end of b.
func Feed(b *bytes.Buffer, f *page.Feed) error {
	root := strings.Repeat("../", strings.Count(f.Path, "/"))
	if f.BaseURL != "" {
		root = f.BaseURL
	}
	feed := atomFeed{Lang: string(f.Lang), ID: feedID(f.BaseURL, f.Path), Title: f.Title, Updated: f.Updated.Format(time.RFC3339), Author: atomAuthor{f.Author},
		Links: []atomLink{{"self", "application/atom+xml", root + f.Path}, {"alternate", "text/html", root + f.Page}}}
	for _, e := range f.Entries {
		entry := atomEntry{ID: feedID(f.BaseURL, e.Path), Title: atomText{string(e.Title.Lang), e.Title.Words}, Updated: e.Updated.Format(time.RFC3339),
			Link: atomLink{"alternate", "text/html", root + e.Path}}
		if !e.Published.IsZero() {
			entry.Published = e.Published.Format(time.RFC3339)
		}
		if e.Author != "" {
			entry.Author = &atomAuthor{e.Author}
		}
		if e.Summary.Words != "" {
			entry.Summary = &atomText{string(e.Summary.Lang), e.Summary.Words}
		}
		feed.Entries = append(feed.Entries, entry)
	}
	return writeXML(b, feed)
}

// feedID is an address that never changes: the page's, or, where the site has no address, a name
// (urn:uuid, version 8) made of the path.
func feedID(base, path string) string {
	if base != "" {
		return base + path
	}
	sum := sha256.Sum256([]byte("phoihop " + path))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

func writeXML(b *bytes.Buffer, v any) error {
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(b)
	encoder.Indent("", " ")
	if err := encoder.Encode(v); err != nil {
		return err
	}
	b.WriteByte('\n')
	return nil
}
