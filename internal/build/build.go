// Package build puts the steps together: it reads the content, joins it, makes every page and hands it
// to the output, and gathers the problems of all steps.
//
// All problems of all files are told in one run, so a mistake found early does not hide those found
// late: with an error in one report the links of all others are still checked. Pages are made only while
// there is no error, and the output is swapped in only when there was none (but see keepgoing.go).
//
// # What is read, and what is kept
//
// The files of a report are read once and become a record (record.go): its head, of which memory holds
// one for each report, and its rest, which holds all facts and the rendered bodies and goes to the cache.
// A report whose files are as they were when its record was made is not read; the record is taken from
// the cache. Where a rendered body links to other files it has holes: where these lead is looked up in
// every build (links.go), since it depends on those files.
//
// # What is made
//
// Every page has a mark, the fingerprint of all that it is made from. A page that OUT holds under the
// same mark is kept; for any other the rests of the records that it shows are loaded, and it is laid out.
// No graph of what depends on what is kept, so none can be wrong: with any cache, and with none, a build
// gives the same bytes.
package build

import (
	"io/fs"
	"slices"
	"sync"
	"time"

	"phoihop/internal/data"
	"phoihop/internal/output"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/render"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
	"phoihop/templates"
)

// Options say what to build. Content is the content folder. Out is the folder to publish into; "" only
// checks. Override is a folder of templates in the place of the embedded ones, nil for none; problems
// call it OverrideName. Progress, if set, is told now and then how much of the work is done.
type Options struct {
	Content      fs.FS
	Out          string
	Override     fs.FS
	OverrideName string
	BaseURL      string // in the place of site.yaml's; ends in "/"
	Drafts       bool
	KeepGoing    bool        // publish what has no errors; see keepgoing.go
	Compress     bool        // put FILE.br and FILE.gz beside every file of text
	CountOnly    bool        // warnings over several reports are counted; where they stand is not looked up
	Today        report.Date // the day at which tasks are judged; zero: as site.Join says
	Progress     func(done, total int)

	// Clock is the time at which a date is in the future, which a check warns of; zero: nothing is.
	Clock time.Time
	// Compare asks for the checks of how reports write persons and documents, which open every report.
	Compare bool

	// Cache is the folder of what a build keeps for the next one; "" keeps and trusts nothing.
	Cache string
	// Program names the program that builds, as exactly as can be: what another one has kept or made
	// is not used.
	Program string
	// Started is when the build began, in nanoseconds of Unix time. A file that was changed less than two
	// seconds before may change again within the same tick of a file system's clock: the next build reads
	// it again. 0: every file is read again.
	Started int64

	// Part, unless zero, builds a site of some of the reports only. All of the content is read and checked as ever.
	// Records of what was read are shared with builds of the whole; pages are neither kept for the next build nor taken
	// from the last. A preview (NewPreview) shows the whole all the same.
	Part Part

	indexGroups int // in how many groups the index is made, for tests; 0: as the site's size asks for
}

// Part says which reports a site is made of.
type Part = site.Part

// Result says what was built and all that is wrong, in the order of problem.Sort. Published is set only
// where there was no error, or none that KeepGoing could not go on past.
type Result struct {
	Reports   int
	Drafts    int          // left out
	Unshown   []string     // files of drafts that were left out, below the content folder, sorted
	Kept      []report.Ref // with errors, of which the last published page stays (KeepGoing)
	LeftOut   []report.Ref // with errors, and without a page (KeepGoing)
	Pages     int
	Decoded   int // pictures of which sizes were made; all others were kept
	Drawn     int // share cards, which chat programs show of a page; all others were kept
	Problems  []problem.Problem
	Published output.Published
	NotKept   error // why nothing is kept for the next build, which costs it time and nothing else

	Site *site.Site // what was joined; of a part, the part
}

