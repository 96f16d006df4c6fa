package build

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"phoihop/internal/problem"
	"phoihop/internal/search"
)

// demo has three districts and four years, threads over several of them and links between years.
func demo() fs.FS { return os.DirFS("../../testdata/demo") }

// withoutAddress is the demo of a site that has no base_url.
func withoutAddress(t *testing.T) fs.FS {
	folder := t.TempDir()
	if err := os.CopyFS(folder, demo()); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(folder, "site.yaml")
	text, err := os.ReadFile(settings)
	if err == nil {
		err = os.WriteFile(settings, baseLine.ReplaceAll(text, nil), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	return os.DirFS(folder)
}

var baseLine = regexp.MustCompile(`(?m)^base_url:.*\n`)

// someParts are parts of the demo.
var someParts = map[string]Part{
	"a district":          {Districts: []string{"hu-cau"}},
	"two districts":       {Districts: []string{"thi-du", "hu-cau", "thi-du"}},
	"a year":              {Years: []int{2024}},
	"years of a district": {Districts: []string{"thi-du"}, Years: []int{2025, 2023}},
}

// TestEveryLinkOfAPartLeadsSomewhere follows every link of every page of parts. Without an address all lead to what is in
// the part; with one, those that are whole addresses lead to pages and places of the whole site, which stands there.
func TestEveryLinkOfAPartLeadsSomewhere(t *testing.T) {
	const base = "https://example.org/x/"
	whole := readSite(t, built(t, Options{Content: demo(), BaseURL: base}))
	for name, taken := range someParts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			alone := readSite(t, built(t, Options{Content: withoutAddress(t), Part: taken}))
			for _, page := range alone.pages {
				for _, l := range alone.links[page] {
					alone.follow(t, page, l, "")
				}
			}
			s := readSite(t, built(t, Options{Content: demo(), Part: taken, BaseURL: base}))
			left := 0
			for _, page := range s.pages {
				for _, l := range s.links[page] {
					switch below, online := strings.CutPrefix(l.url, base); {
					case online:
						left++
						whole.follow(t, "index.html", pageLink{l.element + " of " + page, below, false}, "")
					case page != "404.html": // a server's, at any address
						s.follow(t, page, l, "")
					}
				}
			}
			if left == 0 {
				t.Error("no link leads to the whole site")
			}
			for _, m := range address.FindAllStringSubmatch(s.files["sitemap.xml"], -1) {
				if _, there := whole.files[m[1]]; !there {
					t.Errorf("the site map names %s, which does not stand online", m[1])
				}
			}
		})
	}
}

var address = regexp.MustCompile(`<loc>https://example\.org/x/([^<]*)</loc>`)

// secretive is a site of which the reports outside each part below say a word that nothing else says.
const secretive = `
-- site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}, ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}}}
-- tay-ho/district.yaml --
name: {vi: Quận Tây Hồ, en: Tay Ho District}
type: quan
-- go-vap/district.yaml --
name: {vi: Quận Gò Vấp, en: Go Vap District}
type: quan
-- tay-ho/2022-01-05-kiem-diem.vi.md --
---
title: Kiểm điểm
agency: hdnd
date: 2022-01-05
summary: Việc còn dở.
tasks: [{id: t1, title: Mở đường, owner: ubnd}]
---
Xem [kết quả](../go-vap/2023-01-05-ket-qua.vi.md#hop) và [tệp](../go-vap/2023-01-05-ket-qua/bien-ban.pdf).
-- go-vap/2023-01-05-ket-qua.vi.md --
---
title: Kết quả
agency: hdnd
date: 2023-01-05
summary: Họp kwyjibo.
venue: Phòng kwyjibo
tasks:
  - {title: Mở đường, follows: "tay-ho/2022-01-05-kiem-diem#t1", status: done, result: Xong kwyjibo, status_source: kwyjibo}
  - {id: t9, title: Việc kwyjibo, owner: ubnd, due: 2023-06}
attendees: [{name: Nguyễn Văn Kwyjibo}]
documents: [{kind: kế hoạch, number: 5/KH-KWYJIBO}]
themes: [{text: Chủ đề kwyjibo}]
results: [{label: Số kwyjibo, value: 5}]
attachments: [{file: bien-ban.pdf}]
photos: [{file: kwyjibo.png, alt: Ảnh của phòng kwyjibo}]
aliases: [go-vap/kwyjibo]
---
## Họp

Nói về kwyjibo.
-- go-vap/2023-01-05-ket-qua.en.md --
---
title: The result
summary: A kwyjibo meeting.
translation: {by: Kwyjibo}
---
## Meeting

Of kwyjibo.
-- go-vap/2023-01-05-ket-qua/bien-ban.pdf --
kwyjibo
-- go-vap/2023-01-05-ket-qua/kwyjibo.png --
700x400
`

