package page

import (
	"slices"
	"strconv"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

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
	if len(original.Items) == 0 {
		return nil
	}
	list := make([]Text, len(original.Items))
	for i, s := range original.Items {
		list[i] = v.text(s, translated.At(i))
	}
	return list
}

// fillEntries fills the lists of what the meeting was about.
func (v *voice) fillEntries(p *Report) {
	o, w := v.facts, v.words
	p.Attendees = each(o.Attendees, w.Attendees, v.attendee)
	p.Signed = each(o.Signed, w.Signed, v.signed)
	p.Results = v.results(make([]Result, 0, rows(o.Results)), 0, o.Results, w.Results)
	for i := range p.Results {
		r := &p.Results[i]
		p.ResultColumns.Value = p.ResultColumns.Value || r.Value != "" || r.Across != nil
		p.ResultColumns.Plan = p.ResultColumns.Plan || r.Plan != ""
		p.ResultColumns.Percent = p.ResultColumns.Percent || r.Percent != ""
	}
	p.Limitations = each(o.Limitations, w.Limitations, v.limitation)
	if n := len(o.Tasks.Items); n > 0 {
		p.Tasks = make([]Task, n)
		for i := range p.Tasks {
			p.Tasks[i] = v.task(i, at(w.Tasks, i))
			if thread := (site.Task{Report: v.r, Place: i}).Thread(); thread != nil {
				p.Tasks[i].Thread = v.f.to(ThreadPath(thread))
			}
		}
	}
	p.Documents = each(o.Documents, w.Documents, v.document)
	p.Themes = each(o.Themes, w.Themes, v.theme)
	p.Photos = each(o.Photos, w.Photos, v.photo)
	for i := range p.Photos {
		p.Photos[i].Lazy = i > 0
	}
	p.Attachments = each(o.Attachments, w.Attachments, v.attachment)
	p.AttendeesOpen, p.SignedOpen, p.ResultsOpen, p.LimitationsOpen = o.Attendees.Open, o.Signed.Open, o.Results.Open, o.Limitations.Open
	p.PhotosOpen, p.AttachmentsOpen = o.Photos.Open, o.Attachments.Open
	p.TasksOpen, p.DocumentsOpen, p.ThemesOpen = o.Tasks.Open, o.Documents.Open, o.Themes.Open
}

// each makes the entries of a list, each from the original's and the translation's.
func each[E, P any](original, translated report.List[E], entry func(o, w *E) P) []P {
	if len(original.Items) == 0 {
		return nil
	}
	list := make([]P, len(original.Items))
	for i := range original.Items {
		list[i] = entry(&original.Items[i], at(translated, i))
	}
	return list
}

// at gives entry i of a translated list, or an empty one where the list has none.
func at[E any](list report.List[E], i int) *E {
	if i < len(list.Items) {
		return &list.Items[i]
	}
	return new(E)
}

func (v *voice) limitation(o, w *report.Limitation) Limitation {
	return Limitation{Agencies: v.agencies(o.Agencies), Text: v.text(o.Text, w.Text), SaidBy: v.text(o.SaidBy, w.SaidBy)}
}

func (v *voice) theme(o, w *report.Theme) Theme {
	t := Theme{Kind: report.ThemeKinds.Name(orElse(o.Kind, "theme"), v.page), Text: v.text(o.Text, w.Text),
		Level: name(report.Levels, o.Level, v.page), Variants: v.texts(o.Variants, w.Variants), VariantsOpen: o.Variants.Open}
	if o.Year.Stated {
		t.Year = o.Year.String()
	}
	if known := v.book.site.Theme(report.ThemeKey(o)); known != nil {
		t.Page = v.f.to(themePath(known))
	}
	return t
}

func (v *voice) photo(o, w *report.Photo) Photo {
	p := Photo{Picture: Picture{URL: v.file(o.File)}, Largest: v.file(o.File), Alt: v.text(o.Alt, w.Alt), Caption: v.text(o.Caption, w.Caption), Credit: v.text(o.Credit, w.Credit)}
	f := v.contents.Files[o.File]
	if len(f.Sizes) == 0 {
		return p
	}
	p.Picture = PictureOf(v.f.URL(""), v.r.Ref, f.Sizes)
	p.Largest = v.f.URL(FilePath(v.r.Ref, f.largest()))
	if f.AsTaken {
		p.Original = v.file(o.File)
	}
	return p
}

