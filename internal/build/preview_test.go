package build

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"phoihop/internal/problem"
)

// sameAsBuilt compares every file of a build with what a preview makes of the same content.
func sameAsBuilt(t *testing.T, p *Preview, o Options) {
	t.Helper()
	o.Drafts = true
	files := contents(t, built(t, o))
	if !p.MakeSearch() {
		t.Error("there is no index")
	}
	for path, want := range files {
		got, ok := p.File(path)
		if !ok && IsSearch(path) {
			got, ok = p.Search(path)
		}
		switch {
		case path == "manifest.json":
		case !ok:
			t.Errorf("%s is in the site, but not in the preview", path)
		case string(got.Data) != want:
			t.Errorf("%s differs", path)
		}
	}
	for path := range p.pages {
		if _, there := files[path]; !there {
			t.Errorf("%s is in the preview, but not in the site", path)
		}
	}
}

// TestPreviewEqualsBuild: each file of a site, made by itself when it is asked for, is that of a build.
func TestPreviewEqualsBuild(t *testing.T) {
	try := func(name string, o Options) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if check := o; problem.HasErrors(Run(check).Problems) {
				t.Skip("it has errors")
			}
			o.Drafts, o.Part = true, Part{} // a preview shows the whole
			p := NewPreview(o)
			defer p.Close()
			sameAsBuilt(t, p, o)
		})
	}
	try("content", Options{Content: os.DirFS(root + "/content"), BaseURL: "https://example.org/"})
	try("demo", Options{Content: os.DirFS(root + "/testdata/demo")})
	sites, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range sites {
		in, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o := Options{Content: contentOf(in), Drafts: true}
		for _, f := range in.Files {
			if f.Name == "options" {
				setOptions(t, &o, string(f.Data))
			}
		}
		try(strings.TrimSuffix(filepath.Base(file), ".txtar"), o)
	}
}

// TestPreviewTellsWhatCheckTells: an editor who has watched the preview finds nothing new in a check.
func TestPreviewTellsWhatCheckTells(t *testing.T) {
	o := Options{Content: siteOf(`
-- content/site.yaml --
title: {vi: Bản tin}
languages: [vi]
agencies: {ubnd: {name: {vi: Ủy ban nhân dân}}}
glossary: [{vi: Ủy ban nhân dân, en: People's Committee, avoid: {vi: [chính quyền xã]}}]
-- content/tay-ho/district.yaml --
name: {vi: Quận Tây Hồ}
type: quan
-- content/tay-ho/hop.vi.md --
---
title: Họp
agency: ubnd
date: 2023-02-15
attendees: [{name: Nguyễn Văn Hòa, role: Chủ tịch, agency: ubnd}, {name: Nguyễn Văn Hoà, role: Chủ tịch, agency: ubnd}]
---
Gọi số 0912 345 678 và và hỏi chính quyền xã. Hoà bình, thủy lợi, hóa đơn. Xem [bản kia](khong-co.vi.md).
-- content/tay-ho/hop-sau.vi.md --
---
title: Họp sau
agency: ubnd
date: 2023-03-15
summary: Hai bên họp.
draft: true
tasks: [{id: t1, title: Việc, follows: hop#t9}]
---
Nội dung.
`), Drafts: true, Compare: true}
	want := Run(o).Problems
	codes := map[problem.Code]bool{}
	for _, p := range want {
		codes[p.Code] = true
	}
	for _, code := range []problem.Code{problem.PhoneNumber, problem.AvoidedWord, problem.DoubledWord, problem.ToneStyle} {
		if !codes[code] {
			t.Errorf("the site has nothing of %s: %v", code, want)
		}
	}
	p := NewPreview(o)
	defer p.Close()
	p.Check()
	if got := p.Problems(); !reflect.DeepEqual(got, want) {
		t.Errorf("the preview tells\n%v\na check\n%v", got, want)
	}
}

// TestPreviewReadsAsBuildsDo: what a build has kept in the cache holds for the preview, and the other way round.
func TestPreviewReadsAsBuildsDo(t *testing.T) {
	o := Options{Content: os.DirFS(root + "/testdata/demo")}
	built := newRun(o)
	built.read()
	p := NewPreview(o)
	defer p.Close()
	if !bytes.Equal(p.run.reader.common, built.reader.common) {
		t.Error("the preview reads reports under other settings")
	}
}

// TestPreviewsOfEdits edits a site again and again: whatever an edit did, and whatever mistakes came before, the preview of
// a site without errors is that site.
func TestPreviewsOfEdits(t *testing.T) {
	steps := 60
	if testing.Short() {
		steps = 20
	}
	e := newEditing(t, 3)
	var p *Preview
	var before Options
	compared := 0
	for step := range steps {
		what := e.edit()
		o := e.options
		o.Out, o.Cache, o.Drafts = "", "", true
		if p == nil || o.Today != before.Today || o.BaseURL != before.BaseURL || !reflect.DeepEqual(o.Override, before.Override) {
			if p != nil {
				p.Close()
			}
			p = NewPreview(o)
		} else if p = p.Renew(Changes{All: true, Templates: o.Override != nil, Started: o.Started}); !p.Joined() {
			p = p.Join()
		}
		before = o
		cold := o
		cold.Out = filepath.Join(t.TempDir(), "public")
		if e.wrong = problem.HasErrors(Run(cold).Problems); e.wrong {
			continue
		}
		e.good, e.goodOptions = maps.Clone(e.content), e.options
		compared++
		for path, want := range contents(t, cold.Out) {
			if got, ok := p.File(path); path != "manifest.json" && (!IsSearch(path) || ok) && string(got.Data) != want {
				t.Fatalf("step %d, %s: %s differs (there: %v)", step, what, path, ok)
			}
		}
	}
	p.Close()
	if compared < steps/4 {
		t.Errorf("only %d steps of %d were compared", compared, steps)
	}
}
