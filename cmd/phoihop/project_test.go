package main

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// files are the files of a folder: path to bytes.
type files map[string]string

// project is a folder in which the program builds content/ into public/, with cache/ for what it keeps and
// tmp/ for its temporary files.
type project struct {
	t   *testing.T
	dir string
}

func newProject(t *testing.T) project {
	t.Helper()
	p := project{t, t.TempDir()}
	p.must(os.Mkdir(p.path("tmp"), 0o777))
	return p
}

func (p project) must(err error) {
	if err != nil {
		p.t.Helper()
		p.t.Fatal(err)
	}
}

func (p project) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

// write makes a folder hold exactly these files; those that it holds already are not touched.
func (p project) write(dir string, want files) {
	p.t.Helper()
	for name := range p.read(dir) {
		if _, wanted := want[name]; !wanted {
			p.must(os.Remove(p.path(dir + "/" + name)))
			os.Remove(filepath.Dir(p.path(dir + "/" + name))) // a folder stays while it holds others
		}
	}
	have := p.read(dir)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, there := have[name]; !there || text != want[name] {
			p.must(os.MkdirAll(filepath.Dir(p.path(dir+"/"+name)), 0o777))
			p.must(os.WriteFile(p.path(dir+"/"+name), []byte(want[name]), 0o666))
		}
	}
}

// read gives the files of a folder; nil where there is no such folder.
func (p project) read(dir string) files {
	p.t.Helper()
	root := p.path(dir)
	if _, err := os.Lstat(root); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	found := files{}
	p.must(filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root, name)
		found[filepath.ToSlash(rel)] = string(data)
		return err
	}))
	return found
}

// names lists what stands in a folder.
func (p project) names(dir string) (names []string) {
	entries, err := os.ReadDir(p.path(dir))
	p.must(err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// command is a build that is still to be started. Later flags win.
func (p project) command(flags ...string) *exec.Cmd {
	cmd := exec.Command("phoihop", append([]string{"build", "--cache", p.path("cache")}, flags...)...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "TMPDIR="+p.path("tmp"), "LC_ALL=C")
	return cmd
}

// build runs a build to its end.
func (p project) build(flags ...string) (status int, said string) {
	p.t.Helper()
	return p.run(p.command(flags...))
}

func (p project) run(cmd *exec.Cmd) (status int, said string) {
	p.t.Helper()
	told, err := cmd.CombinedOutput()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		p.t.Fatalf("%v: %v", cmd, err)
	}
	return cmd.ProcessState.ExitCode(), string(told)
}

// mustBuild runs a build that must succeed and gives what public holds then.
func (p project) mustBuild(flags ...string) files {
	p.t.Helper()
	if status, said := p.build(flags...); status != exitDone {
		p.t.Fatalf("exit status %d: %s", status, said)
	}
	return p.read("public")
}

// coldSite is what a build from nothing makes of the content.
func coldSite(t *testing.T, content files) files {
	t.Helper()
	p := newProject(t)
	p.write("content", content)
	return p.mustBuild("--cache", "none")
}

var known struct {
	sync.Mutex
	sites map[string]files
}

// editions gives the sites of the two editions, built from nothing.
func editions(t *testing.T) map[string]files {
	t.Helper()
	known.Lock()
	defer known.Unlock()
	if known.sites == nil {
		known.sites = map[string]files{"A": coldSite(t, edition("A")), "B": coldSite(t, edition("B"))}
	}
	return known.sites
}

// difference names a file in which two folders differ; "" where they are equal.
func difference(want, got files) string {
	if (want == nil) != (got == nil) {
		return fmt.Sprintf("one of the folders is absent (%d files wanted, %d there)", len(want), len(got))
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, there := got[name]; !there {
			return name + " is missing"
		} else if text != want[name] {
			return fmt.Sprintf("%s differs: %d bytes, want %d", name, len(text), len(want[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, wanted := want[name]; !wanted {
			return name + " is too much"
		}
	}
	return ""
}

// sameFiles fails the test where two folders differ.
func (p project) sameFiles(what string, want, got files) {
	p.t.Helper()
	if d := difference(want, got); d != "" {
		p.t.Errorf("%s: %s", what, d)
	}
}

// only fails the test where a folder holds more than it usually does.
func (p project) only(where string, names, usual []string) {
	p.t.Helper()
	for _, name := range names {
		if !slices.Contains(usual, name) {
			p.t.Errorf("%s stands in %s", name, where)
		}
	}
}

// meetings is how many reports a district has in each edition.
const meetings = 4

// edition is the content of a site of sixteen reports in four districts, with translations, photos, tasks
// that follow each other and links. Editions differ in what editors change from day to day: words of some
// reports, a photo, one report that is only there in this edition.
func edition(letter string) files {
	content := files{
		"site.yaml": `title: {vi: Bản tin phối hợp, en: Coordination Reports}
languages: [vi, en]
base_url: https://example.org/
agencies:
  hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}, short: {vi: HĐND}}
  ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}, short: {vi: UBND}}
`,
		"_root/favicon.ico": "icon",
	}
	for d, district := range []string{"go-vap", "lai-chau", "phan-thiet", "tay-ho"} {
		content[district+"/district.yaml"] = fmt.Sprintf("name: {vi: Địa phương %d, en: District %d}\ntype: quan\n", d, d)
		for i := range meetings {
			words := "như mọi năm"
			if i%5 == 0 {
				words = "theo bản " + letter
			}
			addReport(content, district, fmt.Sprintf("hop-%02d", i), i, words)
		}
	}
	addReport(content, "tay-ho", "chi-co-trong-"+strings.ToLower(letter), meetings, "chỉ có trong bản "+letter)
	content["tay-ho/hop-00/anh.png"] = pictureFile(200, int(letter[0]))
	return content
}

// pictureFile is a PNG file of a width, in a shade of grey.
func pictureFile(width, shade int) string {
	m := image.NewGray(image.Rect(0, 0, width, 20))
	for i := range m.Pix {
		m.Pix[i] = byte(shade)
	}
	var b strings.Builder
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.String()
}

func addReport(content files, district, name string, i int, words string) {
	follows, link := "", ""
	if i > 0 {
		follows = fmt.Sprintf(", follows: hop-%02d#t1", (i-1)%meetings)
		link = fmt.Sprintf("Xem [cuộc họp trước](hop-%02d.vi.md#ket-qua).\n\n", (i-1)%meetings)
	}
	content[district+"/"+name+".vi.md"] = fmt.Sprintf(`---
title: Họp giao ban %s lần %d
agency: [HĐND, UBND]
kind: briefing
date: %d-%02d-15
attendees: [{name: Nguyễn Văn %c, role: Chủ tịch, agency: UBND, chair: true}]
results: [{label: Hồ sơ đã giải quyết, value: %d}]
tasks:
  - {id: t1, title: Việc thứ nhất, owner: HĐND, due: 2030%s}
photos: [{file: anh.png, alt: Toàn cảnh cuộc họp}]
---
Hai bên họp %s.

## Kết quả

%s%s
`, words, i, 2010+i, i%12+1, 'A'+i, i*100, follows, words, link, strings.Repeat("Hai bên thống nhất nội dung phối hợp. ", 20+i))
	content[district+"/"+name+"/anh.png"] = pictureFile(20+i, 0)
	if i%2 == 0 {
		content[district+"/"+name+".en.md"] = fmt.Sprintf("---\ntitle: Briefing %d\n---\nThe two sides met (%s).\n\n## Results\n\nAgreed.\n", i, words)
	}
}
