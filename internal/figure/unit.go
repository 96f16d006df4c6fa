package figure

import (
	"slices"
	"strings"
)

// measures are words that a unit of measurement, of money or of thousands begins with. Marks matter:
// tỷ is a thousand million, công ty a company.
var measures = wordSet(`
	nghìn ngàn vạn triệu tỷ tỉ đồng vnd vnđ usd
	g gam kg ki-lô-gam yến tạ tấn l lít
	mm cm m mét m2 m3 km ki-lô-mét km2 ha hecta héc-ta sào
	giây phút giờ tiếng
	thousand thousands million millions billion billions dong
	gram grams kilogram kilograms ton tons tonne tonnes litre litres liter liters
	metre metres meter meters kilometre kilometres kilometer kilometers hectare hectares square cubic
	second seconds minute minutes hour hours`)

// counted are units that begin like a measure and count all the same.
var counted = []string{"đồng chí", "đồng bào", "đồng hồ", "tiếng nói"}

// shares are words of shares and averages.
var shares = []string{"phần trăm", "phần nghìn", "bình quân", "trung bình", "percent", "per", "average"}

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(text) {
		set[word] = true
	}
	return set
}

// counts tells whether numbers of a unit are whole: conferences and persons, not hectares and not millions
// of persons. A result without a unit is taken to count.
func counts(unit string) bool {
	if !adds(unit) {
		return false
	}
	words := spelled(unit)
	if slices.ContainsFunc(counted, func(c string) bool { return strings.HasPrefix(words, c) }) {
		return true
	}
	first, _, _ := strings.Cut(words, " ")
	return !measures[first]
}

// adds tells whether numbers of a unit may be added up: shares and averages may not.
func adds(unit string) bool {
	words := " " + spelled(unit) + " "
	return !strings.ContainsAny(words, "%‰/") &&
		!slices.ContainsFunc(shares, func(s string) bool { return strings.Contains(words, " "+s+" ") })
}

// spelled is a unit in small letters with its marks, ² and ³ as figures.
func spelled(unit string) string {
	return strings.NewReplacer("²", "2", "³", "3").Replace(strings.Join(strings.Fields(strings.ToLower(unit)), " "))
}
