package site

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"phoihop/internal/report"
)

// TestFuture: what is dated behind the day that a clock shows in the site's time zone.
func TestFuture(t *testing.T) {
	ahead := func(change func(a *report.Abstract)) Input {
		in := at(t, "x/1", "2023-02-15")
		change(in.Abstract)
		return in
	}
	evening := time.Date(2023, 2, 14, 17, 30, 0, 0, time.UTC) // the 15th in Ha Noi
	for _, c := range []struct {
		what  string
		input Input
		now   time.Time
		told  string
	}{
		{"held today", at(t, "x/1", "2023-02-15"), evening, ""},
		{"held tomorrow", at(t, "x/1", "2023-02-16"), evening, "date"},
		{"nobody asks", at(t, "x/1", "2023-02-16"), time.Time{}, ""},
		{"this month, this year", at(t, "x/1", "2023"), evening, ""},
		{"next month", at(t, "x/1", "2023-03"), evening, "date"},
		{"lasts until tomorrow", ahead(func(a *report.Abstract) { a.EndDate = report.DateOf(2023, 2, 16) }), evening, "end_date"},
		{"published tomorrow", ahead(func(a *report.Abstract) { a.Published.Day = report.DateOf(2023, 2, 16) }), evening, "published"},
		{"updated next year", ahead(func(a *report.Abstract) { a.Updated.Day = report.DateOf(2024, 1, 1) }), evening, "updated"},
	} {
		s, _ := joined(t, nil, c.input)
		var told []string
		for _, p := range s.Future(c.now) {
			told = append(told, p.Key)
		}
		if got := strings.Join(told, " "); got != c.told {
			t.Errorf("%s: got %q, want %q", c.what, got, c.told)
		}
	}
}

// TestTwoWays writes attendees as "name, role @body" and documents as "#number", those of a report between
// semicolons, the oldest report first.
func TestTwoWays(t *testing.T) {
	for _, c := range []struct {
		what    string
		reports []string
		told    string
	}{
		{"one way", []string{"Lê Văn An, Chủ tịch; #05/KH-UBND", "Lê Văn An, Chủ tịch; #05/KH-UBND"}, ""},
		{"other marks, the same office", []string{"Lê Thị Hằng, Chủ tịch", "Lê Thị Hắng, Chủ tịch"}, "x/2 attendees[0].name “Lê Thị Hằng”"},
		{"tone marks in two ways", []string{"Lê Thị Thủy, Chủ tịch", "Lê Thị Thuỷ, Chủ tịch", "Lê Thị Thuỷ, Chủ tịch"}, "x/1 attendees[0].name “Lê Thị Thuỷ”"},
		{"other marks, another office", []string{"Lê Văn An, Chủ tịch", "Lê Văn Ân, Phó Chủ tịch"}, ""},
		{"other marks, offices unknown, the same body", []string{"Lê Văn Hai @ubnd", "Lê Văn Hải @ubnd"}, "x/2 attendees[0].name “Lê Văn Hai”"},
		{"other marks, nothing else known", []string{"Lê Văn Hai", "Lê Văn Hải"}, ""},
		{"tone marks in two ways, another office", []string{"Lê Văn Hòa, Chủ tịch", "Lê Văn Hoà, Bí thư"}, "x/2 attendees[0].name “Lê Văn Hòa”"},
		{"tone marks in two ways within a report", []string{"Lê Văn Hòa, Chủ tịch; Lê Văn Hoà, Bí thư"}, "x/1 attendees[1].name “Lê Văn Hòa”"},
		{"a letter like Đ", []string{"Lê Văn Ðức, Chủ tịch", "Lê Văn Ðức, Chủ tịch", "Lê Văn Đức, Chủ tịch"}, "x/1 attendees[0].name “Lê Văn Đức”; x/2 attendees[0].name “Lê Văn Đức”"},
		{"i and y", []string{"Lê Văn Quý, Chủ tịch; Trần Thị Mỹ, Uỷ viên", "Lê Văn Quí, Chủ tịch; Trần Thị Mĩ, Uỷ viên"}, "x/2 attendees[0].name “Lê Văn Quý”; x/2 attendees[1].name “Trần Thị Mỹ”"},
		{"i and y that sound otherwise", []string{"Lê Thị Thúy, Chủ tịch", "Lê Thị Thúi, Bí thư"}, ""},
		{"both in one report", []string{"Lê Văn An, Uỷ viên; Lê Văn Ân, Uỷ viên", "Lê Văn An, Uỷ viên"}, ""},
		{"another syllable, which is one", []string{"Nguyễn Văn Hùng, Chủ tịch", "Nguyễn Văn Hằng, Chủ tịch", "Nguyễn Văn Hưng @ubnd"}, ""},
		{"two letters exchanged", []string{"Ngyuễn Văn Hùng, Chủ tịch", "Nguyễn Văn Hùng, Chủ tịch"}, "x/1 attendees[0].name “Nguyễn Văn Hùng”"},
		{"a letter too many", []string{"Nguyễn Văn Hùngg, Chủ tịch", "Nguyễn Văn Hùng, Chủ tịch"}, "x/1 attendees[0].name “Nguyễn Văn Hùng”"},
		{"names that are not Vietnamese", []string{"K'Brih, Chủ tịch", "K'Brìh Tang, Chủ tịch"}, ""},
		{"a document with its kind", []string{"#217-QĐ/TW", "#Quyết định số 217 -QĐ/TW", "#217-QĐ/TW"}, "x/2 documents[0].number “217-QĐ/TW”"},
		{"as frequent: fewer spaces, more marks", []string{"#217 - QD/TW", "#217-QĐ/TW"}, "x/1 documents[0].number “217-QĐ/TW”"},
		{"two documents", []string{"#05/KH-UBND", "#06/KH-UBND", "#"}, ""},
	} {
		var inputs []Input
		for i := range c.reports {
			inputs = append(inputs, at(t, fmt.Sprintf("x/%d", i+1), fmt.Sprintf("20%d", i+20)))
		}
		s, _ := joined(t, nil, inputs...)
		var said []Said
		for i, written := range c.reports {
			r := &report.Report{}
			for entry := range strings.SplitSeq(written, "; ") {
				if number, isDocument := strings.CutPrefix(entry, "#"); isDocument {
					r.Documents.Items = append(r.Documents.Items, report.Document{Number: number})
					continue
				}
				entry, body, _ := strings.Cut(entry, " @")
				name, role, _ := strings.Cut(entry, ", ")
				a := report.Attendee{Name: name}
				if role != "" {
					a.Roles.Items = []string{role}
				}
				if body != "" {
					a.Agencies.Items = []report.AgencyID{report.AgencyID(body)}
				}
				r.Attendees.Items = append(r.Attendees.Items, a)
			}
			said = append(said, SaidBy(s.Report(report.Ref{District: "x", Name: fmt.Sprint(i + 1)}), r))
		}
		var told []string
		for _, p := range s.TwoWays(said) {
			_, usual, _ := strings.Cut(p.Hint.En, "write \"")
			usual, _, _ = strings.Cut(usual, "\"")
			told = append(told, fmt.Sprintf("%s %s “%s”", strings.TrimSuffix(p.File, ".vi.md"), p.Key, usual))
		}
		if got := strings.Join(told, "; "); got != c.told {
			t.Errorf("%s: got %q, want %q", c.what, got, c.told)
		}
	}
}
