package snapshot

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	texttemplate "text/template"

	"phoihop/internal/bag"
	"phoihop/internal/report"
	"phoihop/internal/sealed"
	"phoihop/internal/viet"
)

//go:embed landing.html
var landingPage string

//go:embed readme.txt
var readmeText string

var (
	landingTemplate = template.Must(template.New("landing.html").Parse(landingPage))
	readmeTemplate  = texttemplate.Must(texttemplate.New("readme.txt").Parse(readmeText))
)

// Landing is what a bag's first page and its README say: what this is, how to open it, how to check it.
type Landing struct {
	Name         string
	TitleVi      string
	TitleEn      string
	DateVi       string
	DateEn       string
	Owner        string
	Address      string // "" where the site has none
	Part         bool
	Reports, Of  int
	PartVi       string // what a part holds, and what it does not
	PartEn       string
	LeftOutVi    string
	LeftOutEn    string
	Sources      bool
	PublicKey    string // "" where the site states none
	Languages    []viet.Lang
	CommentBytes int
}

// landing makes the files that stand beside the site in a bag.
func (p *packing) landing() ([]bag.File, error) {
	l := p.landingOf()
	var page, text bytes.Buffer
	if err := landingTemplate.Execute(&page, l); err != nil {
		return nil, err
	}
	if err := readmeTemplate.Execute(&text, l); err != nil {
		return nil, err
	}
	var tags []bag.File
	for _, f := range []packFile{inMemory("index.html", page.Bytes()), inMemory("README.txt", text.Bytes())} {
		tags = append(tags, bag.File{Path: f.path, Open: func() (io.ReadCloser, error) { return f.open() }})
	}
	return tags, nil
}

func (p *packing) landingOf() Landing {
	s := p.site
	y, m, d := p.date.UTC().Date()
	l := Landing{Name: p.name, DateVi: viet.LongDay(viet.Vi, y, int(m), d), DateEn: viet.LongDay(viet.En, y, int(m), d), Owner: both(s.Settings.Publisher.Name),
		Address: s.Settings.BaseURL, Reports: len(s.Reports), Of: len(s.All().Reports), Sources: p.options.Sources, PublicKey: s.Settings.PublicKey,
		Languages: s.Settings.Languages, CommentBytes: sealed.CommentSize}
	l.TitleVi, _ = s.Settings.Title.In(viet.Vi)
	l.TitleEn, _ = s.Settings.Title.In(viet.En)
	l.Part = s.Whole() != nil
	l.PartVi, l.PartEn = partName(s, viet.Vi), partName(s, viet.En)
	l.LeftOutVi, l.LeftOutEn = leftOut(s, viet.Vi), leftOut(s, viet.En)
	return l
}

// both gives a text in both languages, where it differs.
func both(b report.Bilingual) string {
	vi, _ := b.In(viet.Vi)
	en, _ := b.In(viet.En)
	if vi == en {
		return vi
	}
	return vi + " / " + en
}
