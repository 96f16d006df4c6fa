package data

import (
	"slices"
	"strconv"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// districtYear is a district's year with reports.
type districtYear struct {
	district *site.District
	year     int
	reports  []*site.Report // the oldest first
}

func districtYears(s *site.Site) (all []districtYear) {
	for _, d := range s.Districts {
		for _, y := range slices.Backward(d.Years) {
			if len(y.Reports) == 0 {
				continue // a page stands there that errors keep from being made again
			}
			reports := slices.Clone(y.Reports)
			slices.Reverse(reports)
			all = append(all, districtYear{d, y.Year, reports})
		}
	}
	return all
}

func (y districtYear) path() string {
	return "data/" + y.district.ID + "/" + yearName(y.year) + ".json"
}

// yearPasses are the files of district years, a walk each, so that they can be made side by side.
func (s *Set) yearPasses() (passes []Pass) {
	for _, y := range s.years {
		f := &File{Path: y.path(), Reports: y.reports, first: "\n", apart: ",\n", foot: "\n]}\n", rows: appendFull,
			head: `{"district":"` + y.district.ID + `","year":` + strconv.Itoa(y.year) + `,"reports":[`}
		f.scope = scope{site: s.site, root: s.rootOf(f.Path)}
		f.mark = s.mark(f.Path, func() uint64 {
			var m marker
			for _, r := range y.reports {
				m.number(uint64(r.Whole))
				m.number(uint64(s.links(r.Ref)))
			}
			return m.sum()
		})
		passes = append(passes, Pass{Reports: y.reports, Whole: true, Files: []*File{f}})
	}
	return passes
}

// appendFull appends a report in full as an object.
func appendFull(dst []byte, x *scope, c *page.Contents) []byte {
	r := x.r
	dst = appendString(appendKey(append(dst, '{'), "id"), r.Ref.String())
	dst = append(appendKey(dst, "url"), '{')
	for _, lang := range []viet.Lang{viet.Vi, viet.En} {
		if path := x.pages[at(lang)]; path != "" {
			dst = appendString(appendKey(dst, string(lang)), x.root+path)
		}
	}
	dst = append(dst, '}')
	dst = x.appendPart(dst, c, r.Lang, c.Original, false)
	if c.Words != nil {
		dst = append(appendKey(dst, "translation"), '{')
		dst = x.appendPart(dst, c, r.WordsLang, c.Words, true)
		if c.Stale {
			dst = append(appendKey(dst, "stale"), "true"...)
		}
		dst = append(dst, '}')
	}
	return append(dst, '}')
}

// appendPart appends what one file of a report says.
func (x *scope) appendPart(dst []byte, c *page.Contents, lang viet.Lang, file *report.Report, words bool) []byte {
	t := telling{words: words, zone: x.site.Zone, ref: x.r.Ref, links: c.Links[lang], files: c.Files}
	dst = appendString(appendKey(dst, "language"), string(lang))
	dst = t.appendFront(appendKey(dst, "front_matter"), file)
	if body := c.Bodies[lang].HTML; body != "" {
		dst = appendString(appendKey(dst, "body_html"), string(body))
	}
	return dst
}
