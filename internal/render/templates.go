package render

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// Templates are all templates, read and joined with the words of the interface.
type Templates struct {
	files   layers
	first   []byte     // the script in the head of every page
	mu      sync.Mutex // guards origins
	origins map[string]origin
	layouts map[viet.Lang]map[string]*layout // by page template
	words   map[viet.Lang]*messages
	assets  []Asset
	tests   page.Tests
	digest  string
}

// Asset is a file that pages need beside themselves, such as the style sheet.
type Asset struct {
	Path string // in the site
	Data []byte
}

// layout lays out the pages of one kind in one language.
type layout struct {
	template *template.Template
	program  *program // nil where html/template has to execute it; see compile.go
	prepare  func()   // makes the two where they are made late; nil where they are there
	once     sync.Once
	mistake  *problem.Problem // met when it was made late
}

// Digest stands for all that the templates say: their files and the words of the interface.
func (t *Templates) Digest() string { return t.digest }

// Assets lists them by path.
func (t *Templates) Assets() []Asset { return t.assets }

// samples are empty pages, one for each template: a template that can't lay one out is broken.
var samples = []page.Page{&page.Home{}, &page.District{}, &page.DistrictYear{}, &page.Report{}, &page.Withdrawn{}, &page.Moved{}, &page.Year{},
	&page.Tasks{}, &page.TaskPage{}, &page.TasksYear{},
	&page.People{}, &page.Persons{}, &page.Documents{}, &page.CitedDocument{}, &page.Themes{}, &page.NamedTheme{},
	&page.Agencies{}, &page.Agency{}, &page.Kinds{}, &page.Kind{}, &page.Glossary{}, &page.Search{}, &page.About{}, &page.Accessibility{}, &page.Choose{}, &page.NotFound{}}

// Load reads the embedded templates and over them those of the user's folder, called overrideRoot in
// problems; override may be nil. Templates that were loaded before are not parsed again: a preview
// builds many times with the same.
func Load(embedded fs.FS, override fs.FS, overrideRoot string) (*Templates, []problem.Problem) {
	files := layers{readLayer(embedded, "templates")}
	if override != nil {
		files = append(files, readLayer(override, overrideRoot))
	}
	digest := files.digest()
	known := recent.get(digest + overrideRoot)
	if known == nil {
		known = load(files, digest)
		recent.put(digest+overrideRoot, known)
	}
	return known.templates, slices.Clone(known.problems)
}

// loading is what came of a call of load.
type loading struct {
	templates *Templates
	problems  []problem.Problem
}

func load(files layers, digest string) *loading {
	t := &Templates{files: files, digest: digest, origins: map[string]origin{}, layouts: map[viet.Lang]map[string]*layout{}}
	problems := files.unreadable()
	if len(files) > 1 {
		problems = append(problems, t.unknownFiles()...)
	}
	words, found := readMessages(t.files)
	problems = append(problems, found...)
	t.words = words
	problems = append(problems, t.loadFirst()...)
	for _, lang := range languages {
		set, found := t.loadSet(words[lang])
		problems = append(problems, found...)
		t.layouts[lang] = set
	}
	problems = append(problems, t.loadAssets()...)
	problems = append(problems, t.loadTests()...)
	if !problem.HasErrors(problems) {
		problems = append(problems, t.try()...)
		problems = append(problems, t.tryCalendar()...)
	}
	if !problem.HasErrors(problems) {
		t.compile(words)
	}
	return &loading{t, distinct(problems)}
}

// unknownFiles warns of files in the user's folder that take nothing's place.
func (t *Templates) unknownFiles() (problems []problem.Problem) {
	own, user := t.files[0], t.files[1]
	for _, name := range user.names {
		if _, known := own.files[name]; !known && !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(path.Base(name), ".") {
			p := problem.New(problem.TemplateUnknown, name, strings.Join(own.names, ", ")).DidYouMean(name, own.names).At(1, 1)
			problems = append(problems, origin{user.root, name}.problem(p))
		}
	}
	return problems
}

// loadAssets takes assets/ of both layers; a user's folder may bring files of its own.
func (t *Templates) loadAssets() (problems []problem.Problem) {
	isAsset := func(name string) bool {
		return strings.HasPrefix(name, "assets/") && !strings.HasPrefix(path.Base(name), ".")
	}
	for _, name := range t.files.names(isAsset) {
		data, at, err := t.files.read(name)
		if err != nil {
			problems = append(problems, at.problem(problem.New(problem.Unreadable, err).At(1, 1)))
			continue
		}
		if name == styleSheet {
			data = plainFirst(asRead(data))
			if t.files.ours(name) {
				data = shortSheet(data)
			}
		}
		if path.Ext(name) == ".css" && !t.files.ours(name) {
			problems = append(problems, refusedIn(data, at)...)
		}
		t.assets = append(t.assets, Asset{Path: name, Data: data})
	}
	return append(problems, t.loadScripts()...)
}

