package build

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"phoihop/internal/data"
	"phoihop/internal/output"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/render"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/templates"
)

// Preview is a site at one moment, whose files are made when they are asked for (ondemand.go) and written nowhere.
// What changes later makes another Preview (renew.go); the old one goes on answering as it did. Methods are safe for
// concurrent use.
//
// No error stops a preview. Of what has errors the last version without them stands: of a report, of a district's
// settings, of the site's, of the templates. Where there was none, a report takes no part in the site, and a district
// neither; without settings or templates there are no pages at all (Usable). What is wrong only beside others (a link that
// leads nowhere, a task that follows none) leaves out nothing but the link.
//
// Its files are those of a build with the same options, byte for byte. Files of a report's folder that nothing names are
// here too.
type Preview struct {
	run     *run
	shared  *previewed
	problem told
	unsure  map[report.Ref]bool               // reports whose files may change again without a sign of it
	newer   map[report.Ref]*site.Report       // reports that were read again since the site was joined
	pages   map[string]*page.Entry            // all but those of reports, by path
	moved   map[string]report.Ref             // former ids of reports
	rest    func() *restOfSite                // files that few ask for, listed once
	checked atomic.Pointer[[]problem.Problem] // set by Check
}

// previewed is what all previews of one content folder share.
type previewed struct {
	options Options
	cache   sync.Once // closes it
	search  previewSearch
}

// told is what is wrong, by where it was found: what is read again takes the place of what was told before.
type told struct {
	tree, settings, templates, join []problem.Problem
	districts                       map[string][]problem.Problem
	reports                         map[report.Ref][]problem.Problem
}

// restOfSite lists files besides pages, by path.
type restOfSite struct {
	feeds     map[string]page.FeedMaker
	calendars map[string]page.CalendarMaker
	pictures  map[string]page.ShareCard
	data      map[string]madeInPass
	root      map[string]source.RootFile
	siteMap   map[string]bool
}

type madeInPass struct {
	pass data.Pass
	file *data.File
}

// NewPreview reads and joins the content. Out, KeepGoing, Compress and Progress of the options are not used.
func NewPreview(o Options) *Preview {
	p := &Preview{run: newRun(o), shared: &previewed{options: o}, problem: told{districts: map[string][]problem.Problem{}, reports: map[report.Ref][]problem.Problem{}}}
	p.run.linksTold = true
	p.run.settings = nil
	p.run.files = &source.Tree{}
	next := p.renew(Changes{All: true, Templates: true, Started: o.Started})
	return next.Join()
}

// Close ends all previews of the content folder.
func (p *Preview) Close() { p.shared.cache.Do(func() { p.run.cache.Close() }) }

// Share keeps what was read for later builds, which it lets have the cache.
func (p *Preview) Share() error { return p.run.cache.Share() }

// Usable tells that there are pages.
func (p *Preview) Usable() bool { return p.run.book != nil }

// fork gives a run with what another has read and joined, which looks up all else again.
func (r *run) fork() *run {
	return &run{options: r.options, cache: r.cache, reader: r.reader, files: r.files, settings: r.settings, districts: r.districts, readings: r.readings, site: r.site,
		templates: r.templates, data: r.data, book: r.book, used: newUsed(), shelf: newShelf(), tree: output.Discard(), decoders: r.decoders, linksTold: true}
}

// next is a preview that differs from p in nothing yet.
func (p *Preview) next() *Preview {
	n := &Preview{run: p.run.fork(), shared: p.shared, problem: p.problem, unsure: maps.Clone(p.unsure), newer: maps.Clone(p.newer), pages: p.pages, moved: p.moved, rest: p.rest}
	n.problem.districts, n.problem.reports = maps.Clone(p.problem.districts), maps.Clone(p.problem.reports)
	return n
}

// Joined tells that every page shows what was read last; else pages about several reports show what was joined before.
func (p *Preview) Joined() bool { return len(p.newer) == 0 }

// Join gives the preview in which all pages show what was read last.
func (p *Preview) Join() *Preview {
	n := p.next()
	n.newer = nil
	r := n.run
	if r.settings == nil || r.templates == nil {
		return n
	}
	standing := map[string]bool{}
	for _, d := range r.districts {
		standing[d.ID] = true
	}
	inputs := make([]site.Input, 0, len(r.readings))
	unread := map[report.Ref]int{}
	for _, rd := range r.readings {
		switch {
		case rd.Shown && !rd.broken && standing[rd.Ref.District]:
			inputs = append(inputs, rd.input())
		case !rd.Draft:
			unread[rd.Ref] = 0
		}
	}
	joined, problems := site.Join(r.settings, r.districts, inputs, unread, r.options.Today)
	errors, warnings := split(problems)
	n.problem.join = append(source.Locate(r.options.Content, errors), warnings...)
	r.site = joined
	r.newBook()
	n.list()
	return n
}

