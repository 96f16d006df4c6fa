package source

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"phoihop/internal/figure"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Settings say how reports are read.
type Settings struct {
	Names     *Names
	Words     *Words      // how texts are judged; nil: they are not
	Languages []viet.Lang // of the site; the first is the usual original
	Drafts    bool        // drafts are part of the site
}

// Reading is what the files of one report say.
type Reading struct {
	Files
	Original Part        // Report is nil where the report cannot be shown: left out as a draft, or unreadable
	Words    Part        // the translation, laid over the original; Report is nil where there is none
	Draft    bool        // left out as a draft
	Drafts   []viet.Lang // the languages whose files say that they are drafts, left out or not
	Stale    bool        // the original has changed since the translation was made
	Recalled bool        // a file names the key withdrawn, though what it says may not be readable
	Problems []problem.Problem
}

// Part is one file of a report.
type Part struct {
	Lang   viet.Lang
	Report *report.Report
	Body   Body
	Draft  bool // left out as a draft
}

// Release gives the memory of the files back, for others to be read into. It need not be called; after it
// neither the texts of the bodies nor a copy of the Reading may be used. All else stays.
func (r *Reading) Release() {
	const most = 1 << 20 // of one file; more is rare, and not worth keeping
	for _, body := range []*Body{&r.Original.Body, &r.Words.Body} {
		if body.memory != nil && cap(*body.memory) <= most {
			fileMemory.Put(body.memory)
		}
		body.Text, body.memory = nil, nil
	}
}

// fileMemory holds the memory of files that are no longer needed.
var fileMemory = sync.Pool{New: func() any { return new([]byte) }}

// Body is the Markdown of one file.
type Body struct {
	File   string
	Text   []byte // NFC; until the Reading is released
	Line   int    // of the file, on which the text begins
	raw    [][]byte
	memory *[]byte // that the file was read into
}

// Place moves problems found in the body, whose lines count from its first, to lines and columns of
// the file. It needs no text.
func (b Body) Place(problems []problem.Problem) []problem.Problem {
	for i := range problems {
		problems[i].File = b.File
		problems[i].Line += b.Line - 1
	}
	return text{raw: b.raw}.place(problems)
}

// part is a file on its way from bytes to a report.
type part struct {
	lang     viet.Lang
	file     string
	text     text
	root     *yaml.Node
	body     Body
	draft    bool // says draft: true, though its keys cannot be read
	recalled bool // names the key withdrawn, likewise
	problems []problem.Problem
}

var draftLine = regexp.MustCompile(`(?m)^draft:\s+true\s*$`)

// ReadReport reads the files of a report and joins them.
func ReadReport(content fs.FS, files Files, set Settings) Reading {
	r := Reading{Files: files}
	var parts []*part
	for _, lang := range files.Langs {
		p := openPart(content, files, lang)
		if !slices.Contains(set.Languages, lang) && len(set.Languages) > 0 {
			p.tell(problem.New(problem.UnknownLanguage, p.file, string(lang), languageList(set.Languages)).At(1, 1))
		}
		parts = append(parts, p)
	}
	original, translation := roles(parts, set.Languages)
	for _, p := range parts {
		if p != original && p != translation {
			p.decode(set, true)
		}
	}
	if original != nil {
		r.Original = original.decode(set, false)
		r.Original.Report = original.afterDecoding(r.Original.Report, files)
		if r.Original.Report != nil {
			original.tell(advice(r.Original.Report, files, set.Languages)...)
			if set.Words != nil {
				original.againstBody(r.Original.Report)
			}
		}
	}
	if translation != nil {
		r.Words = translation.decode(set, true)
	}
	if original != nil && translation != nil {
		r.join(original, translation)
	}
	r.Drafts = r.drafts(original, translation)
	if !set.Drafts {
		r.leaveOut(original, translation)
	}
	for _, p := range parts {
		r.Problems = append(r.Problems, p.placed()...)
		r.Recalled = r.Recalled || p.recalled
	}
	return r
}

func (p *part) tell(found ...problem.Problem) { p.problems = append(p.problems, found...) }

// openPart reads a file down to its YAML nodes; without nodes, its problems say why.
func openPart(content fs.FS, files Files, lang viet.Lang) *part {
	p := &part{lang: lang, file: files.Path(lang)}
	memory := fileMemory.Get().(*[]byte)
	raw, err := readFile(content, p.file, files.state(lang), *memory)
	if err != nil {
		p.tell(unreadable(err))
		return p
	}
	*memory = raw
	if p.text, p.problems = regular(raw); len(p.problems) > 0 {
		return p
	}
	front, body, line, missing, ok := cut(p.text.data)
	if conflict, found := mergeConflict(p.text.data); found {
		p.tell(conflict)
		p.draft, p.recalled = draftLine.Match(front), namesKey(front, "withdrawn")
		return p
	}
	if !ok {
		p.tell(missing)
		return p
	}
	p.tell(wrongEncodings(p.text)...)
	p.tell(unseen(p.text)...)
	if second, found := secondReport(body, line); found {
		p.tell(second)
	}
	p.body = Body{File: p.file, Text: body, Line: line, raw: p.text.raw, memory: memory}
	root, problems := parse(front, 1)
	p.root = root
	p.tell(problems...)
	p.draft = p.root == nil && draftLine.Match(front)
	p.recalled = namesKey(front, "withdrawn")
	return p
}

// namesKey tells whether a line of the front matter begins with a key, be it readable or not.
func namesKey(front []byte, key string) bool {
	for at := 0; ; {
		i := bytes.Index(front[at:], []byte(key))
		if i < 0 {
			return false
		}
		at += i
		if at == 0 || front[at-1] == '\n' {
			return true
		}
		at += len(key)
	}
}

