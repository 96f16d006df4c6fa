package build

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"phoihop/internal/problem"
)

// TestRebuildsEqualColdBuilds edits a site again and again, as editors, translators, designers and
// accidents do. After each edit it is built on what the builds before have left, and once more from
// nothing: both tell the same problems, and with no error both publish the same bytes. With an error the
// site that was published stays as it was. PHOIHOP_STEPS says how many edits are made.
func TestRebuildsEqualColdBuilds(t *testing.T) {
	steps, err := strconv.Atoi(cmp.Or(os.Getenv("PHOIHOP_STEPS"), "180"))
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		steps = 100
	}
	var mu sync.Mutex
	did := map[string]int{}
	t.Cleanup(func() {
		for _, change := range changes {
			if did[change.what] == 0 && !testing.Short() && !t.Failed() {
				t.Errorf("no step did %q", change.what)
			}
		}
	})
	for _, seed := range []uint64{1, 2} {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			e := newEditing(t, seed)
			for step := range steps {
				what := e.edit()
				e.compare(fmt.Sprintf("step %d, %s", step, what))
				if t.Failed() {
					return
				}
			}
			mu.Lock()
			defer mu.Unlock()
			for what, times := range e.did {
				did[what] += times
			}
			if e.published < steps/3 || e.refused == 0 {
				t.Errorf("%d builds published and %d were refused: the edits are not worth much", e.published, e.refused)
			}
		})
	}
}

// editing is a content folder under edit, and what builds of it have left.
type editing struct {
	t       *testing.T
	random  *rand.Rand
	dir     string
	content map[string]string // path below the content folder to bytes, as written last
	options Options
	did     map[string]int // how often each edit was made
	round   []int          // changes that are still to be made before any is made again
	reports int            // written so far

	good               map[string]string // the content of the last build without errors, and its options
	goodOptions        Options
	wrong              bool              // the last build had errors
	last               map[string]string // what was published last
	published, refused int
}

func newEditing(t *testing.T, seed uint64) *editing {
	e := &editing{t: t, random: rand.New(rand.NewPCG(seed, 0)), dir: t.TempDir(), content: map[string]string{}, did: map[string]int{}}
	e.options = Options{Content: os.DirFS(e.path("content")), Out: e.path("public"), Cache: e.path("cache"), Program: "1",
		Started: 1 << 62, // a step takes longer than a tick of the clock, so every state of a file can be told from the one before
		BaseURL: "https://example.org/", OverrideName: "my-templates"}
	e.content["site.yaml"] = siteWith("Bản tin", "hdnd", "ubnd")
	for _, d := range []string{"tay-ho", "go-vap", "lai-chau"} {
		e.content[d+"/district.yaml"] = fmt.Sprintf("name: {vi: Quận %s, en: %s District}\ntype: quan\n", d, d)
		for range 3 {
			e.addReport(d)
		}
	}
	e.write()
	e.good, e.goodOptions = maps.Clone(e.content), e.options
	return e
}

func (e *editing) path(name string) string { return filepath.Join(e.dir, name) }

func siteWith(title string, agencies ...string) string {
	text := fmt.Sprintf("title: {vi: %s, en: Reports}\nlanguages: [vi, en]\nagencies:\n", title)
	for _, a := range agencies {
		text += fmt.Sprintf("  %s: {name: {vi: Cơ quan %s}, type: council}\n", a, a)
	}
	return text
}

// edit makes one random change and says which: each is made once, where it can be, before any is made again.
func (e *editing) edit() string {
	if e.wrong && e.random.IntN(2) == 0 {
		e.content, e.options = maps.Clone(e.good), e.goodOptions
		e.write()
		return "the mistakes are undone"
	}
	for {
		for i, c := range e.round {
			if change := changes[c]; change.make(e) {
				e.round = slices.Delete(e.round, i, i+1)
				e.did[change.what]++
				e.write()
				return change.what
			}
		}
		e.round = e.random.Perm(len(changes))
	}
}

// write brings the content folder up to date, touching only files that differ.
func (e *editing) write() {
	root := e.path("content")
	on := map[string]bool{}
	filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(root, name)
			rel = filepath.ToSlash(rel)
			if _, wanted := e.content[rel]; !wanted {
				e.check(os.Remove(name))
			} else if data, err := os.ReadFile(name); err == nil && string(data) == e.content[rel] {
				on[rel] = true
			}
		}
		return nil
	})
	for name, text := range e.content {
		if !on[name] {
			e.check(os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o777))
			e.check(os.WriteFile(filepath.Join(root, name), []byte(text), 0o666))
		}
	}
	filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error { // folders left empty
		if err == nil && d.IsDir() {
			os.Remove(name)
		}
		return nil
	})
}

func (e *editing) check(err error) {
	if err != nil {
		e.t.Helper()
		e.t.Fatal(err)
	}
}

// compare builds the site on what is there and from nothing.
func (e *editing) compare(when string) {
	e.t.Helper()
	cold := e.options
	cold.Cache, cold.Out = "", e.path("cold")
	e.check(os.RemoveAll(cold.Out))
	e.check(os.RemoveAll(e.path(".cold.phoihop")))
	want, got := Run(cold), Run(e.options)
	if lines(want.Problems) != lines(got.Problems) {
		e.t.Errorf("%s: a rebuild tells\n%s\na cold build\n%s", when, lines(got.Problems), lines(want.Problems))
	}
	if problem.HasErrors(want.Problems) {
		e.refused++
		e.wrong = true
		if e.last != nil {
			e.same(when+" (refused)", e.last, contents(e.t, e.options.Out))
		}
		return
	}
	e.published++
	e.good, e.goodOptions, e.wrong = maps.Clone(e.content), e.options, false
	if want.Reports != got.Reports || want.Pages != got.Pages || want.Drafts != got.Drafts {
		e.t.Errorf("%s: a rebuild counts %d reports, %d pages, %d drafts, a cold build %d, %d, %d", when,
			got.Reports, got.Pages, got.Drafts, want.Reports, want.Pages, want.Drafts)
	}
	e.last = contents(e.t, cold.Out)
	e.same(when, e.last, contents(e.t, e.options.Out))
}

