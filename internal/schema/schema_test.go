package schema

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// allRows calls each for every key of every kind of file, with the name of its mapping.
func allRows(each func(mapping string, row source.Row)) {
	seen := map[string]bool{}
	var walkShape func(s source.Shape)
	walk := func(mapping string, rows []source.Row) {
		if seen[mapping] {
			return
		}
		seen[mapping] = true
		for _, row := range rows {
			each(mapping, row)
			walkShape(row.Shape)
		}
	}
	walkShape = func(s source.Shape) {
		if s.Entry != nil {
			walkShape(*s.Entry)
		}
		if s.Rows != nil {
			walk(s.Name, s.Rows())
		}
	}
	walk("Report", source.ReportKeys())
	walk("Site", source.SiteKeys())
	walk("District", source.DistrictKeys())
}

// TestEveryKeyHasWords: no key is without a title and a description in either language, and no words are for
// a key that is not there.
func TestEveryKeyHasWords(t *testing.T) {
	known := map[string]bool{}
	allRows(func(mapping string, row source.Row) {
		name := mapping + "." + row.Name
		known[name] = true
		w := wordsOf(mapping, row.Name)
		if w.title == "" || w.titleEn == "" || w.about == "" || w.aboutEn == "" {
			t.Errorf("%s lacks words in words_report.go or words_settings.go", name)
		}
		if w.about == w.aboutEn {
			t.Errorf("%s: the description is the same in both languages", name)
		}
		if row.Shape.Form == 0 {
			t.Errorf("%s does not say which values it takes", name)
		}
	})
	for _, catalogue := range []map[string]words{reportWords, settingsWords} {
		for name := range catalogue {
			if !known[name] {
				t.Errorf("there are words for %s, which is no key", name)
			}
		}
	}
	if len(known) < 150 {
		t.Errorf("only %d keys were seen", len(known))
	}
}

// compiled gives the judge of a schema, which must be one by its own draft's meta-schema.
func compiled(t testing.TB, kind string, o Options) *jsonschema.Schema {
	t.Helper()
	data, err := Make(kind, o)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	judge, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatalf("%s, draft %d: %v", kind, o.Draft, err)
	}
	return judge
}

// TestDrafts: each schema is one by its draft, and the two drafts differ in names only.
func TestDrafts(t *testing.T) {
	site, districts := realSite(t)
	for _, kind := range Kinds {
		for _, o := range []Options{{}, {Site: site, Districts: districts}} {
			o.Draft = Draft7
			compiled(t, kind, o)
			old, _ := Make(kind, o)
			o.Draft = Draft2020
			compiled(t, kind, o)
			made, _ := Make(kind, o)
			renamed := strings.NewReplacer(`"definitions"`, `"$defs"`, "#/definitions/", "#/$defs/", "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema").Replace(string(old))
			if renamed != string(made) {
				t.Errorf("%s: the drafts differ in more than names", kind)
			}
		}
	}
}

// realSite reads the settings of the content that the project publishes.
func realSite(t testing.TB) (*report.Site, []report.District) {
	t.Helper()
	content := os.DirFS("../../content")
	site, broken, problems := source.ReadSite(content)
	if broken || problem.HasErrors(problems) {
		t.Fatalf("content/site.yaml: %v", problems)
	}
	tree, _ := source.Scan(content)
	var districts []report.District
	for _, d := range tree.Districts {
		district, _ := source.ReadDistrict(content, d.ID)
		districts = append(districts, *district)
	}
	return site, districts
}

// TestOwnNames: with a site, its agencies, kinds, districts and terms stand in the schema; without one, no
// agency is refused.
func TestOwnNames(t *testing.T) {
	site, districts := realSite(t)
	data, err := Make(Report, Options{Draft: Draft2020, Site: site})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"vp-hdnd-ubnd"`, `"interim-review"`, `Hội đồng nhân dân · People's Council`, `"Bí thư Quận ủy"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the schema of reports lacks %s", want)
		}
	}
	data, err = Make(District, Options{Draft: Draft2020, Site: site, Districts: districts})
	if err != nil || !strings.Contains(string(data), `"tay-ho"`) {
		t.Errorf("the schema of districts lacks tay-ho (%v)", err)
	}
	lone := compiled(t, Report, Options{Draft: Draft2020})
	if err := lone.Validate(value(t, `{"title": "Họp", "agency": "ban-nao-do", "date": 2023, "kind": "họp lạ"}`)); err != nil {
		t.Errorf("without a site an agency is refused: %v", err)
	}
}

// TestLanguages: both languages stand in a schema, the wanted one first.
func TestLanguages(t *testing.T) {
	for lang, want := range map[viet.Lang]string{viet.Vi: "Tiêu đề · Title", viet.En: "Title · Tiêu đề"} {
		data, err := Make(Report, Options{Draft: Draft2020, Lang: lang})
		if err != nil || !strings.Contains(string(data), `"title": "`+want+`"`) {
			t.Errorf("%s: no title %q (%v)", lang, want, err)
		}
	}
}

func value(t testing.TB, data string) any {
	t.Helper()
	var v any
	decoder := json.NewDecoder(strings.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return v
}

// TestTitlesAreKnown: whoever writes a report's keys by the Vietnamese titles that an editor shows is told the keys.
func TestTitlesAreKnown(t *testing.T) {
	seen := map[string]bool{}
	var walk func(name string, rows []source.Row)
	walk = func(name string, rows []source.Row) {
		if seen[name] {
			return
		}
		seen[name] = true
		for _, row := range rows {
			title := wordsOf(name, row.Name).title
			if got := source.KeyInVietnamese(title, rows); got == "" || wordsOf(name, got).title != title {
				t.Errorf("%s.%s: %q is told to be %q", name, row.Name, title, got)
			}
			for s := &row.Shape; s != nil; s = s.Entry {
				if s.Form == source.Mapping {
					walk(s.Name, s.Rows())
				}
			}
		}
	}
	walk("Report", source.ReportKeys())
}
