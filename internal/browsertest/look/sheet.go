package look

import (
	"encoding/base64"
	"html/template"
	"image"
	"image/color"
	"image/draw"
	"io"
)

// Pair is a picture as it was accepted, nil if there is none, and as it is seen now.
type Pair struct {
	Name           string
	Accepted, Seen *image.Paletted
}

// Sheet writes a page that shows each pair side by side, and between them where they differ; those that differ
// come first.
func Sheet(w io.Writer, pairs []Pair) error {
	var differing, alike []row
	for _, p := range pairs {
		r, err := p.row()
		if err != nil {
			return err
		}
		if r.Strips > 0 || r.Accepted == "" {
			differing = append(differing, r)
		} else {
			alike = append(alike, r)
		}
	}
	return sheet.Execute(w, struct{ Differing, Alike []row }{differing, alike})
}

type row struct {
	Name                       string
	Strips                     int
	Accepted, Difference, Seen template.URL
}

func (p Pair) row() (r row, err error) {
	r.Name = p.Name
	if r.Seen, err = inline(p.Seen); err != nil || p.Accepted == nil {
		return r, err
	}
	strips := Differ(p.Accepted, p.Seen)
	r.Strips = len(strips)
	if r.Accepted, err = inline(p.Accepted); err != nil || r.Strips == 0 {
		return r, err
	}
	r.Difference, err = inline(marked(p.Seen, strips))
	return r, err
}

// marked gives a picture, pale, with strips of it in a colour that no grey has.
func marked(p *image.Paletted, strips []image.Rectangle) *image.Paletted {
	m := image.NewPaletted(p.Rect, append(greys(), color.RGBA{R: 0xd0, G: 0x20, B: 0x90, A: 0xff}))
	for i, shade := range p.Pix {
		m.Pix[i] = shades - 1 - (shades-1-shade)/3
	}
	for _, strip := range strips {
		draw.Draw(m, strip, image.NewUniform(m.Palette[shades]), image.Point{}, draw.Src)
	}
	return m
}

func inline(p *image.Paletted) (template.URL, error) {
	data, err := Encode(p)
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(data)), err
}

var sheet = template.Must(template.New("sheet").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>How pages look</title>
<style>body { font-family: sans-serif; background: #ddd } img { vertical-align: top; border: 1px solid #888; margin: 0 8px 24px 0 }</style>
<h1>{{len .Differing}} look different, {{len .Alike}} as accepted</h1>
{{range .Differing}}<h2>{{.Name}}{{if .Accepted}}: {{.Strips}} strips differ{{else}}: new{{end}}</h2>
<p>{{with .Accepted}}<img src="{{.}}" alt="accepted" title="accepted">{{end}}{{with .Difference}}<img src="{{.}}" alt="where they differ" title="where they differ">{{end}}<img src="{{.Seen}}" alt="now" title="now"></p>
{{end}}{{range .Alike}}<h2>{{.Name}}</h2>
<p><img src="{{.Seen}}" alt="now" title="now"></p>
{{end}}</html>
`))
