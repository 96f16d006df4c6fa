package page

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// mostCiting is how many reports the page of a document or a theme lists, the newest; of older ones it gives the
// number. A page opens every report that it lists.
const mostCiting = 500

// newestOf is the part of a list, the newest first, that a page lists.
func newestOf(reports []*site.Report) []*site.Report {
	return reports[:min(mostCiting, len(reports))]
}

// DistrictCount is a district in a list, with a number of documents or themes.
type DistrictCount struct {
	Link
	Count int
}

// sortByName orders links by their words in the page's language, then by address.
func sortByName[E any](list []E, lang viet.Lang, link func(*E) *Link) {
	collation := viet.Collator(lang)
	slices.SortFunc(list, func(x, y E) int {
		a, b := link(&x), link(&y)
		return cmp.Or(collation.Compare(a.Text.Words, b.Text.Words), strings.Compare(a.URL, b.URL))
	})
}

// districtCounts lists the districts of which count is not 0, by name.
func (b *Book) districtCounts(f *Frame, count func(*site.District) int, path func(*site.District) string) (list []DistrictCount) {
	for _, d := range b.site.Districts {
		if n := count(d); n > 0 {
			list = append(list, DistrictCount{Link{Text: bilingual(d.Name, f.Lang), URL: f.to(path(d))}, n})
		}
	}
	sortByName(list, f.Lang, func(c *DistrictCount) *Link { return &c.Link })
	return list
}

// citation is how a key comes in reports.
type citation struct {
	newest  *site.Report
	reports int
}

// citations counts the keys of a district's reports.
func citations(d *site.District, keys func(*site.Report) []string) map[string]citation {
	found := map[string]citation{}
	for _, r := range d.Reports {
		for _, key := range keys(r) {
			c := found[key]
			if c.newest == nil {
				c.newest = r
			}
			c.reports++
			found[key] = c
		}
	}
	return found
}

// digest sums up what a page is made from, where that comes from many reports, so that its basis stays small.
type digest struct{ sum xxhash.Digest }

func newDigest() *digest {
	d := &digest{}
	d.sum.Reset()
	return d
}

func (d *digest) text(s string) {
	d.number(len(s))
	d.sum.WriteString(s)
}

func (d *digest) number(n int) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	d.sum.Write(b[:])
}

// report adds what lists show of a report, and a part of it.
func (d *digest) report(r *site.Report, part site.Digest) {
	shown, _ := r.Hash()
	var b [16]byte
	binary.LittleEndian.PutUint64(b[:], shown)
	binary.LittleEndian.PutUint64(b[8:], uint64(part))
	d.sum.Write(b[:])
}

// basis adds the parts of a basis. What they mostly are is known; any other is walked through by reflection.
func (d *digest) basis(from basis) {
	d.number(len(from))
	for _, part := range from {
		switch part := part.(type) {
		case site.Digest:
			d.number(int(part))
		case int:
			d.number(part)
		case bool:
			d.flag(part)
		case report.Date:
			d.number(int(part.Year)<<16 | int(part.Month)<<8 | int(part.Day))
		case *site.Report:
			d.reports(part)
		case []*site.Report:
			d.reports(part...)
		case interface{ Hash() (uint64, error) }: // districts, agencies, kinds
			sum, _ := part.Hash()
			d.number(int(sum))
		default:
			d.number(int(site.DigestOf(part)))
		}
	}
}

func (d *digest) flag(b bool) {
	if b {
		d.number(1)
	} else {
		d.number(0)
	}
}

// reports adds what lists show of reports, each of which may be nil.
func (d *digest) reports(list ...*site.Report) {
	d.number(len(list))
	for _, r := range list {
		if r == nil {
			d.number(0)
		} else {
			d.report(r, 1)
		}
	}
}

func (d *digest) is() site.Digest { return site.Digest(d.sum.Sum64()) }

// digestOf stands for what lists show of reports, and for a part of each.
func digestOf(reports []*site.Report, part func(*site.Digests) site.Digest) site.Digest {
	d := newDigest()
	for _, r := range reports {
		d.report(r, part(&r.Parts))
	}
	return d.is()
}

func attendeesPart(p *site.Digests) site.Digest { return p.Attendees }
func documentsPart(p *site.Digests) site.Digest { return p.Documents }
func themesPart(p *site.Digests) site.Digest    { return p.Themes }
func frontPart(p *site.Digests) site.Digest     { return p.Front }
