package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"phoihop/internal/viet"
)

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
	Figures            []string // ids of its results and of their parts
	Documents          []string // keys of the documents that it cites by number, each once; see DocumentKey
	Themes             []string // keys of its themes, each once; see ThemeKey
}

// Wording is a text in the original and in its translation; "" where there is none.
type Wording struct{ Original, Translated string }

// TaskAbstract is what other reports can take from a task, and what joins it to them.
type TaskAbstract struct {
	ID      string
	Title   Wording
	Follows string // as written: "district/report#id" or "report#id"
	Owner   List[AgencyID]
	Due     Due
	Status  string // of Statuses; "" is open
	Noted   bool   // its owner or its time is given in words only
}

// State is the task's status, "open" where none is stated.
func (t *TaskAbstract) State() string { return stateOf(t.Status) }

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
	a.Tasks = taskAbstracts(original, words)
	a.Figures = figureIDs(nil, original.Results.Items)
	a.Documents = distinct(original.Documents.Items, func(d *Document) string { return DocumentKey(d.Number) })
	a.Themes = distinct(original.Themes.Items, ThemeKey)
	return a
}

func taskAbstracts(original, words *Report) (tasks []TaskAbstract) {
	for i := range original.Tasks.Items {
		t := &original.Tasks.Items[i]
		made := TaskAbstract{ID: t.ID, Title: Wording{Original: t.Title}, Follows: t.Follows, Owner: t.Owner, Due: t.Due, Status: t.Status,
			Noted: t.OwnerNote != "" || t.DueNote != ""}
		if words != nil && i < words.Tasks.Len() {
			made.Title.Translated = words.Tasks.Items[i].Title
		}
		tasks = append(tasks, made)
	}
	return tasks
}

// figureIDs appends the ids of results and of their parts.
func figureIDs(ids []string, results []Result) []string {
	for i := range results {
		if id := results[i].ID; id != "" {
			ids = append(ids, id)
		}
		ids = figureIDs(ids, results[i].Parts.Items)
	}
	return ids
}

// distinct lists the keys of entries, each once, in their order; entries without a key are left out.
func distinct[E any](entries []E, key func(*E) string) (keys []string) {
	if len(entries) == 0 {
		return nil
	}
	listed := map[string]bool{"": true}
	for i := range entries {
		if k := key(&entries[i]); !listed[k] {
			listed[k] = true
			keys = append(keys, k)
		}
	}
	return keys
}

// DocumentKey is what two ways to write the number of one document have in common: "217-QĐ/TW" and "217 - QD/TW"
// are both "217-qd-tw", "05/KH-UBND" is "5-kh-ubnd", "Luật số 10/2022/QH15" is "10-2022-qh15". It is "" for a document
// without a number, else safe as part of an address, as a theme's is.
func DocumentKey(number string) string {
	key := viet.Slug(number)
	for stripped := ""; stripped != key; {
		stripped = key
		for _, word := range wordsOfNumbers {
			key = strings.TrimPrefix(key, word)
		}
	}
	return shortened(strings.TrimLeft(key, "0"), longestKey)
}

// wordsOfNumbers are what may stand before a document's number: what kind of document it is, and "số".
var wordsOfNumbers = func() (words []string) {
	for _, kind := range DocumentKinds {
		words = append(words, viet.Slug(kind.Name.Vi)+"-")
	}
	return append(words, "so-")
}()

// ThemeKey is what two ways to write a theme have in common: its kind, and its words without marks and signs. It
// is safe as part of an address.
func ThemeKey(t *Theme) string {
	slug := viet.Slug(t.Text)
	if slug == "" {
		return ""
	}
	kind := t.Kind
	if kind == "" {
		kind = "theme"
	}
	return shortened(kind+"-"+slug, longestKey)
}

// longestKey is how long a key may be, in bytes.
const longestKey = 80

// shortened cuts a slug that is longer than a number of bytes and ends it in a checksum of all of it.
func shortened(slug string, length int) string {
	if len(slug) <= length {
		return slug
	}
	sum := sha256.Sum256([]byte(slug))
	return strings.TrimRight(slug[:length-9], "-") + "-" + hex.EncodeToString(sum[:4])
}

// Shown is the part of an abstract that lists and feeds show.
func (a Abstract) Shown() Abstract {
	a.Tasks, a.Aliases, a.Figures, a.Documents, a.Themes = nil, nil, nil, nil, nil
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
