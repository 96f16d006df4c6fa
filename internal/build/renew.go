package build

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
)

// Changes say what may have changed since a preview was made.
type Changes struct {
	Paths     []string // files and folders below the content folder
	All       bool     // besides these, whatever is in another state than before
	Templates bool
	Started   int64 // when they were seen, as Options.Started
}

// Renew reads again what has changed. Where the pages of single reports can show that at once, the new preview is not
// Joined yet: pages about several reports stay as they were until Join, which takes longer. It gives p itself where nothing
// has changed.
func (p *Preview) Renew(c Changes) *Preview {
	n := p.renew(c)
	if n == p || n.Usable() && len(n.newer) > 0 {
		return n
	}
	return n.Join()
}

func (p *Preview) renew(c Changes) *Preview {
	n := p.next()
	n.run.options.Started = c.Started
	if c.Templates || n.run.templates == nil {
		n.loadTemplates()
	}
	scan := n.scan(c)
	if n.away(scan) {
		return n
	}
	whole := n.readSettings(scan) || c.Templates
	before := n.run.readings
	again := n.takeTree(p, scan, c)
	whole = n.readDistricts(scan) || whole
	changed := n.readAgain(again)
	if len(changed) == 0 && !whole && len(n.run.readings) == len(before) && n.sameProblems(p) && n.sameRoot(p) {
		return p
	}
	n.newer = maps.Clone(p.newer)
	if whole || !n.sameReports(before) || !n.noteNewer(changed) {
		n.newer = nil // only a join shows what is new
	}
	return n
}

// scanned is what is in the content folder now.
type scanned struct {
	tree    *source.Tree
	folders map[string]bool // districts that were listed
	full    bool
}

// scan lists the folders that may have changed.
func (p *Preview) scan(c Changes) scanned {
	content, old := p.run.options.Content, p.run.files
	listed := map[string]bool{}
	full := c.All
	for _, path := range c.Paths {
		top, _, below := strings.Cut(path, "/")
		known := slices.ContainsFunc(old.Districts, func(f source.Folder) bool { return f.ID == top })
		if !below || !known {
			full = true
		}
		listed[top] = true
	}
	if full {
		tree, problems := source.Scan(content)
		p.problem.tree = problems
		for _, f := range append(slices.Clone(old.Districts), tree.Districts...) {
			listed[f.ID] = true
		}
		return scanned{tree, listed, true}
	}
	tree := &source.Tree{HasSite: old.HasSite, Root: old.Root, Districts: slices.Clone(old.Districts)}
	for i, f := range tree.Districts {
		if !listed[f.ID] {
			continue
		}
		folder, problems := source.ScanDistrict(content, f.ID)
		p.problem.tree = append(slices.DeleteFunc(slices.Clone(p.problem.tree), func(q problem.Problem) bool {
			return q.File == f.ID || strings.HasPrefix(q.File, f.ID+"/")
		}), problems...)
		tree.Districts[i] = folder
	}
	return scanned{tree, listed, false}
}

// away tells that the content folder has no settings where it had some: it is being exchanged for another, or was taken
// away. Then all stays as it was.
func (p *Preview) away(s scanned) bool { return !s.tree.HasSite && p.run.settings != nil }

// readSettings reads site.yaml, and tells whether it says something else than before.
func (p *Preview) readSettings(s scanned) (changed bool) {
	r := p.run
	if !s.full && r.reader != nil {
		r.reader = newReader(r.options, r.cache, r.reader.set)
		return false
	}
	settings, set, problems := r.options.readSite(s.tree.HasSite)
	p.problem.settings = problems
	if problem.HasErrors(problems) && r.settings != nil {
		r.reader = newReader(r.options, r.cache, r.reader.set)
		return false
	}
	r.reader = newReader(r.options, r.cache, set)
	changed = !reflect.DeepEqual(settings, r.settings)
	if s.tree.HasSite && !problem.HasErrors(problems) {
		r.settings = settings
	}
	return changed
}

// takeTree makes a scan the preview's, and lists the reports to be read again.
func (p *Preview) takeTree(old *Preview, s scanned, c Changes) (again []source.Files) {
	r := p.run
	everything := old.run.reader == nil || !bytes.Equal(old.run.reader.common, r.reader.common)
	named := map[report.Ref]bool{}
	for _, path := range c.Paths {
		if ref, ok := reportOfPath(path); ok {
			named[ref] = true
		}
	}
	before := map[report.Ref]source.Files{}
	for _, f := range old.run.files.Districts {
		if s.folders[f.ID] || everything {
			for _, files := range f.Reports {
				before[files.Ref] = files
			}
		}
	}
	readings := make([]*reading, 0, len(r.readings))
	for _, f := range s.tree.Districts {
		if !s.folders[f.ID] && !everything {
			readings = append(readings, r.readingsOf(f.ID)...)
			continue
		}
		for _, files := range f.Reports {
			rd := r.reading(files.Ref)
			known, there := before[files.Ref]
			delete(before, files.Ref)
			if everything || !there || rd == nil || named[files.Ref] || p.unsure[files.Ref] || !reflect.DeepEqual(known, files) {
				again = append(again, files)
			}
			if rd == nil {
				rd = &reading{Files: source.Files{Ref: files.Ref}, broken: true}
			}
			readings = append(readings, rd)
		}
	}
	for ref := range before { // gone
		delete(p.problem.reports, ref)
		delete(p.unsure, ref)
	}
	r.readings, r.files = readings, s.tree
	return again
}

