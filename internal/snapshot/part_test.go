package snapshot

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/bag"
	"phoihop/internal/build"
	"phoihop/internal/problem"
	"phoihop/internal/sealed"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// crossing is a site at an address, with threads that go from year to year and from district to district.
const crossing = `
-- site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
base_url: https://ban-tin.example/phoi-hop/
agencies: {hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}, ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}}}
-- tay-ho/district.yaml --
name: {vi: Quận Tây Hồ, en: Tay Ho District}
type: quan
-- go-vap/district.yaml --
name: {vi: Quận Gò Vấp, en: Go Vap District}
type: quan
-- tay-ho/2021-giao-viec.vi.md --
---
title: Giao việc
agency: hdnd
date: 2021
tasks: [{id: t1, title: Mở đường, owner: ubnd, due: 2021-12-31}, {title: Trồng cây, owner: ubnd}]
---
-- tay-ho/2022-01-05-kiem-diem.vi.md --
---
title: Kiểm điểm
agency: hdnd
date: 2022-01-05
tasks: [{id: t1, title: Mở đường, follows: "2021-giao-viec#t1"}, {title: Việc mới, owner: ubnd}]
---
-- go-vap/2022-03-05-tiep-nhan.vi.md --
---
title: Tiếp nhận
agency: hdnd
date: 2022-03-05
tasks: [{title: Mở đường, follows: "tay-ho/2022-01-05-kiem-diem#t1"}]
---
-- tay-ho/2023-01-05-ket-qua.vi.md --
---
title: Kết quả
agency: hdnd
date: 2023-01-05
tasks: [{title: Mở đường, follows: "2022-01-05-kiem-diem#t1", status: done, status_source: Báo cáo}]
---
`

// partsOf are the parts of a site by each of its districts and each of its years.
func partsOf(t *testing.T, content string) map[string]build.Part {
	t.Helper()
	parts := map[string]build.Part{"whole": {}}
	must(t, fs.WalkDir(os.DirFS(content), ".", func(name string, e fs.DirEntry, err error) error {
		if district, file, _ := strings.Cut(name, "/"); file == "district.yaml" {
			parts[district] = build.Part{Districts: []string{district}}
		}
		if m := reportYear.FindStringSubmatch(name); m != nil {
			var year int
			fmt.Sscan(m[1], &year)
			parts[m[1]] = build.Part{Years: []int{year}}
		}
		return err
	}))
	return parts
}

var reportYear = regexp.MustCompile(`/(\d{4})[^/]*\.md$`)

// buildPart builds a part of a site.
func buildPart(t *testing.T, content string, part build.Part) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	if r := build.Run(build.Options{Content: os.DirFS(content), Out: out, Part: part}); problem.HasErrors(r.Problems) {
		t.Fatalf("%+v", r.Problems)
	}
	return out
}

// TestParts: each part by a district or a year is whole, though its threads begin and go on outside, and so is what is
// unpacked of it.
func TestParts(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{"crossing": unpackText(t, crossing), "real": "../../content", "demo": "../../testdata/demo"} {
		for of, part := range partsOf(t, content) {
			t.Run(name+" "+of, func(t *testing.T) {
				t.Parallel()
				site := buildPart(t, content, part)
				if name != "crossing" {
					if v := Verify(site, ""); !v.Whole() {
						t.Error(told(v))
					}
					return
				}
				at := filepath.Join(t.TempDir(), "site")
				if v, files := Extract(saved(t, packedSite(t, Zip, site, "")), at, false); !v.Whole() || files == 0 {
					t.Errorf("%d files\n%s", files, told(v))
				}
			})
		}
	}
}

