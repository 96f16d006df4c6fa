package site

import (
	"time"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// Future warns of dates that lie ahead of a time: a report tells what has been. Published and updated may be
// of the same day, whatever their hour. Nothing is told for the zero time.
func (s *Site) Future(now time.Time) []problem.Problem {
	if now.IsZero() {
		return nil
	}
	now = now.In(s.Zone)
	today := report.DateOf(now.Year(), int(now.Month()), now.Day())
	c := &checks{site: s}
	for _, r := range c.inOrder() {
		for _, d := range []struct {
			key  string
			date report.Date
		}{{"date", r.Date}, {"end_date", r.EndDate}, {"published", r.Published.Day}, {"updated", r.Updated.Day}} {
			if !d.date.IsZero() && d.date.First().Compare(today) > 0 {
				c.tell(r, d.key, problem.New(problem.DateAhead, d.date.String(), today.String()))
			}
		}
	}
	return c.problems
}

// afterEnd warns of meetings that a district held when it was no more.
func (c *checks) afterEnd() {
	for _, r := range c.inOrder() {
		if d := r.District; d.Ended() && r.Date.First().Compare(d.Until) > 0 {
			c.tell(r, "date", problem.New(problem.AfterEnd, r.Date.String(), d.Until.String()))
		}
	}
}