// Run builds or checks a site. Every failure is a problem of the result.
func Run(o Options) Result {
	r := newRun(o)
	defer r.close()
	loading := r.loadTemplates() // while the content is read
	r.read()
	r.join()
	loading.Wait()
	r.goOn()
	r.openOutput()
	r.makeBook()
	r.makeSite()
	r.compress()
	r.unusedFiles()
	r.publish()
	problem.Sort(r.problems)
	return Result{Reports: len(r.site.Reports), Drafts: r.drafts, Unshown: r.unshown(), Kept: r.kept, LeftOut: r.leftOut, Pages: int(r.pages.Load()), Decoded: int(r.decoded.Load()), Drawn: int(r.drawn.Load()),
		Problems: r.problems, Published: r.published, NotKept: r.notKept, Site: r.site}
}

// read reads every file of the content folder.
func (r *run) read() {
	tree, problems := source.Scan(r.options.Content)
	r.tell(problems...)
	r.files = tree
	settings, set, problems := r.options.readSite(tree.HasSite)
	r.tell(problems...)
	r.settings = settings
	r.readDistricts()
	r.readReports(set)
}

// readSite reads site.yaml, if it is there, and says how reports are read under it. All who read reports read them so: what one
// of them keeps in the cache holds for the others.
func (o Options) readSite(there bool) (settings *report.Site, set source.Settings, problems []problem.Problem) {
	settings, broken := &report.Site{}, true // without one, nobody knows its languages, agencies and kinds
	if there {
		settings, broken, problems = source.ReadSite(o.Content)
	}
	if o.BaseURL != "" {
		settings.BaseURL = o.BaseURL
	}
	if len(settings.Languages) == 0 {
		settings.Languages = []viet.Lang{viet.Vi, viet.En} // told as an error; the others' files are judged all the same
	}
	return settings, source.Settings{Names: source.NewNames(settings, broken), Words: source.NewWords(settings), Languages: settings.Languages, Drafts: o.Drafts}, problems
}

func (r *run) readDistricts() {
	folders := r.files.Districts
	r.districts = make([]*report.District, len(folders))
	each(len(folders), func(i int) {
		r.districts[i] = &report.District{ID: folders[i].ID}
		if folders[i].HasSettings {
			d, problems := source.ReadDistrict(r.options.Content, folders[i].ID)
			r.tell(problems...)
			r.districts[i] = d
		}
	})
}

func (r *run) readReports(set source.Settings) {
	var all []source.Files
	for _, folder := range r.files.Districts {
		all = append(all, folder.Reports...)
	}
	r.reader = newReader(r.options, r.cache, set)
	r.readings = make([]*reading, len(all))
	each(len(all), func(i int) {
		r.readings[i] = r.reader.read(all[i])
	})
	for i := range r.files.Districts {
		r.files.Districts[i].Reports = nil // the readings hold them
	}
	for _, rd := range r.readings {
		r.tell(rd.Problems...)
		rd.Problems = nil
		if rd.Draft {
			r.drafts++
		}
	}
}

// join makes one site of all reports that could be read, but for those that errors keep out of it.
func (r *run) join() {
	inputs := make([]site.Input, 0, len(r.readings))
	unread := map[report.Ref]int{}
	for _, rd := range r.readings {
		switch {
		case rd.Shown && !rd.broken:
			inputs = append(inputs, rd.input())
		case !rd.Draft:
			unread[rd.Ref] = rd.keptYear
		}
	}
	joined, problems := site.Join(r.settings, r.districts, inputs, unread, r.options.Today)
	if r.site != nil { // without the broken: warnings are told, their errors are theirs
		problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Severity != problem.Error })
	}
	r.site = joined
	problems = append(problems, joined.Future(r.options.Clock)...)
	if r.options.Compare {
		problems = append(problems, r.compare()...)
	}
	if r.options.CountOnly {
		errors, warnings := split(problems)
		r.tell(warnings...)
		problems = errors
	}
	r.tell(source.Locate(r.options.Content, problems)...)
	part, refused := joined.Take(r.options.Part)
	r.site = part
	r.tell(refused...)
}

// compare checks what reports write in two ways.
func (r *run) compare() []problem.Problem {
	said := make([]*site.Said, len(r.site.Reports))
	each(len(said), func(i int) {
		of := r.site.Reports[i]
		if all, ok := r.factsOf(r.reading(of.Ref)); ok && all.Original.Report != nil {
			one := site.SaidBy(of, all.Original.Report)
			said[i] = &one
		}
	})
	var known []site.Said
	for _, one := range said {
		if one != nil {
			known = append(known, *one)
		}
	}
	return r.site.TwoWays(known)
}

