package build

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"phoihop/internal/problem"
)

// namingSite has a report, tay-ho/hop, that alone gives a task and names a person, a document and a theme; another
// document is named in tay-ho/cung as well.
const namingSite = `
-- content/site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}}
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ, en: Tay Ho District}
type: quan
-- content/tay-ho/hop.vi.md --
---
title: Họp
agency: hdnd
date: 2021-02-15
attendees: [{name: Nguyễn Văn A, role: Chủ tịch}]
tasks: [{id: t1, title: Rà soát, owner: hdnd, due: 2021-12}]
documents: [{number: 12/KH-UBND, title: Kế hoạch}, {number: 13/KH-UBND, title: Kế hoạch cùng nêu}]
themes: [{kind: movement, text: Dân vận khéo}]
---
-- content/tay-ho/cung.vi.md --
---
title: Họp cùng nêu
agency: hdnd
date: 2021-03-15
documents: [{number: 13/KH-UBND, title: Kế hoạch cùng nêu}]
---
-- content/tay-ho/khac.vi.md --
---
title: Họp khác
agency: hdnd
date: 2023-02-15
---
`

// TestKeptPagesLeadSomewhere breaks the only report that names a task, a person, a document and a theme. Its kept
// page leads to pages that the site without it would not have: these stay, in every build until it is repaired.
func TestKeptPagesLeadSomewhere(t *testing.T) {
	content, out := namingContent(), filepath.Join(t.TempDir(), "public")
	whole := contents(t, built(t, Options{Content: content, Out: out}))
	broken := namingContent()
	damage(broken, "tay-ho/hop.vi.md")
	for range 2 {
		goOnWith(t, broken, out)
		s := readSite(t, out)
		noDeadFiles(t, s)
		for _, stays := range []string{"vi/tay-ho/hop.html", "vi/tay-ho/hop.txt", "vi/documents/tay-ho/12-kh-ubnd.html", "vi/themes/movement-dan-van-kheo.html", "en/themes/movement-dan-van-kheo.html"} {
			if s.files[stays] == "" || s.files[stays] != whole[stays] {
				t.Errorf("%s is not as it was published last", stays)
			}
		}
	}
	repaired := contents(t, built(t, Options{Content: content, Out: out}))
	for name := range repaired {
		if repaired[name] != whole[name] {
			t.Errorf("after the repair %s is not as before", name)
		}
	}
	if len(repaired) != len(whole) {
		t.Errorf("after the repair there are %d files, before %d", len(repaired), len(whole))
	}
}

// TestKeptPagesBringNothingBack withdraws or removes one of two reports that name a document while the other has
// errors. The page of that document, which shows both, is not kept, and neither is that of the report.
func TestKeptPagesBringNothingBack(t *testing.T) {
	const shared = "vi/documents/tay-ho/13-kh-ubnd.html"
	for what, change := range map[string]func(content fstest.MapFS){
		"withdrawn": func(content fstest.MapFS) {
			content["tay-ho/cung.vi.md"] = edited(content["tay-ho/cung.vi.md"], "title: Họp cùng nêu", "title: Họp\nwithdrawn: {date: 2021-04-01, reason: Sai}")
		},
		"withdrawn, badly written": func(content fstest.MapFS) {
			content["tay-ho/cung.vi.md"] = edited(content["tay-ho/cung.vi.md"], "title: Họp cùng nêu", "title: Họp\nwithdrawn: {reasn: Sai}")
		},
		"removed": func(content fstest.MapFS) { delete(content, "tay-ho/cung.vi.md") },
	} {
		t.Run(what, func(t *testing.T) {
			content, out := namingContent(), filepath.Join(t.TempDir(), "public")
			before := contents(t, built(t, Options{Content: content, Out: out}))
			if !strings.Contains(before[shared], "Họp cùng nêu") {
				t.Fatalf("%s does not show both reports", shared)
			}
			damage(content, "tay-ho/hop.vi.md")
			change(content)
			goOnWith(t, content, out)
			after := contents(t, out)
			if after["vi/tay-ho/hop.html"] == "" || after["vi/documents/tay-ho/12-kh-ubnd.html"] == "" {
				t.Error("what shows only the kept report is gone")
			}
			for name, data := range after {
				if name != "vi/tay-ho/hop.html" && name != "en/tay-ho/hop.html" && strings.Contains(data, "Họp cùng nêu") {
					t.Errorf("%s still shows the report that is gone", name)
				}
			}
		})
	}
}

func namingContent() fstest.MapFS {
	return siteOf(namingSite)
}

func edited(file *fstest.MapFile, from, to string) *fstest.MapFile {
	return &fstest.MapFile{Mode: file.Mode, Data: []byte(strings.Replace(string(file.Data), from, to, 1))}
}

// damage gives a report a key that there is not.
func damage(content fstest.MapFS, name string) {
	content[name] = edited(content[name], "---\n", "---\nbogus: 1\n")
}

func goOnWith(t *testing.T, content fstest.MapFS, out string) {
	t.Helper()
	result := Run(Options{Content: content, Out: out, KeepGoing: true})
	if len(result.Kept) != 1 || !problem.HasErrors(result.Problems) {
		t.Fatalf("kept are %v, want one report:\n%s", result.Kept, lines(result.Problems))
	}
}

func noDeadFiles(t *testing.T, s *webSite) {
	t.Helper()
	for _, from := range s.pages {
		for _, l := range s.links[from] {
			u, err := url.Parse(l.url)
			if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || from == "404.html" {
				continue
			}
			if to := path.Join(path.Dir(from), u.Path); s.files[to] == "" {
				t.Errorf("%s leads to %s, which is not in the site", from, to)
			}
		}
	}
}
