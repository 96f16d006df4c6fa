package render

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"phoihop/internal/page"
)

type siteMap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []siteMapURL `xml:"url"`
}

type siteMapURL struct {
	Loc        string         `xml:"loc"`
	Lastmod    string         `xml:"lastmod,omitempty"`
	Alternates []siteMapOther `xml:"xhtml:link"`
}

type siteMapOther struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

type siteMapIndex struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []siteMapRef `xml:"sitemap"`
}

type siteMapRef struct {
	Loc string `xml:"loc"`
}

// perSiteMap is how many addresses one site map holds; the protocol allows 50,000.
const perSiteMap = 45000

// SiteMap writes sitemap.xml, and beyond perSiteMap addresses the parts sitemap-N.xml that it then
// lists. put is called once for each file. Without a base address there is none.
func SiteMap(book *page.Book, base string, put func(path string, data []byte) error) error {
	if base == "" {
		return nil
	}
	var parts []siteMap
	book.Addresses(func(a page.Address) {
		for _, own := range a.URLs {
			if len(parts) == 0 || len(parts[len(parts)-1].URLs) >= perSiteMap {
				parts = append(parts, siteMap{XHTML: "http://www.w3.org/1999/xhtml"})
			}
			url := siteMapURL{Loc: own.URL, Lastmod: a.Updated}
			if len(a.URLs) > 1 {
				for _, other := range a.URLs {
					url.Alternates = append(url.Alternates, siteMapOther{"alternate", string(other.Lang), other.URL})
				}
			}
			last := &parts[len(parts)-1]
			last.URLs = append(last.URLs, url)
		}
	})
	if len(parts) == 1 {
		return putXML("sitemap.xml", parts[0], put)
	}
	var index siteMapIndex
	for i, part := range parts {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		index.Maps = append(index.Maps, siteMapRef{base + name})
		if err := putXML(name, part, put); err != nil {
			return err
		}
	}
	return putXML("sitemap.xml", index, put)
}

func putXML(path string, v any, put func(string, []byte) error) error {
	var b bytes.Buffer
	if err := writeXML(&b, v); err != nil {
		return err
	}
	return put(path, b.Bytes())
}
