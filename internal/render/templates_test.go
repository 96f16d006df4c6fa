package render

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"phoihop/internal/page"
	"phoihop/internal/viet"
	"phoihop/templates"
)

// TestEveryPageHasItsTemplate holds three lists against each other: the kinds of pages in package page,
// the template files, and the samples that are tried when templates are read.
func TestEveryPageHasItsTemplate(t *testing.T) {
	var tried, files []string
	for _, s := range samples {
		tried = append(tried, s.Template())
	}
	for _, f := range templateFiles(t) {
		if f != "base.html" && !strings.HasPrefix(f, "_") {
			files = append(files, f)
		}
	}
	pages := namedTemplates(t)
	for _, list := range [][]string{tried, files, pages} {
		slices.Sort(list)
	}
	if !slices.Equal(tried, pages) {
		t.Errorf("pages are laid out by %v, tried are %v", pages, tried)
	}
	if !slices.Equal(files, pages) {
		t.Errorf("pages are laid out by %v, files are %v", pages, files)
	}
}

// namedTemplates reads what the Template methods of package page return.
func namedTemplates(t *testing.T) (names []string) {
	files, err := filepath.Glob("../page/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "Template" {
				continue
			}
			result := f.Body.List[0].(*ast.ReturnStmt).Results[0].(*ast.BasicLit)
			name, err := strconv.Unquote(result.Value)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
	}
	return names
}

// TestEmbeddedTemplates: they have no mistake, and lay out an empty page of each kind in each language.
func TestEmbeddedTemplates(t *testing.T) {
	loaded, problems := Load(templates.Files, nil, "")
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	for _, lang := range []viet.Lang{viet.Vi, viet.En} {
		for _, sample := range samples {
			saved := sample.In().Lang
			sample.In().Lang = lang
			var b bytes.Buffer
			if mistake := loaded.Page(&b, sample); mistake != nil {
				t.Errorf("%s: %v", sample.Template(), *mistake)
			}
			if !strings.HasPrefix(b.String(), "<!doctype html>\n<html lang=\""+string(lang)+"\">") || !strings.HasSuffix(b.String(), "</html>\n") {
				t.Errorf("%s in %s is no whole page: %.80q … ", sample.Template(), lang, b.String())
			}
			sample.In().Lang = saved
		}
	}
}

// TestBrokenTemplates breaks each template in turn, as somebody does who changes one: the mistake is
// found before any page is made, and told with the user's file and line.
func TestBrokenTemplates(t *testing.T) {
	mistakes := map[string]string{
		"unclosed block": "{{define \"title\"}}x{{end}}\n{{define \"main\"}}\n<p>{{if .Lang}}</p>\n",
		"unknown field":  "{{define \"title\"}}x{{end}}\n{{define \"main\"}}\n<p>{{.Nonsense}}</p>{{end}}\n",
		"unknown word":   "{{define \"title\"}}x{{end}}\n{{define \"main\"}}\n<p>{{t \"nonsense\"}}</p>{{end}}\n",
		"unknown call":   "{{define \"title\"}}x{{end}}\n{{define \"main\"}}\n<p>{{nonsense .Lang}}</p>{{end}}\n",
		"no such part":   "{{define \"title\"}}x{{end}}\n{{define \"main\"}}\n<p>{{template \"nonsense\" .}}</p>{{end}}\n",
	}
	for _, sample := range samples {
		name := sample.Template()
		for what, text := range mistakes {
			_, problems := Load(templates.Files, fstest.MapFS{name: {Data: []byte(text)}}, "own")
			if len(problems) != 1 {
				t.Errorf("%s, %s: told %q", name, what, told(problems))
				continue
			}
			if p := problems[0]; p.Root != "own" || p.File != name || p.Line < 3 || p.Line > 4 {
				t.Errorf("%s, %s: told at %s/%s:%d: %s", name, what, p.Root, p.File, p.Line, p.Message.En)
			}
		}
	}
}

// TestMissingBlock: a template that forgets one of its two blocks is told by its own name.
func TestMissingBlock(t *testing.T) {
	for text, missing := range map[string]int{`{{define "title"}}x{{end}}`: 1, `{{define "main"}}x{{end}}`: 1, ``: 2} {
		_, problems := Load(templates.Files, fstest.MapFS{"kinds.html": {Data: []byte(text)}}, "own")
		want := strings.Repeat("; own/kinds.html:1 template", missing)[2:]
		if got := told(problems); got != want {
			t.Errorf("%q: told %q, want %q", text, got, want)
		}
	}
}

// TestOwnFiles: what of a user's folder takes the place of the embedded, what is added, what is told.
func TestOwnFiles(t *testing.T) {
	own := fstest.MapFS{
		"_card.html":         {Data: []byte(`{{define "cards"}}<p>{{template "mine" .}}</p>{{end}}`)},
		"_mine.html":         {Data: []byte(`{{define "mine"}}{{len .}} thẻ{{end}}`)},
		"assets/mine.svg":    {Data: []byte(`<svg/>`)},
		"assets/.DS_Store":   {Data: []byte(`x`)},
		"assets/style.css":   {Data: []byte(`p{}`)},
		".git":               {Data: []byte(`x`)},
		"ghi-chu/doc-toi.md": {Data: []byte(`x`)},
	}
	loaded, problems := Load(templates.Files, own, "own")
	if got, want := told(problems), "own/_mine.html:1 template-unknown; own/ghi-chu/doc-toi.md:1 template-unknown"; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	var b bytes.Buffer
	if mistake := loaded.Page(&b, &page.Kind{Frame: page.Frame{Lang: viet.Vi}, List: make([]page.Card, 3)}); mistake != nil {
		t.Fatal(*mistake)
	}
	if !strings.Contains(b.String(), "<p>3 thẻ</p>") {
		t.Errorf("the user's partial is not used:\n%s", b.String())
	}
	var paths []string
	for _, a := range loaded.Assets() {
		paths = append(paths, fmt.Sprintf("%s %.4s", a.Path, a.Data))
	}
	if !slices.Contains(paths, "assets/mine.svg <svg") || !slices.Contains(paths, "assets/style.css p{}") || slices.ContainsFunc(paths, func(p string) bool { return strings.Contains(p, "DS_Store") }) {
		t.Errorf("assets are %v", paths)
	}
}
