// Package site joins all reports: districts with their reports, years, agencies, kinds, tasks that
// follow each other, and the checks that need more than one file.
//
// Join takes what internal/source read and gives a Site, which nobody changes afterwards, and the
// problems found. Those name file and key; source.Locate finds their lines.
//
// Everything is in a fixed order: reports newest first (by date, then id), districts by id, agencies
// and kinds in the order of site.yaml, years from the newest.
package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Input is one report as read.
type Input struct {
	Ref             report.Ref
	Lang, WordsLang viet.Lang
	Original        *report.Report
	Words           *report.Report                  // nil without a translation
	Lead, WordsLead string                          // first paragraphs, for a report without summary
	Stale           bool                            // the original has changed since it was translated
	Files           map[string]File                 // the report's own files, by the name that keys give them
	Links           map[viet.Lang]map[string]string // relative links of its keys to their addresses, from the report's page in a language
}

// File is a photo or an attachment.
type File struct {
	Slug          string // its name in the site
	Width, Height int    // of a photo, in pixels; 0 where not known
}

// Site is everything that the site tells.
type Site struct {
	Settings  *report.Site
	Zone      *time.Location
	Districts []*District
	Reports   []*Report // without the withdrawn
	Withdrawn []*Report
	Years     []*Year
	Agencies  []*Agency
	Kinds     []*Kind
	byRef     map[report.Ref]*Report
	byAgency  map[report.AgencyID]*Agency
	byID      map[string]*District
}

// District is an administrative unit and its reports.
type District struct {
	*report.District
	Reports []*Report
	Years   []*Year // the reports of each year
}

// Report is one report with its neighbours.
type Report struct {
	Input
	District     *District
	Newer, Older *Report // in its district
	Tasks        []Task  // one for each of Original.Tasks
}

// Task is a task with what it takes from those that it follows.
type Task struct {
	*report.Task
	Owner   report.List[report.AgencyID]
	Due     report.Due
	Follows *Report // the report of the task that it follows; nil for a new one
	Earlier int     // that task's place in Follows.Tasks
	walk    walk
}

// walk is how far the search for a task's origin has come.
type walk int

const (
	walking walk = iota + 1
	walked
)

// Year is a year and the reports dated in it.
type Year struct {
	Year    int
	Reports []*Report
}

// Agency is an agency, the reports of its meetings and those of its parts.
type Agency struct {
	*report.Agency
	Parent  *Agency
	Parts   []*Agency
	Reports []*Report
}

// Kind is a kind of meeting and its reports.
type Kind struct {
	report.Choice
	Reports []*Report
}

// Join puts the site together. Inputs and districts may come in any order. unread are reports that are
// there but could not be read: what names them is not judged.
func Join(settings *report.Site, districts []*report.District, inputs []Input, unread map[report.Ref]bool) (*Site, []problem.Problem) {
	s := &Site{Settings: settings, Zone: settings.Zone(), byRef: make(map[report.Ref]*Report, len(inputs)),
		byAgency: map[report.AgencyID]*Agency{}, byID: map[string]*District{}}
	for _, d := range districts {
		s.byID[d.ID] = &District{District: d}
		s.Districts = append(s.Districts, s.byID[d.ID])
	}
	slices.SortFunc(s.Districts, func(a, b *District) int { return strings.Compare(a.ID, b.ID) })
	s.addReports(inputs)
	s.addAgencies()
	s.addKinds()
	s.addYears()
	j := &checks{site: s, unread: unread, followed: map[taskRef]taskRef{}, circular: map[taskRef]bool{}}
	j.follows()
	j.aliases()
	j.successors()
	j.sources()
	return s, j.problems
}

func (s *Site) addReports(inputs []Input) {
	all := make([]*Report, 0, len(inputs))
	for _, in := range inputs {
		d := s.byID[in.Ref.District]
		if d == nil {
			continue
		}
		all = append(all, &Report{Input: in, District: d})
	}
	slices.SortFunc(all, newestFirst)
	for _, r := range all {
		s.byRef[r.Ref] = r
		if !r.Original.Withdrawn.IsZero() {
			s.Withdrawn = append(s.Withdrawn, r)
			continue
		}
		s.Reports = append(s.Reports, r)
		r.District.Reports = append(r.District.Reports, r)
	}
	for _, d := range s.Districts {
		for i, r := range d.Reports {
			if i > 0 {
				r.Newer, d.Reports[i-1].Older = d.Reports[i-1], r
			}
		}
	}
}

// newestFirst orders by date, then by id, the greatest first.
func newestFirst(a, b *Report) int {
	return cmp.Or(b.Original.Date.Compare(a.Original.Date), strings.Compare(b.Ref.District, a.Ref.District), strings.Compare(b.Ref.Name, a.Ref.Name))
}

func (s *Site) addAgencies() {
	for i := range s.Settings.Agencies {
		a := &Agency{Agency: &s.Settings.Agencies[i]}
		s.Agencies = append(s.Agencies, a)
		s.byAgency[a.ID] = a
	}
	for _, a := range s.Agencies {
		if parent := s.byAgency[a.PartOf]; parent != nil && parent != a {
			a.Parent = parent
			parent.Parts = append(parent.Parts, a)
		}
	}
	for _, r := range s.Reports {
		seen := map[*Agency]bool{}
		for _, id := range append(slices.Clone(r.Original.Agencies.Items), r.Original.Convener) {
			for a := s.byAgency[id]; a != nil && !seen[a]; a = a.Parent {
				seen[a] = true
				a.Reports = append(a.Reports, r)
			}
		}
	}
}

func (s *Site) addKinds() {
	byID := map[report.KindID]*Kind{}
	for _, choice := range s.Settings.Kinds {
		k := &Kind{Choice: choice}
		s.Kinds = append(s.Kinds, k)
		byID[report.KindID(choice.ID)] = k
	}
	for _, r := range s.Reports {
		for _, id := range r.Original.Kinds.Items {
			k := byID[id]
			if k != nil && (len(k.Reports) == 0 || k.Reports[len(k.Reports)-1] != r) {
				k.Reports = append(k.Reports, r)
			}
		}
	}
}

func (s *Site) addYears() {
	s.Years = byYear(s.Reports)
	for _, d := range s.Districts {
		d.Years = byYear(d.Reports)
	}
}

// byYear parts reports, newest first, into years.
func byYear(reports []*Report) (years []*Year) {
	for _, r := range reports {
		if len(years) == 0 || years[len(years)-1].Year != r.Original.Date.Year {
			years = append(years, &Year{Year: r.Original.Date.Year})
		}
		last := years[len(years)-1]
		last.Reports = append(last.Reports, r)
	}
	return years
}

// Agency finds an agency; nil where site.yaml has none of that id.
func (s *Site) Agency(id report.AgencyID) *Agency { return s.byAgency[id] }

// District finds a district by its folder's name.
func (s *Site) District(id string) *District { return s.byID[id] }

// Report finds a report; withdrawn ones too.
func (s *Site) Report(ref report.Ref) *Report { return s.byRef[ref] }

// Newest is the date of the newest report; zero without any.
func (s *Site) Newest() report.Date {
	if len(s.Reports) == 0 {
		return report.Date{}
	}
	return s.Reports[0].Original.Date
}

// Translated tells whether the report has a text of its own in lang: as original or as translation.
func (r *Report) Translated(lang viet.Lang) bool {
	return lang == r.Lang || r.Words != nil && lang == r.WordsLang
}
