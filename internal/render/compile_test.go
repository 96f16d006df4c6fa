package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"phoihop/internal/markdown"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
	"phoihop/templates"
)

// realPages makes every page of the real content; bodies are rendered without looking links up.
func realPages(t testing.TB, baseURL string) []page.Page {
	t.Helper()
	content := os.DirFS("../../content")
	tree, _ := source.Scan(content)
	settings, broken, problems := source.ReadSite(content)
	if broken || problem.HasErrors(problems) {
		t.Fatal(problems)
	}
	settings.BaseURL = baseURL
	set := source.Settings{Names: source.NewNames(settings, false), Languages: settings.Languages}
	var districts []*report.District
	var inputs []site.Input
	contents := map[report.Ref]*page.Contents{}
	for _, folder := range tree.Districts {
		d, _ := source.ReadDistrict(content, folder.ID)
		districts = append(districts, d)
		for _, files := range folder.Reports {
			r := source.ReadReport(content, files, set)
			a := report.NewAbstract(r.Ref, r.Original.Lang, r.Original.Report, r.Words.Lang, r.Words.Report, report.Wording{})
			inputs = append(inputs, site.Input{Abstract: &a})
			contents[r.Ref] = &page.Contents{Original: r.Original.Report, Words: r.Words.Report, Bodies: map[viet.Lang]page.Body{}}
			for _, part := range []source.Part{r.Original, r.Words} {
				made := markdown.Render(part.Body.Text, part.Lang)
				html := markdown.Fill(string(made.HTML), viet.Vi, made.Links, func(i int) markdown.Address { return markdown.Address{URL: made.Links[i].Destination} })
				contents[r.Ref].Bodies[part.Lang] = page.Body{HTML: template.HTML(html)}
			}
		}
	}
	joined, problems := site.Join(settings, districts, inputs, nil, report.Date{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	book := page.NewBook(joined, 0, func(r *site.Report) *page.Contents { return contents[r.Ref] }, nil, page.Tests{})
	var pages []page.Page
	for _, entry := range book.Pages() {
		pages = append(pages, entry.Make())
	}
	for _, r := range joined.Reports {
		for _, entry := range book.ReportPages(r, 0, func() *page.Contents { return contents[r.Ref] }) {
			pages = append(pages, entry.Make())
		}
	}
	return pages
}

func loaded(t testing.TB) *Templates {
	t.Helper()
	all, problems := Load(templates.Files, nil, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return all
}

// sameBothWays lays a page out by its program and by html/template.
func sameBothWays(t *testing.T, all *Templates, p page.Page) {
	t.Helper()
	l := all.layouts[p.In().Lang][p.Template()]
	var want, got bytes.Buffer
	if err := l.template.ExecuteTemplate(&want, "base.html", p); err != nil {
		t.Fatal(err)
	}
	if mistake := all.Page(&got, p); mistake != nil {
		t.Fatal(mistake)
	}
	if !bytes.Equal(want.Bytes(), got.Bytes()) {
		at := 0
		for at < min(want.Len(), got.Len()) && want.Bytes()[at] == got.Bytes()[at] {
			at++
		}
		from := max(0, at-80)
		t.Errorf("%s: html/template and the program part at byte %d:\n%s\n%s", p.In().Path, at,
			want.Bytes()[from:min(at+80, want.Len())], got.Bytes()[from:min(at+80, got.Len())])
	}
}

func TestProgramsWriteWhatHTMLTemplateWrites(t *testing.T) {
	all := loaded(t)
	for _, base := range []string{"", "https://example.org/a+b/"} {
		for _, p := range realPages(t, base) {
			sameBothWays(t, all, p)
		}
	}
}

// Hostile values in every text of every page, addresses included: what the program writes is still
// what html/template would.
func TestProgramsEscapeLikeHTMLTemplate(t *testing.T) {
	all := loaded(t)
	for _, hostile := range []string{"<script>alert(1)</script>", `" onload="x`, "javascript:alert(1)", "JaVa&#x09;script:x", "//evil.example/'+\"&", "data:text/html,<b>",
		"mailto:a@b.vn", "https://x.vn/?q=a&b=ế#%", "%zz%41", "a b\x00c\ufffe", "", "ftp://x", "http:x", "x:y", "tel:0123", "Đống Đa", "\xff\xfe"} {
		for _, p := range realPages(t, "https://example.org/") {
			lang := p.In().Lang
			poison(reflect.ValueOf(p).Elem(), hostile)
			p.In().Lang = lang
			sameBothWays(t, all, p)
		}
	}
}

// poison puts a value into every text below v, but for HTML that is safe by its making.
func poison(v reflect.Value, hostile string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() != reflect.TypeFor[template.HTML]() {
			v.SetString(hostile)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			poison(v.Field(i), hostile)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), hostile)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), hostile)
		}
	}
}

