package data

import (
	"encoding/binary"
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"

	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// Set is all data files of a site.
type Set struct {
	site    *site.Site
	look    site.Digest
	links   func(report.Ref) site.Digest
	reports []*site.Report // the oldest first
	threads []*site.Thread // likewise
	largest int            // file of a table, in bytes
	heads   []uint64       // of the reports: what each row says of its report

	tables []published    // in their order
	years  []districtYear // sorted by district and year
	passes []Pass
}

// published is a table with the files that it is written to: two for each part.
type published struct {
	*table
	parts []part
}

// part is what one pair of files of a table holds. year is 0 where they hold the whole table; from is the place of its
// first report among all.
type part struct {
	year    int
	from    int
	reports []*site.Report // the oldest first; nil for a table that needs no report opened
	threads []*site.Thread
}

// NewSet lists the data files of a site. look is the digest of what shapes all that is made besides the site's reports
// and districts: settings, program, templates. links gives the digest of where the links of a report lead.
func NewSet(s *site.Site, look site.Digest, links func(report.Ref) site.Digest) *Set {
	return newSet(s, look, links, largest)
}

func newSet(s *site.Site, look site.Digest, links func(report.Ref) site.Digest, largest int) *Set {
	set := &Set{largest: largest, site: s, look: look, links: links, reports: slices.Clone(s.Reports), threads: slices.Clone(s.Threads)}
	slices.Reverse(set.reports)
	slices.Reverse(set.threads)
	set.heads = make([]uint64, len(set.reports))
	for i, r := range set.reports {
		set.heads[i] = headOf(r)
	}
	for _, t := range reportTables {
		set.tables = append(set.tables, published{t, set.partReports(t)})
	}
	set.tables = append(set.tables, published{threads, set.partThreads()}, published{districts, []part{{}}})
	set.years = districtYears(s)
	set.passes = append([]Pass{set.rowPass(), set.fixedPass()}, set.yearPasses()...)
	return set
}

// reportTables are the tables whose rows come of opened reports.
var reportTables = []*table{reports, tasks, results, attendees}

// Passes gives the walks in which the files are made: one over all reports for the tables, one that opens none, and
// one for each file of a district's year.
func (s *Set) Passes() []Pass { return s.passes }

// Tables lists the tables and their files, for people who look for them.
func (s *Set) Tables() (list []page.DataTable) {
	for _, t := range s.tables {
		made := page.DataTable{Title: report.Bilingual{Vi: t.title.vi, En: t.title.en}, About: report.Bilingual{Vi: t.about.vi, En: t.about.en}}
		for _, p := range t.parts {
			path := tablePath(t.table, p)
			made.Files = append(made.Files, path+".csv", path+".json")
		}
		list = append(list, made)
	}
	return list
}

// Pass is a number of files that are made in one walk over reports.
type Pass struct {
	Reports []*site.Report // in the order in which the files take them; nil where none is opened
	Whole   bool           // bodies are needed too
	Files   []*File
}

func (s *Set) rowPass() Pass {
	pass := Pass{Reports: s.reports}
	for _, t := range s.tables[:len(reportTables)] {
		for _, p := range t.parts {
			from := sync.OnceValue(func() uint64 { return s.markReports(t.table, p) })
			pass.Files = append(pass.Files, s.tableFiles(t.table, p, from)...)
		}
	}
	return pass
}

func (s *Set) fixedPass() (pass Pass) {
	for _, t := range s.tables[len(reportTables):] {
		for _, p := range t.parts {
			from := s.markDistricts
			if t.table == threads {
				from = func() uint64 { return s.markThreads(p.threads) }
			}
			for _, f := range s.tableFiles(t.table, p, from) {
				f.pieces = f.putRows
				pass.Files = append(pass.Files, f)
			}
		}
	}
	pass.Files = append(pass.Files, s.schemaFiles()...)
	pass.Files = append(pass.Files, s.catalogFile())
	return pass
}

// tableFiles gives the JSON and the CSV file of a part of a table. from is the digest of what they are made from.
func (s *Set) tableFiles(t *table, p part, from func() uint64) []*File {
	path := tablePath(t, p)
	json := &File{Path: path + ".json", head: "[", first: "\n", apart: ",\n", foot: "\n]\n"}
	csv := &File{Path: path + ".csv", head: t.csvHeader()}
	for _, f := range []*File{json, csv} {
		f.mark, f.Reports = s.mark(f.Path, from), p.reports
		f.scope = scope{site: s.site, root: s.rootOf(f.Path), threads: p.threads}
		f.rows = func(dst []byte, x *scope, _ *page.Contents) []byte { return t.appendRows(dst, f == csv, x) }
	}
	return []*File{json, csv}
}

// tablePath is the path of a part of a table, without its ending.
func tablePath(t *table, p part) string {
	if p.year == 0 {
		return "data/" + t.name
	}
	return "data/" + t.name + "-" + yearName(p.year)
}

func yearName(year int) string { return report.DateOf(year, 0, 0).String() }

// rootOf is what leads from a file to the site's root: the site's address if it has one.
func (s *Set) rootOf(path string) string {
	if base := s.site.Settings.BaseURL; base != "" {
		return base
	}
	root := ""
	for _, c := range path {
		if c == '/' {
			root += "../"
		}
	}
	return root
}

// mark is the fingerprint of a file: its path, what shapes all files, and what it is made from.
func (s *Set) mark(path string, from func() uint64) func() uint64 {
	return func() uint64 {
		var m marker
		m.text(path)
		m.number(uint64(s.look))
		m.number(from())
		return m.sum()
	}
}

// marker takes in what a file is made from.
type marker struct {
	hash xxhash.Digest
	buf  [8]byte
	set  bool
}

func (m *marker) number(n uint64) {
	if !m.set {
		m.hash.Reset()
		m.set = true
	}
	binary.LittleEndian.PutUint64(m.buf[:], n)
	m.hash.Write(m.buf[:])
}

func (m *marker) text(s string) {
	m.number(uint64(len(s)))
	m.hash.WriteString(s)
}

func (m *marker) sum() uint64 {
	m.number(0)
	return m.hash.Sum64()
}

// markReports is the digest of what rows of a table show of reports.
func (s *Set) markReports(t *table, p part) uint64 {
	var m marker
	for i, r := range p.reports {
		m.number(s.heads[p.from+i])
		switch t {
		case reports:
			m.number(uint64(r.Parts.Shown))
			m.number(uint64(r.Parts.Front))
			m.number(uint64(s.links(r.Ref)))
		case tasks:
			m.number(uint64(r.Parts.Tasks))
			m.follows(r)
		case results:
			m.number(uint64(r.Parts.Results))
		case attendees:
			m.number(uint64(r.Parts.Attendees))
		}
	}
	return m.sum()
}

// headOf is the digest of what each row says of its report.
func headOf(r *site.Report) uint64 {
	var room [256]byte
	b := append(append(append(room[:0], r.Ref.District...), '/'), r.Ref.Name...)
	b = append(append(append(append(b, ' '), r.Lang...), ' '), r.WordsLang...)
	b = binary.LittleEndian.AppendUint16(b, uint16(r.Date.Year))
	return xxhash.Sum64(append(b, byte(r.Date.Month), byte(r.Date.Day)))
}

// follows takes in what tasks have from tasks of other reports.
func (m *marker) follows(r *site.Report) {
	for i := range r.Tasks {
		t := site.Task{Report: r, Place: i}
		from, ok := earlier(t)
		if !ok {
			continue
		}
		m.number(uint64(i))
		m.task(from)
		m.task(t.Thread().Origin())
		for _, id := range t.Owner().Items {
			m.text(string(id))
		}
		m.text(t.Due().String())
	}
}

func (m *marker) task(t site.Task) {
	m.text(t.Report.Ref.District)
	m.text(t.Report.Ref.Name)
	m.text(taskName(t))
}

func (s *Set) markThreads(all []*site.Thread) uint64 {
	var m marker
	m.number(uint64(site.DigestOfThreads(all)))
	m.text(s.site.Today.String())
	return m.sum()
}

func (s *Set) markDistricts() uint64 {
	var m marker
	for _, d := range s.site.Districts {
		hash, _ := d.Hash()
		m.number(hash)
		m.text(d.ID)
		m.number(uint64(len(d.Reports)))
		first, last := span(d.Reports)
		m.text(first.String())
		m.text(last.String())
	}
	return m.sum()
}