// same holds two sites against each other.
func (e *editing) same(when string, want, got map[string]string) {
	e.t.Helper()
	for name, data := range want {
		if got[name] != data {
			e.t.Errorf("%s: %s differs (%d bytes, want %d)", when, name, len(got[name]), len(data))
		}
	}
	for name := range got {
		if _, wanted := want[name]; !wanted {
			e.t.Errorf("%s: %s is too much", when, name)
		}
	}
}

// any picks a file of the content that a pattern of path.Match names; "" where there is none.
func (e *editing) any(pattern string) string {
	var names []string
	for name := range e.content {
		if ok, _ := filepath.Match(pattern, name); ok {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return names[e.random.IntN(len(names))]
}

// replace changes the first occurrence of a text in a file that a pattern names.
func (e *editing) replace(pattern, old, new string) bool {
	name := e.any(pattern)
	if name == "" || !strings.Contains(e.content[name], old) {
		return false
	}
	e.content[name] = strings.Replace(e.content[name], old, new, 1)
	return true
}

func (e *editing) n() int { return e.random.IntN(1000) }

// addReport writes a report with two tasks, the first of which may follow one of another report, and with a person, a
// document, a theme and a result that other reports have too.
func (e *editing) addReport(district string) {
	follows := ""
	if from := e.any("*/*.vi.md"); from != "" && e.random.IntN(2) == 0 {
		follows = ", follows: " + strings.TrimSuffix(from, ".vi.md") + "#t1"
	}
	e.reports++ // so that it is newer than the one that it follows
	name := fmt.Sprintf("%s/r%d", district, e.n())
	e.content[name+".vi.md"] = fmt.Sprintf(`---
title: Họp %d
agency: hdnd
kind: briefing
date: %s
tasks:
  - {id: t1, title: Việc thứ nhất, owner: hdnd, status: open%s}
  - {id: t2, title: Việc thứ hai, due: 2030}
attendees: [{name: Lê Văn An, role: Chủ tịch, agency: hdnd}]
documents: [{number: 217-QĐ/TW, kind: decision}, {number: 5/KH-UBND, title: Kế hoạch}]
themes: [{text: Dân vận khéo, kind: movement}]
results: [{id: r1, label: Số hộ, value: 7, unit: hộ}]
---
Đoạn mở đầu %d.

## Kết quả

Nội dung.
`, e.n(), time.Date(2015, 1, 1+10*e.reports, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), follows, e.n())
}

// picture is a small picture whose width can be told.
// pictureFile is a PNG file of a size, which differs from others by more than its size.
func pictureFile(width, height int) string {
	var b bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, width, height))
	m.Set(0, 0, color.White)
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.String()
}

// damage changes a random file below a folder: it is cut short, or one of its bytes is flipped, or it goes.
func (e *editing) damage(dir string) bool {
	var names []string
	filepath.WalkDir(e.path(dir), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Base(name) != "lock" && filepath.Base(name) != "README.txt" {
			names = append(names, name)
		}
		return nil
	})
	if len(names) == 0 {
		return false
	}
	name := names[e.random.IntN(len(names))]
	data, err := os.ReadFile(name)
	e.check(err)
	e.check(os.Remove(name)) // it may have a second name in the published site
	switch kind := e.random.IntN(3); {
	case kind == 0 || len(data) == 0:
		return true
	case kind == 1:
		data = data[:e.random.IntN(len(data))]
	default:
		data[e.random.IntN(len(data))] ^= 1 << e.random.IntN(8)
	}
	e.check(os.WriteFile(name, data, 0o666))
	return true
}

// TestRebuildsOfLongLists adds reports where lists gain a page: page-N.html is there or not, leads to other
// pages, and stays as it is. Every third report is one of a part, which its agency counts too.
func TestRebuildsOfLongLists(t *testing.T) {
	e := newEditing(t, 1)
	clear(e.content)
	e.content["site.yaml"] = "title: {vi: Bản tin, en: Reports}\nlanguages: [vi]\nagencies:\n  hdnd: {name: {vi: Hội đồng}}\n  ban: {name: {vi: Ban}, part_of: hdnd}\n"
	e.content["tay-ho/district.yaml"] = "name: {vi: Quận Tây Hồ}\ntype: quan\n"
	next := 0
	for _, n := range []int{97, 98, 99, 100, 101, 148, 149, 150, 151, 152} {
		for ; next < n; next++ {
			agency := []string{"hdnd", "hdnd", "ban"}[next%3]
			day := time.Date(2023, 1, 1+next, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			e.content[fmt.Sprintf("tay-ho/r%d.vi.md", next)] = fmt.Sprintf("---\ntitle: Họp %d\nagency: %s\nkind: briefing\ndate: %s\n---\n", next, agency, day)
		}
		e.write()
		e.compare(fmt.Sprintf("%d reports", n))
	}
	e.replace("tay-ho/r0.vi.md", "agency: hdnd", "agency: [hdnd, ban]")
	e.write()
	e.compare("a report of the part as well, which the agency had already")
	e.replace("tay-ho/r0.vi.md", "kind: briefing", "kind: signing")
	e.write()
	e.compare("another kind of a meeting on an older page, which the first page of the year counts")
}
