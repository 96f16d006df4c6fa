package snapshot

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strings"
	texttemplate "text/template"

	"phoihop/internal/bag"
	"phoihop/internal/report"
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
	DistrictsVi  string // of a part; "" for all
	DistrictsEn  string
	Years        string // likewise
	Sources      bool
	PublicKey    string // "" where the site states none
	Languages    []viet.Lang
	CommentBytes int
}

// sealLength is how many bytes the comment takes that seals a zip; package sealed names it in the comment itself.
const sealLength = 261

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
		Languages: s.Settings.Languages, CommentBytes: sealLength}
	l.TitleVi, _ = s.Settings.Title.In(viet.Vi)
	l.TitleEn, _ = s.Settings.Title.In(viet.En)
	if s.Whole() == nil {
		return l
	}
	l.Part = true
	var vi, en, years []string
	for _, id := range s.Taken.Districts {
		name := s.All().District(id).Name
		inVi, _ := name.In(viet.Vi)
		inEn, _ := name.In(viet.En)
		vi, en = append(vi, inVi), append(en, inEn)
	}
	for _, y := range s.Taken.Years {
		years = append(years, report.DateOf(y, 0, 0).String())
	}
	l.DistrictsVi, l.DistrictsEn, l.Years = strings.Join(vi, ", "), strings.Join(en, ", "), strings.Join(years, ", ")
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
