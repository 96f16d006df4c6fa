package build

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"phoihop/internal/markdown"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// links resolves what the body of one report file links to. A report's page stands two folders below
// the site's root, whatever its language. It is for one goroutine.
type links struct {
	run     *run
	from    *reading
	lang    viet.Lang
	guesses problem.Guesses
	reports []string // paths of all report files, as this one would name them; nil until one is looked for
	files   []string // likewise of the report's own folder
}

const toRoot = "../../"

// lead looks up a link or a picture of a body.
func (l *links) lead(link markdown.Link) (at markdown.Address, p problem.Problem, ok bool) {
	if link.Image {
		return l.Image(link.Destination)
	}
	at.URL, p, ok = l.Link(link.Destination)
	return at, p, ok
}

// Link leads to another report's page in the reader's language, or to a file of a report's folder.
func (l *links) Link(destination string) (href string, p problem.Problem, ok bool) {
	if id, own := strings.CutPrefix(destination, "#"); own {
		id = unescaped(id)
		if at, known := l.place(l.from, l.lang, id); !known {
			return "", l.noHeading(id, l.from.Path(l.lang), at), false
		}
		return "#" + id, p, true
	}
	target, fragment, found := l.target(destination)
	if !found {
		return "", l.dead(destination), false
	}
	if asset, owner, ok := l.asset(target); ok {
		l.run.used.add(asset.Path)
		return toRoot + page.FilePath(owner, asset.Slug), p, true
	}
	ref, lang, isReport := reportOf(target)
	rd := l.run.reading(ref)
	if !isReport || rd == nil || !slices.Contains(rd.Langs, lang) {
		return "", l.dead(destination), false
	}
	if rd.Draft {
		return "", problem.New(problem.DraftLink, destination), false
	}
	href = "../" + ref.String() + ".html"
	switch {
	case rd.lost:
		return "../" + ref.District + "/index.html", p, true
	case rd.broken:
		return href, p, true // the page that stands there may have other places
	}
	if fragment == "" {
		return href, p, true
	}
	if rd.Shown && rd.Abstract.Withdrawn {
		return href, p, true // the page says so; its places are gone
	}
	at, known := l.place(rd, lang, fragment)
	if !known {
		return "", l.noHeading(fragment, target, at), false
	}
	return href + l.counterpart(rd, at, fragment), p, true
}

// counterpart names the place on the page in the reader's language: the same, or, where that page has
// other headings but as many, the one at its place. "" leads to the top of the page.
func (l *links) counterpart(rd *reading, at *places, fragment string) string {
	there, known := l.place(rd, l.lang, fragment)
	if known {
		return "#" + fragment
	}
	if i := slices.Index(at.headings, "#"+fragment); i >= 0 && len(at.headings) == len(there.headings) {
		return there.headings[i]
	}
	return ""
}

// Image leads to a picture in a report's folder.
func (l *links) Image(destination string) (at markdown.Address, p problem.Problem, ok bool) {
	target, _, found := l.target(destination)
	if found {
		if asset, owner, ok := l.asset(target); ok {
			if !isPicture(asset.Name) {
				return at, problem.New(problem.NotAPicture, asset.Name), false
			}
			l.run.used.show(asset.Path)
			shown := l.run.picture(asset)
			if shown != nil {
				return addressOf(owner, shown.names(asset.Slug)), p, true
			}
			if refusal, told := l.run.refused.Load(asset.Path); told && owner != l.from.Ref {
				return at, refusal.(problem.Problem), false // the build may go on without the owner
			}
			return at, p, true // told where the file lies
		}
	}
	p = problem.New(problem.FileMissing, path.Base(destination), l.from.Ref.String())
	if l.guesses.More() {
		p = l.guesses.DidYouMean(p, destination, l.ownFiles())
	}
	return at, p.Meant(l.inOwnFolder(destination)), false
}

// target makes a destination a path below the content folder.
func (l *links) target(destination string) (target, fragment string, ok bool) {
	written, fragment, _ := strings.Cut(destination, "#")
	written = unescaped(written)
	if written == "" || strings.HasPrefix(written, "/") {
		return "", "", false
	}
	target = path.Join(l.from.Ref.District, viet.NFC(written))
	return target, unescaped(fragment), !strings.HasPrefix(target, "../")
}

// unescaped resolves percent-encoding. A "%" that begins none, as in "Đạt 100%.pdf", makes the text one
// that was written as it is.
func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// asset finds a file in a report's folder, "tay-ho/2023-02-15-tong-ket/anh.jpg".
func (l *links) asset(target string) (source.Asset, report.Ref, bool) {
	dir, name := path.Split(target)
	district, report, _ := strings.Cut(strings.TrimSuffix(dir, "/"), "/")
	ref := refOf(district, report)
	rd := l.run.reading(ref)
	if rd == nil || rd.Draft || rd != l.from && rd.Shown && rd.Abstract.Withdrawn {
		return source.Asset{}, ref, false // files of a withdrawn report are not published
	}
	asset, ok := l.run.filesOf(rd).Find(name)
	return asset, ref, ok
}

func refOf(district, name string) report.Ref { return report.Ref{District: district, Name: name} }

// reportOf parts "tay-ho/2023-02-15-tong-ket.vi.md".
func reportOf(target string) (ref report.Ref, lang viet.Lang, ok bool) {
	rest, isReport := strings.CutSuffix(target, ".md")
	district, file, inDistrict := strings.Cut(rest, "/")
	dot := strings.LastIndexByte(file, '.')
	if !isReport || !inDistrict || dot < 0 {
		return ref, "", false
	}
	return refOf(district, file[:dot]), viet.Lang(file[dot+1:]), true
}

