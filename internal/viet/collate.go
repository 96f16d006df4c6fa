package viet

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Collation is the order of a language. It may be used by many goroutines at
// once.
type Collation struct {
	collators sync.Pool // of *collate.Collator, which serves one goroutine at a time
}

var (
	vietnamese = newCollation(language.Vietnamese)
	english    = newCollation(language.English)
)

func newCollation(tag language.Tag) *Collation {
	c := &Collation{}
	c.collators.New = func() any { return collate.New(tag, collate.Numeric) }
	return c
}

// Collator returns the order of lang as the Unicode CLDR gives it: in Vietnamese
// a ă â and d đ are letters of their own, tones count only between words that
// are otherwise alike (ngang, huyền, hỏi, ngã, sắc, nặng), and case comes last.
// Numbers are ordered by value.
func Collator(lang Lang) *Collation {
	if lang == En {
		return english
	}
	return vietnamese
}

// Compare returns -1, 0 or +1 as a comes before b, is b, or comes after b. Both
// are read as [Plain] text; what the language holds to be equal is ordered by
// bytes, so that 0 means a == b.
func (c *Collation) Compare(a, b string) int {
	if a == b {
		return 0
	}
	if order := c.compare(Plain(a), Plain(b)); order != 0 {
		return order
	}
	return strings.Compare(a, b)
}

func (c *Collation) compare(a, b string) int {
	collator := c.collators.Get().(*collate.Collator)
	order := collator.CompareString(a, b)
	c.collators.Put(collator)
	return order
}

// ComparePersons compares two names of persons the Vietnamese way: by the given
// name (the last word), then the family name (the first), then the names between
// them; each in Vietnamese order, whatever its case and wherever the tone of oa,
// oe or uy is placed (Hoà, Hòa). Names that are equal by all this are ordered by
// bytes, so that 0 means a == b.
func ComparePersons(a, b string) int {
	if a == b {
		return 0
	}
	x, y := splitPerson(a), splitPerson(b)
	for i := range x {
		if order := vietnamese.compare(x[i], y[i]); order != 0 {
			return order
		}
	}
	return strings.Compare(a, b)
}

// SortPersons sorts names of persons as [ComparePersons] orders them. Of many names the same parts come again and
// again, so that it is much faster than sorting by ComparePersons.
func SortPersons(names []string) {
	type person struct {
		name string
		keys [3]string
	}
	var buf collate.Buffer
	known := map[string]string{}
	collator := vietnamese.collators.Get().(*collate.Collator)
	defer vietnamese.collators.Put(collator)
	list := make([]person, len(names))
	for i, name := range names {
		list[i].name = name
		for n, part := range splitPerson(name) {
			key, ok := known[part]
			if !ok {
				key = string(collator.KeyFromString(&buf, part))
				buf.Reset()
				known[part] = key
			}
			list[i].keys[n] = key
		}
	}
	slices.SortFunc(list, func(a, b person) int {
		return cmp.Or(strings.Compare(a.keys[0], b.keys[0]), strings.Compare(a.keys[1], b.keys[1]), strings.Compare(a.keys[2], b.keys[2]),
			strings.Compare(a.name, b.name))
	})
	for i := range list {
		names[i] = list[i].name
	}
}

// splitPerson returns the parts of a name in the order in which they count:
// given, family, middle. A name of one word is a given name.
func splitPerson(name string) (parts [3]string) {
	words := strings.Split(strings.ToLower(Plain(name)), " ")
	for i, word := range words {
		words[i] = lateTone(word)
	}
	last := len(words) - 1
	parts[0] = words[last]
	if last > 0 {
		parts[1] = words[0]
		parts[2] = strings.Join(words[1:last], " ")
	}
	return parts
}

// lateTone returns a lower-case NFC word that ends in oa, oe or uy with its tone
// on the last letter: hòa becomes hoà. Both ways of writing are in use, and the
// collation alone would sort Hoá between Hoà and Hòa.
func lateTone(word string) string {
	if word == "" || isASCII(word) {
		return word
	}
	_, size := utf8.DecodeLastRuneInString(word[:len(word)-1])
	start := len(word) - 1 - size
	if late, ok := lateTones[word[start:]]; ok {
		return word[:start] + late
	}
	return word
}

// lateTones maps each ending with its tone on the first letter to the one with
// the tone on the second.
var lateTones = map[string]string{
	"òa": "oà", "ỏa": "oả", "õa": "oã", "óa": "oá", "ọa": "oạ",
	"òe": "oè", "ỏe": "oẻ", "õe": "oẽ", "óe": "oé", "ọe": "oẹ",
	"ùy": "uỳ", "ủy": "uỷ", "ũy": "uỹ", "úy": "uý", "ụy": "uỵ",
}
