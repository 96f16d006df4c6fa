package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"reflect"
	"slices"
	"sync"

	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// LoadTested is Load for templates that tests have found right, as they have the embedded ones: each is parsed when
// the first page of its kind is laid out, and a mistake is told there. A build that changes little lays out few kinds.
func LoadTested(embedded fs.FS) *Templates {
	files := layers{readLayer(embedded, "templates")}
	digest := files.digest()
	key := "tested " + digest
	known := recent.get(key)
	if known == nil {
		known = &loading{templates: later(files, digest)}
		recent.put(key, known)
	}
	return known.templates
}

func later(files layers, digest string) *Templates {
	t := &Templates{files: files, digest: digest, origins: map[string]origin{}, layouts: map[viet.Lang]map[string]*layout{}}
	t.words, _ = readMessages(t.files)
	t.loadFirst()
	for _, lang := range languages {
		words := t.words[lang]
		base := sync.OnceValues(func() (base *template.Template, found []problem.Problem) {
			base = template.New("base.html").Funcs(functions(words, t.first))
			for _, name := range append([]string{"base.html"}, t.partials()...) {
				found = append(found, t.parse(base, name, words)...)
			}
			return base, found
		})
		t.layouts[lang] = map[string]*layout{}
		for _, sample := range samples {
			l := &layout{}
			l.prepare = func() {
				base, found := base()
				l.parse(t, base, found, sample, words)
			}
			t.layouts[lang][sample.Template()] = l
		}
	}
	t.loadAssets()
	t.loadTests()
	return t
}

// parse makes the layout of a page kind on a copy of base, in which found was told.
func (l *layout) parse(t *Templates, base *template.Template, found []problem.Problem, sample page.Page, words *messages) {
	l.template = template.Must(base.Clone())
	found = append(slices.Clone(found), t.parse(l.template, sample.Template(), words)...)
	if len(found) == 0 {
		found = t.missingBlocks(l.template, sample.Template())
	}
	if len(found) > 0 {
		l.mistake = &found[0]
		return
	}
	putTitle(l.template)
	var discarded bytes.Buffer
	l.template.ExecuteTemplate(&discarded, "base.html", sample) // puts the escapers in; a mistake shows again on the page
	if p, err := compile(l.template, words, reflect.TypeOf(sample)); err == nil {
		l.program = p
	}
}

// layout gives the layout of a page kind; nil where there is none.
func (t *Templates) layout(lang viet.Lang, name string) *layout {
	l := t.layouts[lang][name]
	if l != nil && l.prepare != nil {
		l.once.Do(l.prepare)
	}
	return l
}
