package search

import (
	"html/template"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// finds tells whether a text has all words of a query, and side by side those that are so in the query.
func finds(text *Text, query string, short ...Short) bool {
	config := &Config{Languages: []viet.Lang{viet.Vi}, Short: short, Groups: 1}
	doc, all, last := config.Scan(0, text), true, uint32(0)
	for _, w := range new(lexicon).words(query) {
		h := hash(w.key)
		all = all && slices.Contains(doc.words.hashes, h) && (!w.near || slices.Contains(doc.pairs.hashes, pairHash(last, h)))
		last = h
	}
	return all
}

// wantFound tells which queries do not find a text.
func wantFound(t *testing.T, text *Text, queries ...string) {
	t.Helper()
	for _, query := range queries {
		if !finds(text, query) {
			t.Errorf("%q does not find %q", query, text.Title)
		}
	}
}

// only gives the one thing that is found on a page.
func only(t *testing.T, p page.Page) *Text {
	t.Helper()
	found := FindsOn(p)
	if len(found) != 1 {
		t.Fatalf("found %d things on the page, want 1", len(found))
	}
	return &found[0].Text
}

func vietnamese(words string) page.Text { return page.Text{Words: words, Lang: viet.Vi} }

func link(words string) page.Link { return page.Link{Text: unmarked(words)} }

func links(words ...string) (l page.Links) {
	for _, w := range words {
		l.Items = append(l.Items, link(w))
	}
	return l
}

func frame(lang viet.Lang, path, name string) page.Frame {
	return page.Frame{Lang: lang, Path: string(lang) + "/" + path, Name: unmarked(name)}
}

// What a report's page shows finds the report, notes and figures too.
func TestReportIsFoundByWhatItShows(t *testing.T) {
	text := only(t, &page.Report{
		Frame:     frame(viet.Vi, "tay-ho/1.html", "Quận Tây Hồ tổng kết năm 2023"),
		District:  link("Quận Tây Hồ"),
		Held:      page.Date{Words: "sáng thứ Sáu, 15/03/2024", ISO: "2024-03-15"},
		Venue:     unmarked("Hội trường lớn"),
		Convener:  link("Đảng ủy Công an"),
		Published: page.Date{Words: "18/03/2024, 09:30", ISO: "2024-03-18T09:30:00+07:00"},
		Body:      template.HTML("<p>Đèn <b>chiếu</b> sáng</p>"),
		Results: []page.Result{{Label: unmarked("Nhà tình nghĩa"), Value: "38", Of: "45", Unit: unmarked("căn"), Plan: "41", Percent: "92,7", Running: "7",
			Change: unmarked("tăng gấp rưỡi"), Across: &page.Across{Value: "6", Of: "8", Unit: unmarked("phường"), Missing: unmarked("Nhật Tân")}}},
		Limitations: []page.Limitation{{Text: unmarked("Thông tin chậm"), SaidBy: unmarked("bà Hoa"), Agencies: links("Văn phòng")}},
		Tasks: []page.Task{{Title: unmarked("Sửa đường"), StateName: "Quá hạn", DueNote: unmarked("trước mùa mưa"),
			Due: page.Date{Words: "30/06/2024", ISO: "2024-06-30"}, DoneOn: page.Date{Words: "02/07/2024", ISO: "2024-07-02"}}},
		Documents:   []page.Document{{Kind: "Nghị quyết", Number: unmarked("54/2017/QH14"), Date: page.Date{Words: "24/11/2017", ISO: "2017-11-24"}, Role: "căn cứ"}},
		Themes:      []page.Theme{{Kind: "Phong trào", Text: unmarked("Ngày chủ nhật xanh"), Level: "cấp tỉnh"}},
		Attendees:   []page.Attendee{{Name: unmarked("Nguyễn Văn An"), Roles: []page.Text{unmarked("Bí thư")}, Agencies: links("Quận đoàn"), Did: []string{"phát biểu"}}},
		Photos:      []page.Photo{{Alt: unmarked("Toàn cảnh"), Credit: unmarked("Minh Tâm")}},
		Corrections: []page.Correction{{Kind: "Đính chính", Date: page.Date{Words: "20/03/2024"}, Text: unmarked("Sửa số căn nhà")}},
		Source:      page.Source{Name: unmarked("Cổng thông tin"), Section: unmarked("Tin hoạt động")},
	})
	wantFound(t, text, "quận tây hồ", "15/3/2024", "sáng thứ sáu", "hội trường lớn", "đảng ủy công an", "đèn chiếu sáng", "18/03/2024",
		"nhà tình nghĩa", "38/45 căn", "41", "92,7%", "7", "tăng gấp rưỡi", "6/8 phường", "nhật tân",
		"thông tin chậm", "bà hoa", "văn phòng", "sửa đường", "quá hạn", "trước mùa mưa", "ngày 30 tháng 6 năm 2024", "2/7/2024",
		"nghị quyết 54/2017/QH14", "nghị quyết số 54/2017/QH14", "24/11/2017", "căn cứ", "phong trào", "cấp tỉnh", "nguyễn văn an", "bí thư", "quận đoàn",
		"phát biểu", "toàn cảnh", "minh tâm", "đính chính", "20/3/2024", "sửa số căn nhà", "tin hoạt động")
	if finds(text, "16/3/2024") || finds(text, "chiếu đèn") {
		t.Error("words are found side by side that stand nowhere so")
	}
}

// threads is the page of the tasks of a year with one task, which two reports speak of.
func threads(lang viet.Lang) *page.TasksYear {
	due := page.Date{Words: "30/06/2023", ISO: "2023-06-30"}
	return &page.TasksYear{Frame: frame(lang, "tasks/binh-chanh/2023.html", ""), District: link("Huyện Bình Chánh"), Year: "2023", Threads: []page.Thread{{
		ID: "t1", Title: unmarked("Lắp đèn"), StateName: "Chưa được nhắc lại", Owner: links("Ủy ban nhân dân", "Ủy ban nhân dân"), With: links("Công an"),
		Due: due, DueNote: unmarked("theo đợt"), DoneOn: page.Date{Words: "01/07/2023", ISO: "2023-07-01"}, Source: unmarked("Kế hoạch 12"),
		Entries: []page.ThreadEntry{
			{Date: page.Date{Words: "10/01/2023"}, Task: page.Task{Title: unmarked("Lắp đèn"), StateName: "Mới giao", Owner: links("Ủy ban nhân dân"), Due: due}},
			{Date: page.Date{Words: "15/05/2023"}, Retitled: true, Task: page.Task{Title: unmarked("Lắp bóng"), StateName: "Đang làm", Result: vietnamese("Xong hai ngõ")}},
		},
	}}}
}

// What the page says of a task finds it: its states, dates and notes.
func TestTaskIsFoundByWhatItShows(t *testing.T) {
	wantFound(t, only(t, threads(viet.Vi)), "lắp đèn", "lắp bóng", "chưa được nhắc lại", "mới giao", "đang làm", "ủy ban nhân dân", "huyện bình chánh", "công an",
		"30/6/2023", "hạn 30/06/2023", "ngày 30 tháng 6 năm 2023", "1/7/2023", "theo đợt", "kế hoạch 12", "10/1/2023", "15/5/2023", "xong hai ngõ", "2023")
}

// What stands in the line of facts does not stand in the text below it again, and nothing stands there twice.
func TestResultsShowTextsOnce(t *testing.T) {
	for _, c := range []struct {
		lang        viet.Lang
		facts, text string
	}{
		{viet.Vi, "Chưa được nhắc lại · Huyện Bình Chánh · Ủy ban nhân dân · hạn 30/06/2023", "Lắp bóng|Công an|theo đợt|Kế hoạch 12"},
		{viet.En, "Chưa được nhắc lại · Huyện Bình Chánh · Ủy ban nhân dân · due 30/06/2023", "Lắp bóng|Công an|theo đợt|Kế hoạch 12"},
	} {
		text := only(t, threads(c.lang))
		if text.Facts != c.facts {
			t.Errorf("facts are %q, want %q", text.Facts, c.facts)
		}
		if got := strings.Join(shown(text), "|"); got != c.text {
			t.Errorf("text is %q, want %q", got, c.text)
		}
	}
}

// A result can't say that a text is in another language than the page's, so it does not show one; names are the
// same in all.
func TestResultsShowOneLanguage(t *testing.T) {
	text := only(t, &page.Report{
		Frame: frame(viet.En, "x/1.html", "Final review"), Summary: unmarked("In brief"), Venue: vietnamese("Hội trường"), BodyLang: viet.Vi, Body: "<p>Nguyên văn</p>",
		Attendees: []page.Attendee{{Name: vietnamese("Nguyễn Văn An"), Roles: []page.Text{unmarked("Chairman"), vietnamese("Thành ủy viên")}}},
		Documents: []page.Document{{Kind: "Directive", Number: vietnamese("19-CT/TU"), Title: vietnamese("Về phối hợp")}},
	})
	if got, want := strings.Join(shown(text), "\n"), "In brief\nNguyễn Văn An, Chairman\nDirective 19-CT/TU"; got != want {
		t.Errorf("shown are %q, want %q", got, want)
	}
	wantFound(t, text, "hội trường", "nguyên văn", "thành ủy viên", "về phối hợp")
}

// Dates are found as people type them.
func TestTypedDates(t *testing.T) {
	for _, c := range []struct {
		lang  viet.Lang
		iso   string
		typed []string
	}{
		{viet.Vi, "2024-03-05", []string{"5/3/2024", "05/03/2024", "5-3-2024", "5.3.2024", "2024-03-05", "ngày 5 tháng 3 năm 2024", "ngày 05 tháng 03 năm 2024", "tháng 3/2024",
			"tháng 3 năm 2024", "3/2024", "5/3"}},
		{viet.Vi, "2024-03", []string{"tháng 3/2024", "tháng 3 năm 2024", "03/2024", "2024-03"}},
		{viet.En, "2024-03-05", []string{"5 March 2024", "March 5 2024", "March 2024", "5/3/2024", "05/03/2024", "2024-03-05", "5-3-2024"}},
		{viet.En, "2024-03", []string{"March 2024", "3/2024", "2024-03"}},
	} {
		s := say(&page.Frame{Lang: c.lang}, "", unmarked(c.iso[5:]))
		s.Title = "a date"
		s.date(Aside, page.Date{ISO: c.iso})
		wantFound(t, &s.Text, c.typed...)
		if finds(&s.Text, "6/3/2024") || finds(&s.Text, "April 2024") || strings.Join(shown(&s.Text), "\n") != "" {
			t.Errorf("%s is found as another date, or shown", c.iso)
		}
	}
}

// Documents are found as letters cite them.
func TestNumbered(t *testing.T) {
	for _, c := range []struct {
		lang               viet.Lang
		kind, number, want string
	}{
		{viet.Vi, "Nghị quyết", "54/2017/QH14", "Nghị quyết số 54/2017/QH14"},
		{viet.En, "Resolution", "54/2017/QH14", "Resolution No 54/2017/QH14"},
		{viet.En, "Law", "Luật 10/2022/QH15", "Law No 10/2022/QH15"},
		{viet.Vi, "", "Luật 10/2022/QH15", "Luật số 10/2022/QH15"},
		{viet.Vi, "", "Luật số 10/2022/QH15", "Luật số 10/2022/QH15"},
		{viet.Vi, "", "10/2022/QH15", "số 10/2022/QH15"},
		{viet.Vi, "Luật", "", ""},
	} {
		if got := numbered(c.lang, c.kind, c.number); got != c.want {
			t.Errorf("%q %q is cited as %q, want %q", c.kind, c.number, got, c.want)
		}
	}
	text := only(t, &page.Documents{Frame: frame(viet.En, "documents/index.html", ""), List: []page.DocumentLine{{Kind: "Resolution",
		Number: page.Link{Text: vietnamese("54/2017/QH14"), URL: "54.html"}, Date: page.Date{Words: "24 Nov 2017", ISO: "2017-11-24"}}}})
	wantFound(t, text, "Resolution 54/2017/QH14", "Resolution No. 54/2017/QH14", "No 54/2017/QH14", "24 November 2017")
}

// A document whose title a page has in another language gives way to what another page says of it.
func TestForeignTitles(t *testing.T) {
	line := func(title page.Text) page.DocumentLine {
		return page.DocumentLine{Number: page.Link{Text: vietnamese("54/2017/QH14"), URL: "54.html"}, Title: title}
	}
	found := FindsOn(&page.Documents{Frame: frame(viet.En, "documents/index.html", ""), List: []page.DocumentLine{line(vietnamese("Về phối hợp")), line(unmarked("On coordination"))}})
	if len(found) != 2 || !found[0].Foreign || found[1].Foreign {
		t.Errorf("found are %+v", found)
	}
}

// Of a person a result shows the district and the years, and below the offices and agencies.
func TestPersonsShowYears(t *testing.T) {
	met := func(dates ...string) (all []page.Attended) {
		for _, d := range dates {
			all = append(all, page.Attended{Date: page.Date{ISO: d}})
		}
		return all
	}
	p := &page.Persons{Frame: frame(viet.Vi, "people/x.html", ""), District: link("Quận Hư Cấu"), Names: []page.Name{
		{Name: unmarked("An"), Persons: []page.Person{
			{Agencies: links("Quận ủy"), Offices: []page.Office{{Roles: []page.Text{unmarked("Bí thư")}}, {Roles: []page.Text{unmarked("Bí thư")}}}, Meetings: met("2023-05-01", "2021-02-01")},
			{Agencies: links("Quận ủy"), Meetings: met("2019-12-31")},
		}},
		{Name: unmarked("Bình"), Persons: []page.Person{{Meetings: met("2023-05-01")}}},
	}}
	var got []string
	for _, f := range FindsOn(p) {
		got = append(got, f.Text.Title+": "+f.Text.Facts+": "+strings.Join(shown(&f.Text), "|"))
	}
	want := []string{"An: Quận Hư Cấu · 2019–2023: Bí thư|Quận ủy", "Bình: Quận Hư Cấu · 2023: "}
	if !slices.Equal(got, want) {
		t.Errorf("shown are %q, want %q", got, want)
	}
}

// shown lists the fields of a text that results show.
func shown(t *Text) (fields []string) {
	for _, f := range t.Fields {
		if f.Shown {
			fields = append(fields, f.Text)
		}
	}
	return fields
}

// A district that exists no more says so.
func TestEndedDistrictSaysSo(t *testing.T) {
	text := only(t, &page.Search{Frame: frame(viet.Vi, "search.html", ""), Districts: []page.SearchIn{{Link: link("Quận Hư Cấu"), Facts: unmarked("Hà Nội"),
		Ended: page.Date{Words: "01/7/2025", ISO: "2025-07-01"}, Also: []page.Text{unmarked("Hà Nội"), unmarked("Phường Thí Dụ")}}}})
	if want := "Hà Nội · kết thúc hoạt động từ ngày 01/7/2025"; text.Facts != want || !slices.Equal(shown(text), []string{"Phường Thí Dụ"}) {
		t.Errorf("facts are %q, want %q; text is %q", text.Facts, want, shown(text))
	}
	wantFound(t, text, "hà nội", "kết thúc hoạt động", "phường thí dụ")
}

// Everyday short forms stand for what they do, unless the site has another meaning for them; those that a text may mean
// otherwise are spelled out in queries alone.
func TestEverydayShortForms(t *testing.T) {
	site := &report.Site{Languages: []viet.Lang{viet.Vi}, Agencies: []report.Agency{
		{Name: report.Bilingual{Vi: "Tiếp xúc cử tri"}, Short: report.Bilingual{Vi: "TX"}}}}
	short := ShortFormsOf(site)
	if !slices.IsSortedFunc(short, func(a, b Short) int { return strings.Compare(a.Key, b.Key) }) {
		t.Error("the short forms are not sorted")
	}
	long := map[string]string{}
	for _, s := range short {
		if text, single := s.only(viet.Vi); single {
			long[s.Key] = text
		}
	}
	for key, want := range map[string]string{"tp": "Thành phố", "tphcm": "Thành phố Hồ Chí Minh", "tx": "Tiếp xúc", "tt": "Thị trấn", "q": "Quận", "p": "Phường",
		"ub": "Ủy ban", "hanoi": "Hà Nội", "hcmc": ""} {
		if long[key] != want {
			t.Errorf("%q stands for %q, want %q", key, long[key], want)
		}
	}
	for _, text := range []string{"TP HCM", "TP.HCM", "TPHCM", "Tp. Hồ Chí Minh"} {
		if !finds(&Text{Title: text}, "thành phố", short...) || !finds(&Text{Title: text}, "hồ chí minh", short...) {
			t.Errorf("a text with %q is not found as what that stands for", text)
		}
	}
	if !finds(&Text{Title: "Lịch TX"}, "tiếp xúc", short...) {
		t.Error("a short form of the site's own is not spelled out in a text")
	}
	if finds(&Text{Title: "Thông tư 01/2020/TT-BTC"}, "thị trấn", short...) || finds(&Text{Title: "Nguyễn Thị P."}, "phường", short...) {
		t.Error("a text is found as what it does not mean")
	}
}

// Persons stand by their offices, the shorter ones first; other things stay in their order.
func TestSortThings(t *testing.T) {
	config := &Config{Languages: []viet.Lang{viet.Vi, viet.En}, Groups: 1}
	thing := func(kind Kind, path string, lead ...string) Thing {
		text := &Text{Path: path, Title: path}
		for _, words := range lead {
			text.Fields = append(text.Fields, Field{Class: Lead, Text: words})
		}
		return Thing{Kind: kind, Docs: []*Doc{nil, config.Scan(1, text)}}
	}
	things := []Thing{thing(Agency, "z"), thing(Person, "d", "Bí thư"), thing(Person, "a", "Phó Bí thư"), thing(Agency, "y"), thing(Person, "c", "Phó Bí thư"),
		thing(Person, "e", "Phó Chủ tịch"), thing(Person, "b", "Bí thư")}
	SortThings(things)
	var got []string
	for _, thing := range things {
		got = append(got, thing.anyDoc().record.path)
	}
	// Which of two offices of as many words comes first, their hashes decide.
	if order := strings.Join(got, ""); order != "bdeaczy" {
		t.Errorf("the order is %s", order)
	}
}