// loadSet parses all templates with the words of one language.
func (t *Templates) loadSet(words *messages) (map[string]*layout, []problem.Problem) {
	var problems []problem.Problem
	base := template.New("base.html").Funcs(functions(words, t.first))
	for _, name := range append([]string{"base.html"}, t.partials()...) {
		problems = append(problems, t.parse(base, name, words)...)
	}
	set := map[string]*layout{}
	for _, sample := range samples {
		name := sample.Template()
		clone, err := base.Clone()
		if err != nil {
			return nil, append(problems, t.mistake(err, name))
		}
		found := t.parse(clone, name, words)
		if len(found) == 0 {
			found = t.missingBlocks(clone, name)
		}
		problems = append(problems, found...)
		putTitle(clone)
		set[name] = &layout{template: clone}
	}
	return set, problems
}

// missingBlocks tells which of its two blocks a page template does not define, at that template.
func (t *Templates) missingBlocks(set *template.Template, name string) (problems []problem.Problem) {
	for _, block := range []string{"title", "main"} {
		if set.Lookup(block) == nil {
			reason := problem.Words{Vi: fmt.Sprintf("thiếu {{define %q}}", block), En: fmt.Sprintf("{{define %q}} is missing", block)}
			problems = append(problems, t.origins[name].problem(problem.New(problem.TemplateMistake, reason).At(1, 1)))
		}
	}
	return problems
}

// putTitle puts the block "title" into the places where base.html calls it. They are in a <title> and in
// an attribute; html/template would escape a copy of the block for each, out of the compiler's reach.
func putTitle(set *template.Template) {
	base, title := set.Lookup("base.html"), set.Lookup("title")
	if base == nil || base.Tree == nil || title == nil || title.Tree == nil {
		return
	}
	for i, node := range base.Tree.Root.Nodes {
		if call, ok := node.(*parse.TemplateNode); ok && call.Name == "title" && call.Pipe != nil && call.Pipe.String() == "." {
			base.Tree.Root.Nodes[i] = title.Tree.Root.CopyList()
		}
	}
}

// partials lists the files whose names begin with "_", of both layers.
func (t *Templates) partials() []string {
	return t.files.names(func(name string) bool {
		partial, _ := path.Match("_*.html", name)
		return partial
	})
}

// parse adds a file to a set and puts the words of the interface into it.
func (t *Templates) parse(set *template.Template, name string, words *messages) []problem.Problem {
	data, at, err := t.files.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []problem.Problem{at.problem(problem.New(problem.TemplateMissing, name).At(1, 1))}
	case err != nil:
		return []problem.Problem{at.problem(problem.New(problem.Unreadable, err).At(1, 1))}
	}
	t.mu.Lock()
	t.origins[name] = at
	t.mu.Unlock()
	// "{{define}}" makes templates of other names within the file; parse keeps the file's name in them.
	before := map[*parse.Tree]bool{}
	for _, tmpl := range set.Templates() {
		before[tmpl.Tree] = true
	}
	target := set
	if name != set.Name() {
		target = set.New(name)
	}
	if _, err := target.Parse(string(data)); err != nil {
		return []problem.Problem{t.mistake(err, name)}
	}
	f := folder{words: words, first: t.first, at: at}
	for _, tmpl := range set.Templates() {
		if tmpl.Tree != nil && !before[tmpl.Tree] {
			f.tree = tmpl.Tree
			f.list(tmpl.Tree.Root)
		}
	}
	return f.problems
}

// folder walks a template and puts words that need no values in the place of their calls.
type folder struct {
	words    *messages
	first    []byte
	at       origin
	tree     *parse.Tree
	problems []problem.Problem
}

func (f *folder) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for i, node := range l.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			n.Text = indentation.ReplaceAll(n.Text, []byte("\n"))
		case *parse.ActionNode:
			if text, ok := f.firstScript(n); ok {
				l.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: text}
			} else if text, ok := f.word(n); ok {
				l.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(html.EscapeString(text))}
			}
		case *parse.IfNode:
			f.list(n.List)
			f.list(n.ElseList)
		case *parse.RangeNode:
			f.list(n.List)
			f.list(n.ElseList)
		case *parse.WithNode:
			f.list(n.List)
			f.list(n.ElseList)
		}
	}
}

