package page

import (
	"time"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Contents is all that a report's files say, opened while its pages are made.
type Contents struct {
	Original, Words *report.Report                  // Words is nil without a translation
	Stale           bool                            // the original has changed since it was translated
	Bodies          map[viet.Lang]Body              // by the language that they are in
	Untranslated    map[viet.Lang]Body              // the original's, with links as they lead from its page in another language; where it has links
	Files           map[string]File                 // the report's own files, by the name that keys give them
	Pictures        bool                            // it shows some
	Links           map[viet.Lang]map[string]string // relative links of its keys to their addresses, from the report's page in a language
	Leaves          map[string]bool                 // those of them that leave the part that the site is; without base_url their address is ""
}

// File is a photo or an attachment.
type File struct {
	Slug    string // its name in the site; where a photo is published in other sizes only, that of the largest
	Sizes   []Size // in which a photo is shown, from the smallest to the largest
	AsTaken bool   // a photo is published under Slug as it was taken too
}

// voice speaks of one report in one language: the page's words where there are some, else the
// original's.
type voice struct {
	book     *Book
	f        *Frame
	page     viet.Lang
	original viet.Lang
	r        *site.Report
	inWords  bool // the report is translated into the page's language

	// For the report's own page only:
	contents *Contents
	facts    *report.Report
	words    *report.Report // the translation, or an empty report
}

func (b *Book) voice(r *site.Report, f *Frame) voice {
	return voice{book: b, f: f, page: f.Lang, original: r.Lang, r: r, inWords: r.WordsLang == f.Lang && r.Lang != f.Lang}
}

var noWords report.Report

// opened is a voice that also tells what the report's files say.
func (b *Book) opened(r *site.Report, c *Contents, f *Frame) *voice {
	v := b.voice(r, f)
	v.contents, v.facts, v.words = c, c.Original, &noWords
	if v.inWords {
		v.words = c.Words
	}
	return &v
}

// text picks the translated words, else the original's in their language.
func (v *voice) text(original, translated string) Text {
	if translated != "" {
		return Text{Words: translated}
	}
	return inLang(original, v.original, v.page)
}

// say gives a wording of the report's abstract.
func (v *voice) say(w report.Wording) Text {
	if v.inWords {
		return v.text(w.Original, w.Translated)
	}
	return inLang(w.Original, v.original, v.page)
}

// fact is a text that is not translated, such as a person's name.
func (v *voice) fact(s string) Text { return inLang(s, v.original, v.page) }

func (v *voice) agency(id report.AgencyID) Link {
	a := v.book.site.Agency(id)
	if a == nil {
		return Link{Text: Text{Words: string(id)}}
	}
	return Link{Text: bilingual(a.Name, v.page), URL: v.f.to(agencyPath(id))}
}

func (v *voice) agencies(ids report.List[report.AgencyID]) Links {
	links := Links{Items: make([]Link, len(ids.Items)), Open: ids.Open}
	for i, id := range ids.Items {
		links.Items[i] = v.agency(id)
	}
	return links
}

// file gives the address of a file in the report's own folder; "" for none.
func (v *voice) file(name string) string {
	if name == "" {
		return ""
	}
	return v.f.URL(FilePath(v.r.Ref, v.contents.Files[name].Slug))
}

// link gives the address of a link that a key states.
func (v *voice) link(url string) string {
	if resolved, known := v.contents.Links[v.page][url]; known {
		return resolved
	}
	return url
}

// stamp gives a day, with its time of day where the source has one.
func (v *voice) stamp(s report.Stamp) Date {
	if s.IsZero() {
		return Date{}
	}
	t := s.Time(v.book.site.Zone)
	if s.HasTime {
		t = t.In(v.book.site.Zone)
	}
	d := Date{Words: viet.ShortDay(v.page, t.Year(), int(t.Month()), t.Day()), ISO: s.Day.String()}
	if s.HasTime {
		d.Words += ", " + t.Format("15:04")
		d.ISO = t.Format(time.RFC3339)
	}
	return d
}
