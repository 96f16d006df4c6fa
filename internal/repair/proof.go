package repair

import (
	"bytes"
	"html"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/markdown"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
	"phoihop/internal/wording"
)

// reader reads a file with the bytes that it is to have.
type reader func(raw []byte) reading

// reading is what a file says.
type reading struct {
	value    any    // a report, a district or the site; nil where it cannot be read
	html     string // of a report's text
	problems []problem.Problem
}

// proof tells whether a file says the same after a repair as before.
type proof func(before, after reading) bool

// proved keeps the edits after which the file says the same. Where all together fail, halves are tried, so that one that
// fails costs no other.
func proved(text []byte, edits []edit, same proof, read reader) []edit {
	if len(edits) == 0 {
		return nil
	}
	before := read(text)
	holds := func(edits []edit) bool {
		after := read(apply(text, edits))
		return !isWorse(before.problems, after.problems) && same(before, after)
	}
	var keep func(sure, tried []edit) []edit
	keep = func(sure, tried []edit) []edit {
		if all := append(slices.Clone(sure), tried...); holds(all) {
			return all
		}
		if len(tried) == 1 {
			return sure
		}
		half := len(tried) / 2
		return keep(keep(sure, tried[:half]), tried[half:])
	}
	return keep(nil, edits)
}

// isWorse tells whether a file has more problems of some kind than before. A file that could not be read at all shows its
// problems only then.
func isWorse(before, after []problem.Problem) bool {
	count := map[problem.Code]int{}
	for _, p := range before {
		switch p.Code {
		case problem.BadUTF8, problem.ControlCharacter, problem.FrontMatterMissing, problem.FrontMatterUnclosed:
			return len(after) > 0 && unread(after)
		}
		if strings.HasPrefix(string(p.Code), "yaml-") {
			return len(after) > 0 && unread(after)
		}
		count[p.Code]++
	}
	for _, p := range after {
		if count[p.Code]--; count[p.Code] < 0 {
			return true
		}
	}
	return false
}

func unread(found []problem.Problem) bool {
	return slices.ContainsFunc(found, func(p problem.Problem) bool { return p.Code == problem.BadUTF8 })
}

// nowFound: a report that could not be read at all now is.
func nowFound(before, after reading) bool { return before.value == nil && after.value != nil }

// readFurther: a file that broke off is read to its end, or breaks off on a later line.
func readFurther(before, after reading) bool {
	return before.value == nil && (after.value != nil || brokenAt(after.problems) > brokenAt(before.problems))
}

// brokenAt is the line of the mistake that ends the reading; 0 for none.
func brokenAt(found []problem.Problem) int {
	for _, p := range found {
		if strings.HasPrefix(string(p.Code), "yaml-") && p.Severity == problem.Error {
			return p.Line
		}
	}
	return 0
}

// sameText: every text is the same but for its spaces, and for how its letters are put together.
func sameText(before, after reading) bool {
	return alike(before, after, func(a, b string) bool { return viet.Plain(a) == viet.Plain(b) }) && viet.Plain(before.html) == viet.Plain(after.html)
}

// sameButD: every text is the same, Đ and its doubles taken for one.
func sameButD(before, after reading) bool {
	equal := func(a, b string) bool { return wording.WithoutForeignD(a) == wording.WithoutForeignD(b) }
	return alike(before, after, equal) && equal(before.html, after.html)
}

// sameButMissing: what was read is the same; what could not be read may have a value now.
func sameButMissing(before, after reading) bool {
	return before.html == after.html && before.value != nil && after.value != nil &&
		matches(reflect.ValueOf(before.value), reflect.ValueOf(after.value), identical, mayAppear)
}

// sameButNumbers: all but numbers is the same.
func sameButNumbers(before, after reading) bool {
	return before.html == after.html && before.value != nil && after.value != nil &&
		matches(reflect.ValueOf(before.value), reflect.ValueOf(after.value), identical, numbersMayDiffer)
}

func identical(a, b string) bool { return a == b }

// What of two values need not match.
func nothing(a, b reflect.Value) bool   { return false }
func mayAppear(a, b reflect.Value) bool { return a.Kind() != reflect.Slice && a.IsZero() }
func numbersMayDiffer(a, b reflect.Value) bool {
	return a.Type() == reflect.TypeFor[report.Number]() || mayAppear(a, b)
}

