package source

import (
	"fmt"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
	"phoihop/internal/wording"
)

// heard tells what in one file's keys is wrong for those who hear the page: a title in capitals, and words for
// a photo that do not stand for it. What is wrong in a body, package markdown tells.
func heard(r *report.Report, lang viet.Lang) (found []problem.Problem) {
	if wording.Judge([]byte(r.Title), lang, wording.LoudHeading).Capitals {
		found = append(found, problem.New(problem.AllCapitals, wording.Lowered(r.Title)).ForKey("", "title"))
	}
	for i, p := range r.Photos.Items {
		if p.Alt == "" {
			continue // told already where it must not be
		}
		if bad, is := wording.Alt(p.Alt, p.File, p.Caption, lang); is {
			found = append(found, bad.ForKey("", fmt.Sprintf("photos[%d].alt", i)))
		}
	}
	return found
}