func (l *links) dead(destination string) problem.Problem {
	written, _, _ := strings.Cut(destination, "#")
	p := problem.New(problem.DeadLink, destination)
	if l.guesses.More() {
		p = l.guesses.DidYouMean(p, written, l.allReports())
	}
	return p.Meant(l.inOwnFolder(written))
}

func (l *links) allReports() []string {
	if l.reports != nil {
		return l.reports
	}
	for _, rd := range l.run.readings {
		up := ""
		if rd.Ref.District != l.from.Ref.District {
			up = "../" + rd.Ref.District + "/"
		}
		for _, lang := range rd.Langs {
			l.reports = append(l.reports, up+rd.Ref.Name+"."+string(lang)+".md")
		}
	}
	return l.reports
}

func (l *links) ownFiles() []string {
	if l.files == nil {
		for _, a := range l.from.Assets {
			l.files = append(l.files, l.from.Ref.Name+"/"+a.Name)
		}
	}
	return l.files
}

// inOwnFolder gives the path of a file of the report's own folder that was named without the folder; ""
// where there is none.
func (l *links) inOwnFolder(written string) string {
	asset, there := l.run.filesOf(l.from).Find(viet.NFC(strings.TrimPrefix(unescaped(written), "./")))
	if !there {
		return ""
	}
	return l.from.Ref.Name + "/" + strings.NewReplacer("%", "%25", " ", "%20", "\u00a0", "%C2%A0").Replace(asset.Name)
}

func (r *run) filesOf(rd *reading) source.AssetIndex {
	if known, ok := r.folders.Load(rd); ok {
		return known.(source.AssetIndex)
	}
	files := rd.Index()
	r.folders.Store(rd, files)
	return files
}

// places are what a link may name on the page of a report file: the headings of its body and the tasks.
type places struct {
	headings []string // "#ket-qua"
	tasks    []report.TaskAbstract
}

func (p *places) has(fragment string) bool {
	if id, isTask := strings.CutPrefix(fragment, "task_"); isTask {
		return id != "" && slices.ContainsFunc(p.tasks, func(t report.TaskAbstract) bool { return t.ID == id })
	}
	return slices.Contains(p.headings, "#"+fragment)
}

var noPlaces = &places{}

// place tells whether the page of a report file has a place of that name. The page of another report
// that is withdrawn has none.
func (l *links) place(rd *reading, lang viet.Lang, fragment string) (at *places, known bool) {
	if rd != l.from && rd.Shown && rd.Abstract.Withdrawn {
		return noPlaces, false
	}
	at = l.run.placesOf(rd)[lang]
	if at == nil {
		return noPlaces, true // unreadable: told elsewhere
	}
	return at, at.has(fragment)
}

// placesOf gives the places of a report's files by language, but for those that could not be read.
func (r *run) placesOf(rd *reading) map[viet.Lang]*places {
	if known, ok := r.places.Load(rd); ok {
		return known.(map[viet.Lang]*places)
	}
	all, ok := r.rest(rd)
	if !ok {
		return nil
	}
	known, _ := r.places.LoadOrStore(rd, rd.placesOf(all))
	return known.(map[viet.Lang]*places)
}

func (rd *reading) placesOf(all *rest) map[viet.Lang]*places {
	byLang := map[viet.Lang]*places{}
	for _, p := range []*part{&all.Original, &all.Words} {
		if p.Report == nil {
			continue
		}
		at := &places{tasks: rd.Abstract.Tasks}
		for _, h := range p.Headings {
			at.headings = append(at.headings, "#"+h.ID)
		}
		// Every string of what was loaded holds all of it in memory, so the key is a copy, as the headings are.
		byLang[viet.Lang(strings.Clone(string(p.Lang)))] = at
	}
	return byLang
}

// noHeading tells a link to a place that a page does not have.
func (l *links) noHeading(fragment, file string, at *places) problem.Problem {
	if !l.guesses.More() {
		return problem.NoHeading("#"+fragment, file, true, nil)
	}
	p := problem.NoHeading("#"+fragment, file, len(at.headings) > 0, at.headings[:min(len(at.headings), listedHeadings)])
	return l.guesses.DidYouMean(p, "#"+viet.Slug(fragment), at.headings)
}

// listedHeadings is how many headings are put into one hint, which shows fewer.
const listedHeadings = 40

// used is the set of files that something names, as files to fetch or as pictures to show; safe for concurrent use.
type used struct {
	mu             sync.Mutex
	fetched, shown map[string]bool
}

func newUsed() *used { return &used{fetched: map[string]bool{}, shown: map[string]bool{}} }

func (u *used) add(path string) {
	u.mu.Lock()
	u.fetched[path] = true
	u.mu.Unlock()
}

func (u *used) show(path string) {
	u.mu.Lock()
	u.shown[path] = true
	u.mu.Unlock()
}

// has tells whether something names a file at all.
func (u *used) has(path string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.fetched[path] || u.shown[path]
}

func (u *used) fetches(path string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.fetched[path]
}

func (u *used) shows(path string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.shown[path]
}

// use notes that a key of a report names a file of its folder.
func (r *run) use(rd *reading, name string) {
	if a, there := r.filesOf(rd).Find(name); there {
		r.used.add(a.Path)
	}
}
