package page

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// People lists the districts that have reports, by name.
type People struct {
	Frame
	Districts []Link
}

// Persons tells whom a district's reports name, in which office, and at which meetings. It is not for search
// engines.
type Persons struct {
	Frame
	District Link
	Ending   *Ending
	Letters  []Letter // only where there are many names
	Names    []Name   // by given name
}

// Letter leads to the first name whose given name begins with it.
type Letter struct{ Letter, URL string }

// Name is a name and the persons who bear it.
type Name struct {
	ID      string // fragment of the section, "nguyen-van-an"
	Name    Text
	Apart   bool // the entries may be of several persons
	Persons []Person
}

// Person is what is known of a person, or of all those of a name whose agencies no source gives.
type Person struct {
	Agencies Links // empty where the sources give none
	Offices  []Office
	Meetings []Attended // the newest first
}

// Office is what sources give as a person's roles, from a first to a last date.
type Office struct {
	Roles       []Text
	Open        bool
	First, Last Date // Last is empty where it is the first
}

// Attended is a meeting that a person attended.
type Attended struct {
	Date    Date
	Report  Link // to the attendees on the report's page; its text is what kind of meeting it was, else the report's title
	Chair   bool
	Did     []string
	DidOpen bool
}

// The templates of the pages of people.
func (*People) Template() string  { return "people.html" }
func (*Persons) Template() string { return "persons.html" }

// fewNames is how many names a page has without a bar of letters.
const fewNames = 60

// addPeople adds the pages of people in one language.
func (l *list) addPeople(lang viet.Lang, in string) {
	b, s := l.book, l.book.site
	var from basis
	for _, d := range s.Districts {
		if len(d.Reports) == 0 {
			continue
		}
		from = append(from, d, d.ID)
		l.addNear(d.ID, in+personsPath(d), basis{d, digestOf(d.Reports, attendeesPart)}, func() Page { return b.persons(d, lang) })
		l.entries[len(l.entries)-1].Unlisted = true
		l.holds(HoldsDistrict, lang)
	}
	l.add(in+peoplePath, from, func() Page { return b.people(lang) })
	l.tells(s.Reports, nil)
}

func (b *Book) people(lang viet.Lang) *People {
	p := &People{Frame: b.frame(lang, peoplePath, SectionPeople)}
	for _, d := range b.site.Districts {
		if len(d.Reports) > 0 {
			p.Districts = append(p.Districts, Link{Text: bilingual(d.Name, lang), URL: p.to(personsPath(d))})
		}
	}
	sortByName(p.Districts, lang, func(l *Link) *Link { return l })
	return p
}

func (b *Book) persons(d *site.District, lang viet.Lang) *Persons {
	p := &Persons{Frame: b.frame(lang, personsPath(d), SectionPeople)}
	f := &p.Frame
	f.NoIndex, f.Alternates = true, nil
	p.District = b.under(d, f)
	p.Ending = b.ending(d, f)
	byName := b.mentions(d, f)
	ids := fragments{}
	names := slices.Collect(maps.Keys(byName))
	viet.SortPersons(names)
	for _, words := range names {
		name := Name{ID: ids.free(words), Name: Text{Words: words}}
		if lang != viet.Vi {
			name.Name.Lang = viet.Vi
		}
		known, unknown := persons(byName[words])
		for _, mentions := range known {
			name.Persons = append(name.Persons, b.person(mentions, f))
		}
		if len(unknown) > 0 {
			name.Persons = append(name.Persons, b.person(unknown, f))
		}
		name.Apart = len(name.Persons) > 1 || len(unknown) > 1
		p.Names = append(p.Names, name)
	}
	if len(p.Names) > fewNames {
		p.Letters = letters(p.Names)
	}
	return p
}

// mentions gathers the persons whom a district's reports name, in the order of time. Of what it opens it keeps only
// words of its own, so that memory does not hold the reports.
func (b *Book) mentions(d *site.District, f *Frame) map[string][]mention {
	byName := map[string][]mention{}
	kept := own{}
	for _, r := range slices.Backward(d.Reports) {
		c := b.open(r)
		v := b.opened(r, c, f)
		for i := range c.Original.Attendees.Items {
			o := &c.Original.Attendees.Items[i]
			name := viet.Plain(o.Name)
			if name == "" {
				continue
			}
			name = kept.of(name)
			m := v.mention(o, at(v.words.Attendees, i), kept)
			m.place = len(byName[name])
			byName[name] = append(byName[name], m)
		}
	}
	return byName
}

