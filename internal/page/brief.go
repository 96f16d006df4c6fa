package page

import (
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Brief is a report in brief, as plain text: to be pasted into a chat group or read over a ward's loudspeaker. There is
// one in each language that the report is written in.
type Brief struct {
	Path      string
	Lang      viet.Lang
	District  string
	Held      string // "chiều thứ Tư, 15/02/2023"
	Title     string
	Decided   string // the summary; "" without one
	Signed    []string
	Tasks     []BriefTask
	GoesOn    bool     // the source lists more tasks
	Changes   []string // "Đính chính, 22/07/2024: …", as the source orders them
	Source    string   // who published it first; "" where not stated
	Reference bool     // a translation that is not official
	Address   string   // whole, of the report's page; "" without base_url
}

// BriefTask is a task in brief. Owner and Due are "" where they are not stated. State is what the report says of it,
// with the day on which it was done; "" for one that is newly assigned.
type BriefTask struct{ Title, Owner, Due, State string }

// BriefMaker is a brief that is made when asked for. Make gives nil where the report can't be read any more.
type BriefMaker struct {
	Item
	Make func() *Brief
}

// Briefs lists a report's briefs; none of one that was withdrawn. The arguments are those of ReportPages.
func (b *Book) Briefs(r *site.Report, open func() *Contents) (list []BriefMaker) {
	if r.Withdrawn {
		return nil
	}
	from := basis{r.Whole, r, taskBasis(r)}
	for _, lang := range b.site.Settings.Languages {
		if !r.Translated(lang) {
			continue
		}
		list = append(list, BriefMaker{Item{BriefPath(r.Ref, lang), b.look, from}, func() *Brief {
			c := open()
			if c == nil {
				return nil
			}
			return b.brief(r, c, lang)
		}})
	}
	return list
}

func (b *Book) brief(r *site.Report, c *Contents, lang viet.Lang) *Brief {
	f := Frame{Lang: lang, Base: b.site.Settings.BaseURL}
	v := b.opened(r, c, &f)
	o, w := v.facts, v.words
	p := &Brief{Path: BriefPath(r.Ref, lang), Lang: lang,
		District: bilingual(r.District.Name, lang).Words, Held: meetingDay(lang, r.Abstract).Words,
		Title: v.say(r.Title).Words, Decided: v.say(r.Summary).Words, GoesOn: o.Tasks.Open, Source: v.text(o.Source.Name, w.Source.Name).Words,
		Reference: v.inWords && !w.Translation.Authoritative, Address: f.whole(ReportPath(r.Ref, lang))}
	for i := range o.Signed.Items {
		s := v.signed(&o.Signed.Items[i], at(w.Signed, i))
		p.Signed = append(p.Signed, orElse(s.Title.Words, s.Kind))
	}
	for i := range o.Tasks.Items {
		t := v.task(i, at(w.Tasks, i))
		task := BriefTask{Title: t.Title.Words, Owner: t.OwnerNote.Words, Due: orElse(t.Due.Words, t.DueNote.Words)}
		for i := len(t.Owner.Items) - 1; i >= 0; i-- {
			task.Owner = joined(t.Owner.Items[i].Text.Words, task.Owner)
		}
		if t.State != report.StatusOpen {
			task.State = joined(t.StateName, t.DoneOn.Words)
		}
		p.Tasks = append(p.Tasks, task)
	}
	for _, c := range v.corrections() {
		p.Changes = append(p.Changes, joined(c.Kind, c.Date.Words)+": "+c.Text.Words)
	}
	return p
}

// joined sets two texts side by side, either of which may be empty.
func joined(s, after string) string {
	if s == "" || after == "" {
		return s + after
	}
	return s + ", " + after
}
