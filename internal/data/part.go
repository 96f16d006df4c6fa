package data

import (
	"fmt"
	"strings"

	"phoihop/internal/site"
)

// partNote says what a part holds and what of the whole is left out: numbers of reports, a day, then ids of districts and
// years, first those here.
var partNote = both{
	"Chỉ là một phần: %d trong %d báo cáo; toàn bộ tính đến ngày %s. Địa phương: %s. Năm: %s. Địa phương không có ở đây: %s. Năm không có ở đây: %s.",
	"A part only: %d of %d reports; the whole as of %s. Districts: %s. Years: %s. Districts that are not here: %s. Years that are not here: %s.",
}

// ofPart says of the catalogue of a part what the part holds, and what it is a part of.
func (c *catalog) ofPart(o object) object {
	s := c.site
	years := make([]int, len(s.Years))
	for i, y := range s.Years {
		years[i] = y.Year
	}
	noDistricts, noYears := s.LeftOut()
	values := []any{len(s.Reports), len(s.Whole().Reports), s.Today, districtNames(s.Districts), yearNames(years), districtNames(noDistricts), yearNames(noYears)}
	o = o.with("rdfs:comment", languageStrings(both{fmt.Sprintf(partNote.vi, values...), fmt.Sprintf(partNote.en, values...)}))
	if base := s.Settings.BaseURL; base != "" {
		o = o.with("dct:isPartOf", iri(base+catalogPath))
	}
	return o
}

func districtNames(list []*site.District) string {
	names := make([]string, len(list))
	for i, d := range list {
		names[i] = d.ID
	}
	return orNone(names)
}

func yearNames(list []int) string {
	names := make([]string, len(list))
	for i, y := range list {
		names[i] = yearName(y)
	}
	return orNone(names)
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "–"
	}
	return strings.Join(names, ", ")
}