// split parts errors from warnings.
func split(problems []problem.Problem) (errors, warnings []problem.Problem) {
	for _, p := range problems {
		if p.Severity == problem.Error {
			errors = append(errors, p)
		} else {
			warnings = append(warnings, p)
		}
	}
	return errors, warnings
}

// loadTemplates begins to read the templates.
func (r *run) loadTemplates() *sync.WaitGroup {
	var loading sync.WaitGroup
	loading.Go(func() {
		if r.options.Override == nil {
			r.templates = render.LoadTested(templates.Files)
			return
		}
		var problems []problem.Problem
		r.templates, problems = render.Load(templates.Files, r.options.Override, r.options.OverrideName)
		r.tell(problems...)
	})
	return &loading
}

// openOutput opens the folder to publish into, unless it is clear already that nothing will be.
func (r *run) openOutput() {
	if r.options.Out == "" || r.failed() || r.opened {
		return
	}
	tree, err := output.Open(r.options.Out, r.options.Cache != "" && r.site.Whole() == nil)
	if err != nil {
		r.tell(outputProblem(r.options.Out, err))
		return
	}
	r.tree, r.opened = tree, true
}

// makeBook lists all that is to be made.
func (r *run) makeBook() {
	r.newBook()
	if r.opened {
		r.finder = newFinder(r)
	}
	var listing sync.WaitGroup
	listing.Go(func() { r.feeds = r.book.Feeds() })
	r.calendars = r.book.Calendars()
	listing.Wait()
}

// newBook begins the list of the pages of what was joined, and of its open data.
func (r *run) newBook() {
	look := r.look()
	r.data = data.NewSet(r.site, look, r.linksOf)
	r.book = page.NewBook(r.site, look, r.facts, r.data.Tables(), r.templates.Tests())
}

// look is the digest of what shapes every page: the program, the templates and the site's settings.
func (r *run) look() site.Digest {
	look := site.DigestOf(struct {
		Program   string
		Templates string
		Settings  *report.Site
	}{r.options.Program, r.templates.Digest(), r.settings})
	if r.site.Whole() == nil {
		return look
	}
	return site.DigestOf(struct { // no build of the whole takes a page of a part for its own
		Look  site.Digest
		Taken Part
	}{look, r.site.Taken})
}

// unusedFiles warns of files in a report's folder that neither its keys nor a body name.
func (r *run) unusedFiles() {
	for _, rd := range r.readings {
		if !rd.Shown || rd.broken || rd.Abstract.Withdrawn {
			continue
		}
		for _, a := range rd.Assets {
			if !r.used.has(a.Path) {
				r.tell(problem.New(problem.UnusedFile).In(a.Path).At(1, 1))
			}
		}
	}
}

// unshown lists the files of drafts that were left out: of a report all of its files, or its translation alone.
func (r *run) unshown() (paths []string) {
	for _, rd := range r.readings {
		if r.options.Drafts || len(rd.Drafts) == 0 {
			continue
		}
		for _, lang := range rd.Langs {
			if rd.Draft || slices.Contains(rd.Drafts, lang) {
				paths = append(paths, rd.Path(lang))
			}
		}
		if rd.Draft {
			for _, a := range rd.Assets {
				paths = append(paths, a.Path)
			}
		}
	}
	slices.Sort(paths)
	return paths
}

func (r *run) publish() {
	var keeping sync.WaitGroup
	keeping.Go(func() {
		if r.site.Whole() != nil {
			r.cache.UseAll() // what belongs to pages of the whole
		}
		r.notKept = r.cache.Commit()
	})
	defer keeping.Wait()
	if r.options.Out == "" || r.failed() {
		return
	}
	published, err := r.tree.Publish()
	if err != nil {
		r.tell(outputProblem(r.options.Out, err))
		return
	}
	slices.Sort(published.Kept)
	r.published = published
}
