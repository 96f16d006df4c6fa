package snapshot

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"phoihop/internal/bag"
	"phoihop/internal/build"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

const thisSoftware = "phoihop 9"

// forger packs a site by this program and lets its words be changed before, so that every checksum is right.
type forger struct {
	t *testing.T
	p *packing
}

func newForger(t *testing.T, part build.Part) forger { return newForgerOf(t, small(), part) }

func newForgerOf(t *testing.T, content fs.FS, part build.Part) forger {
	t.Helper()
	work := t.TempDir()
	o := Options{Build: build.Options{Content: content, Out: filepath.Join(work, "site"), Part: part}, Software: thisSoftware, Date: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)}
	r := build.Run(o.Build)
	p := newPacking(o, work, r.Site)
	if told := p.gather(); len(told) > 0 || len(p.files) == 0 {
		t.Fatal(told)
	}
	return forger{t, p}
}

func (f forger) bag(change func(*bag.Content)) string {
	c, err := f.p.bag()
	must(f.t, err)
	change(&c)
	var b bytes.Buffer
	must(f.t, bag.Write(&b, c))
	return saved(f.t, b.Bytes())
}

func (f forger) wacz(change func(*wacz.Content)) string {
	c := f.p.wacz(nil)
	change(&c)
	scratch, err := os.Create(filepath.Join(f.t.TempDir(), "scratch"))
	must(f.t, err)
	defer scratch.Close()
	var b bytes.Buffer
	must(f.t, wacz.Write(&b, scratch, c))
	return saved(f.t, b.Bytes())
}

func (f forger) zim(change func(*zim.Archive)) string {
	a, err := f.p.zim()
	must(f.t, err)
	change(&a)
	name := filepath.Join(f.t.TempDir(), "a.zim")
	out, err := os.Create(name)
	must(f.t, err)
	defer out.Close()
	must(f.t, zim.Write(out, a))
	return name
}

