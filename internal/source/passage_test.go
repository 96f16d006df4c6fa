package source

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"phoihop/internal/report"
)

// TestPassagesAreWhatTheFingerprintCovers: a text that a translation gives is in its original's passages, in the
// same order, and nothing else is.
func TestPassagesAreWhatTheFingerprintCovers(t *testing.T) {
	archive, err := txtar.ParseFile("../build/testdata/every-key.txtar")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "content/tay-ho/du.vi.md" })
	w, ok := ReadWording(archive.Files[i].Data)
	if !ok {
		t.Fatal("not read")
	}
	var got []string
	var walk func(list []Passage)
	walk = func(list []Passage) {
		for _, p := range list {
			if p.Text != "" {
				got = append(got, p.Text)
			}
			walk(p.Parts)
		}
	}
	walk(w.Passages)
	reading := readGoodFile(t, string(archive.Files[i].Data))
	var want []string
	eachWord(reportKeys, reading, func(s string) {
		if s != "" {
			want = append(want, s)
		}
	})
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-fingerprint +passages)\n%s", d)
	}
	if len(got) < 40 {
		t.Errorf("only %d texts", len(got))
	}
}

// readGoodFile decodes the front matter of a report.
func readGoodFile(t *testing.T, file string) *report.Report {
	t.Helper()
	front, _, _, _, _ := cut([]byte(file))
	root, problems := parse(front, 1)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := &decoder{root: root, names: NewNames(&report.Site{}, true), translation: true}
	r := &report.Report{}
	readMapping(d, root, reportKeys, r)
	return r
}

func TestPassagesNameEntries(t *testing.T) {
	w, _ := ReadWording([]byte(page(`title: Họp
attendees: [{name: Lê An, role: Bí thư}, {name: Lê Ân}]
tasks: [{id: t1, title: Một}, {title: Hai}]
documents: [{number: 5/KH}]
`)))
	want := []Passage{
		{Key: "title", Text: "Họp"},
		{Key: "attendees", List: true, Keyed: true, Parts: []Passage{
			{Mark: Mark{"name", "Lê An"}, Parts: []Passage{{Key: "roles", List: true, Parts: []Passage{{Text: "Bí thư"}}}}},
			{Mark: Mark{"name", "Lê Ân"}},
		}},
		{Key: "tasks", List: true, Parts: []Passage{
			{Mark: Mark{"id", "t1"}, Parts: []Passage{{Key: "title", Text: "Một"}}},
			{Parts: []Passage{{Key: "title", Text: "Hai"}}},
		}},
	}
	if d := cmp.Diff(want, w.Passages); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if w.Body != "Văn bản.\n" || len(w.Fingerprint) != 16 {
		t.Errorf("body %q, fingerprint %q", w.Body, w.Fingerprint)
	}
}

func TestKeyNames(t *testing.T) {
	names := KeyNames()
	for _, name := range []string{"title", "period.from", "attendees.role", "results.across.missing", "results.parts", "signed.period.label", "translation"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing", name)
		}
	}
}