// fillOrigin fills who wrote and published the report, and what was changed since.
func (v *voice) fillOrigin(p *Report) {
	o, w := v.facts, v.words
	p.Author = v.text(o.Author, w.Author)
	p.Source = Source{Name: v.text(o.Source.Name, w.Source.Name), URL: v.link(o.Source.URL), Leaves: v.contents.Leaves[o.Source.URL], Section: v.text(o.Source.Section, w.Source.Section),
		Retrieved: shortDay(v.page, o.Source.Retrieved)}
	p.Published, p.Updated = v.stamp(o.Published), v.stamp(o.Updated)
	p.SourceNotes, p.SourceNotesOpen = v.texts(o.SourceNotes, w.SourceNotes), o.SourceNotes.Open
	p.CorrectionsOpen = o.Corrections.Open
	p.Corrections, p.Changes = v.corrections(), v.changes()
}

func (v *voice) corrections() (list []Correction) {
	for i, c := range v.facts.Corrections.Items {
		list = append(list, Correction{Kind: report.CorrectionKinds.Name(orElse(c.Kind, "correction"), v.page),
			Date: shortDay(v.page, c.Date), Text: v.text(c.Text, v.words.Corrections.At(i).Text)})
	}
	return list
}

// changes gives the newest of each kind of correction, the newest first.
func (v *voice) changes() (newest []Change) {
	corrections := slices.Clone(v.facts.Corrections.Items)
	slices.SortStableFunc(corrections, func(x, y report.Correction) int { return y.Date.Compare(x.Date) })
	for _, c := range corrections {
		change := Change{Corrects: orElse(c.Kind, "correction") == "correction", Date: shortDay(v.page, c.Date)}
		if !slices.ContainsFunc(newest, func(n Change) bool { return n.Corrects == change.Corrects }) {
			newest = append(newest, change)
		}
	}
	return newest
}

func (v *voice) attendee(o, w *report.Attendee) Attendee {
	a := Attendee{Name: Text{Words: o.Name}, Group: v.text(o.Group, w.Group), Roles: v.texts(o.Roles, w.Roles), RolesOpen: o.Roles.Open,
		Count: decimal(v.page, o.Count), Agencies: v.agencies(o.Agencies), Chair: o.Chair,
		Representing: v.text(o.Representing, w.Representing), Note: v.text(o.Note, w.Note)}
	if v.page != viet.Vi {
		a.Name.Lang = viet.Vi // names keep their marks on English pages and are read as Vietnamese
	}
	a.DidOpen = o.Did.Open
	if n := len(o.Did.Items); n > 0 {
		a.Did = make([]string, n)
		for i, act := range o.Did.Items {
			a.Did[i] = report.Acts.Name(act, v.page)
		}
	}
	return a
}

func (v *voice) signed(o, w *report.Signed) Signed {
	return Signed{Kind: report.SignedKinds.Name(orElse(o.Kind, "programme"), v.page), Title: v.text(o.Title, w.Title), Number: v.fact(o.Number),
		Parties: v.agencies(o.Parties), PartiesNote: v.text(o.PartiesNote, w.PartiesNote), Period: v.period(o.Period, w.Period),
		Declared: decimal(v.page, o.ItemCount), Items: v.texts(o.Items, w.Items), Listed: o.Items.Len(),
		Mismatch:  o.ItemCount.Stated && o.Items.Len() > 0 && o.ItemCount != report.Whole(int64(o.Items.Len())),
		ItemsOpen: o.Items.Open, Note: v.text(o.Note, w.Note), File: v.file(o.File)}
}

// rows is how many rows results and their parts take.
func rows(l report.List[report.Result]) (n int) {
	for i := range l.Items {
		n += 1 + rows(l.Items[i].Parts)
	}
	return n
}

