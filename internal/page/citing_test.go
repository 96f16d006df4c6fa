package page

import (
	"fmt"
	"strings"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// bookOf makes a book of one district's Vietnamese reports, whose facts are as given. Their names are 1, 2 …
func bookOf(t *testing.T, reports ...*report.Report) (*Book, *site.District) {
	t.Helper()
	contents := map[report.Ref]*Contents{}
	var inputs []site.Input
	for i, r := range reports {
		ref := report.Ref{District: "x", Name: fmt.Sprint(i + 1)}
		a := report.NewAbstract(ref, viet.Vi, r, "", nil, report.Wording{})
		inputs = append(inputs, site.Input{Abstract: &a})
		contents[ref] = &Contents{Original: r}
	}
	settings := &report.Site{Languages: []viet.Lang{viet.Vi}, Kinds: report.Kinds}
	joined, problems := site.Join(settings, []*report.District{{ID: "x"}}, inputs, nil, report.Date{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return NewBook(joined, 0, func(r *site.Report) *Contents { return contents[r.Ref] }, nil, Tests{}), joined.District("x")
}

// citing reads "2021-02-03 plan 2020-01-02 basis": a report's date, and of the document that it cites the kind, the
// date and the role, "-" for none. More after ";" is the same document once more.
func citing(text string) *report.Report {
	on, rest, _ := strings.Cut(text, " ")
	r := &report.Report{Title: on, Date: dateOf(on)}
	for entry := range strings.SplitSeq(rest, ";") {
		f := strings.Fields(strings.ReplaceAll(entry, "-", " - "))
		if len(f) > 3 { // a date
			f = strings.Fields(entry)
		}
		d := report.Document{Number: "5/KH-UBND"}
		for i, to := range []*string{&d.Kind, nil, &d.Role} {
			if to != nil && f[i] != "-" {
				*to = f[i]
			} else if to == nil && f[i] != "-" {
				d.Date = dateOf(f[i])
			}
		}
		r.Documents.Items = append(r.Documents.Items, d)
	}
	return r
}

func dateOf(s string) report.Date {
	var year, month, day int
	fmt.Sscanf(s, "%d-%d-%d", &year, &month, &day)
	return report.DateOf(year, month, day)
}

// A number comes again every year: what two reports date differently must not be told as one document.
func TestDocumentsAreToldApart(t *testing.T) {
	for _, c := range []struct {
		what    string
		reports []string
		want    string
	}{
		{"one report", []string{"2021 plan 2020-01-02 basis"}, "_dated-2020-01-02: 1 căn cứ"},
		{"no date", []string{"2021 plan - basis", "2022 plan - cited"}, "_undated: 2 được nhắc tới, 1 căn cứ"},
		{"two dates, the newest first", []string{"2021 plan 2020-01-02 -", "2022 plan 2022-01-02 -", "2023 plan 2020-01-02 -"},
			"_dated-2022-01-02: 2 | _dated-2020-01-02: 3, 1"},
		{"a date, and none, which may be another", []string{"2021 plan 2020-01-02 -", "2022 plan - -"}, "_dated-2020-01-02: 1 | _undated: 2"},
		{"two kinds of one date", []string{"2021 plan 2020-01-02 -", "2022 notice 2020-01-02 -", "2023 - 2020-01-02 -"},
			"_dated-2020-01-02_unstated: 3 | _dated-2020-01-02_notice: 2 | _dated-2020-01-02_plan: 1"},
		{"a kind, and none, of one date", []string{"2021 plan 2020-01-02 -", "2022 - 2020-01-02 -"}, "_dated-2020-01-02: 2, 1"},
		{"twice in one report", []string{"2021 plan 2020-01-02 basis;plan 2020-01-02 cited;plan 2020-01-02 basis"}, "_dated-2020-01-02: 1 căn cứ và được nhắc tới"},
		{"with two dates in one report", []string{"2021 plan 2020-01-02 basis;plan 2019-01-02 cited"}, "_dated-2020-01-02: 1 căn cứ | _dated-2019-01-02: 1 được nhắc tới"},
	} {
		var reports []*report.Report
		for _, text := range c.reports {
			reports = append(reports, citing(text))
		}
		b, d := bookOf(t, reports...)
		var sections []string
		for _, s := range b.document(d.Documents[0], viet.Vi).Sections {
			var cards []string
			for _, card := range s.List {
				name := strings.TrimSuffix(card.URL[strings.LastIndexByte(card.URL, '/')+1:], ".html")
				cards = append(cards, strings.TrimSpace(name+" "+strings.ReplaceAll(card.Role, ", ", " và ")))
			}
			sections = append(sections, s.ID+": "+strings.Join(cards, ", "))
		}
		if got := strings.Join(sections, " | "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

// Each value is from the newest report that states it; what a report links to or holds is found on its page.
func TestDocumentIsToldByTheNewest(t *testing.T) {
	first, second, third := citing("2021 plan 2020 basis"), citing("2022 plan 2020 -"), citing("2023 - 2020 -")
	first.Documents.Items[0].Issuer, first.Documents.Items[0].URL = "UBND", "https://example.org/1"
	second.Documents.Items[0].Title, second.Documents.Items[0].URL = "Kế hoạch", "../x/1.vi.md"
	third.Documents.Items[0].Number = "05/KH-UBND"
	b, d := bookOf(t, first, second, third)
	p := b.document(d.Documents[0], viet.Vi)
	s := p.Sections[0]
	got := []string{p.Name.Words, p.Kind, s.Number.Words, s.Issuer.Words, s.Title.Words, s.URL, s.At}
	want := []string{"05/KH-UBND", "Kế hoạch", "05/KH-UBND", "UBND", "Kế hoạch", "", "../../x/2.html#_documents"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// One number is read and sorted as one, however a report sets its spaces.
func TestNumbersAreTidy(t *testing.T) {
	for written, want := range map[string]string{
		"218 -QĐ/TW":          "218-QĐ/TW",
		"218 - QĐ / TW":       "218-QĐ/TW",
		"12\u00a0-CT/TU":      "12-CT/TU",
		"Luật 10 /2022/QH15":  "Luật 10/2022/QH15",
		"05/KH-UBND":          "05/KH-UBND",
		"Chỉ thị số 18-CT/TW": "Chỉ thị số 18-CT/TW",
		"":                    "",
	} {
		if got := tidyNumber(written); got != want {
			t.Errorf("%q is shown as %q, want %q", written, got, want)
		}
	}
	r := citing("2021 - - -")
	r.Documents.Items = []report.Document{{Number: "5 -KH/UBND"}, {Number: "5-KH/HU"}, {Number: "5-NQ/HU"}}
	b, d := bookOf(t, r)
	var list []string
	for _, line := range b.documents(districtDocuments(d), d, viet.Vi).List {
		list = append(list, line.Number.Text.Words)
	}
	if got := strings.Join(list, " "); got != "5-KH/HU 5-KH/UBND 5-NQ/HU" {
		t.Errorf("the list is %s", got)
	}
}

// A document that thousands cite: its page lists the newest and says how many more there are.
func TestDocumentOfManyReports(t *testing.T) {
	var reports []*report.Report
	for i := range mostCiting + 7 {
		reports = append(reports, citing(fmt.Sprintf("%d-01-02 plan 2020 -", 1000+i)))
	}
	b, d := bookOf(t, reports...)
	p := b.document(d.Documents[0], viet.Vi)
	if n := len(p.Sections[0].List); n != mostCiting || p.More != 7 || p.Sections[0].List[0].Title.Words != "1506-01-02" {
		t.Errorf("%d reports are listed, %d are more, the first is %s", n, p.More, p.Sections[0].List[0].Title.Words)
	}
}

func TestDocumentPaths(t *testing.T) {
	x := &site.District{District: &report.District{ID: "x"}}
	for want, doc := range map[string]*site.Document{
		"documents/217-qd-tw.html":            {Key: "217-qd-tw"},
		"documents/12-ct-tu_thanh-pho-x.html": {Key: "12-ct-tu", Scope: "thanh-pho-x"},
		"documents/x/5-kh-ubnd.html":          {Key: "5-kh-ubnd", District: x},
		"documents/x/index_.html":             {Key: "index", District: x},
		"documents/x/con_.html":               {Key: "con", District: x},
		"documents/x/com1_.html":              {Key: "com1", District: x},
	} {
		if got := documentPath(doc); got != want {
			t.Errorf("%s stands at %s, want %s", doc.Key, got, want)
		}
	}
}
