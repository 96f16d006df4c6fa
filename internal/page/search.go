package page

import (
	"strconv"
	"strings"

	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Search is the page that searches the site with the reader's own browser. What it lists serves to narrow a search, and
// readers without scripts to find their way.
type Search struct {
	Frame
	Districts []SearchIn
	Years     []string // the newest first
	Agencies  []SearchIn
	Kinds     []SearchIn
}

// SearchIn is a district, an agency or a kind of meeting to search in. Its link leads to its own page.
type SearchIn struct {
	ID string
	Link
	Facts Text   // a district's province, an agency's short name
	Ended Date   // first day without the district
	Also  []Text // other names by which readers may look for it
}

// Template names the page's template.
func (*Search) Template() string { return "search.html" }

const searchPath = "search.html"

// searchBasis is what the search page lists.
func (b *Book) searchBasis() basis {
	from := basis{b.site.Agencies, b.site.Kinds}
	for _, d := range b.site.Districts {
		from = append(from, d, d.ID)
	}
	for _, y := range b.site.Years {
		from = append(from, y.Year)
	}
	return from
}

func (b *Book) search(lang viet.Lang) *Search {
	p := &Search{Frame: b.frame(lang, searchPath, SectionSearch)}
	for _, d := range b.site.Districts {
		p.Districts = append(p.Districts, b.searchDistrict(d, &p.Frame))
	}
	sortByName(p.Districts, lang, func(s *SearchIn) *Link { return &s.Link })
	for _, y := range b.site.Years {
		p.Years = append(p.Years, strconv.Itoa(y.Year))
	}
	for _, a := range b.site.Agencies {
		if b.site.SpeaksOf(a) {
			p.Agencies = append(p.Agencies, searchAgency(a, &p.Frame))
		}
	}
	for _, k := range b.site.Kinds {
		p.Kinds = append(p.Kinds, SearchIn{ID: k.ID, Link: Link{bilingual(k.Name, lang), p.to(kindPath(k.ID))}})
	}
	return p
}

func (b *Book) searchDistrict(d *site.District, f *Frame) SearchIn {
	in := SearchIn{ID: d.ID, Link: Link{bilingual(d.Name, f.Lang), f.to(districtPath(d))}, Facts: bilingual(d.Province, f.Lang)}
	if !d.ProvinceNow.IsZero() {
		in.Also = append(in.Also, bilingual(d.ProvinceNow, f.Lang))
	}
	if ending := b.ending(d, f); ending != nil {
		in.Ended = ending.On
		for _, act := range ending.Acts {
			in.Also = append(in.Also, Text{Words: strings.TrimSpace(act.Number + " " + act.Effect + " " + ending.On.Words)})
		}
	}
	for _, s := range b.successors(d, f) {
		in.Also = append(in.Also, s.Text) // who knows only today's ward finds the old district by it
	}
	return in
}

func searchAgency(a *site.Agency, f *Frame) SearchIn {
	in := SearchIn{ID: string(a.ID), Link: Link{bilingual(a.Name, f.Lang), f.to(agencyPath(a.ID))}, Facts: bilingual(a.Short, f.Lang)}
	for _, name := range a.Aliases.Items {
		in.Also = append(in.Also, inLang(name, viet.Vi, f.Lang))
	}
	return in
}