// The pages that a site has by the thousand must not fall back to html/template unnoticed.
func TestEmbeddedTemplatesAreCompiled(t *testing.T) {
	all := loaded(t)
	for _, lang := range languages {
		for _, sample := range samples {
			if name := sample.Template(); all.layouts[lang][name].program == nil && name != "moved.html" {
				t.Errorf("%s: %s is not compiled", lang, name)
			}
		}
	}
}

func BenchmarkReportPage(b *testing.B) {
	all := loaded(b)
	var longest page.Page
	size := 0
	for _, p := range realPages(b, "") {
		var out bytes.Buffer
		all.Page(&out, p)
		if out.Len() > size && p.Template() == "report.html" {
			longest, size = p, out.Len()
		}
	}
	l := all.layouts[longest.In().Lang][longest.Template()]
	var out bytes.Buffer
	b.Run("program", func(b *testing.B) {
		for b.Loop() {
			out.Reset()
			all.Page(&out, longest)
		}
	})
	b.Run("html-template", func(b *testing.B) {
		for b.Loop() {
			out.Reset()
			l.template.ExecuteTemplate(&out, "base.html", longest)
		}
	})
}

// TestLoadedLate: templates that are parsed when they are needed lay pages out as those that were parsed at once.
func TestLoadedLate(t *testing.T) {
	atOnce, late := loaded(t), LoadTested(templates.Files)
	for _, p := range realPages(t, "https://example.org/") {
		var want, got bytes.Buffer
		if mistake := atOnce.Page(&want, p); mistake != nil {
			t.Fatal(mistake)
		}
		if mistake := late.Page(&got, p); mistake != nil {
			t.Fatal(mistake)
		}
		if !bytes.Equal(want.Bytes(), got.Bytes()) {
			t.Errorf("%s differs", p.In().Path)
		}
	}
	for _, lang := range languages {
		for _, sample := range samples {
			if l := late.layout(lang, sample.Template()); (l.program == nil) != (atOnce.layouts[lang][sample.Template()].program == nil) {
				t.Errorf("%s is compiled in one way of loading only", sample.Template())
			}
		}
	}
}

// TestMistakeLoadedLate: a mistake in a template that is parsed when it is needed is told with its file and line.
func TestMistakeLoadedLate(t *testing.T) {
	broken := fstest.MapFS{}
	for _, name := range readLayer(templates.Files, "").names {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		broken[name] = &fstest.MapFile{Data: data}
	}
	broken["kinds.html"] = &fstest.MapFile{Data: []byte("{{define \"title\"}}x{{end}}\n{{define \"main\"}}{{if}}{{end}}{{end}}")}
	late := LoadTested(broken)
	var out bytes.Buffer
	for _, p := range realPages(t, "") {
		mistake := late.Page(&out, p)
		if is := p.Template() == "kinds.html"; is != (mistake != nil) {
			t.Fatalf("%s: %v", p.In().Path, mistake)
		}
		if mistake != nil && (mistake.File != "kinds.html" || mistake.Line != 2) {
			t.Errorf("told at %s:%d", mistake.File, mistake.Line)
		}
	}
}
