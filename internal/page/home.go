package page

import (
	"cmp"
	"slices"
	"strings"

	"phoihop/internal/viet"
)

// Home is the first page of a language.
type Home struct {
	Frame
	Reports   int
	Districts int
	Newest    []Card
	Standing  Standing // of the tasks
	Provinces []Province
	Years     []Count
}

// Province is a province of today with the districts that belong to it or whose area it took over.
type Province struct {
	Name      Text // empty where districts name none
	Districts []DistrictLink
}

// DistrictLink is a district in a list.
type DistrictLink struct {
	Count
	Ended  bool
	Newest Date // of its newest report
}

// Template names the page's template.
func (*Home) Template() string { return "home.html" }

// newestAtHome is how many reports the home page lists: few, so that on a phone the tasks below are near.
const newestAtHome = 5

func (b *Book) home(lang viet.Lang) *Home {
	p := &Home{Frame: b.frame(lang, "index.html", SectionHome)}
	p.Reports, p.Districts = len(b.site.Reports), len(b.site.Districts)
	p.Newest = b.cards(b.site.Reports[:min(newestAtHome, len(b.site.Reports))], &p.Frame)
	p.Standing = b.standing(b.site.Threads, &p.Frame, tasksPath)
	p.Standing.leadTo(p.Standing.URL)
	p.Provinces = b.provinces(&p.Frame)
	p.Years = b.years(&p.Frame, 0)
	return p
}

// provinces groups the districts by the province that they or their area belong to today.
func (b *Book) provinces(f *Frame) (groups []Province) {
	collation := viet.Collator(f.Lang)
	byName := map[Text]*Province{}
	for _, d := range b.site.Districts {
		now := d.ProvinceNow
		if now.IsZero() {
			now = d.Province
		}
		name := bilingual(now, f.Lang)
		if byName[name] == nil {
			byName[name] = &Province{Name: name}
		}
		link := DistrictLink{Count: Count{Link: Link{Text: bilingual(d.Name, f.Lang), URL: f.to(districtPath(d))}, Reports: len(d.Reports)}, Ended: d.Ended()}
		if len(d.Reports) > 0 {
			link.Newest = shortDay(f.Lang, d.Reports[0].Date)
		}
		byName[name].Districts = append(byName[name].Districts, link)
	}
	for _, g := range byName {
		slices.SortFunc(g.Districts, func(x, y DistrictLink) int {
			if c := collation.Compare(x.Text.Words, y.Text.Words); c != 0 {
				return c
			}
			return strings.Compare(x.URL, y.URL)
		})
		groups = append(groups, *g)
	}
	slices.SortFunc(groups, func(x, y Province) int {
		if (x.Name.Words == "") != (y.Name.Words == "") {
			return len(y.Name.Words) - len(x.Name.Words) // districts without a province come last
		}
		return cmp.Or(collation.Compare(x.Name.Words, y.Name.Words), strings.Compare(x.Name.Words, y.Name.Words), cmp.Compare(x.Name.Lang, y.Name.Lang))
	})
	return groups
}