func textFile(path, content string) bag.File {
	return bag.File{Path: path, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

// tagChanged replaces some words in a file that stands beside the site.
func tagChanged(t *testing.T, path, old, now string) func(*bag.Content) {
	return func(c *bag.Content) {
		for i, f := range c.Tags {
			if f.Path != path {
				continue
			}
			r, err := f.Open()
			must(t, err)
			text, err := io.ReadAll(r)
			must(t, err)
			if !strings.Contains(string(text), old) {
				t.Errorf("%s does not hold %q", path, old)
			}
			c.Tags[i] = textFile(path, strings.Replace(string(text), old, now, 1))
		}
	}
}

func entryOf(a *zim.Archive, path string) *zim.Entry {
	return &a.Entries[slices.IndexFunc(a.Entries, func(e zim.Entry) bool { return e.Path == path })]
}

func info(label, value string) func(*bag.Content) {
	return func(c *bag.Content) {
		for i, f := range c.Info {
			if f.Label == label {
				c.Info[i].Value = value
				return
			}
		}
		c.Info = append(c.Info, bag.Field{Label: label, Value: value})
	}
}

// TestWords holds what stands beside the site against the site: what this program wrote is whole, and each change is told by name.
func TestWords(t *testing.T) {
	f := newForger(t, build.Part{})
	check := func(what, pack, software, outcome, want string) {
		t.Helper()
		v := Reader{Software: software}.Verify(pack)
		got := told(v)
		if want == "" != (got == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
		for _, c := range v.Checks {
			if c.Name == wordsCheck && string(c.Outcome) != outcome {
				t.Errorf("%s: %s %s", what, c.Outcome, c.Says.En)
			}
		}
		if !slices.ContainsFunc(v.Checks, func(c Check) bool { return c.Name == wordsCheck }) {
			t.Errorf("%s: not checked", what)
		}
	}
	for what, test := range map[string]struct {
		change func(*bag.Content)
		want   string
	}{
		"bag":                       {func(*bag.Content) {}, ""},
		"another first page":        {tagChanged(t, "index.html", "PUBLIC-KEY", "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"), "index.html: "},
		"another README":            {tagChanged(t, "README.txt", "Trial reports", "Lies"), "README.txt: "},
		"a further file beside":     {func(c *bag.Content) { c.Tags = append(c.Tags, textFile("doc.html", "<p>")) }, "doc.html: "},
		"no first page":             {func(c *bag.Content) { c.Tags = c.Tags[1:] }, "index.html: "},
		"another owner":             {func(c *bag.Content) { c.Owner = "Sở khác" }, "Source-Organization"},
		"another description":       {func(c *bag.Content) { c.About = "Khác" }, "External-Description"},
		"another address":           {info("External-Identifier", "https://khac.vn/"), "External-Identifier"},
		"another address for mails": {info("Contact-Email", "b@example.org"), "Contact-Email"},
		"a telephone":               {info("Contact-Phone", "0900"), "Contact-Phone"},
		"a further field":           {info("Bag-Group-Identifier", "x"), "Bag-Group-Identifier"},
		"another name":              {func(c *bag.Content) { c.Name = "khac-2024-06-01" }, "khac-2024-06-01"},
	} {
		outcome := "failed"
		if test.want == "" {
			outcome = "passed"
		}
		pack := f.bag(test.change)
		check(what, pack, thisSoftware, outcome, test.want)
	}
	older := f.bag(info("Bag-Software-Agent", "phoihop 8"))
	check("an older version", older, thisSoftware, "skipped", "")
	for what, test := range map[string]struct {
		change func(*wacz.Content)
		want   string
	}{
		"wacz":            {func(*wacz.Content) {}, ""},
		"another title":   {func(c *wacz.Content) { c.Title = "Khác" }, "title"},
		"another address": {func(c *wacz.Content) { c.Base = "https://khac.vn/" }, "mainPageUrl"},
		"another type": {func(c *wacz.Content) {
			c.Files[slices.IndexFunc(c.Files, func(f wacz.File) bool { return f.Path == "robots.txt" })].MediaType = "text/html"
		}, "Content-Type"},
		"a page not to be found": {func(c *wacz.Content) {
			c.Files[slices.IndexFunc(c.Files, func(f wacz.File) bool { return f.Path == "vi/about.html" })].Page = false
		}, "vi/about.html"},
	} {
		outcome := "failed"
		if test.want == "" {
			outcome = "passed"
		}
		check(what, f.wacz(test.change), thisSoftware, outcome, test.want)
	}
	for what, test := range map[string]struct {
		change func(*zim.Archive)
		want   string
	}{
		"zim":                     {func(*zim.Archive) {}, ""},
		"another title":           {func(a *zim.Archive) { a.Metadata.Title = "Khác" }, "M/Title"},
		"another owner":           {func(a *zim.Archive) { a.Metadata.Publisher = "Sở khác" }, "M/Publisher"},
		"another source":          {func(a *zim.Archive) { a.Metadata.Source = "https://khac.vn/" }, "M/Source"},
		"a licence":               {func(a *zim.Archive) { a.Metadata.License = "CC0" }, "M/License"},
		"another name":            {func(a *zim.Archive) { a.Metadata.Name = "khac" }, "M/Name"},
		"another title of a page": {func(a *zim.Archive) { entryOf(a, "vi/about.html").Title = "Khác" }, "vi/about.html"},
		"another type":            {func(a *zim.Archive) { entryOf(a, "vi/about.html").MIME = "text/plain" }, "vi/about.html"},
		"a title of a file":       {func(a *zim.Archive) { entryOf(a, "manifest.json").Title = "Khác" }, "manifest.json"},
		"a file as a page":        {func(a *zim.Archive) { entryOf(a, "manifest.json").Front = true }, "manifest.json"},
		"a page less":             {func(a *zim.Archive) { entryOf(a, "vi/about.html").Front = false }, "vi/about.html"},
		"a further address":       {func(a *zim.Archive) { a.Redirects = []zim.Redirect{{Path: "vi/x.html", Target: "vi/about.html"}} }, "vi/x.html"},
	} {
		outcome := "failed"
		if test.want == "" {
			outcome = "passed"
		}
		check(what, f.zim(test.change), thisSoftware, outcome, test.want)
	}
}

// TestUnsaidWords notes what stands beside a site that says nothing of the kind, as the templates of a user may leave it out.
func TestUnsaidWords(t *testing.T) {
	content := small()
	content["site.yaml"].Data = bytes.Replace(content["site.yaml"].Data, []byte(", email: a@example.org"), nil, 1)
	f := newForgerOf(t, content, build.Part{})
	const key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
	both := func(c *bag.Content) {
		tagChanged(t, "index.html", "KHOÁ-CÔNG-KHAI", key)(c)
		tagChanged(t, "index.html", "PUBLIC-KEY", key)(c)
		tagChanged(t, "README.txt", "KHOÁ-CÔNG-KHAI", key)(c)
		tagChanged(t, "README.txt", "PUBLIC-KEY", key)(c)
	}
	for want, change := range map[string]func(*bag.Content){"b@example.org": info("Contact-Email", "b@example.org"), key: both} {
		v := Reader{Software: thisSoftware}.Verify(f.bag(change))
		if !v.Whole() {
			t.Errorf("%s: %s", want, told(v))
		}
		if !slices.ContainsFunc(v.Checks, func(c Check) bool {
			return c.Name == "unsaid" && c.Outcome == Noted && strings.Contains(c.Says.Vi, want) && strings.Contains(c.Says.En, want)
		}) {
			t.Errorf("%s is not noted: %+v", want, v.Checks)
		}
	}
}

// TestWordsOfPart knows what a part's words say of the whole.
func TestWordsOfPart(t *testing.T) {
	for _, part := range []build.Part{{Districts: []string{"tay-ho"}}, {Years: []int{2023}}, {Districts: []string{"go-vap", "tay-ho"}, Years: []int{2023, 2024}}} {
		f := newForger(t, part)
		for _, pack := range []string{f.bag(func(*bag.Content) {}), f.zim(func(*zim.Archive) {}), f.wacz(func(*wacz.Content) {})} {
			if v := (Reader{Software: thisSoftware}).Verify(pack); !v.Whole() {
				t.Errorf("%+v: %s", part, told(v))
			}
		}
		if part.Years == nil {
			altered := f.bag(tagChanged(t, "README.txt", "It holds: tay-ho District", "It holds: somewhere else"))
			if v := (Reader{Software: thisSoftware}).Verify(altered); v.Whole() {
				t.Error("a district that the site does not know passes")
			}
		}
	}
}