// TestPartsSaySo: whatever page of a part is opened first, it says that it is of a part; and so do what readers' shelves show
// of a pack and what lies beside the site in a bag.
func TestPartsSaySo(t *testing.T) {
	t.Parallel()
	content := unpackText(t, crossing)
	part := build.Part{Districts: []string{"tay-ho"}, Years: []int{2022, 2023}}
	for name, text := range contents(t, buildPart(t, content, part)) {
		lang, _, _ := strings.Cut(name, "/")
		want := map[string]string{"vi": "Bản này chỉ là một phần: Quận Tây Hồ; năm 2022, 2023. 2 trong 4 báo cáo.", "en": "This copy is a part only: Tay Ho District; reports of 2022, 2023. 2 of 4 reports."}[lang]
		_, footer, _ := strings.Cut(text, "<footer>")
		if filepath.Ext(name) == ".html" && want != "" && !strings.Contains(footer, want) {
			t.Errorf("%s does not say so at its end", name)
		}
	}
	p := packed(t, Options{Build: build.Options{Content: os.DirFS(content), Part: part}, Formats: []Format{Zip, Zim, Wacz}, Sources: true})
	file, size := open(t, p.Packs[0].Path)
	b, _, err := bag.Verify(file, size, sealed.Limits{})
	must(t, err)
	readme := ""
	for _, f := range b.Tags {
		if f.Path == "README.txt" {
			text, err := readAll(treeFile{f.Path, f.Open})
			must(t, err)
			readme = string(text)
		}
	}
	for _, want := range []string{"2 trong 4 báo cáo", "Gồm có: Quận Tây Hồ, năm 2022, 2023.", "Không có ở đây: Quận Gò Vấp, năm 2021.", "It holds: Tay Ho District, years 2022, 2023.",
		"\n  phoihop extract --sources ban-tin-tay-ho-nam-2022-2023-2023-01-05.zip nguon\n"} {
		if !strings.Contains(readme, want) {
			t.Errorf("README.txt does not say %q:\n%s", want, readme)
		}
	}
	if !slices.ContainsFunc(b.Info, func(f bag.Field) bool {
		return f.Label == "External-Description" && strings.HasPrefix(f.Value, "Một phần, 2 trong 4 báo cáo: Quận Tây Hồ, năm 2022, 2023.")
	}) {
		t.Errorf("bag-info.txt: %q", b.Info)
	}
	file, size = open(t, p.Packs[1].Path)
	z, err := zim.Open(file, size, zim.Limits{})
	must(t, err)
	if m, err := z.Metadata(); err != nil || m.Title != "Quận Tây Hồ, năm 2022, 2023 –…" && m.Title != "Quận Tây Hồ, năm 2022, 2023…" {
		t.Errorf("the zim's title is %q, %v", m.Title, err)
	}
	file, size = open(t, p.Packs[2].Path)
	w, _, err := wacz.Verify(file, size, sealed.Limits{})
	must(t, err)
	if w.Title != "Quận Tây Hồ, năm 2022, 2023 – Bản tin" {
		t.Errorf("the wacz's title is %q", w.Title)
	}
}

// TestPartsListTheirOwn: lists and the search page of a part have no kind of meeting that took place elsewhere alone, and no agency
// that did nothing here.
func TestPartsListTheirOwn(t *testing.T) {
	t.Parallel()
	site := contents(t, buildPart(t, "../../testdata/demo", build.Part{Districts: []string{"hu-cau"}, Years: []int{2023}}))
	const elsewhere = "Cơ quan không họp, không được giao nhiệm vụ trong bản này"
	for _, page := range []string{"vi/kinds/index.html", "vi/agencies/index.html", "vi/search.html"} {
		if text, rest, _ := strings.Cut(site[page], elsewhere); strings.Contains(text, "Giám sát") || strings.Contains(text, "Phòng Quản lý đô thị") || text == "" {
			t.Errorf("%s lists what is not in the part", page)
		} else if page == "vi/agencies/index.html" && !strings.Contains(rest, "Phòng Quản lý đô thị") {
			t.Errorf("no link leads to the page of an agency that did nothing here")
		}
	}
	if _, there := site["vi/kinds/supervision.html"]; there {
		t.Error("there is a page of meetings that were elsewhere")
	}
}

// TestWrongPart: what the data of a part say of a thread that began outside is held to what can be known of it here.
func TestWrongPart(t *testing.T) {
	t.Parallel()
	content := unpackText(t, crossing)
	site := buildPart(t, content, build.Part{Years: []int{2022}})
	for _, test := range []struct{ name, file, old, new, want string }{
		{"another year", "data/threads.json", `tay-ho/2021.html`, `tay-ho/2020.html`, "is not at vi/tasks/tay-ho/2020.html#2021-giao-viec_t1"},
		{"a report that is here", "data/threads.json", `2021.html#2021-giao-viec_t1`, `2022.html#2022-01-05-kiem-diem__2`, "is not at vi/tasks/tay-ho/2022.html#2022-01-05-kiem-diem__2"},
		{"no thread's address", "data/threads.json", `vi/tasks/tay-ho/2021.html`, `vi/tay-ho/2021.html`, "is not at vi/tay-ho/2021.html#2021-giao-viec_t1"},
		{"another site's address", "data/threads.json", `"url_vi":"https://ban-tin.example/`, `"url_vi":"https://khac.example/`, "is not at https://khac.example/"},
		{"a thread that began here", "data/tasks.json", `"follows":"tay-ho/2021-giao-viec#t1"`, `"follows":null`, "is not at vi/tasks/tay-ho/2021.html#2021-giao-viec_t1"},
		{"nowhere here", "vi/tasks/tay-ho/2022.html", `id="2022-01-05-kiem-diem_t1"`, `id="x"`, "is not at vi/tasks/tay-ho/2022.html#2022-01-05-kiem-diem_t1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			altered := t.TempDir()
			must(t, os.CopyFS(altered, os.DirFS(site)))
			name := filepath.Join(altered, test.file)
			text, err := os.ReadFile(name)
			must(t, err)
			changed := strings.ReplaceAll(string(text), test.old, test.new)
			if changed == string(text) {
				t.Fatalf("%s has no %s\n%s", test.file, test.old, text)
			}
			must(t, os.WriteFile(name, []byte(changed), 0o666))
			relist(t, altered)
			if got := told(Verify(altered, "")); !strings.Contains(got, test.want) {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}
