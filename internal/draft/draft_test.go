package draft

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

const settings = `title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies:
  hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}, short: {vi: HĐND}}
  ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}, short: {vi: UBND}}
glossary:
  - {vi: Dân vận khéo, en: skilful mass mobilisation}
`

// read reads the only report of a folder with these files, drafts included.
func read(t *testing.T, files map[string]string) (*report.Site, source.Reading) {
	t.Helper()
	content := fstest.MapFS{"site.yaml": {Data: []byte(settings)}, "tay-ho/district.yaml": {Data: []byte("name: {vi: Quận Tây Hồ}\ntype: quan\n")}}
	for name, text := range files {
		content["tay-ho/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, problems := source.Scan(content)
	site, broken, more := source.ReadSite(content)
	r := source.ReadReport(content, tree.Districts[0].Reports[0], source.Settings{Names: source.NewNames(site, broken), Languages: site.Languages, Drafts: true})
	r.Problems = append(append(problems, more...), r.Problems...)
	return site, r
}

func errorsOf(r source.Reading) (told []string) {
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			told = append(told, p.File+": "+p.Message.En+" at "+p.Key)
		}
	}
	return told
}

func newReport(lang viet.Lang) Report {
	return Report{Lang: lang, Title: "Họp: giao ban", Date: report.DateOf(2023, 2, 15), Agencies: []report.AgencyID{"hdnd", "ubnd"}}
}

// TestReportNamesEveryKey: a key that is new in the tables of internal/source is to have an example.
func TestReportNamesEveryKey(t *testing.T) {
	for _, lang := range []viet.Lang{viet.Vi, viet.En} {
		text := string(newReport(lang).Bytes("vi"))
		for _, path := range source.KeyNames() {
			name := path[strings.LastIndex(path, ".")+1:]
			if strings.HasPrefix(path, "translation") || path == "withdrawn.reason" || path == "withdrawn.date" {
				continue
			}
			if !regexp.MustCompile(`(?m)(?:^(?:# ?)*(?:- )?| {2,}|[{, ])` + name + `:`).MatchString(text) {
				t.Errorf("%s: the draft says nothing of the key %s", lang, path)
			}
		}
	}
}

func TestDistrictNamesEveryKey(t *testing.T) {
	text := string(District{ID: "tay-ho", Name: NameOf("Tây Hồ", "quan"), Type: "quan"}.Bytes("en", true))
	for _, name := range source.DistrictKeyNames() {
		if !regexp.MustCompile(`(?m)^(?:# )?` + name + `:`).MatchString(text) {
			t.Errorf("the draft says nothing of the key %s", name)
		}
	}
	for _, text := range []string{text, uncommented(text)} {
		content := fstest.MapFS{"tay-ho/district.yaml": {Data: []byte(text)}}
		d, problems := source.ReadDistrict(content, "tay-ho")
		if len(problems) > 0 || d.Name.Vi != "Quận Tây Hồ" || d.Name.En != "Tay Ho District" {
			t.Errorf("%v, %v", d.Name, problems)
		}
	}
}

var exampleLine = regexp.MustCompile(`(?m)^# `)

// uncommented makes lines of all examples.
func uncommented(text string) string { return exampleLine.ReplaceAllString(text, "") }

// TestReportIsValid: as it is, without "draft: true", and with all its examples.
func TestReportIsValid(t *testing.T) {
	files := map[string]string{"a/anh.jpg": "x", "a/bao-cao.pdf": "x", "a/chuong-trinh.pdf": "x"}
	for _, lang := range []viet.Lang{viet.Vi, viet.En} {
		for _, messages := range []string{"vi", "en"} {
			r := newReport(lang)
			text := string(r.Bytes(messages))
			published := strings.Replace(text, "draft: true\n", "", 1)
			for name, text := range map[string]string{"as it is": text, "published": published, "with all examples": uncommented(published)} {
				files["a."+string(lang)+".md"] = text
				_, got := read(t, files)
				if told := errorsOf(got); len(told) > 0 {
					t.Errorf("%s, %s: %s", lang, name, strings.Join(told, "\n"))
				}
				if o := got.Original.Report; o == nil || o.Title != r.Title || o.Agencies.String() != "hdnd, ubnd" || o.Date != r.Date {
					t.Errorf("%s, %s: %+v", lang, name, o)
				}
			}
			delete(files, "a."+string(lang)+".md")
		}
	}
}

