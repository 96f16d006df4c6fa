package search

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// smallSite is a site as testdata/tiny has it.
type smallSite struct {
	Groups    int
	Languages []viet.Lang
	Names     []Name
	Sections  []struct {
		ID     string
		Things []smallThing
	}
}

type smallThing struct {
	Kind, Date, Meeting string
	Year                int
	Agencies            []string
	Vi, En              *smallText
}

type smallText struct {
	Path, Title, Facts string
	Lead, Aside, Text  []string
}

// TestTinySite holds the index of a small site against its files and against what can be read in them.
func TestTinySite(t *testing.T) {
	const file = "testdata/tiny/site.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var small smallSite
	if err := yaml.Unmarshal(archive.Files[0].Data, &small); err != nil {
		t.Fatal(err)
	}
	config := &Config{Languages: small.Languages, Short: ShortForms(small.Names), Groups: small.Groups}
	files := publish(config, small.sections(config))

	made := &txtar.Archive{Comment: archive.Comment, Files: archive.Files[:1:1]}
	made.Files = append(made.Files, txtar.File{Name: "found.txt", Data: []byte(readAll(t, files))})
	for _, name := range sortedNames(files) {
		made.Files = append(made.Files, txtar.File{Name: "index/" + name + ".js", Data: append(files[name], '\n')})
	}
	got := txtar.Format(made)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func (s *smallSite) sections(c *Config) (sections []Section) {
	for _, from := range s.Sections {
		section := Section{ID: from.ID}
		for _, thing := range from.Things {
			section.Things = append(section.Things, thing.scan(c))
		}
		sections = append(sections, section)
	}
	return sections
}

func (s *smallThing) scan(c *Config) Thing {
	var date report.Date
	if _, err := fmt.Sscanf(s.Date+"-00-00", "%d-%d-%d", &date.Year, &date.Month, &date.Day); err != nil {
		date = report.Date{}
	}
	made := Thing{Kind: Kind(s.Kind[0]), Date: date, Year: s.Year, Meetings: strings.Fields(s.Meeting), Agencies: s.Agencies}
	for i, text := range []*smallText{s.Vi, s.En} {
		if text == nil {
			made.Docs = append(made.Docs, nil)
			continue
		}
		made.Docs = append(made.Docs, c.Scan(i, text.text()))
	}
	return made
}

func (s *smallText) text() *Text {
	t := &Text{Path: s.Path, Title: s.Title, Facts: s.Facts}
	for _, lead := range s.Lead {
		t.Fields = append(t.Fields, Field{Class: Lead, Text: lead, Shown: true})
	}
	for _, aside := range s.Aside {
		t.Fields = append(t.Fields, Field{Class: Aside, Text: aside})
	}
	for _, text := range s.Text {
		t.Fields = append(t.Fields, Field{Text: text, Shown: true})
	}
	return t
}

// publish makes all files of an index.
func publish(c *Config, sections []Section) map[string][]byte {
	var facts []Facts
	pieces := make([][][]byte, c.Groups)
	files := map[string][]byte{}
	keep := func(list []File) {
		for _, f := range list {
			if _, ok := files[f.Name]; ok {
				panic("two files of the name " + f.Name)
			}
			files[f.Name] = f.Data
		}
	}
	for i := range sections {
		inverted := c.Invert(&sections[i])
		facts = append(facts, inverted.Facts)
		for g, piece := range inverted.Pieces {
			pieces[g] = append(pieces[g], piece)
		}
		keep(inverted.Texts)
	}
	plan := c.Plan(facts)
	keep(plan.Fixed())
	var keys [][]byte
	for g := range c.Groups {
		list, part := plan.Group(g, pieces[g])
		keep(list)
		keys = append(keys, part)
	}
	keep(plan.Dictionary(keys))
	return files
}

func open(t *testing.T, files map[string][]byte) *Index {
	t.Helper()
	x, err := OpenIndex(func(name string) ([]byte, error) {
		data, ok := files[name]
		if !ok {
			return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
		return data, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func sortedNames(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// readAll writes for people what an index holds.
func readAll(t *testing.T, files map[string][]byte) string {
	x := open(t, files)
	var b strings.Builder
	fmt.Fprintf(&b, "%d numbers\n", x.things)
	for _, p := range x.parts {
		for i := range p.count {
			for _, lang := range x.base.Languages {
				r, err := x.Result(lang, p.first+uint32(i))
				if errors.Is(err, fs.ErrNotExist) { // nothing in that file speaks the language
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "%d %c %q %s %d %d %s | %s | %s | %q\n", p.first+uint32(i), r.Kind, r.Section, lang, r.Year, r.Day,
					r.Path, r.Title, r.Facts, r.Text)
			}
		}
	}
	keys, err := x.Dictionary()
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString("\nThings with each word, number:class, for each language\n")
	for _, k := range keys {
		found, err := x.Word(k.Key)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %c%s\n", k.Key, k.Count, written(found))
	}
	return b.String()
}

func written(found [][]Found) string {
	var b strings.Builder
	for _, list := range found {
		b.WriteString(" /")
		for _, f := range list {
			fmt.Fprintf(&b, " %d:%d", f.Thing, f.Class)
		}
	}
	return b.String()
}
