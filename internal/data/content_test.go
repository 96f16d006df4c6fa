package data

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/tools/txtar"

	"phoihop/internal/codec"
	"phoihop/internal/markdown"
	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// content is a content folder as read and joined.
type content struct {
	site     *site.Site
	contents map[report.Ref]*page.Contents
	opened   []report.Ref
}

// read reads a content folder, which must have no errors, for a site at an address or without one.
func read(t testing.TB, files fs.FS, baseURL string) *content {
	t.Helper()
	return readEdited(t, files, baseURL, func(*report.Report) {})
}

// readEdited changes what every file says after it is read.
func readEdited(t testing.TB, files fs.FS, baseURL string, edit func(*report.Report)) *content {
	t.Helper()
	mustPass := func(problems []problem.Problem) {
		t.Helper()
		if problem.HasErrors(problems) {
			t.Fatalf("the content has errors: %v", problems)
		}
	}
	tree, problems := source.Scan(files)
	mustPass(problems)
	settings, _, problems := source.ReadSite(files)
	mustPass(problems)
	settings.BaseURL = baseURL
	set := source.Settings{Names: source.NewNames(settings, false), Languages: settings.Languages}
	c := &content{contents: map[report.Ref]*page.Contents{}}
	var districts []*report.District
	var inputs []site.Input
	for _, folder := range tree.Districts {
		d, problems := source.ReadDistrict(files, folder.ID)
		mustPass(problems)
		districts = append(districts, d)
		for _, f := range folder.Reports {
			got := source.ReadReport(files, f, set)
			mustPass(got.Problems)
			edit(got.Original.Report)
			if got.Words.Report != nil {
				edit(got.Words.Report)
			}
			inputs = append(inputs, c.open(got))
		}
	}
	c.site, problems = site.Join(settings, districts, inputs, nil, report.Date{})
	mustPass(problems)
	return c
}

// open keeps what the files of a report say.
func (c *content) open(got source.Reading) site.Input {
	opened := &page.Contents{Original: got.Original.Report, Words: got.Words.Report, Stale: got.Stale,
		Bodies: map[viet.Lang]page.Body{}, Files: map[string]page.File{}}
	var leads [2]string
	for i, p := range []source.Part{got.Original, got.Words} {
		if p.Report != nil {
			made := markdown.Render(p.Body.Text, p.Lang)
			opened.Bodies[p.Lang] = page.Body{HTML: template.HTML(markdown.Fill(string(made.HTML), viet.Vi, made.Links, func(int) markdown.Address { return markdown.Address{URL: "#"} }))}
			leads[i] = made.Lead
		}
	}
	for _, a := range got.Assets {
		opened.Files[a.Name] = page.File{Slug: a.Slug}
	}
	source.NamedLinks(got.Original.Report, func(_, link string) {
		there := "../" + got.Ref.District + "/" + strings.TrimSuffix(link, ".vi.md") + ".html"
		opened.Links = map[viet.Lang]map[string]string{viet.Vi: {link: there}, viet.En: {link: there}}
	})
	c.contents[got.Ref] = opened
	original, words := got.Original.Report, got.Words.Report
	abstract := report.NewAbstract(got.Ref, got.Original.Lang, original, got.Words.Lang, words, report.Wording{Original: leads[0], Translated: leads[1]})
	in := site.Input{Abstract: &abstract}
	if words == nil {
		words = &report.Report{}
	}
	shown := abstract.Shown()
	in.Parts.Shown, _ = digest(&shown)
	in.Parts.Front, in.Parts.FrontSize = digest(original, words)
	in.Parts.Tasks, in.Parts.TasksSize = digest(&original.Tasks, &words.Tasks)
	in.Parts.Results, in.Parts.ResultsSize = digest(&original.Results, &words.Results)
	in.Parts.Attendees, in.Parts.AttendeesSize = digest(&original.Attendees, &words.Attendees)
	bodies, _ := json.Marshal(opened.Bodies)
	in.Whole = in.Parts.Front ^ site.Digest(xxhash.Sum64(bodies))
	return in
}

func digest(values ...any) (site.Digest, int32) {
	var b []byte
	for _, v := range values {
		b = codec.Append(b, v)
	}
	return site.Digest(xxhash.Sum64(b)), int32(len(b))
}

func noLinks(report.Ref) site.Digest { return 0 }

// set lists the data files.
func (c *content) set() *Set { return NewSet(c.site, 1, noLinks) }

// files makes all data files, by path.
func (c *content) files(t testing.TB) map[string]string {
	t.Helper()
	made := map[string]string{}
	for _, p := range c.set().Passes() {
		c.write(t, p, p.Files, made)
	}
	return made
}

// write makes files of a pass.
func (c *content) write(t testing.TB, p Pass, files []*File, made map[string]string) {
	t.Helper()
	open := func(r *site.Report) *page.Contents {
		c.opened = append(c.opened, r.Ref)
		return c.contents[r.Ref]
	}
	err := p.Write(files, open, func(f *File) (io.WriteCloser, error) {
		if _, twice := made[f.Path]; twice {
			t.Errorf("%s is written twice", f.Path)
		}
		return &memory{path: f.Path, made: made}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// memory is a file that is being written.
type memory struct {
	bytes.Buffer
	path string
	made map[string]string
}

func (m *memory) Close() error {
	m.made[m.path] = m.String()
	return nil
}

// rowsOf reads the rows of a table from its JSON.
func rowsOf(t testing.TB, data string) (rows []map[string]any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&rows); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return rows
}

func archive(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// fsOf is the content folder of an archive.
func fsOf(archive *txtar.Archive) fs.FS {
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "content/"); ok {
			files[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}
