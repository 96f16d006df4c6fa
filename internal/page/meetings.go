package page

import (
	"html/template"
	"strings"

	"phoihop/internal/chart"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// Meetings is how many meetings of each kind a year had in each month, as a table and as its picture. A meeting of
// several kinds is counted under the first.
type Meetings struct {
	Kinds     []Text // the columns: kinds of which there were meetings
	Rows      []MonthRow
	Chart     template.HTML // "" where there are too many kinds to tell apart
	Monthless int           // meetings of which the source gives no month
}

// MonthRow is a month of the year.
type MonthRow struct {
	Month    Date
	Meetings []int // of each kind
	All      int
}

// fewMeetings is how many meetings a year has without a table of them.
const fewMeetings = 2

// meetingCounts counts meetings by month and kind. Place 0 of the months is for those without one, the last of the
// kinds for those of no known kind.
type meetingCounts [13][]int

func (b *Book) meetingsOf(reports []*site.Report) (counts meetingCounts) {
	place := map[report.KindID]int{}
	for i, k := range b.site.Kinds {
		place[report.KindID(k.ID)] = i
	}
	for month := range counts {
		counts[month] = make([]int, len(b.site.Kinds)+1)
	}
	for _, r := range reports {
		kind := len(b.site.Kinds)
		if len(r.Kinds.Items) > 0 {
			if at, known := place[r.Kinds.Items[0]]; known {
				kind = at
			}
		}
		counts[r.Date.Month][kind]++
	}
	return counts
}

// meetings makes the table of a year's meetings; an empty one where there were few.
func (b *Book) meetings(y *site.Year, f *Frame) (m Meetings) {
	if len(y.Reports) <= fewMeetings {
		return m
	}
	counts := b.meetingsOf(y.Reports)
	for _, n := range counts[0] {
		m.Monthless += n
	}
	if m.Monthless == len(y.Reports) {
		return m
	}
	columns := chart.Columns{ID: "_by-month", Lang: f.Lang, LabelledBy: "_by-month-caption"}
	var shown []int // kinds
	for kind := range counts[0] {
		n := 0
		for month := 1; month <= 12; month++ {
			n += counts[month][kind]
		}
		if n == 0 {
			continue
		}
		name, class := bilingual(unknownKind, f.Lang), "kind-unknown"
		if kind < len(b.site.Kinds) {
			name, class = bilingual(b.site.Kinds[kind].Name, f.Lang), "kind-"+b.site.Kinds[kind].ID
		}
		shown = append(shown, kind)
		m.Kinds = append(m.Kinds, name)
		columns.Legend = append(columns.Legend, chart.Series{Name: name.Words, Class: class})
	}
	for month := 1; month <= 12; month++ {
		row := MonthRow{Month: shortDay(f.Lang, report.DateOf(y.Year, month, 0))}
		for _, kind := range shown {
			row.Meetings = append(row.Meetings, counts[month][kind])
			row.All += counts[month][kind]
		}
		m.Rows = append(m.Rows, row)
		columns.Rows = append(columns.Rows, chart.Row{Label: shortMonth(row.Month.Words), Values: row.Meetings})
	}
	m.Chart = columns.SVG()
	return m
}

// unknownKind names the part of a picture that has the meetings of which no kind is stated.
var unknownKind = report.Bilingual{Vi: "không rõ loại", En: "kind not stated"}

// shortMonth cuts the year off "02/2023" or "Feb 2023".
func shortMonth(words string) string {
	if i := strings.IndexAny(words, "/ "); i > 0 {
		return words[:i]
	}
	return words
}
