package build

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"

	"phoihop/internal/page"
	"phoihop/internal/report"
)

// unfolded checks the form of a calendar's lines and joins those that are one.
func unfolded(t *testing.T, name, data string) string {
	t.Helper()
	for line := range strings.Lines(data) {
		text, ended := strings.CutSuffix(line, "\r\n")
		if !ended || strings.Contains(text, "\r") || len(text) > 75 || !utf8.ValidString(text) {
			t.Errorf("%s: the line %q is not one of a calendar", name, line)
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(data, "\r\n ", ""), "\r\n", "\n")
}

// readCalendar reads a calendar as a calendar program does.
func readCalendar(t *testing.T, name, data string) *ical.Calendar {
	t.Helper()
	cal, err := ical.NewDecoder(strings.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return cal
}

func said(t *testing.T, props ical.Props, name string) string {
	t.Helper()
	text, err := props.Text(name)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return text
}

// TestCalendarsAreValid reads every calendar of the real content with a program of another house: each event
// has what RFC 5545 asks for, an id that no other has, and a page in the site.
func TestCalendarsAreValid(t *testing.T) {
	const base = "https://example.org/phoi-hop/"
	for name, address := range map[string]string{"without an address": "", "with an address": base} {
		t.Run(name, func(t *testing.T) {
			files := contents(t, built(t, Options{Content: os.DirFS("../../content"), BaseURL: address}))
			calendars, events := 0, 0
			for file, data := range files {
				if path.Ext(file) != ".ics" {
					continue
				}
				calendars++
				unfolded(t, file, data)
				cal := readCalendar(t, file, data)
				if said(t, cal.Props, "VERSION") != "2.0" || said(t, cal.Props, "PRODID") == "" || said(t, cal.Props, "X-WR-CALNAME") == "" {
					t.Errorf("%s lacks its version, program or name", file)
				}
				ids := map[string]bool{}
				for _, e := range cal.Events() {
					events++
					id := said(t, e.Props, "UID")
					if ids[id] || !strings.Contains(id, "@") {
						t.Errorf("%s: the id %q stands twice or names no host", file, id)
					}
					ids[id] = true
					checkEvent(t, file, &e)
					checkEventPage(t, files, file, address, &e)
				}
			}
			if calendars != 12 || events < 10 {
				t.Errorf("there are %d calendars with %d events", calendars, events)
			}
		})
	}
}

func checkEvent(t *testing.T, file string, e *ical.Event) {
	start, err := e.DateTimeStart(nil)
	if err != nil {
		t.Errorf("%s: %v", file, err)
	}
	if end, err := e.DateTimeEnd(nil); err != nil || !end.After(start) {
		t.Errorf("%s: an event from %v to %v, %v", file, start, end, err)
	}
	if stamp, err := e.Props.DateTime("DTSTAMP", nil); err != nil || stamp.IsZero() {
		t.Errorf("%s: an event of %v, %v", file, stamp, err)
	}
	if said(t, e.Props, "SUMMARY") == "" || said(t, e.Props, "LOCATION") == "" {
		t.Errorf("%s: an event without title or place", file)
	}
}

// checkEventPage looks for the page, and the place on it, that an event leads to.
func checkEventPage(t *testing.T, files map[string]string, file, base string, e *ical.Event) {
	t.Helper()
	address := ""
	if e.Props.Get("URL") != nil {
		address = e.Props.Get("URL").Value
	}
	if base == "" {
		if address != "" {
			t.Errorf("%s leads to %s, and the site has no address", file, address)
		}
		return
	}
	below, ours := strings.CutPrefix(address, base)
	name, fragment, _ := strings.Cut(below, "#")
	html, there := files[name]
	if !ours || !there || fragment != "" && !strings.Contains(html, `id="`+fragment+`"`) {
		t.Errorf("%s leads to %q, which is not there", file, address)
	}
}

// TestCalendarsOfOneSite: the same event has the same id in both languages, and the site's calendar holds
// those of all districts.
func TestCalendarsOfOneSite(t *testing.T) {
	files := contents(t, built(t, Options{Content: os.DirFS("../../content")}))
	ids := func(file string) map[string]bool {
		found := map[string]bool{}
		for _, e := range readCalendar(t, file, files[file]).Events() {
			found[said(t, e.Props, "UID")] = true
		}
		return found
	}
	vi, en, below := ids("vi/calendar.ics"), ids("en/calendar.ics"), 0
	for id := range vi {
		if !en[id] {
			t.Errorf("%s is in the Vietnamese calendar alone", id)
		}
	}
	for file := range files {
		if path.Base(file) != "calendar.ics" || path.Dir(file) == "vi" || !strings.HasPrefix(file, "vi/") {
			continue
		}
		for id := range ids(file) {
			below++
			if !vi[id] {
				t.Errorf("%s of %s is not in the site's calendar", id, file)
			}
		}
	}
	if len(vi) != len(en) || below != len(vi) {
		t.Errorf("%d events in Vietnamese, %d in English, %d in districts", len(vi), len(en), below)
	}
}

// TestCalendarWindow: the first and the last day count; a year has the same length for a leap day.
func TestCalendarWindow(t *testing.T) {
	for _, c := range []struct {
		today report.Date
		in    []string
		out   []string
	}{
		{report.DateOf(2023, 6, 15), []string{"2022-06-15", "2023-06-15", "2024-06-15"}, []string{"2022-06-14", "2024-06-16"}},
		{report.DateOf(2024, 2, 29), []string{"2023-02-28", "2024-02-29", "2025-02-28"}, []string{"2023-02-27", "2025-03-01"}},
		{report.DateOf(2023, 2, 28), []string{"2022-02-28", "2024-02-28"}, []string{"2022-02-27", "2024-02-29"}},
		{report.DateOf(2023, 12, 31), []string{"2022-12-31", "2024-12-31"}, []string{"2022-12-30", "2025-01-01"}},
		{report.DateOf(2023, 6, 15), nil, []string{"2023-06", "2023"}},
	} {
		for _, list := range []struct {
			days []string
			want int
		}{{c.in, 1}, {c.out, 0}} {
			for _, day := range list.days {
				content := siteOf(oneAgency + "-- content/tay-ho/hop.vi.md --\n---\ntitle: Họp\nagency: hdnd\ndate: " + day + "\n---\n")
				data := contents(t, built(t, Options{Content: content, Today: c.today}))["vi/tay-ho/calendar.ics"]
				if n := len(readCalendar(t, day, data).Events()); n != list.want {
					t.Errorf("on %s the calendar holds %d meetings of %s, want %d", c.today, n, day, list.want)
				}
			}
		}
	}
}

// TestCalendarKeepsWords: whatever an author writes is read by a calendar program as it was written.
func TestCalendarKeepsWords(t *testing.T) {
	for _, words := range append(hostile,
		`a;b,c\d:e\n"f"`, `\\;,`, `\`, "hai\ndòng\n\nvà ba", "END:VEVENT\nEND:VCALENDAR",
		"👩🏽‍🌾🇻🇳 "+strings.Repeat("🏛️", 40),
		strings.TrimSpace(strings.Repeat("Hội nghị tổng kết quy chế phối hợp ", 9)),
		strings.Repeat("ữ", 300)) {
		content := withWords(t, words)
		hop := content["tay-ho/hop.vi.md"]
		hop.Data = bytes.Replace(hop.Data, []byte("status: done"), []byte("status: open"), 1)
		files := contents(t, built(t, Options{Content: content, Today: report.DateOf(2023, 2, 1)}))
		file := "vi/tay-ho/calendar.ics"
		unfolded(t, words, files[file])
		events := readCalendar(t, words, files[file]).Events()
		if len(events) != 3 {
			t.Fatalf("%q: there are %d events, want two meetings and a due date", words, len(events))
		}
		for _, c := range []struct {
			event      ical.Event
			name, want string
		}{
			{events[0], "SUMMARY", words}, {events[0], "LOCATION", words}, {events[1], "DESCRIPTION", words}, {events[1], "CATEGORIES", words},
			{events[2], "SUMMARY", "Đến hạn: " + words}, {events[2], "DESCRIPTION", "Chủ trì: " + words},
		} {
			if got := said(t, c.event.Props, c.name); got != c.want {
				t.Errorf("%s is read as %q, want %q", c.name, got, c.want)
			}
		}
		if name := said(t, readCalendar(t, words, files["vi/calendar.ics"]).Props, "NAME"); name != strings.Join(strings.Fields(words), " ") {
			t.Errorf("the calendar of %q is called %q", words, name)
		}
	}
}

// TestCalendarsStay: a new report in one district leaves the calendars of the others as they are, though the
// build's date moves with it.
func TestCalendarsStay(t *testing.T) {
	const before = oneAgency + `
-- content/go-vap/district.yaml --
name: {vi: Quận Gò Vấp}
type: quan
-- content/go-vap/a.vi.md --
---
title: A
agency: hdnd
date: 2023-01-05
tasks: [{title: Việc, owner: hdnd, due: 2023-12-31}]
---
`
	const after = before + "-- content/tay-ho/b.vi.md --\n---\ntitle: B\nagency: hdnd\ndate: 2023-06-05\n---\n"
	old, now := calendarMarks(t, before), calendarMarks(t, after)
	for _, c := range []struct {
		path  string
		stays bool
	}{{"vi/go-vap/calendar.ics", true}, {"vi/tay-ho/calendar.ics", false}, {"vi/calendar.ics", false}} {
		if (old[c.path] == now[c.path]) != c.stays || old[c.path] == 0 {
			t.Errorf("%s keeps its mark: %v, want %v", c.path, old[c.path] == now[c.path], c.stays)
		}
	}
}

func calendarMarks(t *testing.T, text string) map[string]uint64 {
	t.Helper()
	r := newRun(Options{Content: siteOf(text)})
	defer r.close()
	r.read()
	r.join()
	if r.failed() {
		t.Fatal(lines(r.problems))
	}
	marks := map[string]uint64{}
	for _, c := range page.NewBook(r.site, 1, r.facts, nil, page.Tests{}).Calendars() {
		marks[c.Path] = c.Mark()
	}
	return marks
}

const editedCalendar = oneAgency + `
-- content/tay-ho/a.vi.md --
---
title: Họp đầu năm
agency: hdnd
date: 2023-01-05
kind: giao ban
---
Đoạn đầu.

Đoạn sau.
-- content/tay-ho/giao.vi.md --
---
title: Họp giao việc
agency: hdnd
date: 2023-02-05
tasks: [{id: t1, title: Rà soát, owner: hdnd, due: 2023-12-31}]
---
-- content/tay-ho/tiep.vi.md --
---
title: Họp giữa năm
agency: hdnd
date: 2023-06-05
tasks: [{title: Việc tiếp, follows: "giao#t1"}]
---
`

// TestCalendarsFollowEdits: whatever a calendar tells, it is made again when that changes, and only then.
func TestCalendarsFollowEdits(t *testing.T) {
	const file = "vi/tay-ho/calendar.ics"
	before, mark := contents(t, built(t, Options{Content: siteOf(editedCalendar)}))[file], calendarMarks(t, editedCalendar)[file]
	for _, c := range []struct {
		what, old, new string
		tells          bool
	}{
		{"another day", "date: 2023-01-05", "date: 2023-01-06", true},
		{"several days", "date: 2023-01-05", "date: 2023-01-05\nend_date: 2023-01-06", true},
		{"another title", "Họp đầu năm", "Họp sơ kết", true},
		{"another summary", "Đoạn đầu", "Đoạn mở đầu", true},
		{"another kind", "giao ban", "sơ kết", true},
		{"an update", "kind: giao ban", "kind: giao ban\nupdated: 2023-02-01", true},
		{"another name of the district", "Quận Tây Hồ", "Phường Tây Hồ", true},
		{"another name of the site", "Bản tin", "Tin", true},
		{"another task", "title: Rà soát", "title: Kiểm tra", true},
		{"no owner", "owner: hdnd, due", "due", true},
		{"another due date", "due: 2023-12-31", "due: 2023-H1", true},
		{"a due date moved by a later report", "title: Việc tiếp", "title: Việc tiếp, due: 2024-03", true},
		{"another id of a task", "t1", "t2", true},
		{"a task that is not carried on", `, follows: "giao#t1"`, "", true},
		{"a withdrawn report", "kind: giao ban", "kind: giao ban\nwithdrawn: {date: 2023-02-01}", true},
		{"words further down", "Đoạn sau", "Đoạn cuối", false},
		{"a room", "kind: giao ban", "kind: giao ban\nvenue: Hội trường", false},
	} {
		text := strings.ReplaceAll(editedCalendar, c.old, c.new)
		after, now := contents(t, built(t, Options{Content: siteOf(text)}))[file], calendarMarks(t, text)[file]
		if (after != before) != c.tells || (now != mark) != c.tells {
			t.Errorf("%s: the calendar differs: %v, is made again: %v, want %v", c.what, after != before, now != mark, c.tells)
		}
	}
}
