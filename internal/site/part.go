package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"phoihop/internal/problem"
)

// Part says which reports make a part of a site: those of some districts, those dated in some years, or both at once.
// Zero: all.
//
// A part is a site of its own, with lists, threads, documents and figures of its reports alone. What it tells of these
// reports is what the whole tells: it is taken from the whole once that was joined, so all of the content is checked as
// ever, threads of tasks keep state and day, tasks keep owner and due date that a report outside gives them, and a report
// keeps what it carries on and what it is related to. Of these a report outside is still one of the whole's (see Holds):
// what a page says of it is its title, its date and where it stands online, no more.
//
// A file that belongs to a report outside is not in the part; a picture that one of its reports shows is, wherever it lies.
//
// A district belongs to a part if it is named, or, where none is, if it has a report in the part. Of the kinds of meetings it
// has those that took place in it; of the agencies all, since tasks and people of its reports name them, but it speaks of those
// alone that met or were given a task (see SpeaksOf). A part of everything is the whole itself.
type Part struct {
	Districts []string
	Years     []int
}

// IsZero tells that nothing was asked for: the whole.
func (p Part) IsZero() bool { return len(p.Districts) == 0 && len(p.Years) == 0 }

// takes tells whether a report belongs to the part.
func (p Part) takes(r *Report) bool {
	return (len(p.Districts) == 0 || slices.Contains(p.Districts, r.Ref.District)) &&
		(len(p.Years) == 0 || slices.Contains(p.Years, int(r.Date.Year)))
}

// sorted gives the part as it is written in one way only.
func (p Part) sorted() Part {
	districts, years := slices.Clone(p.Districts), slices.Clone(p.Years)
	slices.Sort(districts)
	slices.Sort(years)
	return Part{slices.Compact(districts), slices.Compact(years)}
}

// Take gives a part of the whole site s. It refuses a district that has no folder and a year in which no report of the
// part is dated; then, and where the part holds everything, it gives s.
func (s *Site) Take(p Part) (*Site, []problem.Problem) {
	if p.IsZero() {
		return s, nil
	}
	p = p.sorted()
	if problems := s.refuse(p); len(problems) > 0 {
		return s, problems
	}
	part := newSite(s.Settings)
	part.Taken, part.whole, part.Today, part.dayGiven = p, s, s.Today, s.dayGiven
	var inputs []Input
	holding := map[*District]bool{}
	all := append(slices.Clone(s.Reports), s.Withdrawn...)
	for _, r := range all {
		if p.takes(r) {
			inputs = append(inputs, r.Input)
			holding[r.District] = true
		}
	}
	for _, d := range s.Districts {
		if holding[d] || slices.Contains(p.Districts, d.ID) {
			part.addDistrict(d.District)
		}
	}
	if len(inputs) == len(all) && len(part.Districts) == len(s.Districts) {
		return s, nil
	}
	part.gather(inputs, nil)
	part.Kinds = slices.DeleteFunc(part.Kinds, func(k *Kind) bool { return len(k.Reports) == 0 })
	part.addDocuments()
	part.addThemes()
	part.addFigures()
	part.keepTies()
	part.keepThreads()
	return part, nil
}

// refuse tells which districts and years of a part there are not.
func (s *Site) refuse(p Part) (problems []problem.Problem) {
	var ids, years []string
	for _, d := range s.Districts {
		ids = append(ids, d.ID)
	}
	for _, id := range p.Districts {
		if s.byID[id] == nil {
			told := problem.New(problem.PartDistrict, id, strings.Join(ids, ", "))
			var guesses problem.Guesses
			if guesses.More() {
				told = guesses.DidYouMean(told, id, ids)
			}
			problems = append(problems, told.In("site.yaml").At(1, 1))
		}
	}
	there := map[int]bool{}
	for _, r := range s.Reports {
		year := int(r.Date.Year)
		if (Part{Districts: p.Districts}).takes(r) && !there[year] {
			there[year] = true
			years = append(years, strconv.Itoa(year))
		}
	}
	slices.Sort(years)
	for _, year := range p.Years {
		if !there[year] && len(problems) == 0 {
			problems = append(problems, problem.New(problem.PartYear, year, cmp.Or(strings.Join(years, ", "), "–")).In("site.yaml").At(1, 1))
		}
	}
	return problems
}

// Whole is the site that s is a part of; nil where s is no part.
func (s *Site) Whole() *Site { return s.whole }

// All is the site that s is a part of, else s.
func (s *Site) All() *Site {
	if s.whole != nil {
		return s.whole
	}
	return s
}

// Holds tells whether the site has a page for a report. A part has none for those that its own reports carry on, are
// related to, or are followed by outside of it.
func (s *Site) Holds(r *Report) bool { return s.byRef[r.Ref] == r }

// SpeaksOf tells whether lists show an agency: in a part one that met there or was given a task, or of which a part did.
func (s *Site) SpeaksOf(a *Agency) bool {
	return s.whole == nil || len(a.Reports)+len(a.Threads) > 0 || slices.ContainsFunc(a.Parts, s.SpeaksOf)
}

// own gives a report of the whole as it is here, or, outside the part, as it is there.
func (s *Site) own(r *Report) *Report {
	if here := s.byRef[r.Ref]; here != nil {
		return here
	}
	return r
}

// LeftOut gives the districts of the whole that the part does not have, and the years, from the newest, in which nothing in
// the part is dated.
func (s *Site) LeftOut() (districts []*District, years []int) {
	for _, d := range s.whole.Districts {
		if s.byID[d.ID] == nil {
			districts = append(districts, d)
		}
	}
	for _, y := range s.whole.Years {
		if !slices.ContainsFunc(s.Years, func(here *Year) bool { return here.Year == y.Year }) {
			years = append(years, y.Year)
		}
	}
	return districts, years
}

// keepTies lets the reports carry on, and be related to, what they are in the whole.
func (s *Site) keepTies() {
	for _, r := range append(slices.Clone(s.Reports), s.Withdrawn...) {
		there := s.whole.byRef[r.Ref]
		for i := range there.follows {
			if earlier, ok := (Task{there, i}).Follows(); ok {
				Task{r, i}.follow(Task{s.own(earlier.Report), earlier.Place})
			}
		}
		for _, other := range there.related {
			r.related = append(r.related, Related{s.own(other.Report), other.Why})
		}
	}
}

// keepThreads takes the threads that the part's reports speak of, as they stand in the whole.
func (s *Site) keepThreads() {
	for _, r := range s.Reports {
		if len(r.Tasks) > 0 {
			r.threads = make([]*Thread, len(r.Tasks))
		}
	}
	for _, there := range s.whole.Threads {
		t := &Thread{State: there.State, Day: there.Day, whole: there}
		for _, e := range there.Entries {
			if r := s.own(e.Report); r != e.Report {
				t.Entries = append(t.Entries, Task{r, e.Place})
				r.threads[e.Place] = t
			} else {
				t.Outside = append(t.Outside, e)
			}
		}
		if len(t.Entries) == 0 {
			continue
		}
		if there.Review != nil {
			t.Review = s.own(there.Review)
		}
		t.digest = t.fingerprint(s.Today)
		s.Threads = append(s.Threads, t)
	}
	s.listThreads()
}