// reportOfPath gives the report that a path below the content folder belongs to.
func reportOfPath(path string) (report.Ref, bool) {
	district, rest, below := strings.Cut(path, "/")
	if ref, _, ok := reportOf(path); ok && !strings.Contains(rest, "/") {
		return ref, true
	}
	name, _, _ := strings.Cut(rest, "/")
	return report.Ref{District: district, Name: name}, below
}

// readDistricts reads the district.yaml of the folders that were listed, and tells whether one says something else than
// before.
func (p *Preview) readDistricts(s scanned) (changed bool) {
	r := p.run
	standing := map[string]*report.District{}
	for _, d := range r.districts {
		standing[d.ID] = d
	}
	districts := make([]*report.District, len(r.files.Districts))
	problems := make([][]problem.Problem, len(districts))
	var differs atomic.Bool
	each(len(districts), func(i int) {
		f := r.files.Districts[i]
		old := standing[f.ID]
		districts[i] = old
		if !s.folders[f.ID] {
			problems[i] = p.problem.districts[f.ID]
			return
		}
		if !f.HasSettings {
			districts[i] = nil
		} else {
			d, found := source.ReadDistrict(r.options.Content, f.ID)
			if problems[i] = found; !problem.HasErrors(found) {
				districts[i] = d
			}
		}
		if !reflect.DeepEqual(old, districts[i]) {
			differs.Store(true)
		}
	})
	p.problem.districts = map[string][]problem.Problem{}
	for i, f := range r.files.Districts {
		if len(problems[i]) > 0 {
			p.problem.districts[f.ID] = problems[i]
		}
	}
	r.districts = slices.DeleteFunc(districts, func(d *report.District) bool { return d == nil })
	return differs.Load() || len(standing) != len(r.districts)
}

// readAgain reads reports, and lists those of which something has changed. Of one with errors the reading that stood
// without them goes on standing.
func (p *Preview) readAgain(again []source.Files) (changed []report.Ref) {
	r := p.run
	made := make([]*reading, len(again))
	each(len(again), func(i int) { made[i] = r.reader.read(again[i]) })
	if p.unsure == nil {
		p.unsure = map[report.Ref]bool{}
	}
	for _, rd := range made {
		ref := rd.Ref
		if delete(p.unsure, ref); !rd.settled {
			p.unsure[ref] = true
		}
		told := rd.Problems
		rd.Problems, rd.broken = nil, problem.HasErrors(told)
		at := r.place(ref)
		if stands := r.readings[at]; stands.saysLike(rd) && slices.Equal(p.problem.reports[ref], told) {
			continue
		} else if !rd.broken || stands.broken {
			r.readings[at] = rd
		}
		if delete(p.problem.reports, ref); len(told) > 0 {
			p.problem.reports[ref] = told
		}
		changed = append(changed, ref)
	}
	return changed
}

// saysLike tells that a report was read again and says nothing new.
func (rd *reading) saysLike(again *reading) bool {
	return rd.broken == again.broken && rd.record.Digest() == again.record.Digest() && slices.Equal(rd.Langs, again.Langs) && slices.Equal(rd.Assets, again.Assets)
}

// sameReports tells that the same reports take part in the site as before.
func (p *Preview) sameReports(before []*reading) bool {
	return slices.EqualFunc(before, p.run.readings, func(a, b *reading) bool {
		return a == b || a.Ref == b.Ref && a.Shown == b.Shown && a.broken == b.broken && a.Draft == b.Draft && slices.Equal(a.Langs, b.Langs)
	})
}

// noteNewer notes the reports that were read again, for their own pages. It is false where these can't be made before
// all is joined.
func (p *Preview) noteNewer(changed []report.Ref) bool {
	if p.run.site == nil {
		return false
	}
	if p.newer == nil {
		p.newer = map[report.Ref]*site.Report{}
	}
	for _, ref := range changed {
		rd, joined := p.run.reading(ref), p.run.site.Report(ref)
		if rd.broken {
			continue // what is wrong is told elsewhere
		}
		if joined == nil {
			return false
		}
		newer, ok := joined.Renewed(rd.input())
		if !ok {
			return false
		}
		p.newer[ref] = newer
	}
	return true
}

func (p *Preview) sameProblems(old *Preview) bool {
	return reflect.DeepEqual(p.problem.tree, old.problem.tree) && reflect.DeepEqual(p.problem.settings, old.problem.settings) && reflect.DeepEqual(p.problem.districts, old.problem.districts)
}

func (p *Preview) sameRoot(old *Preview) bool {
	return slices.Equal(p.run.files.Root, old.run.files.Root)
}
