package snapshot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/bag"
	"phoihop/internal/build"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/sealed"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// small is a site of two districts over three months.
func small() fstest.MapFS {
	files := fstest.MapFS{
		"site.yaml": {Data: []byte(`title: {vi: Bản tin thử nghiệm, en: Trial reports}
description: {vi: Hai địa phương hư cấu., en: Two invented districts.}
base_url: https://example.org/thu/
languages: [vi, en]
publisher: {name: {vi: Tổ biên tập, en: The editors}, official: true, email: a@example.org}
agencies: {ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}}}
`)},
		"tay-ho/2023-02-15-tong-ket.en.md": {Data: []byte("---\ntitle: Year-end review\n---\n\nA translation.\n")},
		"_root/.nojekyll":                  {},
		".git/config":                      {Data: []byte("[core]\n")},
	}
	for _, name := range []string{"tay-ho", "go-vap"} {
		files[name+"/district.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "name: {vi: Quận %s, en: %[1]s District}\ntype: quan\n", name)}
	}
	for name, date := range map[string]string{"tay-ho/2023-02-15-tong-ket": "2023-02-15", "tay-ho/2023-03-01-so-ket": "2023-03-01", "go-vap/2024-05-31-so-ket": "2024-05-31"} {
		files[name+".vi.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Hội nghị ngày %s\nagency: ubnd\ndate: %[1]s\n---\n\nNội dung cuộc họp, chia cắt vì lũ.\n", date)}
	}
	return files
}

// packed makes packs of a site and wants no error.
func packed(t *testing.T, o Options) Result {
	t.Helper()
	if o.Build.Content == nil {
		o.Build.Content = small()
	}
	if o.Formats == nil {
		o.Formats = Formats
	}
	if o.Folder == "" {
		o.Folder = t.TempDir()
	}
	o.Software = "phoihop test"
	r := Make(o)
	if problem.HasErrors(r.Problems) {
		t.Fatalf("the site was not packed: %v", r.Problems)
	}
	return r
}

func open(t *testing.T, name string) (*os.File, int64) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	return f, info.Size()
}

// siteFiles are those of a site built as packs have it.
func siteFiles(t *testing.T, o build.Options) map[string]string {
	t.Helper()
	o.Out = filepath.Join(t.TempDir(), "public")
	if r := build.Run(o); problem.HasErrors(r.Problems) {
		t.Fatalf("the site has errors: %v", r.Problems)
	}
	return filesOf(t, os.DirFS(o.Out))
}

