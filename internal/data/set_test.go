package data

import (
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// edits of the small site, and files that each must change.
var edits = []struct {
	what, file, from, to string
	changes              []string
}{
	{"a body", "tay-ho/2023-02-15-tong-ket.vi.md", "Nội dung **đậm**.\n", "Nội dung **đậm**.\n\nThêm.\n", []string{"data/tay-ho/2023.json"}},
	{"a first paragraph", "tay-ho/2023-02-15-tong-ket.vi.md", "**đậm**", "khác", []string{"data/reports.json", "data/reports.csv"}},
	{"a translated body", "tay-ho/2023-02-15-tong-ket.en.md", "in **bold**.\n", "in **bold**.\n\nMore.\n", []string{"data/tay-ho/2023.json"}},
	{"an office", "tay-ho/2023-02-15-tong-ket.vi.md", "Chủ tịch HĐND", "Chủ tịch", []string{"data/attendees.json", "data/attendees.csv"}},
	{"a translated office", "tay-ho/2023-02-15-tong-ket.en.md", "Chairperson", "Chair", []string{"data/attendees.json"}},
	{"a figure", "tay-ho/2023-02-15-tong-ket.vi.md", "value: 143", "value: 144", []string{"data/results.csv", "data/tay-ho/2023.json"}},
	{"a task's words", "tay-ho/2022-01-10-giao-ban.vi.md", "Chỉ có lời", "Chỉ vậy", []string{"data/tasks.json", "data/threads.json"}},
	{"an owner, which a later task takes over", "tay-ho/2022-01-10-giao-ban.vi.md", "owner: ubnd", "owner: hdnd", []string{"data/tasks.csv", "data/threads.csv"}},
	{"a due date", "tay-ho/2022-01-10-giao-ban.vi.md", "due: 2022-Q4", "due: 2024", []string{"data/tasks.csv", "data/threads.csv"}},
	{"a date", "tay-ho/2022-01-10-giao-ban.vi.md", "date: 2022-01-10", "date: 2021-12-31", []string{"data/reports.json", "data/tasks.json", "data/districts.json", "data/catalog.jsonld"}},
	{"a status", "tay-ho/2023-02-15-tong-ket.vi.md", "status: done", "status: late", []string{"data/tasks.json", "data/threads.json"}},
	{"a withdrawal", "tay-ho/2022-01-10-giao-ban.vi.md", "kind: briefing", "withdrawn: {date: 2024-01-01}", []string{"data/reports.json", "data/tasks.json", "data/threads.json", "data/districts.json"}},
	{"a district's name", "go-vap/district.yaml", "Gò Vấp", "Khác", []string{"data/districts.json", "data/catalog.jsonld"}},
	{"a code", "tay-ho/district.yaml", "code: \"003\"", "code: \"004\"", []string{"data/districts.csv"}},
	{"a new month", "go-vap/2023-02-15-so-ket.en.md", "date: 2023-02", "date: 2023-07-06", []string{"data/threads.json", "data/catalog.jsonld", "data/reports.csv"}},
}

// A file whose mark stays the same is kept as it is, so then it must be the same; and an edit leaves most files alone.
func TestMarksTellWhatChanges(t *testing.T) {
	before := read(t, fsOf(archive(t, smallSite)), "")
	for _, limit := range []int{largest, 0} {
		marks, files := marksOf(before, limit), filesOf(t, before, limit)
		for _, edit := range edits {
			a := archive(t, smallSite)
			for i, f := range a.Files {
				if f.Name == "content/"+edit.file {
					a.Files[i].Data = []byte(strings.Replace(string(f.Data), edit.from, edit.to, 1))
					if string(a.Files[i].Data) == string(f.Data) {
						t.Fatalf("%s: nothing to edit", edit.what)
					}
				}
			}
			after := read(t, fsOf(a), "")
			newMarks, newFiles := marksOf(after, limit), filesOf(t, after, limit)
			kept := 0
			for file, mark := range newMarks {
				if mark == marks[file] {
					kept++
					if files[file] != newFiles[file] {
						t.Errorf("%s: %s would be kept, but has changed to\n%s", edit.what, file, newFiles[file])
					}
				}
			}
			for _, file := range edit.changes {
				if limit == largest && newMarks[file] == marks[file] {
					t.Errorf("%s: %s would be kept", edit.what, file)
				}
			}
			if kept < 8 {
				t.Errorf("%s: only %d of %d files would be kept", edit.what, kept, len(newMarks))
			}
		}
	}
}

func marksOf(c *content, limit int) map[string]uint64 {
	marks := map[string]uint64{}
	for _, p := range newSet(c.site, 1, noLinks, limit).Passes() {
		for _, f := range p.Files {
			marks[f.Path] = f.Mark()
		}
	}
	return marks
}

func filesOf(t *testing.T, c *content, limit int) map[string]string {
	made := map[string]string{}
	for _, p := range newSet(c.site, 1, noLinks, limit).Passes() {
		c.write(t, p, p.Files, made)
	}
	return made
}

// Settings, the program and where links lead are in the marks too.
func TestMarksTellOfSettingsAndLinks(t *testing.T) {
	c := read(t, fsOf(archive(t, smallSite)), "")
	marks := marksOf(c, largest)
	for _, p := range NewSet(c.site, 2, noLinks).Passes() {
		for _, f := range p.Files {
			if f.Mark() == marks[f.Path] {
				t.Errorf("%s would be kept under other settings", f.Path)
			}
		}
	}
	moved := NewSet(c.site, 1, func(r report.Ref) site.Digest { return site.Digest(len(r.Name)) })
	for _, p := range moved.Passes() {
		for _, f := range p.Files {
			if shows := path.Dir(f.Path) == "data/tay-ho" || f.Path == "data/reports.json"; shows && f.Mark() == marks[f.Path] {
				t.Errorf("%s would be kept though links lead elsewhere", f.Path)
			}
		}
	}
}

// Threads are judged at a day; what tells of it is made again on another.
func TestMarksTellOfTheDay(t *testing.T) {
	c := read(t, fsOf(archive(t, smallSite)), "")
	before := marksOf(c, largest)
	c.site.Today = report.DateOf(2030, 1, 1)
	after := marksOf(c, largest)
	for _, file := range []string{"data/threads.json", "data/threads.csv", "data/catalog.jsonld"} {
		if after[file] == before[file] {
			t.Errorf("%s would be kept on another day", file)
		}
	}
	if after["data/tasks.json"] != before["data/tasks.json"] {
		t.Error("tasks would be made again on another day")
	}
}

// Only reports that a file to be made takes are opened, each once.
func TestOnlyWhatIsNeededIsOpened(t *testing.T) {
	c := generated(t, 120)
	set := newSet(c.site, 1, noLinks, 20<<10)
	pass := set.Passes()[0]
	var wanted []*File
	for _, f := range pass.Files {
		if strings.Contains(f.Path, "-2018.") || f.Path == "data/tasks-2020.csv" {
			wanted = append(wanted, f)
		}
	}
	made := map[string]string{}
	c.write(t, pass, wanted, made)
	if len(made) != len(wanted) || len(made) != 9 {
		t.Errorf("%d files are made of %d", len(made), len(wanted))
	}
	slices.SortFunc(c.opened, func(a, b report.Ref) int { return strings.Compare(a.String(), b.String()) })
	if n := len(slices.Compact(slices.Clone(c.opened))); n != len(c.opened) || n > 40 {
		t.Errorf("%d reports are opened %d times", n, len(c.opened))
	}
	for _, ref := range c.opened {
		if year := c.site.Report(ref).Date.Year; year != 2018 && year != 2020 {
			t.Errorf("%s is opened", ref)
		}
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }
func (full) Close() error              { return nil }

func TestFullDiskIsTold(t *testing.T) {
	c := read(t, fsOf(archive(t, smallSite)), "")
	for _, p := range c.set().Passes() {
		for _, f := range p.Files {
			err := p.Write([]*File{f}, func(r *site.Report) *page.Contents { return c.contents[r.Ref] }, func(*File) (io.WriteCloser, error) { return full{}, nil })
			if !errors.Is(err, errFull) {
				t.Errorf("%s: the error is %v", f.Path, err)
			}
		}
	}
}

// A site that has no reports yet has its tables all the same.
func TestEmptySite(t *testing.T) {
	a := &txtar.Archive{Files: []txtar.File{{Name: "content/site.yaml", Data: []byte("title: {vi: Bản tin}\nlanguages: [vi]\nagencies: {hdnd: {name: {vi: HĐND}}}\n")}}}
	files := read(t, fsOf(a), "").files(t)
	for _, name := range []string{"reports", "tasks", "threads", "results", "attendees", "districts"} {
		if rows := rowsOf(t, files["data/"+name+".json"]); len(rows) != 0 {
			t.Errorf("%s has rows", name)
		}
		if data := files["data/"+name+".csv"]; strings.Count(data, "\n") != 1 {
			t.Errorf("%s.csv is %q", name, data)
		}
	}
	decoded(t, "catalog", files["data/catalog.jsonld"])
}
