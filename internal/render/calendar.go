package render

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// icalendarLines are the lines of RFC 5545: 75 bytes at most, ended in the same way on every system.
var icalendarLines = &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}

// Calendar writes a calendar (RFC 5545) at the end of b. It fails only where the word for a due date
// does, and Load tells of that before.
func (t *Templates) Calendar(b *bytes.Buffer, c *page.Calendar) error {
	words := t.words[c.Lang]
	owner, _ := words.plain("owner")
	cal := &ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId("-//phoihop//phoihop//" + strings.ToUpper(string(c.Lang)))
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName(oneLine(c.Title)) // RFC 7986; sets the older X-WR-CALNAME too
	cal.SetXWRTimezone(c.Zone)
	for i := range c.Events {
		e := &c.Events[i]
		said := e.Title
		if e.Due {
			due, err := words.say("calendar-due", "Title", e.Title.Words)
			if err != nil {
				return err
			}
			said.Words = due
		}
		cal.AddVEvent(event(c.BaseURL, e, said, owner))
	}
	if len(c.Events) == 0 {
		addZone(cal, c.Zone, c.Offset) // RFC 5545 wants at least one component
	}
	return cal.SerializeTo(b, icalendarLines)
}

// addZone adds a time zone with the offset that it has at the build's date, in seconds east of UTC.
func addZone(cal *ics.Calendar, name string, offset int) {
	hours := func() string {
		sign, n := '+', offset
		if n < 0 {
			sign, n = '-', -n
		}
		return fmt.Sprintf("%c%02d%02d", sign, n/3600, n/60%60)
	}
	zone := cal.AddTimezone(name)
	standard := zone.AddStandard()
	standard.AddProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	standard.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), hours())
	standard.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), hours())
}

// event makes an entry of a calendar. summary is its line, owner the word that stands before the owners of
// a task.
func event(base string, e *page.Event, summary page.Text, owner string) *ics.VEvent {
	v := ics.NewEvent(eventID(base, e.ID))
	changed := e.Changed.UTC().Format("20060102T150405Z")
	v.AddProperty(ics.ComponentPropertyDtstamp, changed)
	v.AddProperty(ics.ComponentPropertyLastModified, changed)
	addDay(v, ics.ComponentPropertyDtStart, e.First)
	if e.First != e.Last {
		addDay(v, ics.ComponentPropertyDtEnd, e.Last.Next())
	}
	addText(v, ics.ComponentPropertySummary, summary)
	addText(v, ics.ComponentPropertyLocation, e.Place)
	about, address := e.Summary, ""
	if len(e.Owners.Items) > 0 {
		about = page.Text{Words: owner + ": " + names(e.Owners)}
	}
	if base != "" {
		address = base + e.Path
	}
	about.Words = strings.Trim(about.Words+"\n\n"+address, "\n")
	addText(v, ics.ComponentPropertyDescription, about)
	if address != "" {
		v.AddProperty(ics.ComponentPropertyUrl, address)
	}
	for _, kind := range e.Kinds {
		addText(v, ics.ComponentPropertyCategories, kind)
	}
	v.AddProperty(ics.ComponentPropertyTransp, string(ics.TransparencyTransparent))
	return v
}

// addDay adds a whole day.
func addDay(v *ics.VEvent, property ics.ComponentProperty, d report.Date) {
	v.AddProperty(property, strings.ReplaceAll(d.String(), "-", ""), ics.WithValue(string(ics.ValueDataTypeDate)))
}

// addText adds an author's words with their language, if it is not the calendar's.
func addText(v *ics.VEvent, property ics.ComponentProperty, t page.Text) {
	words := lineEnds.Replace(t.Words)
	switch {
	case words == "":
	case t.Lang == "":
		v.AddProperty(property, words)
	default:
		v.AddProperty(property, words, &ics.KeyValues{Key: string(ics.ParameterLanguage), Value: []string{string(t.Lang)}})
	}
}

// lineEnds makes all line ends those that a text of a calendar may have; a bare CR would end a line of the file.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// names lists what links lead to.
func names(list page.Links) string {
	var all []string
	for _, l := range list.Items {
		all = append(all, l.Text.Words)
	}
	if list.Open {
		all = append(all, "…")
	}
	return strings.Join(all, ", ")
}

// eventID is an id that never changes, so that a calendar program knows an event again: "ID@host" where
// the site has an address, else a name made of the ID as for feeds.
func eventID(base, id string) string {
	if u, err := url.Parse(base); err == nil && u.Hostname() != "" {
		return id + "@" + u.Hostname()
	}
	return strings.TrimPrefix(feedID("", id), "urn:uuid:") + "@phoihop.invalid"
}

// tryCalendar writes a calendar in each language, so that a broken word is told with its line before any
// calendar is made.
func (t *Templates) tryCalendar() (problems []problem.Problem) {
	for _, lang := range languages {
		sample := &page.Calendar{Lang: lang, Events: []page.Event{{Due: true, Changed: time.Unix(0, 0)}}}
		if err := t.Calendar(&bytes.Buffer{}, sample); err != nil {
			word := t.words[lang].byKey["calendar-due"]
			problems = append(problems, word.at.problem(problem.New(problem.MessageMistake, err.Error()).At(word.line, 1)))
		}
	}
	return problems
}
