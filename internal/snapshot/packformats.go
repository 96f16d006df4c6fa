package snapshot

import (
	"cmp"
	"crypto/ecdsa"
	"fmt"
	"strings"

	"phoihop/internal/bag"
	"phoihop/internal/viet"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// noAddress is where the pages of a site without base_url are said to stand: a name that can never be one of the web.
const noAddress = "https://snapshot.invalid/"

// bag is the site as a bag's content.
func (p *packing) bag() (bag.Content, error) {
	tags, err := p.landing()
	if err != nil {
		return bag.Content{}, err
	}
	s := p.site.Settings
	c := bag.Content{Name: p.name, Date: p.date, Owner: p.owner(), About: p.about(), Tags: tags}
	for _, f := range []bag.Field{{Label: "Organization-Address", Value: both(s.Publisher.Address)}, {Label: "Contact-Email", Value: s.Publisher.Email},
		{Label: "Contact-Phone", Value: s.Publisher.Phone}, {Label: "External-Identifier", Value: s.BaseURL}, {Label: "Bag-Software-Agent", Value: p.options.Software}} {
		if f.Value != "" {
			c.Info = append(c.Info, f)
		}
	}
	for _, f := range p.files {
		c.Files = append(c.Files, bag.File{Path: f.path, Listing: f.isListing(), Open: f.open})
	}
	return c, nil
}

// wacz is the site as a web archive's content.
func (p *packing) wacz(key *ecdsa.PrivateKey) wacz.Content {
	c := wacz.Content{Base: cmp.Or(p.site.Settings.BaseURL, noAddress), Title: p.title(), Description: p.about(), Software: p.options.Software, Date: p.date, Key: key}
	for _, f := range p.files {
		c.Files = append(c.Files, wacz.File{Path: f.path, MediaType: servedType(f.path), Page: f.group != groupSources && isPage(f.path), Listing: f.isListing(), Open: f.open})
	}
	return c
}

// zim is the site as a ZIM file's content. An empty file, such as .nojekyll, is nothing to a reader, and the format's checkers
// count it as a fault.
func (p *packing) zim() (zim.Archive, error) {
	s := p.site.Settings
	a := zim.Archive{Main: "index.html", Metadata: zim.Metadata{Name: p.id, Title: cut(p.title(), zim.TitleLimit), Description: cut(p.about(), zim.DescriptionLimit),
		Language: p.languages(), Creator: p.owner(), Publisher: p.owner(), Date: p.day(), Source: s.BaseURL, Scraper: p.options.Software}}
	if a.Metadata.Description != p.about() {
		a.Metadata.LongDescription = cut(p.about(), zim.LongDescriptionLimit)
	}
	if licence, _ := s.Publisher.Licence.In(s.Languages[0]); licence != "" {
		a.Metadata.License = licence
	}
	var err error
	if a.Metadata.Illustration, err = p.illustration(); err != nil {
		return a, err
	}
	for _, f := range p.files {
		if f.size == 0 {
			continue
		}
		e := zim.Entry{Path: f.path, MIME: zimType(f), Group: f.group, Size: f.size, Open: f.open}
		if f.group != groupSources && isPage(f.path) {
			if e.Title, e.Front, err = f.title(); err != nil {
				return a, err
			}
		}
		a.Entries = append(a.Entries, e)
	}
	return a, nil
}

// zimType is a file's type in a ZIM file. Templates, and the page that a server shows at any address, have links that lead
// nowhere from where they stand: the format's checkers take that for a fault in HTML, which to a reader of the site they are
// not.
func zimType(f packFile) string {
	of := mediaType(f.path)
	if of == "text/html" && (f.group == groupSources || f.path == "404.html") {
		return "text/plain"
	}
	return of
}

// languages are the site's in the codes of ISO 639-3, the usual original's first.
func (p *packing) languages() string {
	var codes []string
	for _, lang := range p.site.Settings.Languages {
		codes = append(codes, map[viet.Lang]string{viet.Vi: "vie", viet.En: "eng"}[lang])
	}
	return strings.Join(codes, ",")
}

// title is the site's, in the first language; of a part what it holds comes first, since readers' shelves cut what is long.
func (p *packing) title() string {
	if part := partName(p.site, p.site.Settings.Languages[0]); part != "" {
		return part + " – " + p.siteTitle()
	}
	return p.siteTitle()
}

func (p *packing) siteTitle() string {
	title, _ := p.site.Settings.Title.In(p.site.Settings.Languages[0])
	return title
}

// owner is who answers for the site, so far as it says so.
func (p *packing) owner() string {
	name, _ := p.site.Settings.Publisher.Name.In(p.site.Settings.Languages[0])
	return cmp.Or(name, p.siteTitle())
}

// about says in a few words what is in the pack.
func (p *packing) about() string {
	lang := p.site.Settings.Languages[0]
	about, _ := p.site.Settings.Description.In(lang)
	about = cmp.Or(about, p.siteTitle())
	if part := partName(p.site, lang); part != "" {
		return fmt.Sprintf(partIn[lang].part, len(p.site.Reports), len(p.site.All().Reports), part) + " " + about
	}
	return about
}

// cut shortens a text to so many characters, behind a word where there is one in its second half. A character is a code point
// here, so that what readers count as characters are never more.
func cut(s string, most int) string {
	letters := []rune(s)
	if len(letters) <= most {
		return s
	}
	letters = letters[:most-1]
	for at := len(letters) - 1; at > most/2; at-- {
		if letters[at] == ' ' {
			letters = letters[:at]
			break
		}
	}
	return strings.TrimRight(string(letters), " ,;:–-") + "…"
}
