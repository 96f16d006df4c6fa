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
	return l.Link(link.Destination)
}

// Link leads to another report's page in the reader's language, or to a file of a report's folder.
func (l *links) Link(destination string) (at markdown.Address, p problem.Problem, ok bool) {
	if id, own := strings.CutPrefix(destination, "#"); own {
		id = unescaped(id)
		if places, known := l.place(l.from, l.lang, id); !known {
			return at, l.noHeading(id, l.from.Path(l.lang), places), false
		}
		return markdown.Address{URL: "#" + id}, p, true
	}
	target, fragment, found := l.target(destination)
	if !found {
		return at, l.dead(destination), false
	}
	if asset, owner, ok := l.asset(target); ok {
		return l.toFile(asset, owner), p, true
	}
	if p, taken := l.takenBack(target, destination); taken {
		return at, p, false
	}
	ref, lang, isReport := reportOf(target)
	rd := l.run.reading(ref)
	if !isReport || rd == nil || !slices.Contains(rd.Langs, lang) {
		return at, l.dead(destination), false
	}
	if rd.Draft {
		return at, problem.New(problem.DraftLink, destination), false
	}
	switch {
	case fragment == "" || rd.broken: // the page that stands there may have other places
		return l.toPage(rd, ""), p, true
	case rd.Shown && rd.Abstract.Withdrawn:
		return l.toPage(rd, ""), p, true // the page says so; its places are gone
	}
	places, known := l.place(rd, lang, fragment)
	if !known {
		return at, l.noHeading(fragment, target, places), false
	}
	return l.toPage(rd, l.counterpart(rd, places, fragment)), p, true
}

// toPage leads to a report's page, or to a "#fragment" of it.
func (l *links) toPage(rd *reading, fragment string) markdown.Address {
	switch {
	case l.run.outside(rd.Ref):
		return l.leaving(page.ReportPath(rd.Ref, l.lang) + fragment)
	case rd.lost:
		return markdown.Address{URL: "../" + rd.Ref.District + "/index.html"}
	}
	return markdown.Address{URL: "../" + rd.Ref.String() + ".html" + fragment}
}

// toFile leads to a file of a report's folder.
func (l *links) toFile(asset source.Asset, owner report.Ref) markdown.Address {
	leaves := l.run.outside(owner)
	l.run.used.add(asset.Path, !leaves && !l.run.outside(l.from.Ref))
	if leaves {
		return l.leaving(page.FilePath(owner, asset.Slug))
	}
	return markdown.Address{URL: toRoot + page.FilePath(owner, asset.Slug)}
}

// leaving leads out of the part that the site is: to a path of the whole site online, if that has an address.
func (l *links) leaving(path string) markdown.Address {
	at := markdown.Address{Leaves: true}
	if base := l.run.settings.BaseURL; base != "" {
		at.URL = base + path
	}
	return at
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
			l.run.used.show(asset.Path, !l.run.outside(l.from.Ref))
			shown := l.run.picture(asset)
			if shown != nil {
				return addressOf(owner, shown.names(asset.Slug)), p, true
			}
			if refusal, told := l.run.refused.Load(asset.Path); told && owner != l.from.Ref {
				return at, refusal.(problem.Problem), false // the build may go on without the owner
			}
			return at, p, true // told where the file lies
		}
		if p, taken := l.takenBack(target, destination); taken {
			return at, p, false
		}
	}
	p = l.noPicture(destination, target)
	if l.guesses.More() {
		p = l.guesses.DidYouMean(p, destination, l.ownFiles())
	}
	return at, p.Meant(l.inOwnFolder(destination)), false
}

// noPicture tells a picture that is not there: by the folder where it was looked for, which a bare name is taken
// to be the report's own; or that it names a place where no report's pictures lie.
func (l *links) noPicture(destination, target string) problem.Problem {
	folder, name := path.Split(target)
	if !strings.Contains(destination, "/") {
		return problem.New(problem.FileMissing, destination, l.from.Ref.String())
	}
	if rd := l.run.readingOf(folder); rd != nil {
		return problem.New(problem.FileMissing, name, rd.Ref.String())
	}
	return problem.New(problem.PicturePlace, destination, l.from.Ref.String())
}

// takenBack tells a file that went with the report that it belongs to.
func (l *links) takenBack(target, destination string) (p problem.Problem, ok bool) {
	folder, name := path.Split(target)
	rd := l.run.readingOf(folder)
	if rd == nil || rd == l.from || rd.Draft || !rd.Shown || !rd.Abstract.Withdrawn {
		return p, false
	}
	if _, there := l.run.filesOf(rd).Find(name); !there {
		return p, false
	}
	return problem.New(problem.FileWithdrawn, destination, rd.Ref.String()), true
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
	folder, name := path.Split(target)
	rd := l.run.readingOf(folder)
	if rd == nil || rd.Draft || rd != l.from && rd.Shown && rd.Abstract.Withdrawn {
		return source.Asset{}, report.Ref{}, false // files of a withdrawn report are not published
	}
	asset, ok := l.run.filesOf(rd).Find(name)
	return asset, rd.Ref, ok
}

// readingOf gives the report that a folder "tay-ho/2023-02-15-tong-ket/" belongs to; nil where there is none.
func (r *run) readingOf(folder string) *reading {
	district, name, _ := strings.Cut(strings.TrimSuffix(folder, "/"), "/")
	return r.reading(refOf(district, name))
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
	if strings.HasPrefix(strings.ToLower(written), "www.") {
		return p.Write("https://" + destination)
	}
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

// used is the set of files that something names, as files to fetch or as pictures to show; safe for concurrent use. A file
// is here if a page of the site names it, not only a report outside the part that the site is.
type used struct {
	mu             sync.Mutex
	fetched, shown map[string]bool // whether it is here
}

func newUsed() *used { return &used{fetched: map[string]bool{}, shown: map[string]bool{}} }

func (u *used) add(path string, here bool) {
	u.mu.Lock()
	u.fetched[path] = u.fetched[path] || here
	u.mu.Unlock()
}

func (u *used) show(path string, here bool) {
	u.mu.Lock()
	u.shown[path] = u.shown[path] || here
	u.mu.Unlock()
}

// has tells whether something names a file at all.
func (u *used) has(path string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	_, fetched := u.fetched[path]
	_, shown := u.shown[path]
	return fetched || shown
}

// fetches tells whether a page of the site offers a file, shows whether one shows it.
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
		r.used.add(a.Path, !r.outside(rd.Ref))
	}
}
