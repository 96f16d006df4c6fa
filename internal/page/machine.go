package page

import (
	"time"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Machine is what search engines are told of a report, in their own vocabulary (JSON-LD). Addresses are whole, and
// empty without base_url.
type Machine struct {
	Headline, Description string
	InLanguage            viet.Lang
	TranslationOf         viet.Lang
	Original              string // address of the page in that language
	Held, HeldEnd         string
	Venue                 string
	Organizers            []Organizer
	Place                 string
	Author                string
	Publisher             Organizer
	Published, Modified   string // RFC 3339
	SourceURL, SourceName string
}

// Organizer is a body that met, or that publishes, or that a page is about.
type Organizer struct {
	Name, URL string
	State     bool // an organ of the state; Party, Front and others are not
}

// machine gathers what search engines are told.
func (v *voice) machine(p *Report) Machine {
	o, s := v.facts, v.book.site
	m := Machine{Headline: p.Name.Words, Description: p.Description.Words, InLanguage: v.page, Held: o.Date.String(), HeldEnd: o.EndDate.String(),
		Venue: p.Venue.Words, Place: p.District.Text.Words, Author: p.Author.Words, SourceName: p.Source.Name.Words,
		Publisher: v.f.publisher(&s.Settings.Publisher)}
	if !v.r.Translated(v.page) {
		m.InLanguage = v.original
	} else if v.inWords {
		m.TranslationOf, m.Original = v.original, v.f.whole(ReportPath(v.r.Ref, v.original))
	}
	if v.link(o.Source.URL) == o.Source.URL {
		m.SourceURL = o.Source.URL
	}
	for _, id := range o.Agencies.Items {
		organizer := Organizer{Name: v.agency(id).Text.Words}
		if a := s.Agency(id); a != nil {
			organizer = v.f.organizer(a)
		}
		m.Organizers = append(m.Organizers, organizer)
	}
	if !o.Published.IsZero() {
		m.Published = stampISO(o.Published, s.Zone)
	}
	if !o.Updated.IsZero() {
		m.Modified = stampISO(o.Updated, s.Zone)
	}
	return m
}

func (f *Frame) organizer(a *site.Agency) Organizer {
	return Organizer{Name: bilingual(a.Name, f.Lang).Words, URL: f.whole(string(f.Lang) + "/" + agencyPath(a.ID)), State: ofState(a)}
}

func (f *Frame) publisher(p *report.Publisher) Organizer {
	return Organizer{Name: f.Publisher.Words, State: p.Official}
}

// ofState tells of councils, committees and delegations, and of what is a part of one.
func ofState(a *site.Agency) bool {
	for ; a != nil; a = a.Parent {
		switch a.Type {
		case "council", "committee", "delegation":
			return true
		}
	}
	return false
}

func stampISO(s report.Stamp, zone *time.Location) string {
	if !s.HasTime {
		return s.Day.String()
	}
	return s.Time(zone).Format(time.RFC3339)
}
