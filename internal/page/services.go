package page

import (
	"net/url"
	"strings"

	"phoihop/internal/viet"
)

// fillServices fills what readers can do with a report: take it along in brief, tell of a mistake in it, and come
// back from a printed sheet.
func (v *voice) fillServices(p *Report) {
	p.Brief = v.f.URL(BriefPath(v.r.Ref, v.briefLang()))
	here := orElse(v.f.whole(v.f.Path), v.f.Path)
	if email := v.book.site.Settings.Publisher.Email; email != "" {
		p.Mistake = "mailto:" + url.PathEscape(email) + "?subject=" + mailText("["+v.r.Ref.String()+"] "+p.Name.Words) + "&body=" + mailText(here+"\n\n")
	}
	if v.f.Base != "" {
		p.QR = newQR(here)
	}
}

// briefLang is the language of the brief that the page leads to: its own, or the original's.
func (v *voice) briefLang() viet.Lang {
	if v.r.Translated(v.page) {
		return v.page
	}
	return v.original
}

// mailText writes a text into a mailto, in which a space is no "+" and a line ends in CR LF (RFC 6068).
func mailText(s string) string {
	return strings.ReplaceAll(url.QueryEscape(strings.ReplaceAll(s, "\n", "\r\n")), "+", "%20")
}
