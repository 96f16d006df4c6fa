package report

import "phoihop/internal/viet"

// Abstract is what the rest of a site knows of a report without opening it: enough for lists, feeds,
// the order of reports and the checks over several files. Memory holds the abstracts of all reports,
// and the rest of a report only while its own pages are made.
type Abstract struct {
	Ref                Ref
	Lang, WordsLang    viet.Lang // of the original; of its translation, "" without one
	Date, EndDate      Date
	PartOfDay          string // of PartsOfDay
	Kinds              List[KindID]
	Agencies           List[AgencyID]
	Convener           AgencyID
	Published, Updated Stamp
	Title, Author      Wording
	Summary            Wording // the stated summary, else the first paragraph of the body
	Withdrawn          bool
	Sourced            bool // it says where it was first published
	Aliases            []string
	Tasks              []TaskAbstract
}

// Wording is a text in the original and in its translation; "" where there is none.
type Wording struct{ Original, Translated string }

// TaskAbstract is what other reports can take from a task, and what joins it to them.
type TaskAbstract struct {
	ID      string
	Follows string // as written: "district/report#id" or "report#id"
	Owner   List[AgencyID]
	Due     Due
	Noted   bool // its owner or its time is given in words only
}

// NewAbstract takes from a report what others need. words is its translation, nil without one; leads are
// the first paragraphs of the bodies, for a report that states no summary.
func NewAbstract(ref Ref, lang viet.Lang, original *Report, wordsLang viet.Lang, words *Report, leads Wording) Abstract {
	a := Abstract{Ref: ref, Lang: lang, Date: original.Date, EndDate: original.EndDate, PartOfDay: original.PartOfDay, Kinds: original.Kinds,
		Agencies: original.Agencies, Convener: original.Convener, Published: original.Published, Updated: original.Updated,
		Title: Wording{Original: original.Title}, Author: Wording{Original: original.Author}, Summary: Wording{Original: original.Summary},
		Withdrawn: !original.Withdrawn.IsZero(), Sourced: original.Source.Name != "" || original.Source.URL != "", Aliases: original.Aliases.Items}
	if words != nil {
		a.WordsLang = wordsLang
		a.Title.Translated, a.Author.Translated, a.Summary.Translated = words.Title, words.Author, words.Summary
	}
	if original.Summary == "" {
		a.Summary.Original = leads.Original
		if words != nil && words.Summary == "" {
			a.Summary.Translated = leads.Translated
		}
	}
	for i := range original.Tasks.Items {
		t := &original.Tasks.Items[i]
		a.Tasks = append(a.Tasks, TaskAbstract{ID: t.ID, Follows: t.Follows, Owner: t.Owner, Due: t.Due, Noted: t.OwnerNote != "" || t.DueNote != ""})
	}
	return a
}

// Shown is the part of an abstract that lists and feeds show.
func (a Abstract) Shown() Abstract {
	a.Tasks, a.Aliases = nil, nil
	return a
}

// Translated tells whether the report has a text of its own in lang: as original or as translation.
func (a *Abstract) Translated(lang viet.Lang) bool { return lang == a.Lang || lang == a.WordsLang }

// File is the path of the report's original below the content folder.
func (a *Abstract) File() string { return a.Ref.String() + "." + string(a.Lang) + ".md" }

// LastChange is when the report last changed for its readers: updated, else published, else the day of
// the meeting.
func (a *Abstract) LastChange() Stamp {
	for _, s := range []Stamp{a.Updated, a.Published} {
		if !s.IsZero() {
			return s
		}
	}
	return Stamp{Day: a.Date}
}