func TestNames(t *testing.T) {
	for title, want := range map[string]string{
		"Tổng kết năm 2022": "2023-02-15-tong-ket-nam-2022",
		"Quận Tây Hồ tổng kết công tác phối hợp năm 2022 và ký chương trình": "2023-02-15-quan-tay-ho-tong-ket-cong-tac-phoi-hop-nam-2022",
		strings.Repeat("a", 90): "2023-02-15-" + strings.Repeat("a", 48),
		"会议":                    "2023-02-15-bao-cao",
		"":                      "2023-02-15-bao-cao",
	} {
		r := newReport(viet.Vi)
		r.Title = title
		if got := r.Name(); got != want {
			t.Errorf("%q is named %s, not %s", title, got, want)
		}
	}
}

func FuzzTitle(f *testing.F) {
	for _, s := range []string{"Họp: giao ban", "- a", "\"x\" y", "'", "a #b", "null", "~", "2023", "[a", "{a: b}", "…", "&a *b", "!x", "|", "> a", "%", "@", "`", "a\u00a0b", "\u200b", "a\\b", "yes", "1.178", "Ủ\u0309", "---", "...", "? a", "\U0001F600", "a:", ":a", "<b>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		r := newReport(viet.Vi)
		if r.Title = Clean(title); !IsTitle(r.Title) {
			return
		}
		_, got := read(t, map[string]string{"a.vi.md": string(r.Bytes("vi"))})
		if got.Original.Report == nil || got.Original.Report.Title != r.Title {
			t.Fatalf("%q is not read again: %v", r.Title, got.Problems)
		}
		if told := errorsOf(got); len(told) > 0 {
			t.Errorf("%q: %s", r.Title, told)
		}
	})
}

// skeleton makes the skeleton of a translation of a report.
func skeleton(t *testing.T, files map[string]string) string {
	t.Helper()
	site, original := read(t, files)
	if told := errorsOf(original); len(told) > 0 {
		t.Fatal(told)
	}
	w := source.WordingOf(original.Original.Report, original.Original.Body.Text)
	return string(Translation{From: viet.Vi, To: viet.En, Original: w, Date: report.DateOf(2026, 1, 2), Site: site}.Bytes("en"))
}

// fillIn writes words behind each key of a skeleton that has no value.
func fillIn(text string) string {
	lines := strings.Split(text, "\n")
	indent := func(i int) int { return len(lines[i]) - len(strings.TrimLeft(lines[i], " -")) }
	isComment := func(i int) bool { return strings.HasPrefix(strings.TrimSpace(lines[i]), "#") || lines[i] == "" }
	for i, line := range lines {
		if !strings.HasSuffix(line, ":") || isComment(i) {
			continue
		}
		next, texts := i+1, 0
		for next < len(lines)-1 && isComment(next) {
			next++
		}
		for above := i - 1; strings.HasPrefix(strings.TrimSpace(lines[above]), "## - "); above-- {
			texts++
		}
		switch {
		case lines[next] != "---" && indent(next) > indent(i):
		case texts > 0:
			lines[i] += " [" + strings.TrimSuffix(strings.Repeat("words, ", texts), ", ") + "]"
		default:
			lines[i] += " words"
		}
	}
	return strings.Join(lines, "\n")
}

// TestTranslation: the skeleton is a valid translation that is up to date; empty, and with each place filled in.
func TestTranslation(t *testing.T) {
	archive, err := txtar.ParseFile("../build/testdata/every-key.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "content/tay-ho/du"); ok && name != ".en.md" {
			files["du"+name] = strings.NewReplacer("mttq", "ubnd").Replace(string(f.Data))
		}
	}
	text := skeleton(t, files)
	filled := fillIn(text)
	if n := strings.Count(filled, "words"); n < 45 {
		t.Errorf("only %d places to fill in:\n%s", n, text)
	}
	for name, text := range map[string]string{"empty": text, "filled in": filled} {
		files["du.en.md"] = text
		_, got := read(t, files)
		if told := errorsOf(got); len(told) > 0 || got.Words.Report == nil {
			t.Errorf("%s: %s\n%s", name, strings.Join(told, "\n"), text)
		}
		if got.Stale {
			t.Errorf("%s: it is stale at once", name)
		}
	}
}

func TestTranslationSays(t *testing.T) {
	text := skeleton(t, map[string]string{"a.vi.md": `---
title: HĐND bàn việc dân vận khéo
agency: hdnd
date: 2023-02-15
attendees:
  - {name: Lê An, roles: [Bí thư, Chủ tịch]}
  - {name: Lê Ân, agency: hdnd}
limitations: [{agency: hdnd, text: Còn chậm}]
---
<!-- Lời nhắc cho người viết,
hai dòng. -->
Một đoạn --> hết.

## Đề mục
`})
	want, err := os.ReadFile("testdata/translation.md")
	if err != nil {
		t.Fatal(err)
	}
	if text != string(want) {
		t.Errorf("it says\n%s", text)
	}
}