// roles finds the original and the translation among a report's files: a file with a translation key
// is never the original; among the others it is the one in the site's first language, else the only one.
func roles(parts []*part, languages []viet.Lang) (original, translation *part) {
	var candidates []*part
	for _, p := range parts {
		if p.root == nil || valueOf(p.root, "translation") == nil {
			candidates = append(candidates, p)
		}
	}
	if len(candidates) == 0 {
		if len(parts) > 1 {
			original, translation = parts[0], parts[1]
			if translation.lang == first(languages) {
				original, translation = translation, original
			}
			original.tell(problem.New(problem.TwoOriginals).ForKey("", "translation"))
			return nil, translation
		}
		parts[0].originalMissing()
		return nil, parts[0]
	}
	original = candidates[0]
	if len(candidates) > 1 && len(languages) > 0 && candidates[1].lang == languages[0] {
		original = candidates[1]
	}
	for _, p := range parts {
		if p != original {
			translation = p
		}
	}
	if translation == nil && original.root != nil && len(original.root.Content) > 0 && original.lang != first(languages) && !original.hasFacts() {
		original.originalMissing()
		return nil, original
	}
	return original, translation
}

func languageList(languages []viet.Lang) string {
	names := make([]string, len(languages))
	for i, lang := range languages {
		names[i] = string(lang)
	}
	return strings.Join(names, ", ")
}

func first(languages []viet.Lang) viet.Lang {
	if len(languages) == 0 {
		return viet.Vi
	}
	return languages[0]
}

// hasFacts tells whether a file states anything that a translation would not.
func (p *part) hasFacts() bool {
	for _, key := range reportKeys {
		if key.words != nil || key.join == nil {
			continue
		}
		if stated(p.root, key.name) {
			return true
		}
	}
	return false
}

func (p *part) originalMissing() {
	other := viet.Vi
	if p.lang == viet.Vi {
		other = viet.En
	}
	name := p.file[:len(p.file)-len(".vi.md")] + "." + string(other) + ".md"
	p.tell(problem.New(problem.OriginalMissing, name).At(1, 1))
}

// decode walks the nodes of a file.
func (p *part) decode(set Settings, translation bool) Part {
	made := Part{Lang: p.lang, Body: p.body}
	if p.root == nil {
		return made
	}
	d := &decoder{before: 1, root: p.root, names: set.Names, translation: translation, problems: p.problems}
	made.Report = &report.Report{}
	readMapping(d, p.root, reportKeys, made.Report)
	p.problems = append(d.problems, heard(made.Report, p.lang)...)
	p.htmlInKeys(d.texts)
	p.readWords(set.Words, d.texts)
	return made
}

// afterDecoding checks an original's own rules, its figures and that its files are there.
func (p *part) afterDecoding(r *report.Report, files Files) *report.Report {
	if r == nil {
		return nil
	}
	p.tell(rules(r)...)
	// A number that was cut in two makes sums that nobody has written.
	if !slices.ContainsFunc(p.problems, func(q problem.Problem) bool { return q.Code == problem.NumberInBraces }) {
		p.tell(figure.Check(r)...)
	}
	p.tell(missingFiles(r, files)...)
	p.tell(aliasForms(r)...)
	return r
}

// join lays the translation over the original and compares its fingerprint.
func (r *Reading) join(original, translation *part) {
	if r.Original.Report == nil || r.Words.Report == nil {
		return
	}
	j := &joiner{root: translation.root}
	join(j, reportKeys, r.Original.Report, r.Words.Report)
	translation.tell(j.problems...)
	if !r.Words.Report.Draft && ShowsNothing(translation.body.Text) && !ShowsNothing(original.body.Text) {
		translation.tell(problem.New(problem.TranslationNoText).At(1, 1))
	}
	if of := r.Words.Report.Translation.Of; of != "" {
		now := fingerprint(r.Original.Report, r.Original.Body.Text)
		if r.Stale = of != now; r.Stale {
			translation.tell(problem.New(problem.TranslationBehind, now).ForKey("", "translation.of"))
		}
	}
}

// drafts gives the languages of the files that are drafts, readable or not, that of the original first.
func (r *Reading) drafts(original, translation *part) (langs []viet.Lang) {
	if original != nil && original.draft || r.Original.Report != nil && r.Original.Report.Draft {
		langs = append(langs, original.lang)
	}
	if translation != nil && translation.draft || r.Words.Report != nil && r.Words.Report.Draft {
		langs = append(langs, translation.lang)
	}
	return langs
}

// leaveOut takes drafts out of the site; their problems become warnings. With its original a translation is left out
// too.
func (r *Reading) leaveOut(original, translation *part) {
	switch {
	case original != nil && slices.Contains(r.Drafts, original.lang):
		r.Draft, r.Original.Draft, r.Words.Draft = true, true, true
		original.soften()
		if translation != nil {
			translation.soften()
		}
		r.Original.Report, r.Words.Report = nil, nil
	case len(r.Drafts) > 0:
		translation.soften()
		r.Words.Report, r.Words.Draft = nil, true
	}
}

func (p *part) soften() { problem.Soften(p.problems) }

// placed gives the part's problems with file, line and column.
func (p *part) placed() []problem.Problem {
	for i, found := range p.problems {
		found.File = p.file
		if found.Key != "" {
			found = locate(p.root, 1, found)
		}
		p.problems[i] = found
	}
	return p.text.place(p.problems)
}
