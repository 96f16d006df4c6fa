// Package build puts the steps together: it reads the content, joins it, makes every page and hands it
// to the output, and gathers the problems of all steps.
//
// All problems of all files are told in one run, so a mistake found early does not hide those found
// late: with an error in one report the bodies of all others are still checked. Pages are made only
// while there is no error, and the output is swapped in only when there was none.
//
// Memory holds the facts of all reports. Bodies and pages pass through one at a time for each worker:
// a body is read again when its page is made.
package build

import (
	"io/fs"
	"slices"

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
	Progress     func(done, total int)
}

// Result says what was built and all that is wrong, in the order of problem.Sort. Published is set only where there was no error.
type Result struct {
	Reports   int
	Drafts    int // left out
	Pages     int
	Problems  []problem.Problem
	Published output.Published
}

// Run builds or checks a site. Every failure is a problem of the result.
func Run(o Options) Result {
	r := &run{options: o, used: newUsed(), byRef: map[report.Ref]*reading{}}
	r.read()
	r.join()
	r.loadTemplates()
	r.openOutput()
	defer r.tree.Close()
	r.makeReports()
	r.makeLists()
	r.unusedFiles()
	r.publish()
	problem.Sort(r.problems)
	return Result{Reports: len(r.site.Reports), Drafts: r.drafts, Pages: int(r.pages.Load()), Problems: r.problems, Published: r.published}
}

// read reads every file of the content folder.
func (r *run) read() {
	tree, problems := source.Scan(r.options.Content)
	r.tell(problems...)
	r.files = tree
	settings, broken := &report.Site{Languages: []viet.Lang{viet.Vi}}, true
	if tree.HasSite {
		settings, broken, problems = source.ReadSite(r.options.Content)
		r.tell(problems...)
	}
	if r.options.BaseURL != "" {
		settings.BaseURL = r.options.BaseURL
	}
	if len(settings.Languages) == 0 {
		settings.Languages = []viet.Lang{viet.Vi, viet.En} // told as an error; the others' files are judged all the same
	}
	r.settings = settings
	for _, folder := range tree.Districts {
		if !folder.HasSettings {
			r.districts = append(r.districts, &report.District{ID: folder.ID})
			continue
		}
		d, problems := source.ReadDistrict(r.options.Content, folder.ID)
		r.tell(problems...)
		r.districts = append(r.districts, d)
	}
	r.readReports(source.Settings{Names: source.NewNames(settings, broken), Languages: settings.Languages, Drafts: r.options.Drafts})
}

func (r *run) readReports(set source.Settings) {
	var all []source.Files
	for _, folder := range r.files.Districts {
		all = append(all, folder.Reports...)
	}
	r.readings = make([]*reading, len(all))
	each(len(all), func(i int) {
		r.readings[i] = newReading(source.ReadReport(r.options.Content, all[i], set))
	})
	for _, rd := range r.readings {
		r.tell(rd.Problems...)
		rd.Problems = nil
		r.byRef[rd.Ref] = rd
		if rd.Draft {
			r.drafts++
		}
	}
}

// join makes one site of all reports that could be read.
func (r *run) join() {
	var inputs []site.Input
	unread := map[report.Ref]bool{}
	for _, rd := range r.readings {
		switch {
		case rd.Original.Report != nil:
			inputs = append(inputs, rd.input(r.keyLinks(rd)))
		case !rd.Draft:
			unread[rd.Ref] = true
		}
	}
	joined, problems := site.Join(r.settings, r.districts, inputs, unread)
	r.site = joined
	r.tell(source.Locate(r.options.Content, problems)...)
}

func (r *run) loadTemplates() {
	var problems []problem.Problem
	r.templates, problems = render.Load(templates.Files, r.options.Override, r.options.OverrideName)
	r.tell(problems...)
}

// openOutput opens the folder to publish into, unless it is clear already that nothing will be.
func (r *run) openOutput() {
	r.tree = output.Discard()
	if r.options.Out == "" || problem.HasErrors(r.problems) {
		return
	}
	tree, err := output.Open(r.options.Out)
	if err != nil {
		r.tell(outputProblem(r.options.Out, err))
		return
	}
	r.tree = tree
}

// makeReports renders every body and, while there is no error, makes the reports' pages.
func (r *run) makeReports() {
	r.book = page.NewBook(r.site)
	r.lists = r.book.Pages()
	r.feeds = r.book.Feeds()
	r.total = len(r.readings) + len(r.lists) + len(r.feeds)
	each(len(r.readings), func(i int) {
		r.makeReport(r.readings[i])
		r.step()
	})
}

// makeLists makes all other pages and files.
func (r *run) makeLists() {
	if r.failed() {
		return
	}
	for _, rd := range r.readings {
		if rd.Original.Report != nil && !rd.withdrawn() {
			r.putFiles(rd)
		}
	}
	each(len(r.lists), func(i int) {
		r.putPage(r.lists[i].Make())
		r.step()
	})
	each(len(r.feeds), func(i int) {
		r.putFeed(r.feeds[i].Make())
		r.step()
	})
	r.putFixed()
}

// unusedFiles warns of files in a report's folder that neither its keys nor a body name.
func (r *run) unusedFiles() {
	for _, rd := range r.readings {
		if rd.Original.Report == nil || rd.withdrawn() {
			continue
		}
		for _, a := range rd.Assets {
			if !r.used.has(a.Path) {
				r.tell(problem.New(problem.UnusedFile).In(a.Path).At(1, 1))
			}
		}
	}
}

func (r *run) publish() {
	if r.options.Out == "" || problem.HasErrors(r.problems) {
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
