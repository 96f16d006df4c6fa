package build

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"phoihop/internal/data"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/render"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// File is a file of the site.
type File struct {
	Data     []byte // nil where it can't be made now; Problems say why
	Page     bool   // it is one of the site's own pages
	Problems []problem.Problem
}

// File makes the file that a build would put at a path; ok is false where it would put none. Files of the search page's
// index are in Search.
func (p *Preview) File(path string) (f File, ok bool) {
	if !p.Usable() {
		return File{}, false
	}
	if e := p.pages[path]; e != nil {
		return p.makePage(e), true
	}
	for _, make := range []func(string) (File, bool){p.reportFile, p.ownFile, p.restFile, p.standing} {
		if f, ok := make(path); ok {
			return f, true
		}
	}
	return File{}, false
}

func (p *Preview) makePage(e *page.Entry) File {
	made := e.Make()
	if made == nil {
		return File{Page: true}
	}
	var out bytes.Buffer
	if mistake := p.run.templates.Page(&out, made); mistake != nil {
		return File{Page: true, Problems: []problem.Problem{*mistake}}
	}
	return File{Data: out.Bytes(), Page: true}
}

// reportFile makes what stands for a report in a language: its page, that at a former address, the copy to be saved, its
// brief, the picture drawn of it.
func (p *Preview) reportFile(path string) (File, bool) {
	lang, below, _ := strings.Cut(path, "/")
	id, ending := cutEnding(below)
	district, name, _ := strings.Cut(id, "/")
	ref := refOf(district, name)
	if to, moved := p.moved[id]; moved {
		ref = to
	}
	rd, joined := p.run.reading(ref), p.joined(ref)
	if rd == nil || joined == nil || !slices.Contains(p.run.settings.Languages, viet.Lang(lang)) {
		return File{}, false
	}
	o := &opening{run: p.run, rd: rd}
	var dead []problem.Problem
	open := func() *page.Contents {
		var found resolved
		if all, ok := o.rest(); ok && rd.Linked {
			found = p.run.resolve(rd, all, func(found ...problem.Problem) { dead = append(dead, found...) })
		}
		o.shown = p.run.shownPictures(rd, o.loaded)
		return o.contents(found)
	}
	switch ending {
	case ".txt":
		for _, b := range p.run.book.Briefs(joined, open) {
			if b.Path == path {
				return p.makeBrief(b.Make()), true
			}
		}
		return File{}, false
	case savedEnding:
		o.rest()
		for _, s := range p.run.book.Saved(joined, 0, p.run.shownPictures(rd, o.loaded).digest(), open) {
			if s.Path == path {
				return p.makeSaved(s.Make(), o), true
			}
		}
		return File{}, false
	case ".png":
		for _, shared := range p.run.book.ReportShareCards(joined) {
			if shared.Path == path && len(rd.Photos) == 0 {
				return File{Data: draw(shared)}, true
			}
		}
		return File{}, false
	}
	for _, e := range p.run.book.ReportPages(joined, 0, open) {
		if e.Path == path {
			f := p.makePage(&e)
			f.Problems = append(f.Problems, dead...)
			return f, true
		}
	}
	return File{}, false
}

// savedEnding ends the name of a report's page that is to be saved.
const savedEnding = ".save.html"

func cutEnding(file string) (name, ending string) {
	if ending = path.Ext(file); strings.HasSuffix(file, savedEnding) {
		ending = savedEnding
	}
	return strings.TrimSuffix(file, ending), ending
}

// joined finds a report among its neighbours, as it was read last.
func (p *Preview) joined(ref report.Ref) *site.Report {
	if newer := p.newer[ref]; newer != nil {
		return newer
	}
	return p.run.site.Report(ref)
}

func (p *Preview) makeBrief(brief *page.Brief) File {
	if brief == nil {
		return File{}
	}
	var out bytes.Buffer
	p.run.templates.Brief(&out, brief)
	return File{Data: out.Bytes()}
}

