package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"phoihop/internal/page"
	"phoihop/internal/viet"
)

// functions are those that templates may call; see the package's documentation.
func functions(words *messages, first []byte) template.FuncMap {
	return template.FuncMap{
		"t":        words.say,
		"n":        words.count,
		"text":     func(t page.Text) template.HTML { return made(writeText, t) },
		"link":     func(l page.Link) template.HTML { return made(writeLink, l) },
		"links":    func(l page.Links) template.HTML { return made(writeLinks, l) },
		"picture":  func(p page.Photo) template.HTML { return made(writePicture, p) },
		"time":     func(d page.Date) template.HTML { return made(writeTime, d) },
		"langname": languageName,
		"jsonld":   jsonLD,

		"firstscript": func() template.HTML { return template.HTML(scriptElement(first)) },
		"firsthash":   func() string { return policyHash(first) },
		"plainstyle":  func() template.HTML { return plainStyle },
		"plainhash":   func() string { return policyHash([]byte(plainSheet)) },
	}
}

func made[T any](write func(*bytes.Buffer, T), v T) template.HTML {
	var b bytes.Buffer
	write(&b, v)
	return template.HTML(b.String())
}

func writeText(out *bytes.Buffer, t page.Text) {
	if t.Lang == "" {
		writeEscaped(out, t.Words)
		return
	}
	out.WriteString(`<span lang="`)
	writeEscaped(out, string(t.Lang))
	out.WriteString(`">`)
	writeEscaped(out, t.Words)
	out.WriteString(`</span>`)
}

func writeLink(out *bytes.Buffer, l page.Link) {
	if l.URL == "" {
		writeText(out, l.Text)
		return
	}
	out.WriteString(`<a href="`)
	writeURL(out, l.URL)
	if l.Text.Lang != "" {
		out.WriteString(`" lang="`)
		writeEscaped(out, string(l.Text.Lang))
	}
	out.WriteString(`">`)
	writeEscaped(out, l.Text.Words)
	out.WriteString(`</a>`)
}

// writeURL writes an address that internal/source let through. tel is allowed there, but unknown to
// html/template.
func writeURL(out *bytes.Buffer, url string) {
	if strings.HasPrefix(url, "tel:") {
		writeEscaped(out, url)
		return
	}
	wholeURL.write(out, url)
}

func writeLinks(out *bytes.Buffer, list page.Links) {
	for i, l := range list.Items {
		if i > 0 {
			out.WriteString(", ")
		}
		writeLink(out, l)
	}
	if list.Open {
		out.WriteString(", …")
	}
}

// writePicture writes a photo. html/template knows srcset, but the compiler need not: what stands in it are
// addresses of our own making.
func writePicture(out *bytes.Buffer, p page.Photo) {
	out.WriteString(`<img src="`)
	writeURL(out, p.URL)
	if p.Set != "" {
		out.WriteString(`" srcset="`)
		writeEscaped(out, p.Set)
		out.WriteString(`" sizes="`)
		writeEscaped(out, p.Sizes)
	}
	if p.Width > 0 {
		fmt.Fprintf(out, `" width="%d" height="%d`, p.Width, p.Height)
	}
	if p.Lazy {
		out.WriteString(`" loading="lazy`)
	}
	out.WriteString(`" decoding="async" alt="`)
	writeEscaped(out, p.Alt.Words)
	if p.Alt.Lang != "" {
		out.WriteString(`" lang="`)
		writeEscaped(out, string(p.Alt.Lang))
	}
	out.WriteString(`">`)
}

func writeTime(out *bytes.Buffer, d page.Date) {
	if d.ISO == "" {
		writeEscaped(out, d.Words)
		return
	}
	out.WriteString(`<time datetime="`)
	writeEscaped(out, d.ISO)
	out.WriteString(`">`)
	writeEscaped(out, d.Words)
	out.WriteString(`</time>`)
}

func languageName(lang viet.Lang) string {
	if lang == viet.En {
		return "English"
	}
	return "Tiếng Việt"
}
