package build

import (
	"bytes"
	"errors"
	"html/template"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"phoihop/internal/markdown"
	"phoihop/internal/output"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/render"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// run is one build on its way.
type run struct {
	options   Options
	files     *source.Tree
	settings  *report.Site
	districts []*report.District
	readings  []*reading
	byRef     map[report.Ref]*reading
	site      *site.Site
	templates *render.Templates
	book      *page.Book
	lists     []page.Entry
	feeds     []page.FeedMaker
	tree      *output.Tree
	used      *used
	places    sync.Map // path of a report file -> its *places
	folders   sync.Map // *reading -> its source.AssetIndex
	drafts    int
	published output.Published
	pages     atomic.Int64
	done      atomic.Int64
	total     int

	mu       sync.Mutex // guards problems, and told of template mistakes
	problems []problem.Problem
	errors   atomic.Bool
}

// tell adds problems; safe for concurrent use.
func (r *run) tell(found ...problem.Problem) {
	if len(found) == 0 {
		return
	}
	r.mu.Lock()
	r.problems = append(r.problems, found...)
	r.mu.Unlock()
	if problem.HasErrors(found) {
		r.errors.Store(true)
	}
}

// failed tells that an error was found, so that no page need be made any more.
func (r *run) failed() bool { return r.errors.Load() }

func (r *run) step() {
	done := int(r.done.Add(1))
	if r.options.Progress != nil && (done%64 == 0 || done == r.total) {
		r.options.Progress(done, r.total)
	}
}

// each calls do for 0 to n-1, on as many processors as there are.
func each(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// reading is what a report's files say, without the bodies' text.
type reading struct {
	source.Reading
	lead, wordsLead string
}

// newReading keeps of a report what the site needs and lets go of the bodies.
func newReading(r source.Reading) *reading {
	rd := &reading{Reading: r}
	if o := r.Original.Report; o != nil && o.Summary == "" {
		rd.lead = markdown.Lead(r.Original.Body.Text)
	}
	if o, w := r.Original.Report, r.Words.Report; o != nil && w != nil && o.Summary == "" && w.Summary == "" {
		rd.wordsLead = markdown.Lead(r.Words.Body.Text)
	}
	rd.Original.Body.Text, rd.Words.Body.Text = nil, nil
	return rd
}

func (rd *reading) withdrawn() bool { return !rd.Original.Report.Withdrawn.IsZero() }

func (rd *reading) input(links map[viet.Lang]map[string]string) site.Input {
	in := site.Input{Ref: rd.Ref, Lang: rd.Original.Lang, WordsLang: rd.Words.Lang, Original: rd.Original.Report, Words: rd.Words.Report,
		Lead: rd.lead, WordsLead: rd.wordsLead, Stale: rd.Stale, Links: links}
	if len(rd.Assets) > 0 {
		in.Files = map[string]site.File{}
		for _, a := range rd.Assets {
			in.Files[a.Name] = site.File{Slug: a.Slug, Width: a.Width, Height: a.Height}
		}
		index := rd.Index() // a key may write a no-break space of the name as a space
		source.NamedFiles(in.Original, func(_, name string) {
			if a, there := index.Find(name); there {
				in.Files[name] = in.Files[a.Name]
			}
		})
	}
	return in
}

// makeReport renders the bodies of a report and makes its pages.
func (r *run) makeReport(rd *reading) {
	bodies := map[viet.Lang]page.Body{}
	for _, part := range []source.Part{rd.Original, rd.Words} {
		if part.Body.File == "" {
			continue
		}
		body, ok := r.renderBody(rd, part)
		if ok && part.Report != nil {
			bodies[part.Lang] = body
		}
	}
	if rd.Original.Report == nil {
		return
	}
	source.NamedFiles(rd.Original.Report, func(_, name string) { r.use(rd, name) })
	joined := r.site.Report(rd.Ref)
	if r.failed() || joined == nil {
		return
	}
	r.book.ReportPages(joined, bodies, func(p page.Page) bool {
		r.putPage(p)
		return !r.failed()
	})
}

// renderBody reads a body once more and turns it into HTML. Problems of a draft are warnings.
func (r *run) renderBody(rd *reading, part source.Part) (page.Body, bool) {
	body, problems := source.ReadBody(r.options.Content, part.Body)
	if len(problems) > 0 {
		r.tell(problems...)
		return page.Body{}, false
	}
	made := markdown.Render(body.Text, part.Lang, &links{run: r, from: rd, lang: part.Lang})
	if part.Draft {
		for i := range made.Problems {
			made.Problems[i].Severity = problem.Warning
		}
	}
	r.tell(body.Place(made.Problems)...)
	headings := make([]page.Heading, len(made.Headings))
	for i, h := range made.Headings {
		headings[i] = page.Heading(h)
	}
	return page.Body{HTML: template.HTML(made.HTML), Headings: headings}, true
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func (r *run) putPage(p page.Page) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if mistake := r.templates.Page(b, p); mistake != nil {
		r.tellOnce(*mistake)
		return
	}
	r.pages.Add(1)
	r.put(p.In().Path, b.Bytes(), p.In().Path)
}

// tellOnce tells of a template's mistake, which every page of its kind would find again.
func (r *run) tellOnce(p problem.Problem) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, known := range r.problems {
		if known.Code == p.Code && known.File == p.File && known.Line == p.Line && known.Message == p.Message {
			return
		}
	}
	r.problems = append(r.problems, p)
	if p.Severity == problem.Error {
		r.errors.Store(true)
	}
}

func (r *run) putFeed(f *page.Feed) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := render.Feed(b, f); err != nil {
		r.tell(outputProblem(f.Path, err))
		return
	}
	r.put(f.Path, b.Bytes(), f.Path)
}

