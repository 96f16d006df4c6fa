// Package repair finds what of a content folder can be repaired with certainty, without a person's judgement: how a
// text is written, never what it says.
//
//	wrong-encoding, bad-utf8   text in TCVN3, VNI, windows-1258, UTF-16, or UTF-8 read as Windows-1252 → UTF-8
//	control-character          NULs at a file's end → nothing
//	front-matter-missing, front-matter-unclosed   other dashes for ---, empty lines above it → ---
//	odd-space, odd-hyphen      a no-break space behind a colon, – before an entry → a space, -
//	yaml-colon                 title: Họp: giao ban → title: "Họp: giao ban"
//	letters-apart              a letter and its marks apart, as from a Mac → one letter (NFC)
//	no-break-space             a space that breaks no line → a plain one
//	no-width                   a letter that has no width, and no meaning in Vietnamese or English → nothing
//	foreign-d                  Ð of Icelandic → Đ
//	bad-date, bad-time         15/2/2023 → 2023-02-15
//	bad-due                    Quý 4/2023 → 2023-Q4
//	bad-number, number-in-braces   1,234.5 → 1234.5, {value: 92,3} → {value: "92,3"}
//	choice-by-name             kind: sơ kết → kind: interim-review
//	html-as-text               &nbsp; in a key → a space
//	tone-style                 the few words that place the tone otherwise than the rest of the file
//	pasted-table               cells parted by tabs → a table of Markdown
//
// Line ends, the mark at a file's beginning (BOM), comments and the order of keys stay. Only bytes that a repair names
// change. A date such as 3/4/2023 in an English file is left alone, since its writer may have meant either day; so is
// all that "check" has no certain value for.
//
// Nothing is believed: after each step the file is read again, and a repair stands only where the report says the same as
// before but for values that could not be read, its text is rendered as before, and no problem is new (proof.go). A
// second run finds nothing.
package repair

import (
	"io/fs"
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
)

// The codes of repairs that no problem names, since readers of the page would not notice.
const (
	LettersApart problem.Code = "letters-apart"
	NoBreakSpace problem.Code = "no-break-space"
	NoWidth      problem.Code = "no-width"
)

// Repair is one change of a file: New in the place of the bytes from Start to End, which are Old. Several repairs of the
// same bytes are one, with all their codes.
type Repair struct {
	Start, End int
	Old, New   string
	Codes      []problem.Code
}

// File is a file with something to repair. Path is below the content folder.
type File struct {
	Path          string
	Before, After []byte
	Repairs       []Repair // sorted, apart from each other
}

// Content says which files are read, and how.
type Content struct {
	Files    fs.FS
	Tree     *source.Tree
	Site     *report.Site
	Settings source.Settings
}

// Find gives all files with something to repair, in the order of their paths.
func Find(c Content) (found []File, err error) {
	c.Settings.Drafts = true
	c.Settings.Words = source.NewWords(c.Site)
	add := func(path string, read reader) {
		raw, failed := fs.ReadFile(c.Files, path)
		if failed != nil {
			err = failed
			return
		}
		if f := repairFile(path, raw, read); len(f.Repairs) > 0 {
			found = append(found, f)
		}
	}
	add("site.yaml", c.readSite)
	for _, d := range c.Tree.Districts {
		if d.HasSettings {
			add(d.ID+"/district.yaml", c.readDistrict(d.ID))
		}
		for _, files := range d.Reports {
			for _, lang := range files.Langs {
				add(files.Path(lang), c.readReport(files, lang))
			}
		}
	}
	slices.SortFunc(found, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return found, err
}

// repairFile takes the steps one after the other, each on what the ones before it have made, until none finds anything:
// one mistake may hide another.
func repairFile(path string, raw []byte, read reader) File {
	d := newDraft(raw)
	steps := []struct {
		find func(text []byte) []edit
		same proof
	}{
		{encodings, reencoded},
		{func(text []byte) []edit { return fences(path, text) }, nowFound},
		{func(text []byte) []edit { return colons(text, read(text).problems) }, readFurther},
		{letters, sameText},
		{foreignD, sameButD},
		{func(text []byte) []edit { return values(text, read(text).problems, path) }, sameButMissing},
		{func(text []byte) []edit { return cutNumbers(text, read(text).problems) }, sameButNumbers},
		{func(text []byte) []edit { return entities(text, read(text).problems) }, sameCharacters},
		{func(text []byte) []edit { return tones(text, read(text).problems) }, sameFolded},
		{tables, sameCells},
	}
	for changed := true; changed; {
		changed = false
		for i, step := range steps {
			text := d.text()
			if i > 0 && !isText(text) {
				break // nobody knows what its bytes are
			}
			edits := proved(text, apart(text, step.find(text)), step.same, read)
			d.take(edits)
			changed = changed || len(edits) > 0
		}
	}
	return File{path, raw, d.text(), d.repairs()}
}
