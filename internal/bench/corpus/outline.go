package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"phoihop/internal/viet"
)

// outline is what other reports have to know of a report: they carry on its tasks and link to its
// headings. It is drawn apart from the text, so that it can be drawn again for each of them.
type outline struct {
	number     int // in the corpus
	district   int
	name       string // of its files, without language
	date       time.Time
	days       int // how long it took
	kind       kind
	subject    phrase
	headings   []phrase
	tasks      []taskOutline
	translated bool
	withdrawn  bool
}

// taskOutline is a task's field of work, owner and status: a task that carries it on is about the same, and none
// carries on what is done.
type taskOutline struct {
	id     string
	title  phrase
	owner  string
	status string
	follow int // the task of the district's report before that it carries on; -1 for none
}

// outline draws that of report i, with the tasks which it carries on from the report before.
func (c Corpus) outline(i int) outline {
	o := c.outlineAlone(i)
	if i < c.Districts {
		return o
	}
	before := c.outlineAlone(i - c.Districts)
	r := c.draw(i, drawFollows)
	for t := range o.tasks {
		if t < len(before.tasks) && before.tasks[t].status != "done" && !before.withdrawn && !o.withdrawn && r.IntN(10) < 6 {
			o.tasks[t].follow = t
			o.tasks[t].title = before.tasks[t].title
		}
	}
	return o
}

// outlineAlone is an outline whose tasks follow none. The titles of its tasks are those that it would
// give them by itself.
func (c Corpus) outlineAlone(i int) outline {
	r := c.draw(i, drawOutline)
	o := outline{
		number:     i,
		district:   i % c.Districts,
		date:       c.date(i, r),
		days:       1,
		kind:       pick(r, kinds),
		subject:    pick(r, fields),
		translated: r.IntN(9) > 0,
		withdrawn:  r.IntN(100) == 0,
	}
	if r.IntN(20) == 0 {
		o.days = 2 + r.IntN(2)
	}
	o.name = o.date.Format(time.DateOnly) + "-" + o.kind.name
	o.headings = drawHeadings(r, 3+r.IntN(3))
	for t := range 2 + r.IntN(5) {
		o.tasks = append(o.tasks, taskOutline{
			id:     fmt.Sprintf("t%d", t+1),
			title:  fill(r, o.date, pick(r, taskTitles)),
			owner:  pick(r, owners),
			status: pick(r, statuses),
			follow: -1,
		})
	}
	return o
}

// date spreads a district's reports evenly, and so that no two fall on one day.
func (c Corpus) date(i int, r *rand.Rand) time.Time {
	days := c.Years * 365
	at, until := i/c.Districts*days/c.perDistrict(), (i/c.Districts+1)*days/c.perDistrict()
	first := time.Date(lastYear-c.Years+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, at+r.IntN(until-at))
}

// drawHeadings gives n headings with different slugs, so that a link can name each by its slug.
func drawHeadings(r *rand.Rand, n int) (headings []phrase) {
	seen := map[string]bool{}
	for len(headings) < n {
		h := fill(r, time.Time{}, pick(r, headingPatterns))
		vi, en := viet.Slug(h.vi), viet.Slug(h.en)
		if !seen[vi] && !seen[en] {
			seen[vi], seen[en] = true, true
			headings = append(headings, h)
		}
	}
	return headings
}

// The districts' names are numbers: an invented name might be a real district's.

func districtID(d int) string { return fmt.Sprintf("quan-mau-%d", d+1) }

func districtName(d int) phrase {
	return phrase{fmt.Sprintf("Quận Mẫu %d", d+1), fmt.Sprintf("Sample District %d", d+1)}
}

func provinceName(d int) phrase {
	n := d/districtsPerProvince + 1
	return phrase{fmt.Sprintf("Thành phố Mẫu %d", n), fmt.Sprintf("Sample City %d", n)}
}

// dayName writes a day as people do.
func dayName(t time.Time) phrase { return phrase{t.Format("2/1/2006"), t.Format("2 January 2006")} }

func capital(p phrase) phrase { return phrase{upperFirst(p.vi), upperFirst(p.en)} }

func upperFirst(s string) string {
	for _, first := range s {
		return strings.ToUpper(string(first)) + s[len(string(first)):]
	}
	return s
}