// results lays a result and its parts out as rows, one below the other.
func (v *voice) results(rows []Result, depth int, o, w report.List[report.Result]) []Result {
	for i := range o.Items {
		r, t := &o.Items[i], at(w, i)
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

func (v *voice) task(i int, w *report.Task) Task {
	made := v.saidOfTask(i, w)
	t := site.Task{Report: v.r, Place: i}
	made.Owner, made.Due = v.agencies(t.Owner()), due(v.page, t.Due())
	if earlier, ok := t.Follows(); ok {
		from := earlier.Report
		fv := v.book.voice(from, v.f)
		link := v.book.lead(v.f, fv.say(from.Title), from, "#"+TaskID(earlier.Own().ID, earlier.Place))
		if from.Withdrawn {
			link = v.book.lead(v.f, Text{Words: from.Ref.String()}, from, "") // its words and entries are gone
		}
		made.Follows = &link
	}
	return made
}

// saidOfTask is what the report itself says of a task, but for its owner and its date, which may be those of
// an earlier one.
func (v *voice) saidOfTask(i int, w *report.Task) Task {
	o := &v.facts.Tasks.Items[i]
	return Task{ID: TaskID(o.ID, i), Title: v.text(o.Title, w.Title), With: v.agencies(o.With),
		OwnerNote: v.text(o.OwnerNote, w.OwnerNote), By: v.text(o.By, w.By), Source: v.text(o.Source, w.Source),
		DueNote: v.text(o.DueNote, w.DueNote), Output: v.text(o.Output, w.Output),
		State: o.State(), StateName: report.Statuses.Name(o.State(), v.page), StatusSource: v.text(o.StatusSource, w.StatusSource),
		DoneOn: shortDay(v.page, o.DoneOn), Result: v.text(o.Result, w.Result)}
}

// TaskID is the fragment under which a report's page shows a task: "task_t1" by its id, "task__3" by its place from 1
// where it has none. It holds a "_", which neither an id nor a heading of a body has, so that they never meet.
func TaskID(id string, i int) string { return "task_" + TaskName(id, i) }

// TaskName names a task within its report, by its id or by its place: "t1", "_3".
func TaskName(id string, i int) string {
	if id != "" {
		return id
	}
	return "_" + strconv.Itoa(i+1)
}

// due gives the last day of a due date, or the month, quarter, half or year as written.
func due(lang viet.Lang, d report.Due) Date {
	if d.IsZero() {
		return Date{}
	}
	words := day(lang, d.Date).Words
	switch {
	case d.Quarter > 0:
		words = viet.Quarter(lang, int(d.Year), int(d.Quarter))
	case d.Half > 0:
		words = viet.Half(lang, int(d.Year), int(d.Half))
	case d.IsDay():
		words = shortDay(lang, d.Date).Words
	}
	return Date{Words: words, ISO: shortDay(lang, d.Last()).ISO}
}

func (v *voice) document(o, w *report.Document) Document {
	d := Document{Kind: name(report.DocumentKinds, o.Kind, v.page), Number: v.fact(o.Number), Issuer: v.text(o.Issuer, w.Issuer), Date: shortDay(v.page, o.Date),
		Title: v.text(o.Title, w.Title), URL: v.link(o.URL), Leaves: v.contents.Leaves[o.URL], File: v.file(o.File), Role: name(report.DocumentRoles, o.Role, v.page)}
	d.Number.Words = bareNumber(d.Number.Words, o.Kind)
	if o.Number == "" && strings.HasPrefix(viet.Fold(d.Title.Words), viet.Fold(d.Kind)) {
		d.Kind = "" // the title says it
	}
	if known := v.book.site.Document(v.r, o.Number); known != nil {
		d.Page = v.f.to(documentPath(known))
	}
	return d
}

func (v *voice) attachment(o, w *report.Attachment) Attachment {
	a := Attachment{URL: v.file(o.File), Title: v.text(o.Title, w.Title), Type: fileType(o.File)}
	if a.Title.Words == "" {
		a.Title = v.fact(o.File)
	}
	return a
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