// sameCharacters: every text is the same once its entities are read as characters.
func sameCharacters(before, after reading) bool {
	read := func(s string) string { return viet.Plain(html.UnescapeString(s)) }
	return alike(before, after, func(a, b string) bool { return read(a) == read(b) }) && before.html == after.html
}

// sameFolded: every text is the same but for the tones of its words.
func sameFolded(before, after reading) bool {
	equal := func(a, b string) bool { return viet.Fold(a) == viet.Fold(b) }
	return alike(before, after, equal) && equal(before.html, after.html)
}

var tag = regexp.MustCompile(`<[^>]*>`)

// sameCells: the keys are the same, and the page shows the same letters in the same order.
func sameCells(before, after reading) bool {
	shown := func(html string) string { return strings.Join(strings.Fields(tag.ReplaceAllString(html, " ")), "") }
	return alike(before, after, identical) && shown(before.html) == shown(after.html)
}

// reencoded: what was read has the same form; each of its texts may be another.
func reencoded(before, after reading) bool {
	if before.value == nil {
		return after.value != nil
	}
	return alike(before, after, func(a, b string) bool { return (a == "") == (b == "") })
}

// alike compares all that two readings say. Of a file that cannot be read nothing is known, before as after.
func alike(before, after reading, equal func(a, b string) bool) bool {
	if before.value == nil {
		return after.value != nil
	}
	return after.value != nil && matches(reflect.ValueOf(before.value), reflect.ValueOf(after.value), equal, nothing)
}

// matches walks two values of one type. A part that is free need not match.
func matches(a, b reflect.Value, equal func(a, b string) bool, free func(a, b reflect.Value) bool) bool {
	if free(a, b) {
		return true
	}
	switch a.Kind() {
	case reflect.String:
		return equal(a.String(), b.String())
	case reflect.Pointer, reflect.Interface:
		return a.IsNil() == b.IsNil() && (a.IsNil() || matches(a.Elem(), b.Elem(), equal, free))
	case reflect.Struct:
		for i := range a.NumField() {
			if !matches(a.Field(i), b.Field(i), equal, free) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !matches(a.Index(i), b.Index(i), equal, free) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() {
			return false
		}
		for _, key := range a.MapKeys() {
			other := b.MapIndex(key)
			if !other.IsValid() || !matches(a.MapIndex(key), other, equal, free) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}

func (c Content) readSite(raw []byte) reading {
	site, broken, problems := source.ReadSite(overlay{c.Files, "site.yaml", raw})
	if broken {
		return reading{problems: problems}
	}
	return reading{value: site, problems: problems}
}

func (c Content) readDistrict(id string) reader {
	return func(raw []byte) reading {
		district, problems := source.ReadDistrict(overlay{c.Files, id + "/district.yaml", raw}, id)
		return reading{value: district, problems: problems}
	}
}

// readReport reads a report with other bytes in the place of one of its files.
func (c Content) readReport(files source.Files, lang viet.Lang) reader {
	files.States = nil
	path := files.Path(lang)
	return func(raw []byte) reading {
		r := source.ReadReport(overlay{c.Files, path, raw}, files, c.Settings)
		var made reading
		for _, p := range r.Problems {
			if p.File == path {
				made.problems = append(made.problems, p)
			}
		}
		for _, part := range []source.Part{r.Original, r.Words} {
			if part.Report != nil && part.Lang == lang {
				made.value = part.Report
				rendered := markdown.Render(part.Body.Text, lang)
				made.html = string(rendered.HTML)
				for _, link := range rendered.Links {
					made.html += "\n" + link.Destination
				}
				made.problems = append(made.problems, part.Body.Place(rendered.Problems)...)
			}
		}
		return made
	}
}

// overlay is a folder with other bytes in the place of one file.
type overlay struct {
	fs.FS
	path string
	data []byte
}

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if err != nil || name != o.path {
		return f, err
	}
	return &memoryFile{f, bytes.NewReader(o.data)}, nil
}

type memoryFile struct {
	fs.File
	data *bytes.Reader
}

func (f *memoryFile) Read(p []byte) (int, error) { return f.data.Read(p) }

func (f *memoryFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return memoryInfo{info, f.data.Size()}, err
}

type memoryInfo struct {
	fs.FileInfo
	size int64
}

func (i memoryInfo) Size() int64 { return i.size }
