package build

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"slices"
	"strings"
	"sync"

	"phoihop/internal/cache"
	"phoihop/internal/codec"
	"phoihop/internal/markdown"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// reading is what memory holds of a report for the whole build.
type reading struct {
	source.Files
	head
	record  cache.Record
	links   site.Digest // of where its links lead, once its pages were looked at
	settled bool        // as long as the state of its files stays the same, so does what they say

	// Of a report with errors, where the build goes on without it:
	broken, kept, lost bool // lost: OUT holds no page of it
	keptYear           int  // that its kept page leads to
}

// head is the part of a record that every build needs of every report.
type head struct {
	Abstract report.Abstract // empty unless Shown
	Shown    bool            // the report has pages: it is no draft and could be read
	Draft    bool            // left out as a draft
	Stale    bool            // the original has changed since it was translated
	Drafts   []viet.Lang     // languages whose files say that they are drafts
	WithThem bool            // it was read with drafts as a part of the site
	Linked   bool            // it links to other files of the site
	Recalled bool            // a file of it names the key withdrawn, whether it can be read or not
	Photos   []string        // files of its folder that its photos name
	Named    []string        // those that other keys name
	Parts    site.Digests    // of what other pages show of it
	Problems []problem.Problem
}

// rest is the part of a record that is loaded when the report's pages are made. Its texts are kept behind the facts
// (recordrest.go), so that what shows facts only need not load them.
type rest struct {
	Original, Words part // Words is empty without a translation
	KeyLinks        []keyLink
}

// part is one file of a report.
type part struct {
	Lang     viet.Lang
	File     string         // "" where there is no body
	Report   *report.Report // nil where it is not shown
	Draft    bool
	HTML     []byte // with holes for Links; as rendered, before it is kept
	Body     string // the same as it was kept
	Links    []markdown.Link
	Headings []markdown.Heading
}

// keyLink is a relative link of a key.
type keyLink struct{ Key, Link string }

// reader reads reports, or takes their records from the cache.
type reader struct {
	options Options
	cache   *cache.Cache
	set     source.Settings
	common  []byte // what every record depends on, for its key

	mu    sync.Mutex
	lists map[string][]report.AgencyID // lists of agencies, by their ids, which thousands of tasks share
	keys  map[string][]string          // likewise of the ids of figures
}

// share lets go of what only reading needs, and lets reports share equal lists of agencies.
func (rd *reading) share(r *reader) {
	rd.States = nil
	rd.Abstract.Agencies.Items = r.shared(rd.Abstract.Agencies.Items)
	for i := range rd.Abstract.Tasks {
		t := &rd.Abstract.Tasks[i]
		t.Owner.Items = r.shared(t.Owner.Items)
	}
	rd.Abstract.Figures = r.sharedKeys(rd.Abstract.Figures)
}

// sharedKeys is one list for equal lists of keys, which the reports of a district mostly have.
func (r *reader) sharedKeys(keys []string) []string {
	if len(keys) == 0 {
		return nil
	}
	name := strings.Join(keys, " ")
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.keys[name]
	if !ok {
		known = strings.Split(name, " ")
		r.keys[name] = known
	}
	return known
}

