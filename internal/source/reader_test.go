package source

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// readWithNotes reads the report tay-ho/a of a content folder.
func readWithNotes(content fstest.MapFS, drafts bool) Reading {
	tree, _ := Scan(content)
	site, broken, _ := ReadSite(content)
	settings := Settings{Names: NewNames(site, broken), Words: NewWords(site), Languages: site.Languages, Drafts: drafts}
	return ReadReport(content, tree.Districts[0].Reports[0], settings)
}

// read is readWithNotes without the notes.
func read(t *testing.T, content fstest.MapFS, drafts bool) Reading {
	t.Helper()
	r := readWithNotes(content, drafts)
	r.Problems = grave(r.Problems)
	return r
}

// readGood reads a report that must have no problem.
func readGood(t *testing.T, files map[string]string) Reading {
	t.Helper()
	r := read(t, folder(files), false)
	if got := told(r.Problems, "en"); got != "" {
		t.Fatalf("problems:\n%s", got)
	}
	return r
}

func page(head string) string { return "---\n" + head + "---\nVăn bản.\n" }

func listOf[T any](items ...T) report.List[T]   { return report.List[T]{Items: items} }
func openList[T any](items ...T) report.List[T] { return report.List[T]{Items: items, Open: true} }

func TestValues(t *testing.T) {
	r := readGood(t, map[string]string{"a/bao-cao.pdf": "x", "a.vi.md": page(`title:   Họp   giao ban
summary: >
  Ba cơ quan
  kiểm điểm.
agency: [HĐND, Uỷ ban nhân dân, mặt trận tổ quốc viet nam]
convener: People's Council
date: 2019-04
end_date: 2019-05-02
part_of_day: afternoon
kind: interim-review
term: 2021
session: yes
period: {from: 2018-04-15, to: 2019, label: năm 2018}
published: 2023-02-15T21:06:07+07:00
updated: 2023-02-16 08:00
author: 0x1F
attendees:
  - {name: Lê Thị Thu Hằng, role: Bí thư, chair: true, agency: hdnd, did: [opened, concluded]}
  - {name: Đỗ Văn Hải, roles: [Chủ tịch, Phó Bí thư, …], chair: true}
  - {group: Đại biểu, count: 02, did: spoke}
signed:
  - {number: 1374, kind: regulation, parties: [ubnd, MTTQ], item_count: 6, items: [một, …], file: bao-cao.pdf}
results:
  - {label: A, value: "92,3", of: 1.178.826.623, plan: -3, percent_of_plan: "1.178,50", running: 0, level: commune}
limitations: [Chậm, {text: Thiếu, agency: HĐND, said_by: Cử tri}, …]
tasks:
  - Rà soát "kiến nghị"
  - {title: Báo cáo, id: t1, owner: ubnd, with: [hdnd, mttq], due: 2023-Q4, status: late, status_source: 003, done_on: 2023}
  - {title: C, due: 2023-H1}
  - "..."
documents: [{number: 003, kind: resolution, role: basis, url: "HTTPS://example.org/a?b=c"}]
themes: [Năm kỷ cương, {text: B, kind: model, year: 2023, variants: [C]}]
corrections: [{date: 2023-02-16, kind: correction, text: D}]
withdrawn: {date: 2023-03, reason: E}
aliases: tay-ho/ten-cu
`)})
	whole := func(n int64) report.Number { return report.Whole(n) }
	want := &report.Report{
		Title: "Họp   giao ban", Summary: "Ba cơ quan kiểm điểm.",
		Agencies: listOf[report.AgencyID]("hdnd", "ubnd", "mttq"), Convener: "hdnd",
		Date: report.Date{Year: 2019, Month: 4}, EndDate: report.Date{Year: 2019, Month: 5, Day: 2},
		PartOfDay: "afternoon", Kinds: listOf[report.KindID]("interim-review"), Term: "2021", Session: "yes",
		Period:    report.Period{From: report.Date{Year: 2018, Month: 4, Day: 15}, To: report.Date{Year: 2019}, Label: "năm 2018"},
		Published: report.Stamp{Day: report.Date{Year: 2023, Month: 2, Day: 15}, HasTime: true, Hour: 21, Minute: 6, Second: 7, HasZone: true, Offset: 7 * 3600},
		Updated:   report.Stamp{Day: report.Date{Year: 2023, Month: 2, Day: 16}, HasTime: true, Hour: 8},
		Author:    "0x1F",
		Attendees: listOf(
			report.Attendee{Name: "Lê Thị Thu Hằng", Roles: listOf("Bí thư"), Chair: true, Agencies: listOf[report.AgencyID]("hdnd"), Did: listOf("opened", "concluded")},
			report.Attendee{Name: "Đỗ Văn Hải", Roles: openList("Chủ tịch", "Phó Bí thư"), Chair: true},
			report.Attendee{Group: "Đại biểu", Count: whole(2), Did: listOf("spoke")}),
		Signed: listOf(report.Signed{Number: "1374", Kind: "regulation", Parties: listOf[report.AgencyID]("ubnd", "mttq"), ItemCount: whole(6), Items: openList("một"), File: "bao-cao.pdf"}),
		Results: listOf(report.Result{Label: "A", Value: report.Number{Unscaled: 923, Scale: 1, Stated: true}, Of: whole(1178826623), Plan: whole(-3),
			PercentOfPlan: report.Number{Unscaled: 117850, Scale: 2, Stated: true}, Running: whole(0), Level: "commune"}),
		Limitations: openList(report.Limitation{Text: "Chậm"}, report.Limitation{Text: "Thiếu", Agencies: listOf[report.AgencyID]("hdnd"), SaidBy: "Cử tri"}),
		Tasks: openList(report.Task{Title: `Rà soát "kiến nghị"`},
			report.Task{Title: "Báo cáo", ID: "t1", Owner: listOf[report.AgencyID]("ubnd"), With: listOf[report.AgencyID]("hdnd", "mttq"), Due: report.Due{Date: report.Date{Year: 2023}, Quarter: 4},
				Status: "late", StatusSource: "003", DoneOn: report.Date{Year: 2023}},
			report.Task{Title: "C", Due: report.Due{Date: report.Date{Year: 2023}, Half: 1}}),
		Documents:   listOf(report.Document{Number: "003", Kind: "resolution", Role: "basis", URL: "HTTPS://example.org/a?b=c"}),
		Themes:      listOf(report.Theme{Text: "Năm kỷ cương"}, report.Theme{Text: "B", Kind: "model", Year: whole(2023), Variants: listOf("C")}),
		Corrections: listOf(report.Correction{Date: report.Date{Year: 2023, Month: 2, Day: 16}, Kind: "correction", Text: "D"}),
		Withdrawn:   report.Withdrawn{Date: report.Date{Year: 2023, Month: 3}, Reason: "E"},
		Aliases:     listOf("tay-ho/ten-cu"),
	}
	if diff := cmp.Diff(want, r.Original.Report); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := string(r.Original.Body.Text); got != "Văn bản.\n" || r.Original.Body.Line != 38 {
		t.Errorf("the body is %q from line %d", got, r.Original.Body.Line)
	}
}

