package render

import (
	"encoding/xml"
	"fmt"
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
	joined, problems := site.Join(settings, nil, nil, nil, report.Date{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	type urls struct {
		Loc []string `xml:"url>loc"`
	}
	seen, files := map[string]bool{}, map[string]string{}
	err := SiteMap(page.NewBook(joined, 0, nil, nil), settings.BaseURL, func(path string, data []byte) error {
		files[path] = string(data)
		var u urls
		if err := xml.Unmarshal(data, &u); err != nil {
			return err
		}
		if len(u.Loc) > 50000 || len(data) > 50<<20 {
			t.Errorf("%s holds %d addresses in %d bytes", path, len(u.Loc), len(data))
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
	if n := page.NewBook(joined, 0, nil, nil).AddressCount(); n != len(seen) {
		t.Errorf("the book counts %d addresses, the site map has %d", n, len(seen))
	}
	parts := (len(seen) + perSiteMap - 1) / perSiteMap
	if parts < 2 || len(files) != 1+parts || strings.Count(files["sitemap.xml"], "<loc>https://example.org/sitemap-") != parts {
		t.Errorf("there are %d files; the list is %s", len(files), files["sitemap.xml"])
	}
	for _, want := range []string{"https://example.org/vi/agencies/a0.html", "https://example.org/en/agencies/a24999.html", "https://example.org/vi/index.html"} {
		if !seen[want] {
			t.Errorf("%s is missing", want)
		}
	}
}
