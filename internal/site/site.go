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
	"sync"
	"time"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// Input is one report as read.
type Input struct {
	*report.Abstract
	Parts Digests
	Whole Digest // of all that its files say
}

// Digests stand for parts of what was read of a report, in all its languages. A page or a file that shows no more
// than such a part need not be made again when another changes. Sizes are about how many bytes the part takes.
type Digests struct {
	Shown                                            Digest // what lists show of it
	Front                                            Digest // all of its front matter
	Tasks, Results, Attendees                        Digest
	Documents, Themes                                Digest
	FrontSize, TasksSize, ResultsSize, AttendeesSize int32
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
	Threads   []*Thread   // by their origins, the newest first
	Today     report.Date // the day at which threads are judged, but for those of some ended districts: see Thread.Day
	Documents []*Document // by key
	Themes    []*Theme    // by key
	Taken     Part        // of the whole; zero where this is the whole
	whole     *Site       // that this is a part of
	dayGiven  bool        // Today is what the caller of Join said
	byRef     map[report.Ref]*Report
	byAgency  map[report.AgencyID]*Agency
	byID      map[string]*District
	byPlace   map[documentPlace]*Document
	byTheme   map[string]*Theme
}

// District is an administrative unit and its reports.
type District struct {
	*report.District
	Reports   []*Report
	Years     []*Year   // the reports of each year
	Threads   []*Thread // that began here, the newest first
	Documents []*Document
	Themes    []*Theme
	Figures   []*Figure // by id
	digest    Digest
}

// Report is one report with its neighbours.
type Report struct {
	Input
	District     *District
	Newer, Older *Report   // in its district
	related      []Related // see related.go
	follows      []Task    // one for each of Abstract.Tasks, or nil where none follows another
	threads      []*Thread // one for each of Abstract.Tasks; nil without any, and for a withdrawn report
}

// Year is a year and the reports dated in it, with the threads that began in it.
type Year struct {
	Year    int
	Reports []*Report
	Threads []*Thread
}

// Agency is an agency, the reports of its meetings and those of its parts, and the threads that they own.
type Agency struct {
	*report.Agency
	Parent  *Agency
	Parts   []*Agency
	Reports []*Report
	Threads []*Thread
}

// Kind is a kind of meeting and its reports.
type Kind struct {
	report.Choice
	Reports []*Report
}

// Join puts the site together. Inputs and districts may come in any order. unread are reports that are
// there but could not be read: what names them is not judged. Where the page of one stands all the same, its
// year is given, and its district has that year, be it without reports. today is the day at which threads are
// judged. Zero: the day of the newest report; but the pages of a district that has ended say so, whenever its last
// report was, so that its threads are then judged no earlier than on the first day without it.
func Join(settings *report.Site, districts []*report.District, inputs []Input, unread map[report.Ref]int, today report.Date) (*Site, []problem.Problem) {
	s := newSite(settings)
	for _, d := range districts {
		s.addDistrict(d)
	}
	slices.SortFunc(s.Districts, func(a, b *District) int { return strings.Compare(a.ID, b.ID) })
	s.gather(inputs, unread)
	var joining sync.WaitGroup // each of these fills fields of its own
	joining.Go(s.addDocuments)
	joining.Go(s.addThemes)
	joining.Go(s.addFigures)
	j := &checks{site: s, unread: unread, followed: map[Task]Task{}, circular: map[Task]bool{}}
	j.follows()
	j.aliases()
	j.successors()
	j.sources()
	j.afterEnd()
	if s.Today, s.dayGiven = today, !today.IsZero(); !s.dayGiven {
		s.Today = s.Newest().First()
	}
	joining.Go(s.addRelated) // what follows what is known by now
	s.addThreads()
	joining.Wait()
	return s, j.problems
}

func newSite(settings *report.Site) *Site {
	return &Site{Settings: settings, Zone: settings.Zone(), byAgency: map[report.AgencyID]*Agency{}, byID: map[string]*District{}}
}

