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
// the site's root, whatever its language.
type links struct {
	run  *run
	from *reading
	lang viet.Lang
}

var _ markdown.Links = (*links)(nil)

const toRoot = "../../"

// Link leads to another report's page in the reader's language, or to a file of a report's folder.
func (l *links) Link(destination string) (href string, p problem.Problem, ok bool) {
	if id, own := strings.CutPrefix(destination, "#"); own {
		known, ids := l.run.hasFragment(l.from, l.lang, id)
		return destination, problem.New(problem.DeadFragment, destination, l.from.Path(l.lang), strings.Join(ids, ", ")), known
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
	rd := l.run.byRef[ref]
	if !isReport || rd == nil || !slices.Contains(rd.Langs, lang) {
		return "", l.dead(destination), false
	}
	if rd.Draft {
		return "", problem.New(problem.DraftLink, destination), false
	}
	href = "../" + ref.String() + ".html"
	if fragment == "" {
		return href, p, true
	}
	if known, ids := l.run.hasFragment(rd, lang, fragment); !known {
		return "", problem.New(problem.DeadFragment, "#"+fragment, target, strings.Join(ids, ", ")).DidYouMean("#"+fragment, ids), false
	}
	if known, _ := l.run.hasFragment(rd, l.lang, fragment); known {
		href += "#" + fragment
	}
	return href, p, true
}

// Image leads to a picture in a report's folder.
func (l *links) Image(destination string) (src string, p problem.Problem, ok bool) {
	target, _, found := l.target(destination)
	if found {
		if asset, owner, ok := l.asset(target); ok {
			switch strings.ToLower(path.Ext(asset.Name)) {
			case ".jpg", ".jpeg", ".png":
				l.run.used.add(asset.Path)
				return toRoot + page.FilePath(owner, asset.Slug), p, true
			}
			return "", problem.New(problem.NotAPicture, asset.Name), false
		}
	}
	var names []string
	for _, a := range l.from.Assets {
		names = append(names, l.from.Ref.Name+"/"+a.Name)
	}
	return "", problem.New(problem.FileMissing, path.Base(destination), l.from.Ref.String()).DidYouMean(destination, names).Meant(l.inOwnFolder(destination)), false
}

// target makes a destination a path below the content folder.
func (l *links) target(destination string) (target, fragment string, ok bool) {
	written, fragment, _ := strings.Cut(destination, "#")
	written, err := url.PathUnescape(written)
	if err != nil || written == "" || strings.HasPrefix(written, "/") {
		return "", "", false
	}
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	target = path.Join(l.from.Ref.District, viet.NFC(written))
	return target, fragment, !strings.HasPrefix(target, "../")
}

// asset finds a file in a report's folder, "tay-ho/2023-02-15-tong-ket/anh.jpg".
func (l *links) asset(target string) (source.Asset, report.Ref, bool) {
	dir, name := path.Split(target)
	district, report, _ := strings.Cut(strings.TrimSuffix(dir, "/"), "/")
	ref := refOf(district, report)
	rd := l.run.byRef[ref]
	if rd == nil || rd.Draft || rd != l.from && rd.Original.Report != nil && rd.withdrawn() {
		return source.Asset{}, ref, false // files of a withdrawn report are not published
	}
	asset, ok := rd.Asset(name)
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
	var paths []string
	for _, folder := range l.run.files.Districts {
		up := ""
		if folder.ID != l.from.Ref.District {
			up = "../" + folder.ID + "/"
		}
		for _, f := range folder.Reports {
			for _, lang := range f.Langs {
				paths = append(paths, up+f.Ref.Name+"."+string(lang)+".md")
			}
		}
	}
	written, _, _ := strings.Cut(destination, "#")
	return problem.New(problem.DeadLink, destination).DidYouMean(written, paths).Meant(l.inOwnFolder(written))
}

// inOwnFolder gives the path of a file of the report's own folder that was named without the folder; ""
// where there is none.
func (l *links) inOwnFolder(written string) string {
	if plain, err := url.PathUnescape(written); err == nil {
		written = plain
	}
	asset, there := l.from.Asset(viet.NFC(strings.TrimPrefix(written, "./")))
	if !there {
		return ""
	}
	return l.from.Ref.Name + "/" + strings.ReplaceAll(asset.Name, " ", "%20")
}

// hasFragment tells whether the page of a report file has a place of that name: a heading of its body
// or a task. ids lists the headings.
func (r *run) hasFragment(rd *reading, lang viet.Lang, fragment string) (known bool, ids []string) {
	part := rd.Original
	if part.Lang != lang {
		part = rd.Words
	}
	if part.Report == nil {
		return true, nil // unreadable: told elsewhere
	}
	if id, isTask := strings.CutPrefix(fragment, "task_"); isTask {
		for _, t := range rd.Original.Report.Tasks.Items {
			if t.ID == id {
				return true, nil
			}
		}
	}
	for _, h := range r.headingsOf(part) {
		if h.ID == fragment {
			return true, nil
		}
		ids = append(ids, "#"+h.ID)
	}
	return false, ids
}

func (r *run) headingsOf(part source.Part) []markdown.Heading {
	if known, ok := r.headings.Load(part.Body.File); ok {
		return known.([]markdown.Heading)
	}
	body, _ := source.ReadBody(r.options.Content, part.Body)
	headings := markdown.Headings(body.Text, part.Lang)
	r.headings.Store(part.Body.File, headings)
	return headings
}

// keyLinks resolves the relative links of a report's keys, for its page in each language. A place that
// only the original's page has is left out of the links of the others.
func (r *run) keyLinks(rd *reading) (resolved map[viet.Lang]map[string]string) {
	source.NamedLinks(rd.Original.Report, func(key, link string) {
		original := &links{run: r, from: rd, lang: rd.Original.Lang}
		if _, p, ok := original.Link(link); !ok {
			r.tell(source.Locate(r.options.Content, []problem.Problem{p.ForKey(rd.Original.Body.File, key)})...)
			return
		}
		if resolved == nil {
			resolved = map[viet.Lang]map[string]string{}
		}
		for _, lang := range r.settings.Languages {
			href, _, ok := (&links{run: r, from: rd, lang: lang}).Link(link)
			if !ok {
				href = rd.Ref.Name + ".html"
			}
			if resolved[lang] == nil {
				resolved[lang] = map[string]string{}
			}
			resolved[lang][link] = href
		}
	})
	return resolved
}

// used is the set of files that something names; safe for concurrent use.
type used struct {
	mu    sync.Mutex
	paths map[string]bool
}

func newUsed() *used { return &used{paths: map[string]bool{}} }

func (u *used) add(path string) {
	u.mu.Lock()
	u.paths[path] = true
	u.mu.Unlock()
}

func (u *used) has(path string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.paths[path]
}

// use notes that a key of a report names a file of its folder.
func (r *run) use(rd *reading, name string) {
	if a, there := rd.Asset(name); there {
		r.used.add(a.Path)
	}
}
