package page

import (
	"html/template"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Report is the page of a report. Lists that the report does not have are empty, texts and numbers "".
type Report struct {
	Frame
	District        Link
	Kinds           Links
	Agencies        Links
	Convener        Link
	Held            Date // "chiều thứ Tư, 15/02/2023"
	DayUnknown      bool // the source gives only a month or a year
	Venue           Text
	Term            Text
	Session         Text
	Period          Period
	NextPeriod      Period
	Summary         Text // only where the report states one
	Notice          Notice
	Ending          *Ending
	Attendees       []Attendee
	AttendeesOpen   bool
	Signed          []Signed
	SignedOpen      bool
	Results         []Result
	ResultsOpen     bool
	ResultColumns   ResultColumns
	Limitations     []Limitation
	LimitationsOpen bool
	Tasks           []Task
	TasksOpen       bool
	Documents       []Document
	DocumentsOpen   bool
	Themes          []Theme
	ThemesOpen      bool
	Photos          []Photo
	PhotosOpen      bool
	Attachments     []Attachment
	AttachmentsOpen bool
	Corrections     []Correction
	CorrectionsOpen bool
	Changes         []Change // the newest of each kind, the newest first
	Author          Text
	Source          Source
	Published       Date
	Updated         Date
	SourceNotes     []Text
	SourceNotesOpen bool
	Body            template.HTML // made by internal/markdown, safe as it is
	BodyLang        viet.Lang     // set only where the body is in another language than the page
	Headings        []Heading     // of the body, for a table of contents
	Jump            bool          // enough follows the facts for a list of it
	Related         []Related
	Stories         []Story
	Newer, Older    *Card
	Address         string // whole address of the page; "" without base_url
	FileName        string // under which a reader saves the page
	Saved           string // address of the page as one file; "" where the page has no pictures: then its script makes the file
	Brief           string // address of the report in brief
	QR              *QR    // of the page's own address; nil without base_url
	Machine         Machine
}

// Template names the page's template.
func (*Report) Template() string { return "report.html" }

// Heading is a heading of the body; Level is 2 to 6, as it is written: it is shown one lower.
type Heading struct {
	Level int
	ID    string
	Text  string
}

// Notice says in which language the reader reads, and how far the words can be relied on.
type Notice struct {
	Untranslated  bool      // labels are the page's, sentences the original's
	Original      viet.Lang // language of the original; set on untranslated and translated pages
	Translation   bool      // this page shows a translation
	By            string
	Date          Date
	Authoritative bool
	Stale         bool   // the original has changed since
	URL           string // the original's page
}

// Ending says that the report's district exists no more.
type Ending struct {
	District   Text
	On         Date // first day without it
	Acts       []Act
	Successors []Successor
}

// Act is a legal act behind a district's end.
type Act struct {
	Number string
	Date   Date
	Effect string
	URL    string
}

// Successor is a unit that the area now belongs to. Its link leads to its page here or in the
// whole site, else to its own portal.
type Successor struct {
	Lead
	Code   string
	Part   bool
	Portal string // of a unit with a page here; "" where none is stated
}

// Body is a report's text as rendered.
type Body struct {
	HTML     template.HTML
	Headings []Heading
}

// report makes the page of a report in a language, with the body in that language, if it has text, else
// the original's.
func (b *Book) report(r *site.Report, c *Contents, lang viet.Lang) *Report {
	p := &Report{Frame: b.frame(lang, reportPath(r), SectionDistrict)}
	v := b.opened(r, c, &p.Frame)
	own, original := c.Bodies[lang], c.Bodies[r.Lang]
	v.fillFrame(p)
	v.fillMeeting(p)
	v.fillEntries(p)
	v.fillOrigin(p)
	p.Notice = v.notice()
	p.Ending = b.ending(r.District, &p.Frame)
	p.Body, p.Headings = own.HTML, own.Headings
	if own.HTML == "" {
		if here, ok := c.Untranslated[lang]; ok {
			original = here
		}
		p.Body, p.Headings = original.HTML, original.Headings
		if r.Lang != lang {
			p.BodyLang = r.Lang
		}
	}
	p.Jump = p.sections() >= sectionsToList
	p.Related, p.Stories = v.related(), v.stories()
	p.Newer, p.Older = v.neighbour(r.Newer), v.neighbour(r.Older)
	v.fillServices(p)
	p.Machine = v.machine(p)
	return p
}

// sectionsToList is how many sections follow the facts of a report that lists them.
const sectionsToList = 4

// sections counts what may follow the facts and does, but for the source, which always does.
func (p *Report) sections() int {
	n := 1
	for _, there := range []bool{
		len(p.Results) > 0 || p.ResultsOpen, len(p.Limitations) > 0 || p.LimitationsOpen, p.Body != "",
		len(p.Attendees) > 0 || p.AttendeesOpen, len(p.Documents) > 0 || p.DocumentsOpen, len(p.Themes) > 0 || p.ThemesOpen,
		len(p.Photos) > 0 || p.PhotosOpen, len(p.Attachments) > 0 || p.AttachmentsOpen, len(p.Corrections) > 0 || p.CorrectionsOpen,
	} {
		if there {
			n++
		}
	}
	return n
}

// fillFrame fills the way to the page, and what search engines and previews see of it.
func (v *voice) fillFrame(p *Report) {
	r, f, o := v.r, v.f, v.facts
	f.Name = v.say(r.Title)
	f.Description = v.say(r.Summary)
	f.Alternates = alternates(v.book.site.Settings, reportPath(r), r.Translated)
	p.District = Link{Text: bilingual(r.District.Name, v.page), URL: f.to(districtPath(r.District))}
	year := Link{Text: Text{Words: yearName(int(o.Date.Year))}, URL: f.to(districtYearPath(r.District, int(o.Date.Year)))}
	f.Crumbs = []Link{p.District, year}
	f.Feed = f.to(r.District.ID + "/feed.xml")
	if f.Base == "" {
		return
	}
	if !r.Translated(v.page) {
		f.Canonical = f.Base + ReportPath(r.Ref, r.Lang)
	}
	f.Image = v.image()
}

// fillMeeting fills what kind of meeting it was, who met, when and where.
func (v *voice) fillMeeting(p *Report) {
	o, w := v.facts, v.words
	for _, k := range o.Kinds.Items {
		p.Kinds.Items = append(p.Kinds.Items, Link{Text: v.book.kindName(k, v.page), URL: v.f.to(kindPath(string(k)))})
	}
	p.Kinds.Open = o.Kinds.Open
	p.Agencies = v.agencies(o.Agencies)
	if o.Convener != "" {
		p.Convener = v.agency(o.Convener)
	}
	p.Held, p.DayUnknown = meetingDay(v.page, v.r.Abstract), !o.Date.IsDay()
	p.Venue, p.Term, p.Session = v.text(o.Venue, w.Venue), v.text(o.Term, w.Term), v.text(o.Session, w.Session)
	p.Period, p.NextPeriod = v.period(o.Period, w.Period), v.period(o.NextPeriod, w.NextPeriod)
	p.Summary = v.text(o.Summary, w.Summary)
}

func (v *voice) neighbour(r *site.Report) *Card {
	if r == nil {
		return nil
	}
	card := v.book.card(r, v.f)
	return &card
}

// kindName gives the name of a kind of meeting, which site.yaml may have in one language only.
func (b *Book) kindName(id report.KindID, lang viet.Lang) Text {
	if name, known := b.kindNames[id]; known {
		return bilingual(name, lang)
	}
	return Text{Words: string(id)}
}

func (v *voice) notice() Notice {
	if v.page == v.original {
		return Notice{}
	}
	n := Notice{Original: v.original, URL: v.f.URL(string(v.original) + "/" + reportPath(v.r))}
	if !v.inWords {
		n.Untranslated = true
		return n
	}
	t := v.words.Translation
	n.Translation, n.By, n.Date = true, t.By, day(v.page, t.Date)
	n.Authoritative, n.Stale = t.Authoritative, v.contents.Stale
	return n
}

// ending is the notice of a district that exists no more; nil for one that does.
func (b *Book) ending(d *site.District, f *Frame) *Ending {
	if !d.Ended() {
		return nil
	}
	next := d.Until.Next()
	year, month, day := next.Parts()
	e := &Ending{District: bilingual(d.Name, f.Lang), On: Date{Words: viet.LongDay(f.Lang, year, month, day), ISO: next.String()}}
	for _, a := range d.Acts {
		e.Acts = append(e.Acts, Act{Number: a.Number, Date: shortDay(f.Lang, a.Date), Effect: report.ActEffects.Name(a.Effect, f.Lang), URL: a.URL})
	}
	e.Successors = b.successors(d, f)
	return e
}

// successors are the units that a district's area now belongs to. One that has a folder here is shown under its name
// there, and leads to its page.
func (b *Book) successors(d *site.District, f *Frame) (units []Successor) {
	for _, s := range d.Successors {
		unit := Successor{Lead: Lead{Link: Link{Text: bilingual(s.Name, f.Lang), URL: s.URL}}, Code: s.Code, Part: s.Part}
		if known := b.site.All().District(s.District); known != nil {
			if unit.Portal = s.URL; s.Name.IsZero() {
				unit.Text = bilingual(known.Name, f.Lang)
			}
			if unit.URL = f.to(districtPath(known)); b.site.District(s.District) == nil {
				unit.Lead = f.leaving(unit.Text, string(f.Lang)+"/"+districtPath(known))
			}
		}
		units = append(units, unit)
	}
	return units
}

// Withdrawn is what stands in the place of a report that was taken back.
type Withdrawn struct {
	Frame
	District Link
	Date     Date
	Reason   Text
}

// Template names the page's template.
func (*Withdrawn) Template() string { return "withdrawn.html" }

func (b *Book) withdrawn(r *site.Report, c *Contents, lang viet.Lang) *Withdrawn {
	p := &Withdrawn{Frame: b.frame(lang, reportPath(r), SectionDistrict)}
	v := b.opened(r, c, &p.Frame)
	p.Alternates, p.NoIndex = nil, true
	p.District = Link{Text: bilingual(r.District.Name, lang), URL: p.to(districtPath(r.District))}
	p.Crumbs = []Link{p.District}
	p.Date = day(lang, v.facts.Withdrawn.Date)
	p.Reason = v.text(v.facts.Withdrawn.Reason, v.words.Withdrawn.Reason)
	return p
}

// Moved stands at a former address of a report and leads to the present one.
type Moved struct {
	Frame
	To Link
}

// Template names the page's template.
func (*Moved) Template() string { return "moved.html" }

func (b *Book) moved(r *site.Report, alias string, lang viet.Lang) *Moved {
	p := &Moved{Frame: b.frame(lang, alias+".html", SectionDistrict)}
	v := b.voice(r, &p.Frame)
	p.Alternates, p.Calendar, p.NoIndex = nil, "", r.Withdrawn // a former district has no calendar
	p.Image = b.districtShareCard(r.District, lang).image(p.Base)
	if p.Canonical != "" {
		written := lang
		if !r.Translated(lang) {
			written = r.Lang
		}
		p.Canonical = b.site.Settings.BaseURL + ReportPath(r.Ref, written)
	}
	p.To = Link{Text: v.say(r.Title), URL: p.toReport(r, "")}
	if r.Withdrawn {
		p.To.Text = Text{Words: r.Ref.String()}
	}
	return p
}