func (s *Site) addDistrict(d *report.District) {
	s.byID[d.ID] = &District{District: d}
	s.Districts = append(s.Districts, s.byID[d.ID])
}

// gather puts reports into the districts, which are there by now, and lists them by agency, kind and year.
func (s *Site) gather(inputs []Input, unread map[report.Ref]int) {
	s.addReports(inputs)
	s.addAgencies()
	s.addKinds()
	s.addYears(unread)
	s.addDigests()
}

func (s *Site) addReports(inputs []Input) {
	all := make([]*Report, 0, len(inputs))
	s.byRef = make(map[report.Ref]*Report, len(inputs))
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
		if r.Withdrawn {
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
	return cmp.Or(b.Date.Compare(a.Date), strings.Compare(b.Ref.District, a.Ref.District), strings.Compare(b.Ref.Name, a.Ref.Name))
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
		for _, a := range s.Met(r) {
			a.Reports = append(a.Reports, r)
		}
	}
}

// Met gives the agencies whose reports a report is one of: those that met, the one that called the meeting, and all that
// these are part of.
func (s *Site) Met(r *Report) []*Agency {
	return s.withParents(append(slices.Clone(r.Agencies.Items), r.Convener))
}

// Owners gives the agencies whose threads a thread is one of: its owners by the newest report, and all that they are part of.
func (s *Site) Owners(t *Thread) []*Agency { return s.withParents(t.Newest().Owner().Items) }

// withParents gives the agencies of some ids, and all that they are part of, each once. It leaves out those that
// site.yaml does not have.
func (s *Site) withParents(ids []report.AgencyID) (all []*Agency) {
	for _, id := range ids {
		for a := s.byAgency[id]; a != nil && !slices.Contains(all, a); a = a.Parent {
			all = append(all, a)
		}
	}
	return all
}

func (s *Site) addKinds() {
	byID := map[report.KindID]*Kind{}
	for _, choice := range s.Settings.Kinds {
		k := &Kind{Choice: choice}
		s.Kinds = append(s.Kinds, k)
		byID[report.KindID(choice.ID)] = k
	}
	for _, r := range s.Reports {
		for _, id := range r.Kinds.Items {
			k := byID[id]
			if k != nil && (len(k.Reports) == 0 || k.Reports[len(k.Reports)-1] != r) {
				k.Reports = append(k.Reports, r)
			}
		}
	}
}

func (s *Site) addYears(unread map[report.Ref]int) {
	s.Years = byYear(s.Reports)
	for _, d := range s.Districts {
		d.Years = byYear(d.Reports)
	}
	for ref, year := range unread {
		d := s.byID[ref.District]
		if year == 0 || d == nil || slices.ContainsFunc(d.Years, func(y *Year) bool { return y.Year == year }) {
			continue
		}
		d.Years = append(d.Years, &Year{Year: year})
		slices.SortFunc(d.Years, func(a, b *Year) int { return cmp.Compare(b.Year, a.Year) })
	}
}

// byYear parts reports, newest first, into years.
func byYear(reports []*Report) (years []*Year) {
	for _, r := range reports {
		if len(years) == 0 || years[len(years)-1].Year != int(r.Date.Year) {
			years = append(years, &Year{Year: int(r.Date.Year)})
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
	return s.Reports[0].Date
}

// Renewed gives a report among the neighbours that it had, with what was read of it since. ok is false where its tasks or
// its day have another place among others': then only Join knows.
func (r *Report) Renewed(in Input) (renewed *Report, ok bool) {
	same := func(a, b report.TaskAbstract) bool { return a.ID == b.ID && a.Follows == b.Follows }
	if in.Ref != r.Ref || in.Withdrawn != r.Withdrawn || in.Date != r.Date || !slices.EqualFunc(in.Tasks, r.Tasks, same) {
		return nil, false
	}
	c := *r
	c.Input = in
	return &c, true
}