// list notes what is made at which path.
func (p *Preview) list() {
	entries := p.run.book.Pages()
	p.pages = make(map[string]*page.Entry, len(entries))
	for i := range entries {
		p.pages[entries[i].Path] = &entries[i]
	}
	p.moved = map[string]report.Ref{}
	for _, joined := range append(slices.Clone(p.run.site.Reports), p.run.site.Withdrawn...) {
		for _, alias := range joined.Aliases {
			if _, taken := p.moved[alias]; !taken {
				p.moved[alias] = joined.Ref
			}
		}
	}
	r := p.run
	p.rest = sync.OnceValue(func() *restOfSite { return r.listRest() })
}

func (r *run) listRest() *restOfSite {
	all := &restOfSite{feeds: map[string]page.FeedMaker{}, calendars: map[string]page.CalendarMaker{}, pictures: map[string]page.ShareCard{},
		data: map[string]madeInPass{}, root: map[string]source.RootFile{}, siteMap: map[string]bool{}}
	for _, f := range r.book.Feeds() {
		all.feeds[f.Path] = f
	}
	for _, c := range r.book.Calendars() {
		all.calendars[c.Path] = c
	}
	for _, shared := range r.book.ShareCards() {
		all.pictures[shared.Path] = shared
	}
	for _, pass := range r.data.Passes() {
		for _, f := range pass.Files {
			all.data[f.Path] = madeInPass{pass, f}
		}
	}
	for _, f := range r.files.Root {
		all.root[strings.TrimPrefix(f.Path, "_root/")] = f
	}
	for _, path := range render.SiteMapPaths(r.book, r.settings.BaseURL) {
		all.siteMap[path] = true
	}
	return all
}

// loadTemplates reads the templates again. With errors those that stood stay.
func (p *Preview) loadTemplates() {
	o := p.run.options
	if o.Override == nil {
		p.run.templates = render.LoadTested(templates.Files)
		return
	}
	loaded, problems := render.Load(templates.Files, o.Override, o.OverrideName)
	p.problem.templates = problems
	if !problem.HasErrors(problems) {
		p.run.templates = loaded
	}
}

// Problems gives all that is known to be wrong, in the order of problem.Sort. Links, and where warnings about several
// reports stand, are known once Check was called; damaged pictures once a page was asked for that shows them.
func (p *Preview) Problems() []problem.Problem {
	all := slices.Concat(p.problem.tree, p.problem.settings, p.problem.templates)
	for _, found := range p.problem.districts {
		all = append(all, found...)
	}
	for _, found := range p.problem.reports {
		all = append(all, found...)
	}
	if checked := p.checked.Load(); checked != nil {
		all = append(all, *checked...)
	} else {
		errors, _ := split(p.problem.join)
		all = append(all, errors...)
	}
	p.run.mu.Lock()
	all = append(all, p.run.problems...)
	p.run.mu.Unlock()
	problem.Sort(all)
	return slices.Compact(all)
}

// Checked tells that Check was called.
func (p *Preview) Checked() bool { return p.checked.Load() != nil }

// Check looks up all links and the places of all warnings, but decodes no pictures. Problems tells them from then on.
func (p *Preview) Check() {
	if !p.Usable() || p.checked.Load() != nil {
		return
	}
	r := p.run.fork()
	r.textOnly = true
	errors, warnings := split(p.problem.join)
	r.tell(errors...)
	r.tell(source.Locate(r.options.Content, slices.Clone(warnings))...)
	if r.options.Compare {
		r.tell(source.Locate(r.options.Content, r.compare())...)
	}
	each(len(r.readings), func(i int) {
		rd := r.readings[i]
		if rd.broken {
			return
		}
		if rd.Linked {
			if all, ok := r.rest(rd); ok {
				r.resolve(rd, all, r.tell)
			}
		}
		for _, name := range rd.Named {
			r.use(rd, name)
		}
		r.showPhotos(rd)
	})
	r.unusedFiles()
	p.checked.Store(&r.problems)
}
