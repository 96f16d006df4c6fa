package source

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// TestTree shows what a content folder is taken for: reports by name, Vietnamese before English, with the
// files of their own folders.
func TestTree(t *testing.T) {
	content := fstest.MapFS{}
	for _, name := range []string{"site.yaml", "_root/CNAME", "_root/a/b.txt", "_root/a.txt", "_root/.nojekyll", "_root/.git/config",
		"tay-ho/district.yaml", "tay-ho/hop.vi.md", "tay-ho/hop.en.md", "tay-ho/hop-2.en.md", "tay-ho/hop-2/Ảnh 1.JPG", "tay-ho/a.vi.md",
		"go-vap/district.yaml"} {
		content[name] = &fstest.MapFile{}
	}
	got, problems := Scan(content)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", told(problems, "en"))
	}
	files := func(name string, langs ...viet.Lang) Files {
		return Files{Ref: report.Ref{District: "tay-ho", Name: name}, Langs: langs, States: make([]State, len(langs))}
	}
	withPhoto := files("hop-2", "en")
	withPhoto.Assets = []Asset{{Name: "Ảnh 1.JPG", Path: "tay-ho/hop-2/Ảnh 1.JPG", Slug: "anh-1.jpg"}}
	want := &Tree{
		HasSite: true,
		Districts: []Folder{
			{ID: "go-vap", HasSettings: true},
			{ID: "tay-ho", HasSettings: true, Reports: []Files{files("a", "vi"), files("hop", "vi", "en"), withPhoto}},
		},
		Root: []RootFile{{Path: "_root/.nojekyll"}, {Path: "_root/CNAME"}, {Path: "_root/a.txt"}, {Path: "_root/a/b.txt"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestManyDistricts lists districts side by side; what is found and told stands in the order of their ids
// all the same.
func TestManyDistricts(t *testing.T) {
	content := fstest.MapFS{"site.yaml": {}}
	want := ""
	for i := range 40 {
		id := fmt.Sprintf("quan-%02d", i)
		content[id+"/a.vi.md"] = &fstest.MapFile{}
		content[id+"/note.txt"] = &fstest.MapFile{}
		want += fmt.Sprintf("%s/note.txt stray-file\n%s district-missing\n", id, id)
	}
	tree, problems := Scan(content)
	got := ""
	for _, p := range problems {
		got += fmt.Sprintf("%s %s\n", p.File, p.Code)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, d := range tree.Districts {
		if want := fmt.Sprintf("quan-%02d", i); d.ID != want || len(d.Reports) != 1 || d.Reports[0].Ref.District != want {
			t.Errorf("district %d is %+v, want %s with one report", i, d, want)
		}
	}
}

// The grammar of names, as it is documented beside the functions that know it.
var (
	idGrammar         = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	reportFileGrammar = regexp.MustCompile(`^([a-z0-9][a-z0-9-]*)\.([a-z]{2})\.md$`)
	reservedGrammar   = regexp.MustCompile(`^(?:index|feed|calendar|page-\d+|\d{4})$`)
	deviceGrammar     = regexp.MustCompile(`^(?:(?:com|lpt)[1-9]|\d{4})$`)
)

func FuzzNames(f *testing.F) {
	for _, name := range []string{"", "-", "a", "A", "a-b", "-a", "đ", "a.vi.md", "a.v.md", "a.vie.md", ".vi.md", "a.VI.md", "a.vi.md\n", "a-.fr.md",
		"a.b.vi.md", "a.vi.MD", "vi.md", "2023", "202", "page-1", "page-", "page-x", "index", "feed", "com1", "com0", "lpt9", "lpt10", "x.d1.md"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got, want := isID(name), idGrammar.MatchString(name); got != want {
			t.Errorf("isID(%q) is %v", name, got)
		}
		if got, want := reservedReportName(name), reservedGrammar.MatchString(name); got != want {
			t.Errorf("reservedReportName(%q) is %v", name, got)
		}
		if got, want := isDevice(name) || isYear(name), deviceGrammar.MatchString(name); got != want {
			t.Errorf("isDevice(%q) or isYear is %v", name, got)
		}
		stem, lang, ok := cutReportFile(name)
		m := reportFileGrammar.FindStringSubmatch(name)
		if ok != (m != nil) || ok && (stem != m[1] || lang != m[2]) {
			t.Errorf("cutReportFile(%q) is %q, %q, %v, want %q", name, stem, lang, ok, m)
		}
	})
}

// contentDir writes a content folder of one district, with the given files of it, to the disk.
func contentDir(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, file := range folder(files) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestSlugs: the files of a report have addresses of their own, and one whose name is an address keeps it, whatever is
// added beside it.
func TestSlugs(t *testing.T) {
	content := folder(map[string]string{"hop.vi.md": "---\n" + testHead + "---\n"})
	slugs := func() map[string]string {
		tree, _ := Scan(content)
		found := map[string]string{}
		for _, a := range tree.Districts[0].Reports[0].Assets {
			found[a.Name] = a.Slug
		}
		return found
	}
	for _, name := range []string{"big.jpg", "big-2.jpg", "cũ.pdf"} {
		content["tay-ho/hop/"+name] = &fstest.MapFile{Data: []byte("x")}
	}
	want := map[string]string{"big.jpg": "big.jpg", "big-2.jpg": "big-2.jpg", "cũ.pdf": "cu.pdf"}
	if diff := cmp.Diff(want, slugs()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, name := range []string{"BIG.JPG", "Big.jpg", "Cũ.pdf.zip"} {
		content["tay-ho/hop/"+name] = &fstest.MapFile{Data: []byte("x")}
	}
	want["BIG.JPG"], want["Big.jpg"], want["Cũ.pdf.zip"] = "big-3.jpg", "big-4.jpg", "cu-pdf.zip"
	if diff := cmp.Diff(want, slugs()); diff != "" {
		t.Errorf("with more files (-want +got):\n%s", diff)
	}
}
