package render

import (
	"bytes"
	"fmt"

	"phoihop/internal/page"
)

// perSiteMap is how many addresses one site map holds. The protocol allows 50,000 in 50 MB. Fewer take less memory while
// they are written, 5 MB in the place of 25; and an address may have 1,000 bytes before a part of them, each with its
// languages, has 50 MB.
const perSiteMap = 10_000

const (
	xmlDeclaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	siteMapStart   = xmlDeclaration + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n"
	siteMapEnd     = "</urlset>\n"
	indexStart     = xmlDeclaration + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n"
	indexEnd       = "</sitemapindex>\n"
)

// SiteMapPaths lists the files that SiteMap writes: sitemap.xml, and beyond perSiteMap addresses the parts
// sitemap-N.xml that it then lists. Without a base address there is none.
func SiteMapPaths(book *page.Book, base string) (paths []string) {
	if base == "" {
		return nil
	}
	addresses := book.AddressCount()
	for n := 1; addresses > perSiteMap && n <= (addresses+perSiteMap-1)/perSiteMap; n++ {
		paths = append(paths, fmt.Sprintf("sitemap-%d.xml", n))
	}
	return append(paths, "sitemap.xml")
}

// SiteMap writes the site map (sitemaps.org, with the languages of a page as Google reads them). put is
// called once for each of SiteMapPaths, in their order; it must not keep data.
func SiteMap(book *page.Book, base string, put func(path string, data []byte) error) error {
	paths := SiteMapPaths(book, base)
	if len(paths) == 0 {
		return nil
	}
	w := siteMapWriter{put: put, parts: paths[:max(1, len(paths)-1)]}
	book.Addresses(w.add)
	w.flush()
	if len(paths) > 1 && w.err == nil {
		w.out.Reset()
		w.out.WriteString(indexStart)
		for i, part := range w.parts {
			w.element("<sitemap><loc>", base+part, "</loc>")
			if w.dates[i] != "" {
				w.element("<lastmod>", w.dates[i], "</lastmod>")
			}
			w.out.WriteString("</sitemap>\n")
		}
		w.out.WriteString(indexEnd)
		w.err = put("sitemap.xml", w.out.Bytes())
	}
	return w.err
}

// siteMapWriter writes addresses into one part after the other.
type siteMapWriter struct {
	put    func(path string, data []byte) error
	parts  []string // paths
	part   int      // being written
	count  int      // addresses in it
	newest string   // day in it
	dates  []string // the newest day of each part before
	out    bytes.Buffer
	err    error
}

func (w *siteMapWriter) add(a page.Address) {
	for _, own := range a.URLs {
		if w.count == perSiteMap {
			w.flush()
		}
		if w.count == 0 {
			w.out.WriteString(siteMapStart)
		}
		w.count++
		w.element("<url><loc>", own, "</loc>")
		if a.Updated != "" {
			w.element("<lastmod>", a.Updated, "</lastmod>")
			w.newest = max(w.newest, a.Updated)
		}
		for _, other := range a.Alternates {
			w.out.WriteString(`<xhtml:link rel="alternate" hreflang="` + string(other.Lang))
			w.element(`" href="`, other.URL, `"/>`)
		}
		w.out.WriteString("</url>\n")
	}
}

// element writes a text between two pieces of markup, escaped.
func (w *siteMapWriter) element(before, text, after string) {
	w.out.WriteString(before)
	writeEscaped(&w.out, text)
	w.out.WriteString(after)
}

// flush puts the part that is being written.
func (w *siteMapWriter) flush() {
	if w.count == 0 {
		return
	}
	w.out.WriteString(siteMapEnd)
	if w.err == nil {
		w.err = w.put(w.parts[w.part], w.out.Bytes())
	}
	w.out.Reset()
	w.dates = append(w.dates, w.newest)
	w.part, w.count, w.newest = w.part+1, 0, ""
}
