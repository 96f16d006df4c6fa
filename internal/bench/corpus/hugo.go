package corpus

import (
	"embed"
	"fmt"
	"io/fs"
)

// hugoSite holds settings and layouts. Layouts of list pages page as ours do.
//
//go:embed all:hugo
var hugoSite embed.FS

// writeHugoProject writes all of a Hugo project but the reports: settings, layouts, and a file for each
// section and each agency, which Hugo needs for their names.
func (c Corpus) writeHugoProject(w *writer) {
	site, err := fs.Sub(hugoSite, "hugo")
	w.keep(err)
	w.copyFS(site)
	index := func(folder, more string, title phrase) {
		w.write("content/"+folder+"/_index.vi.md", "---\ntitle: "+title.vi+"\n"+more+"---\n")
		w.write("content/"+folder+"/_index.en.md", "---\ntitle: "+title.en+"\n"+more+"---\n")
	}
	const feed = "outputs: [html, rss]\n"
	for d := range min(c.Districts, c.Reports) {
		index(districtID(d), feed+"type: district\n", districtName(d))
	}
	for _, a := range agencies {
		index("agencies/"+a.id, feed, a.name)
	}
	for _, k := range kinds {
		index("kinds/"+k.id, "", k.title)
	}
	years := map[string]bool{}
	for i := range c.Reports {
		o := c.outlineAlone(i)
		folder := fmt.Sprintf("%s/%d", districtID(o.district), o.date.Year())
		if !years[folder] {
			years[folder] = true
			name, year := districtName(o.district), o.date.Year()
			index(folder, "type: district-year\n", phrase{fmt.Sprintf("%s, %d", name.vi, year), fmt.Sprintf("%s, %d", name.en, year)})
		}
	}
}
