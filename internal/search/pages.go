package search

import (
	"path"
	"slices"
	"strings"

	"phoihop/internal/page"
)

// Finding is a thing that a page shows, in the page's language.
type Finding struct {
	Kind    Kind
	Text    Text
	Foreign bool // its title is in another language; where another page has it in this one, that counts
}

// FindsOn gives the things that can be found on a page, in their order there; none for kinds of pages that only
// list what other pages show.
func FindsOn(p page.Page) []Finding {
	switch p := p.(type) {
	case *page.Report:
		return []Finding{{Kind: Report, Text: reportText(p)}}
	case *page.TasksYear:
		return each(p.Threads, func(t *page.Thread) (Finding, bool) {
			return Finding{Kind: Task, Text: threadText(p, t)}, t.Title.Lang == ""
		})
	case *page.Persons:
		return each(p.Names, func(n *page.Name) (Finding, bool) { return Finding{Kind: Person, Text: nameText(p, n)}, true })
	case *page.Documents:
		return each(p.List, func(d *page.DocumentLine) (Finding, bool) {
			return Finding{Kind: Document, Text: documentText(p, d), Foreign: d.Title.Lang != ""}, d.Number.URL != ""
		})
	case *page.Themes:
		return themes(p)
	case *page.Glossary:
		return each(p.Terms, func(t *page.Term) (Finding, bool) {
			return Finding{Kind: Term, Text: termText(p, t)}, t.Name.Lang == ""
		})
	case *page.Search:
		return append(
			each(p.Districts, func(d *page.SearchIn) (Finding, bool) {
				return Finding{Kind: District, Text: placeText(&p.Frame, d)}, true
			}), append(
				each(p.Agencies, func(a *page.SearchIn) (Finding, bool) {
					return Finding{Kind: Agency, Text: placeText(&p.Frame, a)}, true
				}),
				each(p.Kinds, func(k *page.SearchIn) (Finding, bool) {
					return Finding{Kind: MeetingKind, Text: placeText(&p.Frame, k)}, k.Text.Lang == ""
				})...)...)
	}
	return nil
}

func each[T any](list []T, find func(*T) (Finding, bool)) (found []Finding) {
	for i := range list {
		if f, speaks := find(&list[i]); speaks {
			found = append(found, f)
		}
	}
	return found
}

func reportText(p *page.Report) Text {
	s := say(&p.Frame, path.Base(p.Path), p.Name)
	s.line(Lead, p.District.Text.Words)
	s.line(Aside, p.Held.Words)
	for _, k := range p.Kinds.Items {
		s.line(Lead, k.Text.Words)
	}
	s.add(Lead, p.Summary)
	s.add(InText, page.Text{Words: plain(string(p.Body)), Lang: p.BodyLang})
	for _, h := range p.Headings {
		s.hide(Lead, h.Text)
	}
	for i := range p.Tasks {
		s.task(&p.Tasks[i])
	}
	s.results(p.Results)
	for _, l := range p.Limitations {
		s.add(InText, l.Text, l.SaidBy)
		for _, agency := range l.Agencies.Items {
			s.hide(InText, agency.Text.Words)
		}
	}
	s.signed(p.Signed)
	s.attendees(p.Attendees)
	s.documents(p.Documents)
	for _, t := range p.Themes {
		s.add(Aside, t.Text)
		s.add(Aside, t.Variants...)
		s.hide(InText, strings.TrimSpace(t.Kind+" "+t.Year), t.Level)
	}
	s.meeting(p)
	s.origin(p)
	return s.Text
}

// meeting adds who met, when and where.
func (s *saying) meeting(p *page.Report) {
	s.add(Aside, p.Venue, p.Term, p.Session, p.Period.Label, p.NextPeriod.Label)
	s.hide(InText, p.Period.Bounds, p.NextPeriod.Bounds)
	s.links(Aside, p.Agencies)
	s.add(Aside, p.Convener.Text)
	s.date(Aside, p.Held)
}

// origin adds what came with the report, and where it came from.
func (s *saying) origin(p *page.Report) {
	for _, photo := range p.Photos {
		s.add(InText, photo.Caption)
		s.hide(InText, photo.Alt.Words, photo.Credit.Words)
	}
	for _, a := range p.Attachments {
		s.add(Aside, a.Title)
	}
	for _, c := range p.Corrections {
		s.add(InText, c.Text)
		s.hide(InText, c.Kind, c.Date.Words)
	}
	s.add(Aside, p.Author, p.Source.Name)
	s.add(InText, p.Source.Section)
	s.add(Aside, p.SourceNotes...)
	s.hide(InText, p.Source.Retrieved.Words, p.Published.Words, p.Updated.Words)
}

func (s *saying) task(t *page.Task) {
	s.add(Lead, t.Title)
	s.add(InText, t.OwnerNote, t.By, t.Source, t.DueNote, t.Output, t.Result, t.StatusSource)
	s.links(Aside, t.Owner, t.With)
	s.hide(InText, t.StateName)
	s.date(InText, t.Due, t.DoneOn)
}

func (s *saying) results(rows []page.Result) {
	for _, r := range rows {
		figures := r.Value
		if r.Of != "" {
			figures += "/" + r.Of
		}
		percent := r.Percent
		if percent != "" {
			percent += "%"
		}
		s.add(InText, page.Text{Words: strings.Join(stated(r.Label.Words, figures, r.Unit.Words, percent), " "), Lang: r.Label.Lang}, r.Change, r.Note)
		s.hide(InText, r.Plan, r.Running, r.Level)
		if a := r.Across; a != nil {
			s.hide(InText, strings.Join(stated(strings.Join(stated(a.Value, a.Of), "/"), a.Unit.Words), " "))
			s.add(InText, a.Missing)
		}
	}
}

