package build

import (
	"encoding/xml"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// atom is what a feed reader makes of a feed.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"lang,attr"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID    string `xml:"id"`
		Title struct {
			Lang string `xml:"lang,attr"`
			Text string `xml:",chardata"`
		} `xml:"title"`
		Updated   string `xml:"updated"`
		Published string `xml:"published"`
		Summary   string `xml:"summary"`
		Link      struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func readFeed(t *testing.T, data string) *atom {
	t.Helper()
	var f atom
	if err := xml.Unmarshal([]byte(data), &f); err != nil {
		t.Fatal(err)
	}
	return &f
}

const threeReports = oneAgency + `
-- content/tay-ho/ngay.vi.md --
---
title: Chỉ có ngày họp
agency: hdnd
date: 2023-01-05
---
-- content/tay-ho/dang.vi.md --
---
title: Có ngày đăng
agency: hdnd
date: 2023-01-04
published: 2023-01-10T07:30
---
-- content/tay-ho/sua.vi.md --
---
title: Có ngày cập nhật
agency: hdnd
date: 2023-01-03
published: 2023-01-04
updated: 2023-02-01
---
`

// TestFeedDates: a report counts as updated when it says so, else when it was published, else on the day
// of the meeting, in the site's time zone; the feed itself, when its newest change was.
func TestFeedDates(t *testing.T) {
	f := readFeed(t, contents(t, built(t, Options{Content: siteOf(threeReports)}))["vi/feed.xml"])
	want := [][3]string{
		{"Chỉ có ngày họp", "2023-01-05T00:00:00+07:00", ""},
		{"Có ngày đăng", "2023-01-10T07:30:00+07:00", "2023-01-10T07:30:00+07:00"},
		{"Có ngày cập nhật", "2023-02-01T00:00:00+07:00", "2023-01-04T00:00:00+07:00"},
	}
	if len(f.Entries) != len(want) {
		t.Fatalf("the feed has %d entries, want %d", len(f.Entries), len(want))
	}
	for i, e := range f.Entries {
		if got := [3]string{e.Title.Text, e.Updated, e.Published}; got != want[i] {
			t.Errorf("entry %d is %q, want %q", i, got, want[i])
		}
	}
	if f.Updated != "2023-02-01T00:00:00+07:00" {
		t.Errorf("the feed was updated %s", f.Updated)
	}
}

var urn = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// TestFeedsAreValid reads every feed of the real content as RFC 4287 wants it: ids, titles, dates, an
// author; ids that no two feeds or reports of a language share.
func TestFeedsAreValid(t *testing.T) {
	for name, base := range map[string]string{"without an address": "", "with an address": "https://example.org/"} {
		t.Run(name, func(t *testing.T) {
			feeds, ids := 0, map[string]string{}
			for path, data := range contents(t, built(t, Options{Content: os.DirFS("../../content"), BaseURL: base})) {
				if !strings.HasSuffix(path, ".xml") || path == "sitemap.xml" {
					continue
				}
				feeds++
				f := readFeed(t, data)
				if other := ids[f.ID]; other != "" {
					t.Errorf("%s and %s have the same id", path, other)
				}
				ids[f.ID] = path
				if f.Title == "" || f.Author == "" || f.Lang != path[:2] || len(f.Links) != 2 {
					t.Errorf("%s lacks a title, an author, its language or a link: %+v", path, f)
				}
				checkTime(t, path, f.Updated)
				for _, e := range f.Entries {
					if old := ids[e.ID]; old != "" && old != e.Link.Href && base != "" {
						t.Errorf("%s: the id %s belongs to %s and to %s", path, e.ID, old, e.Link.Href)
					}
					ids[e.ID] = e.Link.Href
					checkTime(t, path, e.Updated)
					if e.Title.Text == "" || base == "" && !urn.MatchString(e.ID) || base != "" && e.ID != e.Link.Href {
						t.Errorf("%s: entry %q has the id %s and leads to %s", path, e.Title.Text, e.ID, e.Link.Href)
					}
				}
			}
			if feeds < 20 {
				t.Errorf("there are %d feeds", feeds)
			}
		})
	}
}

func checkTime(t *testing.T, path, s string) {
	if _, err := time.Parse(time.RFC3339, s); err != nil {
		t.Errorf("%s: %v", path, err)
	}
}

// TestFeedHoldsTheNewest: a feed does not grow with the archive.
func TestFeedHoldsTheNewest(t *testing.T) {
	f := readFeed(t, contents(t, built(t, Options{Content: manyReports(60)}))["vi/tay-ho/feed.xml"])
	if len(f.Entries) != 30 || f.Entries[0].Title.Text != "Họp 59" || f.Entries[29].Title.Text != "Họp 30" {
		t.Errorf("the feed holds %d entries, from %q", len(f.Entries), f.Entries[0].Title.Text)
	}
}
