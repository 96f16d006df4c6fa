package search

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// What a search finds is what a reading of all texts finds: in made-up sites of every shape …
func TestMadeUpSites(t *testing.T) {
	for n := range uint64(24) {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			r := rand.New(rand.NewPCG(n, 1))
			config := &Config{Languages: []viet.Lang{viet.Vi, viet.En}[:1+n%2], Groups: 1 + int(n%5)*3, Short: ShortForms(someNames)}
			hold(t, config, madeUp(r, config, 1+int(n)%4, 1<<(n%7)))
		})
	}
}

// … and in the demonstration, of which only the front matter is taken off.
func TestDemoTexts(t *testing.T) {
	config := &Config{Languages: []viet.Lang{viet.Vi, viet.En}, Groups: 4, Short: ShortForms(someNames)}
	hold(t, config, demoSections(t))
}

// A site without anything, or without a section of its own, has an index all the same.
func TestEmptySites(t *testing.T) {
	for name, sections := range map[string][]truthSection{"nothing": nil, "no things": {{id: "x"}, {}}, "no site": {{id: "x"}}} {
		t.Run(name, func(t *testing.T) {
			hold(t, &Config{Languages: []viet.Lang{viet.Vi}, Groups: 3}, sections)
		})
	}
}

// hold makes the index of a site and holds it against the truth.
func hold(t *testing.T, config *Config, sections []truthSection) {
	x := open(t, publish(config, scanned(config, sections)))
	truthOf(config, x, sections).holdAgainst(t, x, sections)
}

var someNames = []Name{
	{viet.Vi, "UBND", "Ủy ban nhân dân"},
	{viet.Vi, "BTT Ủy ban MTTQ", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam"},
	{viet.En, "PC", "People's Council"},
	{viet.En, "PC", "People's Committee"},
	{viet.En, "VFF", "Viet Nam Fatherland Front"},
}

// madeUp makes a site of sections of districts with up to most things of a kind, and the site's own.
func madeUp(r *rand.Rand, c *Config, sections, most int) (site []truthSection) {
	for i := range sections {
		s := truthSection{id: fmt.Sprintf("d%d", i)}
		for _, kind := range []Kind{Report, Task, Person} {
			s.things = append(s.things, madeUpThings(r, c, kind, r.IntN(most+1))...)
		}
		site = append(site, s)
	}
	last := truthSection{}
	for _, kind := range []Kind{District, Agency, Document, Theme, MeetingKind, Term} {
		last.things = append(last.things, madeUpThings(r, c, kind, r.IntN(most/2+1))...)
	}
	return append(site, last)
}

func madeUpThings(r *rand.Rand, c *Config, kind Kind, count int) []truthThing {
	things := make([]truthThing, count)
	for i := range things {
		things[i] = madeUpThing(r, c, kind)
	}
	slices.SortStableFunc(things, func(a, b truthThing) int { return a.Date.Compare(b.Date) })
	if kind == Task {
		r.Shuffle(count, func(i, j int) { things[i].Date, things[j].Date = things[j].Date, things[i].Date })
	}
	return things
}

func madeUpThing(r *rand.Rand, c *Config, kind Kind) truthThing {
	t := truthThing{Thing: Thing{Kind: kind}}
	if (kind == Report || kind == Task) && r.IntN(8) > 0 {
		t.Date = report.DateOf(1900+r.IntN(170), r.IntN(13), 0)
		if t.Date.Month > 0 {
			t.Date.Day = int8(r.IntN(29))
		}
		if t.Date == report.DateOf(1900, 0, 0) || t.Date == report.DateOf(1900, 1, 0) || t.Date == report.DateOf(1900, 1, 1) {
			t.Date = report.DateOf(1900, 1, 2) // the first day is that of things without a date
		}
		t.Year = max(int(t.Date.Year), 1901)
	}
	if kind == Report && r.IntN(4) > 0 {
		t.Meetings = [][]string{{"briefing"}, {"dialogue", "other"}, {"other"}}[r.IntN(3)]
	}
	for _, id := range []string{"hdnd", "ubnd"} {
		if r.IntN(2) == 0 {
			t.Agencies = append(t.Agencies, id)
		}
	}
	for range c.Languages {
		t.texts = append(t.texts, madeUpText(r))
	}
	return t
}

func madeUpText(r *rand.Rand) *Text {
	if r.IntN(6) == 0 {
		return nil
	}
	t := &Text{Path: fmt.Sprintf("x/%d.html#%d", r.IntN(1000), r.IntN(3)), Title: madeUpWords(r, r.IntN(16)), Facts: madeUpWords(r, r.IntN(5))}
	for range r.IntN(6) {
		class := []Class{InText, InText, Aside, Lead}[r.IntN(4)]
		if text := madeUpWords(r, r.IntN(30)); text != "" {
			t.Fields = append(t.Fields, Field{Class: class, Text: text, Shown: class != Aside})
		}
	}
	return t
}

// madeUpWords makes a text of words that have all that the cutting looks at.
func madeUpWords(r *rand.Rand, count int) string {
	words := strings.Split("quận|Quân|quần|Uỷ|ủy|UBND|ubnd|MTTQ|PC|VFF|BTT|hòa|hoà|Hoa|People's|councils|council|1.234.567|1234567|07/2023|2023|"+
		"nhân|dân|Đống|đa|Ωμέγα|中文|naïve|tổng|kết|to\u00adtal|total", "|")
	gaps := []string{" ", " ", " ", " ", ", ", ". ", "; ", " – ", "-", "\n", "  ", "? "}
	var b strings.Builder
	for i := range count {
		if i > 0 {
			b.WriteString(gaps[r.IntN(len(gaps))])
		}
		b.WriteString(words[min(r.IntN(len(words)), r.IntN(len(words)))])
	}
	return b.String()
}

// demoSections reads the reports of testdata/demo, one section a folder, and says that they were held on one day.
func demoSections(t *testing.T) (sections []truthSection) {
	const demo = "../../testdata/demo"
	files, err := filepath.Glob(demo + "/*/*.vi.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no reports: ", err)
	}
	for _, file := range files {
		id := filepath.Base(filepath.Dir(file))
		if last := len(sections) - 1; last < 0 || sections[last].id != id {
			sections = append(sections, truthSection{id: id})
		}
		thing := truthThing{Thing: Thing{Kind: Report, Date: report.DateOf(2024, 2, 29), Year: 2024}}
		for _, lang := range []string{".vi.md", ".en.md"} {
			thing.texts = append(thing.texts, demoText(t, strings.TrimSuffix(file, ".vi.md")+lang))
		}
		s := &sections[len(sections)-1]
		s.things = append(s.things, thing)
	}
	return append(sections, truthSection{})
}

// demoText reads a report's file: its title, the lines of its front matter and those of its body. It is nil without a file.
func demoText(t *testing.T, file string) *Text {
	data, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(data), "---\n", 3)
	text := &Text{Path: filepath.Base(file), Facts: "Quận · 2024"}
	for line := range strings.Lines(parts[1]) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case key == "title":
			text.Title = value
		case key == "summary":
			text.Fields = append(text.Fields, Field{Class: Lead, Text: value, Shown: true})
		case value != "":
			text.Fields = append(text.Fields, Field{Class: Aside, Text: value})
		}
	}
	text.Fields = append(text.Fields, Field{Text: strings.TrimSpace(parts[2]), Shown: true})
	return text
}
