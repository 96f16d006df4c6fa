package snapshot

import (
	"fmt"
	"strconv"
	"strings"

	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// mostNamed is how many districts or years are named; more are counted.
const mostNamed = 12

// partWords are how a language tells of a part.
type partWords struct{ year, years, manyDistricts, manyYears, part string }

var partIn = map[viet.Lang]partWords{
	viet.Vi: {"năm", "năm", "%d địa phương", "%d năm", "Một phần, %d trong %d báo cáo: %s."},
	viet.En: {"year", "years", "%d districts", "%d years", "A part, %d of %d reports: %s."},
}

// partName says in a few words which part the site is: "Quận Tây Hồ, năm 2023"; "" where it is whole.
func partName(s *site.Site, lang viet.Lang) string {
	if s.Whole() == nil {
		return ""
	}
	var districts []*site.District
	for _, id := range s.Taken.Districts {
		districts = append(districts, s.All().District(id))
	}
	return placesAndYears(districts, s.Taken.Years, lang)
}

// leftOut names what of the whole is not in the part.
func leftOut(s *site.Site, lang viet.Lang) string {
	if s.Whole() == nil {
		return ""
	}
	districts, years := s.LeftOut()
	return placesAndYears(districts, years, lang)
}

// placesAndYears lists districts and years.
func placesAndYears(districts []*site.District, years []int, lang viet.Lang) string {
	w := partIn[lang]
	var list []string
	for _, d := range districts {
		name, _ := d.Name.In(lang)
		list = append(list, name)
	}
	if len(districts) > mostNamed {
		list = []string{fmt.Sprintf(w.manyDistricts, len(districts))}
	}
	if n := len(years); n > mostNamed {
		list = append(list, fmt.Sprintf(w.manyYears, n))
	} else if n > 0 {
		word := w.year
		if n > 1 {
			word = w.years
		}
		list = append(list, word+" "+strconv.Itoa(years[0]))
		for _, y := range years[1:] {
			list = append(list, strconv.Itoa(y))
		}
	}
	return strings.Join(list, ", ")
}