// TestChoicesByName: a value of a closed list may be written as its name, in either language, with a note
// that names the id. Agencies are not a closed list: their names and short forms are as good as their ids.
func TestChoicesByName(t *testing.T) {
	r := readWithNotes(folder(map[string]string{"a.vi.md": page(`title: A
agency: [HĐND, Uỷ ban nhân dân]
date: 2023-02-15
part_of_day: Buổi chiều
kind: [sơ kết, Ký kết, Regular Briefing, launch]
attendees: [{name: A, did: [khai mạc, concluded]}]
results: [{label: A, level: phường}]
tasks: [{title: B, owner: hdnd, status: hoan thanh, status_source: C}]
documents: [{number: 3, kind: NQ, role: basis}]
`)}), false)
	want := `5:14 "Buổi chiều" → afternoon
6:8 "sơ kết" → interim-review
6:16 "Ký kết" → signing
6:24 "Regular Briefing" → briefing
7:29 "khai mạc" → opened
8:29 "phường" → commune
9:41 "hoan thanh" → done
10:31 "NQ" → resolution
`
	var got strings.Builder
	for _, p := range r.Problems {
		if p.Code != problem.ChoiceByName || p.Severity != problem.Note {
			continue
		}
		fmt.Fprintf(&got, "%d:%d %s\n", p.Line, p.Column, strings.Replace(p.Message.En, "is understood as", "→", 1))
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if kinds := r.Original.Report.Kinds.Items; len(kinds) != 4 || kinds[0] != "interim-review" || r.Original.Report.Tasks.At(0).Status != "done" {
		t.Errorf("got kinds %v, status %q", kinds, r.Original.Report.Tasks.At(0).Status)
	}
}

func TestTextIsNFC(t *testing.T) {
	r := readGood(t, map[string]string{"a.vi.md": page("title: Ho\u0323p\nsummary: \"Ho\\u0323p\"\nagency: Ho\u0302\u0323i \u0111o\u0302\u0300ng nhân dân\ndate: 2023-02-15\n") + "Ho\u0323p\n"})
	if got := r.Original.Report; got.Title != "H\u1ecdp" || got.Summary != "H\u1ecdp" || got.Agencies.At(0) != "hdnd" || !strings.Contains(string(r.Original.Body.Text), "H\u1ecdp") {
		t.Errorf("got title %+q, summary %+q, agency %q, body %+q", got.Title, got.Summary, got.Agencies.At(0), r.Original.Body.Text)
	}
}

// TestRoles shows which file of a report is the original.
func TestRoles(t *testing.T) {
	full, words := page("title: A\nagency: hdnd\ndate: 2023\n"), page("title: B\n")
	marked := page("title: C\ntranslation:\n")
	for _, c := range []struct {
		name, languages, vi, en string
		original, translation   viet.Lang
	}{
		{"Vietnamese with a translation", "[vi, en]", full, words, "vi", "en"},
		{"Vietnamese with a marked translation", "[vi, en]", full, marked, "vi", "en"},
		{"English with a marked translation", "[vi, en]", marked, full, "en", "vi"},
		{"Vietnamese alone", "[vi, en]", full, "", "vi", ""},
		{"English alone", "[vi, en]", "", full, "en", ""},
		{"English first", "[en, vi]", words, full, "en", "vi"},
		{"English first, Vietnamese with a marked translation", "[en, vi]", full, marked, "vi", "en"},
		{"a lone translation", "[vi, en]", "", marked, "", "en"},
		{"a lone file without facts", "[vi, en]", "", words, "", "en"},
		{"two translations", "[vi, en]", marked, marked, "", "en"},
		{"two translations, English first", "[en, vi]", marked, marked, "", "vi"},
	} {
		files := map[string]string{}
		if c.vi != "" {
			files["a.vi.md"] = c.vi
		}
		if c.en != "" {
			files["a.en.md"] = c.en
		}
		content := folder(files)
		content["site.yaml"].Data = []byte(strings.Replace(testSite, "[vi, en]", c.languages, 1))
		r := read(t, content, false)
		if r.Original.Lang != c.original || r.Words.Lang != c.translation {
			t.Errorf("%s: the original is %q and the translation %q, want %q and %q", c.name, r.Original.Lang, r.Words.Lang, c.original, c.translation)
		}
	}
}

// TestJoin shows how a translation's lists are laid over those of the original, and that words without
// a translation stay empty.
func TestJoin(t *testing.T) {
	r := readGood(t, map[string]string{
		"a.vi.md": page(testHead + `venue: Hội trường
tasks: [{id: t1, title: Một, owner: hdnd}, {id: t2, title: Hai}, {id: t3, title: Ba}]
attendees: [{name: Lê Thị Thu Hằng, roles: [Bí thư, Chủ tịch]}, {name: Đỗ Văn Hải, role: Phó Chủ tịch}]
limitations: [Một, Hai, …]
`),
		"a.en.md": page(`title: Briefing
tasks: [{id: t3, title: Three}, {id: t1, title: One, owner: HĐND}]
attendees: [{name: do van hai, role: Vice Chairman}, {name: Le Thi Thu Hang, roles: [Secretary, Chairwoman]}]
limitations: [One, {text: Two}]
`)})
	want := &report.Report{
		Title: "Briefing",
		Tasks: listOf(report.Task{ID: "t1", Title: "One", Owner: listOf[report.AgencyID]("hdnd")}, report.Task{}, report.Task{ID: "t3", Title: "Three"}),
		Attendees: listOf(report.Attendee{Name: "Le Thi Thu Hang", Roles: listOf("Secretary", "Chairwoman")},
			report.Attendee{Name: "do van hai", Roles: listOf("Vice Chairman")}),
		Limitations: listOf(report.Limitation{Text: "One"}, report.Limitation{Text: "Two"}),
	}
	if diff := cmp.Diff(want, r.Words.Report); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestFingerprint holds the fingerprint to its documented form: editors' files name it, so that it may
// never change.
func TestFingerprint(t *testing.T) {
	head := testHead + "period: {label: quý I}\nattendees: [{name: Lê Thị Thu Hằng, roles: [Bí thư, Chủ tịch], note: A}]\ntasks: [Rà soát, {title: Báo cáo, owner: hdnd}]\n"
	// printf 'Họp giao ban\nquý I\nBí thư\nChủ tịch\nA\nRà soát\nBáo cáo\nVăn bản.\n' | sha256sum
	const current = "4807f4048d8b5e7a"
	for _, c := range []struct {
		name, vi, of string
		stale        bool
	}{
		{"current", page(head), current, false},
		{"stale", page(head), "0123456789abcdef", true},
		{"absent", page(head), "", false},
		{"other spaces", strings.NewReplacer("Họp giao", "Họp \u00a0 giao", "Văn bản.\n", "\n\nVăn \n bản.").Replace(page(head)), current, false},
		{"letters and marks apart", strings.ReplaceAll(page(head), "Họp", "Ho\u0323p"), current, false},
		{"another fact", strings.Replace(page(head), "2023-02-15", "2023-02-16", 1), current, false},
		{"another word", strings.Replace(page(head), "Báo cáo", "Kiểm tra", 1), current, true},
		{"another body", page(head) + "Thêm.", current, true},
	} {
		en := "title: Briefing\n"
		if c.of != "" {
			en += "translation: {of: " + c.of + "}\n"
		}
		r := read(t, folder(map[string]string{"a.vi.md": c.vi, "a.en.md": page(en)}), false)
		told := len(r.Problems) == 1 && r.Problems[0].Code == problem.TranslationBehind && r.Problems[0].Line == 3
		if r.Stale != c.stale || told != c.stale || !told && len(r.Problems) > 0 {
			t.Errorf("%s: stale is %v, told %v; the fingerprint is %s", c.name, r.Stale, r.Problems, fingerprint(r.Original.Report, r.Original.Body.Text))
		}
	}
}

func TestDrafts(t *testing.T) {
	draft, full, words := page(testHead+"draft: true\n"), page(testHead), page("title: A\n")
	draftWords := page("title: A\ndraft: true\n")
	for _, c := range []struct {
		name, vi, en                   string
		drafts, draft, original, words bool
	}{
		{"no draft", full, words, false, false, true, true},
		{"a draft", draft, words, false, true, false, false},
		{"a wanted draft", draft, words, true, false, true, true},
		{"a draft of a translation", full, draftWords, false, false, true, false},
		{"a wanted draft of a translation", full, draftWords, true, false, true, true},
	} {
		r := read(t, folder(map[string]string{"a.vi.md": c.vi, "a.en.md": c.en}), c.drafts)
		if r.Draft != c.draft || (r.Original.Report != nil) != c.original || (r.Words.Report != nil) != c.words {
			t.Errorf("%s: draft %v, original there %v, translation there %v", c.name, r.Draft, r.Original.Report != nil, r.Words.Report != nil)
		}
	}
}

// TestRelease: what was read of a report stays when the memory of its files serves for others.
func TestRelease(t *testing.T) {
	files := benchmarkReport()
	for name, text := range files {
		files["b"+name[1:]] = strings.NewReplacer("a", "x", "i", "y", "o", "z", "T", "Q", "2", "3").Replace(text) // as long, and nothing like it
	}
	content := folder(files)
	tree, _ := Scan(content)
	site, broken, _ := ReadSite(content)
	set := Settings{Names: NewNames(site, broken), Words: NewWords(site), Languages: site.Languages}
	kept := ReadReport(content, tree.Districts[0].Reports[0], set)
	want := ReadReport(content, tree.Districts[0].Reports[0], set)
	kept.Release()
	for range 4 {
		other := ReadReport(content, tree.Districts[0].Reports[1], set)
		other.Release()
	}
	for _, pair := range [][2]Part{{kept.Original, want.Original}, {kept.Words, want.Words}} {
		if diff := cmp.Diff(pair[1].Report, pair[0].Report); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if pair[0].Body.Text != nil || pair[0].Body.Line != pair[1].Body.Line || len(pair[1].Body.Text) == 0 {
			t.Errorf("the body is %.20q from line %d", pair[0].Body.Text, pair[0].Body.Line)
		}
	}
}

// TestReadSideBySide: what is read does not depend on what is read at the same time.
func TestReadSideBySide(t *testing.T) {
	files := benchmarkReport()
	files["b.vi.md"] = page(testHead + "kind: họpp\ntasks: [{title: A, id: t1}, {title: B, id: t1}]\n")
	content := folder(files)
	tree, _ := Scan(content)
	site, broken, _ := ReadSite(content)
	set := Settings{Names: NewNames(site, broken), Words: NewWords(site), Languages: site.Languages}
	readAtOnce := func() (all []any) {
		district, problems := ReadDistrict(content, "tay-ho")
		all = append(all, district, problems)
		for _, f := range tree.Districts[0].Reports {
			r := ReadReport(content, f, set)
			all = append(all, r.Original.Report, r.Words.Report, string(r.Original.Body.Text), r.Problems)
			r.Release()
		}
		return all
	}
	want := readAtOnce()
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for range 5 {
				if diff := cmp.Diff(want, readAtOnce()); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
	workers.Wait()
}

// TestLocate looks up where keys stand, by the paths that other rooms name.
func TestLocate(t *testing.T) {
	content := folder(map[string]string{"a.vi.md": page(testHead + "tasks:\n  - A\n  -\n  - title: B\n    follows: x\n  - {title: C}\naliases: tay-ho/b\n")})
	for key, want := range map[string]string{
		"title": "2:8", "tasks": "6:3", "tasks[0]": "6:5", "tasks[1]": "8:5", "tasks[1].follows": "9:14", "tasks[2].status": "10:5",
		"aliases[0]": "11:10", "summary": "1:1", "tasks[9]": "6:3",
	} {
		got := told(Locate(content, problemsAt("tay-ho/a.vi.md", key)), "en")
		if got, _, _ = strings.Cut(strings.TrimPrefix(got, "tay-ho/a.vi.md:"), ": "); got != want {
			t.Errorf("%s stands at %s, want %s", key, got, want)
		}
	}
}
