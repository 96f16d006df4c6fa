package live

import (
	"bytes"
	"html/template"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

// view is what is served at one moment. A page is made once.
type view struct {
	hub      *hub
	site     *build.Preview
	look     int // grows when something changes that pages show but do not hold: styles, pictures
	problems []problem.Problem
	byFile   map[string][]problem.Problem
	counts   counts
	made     *sync.Map // path -> func() file, of pages without what is inserted
	pages    sync.Map  // path -> func() *servedPage
}

// file is a file of the site, if it is there.
type file struct {
	build.File
	there bool
}

// servedPage is a page as it is served, with digests of the page itself and of its bar.
type servedPage struct {
	html      []byte
	page, bar string
}

func newView(h *hub, site *build.Preview, look int) *view {
	v := &view{hub: h, site: site, look: look, problems: site.Problems(), byFile: map[string][]problem.Problem{}, made: &sync.Map{}}
	for _, p := range v.problems {
		if p.Root == "" {
			v.byFile[p.File] = append(v.byFile[p.File], p)
		}
	}
	v.counts = countOf(v.problems)
	return v
}

// counts are numbers of problems by severity.
type counts struct{ Errors, Warnings, Notes int }

func countOf(list []problem.Problem) (n counts) {
	for _, p := range list {
		switch p.Severity {
		case problem.Error:
			n.Errors++
		case problem.Warning:
			n.Warnings++
		default:
			n.Notes++
		}
	}
	return n
}

// Any tells that there are problems.
func (n counts) Any() bool { return n != counts{} }

// less are the counts of all but some.
func (n counts) less(some counts) counts {
	return counts{n.Errors - some.Errors, n.Warnings - some.Warnings, n.Notes - some.Notes}
}

func (v *view) file(name string) file {
	make := func() file {
		f, ok := v.site.File(name)
		return file{f, ok}
	}
	if path.Ext(name) != ".html" {
		return make() // large data is not held
	}
	once, _ := v.made.LoadOrStore(name, sync.OnceValue(make))
	return once.(func() file)()
}

// page gives a page with its bar: where it can't be made, as it was made last, else a page that says why.
func (v *view) page(name string) *servedPage {
	once, _ := v.pages.LoadOrStore(name, sync.OnceValue(func() *servedPage { return v.makePage(name) }))
	return once.(func() *servedPage)()
}

func (v *view) makePage(name string) *servedPage {
	f := v.file(name)
	b := v.newBar(name, f)
	page := f.Data
	switch broken := len(v.broken(name)) > 0 || len(f.Problems) > 0; {
	case page != nil:
		v.hub.keepGood(name, page)
	case f.there || broken:
		page = v.hub.lastGood(name)
		b.Old, b.None = page != nil, page == nil
	default:
		b.Gone = true
	}
	if page == nil {
		page = v.execute("absent.html", b)
	}
	b.Drafts = v.draftsLinked(name, page)
	bar := v.execute("bar.html", b)
	s := &servedPage{page: digest(page, []byte(strconv.Itoa(v.look))), bar: digest(bar)}
	head := v.execute("head.html", headData{Path: name, Page: s.page, Bar: s.bar, Look: v.look, Gone: b.Gone})
	s.html = insert(page, head, bar)
	return s
}

type headData struct {
	Path, Page, Bar string
	Look            int
	Gone            bool
}

// broken are the errors for which a page may not be there: those of its own files, and where there is no site, all.
func (v *view) broken(name string) (errors []problem.Problem) {
	of := v.ofPage(name)
	if !v.site.Usable() {
		of = v.problems
	}
	for _, p := range of {
		if p.Severity == problem.Error {
			errors = append(errors, p)
		}
	}
	return errors
}

// ofPage are the problems of the files that a page is made of first of all.
func (v *view) ofPage(name string) (found []problem.Problem) {
	for _, f := range v.site.Origin(name).Files {
		found = append(found, v.byFile[f]...)
	}
	return found
}

// bar is what the bar of a page says.
type bar struct {
	Lang                 string
	Problems             []shownProblem
	More                 int    // of this page's, not shown
	Own, Other           counts // of this page, of other files
	Draft, Old, None     bool
	Gone                 bool
	Searching, SearchOld bool
	Sources              []sourceLink
	Drafts               []draftLink // to which the page links
}

// shownProblem is a problem in the language of messages.
type shownProblem struct {
	Severity      string // a name of words
	At            string // file, line and column
	Open          template.URL
	Message, Hint string
	Code          problem.Code
}

type sourceLink struct {
	Name string
	Open template.URL
}

// perBar is how many problems a bar shows.
const perBar = 20

func (v *view) newBar(name string, f file) *bar {
	from := v.site.Origin(name)
	own := v.ofPage(name)
	if !v.site.Usable() {
		own = v.problems
	}
	listed := len(own)
	for _, p := range f.Problems {
		if !slices.Contains(own, p) {
			own = append(slices.Clip(own), p)
		}
	}
	b := &bar{Lang: v.hub.options.Lang, Draft: from.Draft, Old: from.Old && f.Data != nil}
	for i, p := range own {
		if i < perBar {
			b.Problems = append(b.Problems, v.shown(p))
		}
	}
	b.More = max(0, len(own)-perBar)
	b.Own, b.Other = countOf(own), v.counts.less(countOf(own[:listed]))
	for _, file := range from.Files {
		b.Sources = append(b.Sources, sourceLink{file, v.open(file, 1, 1)})
	}
	if strings.HasSuffix(name, "search.html") {
		any, this := v.site.SearchMade()
		b.Searching, b.SearchOld = !any, any && !this
	}
	return b
}

func (v *view) shown(p problem.Problem) shownProblem {
	s := shownProblem{Severity: p.Severity.Name(), At: path.Join(p.Root, p.File), Message: p.Message.In(v.hub.options.Lang), Hint: p.Hint.In(v.hub.options.Lang), Code: p.Code}
	if p.Line > 0 {
		s.At += ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
	}
	if p.Root == "" {
		s.Open = v.open(p.File, p.Line, p.Column)
	} else if p.Root == v.hub.options.Build.OverrideName {
		s.Open = openAt(filepath.Join(v.hub.options.Templates, filepath.FromSlash(p.File)), p.Line, p.Column)
	}
	return s
}

// open is the address at which VS Code opens a file of the content.
func (v *view) open(file string, line, column int) template.URL {
	return openAt(filepath.Join(v.hub.options.Folder, filepath.FromSlash(file)), line, column)
}

func openAt(file string, line, column int) template.URL {
	at := url.URL{Path: "/" + strings.TrimPrefix(filepath.ToSlash(file), "/")}
	return template.URL("vscode://file" + at.EscapedPath() + ":" + strconv.Itoa(max(line, 1)) + ":" + strconv.Itoa(max(column, 1)))
}

// execute fills one of the server's own templates.
func (v *view) execute(name string, data any) []byte {
	var out bytes.Buffer
	if err := ownPages[v.hub.options.Lang].ExecuteTemplate(&out, name, data); err != nil {
		panic("live: " + err.Error()) // every template is tried by a test
	}
	return out.Bytes()
}
