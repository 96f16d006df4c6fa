package build

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"phoihop/internal/cache"
	"phoihop/internal/codec"
	"phoihop/internal/data"
	"phoihop/internal/output"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/render"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
)

// run is one build on its way.
type run struct {
	options   Options
	cache     *cache.Cache
	reader    *reader
	files     *source.Tree
	settings  *report.Site
	districts []*report.District
	readings  []*reading // sorted by district and name
	site      *site.Site
	templates *render.Templates
	data      *data.Set
	book      *page.Book
	feeds     []page.FeedMaker
	calendars []page.CalendarMaker
	tree      *output.Tree
	opened    bool // tree is that of OUT
	used      *used
	places    sync.Map // *reading -> its places
	folders   sync.Map // *reading -> its source.AssetIndex
	pictures  sync.Map // path of a picture -> func() *picture
	refused   sync.Map // path of a picture -> problem.Problem
	decoders  chan struct{}
	decoded   atomic.Int64 // pictures
	drawn     atomic.Int64 // share cards
	shelf     *shelf
	finder    *finder // nil where nothing is published
	drafts    int
	linksTold bool // what is wrong with links was told already
	textOnly  bool // pictures are not looked at
	kept      []report.Ref
	leftOut   []report.Ref
	published output.Published
	notKept   error
	writing   sync.Once // tells the first error of writing to tree
	pages     atomic.Int64
	done      atomic.Int64
	total     int

	mu       sync.Mutex // guards problems, and told of template mistakes
	problems []problem.Problem
	errors   atomic.Bool
}

func newRun(o Options) *run {
	return &run{options: o, used: newUsed(), shelf: newShelf(), tree: output.Discard(), decoders: make(chan struct{}, decoding),
		cache: cache.Open(o.Cache, o.Program+" "+codec.Schema(head{})+" "+codec.Schema(rest{})+" "+codec.Schema(texts[string]{})+" "+codec.Schema(pictureHead{}))}
}

func (r *run) close() {
	r.finder.close()
	r.tree.Close()
	r.cache.Close()
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

// reading finds a report by its id; nil where there is none.
func (r *run) reading(ref report.Ref) *reading {
	if at := r.place(ref); at < len(r.readings) && r.readings[at].Ref == ref {
		return r.readings[at]
	}
	return nil
}

// place is where a report stands among the readings, or would stand.
func (r *run) place(ref report.Ref) int {
	at, _ := slices.BinarySearchFunc(r.readings, ref, func(rd *reading, ref report.Ref) int {
		return cmp.Or(strings.Compare(rd.Ref.District, ref.District), strings.Compare(rd.Ref.Name, ref.Name))
	})
	return at
}

// readingsOf gives the reports of a district.
func (r *run) readingsOf(district string) []*reading {
	from := r.place(report.Ref{District: district})
	to := from
	for to < len(r.readings) && r.readings[to].Ref.District == district {
		to++
	}
	return r.readings[from:to]
}

// outside tells whether a report has no page in the part that the site is. Of one with errors there is none.
func (r *run) outside(ref report.Ref) bool {
	return r.site != nil && r.site.Whole() != nil && r.site.Report(ref) == nil
}

// failed tells that an error was found, so that no page need be made any more.
func (r *run) failed() bool { return r.errors.Load() }

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

// buffer is room to encode a record in, to load one and to lay out a page.
type buffer struct{ head, rest, page []byte }

var buffers = sync.Pool{New: func() any { return new(buffer) }}