// TestAPartTellsNothingOfTheRest looks for a word of a report outside in all names and files of parts, the index among
// them: what a part says of such a report is its title and its date.
func TestAPartTellsNothingOfTheRest(t *testing.T) {
	in := txtar.Parse([]byte(secretive))
	for i := range in.Files {
		in.Files[i].Name = "content/" + in.Files[i].Name
	}
	content := contentOf(in)
	const word = "kwyjibo"
	found := func(o Options) (places []string) {
		o.Content = content
		files := contents(t, built(t, o))
		for name, data := range files {
			if strings.Contains(name, word) || strings.Contains(strings.ToLower(data), word) {
				places = append(places, name)
			}
		}
		if slices.ContainsFunc(dictionary(t, files), func(key string) bool { return strings.Contains(key, word) }) {
			places = append(places, "the index")
		}
		slices.Sort(places)
		return places
	}
	whole := found(Options{})
	for _, want := range []string{"the index", "data/reports.csv", "data/go-vap/2023.json", "vi/calendar.ics", "vi/feed.xml", "files/go-vap/", "manifest.json", "vi/people/go-vap.html", "vi/go-vap/kwyjibo.html"} {
		if !slices.ContainsFunc(whole, func(name string) bool { return strings.HasPrefix(name, want) }) {
			t.Errorf("the whole site does not have the word in %s, so its absence would say nothing", want)
		}
	}
	for _, taken := range []Part{{Districts: []string{"tay-ho"}}, {Years: []int{2022}}} {
		for _, base := range []string{"", "https://example.org/"} {
			if places := found(Options{Part: taken, BaseURL: base}); len(places) > 0 {
				t.Errorf("%v tells of what is outside: %v", taken, places)
			}
		}
	}
}

// dictionary lists the words that the index of a site has.
func dictionary(t *testing.T, files map[string]string) (words []string) {
	t.Helper()
	x, err := search.OpenIndex(func(name string) ([]byte, error) { return []byte(files[scriptPath(name)]), nil })
	if err != nil {
		t.Fatal(err)
	}
	keys, err := x.Dictionary()
	if err != nil || len(keys) == 0 {
		t.Fatalf("the dictionary has %d words: %v", len(keys), err)
	}
	for _, k := range keys {
		words = append(words, k.Key)
	}
	return words
}

// threadData is a row of data/threads.json.
type threadData struct {
	ID, State, Newest, Status, Due, Began string
	AsOf                                  string `json:"as_of"`
	StatusDate                            string `json:"status_date"`
	Owner, Entries                        []string
	Standing, Branched                    bool
}

