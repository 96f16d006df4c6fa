package render

import (
	"html"
	"html/template"
	"strings"

	"phoihop/internal/page"
	"phoihop/internal/viet"
)

// functions are those that templates may call; see the package's documentation.
func functions(words *messages) template.FuncMap {
	return template.FuncMap{
		"t":        words.say,
		"n":        words.count,
		"text":     text,
		"link":     link,
		"links":    links,
		"time":     timeElement,
		"langname": languageName,
		"jsonld":   jsonLD,
	}
}

func text(t page.Text) template.HTML {
	var b strings.Builder
	writeText(&b, t)
	return template.HTML(b.String())
}

func writeText(b *strings.Builder, t page.Text) {
	if t.Lang == "" {
		b.WriteString(html.EscapeString(t.Words))
		return
	}
	b.WriteString(`<span lang="`)
	b.WriteString(string(t.Lang))
	b.WriteString(`">`)
	b.WriteString(html.EscapeString(t.Words))
	b.WriteString(`</span>`)
}

func link(l page.Link) template.HTML {
	var b strings.Builder
	writeLink(&b, l)
	return template.HTML(b.String())
}

func writeLink(b *strings.Builder, l page.Link) {
	if l.URL == "" {
		writeText(b, l.Text)
		return
	}
	b.WriteString(`<a href="`)
	b.WriteString(html.EscapeString(l.URL))
	if l.Text.Lang != "" {
		b.WriteString(`" lang="`)
		b.WriteString(string(l.Text.Lang))
	}
	b.WriteString(`">`)
	b.WriteString(html.EscapeString(l.Text.Words))
	b.WriteString(`</a>`)
}

func links(list []page.Link) template.HTML {
	var b strings.Builder
	for i, l := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		writeLink(&b, l)
	}
	return template.HTML(b.String())
}

func timeElement(d page.Date) template.HTML {
	if d.ISO == "" {
		return template.HTML(html.EscapeString(d.Words))
	}
	return template.HTML(`<time datetime="` + html.EscapeString(d.ISO) + `">` + html.EscapeString(d.Words) + `</time>`)
}

func languageName(lang viet.Lang) string {
	if lang == viet.En {
		return "English"
	}
	return "Tiếng Việt"
}