func (p *Preview) makeSaved(r *page.Report, o *opening) File {
	if r == nil {
		return File{}
	}
	var out bytes.Buffer
	if mistake := p.run.templates.Saved(&out, r, func(path string) []byte { return o.shown.bytes(p.run, path) }); mistake != nil {
		return File{Problems: []problem.Problem{*mistake}}
	}
	return File{Data: out.Bytes()}
}

// ownFile gives a file of a report's folder, or a size of one of its pictures.
func (p *Preview) ownFile(file string) (File, bool) {
	parts := strings.Split(file, "/")
	if len(parts) != 4 || parts[0] != "files" {
		return File{}, false
	}
	rd, slug := p.run.reading(refOf(parts[1], parts[2])), parts[3]
	if rd == nil || rd.Draft || rd.Shown && rd.Abstract.Withdrawn {
		return File{}, false
	}
	for _, a := range rd.Assets {
		if a.Slug == slug {
			return p.contentFile(a.Path), true
		}
	}
	for _, a := range rd.Assets {
		if base, _ := cutEnding(a.Slug); isPicture(a.Name) && strings.HasPrefix(slug, base+".") {
			if f, ok := p.pictureFile(a, slug); ok {
				return f, true
			}
		}
	}
	return File{}, false
}

func (p *Preview) pictureFile(a source.Asset, name string) (File, bool) {
	made := p.run.picture(a)
	if made == nil {
		return File{}, false
	}
	at := 0
	for i, s := range made.names(a.Slug) {
		from := at
		at += made.Sizes[i].Bytes
		if s.Name != name {
			continue
		}
		if all := p.run.pictureBytes(a, made); len(all) >= at {
			return File{Data: all[from:at]}, true
		}
		return File{}, true
	}
	return File{}, false
}

func (p *Preview) contentFile(name string) File {
	data, err := fs.ReadFile(p.run.options.Content, name)
	if err != nil {
		return File{Problems: []problem.Problem{problem.New(problem.Unreadable, err).In(name).At(1, 1)}}
	}
	if data == nil {
		data = []byte{}
	}
	return File{Data: data}
}

// restFile makes a feed, a calendar, a share card, a file of the open data, the site map or a file of _root.
func (p *Preview) restFile(path string) (File, bool) {
	all := p.rest()
	var out bytes.Buffer
	var err error
	if f, ok := all.feeds[path]; ok {
		err = render.Feed(&out, f.Make())
	} else if c, ok := all.calendars[path]; ok {
		err = p.run.templates.Calendar(&out, c.Make())
	} else if shared, ok := all.pictures[path]; ok {
		out.Write(draw(shared))
	} else if d, ok := all.data[path]; ok {
		err = p.writeData(&out, d)
	} else if all.siteMap[path] {
		err = render.SiteMap(p.run.book, p.run.settings.BaseURL, func(part string, data []byte) error {
			if part == path {
				out.Write(data)
			}
			return nil
		})
	} else if file, ok := all.root[path]; ok {
		return p.contentFile(file.Path), true
	} else {
		return File{}, false
	}
	if err != nil {
		return File{Problems: []problem.Problem{outputProblem(path, err)}}, true
	}
	return File{Data: out.Bytes()}, true
}

func (p *Preview) writeData(out *bytes.Buffer, d madeInPass) error {
	open := func(joined *site.Report) *page.Contents { return p.run.factsOnce(p.run.reading(joined.Ref)) }
	if d.pass.Whole {
		open = p.run.whole
	}
	return d.pass.Write([]*data.File{d.file}, open, func(*data.File) (io.WriteCloser, error) { return unclosed{out}, nil })
}

type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// standing gives what stands once in a site.
func (p *Preview) standing(path string) (File, bool) {
	if path == "robots.txt" {
		return File{Data: []byte(p.run.book.Robots())}, true
	}
	for _, a := range p.run.templates.Assets() {
		if a.Path == path {
			return File{Data: a.Data}, true
		}
	}
	return File{}, false
}