func (r *reader) shared(ids []report.AgencyID) []report.AgencyID {
	if len(ids) == 0 {
		return nil
	}
	name := string(ids[0])
	for _, id := range ids[1:] {
		name += " " + string(id)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.lists[name]
	if !ok {
		known = slices.Clone(ids)
		r.lists[strings.Clone(name)] = known
	}
	return known
}

func newReader(o Options, c *cache.Cache, set source.Settings) *reader {
	alike := set
	alike.Drafts = false // a report without drafts is read alike with them and without; see WithThem
	digest := alike.Digest()
	return &reader{options: o, cache: c, set: set, common: digest[:], lists: map[string][]report.AgencyID{}, keys: map[string][]string{}}
}

// read gives a report's record, with all problems that its files have by themselves.
func (r *reader) read(files source.Files) *reading {
	name := files.Ref.String()
	key, known := r.key(files)
	if known {
		if record, ok := r.cache.Get(name, key); ok {
			rd := &reading{Files: files, record: record}
			if codec.DecodeString(record.Head(), &rd.head) == nil && (len(rd.Drafts) == 0 || rd.WithThem == r.set.Drafts) {
				rd.settled = true
				rd.share(r)
				return rd
			}
		}
	}
	rd := &reading{Files: files, settled: known}
	all := r.open(rd)
	b := buffers.Get().(*buffer)
	b.head, b.rest = codec.Append(b.head[:0], &rd.head), appendRest(b.rest[:0], all)
	if passing(rd.Problems) {
		key, rd.settled = cache.Key{}, false // of no file: the next build reads it again
	}
	rd.record = r.cache.Put(name, key, b.head, b.rest)
	buffers.Put(b)
	// What was read holds whole files in memory; the head as it was put does not.
	if err := codec.DecodeString(rd.record.Head(), &rd.head); err != nil {
		panic("build: a record can't be read back: " + err.Error())
	}
	rd.share(r)
	return rd
}

// passing tells that reading failed for a reason that no state of the files shows to be gone.
func passing(problems []problem.Problem) bool {
	return slices.ContainsFunc(problems, func(p problem.Problem) bool {
		return p.Code == problem.Unreadable || p.Code == problem.FileChanged
	})
}

// raceWindow is how young a file may be, in nanoseconds, to be changed again without a sign of it. It also
// covers a file system whose clock goes up to so much behind the machine's, less a tick; one on a server
// that is further behind could hide a second change of the same size within a tick of its clock.
const raceWindow = 2_000_000_000

// key is the digest of all that a record depends on: the state of the files, and what names mean. known
// is false where it would not show that a file has changed since.
func (r *reader) key(files source.Files) (key cache.Key, known bool) {
	sum := sha256.New()
	sum.Write(r.common)
	known = true
	for i, lang := range files.Langs {
		sum.Write([]byte(lang))
		known = r.addState(sum, files.States[i]) && known
	}
	for _, a := range files.Assets {
		sum.Write([]byte(a.Name + "\x00" + a.Path + "\x00" + a.Slug + "\x00"))
		known = r.addState(sum, a.State) && known
	}
	if known {
		copy(key[:], sum.Sum(nil))
	}
	return key, known
}

func (r *reader) addState(sum hash.Hash, s source.State) (known bool) {
	var b [40]byte
	binary.LittleEndian.PutUint64(b[0:], uint64(s.Size))
	binary.LittleEndian.PutUint64(b[8:], uint64(s.Modified))
	binary.LittleEndian.PutUint64(b[16:], uint64(s.Changed))
	binary.LittleEndian.PutUint64(b[24:], s.Inode)
	binary.LittleEndian.PutUint64(b[32:], s.Device)
	sum.Write(b[:])
	return settled(s, r.options.Started)
}

// settled tells that a file in this state can't change any more without its state showing it.
func settled(s source.State, started int64) bool {
	return s != source.State{} && max(s.Modified, s.Changed) < started-raceWindow
}

// open reads the files of a report. It fills the head and gives the rest.
func (r *reader) open(rd *reading) *rest {
	got := source.ReadReport(r.options.Content, rd.Files, r.set)
	all := &rest{}
	rd.Draft, rd.Recalled, rd.Stale, rd.Drafts, rd.WithThem = got.Draft, got.Recalled, got.Stale, got.Drafts, r.set.Drafts
	problems := got.Problems
	var leads report.Wording
	for _, p := range []struct {
		source source.Part
		to     *part
		lead   *string
	}{{got.Original, &all.Original, &leads.Original}, {got.Words, &all.Words, &leads.Translated}} {
		*p.to = part{Lang: p.source.Lang, Report: p.source.Report, Draft: p.source.Draft}
		if p.source.Body.File == "" {
			continue
		}
		made := markdown.Render(p.source.Body.Text, p.source.Lang)
		p.to.File, p.to.HTML, p.to.Headings = p.source.Body.File, made.HTML, made.Headings
		p.to.Links = placed(made.Links, p.source.Body)
		*p.lead = made.Lead
		problems = append(problems, p.to.soften(p.source.Body.Place(made.Problems))...)
	}
	rd.Problems = problems
	if original := all.Original.Report; original != nil {
		rd.Shown = true
		rd.Abstract = report.NewAbstract(rd.Ref, all.Original.Lang, original, all.Words.Lang, all.Words.Report, leads)
		rd.Parts = partsOf(&rd.Abstract, original, all.Words.Report)
		source.NamedLinks(original, func(key, link string) { all.KeyLinks = append(all.KeyLinks, keyLink{key, link}) })
		if len(rd.Assets) > 0 {
			source.NamedFiles(original, func(key, name string) {
				if strings.HasPrefix(key, "photos[") {
					rd.Photos = append(rd.Photos, name)
				} else {
					rd.Named = append(rd.Named, name)
				}
			})
		}
	}
	got.Release()
	rd.Linked = len(all.KeyLinks)+len(all.Original.Links)+len(all.Words.Links) > 0
	return all
}

// placed moves links from lines and columns of the body to those of the file.
func placed(links []markdown.Link, body source.Body) []markdown.Link {
	for i := range links {
		at := body.Place([]problem.Problem{{Line: links[i].Line, Column: links[i].Column}})[0]
		links[i].Line, links[i].Column = at.Line, at.Column
	}
	return links
}

// soften makes the problems of a draft warnings.
func (p *part) soften(problems []problem.Problem) []problem.Problem {
	if p.Draft {
		problem.Soften(problems)
	}
	return problems
}

// input is what the site is joined from.
func (rd *reading) input() site.Input {
	return site.Input{Abstract: &rd.Abstract, Whole: site.Digest(rd.record.Digest()), Parts: rd.Parts}
}

// partsOf gives the digests of what pages besides its own show of a report. words is its translation, nil
// without one.
func partsOf(a *report.Abstract, original, words *report.Report) (parts site.Digests) {
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	if words == nil {
		words = &report.Report{}
	}
	digest := func(values ...any) (site.Digest, int32) {
		b.head = b.head[:0]
		for _, v := range values {
			b.head = codec.Append(b.head, v)
		}
		return site.Digest(cache.Digest(nil, b.head)), int32(len(b.head))
	}
	shown := a.Shown()
	parts.Shown, _ = digest(&shown)
	parts.Front, parts.FrontSize = digest(original, words)
	parts.Tasks, parts.TasksSize = digest(&original.Tasks, &words.Tasks)
	parts.Results, parts.ResultsSize = digest(&original.Results, &words.Results)
	parts.Attendees, parts.AttendeesSize = digest(&original.Attendees, &words.Attendees)
	parts.Documents, _ = digest(&original.Documents, &words.Documents)
	parts.Themes, _ = digest(&original.Themes, &words.Themes)
	return parts
}
