package page

import (
	"path"
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Card is a report in a list.
type Card struct {
	URL      string
	Title    Text
	Held     Date
	District Link
	Kinds    []Text
	Summary  Text
	OnlyIn   viet.Lang // set where the report is not written in the page's language
	Role     string    // that a document has in the report, where the list is of reports that cite it; else ""
}

// The first page of a long list tells of its district, year, agency or kind and holds the newest reports.
// Its older pages hold their reports alone: no count and no menu, so that they stay as they are when a
// report is added.

// District is a district's page, or an older page of its reports.
type District struct {
	Frame
	Type        string
	Code        string
	Province    Text
	ProvinceNow Text // only where it changed
	Since       Date
	Ending      *Ending
	Reports     int
	Years       []Count
	Standing    Standing   // of the tasks that began here
	Tasks       TallyTable // by year
	People      string     // address of the persons that its reports name; "" without reports
	Documents   string     // address of the documents that they cite; "" for none
	Themes      string     // address of the themes that they name; "" for none
	Figures     *Figures
	List        []Card
	Pager       Pager
}

// DistrictYear is the page of a district's year.
type DistrictYear struct {
	Frame
	District Link
	Year     string
	Years    []Count
	Ending   *Ending
	Standing Standing // of the tasks that began in the year
	Meetings Meetings
	List     []Card
}

// Year is the page of a year across districts, or an older page of it.
type Year struct {
	Frame
	Year      string
	Reports   int
	Years     []Count
	Districts []Count    // of this year
	Standing  Standing   // of the tasks that began in it
	Tasks     TallyTable // by district
	Meetings  Meetings
	List      []Card
	Pager     Pager
}

// Agencies lists all agencies by type.
type Agencies struct {
	Frame
	Groups    []AgencyGroup
	Elsewhere []Link // in a part, those that did nothing in it; its reports may name them
}

// AgencyGroup holds the agencies of one type, in protocol order.
type AgencyGroup struct {
	Type     string
	Agencies []AgencyLink
}

// AgencyLink is an agency in a list, with its parts.
type AgencyLink struct {
	Count
	Short Text
	Parts []AgencyLink
}

// Agency is an agency's page, or an older page of its reports.
type Agency struct {
	Frame
	Body, Whole  Organizer // for search engines, the agency and what it is a part of; empty on older pages
	Short        Text
	Type         string
	Aliases      []Text
	Parent       *Link
	Parts        []Count
	Since, Until Date
	Became       *Link
	Reports      int
	Several      bool     // the reports listed are of several districts, whose bodies share the name
	Standing     Standing // of the tasks that it and its parts own
	List         []Card
	Pager        Pager
}

// Kinds lists the kinds of meetings.
type Kinds struct {
	Frame
	Kinds []Count
}

// Kind is a kind's page, or an older page of its reports.
type Kind struct {
	Frame
	Reports int
	List    []Card
	Pager   Pager
}

// The templates of the lists.
func (*District) Template() string     { return "district.html" }
func (*DistrictYear) Template() string { return "district-year.html" }
func (*Year) Template() string         { return "year.html" }
func (*Agencies) Template() string     { return "agencies.html" }
func (*Agency) Template() string       { return "agency.html" }
func (*Kinds) Template() string        { return "kinds.html" }
func (*Kind) Template() string         { return "kind.html" }

func (b *Book) card(r *site.Report, f *Frame) Card {
	v := b.voice(r, f)
	c := Card{URL: f.toReport(r, ""), Title: v.say(r.Title), Held: meetingDay(f.Lang, r.Abstract), Summary: v.say(r.Summary),
		District: Link{Text: bilingual(r.District.Name, f.Lang), URL: f.to(districtPath(r.District))}}
	if n := len(r.Kinds.Items); n > 0 {
		c.Kinds = make([]Text, n)
		for i, k := range r.Kinds.Items {
			c.Kinds[i] = b.kindName(k, f.Lang)
		}
	}
	if !r.Translated(f.Lang) {
		c.OnlyIn = r.Lang
	}
	return c
}

func (b *Book) cards(reports []*site.Report, f *Frame) []Card {
	list := make([]Card, len(reports))
	for i, r := range reports {
		list[i] = b.card(r, f)
	}
	return list
}

func (b *Book) years(f *Frame, current int) []Count {
	return counts(b.site.Years, current, func(y int) string { return f.to(yearPath(y)) })
}

func counts(years []*site.Year, current int, url func(int) string) []Count {
	list := make([]Count, len(years))
	for i, y := range years {
		list[i] = Count{Link: Link{Text: Text{Words: yearName(y.Year)}, URL: url(y.Year)}, Reports: len(y.Reports), Current: y.Year == current}
	}
	return list
}

func (b *Book) district(d *site.District, lang viet.Lang, n int) *District {
	path := districtPath(d)
	if n > 0 {
		path = pagePath(d.ID, n)
	}
	p := &District{Frame: b.frame(lang, path, SectionDistrict)}
	f := &p.Frame
	f.Name = bilingual(d.Name, lang)
	f.Feed = f.to(d.ID + "/feed.xml")
	p.List = b.cards(pageOf(d.Reports, n), f)
	p.Pager = f.pager(len(d.Reports), n, districtPath(d), d.ID)
	p.Ending = b.ending(d, f)
	if n > 0 {
		f.Crumbs = []Link{{Text: f.Name, URL: f.to(districtPath(d))}}
		return p
	}
	p.Type, p.Code = report.UnitTypes.Name(d.Type, lang), d.Code
	p.Province, p.ProvinceNow = bilingual(d.Province, lang), bilingual(d.ProvinceNow, lang)
	p.Since = day(lang, d.Since)
	p.Reports = len(d.Reports)
	p.Years = b.districtYears(d, f, 0)
	p.Standing = b.standing(d.Threads, f, "")
	p.Standing.leadToYears(d, f)
	p.Figures = b.figures(d, f)
	for _, of := range []struct {
		to    *string
		path  string
		there bool
	}{{&p.People, personsPath(d), len(d.Reports) > 0}, {&p.Documents, districtDocumentsPath(d), len(d.Documents) > 0}, {&p.Themes, districtThemesPath(d), len(d.Themes) > 0}} {
		if of.there {
			*of.to = f.to(of.path)
		}
	}
	p.Tasks = tallyTable("_by-year", talliesOfYears(d.Years, f, func(y int) string { return tasksYearPath(d, y) }), f)
	return p
}

// under places a page below a district's: its feed, its picture, and the way to it.
func (b *Book) under(d *site.District, f *Frame) Link {
	link := Link{Text: bilingual(d.Name, f.Lang), URL: f.to(districtPath(d))}
	f.Feed, f.Crumbs = f.to(d.ID+"/feed.xml"), []Link{link}
	f.Image = b.districtShareCard(d, f.Lang).image(f.Base)
	return link
}

func (b *Book) districtYears(d *site.District, f *Frame, current int) []Count {
	return counts(d.Years, current, func(y int) string { return f.to(districtYearPath(d, y)) })
}

func (b *Book) districtYear(d *site.District, y *site.Year, lang viet.Lang) *DistrictYear {
	p := &DistrictYear{Frame: b.frame(lang, districtYearPath(d, y.Year), SectionDistrict)}
	f := &p.Frame
	p.District = b.under(d, f)
	p.Year, p.Years, p.Ending = yearName(y.Year), b.districtYears(d, f, y.Year), b.ending(d, f)
	p.Standing = b.standing(y.Threads, f, tasksYearPath(d, y.Year))
	p.Meetings = b.meetings(y, f)
	p.List = b.cards(y.Reports, f)
	return p
}

func (b *Book) year(y *site.Year, lang viet.Lang, n int) *Year {
	path := yearPath(y.Year)
	if n > 0 {
		path = pagePath(yearName(y.Year), n)
	}
	p := &Year{Frame: b.frame(lang, path, SectionYear)}
	f := &p.Frame
	p.Year = yearName(y.Year)
	p.List = b.cards(pageOf(y.Reports, n), f)
	p.Pager = f.pager(len(y.Reports), n, yearPath(y.Year), p.Year)
	if n > 0 {
		f.Crumbs = []Link{{Text: Text{Words: p.Year}, URL: f.to(yearPath(y.Year))}}
		return p
	}
	p.Reports, p.Years, p.Districts = len(y.Reports), b.years(f, y.Year), b.yearDistricts(y, f)
	p.Meetings = b.meetings(y, f)
	p.Standing = b.standing(y.Threads, f, "")
	p.Tasks = tallyTable("_by-district", districtRows(tallyByDistrict(y.Threads), f), f)
	return p
}

// yearDistricts lists the districts that have reports in a year.
func (b *Book) yearDistricts(y *site.Year, f *Frame) (list []Count) {
	for _, d := range b.site.Districts {
		for _, own := range d.Years {
			if own.Year == y.Year {
				list = append(list, Count{Link: Link{Text: bilingual(d.Name, f.Lang), URL: f.to(districtYearPath(d, y.Year))}, Reports: len(own.Reports)})
			}
		}
	}
	sortByName(list, f.Lang, func(c *Count) *Link { return &c.Link })
	return list
}

func (b *Book) agencies(lang viet.Lang) *Agencies {
	p := &Agencies{Frame: b.frame(lang, "agencies/index.html", SectionAgencies)}
	for _, t := range report.AgencyTypes {
		group := AgencyGroup{Type: report.AgencyTypes.Name(t.ID, lang)}
		for _, a := range b.site.Agencies {
			if a.Parent == nil && orElse(a.Type, "other") == t.ID && b.site.SpeaksOf(a) {
				group.Agencies = append(group.Agencies, b.agencyLink(a, &p.Frame))
			}
		}
		if len(group.Agencies) > 0 {
			p.Groups = append(p.Groups, group)
		}
	}
	for _, a := range b.site.Agencies {
		if !b.site.SpeaksOf(a) {
			p.Elsewhere = append(p.Elsewhere, agencyCount(a, &p.Frame).Link)
		}
	}
	return p
}

func (b *Book) agencyLink(a *site.Agency, f *Frame) AgencyLink {
	link := AgencyLink{Count: agencyCount(a, f), Short: bilingual(a.Short, f.Lang)}
	for _, part := range a.Parts {
		if b.site.SpeaksOf(part) {
			link.Parts = append(link.Parts, b.agencyLink(part, f))
		}
	}
	return link
}

func agencyCount(a *site.Agency, f *Frame) Count {
	return Count{Link: Link{Text: bilingual(a.Name, f.Lang), URL: f.to(agencyPath(a.ID))}, Reports: len(a.Reports)}
}

func (b *Book) agency(a *site.Agency, lang viet.Lang, n int) *Agency {
	path := agencyPath(a.ID)
	if n > 0 {
		path = pagePath("agencies/"+string(a.ID), n)
	}
	p := &Agency{Frame: b.frame(lang, path, SectionAgencies)}
	f := &p.Frame
	f.Name = bilingual(a.Name, lang)
	f.Feed = f.to("agencies/" + string(a.ID) + ".xml")
	listed := pageOf(a.Reports, n)
	p.List = b.cards(listed, f)
	p.Several = slices.ContainsFunc(listed, func(r *site.Report) bool { return r.District != listed[0].District })
	p.Pager = f.pager(len(a.Reports), n, agencyPath(a.ID), "agencies/"+string(a.ID))
	if n > 0 {
		f.Crumbs = []Link{{Text: f.Name, URL: f.to(agencyPath(a.ID))}}
		return p
	}
	p.Body = f.organizer(a)
	p.Short, p.Type = bilingual(a.Short, lang), report.AgencyTypes.Name(orElse(a.Type, "other"), lang)
	for _, alias := range a.Aliases.Items {
		p.Aliases = append(p.Aliases, inLang(alias, viet.Vi, lang))
	}
	if a.Parent != nil {
		link := agencyCount(a.Parent, f).Link
		p.Parent, p.Whole = &link, f.organizer(a.Parent)
	}
	for _, part := range a.Parts {
		if b.site.SpeaksOf(part) {
			p.Parts = append(p.Parts, agencyCount(part, f))
		}
	}
	p.Since, p.Until = day(lang, a.Since), day(lang, a.Until)
	if next := b.site.Agency(a.Became); next != nil {
		link := agencyCount(next, f).Link
		p.Became = &link
	}
	p.Reports = len(a.Reports)
	p.Standing = b.standing(a.Threads, f, agencyTasksPath(a.ID))
	p.Standing.leadTo(p.Standing.URL)
	return p
}

func (b *Book) kinds(lang viet.Lang) *Kinds {
	p := &Kinds{Frame: b.frame(lang, "kinds/index.html", SectionKinds)}
	for _, k := range b.site.Kinds {
		p.Kinds = append(p.Kinds, Count{Link: Link{Text: bilingual(k.Name, lang), URL: p.to(kindPath(k.ID))}, Reports: len(k.Reports)})
	}
	return p
}

func (b *Book) kind(k *site.Kind, lang viet.Lang, n int) *Kind {
	path := kindPath(k.ID)
	if n > 0 {
		path = pagePath("kinds/"+k.ID, n)
	}
	p := &Kind{Frame: b.frame(lang, path, SectionKinds)}
	p.Name = bilingual(k.Name, lang)
	p.List = b.cards(pageOf(k.Reports, n), &p.Frame)
	p.Pager = p.pager(len(k.Reports), n, kindPath(k.ID), "kinds/"+k.ID)
	if n > 0 {
		p.Crumbs = []Link{{Text: p.Name, URL: p.to(kindPath(k.ID))}}
		return p
	}
	p.Reports = len(k.Reports)
	return p
}

// fileType is a file's type in capitals, "PDF".
func fileType(name string) string { return strings.ToUpper(strings.TrimPrefix(path.Ext(name), ".")) }