func filesOf(t *testing.T, folder fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// inPack reads the site's files out of a pack, and wants the pack to be without a fault.
func inPack(t *testing.T, p Pack) map[string]string {
	t.Helper()
	file, size := open(t, p.Path)
	files := map[string]string{}
	read := func(name string, open func() (io.ReadCloser, error)) {
		f, err := open()
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	switch p.Format {
	case Zip:
		b, findings, err := bag.Verify(file, size, sealed.Limits{})
		if err != nil || len(findings) > 0 {
			t.Fatalf("the bag: %v, %v", err, findings)
		}
		for _, f := range b.Payload {
			read(f.Path, f.Open)
		}
	case Wacz:
		w, findings, err := wacz.Verify(file, size, sealed.Limits{})
		if err != nil || len(findings) > 0 {
			t.Fatalf("the wacz: %v, %v", err, findings)
		}
		for _, f := range w.Files {
			read(f.Path, f.Open)
		}
	case Zim:
		findings, err := zim.Verify(file, size, zim.Limits{})
		if err != nil || len(findings) > 0 {
			t.Fatalf("the zim: %v, %v", err, findings)
		}
		z, err := zim.Open(file, size, zim.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		err = z.Walk(func(i zim.Item, r io.Reader) error {
			data, err := io.ReadAll(r)
			if i.Namespace == zim.Content {
				files[i.Path] = string(data)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestPacksHoldTheSite: each format has all files of the site, byte for byte, and nothing else; but a zim no empty ones.
func TestPacksHoldTheSite(t *testing.T) {
	for name, part := range map[string]build.Part{"whole": {}, "district": {Districts: []string{"tay-ho"}}} {
		t.Run(name, func(t *testing.T) {
			o := build.Options{Content: small(), Part: part}
			want := siteFiles(t, o)
			r := packed(t, Options{Build: o})
			for _, p := range r.Packs {
				want := maps.Clone(want)
				if p.Format == Zim {
					maps.DeleteFunc(want, func(_, data string) bool { return data == "" })
				}
				if diff := cmp.Diff(want, inPack(t, p)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", p.Format, diff)
				}
			}
		})
	}
}

// TestNames: a pack's name says what is in it and when that last changed, in the site's own time zone.
func TestNames(t *testing.T) {
	updated := small()
	name := "go-vap/2024-05-31-so-ket.vi.md"
	updated[name] = &fstest.MapFile{Data: bytes.Replace(updated[name].Data, []byte("agency:"), []byte("updated: 2024-07-01T23:30:00Z\nagency:"), 1)}
	for want, o := range map[string]Options{
		"ban-tin-thu-nghiem-2024-05-31.zip":                 {},
		"ban-tin-thu-nghiem-2024-07-02.zip":                 {Build: build.Options{Content: updated}},
		"ban-tin-thu-nghiem-tay-ho-nam-2023-2024-05-31.zip": {Build: build.Options{Part: build.Part{Districts: []string{"tay-ho"}, Years: []int{2023}}}},
		"ban-tin-thu-nghiem-2026-01-02.zip":                 {Date: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)},
		"my.zip":                                            {File: "my.zip"},
	} {
		o.Formats = []Format{Zip}
		if got := filepath.Base(packed(t, o).Packs[0].Path); got != want {
			t.Errorf("the pack is %s, not %s", got, want)
		}
	}
}

// TestSameBytes: a pack depends on the content alone. Another folder, time zone and number of processors make the same.
func TestSameBytes(t *testing.T) {
	content := os.DirFS("../../testdata/demo")
	_, key := testKey(t)
	digests := func(o Options) (sums []string) {
		o.Build.Content, o.Key = content, key
		for _, p := range packed(t, o).Packs {
			signature, err := os.ReadFile(p.Signed)
			if err != nil {
				t.Fatal(err)
			}
			sums = append(sums, string(p.Format)+" "+p.SHA512, string(signature))
		}
		return sums
	}
	want := digests(Options{})
	t.Setenv("TZ", "America/New_York")
	local := time.Local
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	time.Local = zone
	defer func() { time.Local = local }()
	for _, processors := range []int{1, 3} {
		before := runtime.GOMAXPROCS(processors)
		got := digests(Options{Folder: filepath.Join(t.TempDir(), "nơi khác", "sâu")})
		runtime.GOMAXPROCS(before)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("with %d processors (-want +got):\n%s", processors, diff)
		}
	}
}

// TestNothingIsOverwritten: a pack that is there already is left alone, and where it is another one nothing at all is written.
func TestNothingIsOverwritten(t *testing.T) {
	folder := t.TempDir()
	first := packed(t, Options{Folder: folder})
	for _, p := range packed(t, Options{Folder: folder}).Packs {
		if !p.Same {
			t.Errorf("%s was written again", p.Path)
		}
	}
	changed := small()
	changed["tay-ho/2023-03-01-so-ket.vi.md"].Data = append(changed["tay-ho/2023-03-01-so-ket.vi.md"].Data, "Thêm.\n"...)
	if err := os.Remove(first.Packs[0].Path); err != nil {
		t.Fatal(err)
	}
	before := filesOf(t, os.DirFS(folder))
	r := Make(Options{Build: build.Options{Content: changed}, Formats: Formats, Folder: folder, Software: "phoihop test"})
	var codes []problem.Code
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			codes = append(codes, p.Code)
		}
	}
	if want := []problem.Code{problem.PackExists, problem.PackExists}; !slices.Equal(codes, want) {
		t.Errorf("told: %v, want %v", codes, want)
	}
	if diff := cmp.Diff(before, filesOf(t, os.DirFS(folder))); diff != "" {
		t.Errorf("the folder has changed:\n%s", diff)
	}
}

// TestErrorsLeaveNothing: a site with errors is not packed, and nothing is left of the attempt.
func TestErrorsLeaveNothing(t *testing.T) {
	broken := small()
	broken["tay-ho/district.yaml"].Data = []byte("name: x\n")
	folder := t.TempDir()
	r := Make(Options{Build: build.Options{Content: broken}, Formats: Formats, Folder: folder})
	if !problem.HasErrors(r.Problems) || len(r.Packs) > 0 {
		t.Errorf("packs: %v, problems: %v", r.Packs, r.Problems)
	}
	if left := filesOf(t, os.DirFS(folder)); len(left) > 0 {
		t.Errorf("left: %v", slices.Sorted(maps.Keys(left)))
	}
}

// TestSourcesMakeTheSiteAgain: of a pack with its sources the same packs can be made, byte for byte.
func TestSourcesMakeTheSiteAgain(t *testing.T) {
	override := fstest.MapFS{"vi.yaml": {Data: []byte("moved: Đã chuyển chỗ\n")}}
	content := small()
	for name, text := range map[string]string{
		"go-vap/2024-07-01-nhap.vi.md":       "---\ntitle: Nháp\nagency: ubnd\ndate: 2024-07-01\ndraft: true\n---\n\nChưa công bố.\n",
		"go-vap/2024-07-01-nhap.en.md":       "---\ntitle: Draft\n---\n\nNot published.\n",
		"go-vap/2024-07-01-nhap/bang.csv":    "x\n",
		"tay-ho/2023-03-01-so-ket.en.md":     "---\ntitle: Half-year review\ndraft: true\n---\n\nNot published either.\n",
		"tay-ho/2023-03-01-so-ket.vi.md~":    "Nội dung cũ.\n",
		"ghi-chu.docx":                       "Của người biên tập.\n",
		"tay-ho/Thumbs.db":                   "x",
		"_root/.well-known/security.txt":     "Contact: mailto:a@example.org\n",
		"tay-ho/2023-02-15-tong-ket/anh.csv": "x\n",
	} {
		content[name] = &fstest.MapFile{Data: []byte(text)}
	}
	o := build.Options{Content: content, Override: override, OverrideName: "templates", BaseURL: "https://other.example/", Today: report.DateOf(2025, 2, 3),
		Part: build.Part{Years: []int{2023}}}
	first := packed(t, Options{Build: o, Sources: true})
	files := inPack(t, first.Packs[0])
	wantSources := &PackedSources{Drafts: 4, Others: []string{".git/", "ghi-chu.docx", "tay-ho/2023-03-01-so-ket.vi.md~", "tay-ho/Thumbs.db"}}
	if diff := cmp.Diff(wantSources, first.Sources); diff != "" {
		t.Errorf("told of the sources (-want +got):\n%s", diff)
	}
	for name := range content {
		_, there := files["sources/content/"+name]
		private := strings.Contains(name, "nhap") || name == "tay-ho/2023-03-01-so-ket.en.md" || slices.Contains(wantSources.Others, name) || strings.HasPrefix(name, ".git")
		if there == private {
			t.Errorf("%s is in the sources: %t", name, there)
		}
	}
	var recipe Recipe
	if err := json.Unmarshal([]byte(files["sources/phoihop.json"]), &recipe); err != nil {
		t.Fatal(err)
	}
	if want := (Recipe{Program: "phoihop test", Today: "2025-02-03", BaseURL: "https://other.example/", Templates: true, Years: []int{2023}, Empty: []string{"content/_root/.nojekyll"}}); !cmp.Equal(want, recipe) {
		t.Errorf("the recipe is %+v", recipe)
	}
	again, templates := fstest.MapFS{}, fstest.MapFS{}
	for name, data := range files {
		if below, found := strings.CutPrefix(name, "sources/content/"); found {
			again[below] = &fstest.MapFile{Data: []byte(data)}
		} else if below, found := strings.CutPrefix(name, "sources/templates/"); found {
			templates[below] = &fstest.MapFile{Data: []byte(data)}
		}
	}
	o.Content, o.Override = again, templates
	second := packed(t, Options{Build: o, Sources: true})
	if second.Sources.Drafts > 0 || len(second.Sources.Others) > 0 {
		t.Errorf("left out again: %+v", second.Sources)
	}
	for i := range first.Packs {
		if first.Packs[i].SHA512 != second.Packs[i].SHA512 {
			t.Errorf("the %s is another one", first.Packs[i].Format)
		}
	}
}

// TestSecretTemplates: a secret key among templates keeps the sources from being packed.
func TestSecretTemplates(t *testing.T) {
	override := fstest.MapFS{"vi.yaml": {Data: []byte("moved: Đã chuyển chỗ\n")}, "assets/k.txt": {Data: []byte("-----BEGIN PRIVATE KEY-----\n")}}
	r := Make(Options{Build: build.Options{Content: small(), Override: override, OverrideName: "templates"}, Formats: []Format{Zip}, Folder: t.TempDir(), Sources: true})
	if !slices.ContainsFunc(r.Problems, func(p problem.Problem) bool {
		return p.Code == problem.SecretKey && p.Root == "templates" && p.File == "assets/k.txt"
	}) || len(r.Packs) > 0 {
		t.Errorf("packs: %v, told: %v", r.Packs, r.Problems)
	}
}

// TestZimGroups: each month of reports has clusters of its own, and the lists come behind them.
func TestZimGroups(t *testing.T) {
	months := map[string]string{"tay-ho/2023-02-15-tong-ket": "2023-02"}
	for name, want := range map[string]string{
		"vi/tay-ho/2023-02-15-tong-ket.html":      "2023-02",
		"en/tay-ho/2023-02-15-tong-ket.save.html": "2023-02",
		"files/tay-ho/2023-02-15-tong-ket/a.jpg":  "2023-02",
		"vi/tay-ho/index.html":                    groupPages,
		"vi/index.html":                           groupPages,
		"data/tay-ho/2023.json":                   groupData,
		"assets/style.css":                        groupAssets,
		"manifest.json":                           groupOthers,
	} {
		if got := groupOf(name, months); got != want {
			t.Errorf("%s is in %q, want %q", name, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for text, want := range map[string]string{
		"Ngắn": "Ngắn",
		"Bản tin phối hợp của các quận, huyện":  "Bản tin phối hợp của các…",
		"Phường Quảng mộttừrấtdàikhôngcókhoảng": "Phường Quảng mộttừrấtdàikhông…",
		"Mộttừrấtdàikhôngcókhoảngtrắngnàoởgiữa": "Mộttừrấtdàikhôngcókhoảngtrắng…",
	} {
		if got := cut(text, zim.TitleLimit); got != want {
			t.Errorf("cut(%q) = %q", text, got)
		}
	}
}
