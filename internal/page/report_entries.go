package page

import (
	"strconv"
	"strings"
	"time"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Period is a time under review or planned for.
type Period struct {
	Stated bool // the source names such a time
	Label  Text
	Bounds string // "từ 15/04/2018 đến 15/04/2019"; "" where the label says as much
}

// Attendee is a person (Name) or a group that took part.
type Attendee struct {
	Name         Text
	Group        Text
	Roles        []Text
	RolesOpen    bool
	Count        string
	Agencies     Links
	Chair        bool
	Did          []string
	DidOpen      bool
	Representing Text
	Note         Text
}

// Signed is a paper signed at the meeting.
type Signed struct {
	Kind        string
	Title       Text
	Number      Text
	Parties     Links
	PartiesNote Text
	Period      Period
	Declared    string // items that its text declares
	Items       []Text
	Listed      int
	Mismatch    bool // the declared and the listed number differ
	ItemsOpen   bool
	Note        Text
	File        string
}

// Result is a row of the table of results. Parts stand below the row that they add up to.
type Result struct {
	Depth   int // 0 for a result, 1 for a part, 2 for a part of a part
	Label   Text
	Value   string
	Of      string
	Unit    Text
	Plan    string
	Percent string
	Change  Text
	Running string
	Level   string
	Across  *Across
	Note    Text
	Open    bool // the source's list of parts goes on
}

// ResultColumns says which columns of the table of results have an entry.
type ResultColumns struct{ Value, Plan, Percent bool }

// Across says how many units a result covers.
type Across struct {
	Value, Of string
	Unit      Text
	Missing   Text
}

// Limitation is a shortcoming that the meeting named.
type Limitation struct {
	Agencies Links
	Text     Text
	SaidBy   Text
}

// Task is what somebody is to do.
type Task struct {
	ID           string // fragment of the entry, "task_t1" or "task_3"
	Title        Text
	Owner, With  Links
	OwnerNote    Text
	By           Text
	Source       Text
	Due          Date
	DueNote      Text
	Output       Text
	State        string // id, for styles
	StateName    string
	StatusSource Text
	DoneOn       Date
	Result       Text
	Follows      *Link // the task of an earlier report that it carries on
}

// Document is a legal document that the report names.
type Document struct {
	Kind   string
	Number Text
	Issuer Text
	Date   Date
	Title  Text
	URL    string
	File   string
	Role   string
}

// Theme is a theme of the year, a campaign, a movement or a model.
type Theme struct {
	Kind         string
	Text         Text
	Level        string
	Year         string
	Variants     []Text
	VariantsOpen bool
}

// Photo is a picture of the meeting.
type Photo struct {
	Width, Height int // in pixels; 0 where not known
	URL           string
	Alt           Text
	Caption       Text
	Credit        Text
}

// Attachment is a file to fetch.
type Attachment struct {
	URL   string
	Title Text // the file's name where it has no title
	Type  string
}

// Correction is a change after publication.
type Correction struct {
	Kind string
	Date Date
	Text Text
}

// Source says where the report was first published.
type Source struct {
	Name      Text
	URL       string
	Section   Text
	Retrieved Date
}

func (v *voice) period(o, w report.Period) Period {
	if (o == report.Period{}) {
		return Period{}
	}
	p := Period{Stated: true, Label: v.text(o.Label, w.Label)}
	switch {
	case o.From == o.To:
		p.Bounds = day(v.page, o.From).Words
	default:
		p.Bounds = viet.Days(v.page, shortDay(v.page, o.From).Words, shortDay(v.page, o.To).Words)
	}
	if strings.Contains(viet.Fold(p.Label.Words), viet.Fold(p.Bounds)) {
		p.Bounds = ""
	}
	return p
}

func (v *voice) texts(original, translated report.List[string]) []Text {
	list := make([]Text, len(original.Items))
	for i, s := range original.Items {
		list[i] = v.text(s, translated.At(i))
	}
	return list
}

// fillEntries fills the lists of what the meeting was about.
func (v *voice) fillEntries(p *Report) {
	o, w := v.facts, v.words
	for i := range o.Attendees.Items {
		p.Attendees = append(p.Attendees, v.attendee(&o.Attendees.Items[i], w.Attendees.At(i)))
	}
	for i := range o.Signed.Items {
		p.Signed = append(p.Signed, v.signed(&o.Signed.Items[i], w.Signed.At(i)))
	}
	p.Results = v.results(nil, 0, o.Results, w.Results)
	for _, r := range p.Results {
		p.ResultColumns.Value = p.ResultColumns.Value || r.Value != ""
		p.ResultColumns.Plan = p.ResultColumns.Plan || r.Plan != ""
		p.ResultColumns.Percent = p.ResultColumns.Percent || r.Percent != ""
	}
	for i, l := range o.Limitations.Items {
		t := w.Limitations.At(i)
		p.Limitations = append(p.Limitations, Limitation{Agencies: v.agencies(l.Agencies), Text: v.text(l.Text, t.Text), SaidBy: v.text(l.SaidBy, t.SaidBy)})
	}
	for i := range o.Tasks.Items {
		p.Tasks = append(p.Tasks, v.task(i, w.Tasks.At(i)))
	}
	for i := range o.Documents.Items {
		p.Documents = append(p.Documents, v.document(&o.Documents.Items[i], w.Documents.At(i)))
	}
	for i, t := range o.Themes.Items {
		tw := w.Themes.At(i)
		year := ""
		if t.Year.Stated {
			year = t.Year.String()
		}
		p.Themes = append(p.Themes, Theme{Kind: report.ThemeKinds.Name(orElse(t.Kind, "theme"), v.page), Text: v.text(t.Text, tw.Text),
			Level: name(report.Levels, t.Level, v.page), Year: year, Variants: v.texts(t.Variants, tw.Variants), VariantsOpen: t.Variants.Open})
	}
	for i, ph := range o.Photos.Items {
		t := w.Photos.At(i)
		size := v.r.Files[ph.File]
		p.Photos = append(p.Photos, Photo{URL: v.file(ph.File), Width: size.Width, Height: size.Height, Alt: v.text(ph.Alt, t.Alt), Caption: v.text(ph.Caption, t.Caption), Credit: v.text(ph.Credit, t.Credit)})
	}
	for i, a := range o.Attachments.Items {
		p.Attachments = append(p.Attachments, v.attachment(a, w.Attachments.At(i)))
	}
	p.AttendeesOpen, p.SignedOpen, p.ResultsOpen, p.LimitationsOpen = o.Attendees.Open, o.Signed.Open, o.Results.Open, o.Limitations.Open
	p.PhotosOpen, p.AttachmentsOpen = o.Photos.Open, o.Attachments.Open
	p.TasksOpen, p.DocumentsOpen, p.ThemesOpen = o.Tasks.Open, o.Documents.Open, o.Themes.Open
}

// fillOrigin fills who wrote and published the report, and what was changed since.
func (v *voice) fillOrigin(p *Report) {
	o, w := v.facts, v.words
	p.Author = v.text(o.Author, w.Author)
	p.Source = Source{Name: v.text(o.Source.Name, w.Source.Name), URL: v.link(o.Source.URL), Section: v.text(o.Source.Section, w.Source.Section),
		Retrieved: shortDay(v.page, o.Source.Retrieved)}
	p.Published, p.Updated = v.stamp(o.Published), v.stamp(o.Updated)
	p.SourceNotes, p.SourceNotesOpen = v.texts(o.SourceNotes, w.SourceNotes), o.SourceNotes.Open
	p.CorrectionsOpen = o.Corrections.Open
	for i, c := range o.Corrections.Items {
		p.Corrections = append(p.Corrections, Correction{Kind: report.CorrectionKinds.Name(orElse(c.Kind, "correction"), v.page),
			Date: shortDay(v.page, c.Date), Text: v.text(c.Text, w.Corrections.At(i).Text)})
	}
}

func (v *voice) attendee(o *report.Attendee, w report.Attendee) Attendee {
	a := Attendee{Name: Text{Words: o.Name}, Group: v.text(o.Group, w.Group), Roles: v.texts(o.Roles, w.Roles), RolesOpen: o.Roles.Open,
		Count: decimal(v.page, o.Count), Agencies: v.agencies(o.Agencies), Chair: o.Chair,
		Representing: v.text(o.Representing, w.Representing), Note: v.text(o.Note, w.Note)}
	if v.page != viet.Vi {
		a.Name.Lang = viet.Vi // names keep their marks on English pages and are read as Vietnamese
	}
	a.DidOpen = o.Did.Open
	for _, act := range o.Did.Items {
		a.Did = append(a.Did, report.Acts.Name(act, v.page))
	}
	return a
}

func (v *voice) signed(o *report.Signed, w report.Signed) Signed {
	return Signed{Kind: report.SignedKinds.Name(orElse(o.Kind, "programme"), v.page), Title: v.text(o.Title, w.Title), Number: v.fact(o.Number),
		Parties: v.agencies(o.Parties), PartiesNote: v.text(o.PartiesNote, w.PartiesNote), Period: v.period(o.Period, w.Period),
		Declared: decimal(v.page, o.ItemCount), Items: v.texts(o.Items, w.Items), Listed: o.Items.Len(),
		Mismatch:  o.ItemCount.Stated && o.Items.Len() > 0 && o.ItemCount != report.Whole(int64(o.Items.Len())),
		ItemsOpen: o.Items.Open, Note: v.text(o.Note, w.Note), File: v.file(o.File)}
}

// results lays a result and its parts out as rows, one below the other.
func (v *voice) results(rows []Result, depth int, o, w report.List[report.Result]) []Result {
	for i := range o.Items {
		r, t := &o.Items[i], w.At(i)
		row := Result{Depth: depth, Label: v.text(r.Label, t.Label), Value: decimal(v.page, r.Value), Of: decimal(v.page, r.Of),
			Unit: v.text(r.Unit, t.Unit), Plan: decimal(v.page, r.Plan), Percent: decimal(v.page, r.PercentOfPlan), Change: v.text(r.Change, t.Change),
			Running: decimal(v.page, r.Running), Level: name(report.Levels, r.Level, v.page), Note: v.text(r.Note, t.Note), Open: r.Parts.Open}
		if a := r.Across; !a.IsZero() {
			row.Across = &Across{Value: decimal(v.page, a.Value), Of: decimal(v.page, a.Of), Unit: v.text(a.Unit, t.Across.Unit), Missing: v.text(a.Missing, t.Across.Missing)}
		}
		rows = append(rows, row)
		rows = v.results(rows, depth+1, r.Parts, t.Parts)
	}
	return rows
}

func (v *voice) task(i int, w report.Task) Task {
	t := v.r.Tasks[i]
	o := t.Task
	made := Task{ID: taskID(o, i), Title: v.text(o.Title, w.Title), Owner: v.agencies(t.Owner), With: v.agencies(o.With),
		OwnerNote: v.text(o.OwnerNote, w.OwnerNote), By: v.text(o.By, w.By), Source: v.text(o.Source, w.Source),
		Due: due(v.page, t.Due), DueNote: v.text(o.DueNote, w.DueNote), Output: v.text(o.Output, w.Output),
		State: o.State(), StateName: report.Statuses.Name(o.State(), v.page), StatusSource: v.text(o.StatusSource, w.StatusSource),
		DoneOn: shortDay(v.page, o.DoneOn), Result: v.text(o.Result, w.Result)}
	if from := t.Follows; from != nil {
		fv := v.book.voice(from, v.f)
		link := Link{Text: fv.text(from.Original.Title, fv.words.Title), URL: v.f.to(reportPath(from)) + "#" + taskID(from.Tasks[t.Earlier].Task, t.Earlier)}
		if !from.Original.Withdrawn.IsZero() {
			link = Link{Text: Text{Words: from.Ref.String()}, URL: v.f.to(reportPath(from))} // its words and entries are gone
		}
		made.Follows = &link
	}
	return made
}

// taskID is the fragment under which a report's page shows a task. It holds a "_", which no heading of
// a body has, so the two never meet.
func taskID(t *report.Task, i int) string {
	if t.ID != "" {
		return "task_" + t.ID
	}
	return "task_" + strconv.Itoa(i+1)
}

// due gives the last day of a due date, or the month, quarter, half or year as written.
func due(lang viet.Lang, d report.Due) Date {
	if d.IsZero() {
		return Date{}
	}
	words := day(lang, d.Date).Words
	switch {
	case d.Quarter > 0:
		words = viet.Quarter(lang, d.Year, d.Quarter)
	case d.Half > 0:
		words = viet.Half(lang, d.Year, d.Half)
	case d.IsDay():
		words = shortDay(lang, d.Date).Words
	}
	return Date{Words: words, ISO: d.Last().String()}
}

func (v *voice) document(o *report.Document, w report.Document) Document {
	d := Document{Kind: name(report.DocumentKinds, o.Kind, v.page), Number: v.fact(o.Number), Issuer: v.text(o.Issuer, w.Issuer), Date: shortDay(v.page, o.Date),
		Title: v.text(o.Title, w.Title), URL: v.link(o.URL), File: v.file(o.File), Role: name(report.DocumentRoles, o.Role, v.page)}
	if o.Number == "" && strings.HasPrefix(viet.Fold(d.Title.Words), viet.Fold(d.Kind)) {
		d.Kind = "" // the title says it
	}
	return d
}

func (v *voice) attachment(o report.Attachment, w report.Attachment) Attachment {
	a := Attachment{URL: v.file(o.File), Title: v.text(o.Title, w.Title), Type: fileType(o.File)}
	if a.Title.Words == "" {
		a.Title = v.fact(o.File)
	}
	return a
}

// machine gathers what search engines are told.
func (v *voice) machine(p *Report) Machine {
	o, zone := v.facts, v.book.site.Zone
	m := Machine{Headline: p.Name.Words, Description: p.Description.Words, InLanguage: v.page, Held: o.Date.String(), HeldEnd: o.EndDate.String(),
		Venue: p.Venue.Words, Place: p.District.Text.Words, Author: p.Author.Words, Publisher: p.Publisher.Words, SourceName: p.Source.Name.Words}
	if !v.r.Translated(v.page) {
		m.InLanguage = v.original
	} else if v.inWords {
		m.TranslationOf = v.original
	}
	if v.link(o.Source.URL) == o.Source.URL {
		m.SourceURL = o.Source.URL
	}
	for _, a := range p.Agencies.Items {
		m.Organizers = append(m.Organizers, a.Text.Words)
	}
	if !o.Published.IsZero() {
		m.Published = stampISO(o.Published, zone)
	}
	if !o.Updated.IsZero() {
		m.Modified = stampISO(o.Updated, zone)
	}
	return m
}

func stampISO(s report.Stamp, zone *time.Location) string {
	if !s.HasTime {
		return s.Day.String()
	}
	return s.Time(zone).Format(time.RFC3339)
}

// name gives the name of a choice; "" where none is stated.
func name(choices report.Choices, id string, lang viet.Lang) string {
	if id == "" {
		return ""
	}
	return choices.Name(id, lang)
}

func orElse(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