// stated leaves out the empty ones of texts.
func stated(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}

func (s *saying) signed(all []page.Signed) {
	for _, signed := range all {
		s.add(Lead, page.Text{Words: strings.TrimSpace(signed.Kind + " " + signed.Title.Words), Lang: signed.Title.Lang})
		s.add(Aside, unmarked(signed.Number.Words), signed.PartiesNote, signed.Note)
		s.links(Aside, signed.Parties)
		s.add(InText, signed.Items...)
		s.add(InText, signed.Period.Label)
		s.hide(InText, signed.Period.Bounds, signed.Declared)
	}
}

func (s *saying) attendees(all []page.Attendee) {
	for _, a := range all {
		texts := append([]page.Text{unmarked(a.Name.Words), a.Group}, a.Roles...)
		s.row(Aside, append(texts, a.Representing, a.Note)...)
		s.hide(InText, a.Count)
		s.hide(InText, a.Did...)
		for _, agency := range a.Agencies.Items {
			s.hide(Aside, agency.Text.Words)
		}
	}
}

func (s *saying) documents(all []page.Document) {
	for _, d := range all {
		s.add(Aside, unmarked(strings.TrimSpace(d.Kind+" "+d.Number.Words)), d.Title, d.Issuer)
		s.hide(Aside, numbered(s.lang, d.Kind, d.Number.Words))
		s.hide(InText, d.Role)
		s.date(InText, d.Date)
	}
}

func threadText(p *page.TasksYear, t *page.Thread) Text {
	s := say(&p.Frame, path.Base(p.Path), t.Title)
	s.Path += "#" + t.ID
	s.line(Aside, t.StateName, p.District.Text.Words)
	for _, owner := range t.Owner.Items {
		s.line(Aside, owner.Text.Words)
	}
	if t.Due.Words != "" {
		s.line(Aside, dueWords[s.lang]+" "+t.Due.Words)
	}
	for _, e := range t.Entries {
		if !e.Retitled {
			e.Task.Title = page.Text{}
		}
		s.task(&e.Task)
		s.hide(InText, e.Date.Words)
	}
	s.links(Aside, t.With)
	s.add(InText, t.OwnerNote, t.DueNote, t.Result)
	s.add(Aside, t.Source)
	s.date(Aside, t.Due, t.DoneOn)
	s.hide(InText, t.Reviewed.Words)
	s.hide(Aside, p.Year)
	return s.Text
}

func nameText(p *page.Persons, n *page.Name) Text {
	s := say(&p.Frame, path.Base(p.Path), n.Name)
	s.Path += "#" + n.ID
	s.line(Lead, p.District.Text.Words)
	for _, person := range n.Persons {
		for _, office := range person.Offices {
			s.row(Lead, office.Roles...)
		}
		s.links(Lead, person.Agencies)
	}
	s.line(InText, yearsOf(n))
	return s.Text
}

// yearsOf gives the years of the first and the last meeting at which a name stands: "2019–2023".
func yearsOf(n *page.Name) string {
	var years []string
	for _, person := range n.Persons {
		for _, m := range person.Meetings {
			if year, _, _ := strings.Cut(m.Date.ISO, "-"); year != "" {
				years = append(years, year)
			}
		}
	}
	if len(years) == 0 {
		return ""
	}
	first, last := slices.Min(years), slices.Max(years)
	if first == last {
		return first
	}
	return first + "–" + last
}

func documentText(p *page.Documents, d *page.DocumentLine) Text {
	s := say(&p.Frame, d.Number.URL, d.Number.Text)
	s.Title = strings.TrimSpace(d.Kind + " " + s.Title)
	s.line(Aside, d.Issuer.Words, d.Date.Words)
	if figure := strings.IndexAny(d.Number.Text.Words, "0123456789"); figure >= 0 {
		s.hide(Lead, d.Kind+" "+d.Number.Text.Words[figure:]) // the number may have its kind in another language in front
	}
	s.hide(Aside, numbered(s.lang, d.Kind, d.Number.Text.Words))
	s.add(Lead, d.Title)
	s.date(Aside, d.Date)
	return s.Text
}

func themes(p *page.Themes) (found []Finding) {
	for _, group := range p.Kinds {
		found = append(found, each(group.List, func(t *page.ThemeLine) (Finding, bool) {
			s := say(&p.Frame, t.Theme.URL, t.Theme.Text)
			s.line(Aside, group.Kind, t.Level, t.Year)
			s.hide(Aside, strings.TrimSpace(group.Kind+" "+t.Year))
			return Finding{Kind: Theme, Text: s.Text}, t.Theme.Text.Lang == "" && t.Theme.URL != ""
		})...)
	}
	return found
}

func termText(p *page.Glossary, t *page.Term) Text {
	s := say(&p.Frame, path.Base(p.Path), t.Name)
	s.Path += "#" + t.ID
	if t.Short.Words != "" {
		s.Title += " (" + t.Short.Words + ")"
	}
	s.line(Aside, t.Other.Words)
	s.add(InText, t.Note)
	return s.Text
}

func placeText(f *page.Frame, in *page.SearchIn) Text {
	s := say(f, in.URL, in.Text)
	s.line(Aside, in.Facts.Words)
	if in.Ended.Words != "" {
		s.line(Aside, endedWords[s.lang]+" "+in.Ended.Words)
		s.date(Aside, in.Ended)
	}
	s.add(Lead, in.Also...)
	return s.Text
}