// TestAPartKeepsTheStatesOfTasks compares the threads of parts with those of the whole, by the tasks that they hold.
func TestAPartKeepsTheStatesOfTasks(t *testing.T) {
	threads := func(o Options) (list []threadData) {
		data, err := os.ReadFile(filepath.Join(built(t, o), "data/threads.json"))
		if err == nil {
			err = json.Unmarshal(data, &list)
		}
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	byEntry := map[string]threadData{}
	for _, thread := range threads(Options{Content: demo()}) {
		for _, e := range thread.Entries {
			byEntry[e] = thread
		}
	}
	cut := 0
	for name, taken := range someParts {
		part := threads(Options{Content: demo(), Part: taken})
		if len(part) == 0 {
			t.Errorf("%s has no threads", name)
		}
		for _, thread := range part {
			whole := byEntry[thread.Entries[0]]
			if len(thread.Entries) < len(whole.Entries) {
				cut++
			}
			whole.ID, whole.Entries = thread.ID, thread.Entries
			if fmt.Sprint(thread) != fmt.Sprint(whole) {
				t.Errorf("%s: a thread stands as\n%v, in the whole as\n%v", name, thread, whole)
			}
		}
	}
	if cut == 0 {
		t.Error("no thread goes on outside of a part")
	}
}

// TestAPartOfEverythingIsTheWhole compares it byte for byte.
func TestAPartOfEverythingIsTheWhole(t *testing.T) {
	whole := contents(t, built(t, Options{Content: demo(), BaseURL: "https://example.org/"}))
	all := Part{Districts: []string{"thi-du", "gia-thiet", "hu-cau"}, Years: []int{2026, 2025, 2024, 2023}}
	sameFiles(t, whole, contents(t, built(t, Options{Content: demo(), BaseURL: "https://example.org/", Part: all})))
}

// TestPartsAndWholesDoNotMix builds parts and the whole by turns with one cache, into one folder: each is as if it were
// built from nothing, in whatever order the part was asked for.
func TestPartsAndWholesDoNotMix(t *testing.T) {
	kept, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	part := Part{Districts: []string{"hu-cau", "gia-thiet"}, Years: []int{2025, 2024}}
	turned := Part{Districts: []string{"gia-thiet", "hu-cau", "hu-cau"}, Years: []int{2024, 2025}}
	fresh := map[bool]map[string]string{
		true:  contents(t, built(t, Options{Content: demo(), Part: part})),
		false: contents(t, built(t, Options{Content: demo()})),
	}
	for i, taken := range []Part{{}, part, turned, {}, part} {
		got := contents(t, built(t, Options{Content: demo(), Part: taken, Out: out, Cache: kept, Program: "test", Started: settledLater}))
		t.Logf("turn %d", i)
		sameFiles(t, fresh[!taken.IsZero()], got)
	}
}

// TestPagesThatOnlyAPartHas: what does not stand online has no address there.
func TestPagesThatOnlyAPartHas(t *testing.T) {
	in, err := txtar.ParseFile("testdata/part-year.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := contents(t, built(t, Options{Content: contentOf(in), BaseURL: "https://example.org/", Part: Part{Years: []int{2022}}}))
	for name, online := range map[string]bool{"vi/index.html": true, "vi/tay-ho/2022-01-05-kiem-diem.html": true, "vi/tasks/index.html": true,
		"vi/tasks/tay-ho/2022.html": false} { // the whole tells its tasks on the page of 2021
		if got := strings.Contains(files[name], `rel="canonical"`) && strings.Contains(files[name], "https://example.org/"+name+`"`); got != online {
			t.Errorf("%s has an address online: %v", name, got)
		}
		listed := strings.Contains(files["sitemap.xml"], "https://example.org/"+name+"<")
		if listed != online {
			t.Errorf("%s is in the site map: %v", name, listed)
		}
	}
	if story := "vi/tasks/tay-ho/2021.html#2021-01-05-giao-viec_t1"; !strings.Contains(files["data/threads.csv"], "https://example.org/"+story) {
		t.Errorf("the data does not name %s, where the task is told online", story)
	}
}

// settledLater is a time at which files were not changed just now.
const settledLater = 4_000_000_000_000_000_000

func sameFiles(t *testing.T, want, got map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if data, there := got[name]; !there || data != want[name] {
			t.Errorf("%s is missing or differs", name)
		}
	}
	for name := range got {
		if _, there := want[name]; !there {
			t.Errorf("%s is there and should not be", name)
		}
	}
}

// TestPartsThatAreRefused names what there is not; nothing is published.
func TestPartsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		part Part
		code problem.Code
		hint string
	}{
		{Part{Districts: []string{"hu-cao"}}, problem.PartDistrict, `did you mean "hu-cau"?`},
		{Part{Years: []int{2020}}, problem.PartYear, "years with reports of the districts asked for: 2023, 2024, 2025, 2026"},
		{Part{Districts: []string{"hu-cau"}, Years: []int{2026}}, problem.PartYear, "years with reports of the districts asked for: 2023, 2024, 2025"},
	} {
		out := filepath.Join(t.TempDir(), "public")
		result := Run(Options{Content: demo(), Out: out, Part: c.part})
		errors, _ := split(result.Problems)
		if len(errors) != 1 || errors[0].Code != c.code || errors[0].Hint.En != c.hint {
			t.Errorf("%v is told as %v", c.part, errors)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%v is published", c.part)
		}
	}
}