// put stages a file; from is the source that problems name.
func (r *run) put(path string, data []byte, from string) {
	if err := r.tree.Put(path, data); err != nil {
		r.tellPut(path, from, err)
	}
}

func (r *run) tellPut(path, from string, err error) {
	var taken *output.PathTakenError
	var bad *output.BadPathError
	switch {
	case errors.As(err, &taken):
		r.tell(problem.New(problem.PathTaken, path, from).In(from).At(1, 1))
	case errors.As(err, &bad):
		r.tell(problem.New(problem.BadFileName, path).In(from).At(1, 1))
	default:
		r.tellOnce(outputProblem(r.options.Out, err))
	}
}

// putFiles copies the photos and attachments of a report that something names.
func (r *run) putFiles(rd *reading) {
	for _, a := range rd.Assets {
		if r.used.has(a.Path) {
			r.copy(a.Path, page.FilePath(rd.Ref, a.Slug))
		}
	}
}

func (r *run) copy(from, to string) {
	f, err := r.options.Content.Open(from)
	if err != nil {
		r.tell(problem.New(problem.Unreadable, err.Error()).In(from).At(1, 1))
		return
	}
	defer f.Close()
	if err := r.tree.PutFile(to, f); err != nil {
		r.tellPut(to, from, err)
	}
}

// putFixed puts what stands once in a site: site map, robots.txt, styles, and the files of _root.
func (r *run) putFixed() {
	put := func(path string, data []byte) error {
		r.put(path, data, path)
		return nil
	}
	if err := render.SiteMap(r.book, r.settings.BaseURL, put); err != nil {
		r.tell(outputProblem("sitemap.xml", err))
	}
	r.put("robots.txt", []byte(r.book.Robots()), "robots.txt")
	for _, a := range r.templates.Assets() {
		r.put(a.Path, a.Data, a.Path)
	}
	for _, file := range r.files.Root {
		r.copy(file, strings.TrimPrefix(file, "_root/"))
	}
}

// forbiddenReasons puts the output's reasons into an editor's words.
var forbiddenReasons = map[output.Reason]problem.Words{
	output.ReasonEmpty:    {Vi: "đường dẫn để trống", En: "the path is empty"},
	output.ReasonRoot:     {Vi: "đó là thư mục gốc của hệ thống tệp", En: "it is the root of the file system"},
	output.ReasonFile:     {Vi: "đó là một tệp", En: "it is a file"},
	output.ReasonDangling: {Vi: "đó là một liên kết không dẫn tới đâu", En: "it is a link that leads nowhere"},
	output.ReasonStaging:  {Vi: "nó nằm trong thư mục tạm của phoihop (.TÊN.phoihop)", En: "it lies inside a staging folder (.NAME.phoihop)"},
}

// outputProblem puts an error of the output into an editor's words.
func outputProblem(out string, err error) problem.Problem {
	var notOurs *output.NotOursError
	var forbidden *output.ForbiddenError
	var conflict *output.ConflictError
	var busy *output.BusyError
	var unfinished *output.UnfinishedError
	p := problem.New(problem.OutFailed, err.Error())
	switch {
	case errors.As(err, &notOurs):
		p = problem.New(problem.OutNotOurs, notOurs.Dir, notOurs.Found)
	case errors.As(err, &forbidden):
		p = problem.New(problem.OutForbidden, forbidden.Path, forbiddenReasons[forbidden.Reason])
	case errors.As(err, &conflict):
		p = problem.New(problem.OutConflict, conflict.Path)
	case errors.As(err, &busy):
		p = problem.New(problem.OutBusy, out)
	case errors.As(err, &unfinished):
		p = problem.New(problem.OutUnfinished, err.Error())
	}
	p.Root = out
	return p.At(1, 1)
}
