package source

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// advice notes what would help readers and is missing, and warns of dates that hardly belong together. Of a
// withdrawn report nothing is asked.
func advice(r *report.Report, files Files, languages []viet.Lang) (found []problem.Problem) {
	if !r.Withdrawn.IsZero() {
		return nil
	}
	if r.Summary == "" {
		found = append(found, problem.New(problem.SummaryMissing).ForKey("", "summary"))
	}
	found = append(found, captions(r)...)
	if len(files.Langs) == 1 {
		for _, lang := range languages {
			if lang != files.Langs[0] {
				_, name, _ := strings.Cut(files.Path(lang), "/")
				found = append(found, problem.New(problem.TranslationMissing, languageNames[lang], name).At(1, 1))
			}
		}
	}
	return append(found, publication(r)...)
}

var languageNames = map[viet.Lang]problem.Words{
	viet.Vi: {Vi: "tiếng Việt", En: "Vietnamese"},
	viet.En: {Vi: "tiếng Anh", En: "English"},
}

var markdownComment = regexp.MustCompile(`(?s)<!--.*?-->`)

// ShowsNothing tells that a body is empty; the skeleton of a translation has the original's text in comments.
func ShowsNothing(body []byte) bool {
	trimmed := bytes.TrimSpace(body)
	return len(trimmed) == 0 || bytes.HasPrefix(trimmed, []byte("<!--")) && len(bytes.TrimSpace(markdownComment.ReplaceAll(trimmed, nil))) == 0
}

// captions notes photos without a caption, all of a report at once, at the first.
func captions(r *report.Report) []problem.Problem {
	const most = 5
	var names []string
	first := 0
	for i := range r.Photos.Items {
		if p := &r.Photos.Items[i]; p.Caption == "" && p.File != "" {
			if len(names) == 0 {
				first = i
			}
			names = append(names, p.File)
		}
	}
	if len(names) == 0 {
		return nil
	}
	count := len(names)
	if count > most {
		names = append(names[:most], "…")
	}
	return []problem.Problem{problem.New(problem.CaptionMissing, count, strings.Join(names, ", ")).ForKey("", fmt.Sprintf("photos[%d]", first))}
}

// latest is how many days after a meeting a report of it may be published. News appear within the week and a
// portal's reports within the month; what is later than a quarter most often has a year that was mistyped in January.
const latest = 92

// publication warns of a report that was published before its meeting, or long after it. A source note about
// that ends the warning of the latter.
func publication(r *report.Report) []problem.Problem {
	day := r.Published.Day
	if day.IsZero() || r.Date.IsZero() {
		return nil
	}
	last := r.Date
	if !r.EndDate.IsZero() {
		last = r.EndDate
	}
	switch apart := daysBetween(last.Last(), day.First()); {
	case day.Last().Compare(r.Date.First()) < 0:
		return []problem.Problem{problem.New(problem.PublishedBefore, day.String(), r.Date.String()).ForKey("", "published")}
	case apart > latest && !explainsPublication(r.SourceNotes.Items):
		return []problem.Problem{problem.New(problem.PublishedLate, day.String(), last.String(), apart).ForKey("", "published")}
	}
	return nil
}

func daysBetween(from, to report.Date) int {
	at := func(d report.Date) time.Time {
		return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
	}
	return int(at(to).Sub(at(from)).Hours() / 24)
}

func explainsPublication(notes []string) bool {
	for _, note := range notes {
		folded := viet.Fold(note)
		for _, word := range []string{"dang", "xuat ban", "cong bo", "publi"} {
			if strings.Contains(folded, word) {
				return true
			}
		}
	}
	return false
}