// TestProblemsOutsideAPartCount: all of the content is checked, whatever part is built.
func TestProblemsOutsideAPartCount(t *testing.T) {
	in, err := txtar.ParseFile("testdata/part-district.txtar")
	if err != nil {
		t.Fatal(err)
	}
	content := contentOf(in)
	outside := content["go-vap/2023-01-05-ket-qua.vi.md"]
	outside.Data = append(outside.Data, "\nXem [báo cáo](khong-co.vi.md).\n"...)
	result := Run(Options{Content: content, Out: filepath.Join(t.TempDir(), "public"), Part: Part{Districts: []string{"tay-ho"}}})
	errors, _ := split(result.Problems)
	if len(errors) != 1 || errors[0].Code != problem.DeadLink {
		t.Errorf("a dead link outside the part is told as %v", errors)
	}
}

// TestAPartGoesOnPastErrors: of a report with errors there is no page in the part, so links to it leave; one outside changes
// nothing.
func TestAPartGoesOnPastErrors(t *testing.T) {
	in, err := txtar.ParseFile("testdata/part-district.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for name, shown := range map[string]bool{"tay-ho/2021-01-05-giao-viec": false, "go-vap/2023-01-05-ket-qua": true} {
		content := contentOf(in)
		damage(content, name+".vi.md")
		o := Options{Content: content, Out: filepath.Join(t.TempDir(), "public"), KeepGoing: true, Part: Part{Districts: []string{"tay-ho"}}}
		result := Run(o)
		if len(result.LeftOut) != 1 || result.LeftOut[0].String() != name || result.Published.Files == 0 {
			t.Errorf("%s is damaged: left out %v, published %v", name, result.LeftOut, result.Published)
			continue
		}
		s := readSite(t, o.Out)
		if _, there := s.files["vi/tay-ho/2021-01-05-giao-viec.html"]; there != shown {
			t.Errorf("%s is damaged: the older report has a page: %v", name, there)
		}
		for _, page := range s.pages {
			for _, l := range s.links[page] {
				s.follow(t, page, l, "")
			}
		}
	}
}

// TestThePartsCatalogueSaysSo: it is told what the data is a part of, and its files are not named by addresses under which
// the whole's stand.
func TestThePartsCatalogueSaysSo(t *testing.T) {
	const base = "https://example.org/x/"
	s := built(t, Options{Content: demo(), BaseURL: base, Part: Part{Districts: []string{"hu-cau"}}})
	data, err := os.ReadFile(filepath.Join(s, "data/catalog.jsonld"))
	if err != nil {
		t.Fatal(err)
	}
	catalog := string(data)
	for _, want := range []string{`"dct:isPartOf": { "@id": "` + base + `data/catalog.jsonld" }`, "A part only: ", "Districts that are not here: gia-thiet, thi-du.", `"@id": "reports.csv"`} {
		if !strings.Contains(catalog, want) {
			t.Errorf("the catalogue lacks %s", want)
		}
	}
	for _, file := range []string{"reports.csv", "hu-cau/2024.json", "schema/reports.schema.json"} {
		if strings.Contains(catalog, base+path.Join("data", file)) {
			t.Errorf("the catalogue calls %s by the address of the whole's", file)
		}
	}
}
