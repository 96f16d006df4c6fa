package render

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// TestLargeSiteMap: a site map may hold 50,000 addresses; a larger site has several and a list of them.
func TestLargeSiteMap(t *testing.T) {
	settings := &report.Site{Languages: []viet.Lang{viet.Vi, viet.En}, BaseURL: "https://example.org/"}
	const agencies = 25000
	for i := range agencies {
		settings.Agencies = append(settings.Agencies, report.Agency{ID: report.AgencyID(fmt.Sprintf("a%d", i))})
	}
	districts := []*report.District{{ID: "d"}}
	told := site.Input{Abstract: &report.Abstract{Ref: report.Ref{District: "d", Name: "r"}, Lang: viet.Vi, Date: report.DateOf(2023, 2, 15),
		Agencies: report.List[report.AgencyID]{Items: []report.AgencyID{"a24999"}}}}
	joined, problems := site.Join(settings, districts, []site.Input{told}, nil, report.Date{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	type urls struct {
		Loc     []string `xml:"url>loc"`
		Updated []string `xml:"url>lastmod"`
	}
	updated := map[string]string{}
	seen, files := map[string]bool{}, map[string]string{}
	err := SiteMap(page.NewBook(joined, 0, nil, nil, page.Tests{}), settings.BaseURL, func(path string, data []byte) error {
		files[path] = string(data)
		var u urls
		if err := xml.Unmarshal(data, &u); err != nil {
			return err
		}
		if len(u.Loc) > 50000 || len(data) > 50<<20 {
			t.Errorf("%s holds %d addresses in %d bytes", path, len(u.Loc), len(data))
		}
		if len(u.Updated) > 0 {
			updated[settings.BaseURL+path] = slices.Max(u.Updated)
		}
		for _, loc := range u.Loc {
			if seen[loc] {
				t.Errorf("%s stands twice", loc)
			}
			seen[loc] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := page.NewBook(joined, 0, nil, nil, page.Tests{}).AddressCount(); n != len(seen) {
		t.Errorf("the book counts %d addresses, the site map has %d", n, len(seen))
	}
	parts := (len(seen) + perSiteMap - 1) / perSiteMap
	if parts < 2 || len(files) != 1+parts || strings.Count(files["sitemap.xml"], "<loc>https://example.org/sitemap-") != parts {
		t.Errorf("there are %d files; the list is %s", len(files), files["sitemap.xml"])
	}
	var index struct {
		Maps []struct {
			Loc     string `xml:"loc"`
			Updated string `xml:"lastmod"`
		} `xml:"sitemap"`
	}
	if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &index); err != nil || len(updated) == 0 {
		t.Fatal(err, updated)
	}
	for _, m := range index.Maps {
		if m.Updated != updated[m.Loc] {
			t.Errorf("%s changed on %q, the list says %q", m.Loc, updated[m.Loc], m.Updated)
		}
	}
	for _, want := range []string{"https://example.org/vi/agencies/a0.html", "https://example.org/en/agencies/a24999.html", "https://example.org/vi/index.html"} {
		if !seen[want] {
			t.Errorf("%s is missing", want)
		}
	}
}