// indentation is white space that templates have for their readers and pages need not carry.
var indentation = regexp.MustCompile(`\n\s+`)

// word checks the key of a call of t or n, and gives the text of a call that needs no values.
func (f *folder) word(n *parse.ActionNode) (string, bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) < 2 {
		return "", false
	}
	args := n.Pipe.Cmds[0].Args
	call, isCall := args[0].(*parse.IdentifierNode)
	key, isText := args[1].(*parse.StringNode)
	if !isCall || !isText || call.Ident != "t" && call.Ident != "n" {
		return "", false
	}
	if _, known := f.words.byKey[key.Text]; !known {
		where, _ := f.tree.ErrorContext(n)
		line, column := position(where)
		f.problems = append(f.problems, f.at.problem(problem.New(problem.MessageUnknown, key.Text).At(line, column)))
		return "", false
	}
	if len(args) > 2 {
		return "", false
	}
	return f.words.plain(key.Text)
}

// position reads "report.html:12:5".
func position(where string) (line, column int) {
	parts := strings.Split(where, ":")
	if len(parts) >= 2 {
		line, _ = strconv.Atoi(parts[1])
	}
	if len(parts) >= 3 {
		column, _ = strconv.Atoi(parts[2])
	}
	return max(1, line), max(1, column+1)
}

var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([\w.-]+):(\d+)(?::(\d+))?: (.*)$`)

// mistake turns an error of html/template into a problem with file and line.
func (t *Templates) mistake(err error, name string) problem.Problem {
	line, column, reason := 1, 1, err.Error()
	if m := templateError.FindStringSubmatch(reason); m != nil {
		name, reason = m[1], m[4]
		line, _ = strconv.Atoi(m[2])
		if m[3] != "" {
			column, _ = strconv.Atoi(m[3])
			column++
		}
	}
	t.mu.Lock()
	at, known := t.origins[name]
	t.mu.Unlock()
	if !known {
		at = origin{t.files[0].root, name}
	}
	return at.problem(problem.New(problem.TemplateMistake, reason).At(line, column))
}

// try lays out an empty page of each kind, so that a broken template is found before any page is made.
func (t *Templates) try() (problems []problem.Problem) {
	for _, lang := range languages {
		for _, sample := range samples {
			var b bytes.Buffer
			if p := t.execute(&b, lang, sample); p != nil {
				problems = append(problems, *p)
			} else if !bytes.HasSuffix(bytes.TrimSpace(b.Bytes()), []byte("</html>")) {
				problems = append(problems, t.origins["base.html"].problem(problem.New(problem.TemplateUnended).At(1, 1)))
			}
		}
	}
	return problems
}

// compile makes the programs of those page kinds whose templates allow it. It follows try, in which
// html/template puts its escapers into the templates.
func (t *Templates) compile(words map[viet.Lang]*messages) {
	for _, lang := range languages {
		for _, sample := range samples {
			l := t.layouts[lang][sample.Template()]
			if p, err := compile(l.template, words[lang], reflect.TypeOf(sample)); err == nil {
				l.program = p
			}
		}
	}
}

// Page lays out a page at the end of b.
func (t *Templates) Page(b *bytes.Buffer, p page.Page) *problem.Problem {
	return t.execute(b, p.In().Lang, p)
}

func (t *Templates) execute(b *bytes.Buffer, lang viet.Lang, p page.Page) *problem.Problem {
	l := t.layout(lang, p.Template())
	if l == nil {
		missing := origin{t.files[0].root, p.Template()}.problem(problem.New(problem.TemplateMissing, p.Template()).At(1, 1))
		return &missing
	}
	if l.mistake != nil {
		return l.mistake
	}
	start := b.Len()
	if l.program != nil {
		s := &state{out: b}
		l.program.run(s, reflect.ValueOf(p))
		if s.err == nil {
			return nil
		}
		b.Truncate(start) // html/template meets the same mistake and says where it stands
	}
	if err := l.template.ExecuteTemplate(b, "base.html", p); err != nil {
		mistake := t.mistake(err, p.Template())
		return &mistake
	}
	return nil
}

// distinct sorts problems and tells each once: both languages find the same mistakes.
func distinct(problems []problem.Problem) []problem.Problem {
	problem.Sort(problems)
	return slices.CompactFunc(problems, func(a, b problem.Problem) bool { return fmt.Sprint(a) == fmt.Sprint(b) })
}
