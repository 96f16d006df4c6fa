// Package report holds the central types: what a coordination report, a district and the site say, as
// plain values, and the few rules that belong to the values themselves (how dates compare, what a due
// date's last day is, how numbers are written).
//
// The types follow the keys of the front matter, one field a key, in the words of the content
// contract. A value that the source does not state is the zero value: absence is legal and shown as
// such. Text is NFC. Everything here is a fact of one file; what follows from several files is
// internal/site's.
package report

import (
	"fmt"
	"strings"
	"time"

	"phoihop/internal/viet"
)

// List is a list as the source gives it. Open says that the source's own list went on ("…").
type List[T any] struct {
	Items []T
	Open  bool
}

// Len is the number of listed entries.
func (l List[T]) Len() int { return len(l.Items) }

// At gives entry i, or the zero entry where the list is shorter: a translation's lists may be absent.
func (l List[T]) At(i int) (entry T) {
	if i < len(l.Items) {
		return l.Items[i]
	}
	return entry
}

// String gives the entries joined by commas, for messages.
func (l List[T]) String() string {
	parts := make([]string, len(l.Items))
	for i, item := range l.Items {
		parts[i] = fmt.Sprint(item)
	}
	if l.Open {
		parts = append(parts, "…")
	}
	return strings.Join(parts, ", ")
}

// AgencyID is an agency's id in site.yaml; KindID a kind of meeting's.
type (
	AgencyID string
	KindID   string
)

// Ref names a report: its district's folder and its file name without language and ".md".
type Ref struct{ District, Name string }

// String gives the report's id, "tay-ho/2023-02-15-tong-ket".
func (r Ref) String() string { return r.District + "/" + r.Name }

// Report is the content of one report file: of an original every key, of a translation the words only.
type Report struct {
	Title, Summary     string
	Agencies           List[AgencyID]
	Convener           AgencyID
	Date, EndDate      Date
	PartOfDay          string // of PartsOfDay
	Kinds              List[KindID]
	Venue              string
	Term, Session      string
	Period, NextPeriod Period
	Published, Updated Stamp
	Author             string
	Source             Source
	SourceNotes        List[string]
	Attendees          List[Attendee]
	Signed             List[Signed]
	Results            List[Result]
	Limitations        List[Limitation]
	Tasks              List[Task]
	Documents          List[Document]
	Themes             List[Theme]
	Photos             List[Photo]
	Attachments        List[Attachment]
	Corrections        List[Correction]
	Withdrawn          Withdrawn
	Draft              bool
	Aliases            List[string]
	Translation        Translation
}

// Period is a time under review or planned for; the label may say otherwise than the bounds.
type Period struct {
	From, To Date
	Label    string
}

// Source says where a report was first published.
type Source struct {
	Name, URL, Section string
	Retrieved          Date
}

// Correction is a change made after publication, shown on the page.
type Correction struct {
	Date Date
	Kind string // of CorrectionKinds
	Text string
}

// Withdrawn says that a report was taken back; its page keeps only this notice.
type Withdrawn struct {
	Date   Date
	Reason string
}

// IsZero tells that the report is not withdrawn.
func (w Withdrawn) IsZero() bool { return w == Withdrawn{} }

// Translation says who translated a file, when, from which state of the original (Of, a fingerprint),
// and whether the translation is official.
type Translation struct {
	By            string
	Date          Date
	Authoritative bool
	Of            string
	Stated        bool // the key stands in the file, so the file is never the original
}

// Stamp is a day, with or without a time of day, with or without a zone.
type Stamp struct {
	Day                  Date
	HasTime, HasZone     bool
	Hour, Minute, Second int8
	Offset               int32 // seconds east of UTC
}

// String gives the stamp as it would be written in a report.
func (s Stamp) String() string {
	text := s.Day.String()
	if s.HasTime {
		text += fmt.Sprintf("T%02d:%02d", s.Hour, s.Minute)
		if s.Second > 0 {
			text += fmt.Sprintf(":%02d", s.Second)
		}
	}
	if s.HasZone {
		text += time.Date(0, 1, 1, 0, 0, 0, 0, time.FixedZone("", int(s.Offset))).Format("Z07:00")
	}
	return text
}

// IsZero tells that no stamp is stated.
func (s Stamp) IsZero() bool { return s.Day.IsZero() }

// Time is the instant of the stamp: a day is its first moment; without a zone it is taken in zone.
func (s Stamp) Time(zone *time.Location) time.Time {
	if s.HasZone {
		zone = time.FixedZone("", int(s.Offset))
	}
	return time.Date(int(s.Day.Year), time.Month(max(1, s.Day.Month)), int(max(1, s.Day.Day)), int(s.Hour), int(s.Minute), int(s.Second), 0, zone)
}

// Bilingual is a text that site.yaml and district.yaml give in one or both languages.
type Bilingual struct{ Vi, En string }

// In gives the text in lang, else in the other language, and the language that it is in.
func (b Bilingual) In(lang viet.Lang) (text string, in viet.Lang) {
	own, other, otherLang := b.Vi, b.En, viet.En
	if lang == viet.En {
		own, other, otherLang = b.En, b.Vi, viet.Vi
	}
	if own == "" && other != "" {
		return other, otherLang
	}
	return own, lang
}

// IsZero tells that neither language has a text.
func (b Bilingual) IsZero() bool { return b == Bilingual{} }