func (v *voice) mention(o, w *report.Attendee, kept own) mention {
	m := mention{report: v.r, rolesOpen: o.Roles.Open, chair: o.Chair, didOpen: o.Did.Open}
	for _, act := range o.Did.Items {
		m.did = append(m.did, report.Acts.Name(act, v.page))
	}
	for i, role := range o.Roles.Items {
		said := v.text(role, w.Roles.At(i))
		said.Words = kept.of(said.Words)
		m.roles = append(m.roles, said)
		m.offices = append(m.offices, kept.of(viet.Plain(said.Words)))
	}
	for _, id := range o.Agencies.Items {
		m.agencies = append(m.agencies, report.AgencyID(kept.of(string(id))))
	}
	return m
}

// own holds copies of words, each once.
type own map[string]string

func (w own) of(s string) string {
	known, ok := w[s]
	if !ok {
		known = strings.Clone(s)
		w[known] = known
	}
	return known
}

// fragments gives names their fragments.
type fragments map[string]int

// free gives the slug of a name; with "-2" or a greater number where another name has it already.
func (taken fragments) free(name string) string {
	slug := viet.Slug(name)
	if slug == "" {
		slug = "_name" // as no slug begins
	}
	id := slug
	for taken[id] > 0 {
		taken[slug]++
		id = slug + "-" + strconv.Itoa(taken[slug])
	}
	taken[id] = 1
	return id
}

// person tells of the mentions of one person, which come in the order of time.
func (b *Book) person(mentions []mention, f *Frame) (p Person) {
	listed := map[report.AgencyID]bool{}
	p.Offices = offices(mentions, f.Lang)
	p.Meetings = make([]Attended, 0, len(mentions))
	for _, m := range slices.Backward(mentions) {
		v := b.voice(m.report, f)
		for _, id := range m.agencies {
			if !listed[id] {
				listed[id] = true
				p.Agencies.Items = append(p.Agencies.Items, v.agency(id))
			}
		}
		p.Meetings = append(p.Meetings, Attended{Date: shortDay(f.Lang, m.report.Date), Chair: m.chair, Did: m.did, DidOpen: m.didOpen,
			Report: Link{Text: b.meetingName(&v), URL: f.toReport(m.report, "#_attendees")}})
	}
	return p
}

// meetingName is what kind of meeting a report tells of, its first one; else the report's title.
func (b *Book) meetingName(v *voice) Text {
	if v.r.Kinds.Len() > 0 {
		return b.kindName(v.r.Kinds.Items[0], v.page)
	}
	return v.say(v.r.Title)
}

// offices lists the roles that mentions give, in the order of time: the same roles in mentions that follow each
// other are one line. A mention without roles says nothing of them.
func offices(mentions []mention, lang viet.Lang) (list []Office) {
	var before []string
	for _, m := range mentions {
		if len(m.offices) == 0 {
			continue
		}
		on := shortDay(lang, m.report.Date)
		if n := len(list); n > 0 && slices.Equal(before, m.offices) && list[n-1].Open == m.rolesOpen {
			last := &list[n-1]
			if on != last.First {
				last.Last = on
			}
			for i, role := range m.roles {
				if role.Lang == "" {
					last.Roles[i] = role // in the page's language, as the first need not be
				}
			}
			continue
		}
		before = m.offices
		list = append(list, Office{Roles: slices.Clone(m.roles), Open: m.rolesOpen, First: on})
	}
	return list
}

// letters leads to the first name of each letter, by given name.
func letters(names []Name) (list []Letter) {
	seen := map[string]bool{}
	for _, n := range names {
		if l := initial(n.Name.Words); !seen[l] {
			seen[l] = true
			list = append(list, Letter{l, "#" + n.ID})
		}
	}
	return list
}

// initial is the letter under which a name is found: the first of the given name, without its tone, so that Ánh is
// under A and Ấn under Â.
func initial(name string) string {
	given := name[strings.LastIndexByte(name, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(given)
	letter := strings.Map(func(r rune) rune {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323': // grave, acute, tilde, hook, dot below
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToUpper(string(first))))
	return norm.NFC.String(letter)
}
