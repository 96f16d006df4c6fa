package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// The corpus of benchmarks: reports in two languages, of made-up words whose frequencies follow Zipf's law, some of which
// like to stand together. Figures are of one report in both languages, which has about 2,600 words.
const (
	benchSections = 10
	benchReports  = 100 // of a section
	benchWords    = 1300
	benchGroups   = 64
)

func benchConfig() *Config {
	return &Config{Languages: []viet.Lang{viet.Vi, viet.En}, Groups: benchGroups, Short: ShortForms(someNames)}
}

// benchTexts makes the reports of a section, for each language.
func benchTexts(section int) (texts [][2]*Text) {
	r := rand.New(rand.NewPCG(uint64(section), 2))
	for i := range benchReports {
		var report [2]*Text
		for lang, words := range [][]string{vietnameseWords, englishWords} {
			path := fmt.Sprintf("district-%d/2023-%03d.html", section, i)
			report[lang] = &Text{Path: path, Title: zipfWords(r, words, 14), Facts: zipfWords(r, words, 8), Fields: []Field{
				{Class: Lead, Text: zipfWords(r, words, 40), Shown: true},
				{Class: Aside, Text: zipfWords(r, words, 60)},
				{Text: zipfWords(r, words, benchWords-120), Shown: true},
			}}
		}
		texts = append(texts, report)
	}
	return texts
}

var (
	vietnameseWords = syllables(
		" b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x",
		"a á à ả ạ ă ắ ặ â ấ ầ ậ e ê ế ề i ì o ó ô ố ộ ơ ớ u ú ư ừ ữ iê iệ ươ ướ ượ uy oà",
		" n ng m t i")
	englishWords = syllables(
		"b com d f h l m n p re s t w st pr",
		"a e i o u ea ou ation ili era",
		" n ng m t s d ment ction r")
)

// syllables makes all words of a beginning, a middle and an end, in an order that says nothing of them.
func syllables(beginnings, middles, ends string) (words []string) {
	for beginning := range strings.SplitSeq(beginnings, " ") {
		for middle := range strings.SplitSeq(middles, " ") {
			for end := range strings.SplitSeq(ends, " ") {
				words = append(words, beginning+middle+end)
			}
		}
	}
	r := rand.New(rand.NewPCG(3, 3))
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return words
}

// zipfWords makes a text of so many words. Every third word is one that goes with the word before.
func zipfWords(r *rand.Rand, words []string, count int) string {
	zipf := rand.NewZipf(r, 1.1, 8, uint64(len(words)-1))
	var b strings.Builder
	last := uint64(0)
	for i := range count {
		at := zipf.Uint64()
		if i%3 == 2 {
			at = (last*31 + uint64(r.IntN(4))) % uint64(len(words))
		}
		switch {
		case i > 0 && i%17 == 0:
			b.WriteString(". ")
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(words[at])
		last = at
	}
	return b.String()
}

// benchSection scans the reports of a section.
func benchSection(c *Config, section int, texts [][2]*Text) *Section {
	s := &Section{ID: fmt.Sprintf("district-%d", section)}
	for _, text := range texts {
		s.Things = append(s.Things, Thing{
			Kind: Report, Date: report.DateOf(2023, 1, 1), Year: 2023, Meetings: []string{"briefing"}, Agencies: []string{"hdnd", "ubnd"},
			Docs: []*Doc{c.Scan(0, text[0]), c.Scan(1, text[1])},
		})
	}
	return s
}

func BenchmarkScanReport(b *testing.B) {
	c, texts := benchConfig(), benchTexts(0)
	size := 0
	for _, text := range texts {
		for _, t := range text {
			size += len(t.Title) + len(t.Fields[0].Text) + len(t.Fields[1].Text) + len(t.Fields[2].Text)
		}
	}
	b.SetBytes(int64(size / len(texts)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		for lang, t := range texts[i%len(texts)] {
			c.Scan(lang, t)
		}
		i++
	}
}

func BenchmarkInvert(b *testing.B) {
	c := benchConfig()
	s := benchSection(c, 0, benchTexts(0))
	b.ReportAllocs()
	for b.Loop() {
		c.Invert(s)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*benchReports), "ns/report")
}

func BenchmarkGroup(b *testing.B) {
	c := benchConfig()
	var facts []Facts
	pieces := make([][][]byte, c.Groups)
	size, texts := 0, 0
	for i := range benchSections {
		inverted := c.Invert(benchSection(c, i, benchTexts(i)))
		facts = append(facts, inverted.Facts)
		for g, piece := range inverted.Pieces {
			pieces[g] = append(pieces[g], piece)
			size += len(piece)
		}
		for _, f := range inverted.Texts {
			texts += len(f.Data)
		}
	}
	p := c.Plan(facts)
	b.ReportAllocs()
	for b.Loop() {
		for g := range c.Groups {
			p.Group(g, pieces[g])
		}
	}
	const reports = benchSections * benchReports
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*reports), "ns/report")
	b.ReportMetric(float64(size)/reports, "piece-B/report")
	b.ReportMetric(float64(texts)/reports, "text-B/report")
}

// A phone loads some twenty files for a query: none of them is large, and there are not many tiny ones.
func TestSizesOfFiles(t *testing.T) {
	c := benchConfig()
	c.Groups = 16
	var sections []Section
	for i := range 3 {
		sections = append(sections, *benchSection(c, i, benchTexts(i)))
	}
	sum, count := map[string]int{}, map[string]int{}
	for name, data := range publish(c, sections) {
		kind, _, _ := strings.Cut(name, "/")
		sum[kind] += len(data)
		count[kind]++
	}
	for _, bound := range []struct {
		kind        string
		least, most int // characters of a file on average
	}{
		{"w", 1000, 2000},
		{"p", 2000, 5000},
		{"vi", 2000, 5000},
		{"base", 200, 2000},
	} {
		if average := sum[bound.kind] / max(1, count[bound.kind]); average < bound.least || average > bound.most {
			t.Errorf("%s: %d files of %d characters on average, not %d to %d", bound.kind, count[bound.kind], average, bound.least, bound.most)
		}
	}
}
