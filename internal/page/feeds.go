package page

import (
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
