package search

import (
	"cmp"
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// everyday are short forms that everybody writes, and names that are two words by the official spelling and one in most of
// the world; sorted by key.
var everyday = []Short{
	{"danang", []Phrase{{viet.En, "Da Nang"}, {viet.Vi, "Đà Nẵng"}}},
	{"haiphong", []Phrase{{viet.En, "Hai Phong"}, {viet.Vi, "Hải Phòng"}}},
	{"hanoi", []Phrase{{viet.En, "Ha Noi"}, {viet.Vi, "Hà Nội"}}},
	{"hcm", []Phrase{{viet.Vi, "Hồ Chí Minh"}}},
	{"hcmc", []Phrase{{viet.En, "Ho Chi Minh City"}}},
	{"p", []Phrase{{viet.Vi, "Phường"}}},
	{"q", []Phrase{{viet.Vi, "Quận"}}},
	{"tp", []Phrase{{viet.Vi, "Thành phố"}}},
	{"tphcm", []Phrase{{viet.Vi, "Thành phố Hồ Chí Minh"}}},
	{"tt", []Phrase{{viet.Vi, "Thị trấn"}}},
	{"tx", []Phrase{{viet.Vi, "Thị xã"}}},
	{"ub", []Phrase{{viet.Vi, "Ủy ban"}}},
	{"vietnam", []Phrase{{viet.En, "Viet Nam"}, {viet.Vi, "Việt Nam"}}},
}

// typedOnly are those of them, by key, that mean other things in texts: single letters are initials and numbers, and TT stands
// in the number of each circular. So they are spelled out in queries alone.
var typedOnly = map[string]string{"tx": "Thị xã", "tt": "Thị trấn", "q": "Quận", "p": "Phường"}

// ShortFormsOf gives the short forms of a site, sorted by key: those of its names, and the everyday ones to which it gives no
// meaning of its own.
func ShortFormsOf(s *report.Site) []Short {
	short := ShortForms(namesOf(s))
	foreign := func(p Phrase) bool { return !slices.Contains(s.Languages, p.Lang) }
	for _, e := range everyday {
		at, defined := slices.BinarySearchFunc(short, e.Key, func(s Short, key string) int { return cmp.Compare(s.Key, key) })
		if long := slices.DeleteFunc(slices.Clone(e.Long), foreign); !defined && len(long) > 0 {
			short = slices.Insert(short, at, Short{e.Key, long})
		}
	}
	return short
}

// namesOf gives the names of a site's agencies and terms, with their short forms. A short form of one word stands for the
// name in each language, also where only another language has it.
func namesOf(s *report.Site) (names []Name) {
	add := func(name, short report.Bilingual) {
		for _, lang := range s.Languages {
			long, in := name.In(lang)
			if in != lang {
				continue
			}
			own, _ := short.In(lang)
			for _, stated := range []string{short.Vi, short.En} {
				if stated != "" && (stated == own || !strings.Contains(stated, " ")) {
					names = append(names, Name{lang, stated, long})
				}
			}
		}
	}
	for _, a := range s.Agencies {
		add(a.Name, a.Short)
	}
	for _, t := range s.Glossary {
		add(t.Name, t.Short)
	}
	return names
}
