package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// repeated writes a text n times, with its number for each %d, and commas between.
func repeated(n int, format string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = strings.ReplaceAll(format, "%d", fmt.Sprint(i))
	}
	return strings.Join(parts, ", ")
}

// TestListTooLong shows that a list that nobody has written is refused where it begins, and nothing of
// it is read.
func TestListTooLong(t *testing.T) {
	const refused = "tay-ho/a.vi.md:5:8: error: there are 2001 entries here, more than 2000 (shorten it, or put it into a csv or xlsx attachment) [list-too-long]\n"
	for _, c := range []struct {
		entries int
		told    string
		tasks   int
	}{{2000, "", 2000}, {2001, refused, 0}} {
		r := read(t, folder(map[string]string{"a.vi.md": page(testHead + "tasks: [" + repeated(c.entries, "a") + "]\n")}), false)
		if diff := cmp.Diff(c.told, told(r.Problems, "en")); diff != "" {
			t.Errorf("%d entries (-want +got):\n%s", c.entries, diff)
		}
		if n := r.Original.Report.Tasks.Len(); n != c.tasks {
			t.Errorf("of %d entries %d are read, want %d", c.entries, n, c.tasks)
		}
	}
}

func TestTooManyAgencies(t *testing.T) {
	content := folder(map[string]string{"a.vi.md": page(testHead)})
	content["site.yaml"].Data = []byte("title: {vi: A, en: B}\nlanguages: [vi, en]\nagencies: {" + repeated(2001, "a%d: {name: A%d}") + "}\n")
	want := "site.yaml:3:11: error: there are 2001 entries here, more than 2000 (shorten it, or put it into a csv or xlsx attachment) [list-too-long]\n"
	if diff := cmp.Diff(want, told(readAll(content), "en")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestHintsEnd counts the problems and the hints of files that are nothing but mistakes: every mistake is
// found, and only those that are told are explained.
func TestHintsEnd(t *testing.T) {
	const n = 300
	sheet := testHead + "tasks: [" + repeated(n, "{title: A, id: t%d}") + "]\n"
	for _, c := range []struct {
		name, vi, en string
		code         problem.Code
	}{
		{"unknown agencies", page(testHead + "attendees: [{group: A, agency: [" + repeated(n, "ubdn%d") + "]}]\n"), "", problem.UnknownAgency},
		{"unknown choices", page(testHead + "attendees: [{group: A, did: [" + repeated(n, "spoken%d") + "]}]\n"), "", problem.UnknownChoice},
		{"missing files", page(testHead + "attachments: [" + repeated(n, "{file: a%d.pdf}") + "]\n"), "", problem.FileMissing},
		{"unknown entries of a translation", page(sheet), page("title: B\ntasks: [" + repeated(n, "{id: x%d}") + "]\n"), problem.TranslationEntry},
	} {
		files := map[string]string{"a.vi.md": c.vi, "a/b.pdf": "x"}
		if c.en != "" {
			files["a.en.md"] = c.en
		}
		found, hinted := 0, 0
		for _, p := range read(t, folder(files), false).Problems {
			if p.Code != c.code {
				t.Fatalf("%s: %+v", c.name, p)
			}
			found++
			if p.Hint.En != "" && p.Hint != problem.New(c.code, "", "", "").Hint {
				hinted++
			}
		}
		if found != n || hinted > problem.PerFile {
			t.Errorf("%s: %d problems with %d hints, want %d with at most %d", c.name, found, hinted, n, problem.PerFile)
		}
		if hinted == 0 && c.code != problem.FileMissing { // a1.pdf is near b.pdf, a299.pdf is not
			t.Errorf("%s: no hint at all", c.name)
		}
	}
}

// TestFreeIDs shows the ids that are offered in the place of one that stands several times.
func TestFreeIDs(t *testing.T) {
	r := &report.Report{}
	for _, id := range []string{"a", "a", "a-3", "a", "b", "a-2", "b", "a-3"} {
		r.Tasks.Items = append(r.Tasks.Items, report.Task{ID: id})
	}
	var got []string
	for _, p := range distinctIDs(r) {
		got = append(got, p.Key+" "+p.Hint.En)
	}
	want := []string{
		`tasks[1].id choose another id, such as "a-4"`,
		`tasks[3].id choose another id, such as "a-5"`,
		`tasks[6].id choose another id, such as "b-2"`,
		`tasks[7].id choose another id, such as "a-3-2"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPartOfCircle: the first agency that is a part of itself, not one that only leads there.
func TestPartOfCircle(t *testing.T) {
	for written, want := range map[string]report.AgencyID{
		"":                  "",
		"a":                 "",
		"a>b b>c c":         "",
		"c b>c a>b":         "",
		"a>a":               "a",
		"a>b b>a":           "a",
		"x>a a>b b>c c>a":   "a",
		"x>y y z>x b>a a>b": "b",
		"a>nowhere":         "",
	} {
		var agencies []report.Agency
		for _, one := range strings.Fields(written) {
			id, parent, _ := strings.Cut(one, ">")
			agencies = append(agencies, report.Agency{ID: report.AgencyID(id), PartOf: report.AgencyID(parent)})
		}
		if got := partOfCircle(agencies); got != want {
			t.Errorf("%q: %q is a part of itself, want %q", written, got, want)
		}
	}
}

// TestPersonsByExactName: two persons whose names are alike without marks keep their own words, in
// whatever order a translation names them.
func TestPersonsByExactName(t *testing.T) {
	r := readGood(t, map[string]string{
		"a.vi.md": page(testHead + "attendees: [{name: Nguyễn Văn Hùng, note: A}, {name: Nguyễn Văn Hưng, note: B}]\n"),
		"a.en.md": page("title: Briefing\nattendees: [{name: Nguyễn Văn Hưng, note: b}, {name: Nguyễn Văn Hùng, note: a}]\n"),
	})
	want := []report.Attendee{{Name: "Nguyễn Văn Hùng", Note: "a"}, {Name: "Nguyễn Văn Hưng", Note: "b"}}
	if diff := cmp.Diff(want, r.Words.Report.Attendees.Items); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
