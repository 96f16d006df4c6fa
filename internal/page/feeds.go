package page

import (
	"strings"
	"time"

	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Feed is an Atom feed: the newest reports of the site, a district or an agency, in one language.
type Feed struct {
	Path    string
	Lang    viet.Lang
	Title   string
	Author  string
	BaseURL string // "" where the site has no address
	Page    string // path of the page that lists the same reports
	Updated time.Time
	Entries []FeedEntry
}

// FeedEntry is a report in a feed.
type FeedEntry struct {
	Path      string // of the report's page
	Title     Text
	Summary   Text
	Published time.Time // zero where not stated
	Updated   time.Time
	Author    string
}

// FeedMaker is a feed that is made when asked for.
type FeedMaker struct {
	Item
	Make func() *Feed
}

// perFeed is how many reports a feed holds.
const perFeed = 30

// Feeds lists the feeds: of the site, of each district and of each agency.
func (b *Book) Feeds() (list []FeedMaker) {
	for _, lang := range b.site.Settings.Languages {
		title, _ := b.site.Settings.Title.In(lang)
		add := func(path, page, title string, reports []*site.Report) {
			path, page, reports = string(lang)+"/"+path, string(lang)+"/"+page, reports[:min(perFeed, len(reports))]
			item := Item{path, b.look, basis{title, reports}}
			list = append(list, FeedMaker{item, func() *Feed { return b.feed(lang, path, page, title, reports) }})
		}
		add("feed.xml", "index.html", title, b.site.Reports)
		for _, d := range b.site.Districts {
			name, _ := d.Name.In(lang)
			add(d.ID+"/feed.xml", districtPath(d), name+" – "+title, d.Reports)
		}
		for _, a := range b.site.Agencies {
			name, _ := a.Name.In(lang)
			add("agencies/"+string(a.ID)+".xml", agencyPath(a.ID), name+" – "+title, a.Reports)
		}
	}
	return list
}

func (b *Book) feed(lang viet.Lang, path, page, title string, reports []*site.Report) *Feed {
	s := b.site.Settings
	f := &Feed{Path: path, Lang: lang, Title: title, BaseURL: s.BaseURL, Page: page, Updated: time.Date(2000, 1, 1, 0, 0, 0, 0, b.site.Zone)}
	f.Author, _ = s.Publisher.Name.In(lang)
	if f.Author == "" {
		f.Author, _ = s.Title.In(lang)
	}
	frame := b.frame(lang, "feed.xml", "")
	for _, r := range reports {
		v := b.voice(r, &frame)
		e := FeedEntry{Path: ReportPath(r.Ref, lang), Title: v.say(r.Title), Summary: v.say(r.Summary),
			Updated: r.LastChange().Time(b.site.Zone), Author: v.say(r.Author).Words}
		if !r.Published.IsZero() {
			e.Published = r.Published.Time(b.site.Zone)
		}
		if e.Updated.After(f.Updated) {
			f.Updated = e.Updated
		}
		f.Entries = append(f.Entries, e)
	}
	return f
}

// Address is an entry of the site map: a page in the languages that it is written in.
type Address struct {
	URLs    []Alternate
	Updated string // day; "" where unknown
}

// SiteMap is the site map as an item; Addresses is what it says.
func (b *Book) SiteMap() Item {
	paths := make([]string, 0, len(b.pages))
	for _, e := range b.pages {
		if !e.Unlisted {
			paths = append(paths, e.Path)
		}
	}
	return Item{"sitemap.xml", b.look, basis{paths, b.site.Reports}}
}

// AddressCount is how many whole addresses Addresses lists.
func (b *Book) AddressCount() (n int) {
	s := b.site.Settings
	if s.BaseURL == "" {
		return 0
	}
	first := string(s.Languages[0]) + "/"
	for _, e := range b.pages {
		if strings.HasPrefix(e.Path, first) && !e.Unlisted {
			n += len(s.Languages)
		}
	}
	for _, r := range b.site.Reports {
		for _, lang := range s.Languages {
			if r.Translated(lang) {
				n++
			}
		}
	}
	return n + 1
}

// Addresses lists the whole addresses of all pages that search engines should know; none without
// base_url. It calls each in a fixed order.
func (b *Book) Addresses(each func(Address)) {
	s := b.site.Settings
	if s.BaseURL == "" {
		return
	}
	each(Address{URLs: []Alternate{{s.Languages[0], s.BaseURL + "index.html"}}})
	first := string(s.Languages[0]) + "/"
	for _, e := range b.Pages() {
		below, found := strings.CutPrefix(e.Path, first)
		if !found || e.Unlisted {
			continue
		}
		var a Address
		for _, lang := range s.Languages {
			a.URLs = append(a.URLs, Alternate{lang, s.BaseURL + string(lang) + "/" + below})
		}
		each(a)
	}
	for _, r := range b.site.Reports {
		a := Address{Updated: r.LastChange().Time(b.site.Zone).Format(time.DateOnly)}
		for _, lang := range s.Languages {
			if r.Translated(lang) {
				a.URLs = append(a.URLs, Alternate{lang, s.BaseURL + ReportPath(r.Ref, lang)})
			}
		}
		each(a)
	}
}
