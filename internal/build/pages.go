package build

import (
	"bytes"
	"errors"
	"html/template"
	"slices"
	"strings"

	"phoihop/internal/cache"
	"phoihop/internal/markdown"
	"phoihop/internal/output"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/render"
	"phoihop/internal/sharecard"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// makeReport looks up the links of a report and makes its pages, as far as OUT does not hold them.
func (r *run) makeReport(rd *reading) {
	if rd.broken {
		return
	}
	o := &opening{run: r, rd: rd}
	var found resolved
	if rd.Linked {
		all, ok := o.rest()
		if !ok {
			return
		}
		found = r.resolve(rd, all, r.tellLinks)
	}
	for _, name := range rd.Named {
		r.use(rd, name)
	}
	photos := r.showPhotos(rd)
	rd.links = leads(found, photos)
	joined := r.site.Report(rd.Ref)
	if !rd.Shown || r.failed() || joined == nil {
		return
	}
	o.shown = r.shownPictures(rd, o.loaded)
	for _, e := range r.book.ReportPages(joined, rd.links, func() *page.Contents { return o.contents(found) }) {
		if r.makePage(e); r.failed() {
			return
		}
	}
	for _, s := range r.book.Saved(joined, rd.links, o.shown.digest(), func() *page.Contents { return o.contents(found) }) {
		r.makeSaved(s, o.shown)
	}
	for _, b := range r.book.Briefs(joined, func() *page.Contents { return o.contents(found) }) {
		r.makeBrief(b)
	}
	if !slices.ContainsFunc(photos, pictureHead.shareable) { // else the first such one is shown
		for _, p := range r.book.ReportShareCards(joined) {
			r.makeShareCard(p)
		}
	}
}

// opening loads what a report's files say, once, when a page needs it.
type opening struct {
	run    *run
	rd     *reading
	loaded *rest
	shown  shownPictures
	made   *page.Contents
}

func (o *opening) rest() (all *rest, ok bool) {
	if o.loaded == nil {
		o.loaded, _ = o.run.rest(o.rd)
	}
	return o.loaded, o.loaded != nil
}

// contents gives what the report's pages show; nil where its files can't be read any more.
func (o *opening) contents(links resolved) *page.Contents {
	all, ok := o.rest()
	if o.made != nil || !ok {
		return o.made
	}
	c := &page.Contents{Original: all.Original.Report, Words: all.Words.Report, Stale: o.rd.Stale, Links: links.keys, Leaves: links.leaves, Bodies: map[viet.Lang]page.Body{}, Untranslated: map[viet.Lang]page.Body{}}
	for i, p := range []*part{&all.Original, &all.Words} {
		if p.Report == nil || p.File == "" {
			continue
		}
		html := markdown.Fill(p.Body, p.Lang, p.Links, func(n int) markdown.Address { return links.bodies[i][n] })
		headings := make([]page.Heading, len(p.Headings))
		for j, h := range p.Headings {
			headings[j] = page.Heading(h)
		}
		c.Bodies[p.Lang] = page.Body{HTML: template.HTML(html), Headings: headings}
		if i > 0 {
			continue
		}
		for lang, addresses := range links.others {
			html := markdown.Fill(p.Body, p.Lang, p.Links, func(n int) markdown.Address { return addresses[n] })
			c.Untranslated[lang] = page.Body{HTML: template.HTML(html), Headings: headings}
		}
	}
	if len(o.rd.Photos)+len(o.rd.Named) > 0 {
		c.Files = o.run.filesOfKeys(o.rd)
	}
	c.Pictures = len(o.shown) > 0
	o.made = c
	o.run.shelf.put(o.rd, c, true)
	return c
}

// makePage keeps the page that OUT holds, if it is the same, else lays it out.
func (r *run) makePage(e page.Entry) {
	mark := e.Mark()
	r.finder.addMark(e, mark)
	if r.tree.Keep(e.Path, mark) {
		r.pages.Add(1)
		return
	}
	p := e.Make()
	if p == nil {
		return
	}
	r.finder.scanPage(e, p)
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	out := bytes.NewBuffer(b.page[:0])
	mistake := r.templates.Page(out, p)
	b.page = out.Bytes()
	if mistake != nil {
		r.tellOnce(*mistake)
		return
	}
	r.pages.Add(1)
	r.put(e.Path, out.Bytes(), mark)
}

func (r *run) makeFeed(f page.FeedMaker) {
	mark := f.Mark()
	if r.tree.Keep(f.Path, mark) {
		return
	}
	var out bytes.Buffer
	if err := render.Feed(&out, f.Make()); err != nil {
		r.tell(outputProblem(f.Path, err))
		return
	}
	r.put(f.Path, out.Bytes(), mark)
}

func (r *run) makeBrief(b page.BriefMaker) {
	mark := b.Mark()
	if r.tree.Keep(b.Path, mark) {
		return
	}
	if brief := b.Make(); brief != nil {
		var out bytes.Buffer
		r.templates.Brief(&out, brief)
		r.put(b.Path, out.Bytes(), mark)
	}
}

// makeSaved keeps the copy of a report's page that OUT holds, if it is the same, else makes it.
func (r *run) makeSaved(s page.SavedMaker, shown shownPictures) {
	mark := s.Mark()
	if r.tree.Keep(s.Path, mark) {
		return
	}
	p := s.Make()
	if p == nil {
		return
	}
	var out bytes.Buffer
	if mistake := r.templates.Saved(&out, p, func(path string) []byte { return shown.bytes(r, path) }); mistake != nil {
		r.tellOnce(*mistake)
	} else if !r.failed() {
		r.put(s.Path, out.Bytes(), mark)
	}
}

func (r *run) makeCalendar(c page.CalendarMaker) {
	mark := c.Mark()
	if r.tree.Keep(c.Path, mark) {
		return
	}
	var out bytes.Buffer
	if err := r.templates.Calendar(&out, c.Make()); err != nil {
		r.tell(outputProblem(c.Path, err))
		return
	}
	r.put(c.Path, out.Bytes(), mark)
}

// makeShareCard draws a picture for where a page is shared. What it shows is all that it is made from, so another look of the site
// leaves it as it is.
func (r *run) makeShareCard(p page.ShareCard) {
	mark := uint64(site.DigestOf(struct {
		Program string
		Shown   page.ShareCard
	}{r.options.Program, p}))
	if !r.tree.Keep(p.Path, mark) {
		r.drawn.Add(1)
		r.put(p.Path, draw(p), mark)
	}
}

func draw(p page.ShareCard) []byte {
	return sharecard.Draw(sharecard.Card{Site: p.Site, Title: p.Title, Foot: p.Foot})
}

// put stages a file. Problems name its path in the site.
func (r *run) put(path string, data []byte, mark uint64) {
	if err := r.tree.Put(path, data, mark); err != nil {
		r.tellPut(path, path, err)
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
		r.writing.Do(func() { r.tell(outputProblem(r.options.Out, err)) }) // what follows fails for the same reason
	}
}

// putFiles puts the pictures and attachments of a report that something names. What was kept with a report
// with errors stays as it is.
func (r *run) putFiles(rd *reading) {
	for _, a := range rd.Assets {
		path := page.FilePath(rd.Ref, a.Slug)
		shown := r.used.shows(a.Path)
		if (r.used.fetches(a.Path) || shown && r.settings.Photos.Originals) && !(rd.kept && r.tree.Holds(path)) {
			r.copy(a.Path, path, a.State)
		}
		if shown {
			r.putPicture(rd, a)
		}
	}
}

// copy copies a file of the content into the site, unless OUT holds a copy made from this state of it.
func (r *run) copy(from, to string, state source.State) {
	mark := uint64(0)
	if settled(state, r.options.Started) {
		mark = uint64(site.DigestOf(struct {
			File  string
			State source.State
		}{from, state}))
		if r.tree.Keep(to, mark) {
			return
		}
	}
	f, err := r.options.Content.Open(from)
	if err != nil {
		r.tell(problem.New(problem.Unreadable, err).In(from).At(1, 1))
		return
	}
	defer f.Close()
	if err := r.tree.PutFile(to, f, mark); err != nil {
		r.tellPut(to, from, err)
	} else if !state.Still(f) {
		r.tell(problem.New(problem.FileChanged).In(from).At(1, 1)) // what was copied may be of both
	}
}

// putFixed puts what stands once in a site: site map, robots.txt, styles, and the files of _root.
func (r *run) putFixed() {
	r.putSiteMap()
	r.putData("robots.txt", []byte(r.book.Robots()))
	for _, a := range r.templates.Assets() {
		r.putData(a.Path, a.Data)
	}
	for _, file := range r.files.Root {
		r.copy(file.Path, strings.TrimPrefix(file.Path, "_root/"), file.State)
	}
}

// putData puts a file whose bytes are at hand.
func (r *run) putData(path string, data []byte) {
	if mark := cache.Digest(nil, data); !r.tree.Keep(path, mark) {
		r.put(path, data, mark)
	}
}

// putSiteMap makes the site map. It may have several files, so their number is part of what is kept.
func (r *run) putSiteMap() {
	mark := r.book.SiteMap().Mark()
	kept := map[string]bool{}
	paths := render.SiteMapPaths(r.book, r.settings.BaseURL)
	for _, path := range paths {
		if r.tree.Keep(path, mark) {
			kept[path] = true
		}
	}
	if len(kept) == len(paths) {
		return
	}
	err := render.SiteMap(r.book, r.settings.BaseURL, func(path string, data []byte) error {
		if !kept[path] {
			r.put(path, data, mark)
		}
		return nil
	})
	if err != nil {
		r.tell(outputProblem("sitemap.xml", err))
	}
}
