package corpus

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// statuses as often as they come.
var statuses = []string{"open", "open", "in-progress", "done", "done", "done", "late", "handed-over", "cancelled"}

// statusSources name where a state that wants one is told.
var statusSources = []phrase{
	{"Báo cáo tại hội nghị", "Report to the meeting"},
	{"Thông báo kết luận của Thường trực HĐND", "Notice of conclusions of the Standing Body"},
	{"Kết luận giám sát", "Conclusions of the supervision"},
}

func (c Corpus) tasks(r *report, x *rand.Rand) {
	r.both("tasks:\n")
	for _, t := range r.outline.tasks {
		r.both("%sid: %s\n", first, t.id)
		r.words(next, "title", capital(t.title))
		if t.follow >= 0 {
			r.fact(next, "follows", c.earlierTask(r.number, t.follow))
		}
		if t.follow < 0 || x.IntN(2) == 0 {
			r.fact(next, "owner", t.owner)
			r.fact(next, "due", due(x, r.date))
		}
		if x.IntN(3) == 0 {
			r.fact(next, "with", "["+pick(x, []string{"to-chuc-ct-xh", "vp-hdnd-ubnd, mttq", "ban-phap-che"})+"]")
		}
		r.status(t.status, x)
	}
}

func (r *report) status(status string, x *rand.Rand) {
	r.fact(next, "status", status)
	if status == "open" || status == "in-progress" {
		return
	}
	r.words(next, "status_source", pick(x, statusSources))
	if status == "done" && x.IntN(2) == 0 {
		r.fact(next, "done_on", r.date.AddDate(0, 0, -x.IntN(60)).Format(time.DateOnly))
		r.words(next, "result", capital(fill(x, r.date, phrase{"{few} {object} {outcome}", "{few} {object} {outcome}"})))
	}
}

// earlierTask names the task of the district's report before that a task of report i carries on.
func (c Corpus) earlierTask(i, task int) string {
	before := c.outlineAlone(i - c.Districts)
	if c.Idiom == Hugo {
		return fmt.Sprintf("/%s/%d/%s#t%d", districtID(before.district), before.date.Year(), before.name, task+1)
	}
	return fmt.Sprintf("%s#t%d", before.name, task+1)
}

// due is a day, a month, a quarter or a year, as assignments name it.
func due(x *rand.Rand, from time.Time) string {
	d := from.AddDate(0, 0, 30+x.IntN(500))
	switch x.IntN(4) {
	case 0:
		return d.Format(time.DateOnly)
	case 1:
		return d.Format("2006-01")
	case 2:
		return fmt.Sprintf("%d-Q%d", d.Year(), (int(d.Month())+2)/3)
	}
	return d.Format("2006")
}
