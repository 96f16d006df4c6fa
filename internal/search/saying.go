package search

import (
	"fmt"
	"path"
	"strings"
	"time"

	"phoihop/internal/page"
	"phoihop/internal/viet"
)

// saying gathers what is said of a thing, on a page in a language.
type saying struct {
	Text
	lang viet.Lang
	seen map[string]bool // texts that stand in its result already
}

// say starts what a page says of a thing at an address that is relative to it.
func say(f *page.Frame, address string, title page.Text) *saying {
	return &saying{Text{Path: below(f, address), Title: title.Words}, f.Lang, map[string]bool{title.Words: true}}
}

// below gives the path of an address on a page from the folder of the page's language.
func below(f *page.Frame, address string) string {
	whole := path.Join(path.Dir(f.Path), address)
	return strings.TrimPrefix(whole, string(f.Lang)+"/")
}

// hide adds texts that are found, and not shown.
func (s *saying) hide(class Class, texts ...string) {
	for _, text := range texts {
		if text != "" {
			s.Fields = append(s.Fields, Field{Class: class, Text: text})
		}
	}
}

// line adds to the line of facts, each once. They are found as well.
func (s *saying) line(class Class, facts ...string) {
	for _, fact := range facts {
		if fact == "" || s.seen[fact] {
			continue
		}
		s.seen[fact] = true
		if s.Facts != "" {
			s.Facts += " · "
		}
		s.Facts += fact
		s.hide(class, fact)
	}
}

// add adds texts, and shows those that its result has not yet. It does not show what is in another language than the
// page's: a line of a result can't tell a screen reader so.
func (s *saying) add(class Class, texts ...page.Text) {
	for _, t := range texts {
		if t.Words == "" {
			continue
		}
		shown := t.Lang == "" && !s.seen[t.Words]
		s.Fields = append(s.Fields, Field{Class: class, Text: t.Words, Shown: shown})
		s.seen[t.Words] = s.seen[t.Words] || shown
	}
}

// links adds the words of links.
func (s *saying) links(class Class, all ...page.Links) {
	for _, links := range all {
		for _, l := range links.Items {
			s.add(class, l.Text)
		}
	}
}

// row adds texts as one, with a comma between them; those in another language on their own.
func (s *saying) row(class Class, texts ...page.Text) {
	var own []string
	for _, t := range texts {
		if t.Lang != "" {
			s.hide(class, t.Words)
		} else if t.Words != "" {
			own = append(own, t.Words)
		}
	}
	s.add(class, unmarked(strings.Join(own, ", ")))
}

// unmarked gives a text no language: it is in the page's, or the same in each, as a name or a number.
func unmarked(words string) page.Text { return page.Text{Words: words} }

// date adds a date as the page has it and in the ways in which it may be typed.
func (s *saying) date(class Class, dates ...page.Date) {
	for _, d := range dates {
		s.hide(class, d.Words)
		s.hide(class, typedDates(s.lang, d.ISO)...)
	}
}

// typedDates gives a day or a month in the ways in which it is typed: as many as give all their pairs of words. A key
// has no zeros in front, so that 5/3/2024 is 05/03/2024 as well, and where only two of the parts are typed, the pair
// is the same.
func typedDates(lang viet.Lang, iso string) []string {
	var year, month, day int
	switch n, _ := fmt.Sscanf(iso, "%d-%d-%d", &year, &month, &day); {
	case n < 2:
		return nil
	case n == 2 && lang == viet.Vi:
		return []string{iso, fmt.Sprintf("%d/%d", month, year), fmt.Sprintf("tháng %d năm %d", month, year)}
	case n == 2:
		return []string{iso, fmt.Sprintf("%d/%d", month, year), fmt.Sprintf("%s %d", time.Month(month), year)}
	case lang == viet.Vi:
		return []string{iso, fmt.Sprintf("%d/%d/%d", day, month, year), fmt.Sprintf("ngày %d tháng %d năm %d", day, month, year)}
	}
	return []string{iso, fmt.Sprintf("%d/%d/%d", day, month, year), fmt.Sprintf("%d %s %d", day, time.Month(month), year),
		fmt.Sprintf("%s %d %d", time.Month(month), day, year)}
}

// numbered gives a document as letters cite it, "Nghị quyết số 54/2017/QH14". The number may have its kind in front,
// maybe in another language than kind; it is "" where the number has no figures.
func numbered(lang viet.Lang, kind, number string) string {
	figures := strings.IndexAny(number, "0123456789")
	if figures < 0 {
		return ""
	}
	if kind == "" {
		kind = strings.TrimSuffix(strings.TrimSpace(number[:figures]), " số")
	}
	return strings.TrimSpace(kind + " " + numberWords[lang] + " " + number[figures:])
}

// Words that results add to facts, in the languages of pages.
var (
	numberWords = map[viet.Lang]string{viet.Vi: "số", viet.En: "No"} // without the point, which would part it from the number
	dueWords    = map[viet.Lang]string{viet.Vi: "hạn", viet.En: "due"}
	endedWords  = map[viet.Lang]string{viet.Vi: "kết thúc hoạt động từ ngày", viet.En: "ceased operation on"}
)
