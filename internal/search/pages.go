package search

import (
	"path"
	"strings"

	"phoihop/internal/page"
	"phoihop/internal/report"
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
			return Finding{Kind: Document, Text: documentText(p, d)}, d.Number.URL != ""
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
					return Finding{Kind: Meetings, Text: placeText(&p.Frame, k)}, k.Text.Lang == ""
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

// saying gathers what is said of a thing.
type saying struct{ Text }

// say starts what a page says of a thing at an address that is relative to it.
func say(f *page.Frame, address string, title page.Text) *saying {
	return &saying{Text{Path: below(f, address), Title: title.Words}}
}

// below gives the path of an address on a page from the folder of the page's language.
func below(f *page.Frame, address string) string {
	whole := path.Join(path.Dir(f.Path), address)
	return strings.TrimPrefix(whole, string(f.Lang)+"/")
}

// line adds to the line of facts.
func (s *saying) line(facts ...string) {
	for _, fact := range facts {
		if fact == "" {
			continue
		}
		if s.Facts != "" {
			s.Facts += " · "
		}
		s.Facts += fact
	}
}

func (s *saying) add(class Class, text string, shown bool) {
	if text != "" {
		s.Fields = append(s.Fields, Field{Class: class, Text: text, Shown: shown})
	}
}

func (s *saying) lead(texts ...page.Text) {
	for _, t := range texts {
		s.add(Lead, t.Words, true)
	}
}

func (s *saying) aside(texts ...page.Text) {
	for _, t := range texts {
		s.add(Aside, t.Words, true)
	}
}

// links adds the words of links as facts beside the text.
func (s *saying) links(all ...page.Links) {
	for _, links := range all {
		for _, l := range links.Items {
			s.aside(l.Text)
		}
	}
}

// date adds the ways in which a date may be typed.
func (s *saying) date(d page.Date) {
	if d.ISO == "" {
		return
	}
	s.add(Aside, d.Words, false)
	s.add(Aside, d.ISO, false)
	parts := strings.Split(d.ISO, "-")
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	s.add(Aside, strings.Join(parts, "/"), false)
}

func reportText(p *page.Report) Text {
	s := say(&p.Frame, path.Base(p.Path), p.Name)
	s.line(p.District.Text.Words, p.Held.Words)
	s.add(Lead, p.District.Text.Words, false)
	for _, k := range p.Kinds.Items {
		s.line(k.Text.Words)
		s.add(Lead, k.Text.Words, false)
	}
	s.lead(p.Summary)
	s.add(InText, plain(string(p.Body)), true)
	for _, h := range p.Headings {
		s.add(Lead, h.Text, false)
	}
	for i := range p.Tasks {
		s.task(&p.Tasks[i], Lead)
	}
	for _, r := range p.Results {
		s.add(InText, strings.Join([]string{r.Label.Words, r.Value, r.Of, r.Unit.Words, r.Percent}, " "), true)
		s.add(InText, r.Note.Words, true)
		if r.Across != nil {
			s.add(InText, r.Across.Missing.Words, true)
		}
	}
	for _, l := range p.Limitations {
		s.add(InText, l.Text.Words, true)
	}
	s.signed(p.Signed)
	s.attendees(p.Attendees)
	for _, d := range p.Documents {
		s.add(Aside, strings.TrimSpace(d.Kind+" "+d.Number.Words), true)
		s.aside(d.Title, d.Issuer)
	}
	for _, t := range p.Themes {
		s.aside(t.Text)
		s.aside(t.Variants...)
	}
	for _, photo := range p.Photos {
		s.add(InText, photo.Caption.Words, true)
	}
	for _, a := range p.Attachments {
		s.aside(a.Title)
	}
	s.aside(p.Venue, p.Term, p.Session, p.Period.Label, p.NextPeriod.Label)
	s.links(p.Agencies)
	s.aside(p.Author, p.Source.Name)
	s.aside(p.SourceNotes...)
	s.date(p.Held)
	return s.Text
}

func (s *saying) task(t *page.Task, class Class) {
	s.add(class, t.Title.Words, true)
	for _, text := range []page.Text{t.OwnerNote, t.By, t.Source, t.DueNote, t.Output, t.Result, t.StatusSource} {
		s.add(InText, text.Words, true)
	}
	s.links(t.Owner, t.With)
}

func (s *saying) signed(all []page.Signed) {
	for _, signed := range all {
		s.add(Lead, strings.TrimSpace(signed.Kind+" "+signed.Title.Words), true)
		s.aside(signed.Number, signed.PartiesNote, signed.Note)
		s.links(signed.Parties)
		for _, item := range signed.Items {
			s.add(InText, item.Words, true)
		}
	}
}

func (s *saying) attendees(all []page.Attendee) {
	for _, a := range all {
		texts := []string{a.Name.Words, a.Group.Words}
		for _, role := range a.Roles {
			texts = append(texts, role.Words)
		}
		texts = append(texts, a.Representing.Words, a.Note.Words)
		s.add(Aside, strings.Join(stated(texts), ", "), true)
	}
}

func stated(texts []string) (some []string) {
	for _, t := range texts {
		if t != "" {
			some = append(some, t)
		}
	}
	return some
}

func threadText(p *page.TasksYear, t *page.Thread) Text {
	s := say(&p.Frame, path.Base(p.Path), t.Title)
	s.Path += "#" + t.ID
	s.line(t.StateName, p.District.Text.Words)
	for _, owner := range t.Owner.Items {
		s.line(owner.Text.Words)
	}
	if t.Due.Words != "" {
		s.line(t.Due.Words)
	}
	for i := range t.Entries {
		e := &t.Entries[i]
		if !e.Retitled {
			e.Task.Title.Words = ""
		}
		s.task(&e.Task, Lead)
	}
	s.links(t.Owner, t.With)
	s.aside(t.Source, p.District.Text)
	s.add(Aside, p.Year, false)
	return s.Text
}

func nameText(p *page.Persons, n *page.Name) Text {
	s := say(&p.Frame, path.Base(p.Path), n.Name)
	s.Path += "#" + n.ID
	s.line(p.District.Text.Words)
	for _, person := range n.Persons {
		for _, office := range person.Offices {
			var roles []string
			for _, role := range office.Roles {
				roles = append(roles, role.Words)
			}
			s.add(Lead, strings.Join(roles, ", "), true)
		}
		s.links(person.Agencies)
	}
	s.lead(p.District.Text)
	return s.Text
}

func documentText(p *page.Documents, d *page.DocumentLine) Text {
	s := say(&p.Frame, d.Number.URL, d.Number.Text)
	s.Title = strings.TrimSpace(d.Kind + " " + s.Title)
	s.line(d.Issuer.Words, d.Date.Words)
	if figure := strings.IndexAny(d.Number.Text.Words, "0123456789"); figure >= 0 {
		s.add(Lead, d.Kind+" "+d.Number.Text.Words[figure:], false) // the number may have its kind in another language in front
	}
	s.lead(d.Title)
	s.aside(d.Issuer)
	s.date(d.Date)
	return s.Text
}

func themes(p *page.Themes) (found []Finding) {
	for _, group := range p.Kinds {
		found = append(found, each(group.List, func(t *page.ThemeLine) (Finding, bool) {
			s := say(&p.Frame, t.Theme.URL, t.Theme.Text)
			s.line(group.Kind, t.Level, t.Year)
			s.add(Aside, strings.Join(stated([]string{group.Kind, t.Year}), " "), false)
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
	s.line(t.Other.Words)
	s.aside(t.Other)
	s.add(InText, t.Note.Words, true)
	return s.Text
}

func placeText(f *page.Frame, in *page.SearchIn) Text {
	s := say(f, in.URL, in.Text)
	s.line(in.Facts.Words)
	s.aside(in.Facts)
	s.lead(in.Also...)
	return s.Text
}

// writtenTogether are names that are two words by the official spelling and one in most of the world.
var writtenTogether = []report.Bilingual{{Vi: "Việt Nam", En: "Viet Nam"}, {Vi: "Hà Nội", En: "Ha Noi"}, {Vi: "Hải Phòng", En: "Hai Phong"}, {Vi: "Đà Nẵng", En: "Da Nang"}}

// NamesOf gives the names of a site's agencies and terms, with their short forms. A short form of one word stands for the
// name in each language, also where only another language has it.
func NamesOf(s *report.Site) (names []Name) {
	add := func(name, short report.Bilingual) {
		for _, lang := range s.Languages {
			long, in := name.In(lang)
			if in != lang {
				continue
			}
			own, _ := short.In(lang)
			for _, stated := range []string{short.Vi, short.En} {
				if stated != "" && (stated == own || !strings.Contains(stated, " ")) {
					names = append(names, Name{lang, stated, long})
				}
			}
		}
	}
	for _, name := range writtenTogether {
		add(name, report.Bilingual{En: strings.ReplaceAll(name.En, " ", "")})
	}
	for _, a := range s.Agencies {
		add(a.Name, a.Short)
	}
	for _, t := range s.Glossary {
		add(t.Name, t.Short)
	}
	return names
}
