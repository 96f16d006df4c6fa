package page

import (
	"net/url"
	"strings"

	"phoihop/internal/viet"
)

// fillServices fills what readers can do with a report: take it along in brief, tell of a mistake in it, and come
// back from a printed sheet.
func (v *voice) fillServices(p *Report) {
	p.Address = v.f.whole(v.f.Path)
	p.FileName = v.r.Ref.District + "-" + v.r.Ref.Name + ".html"
	if v.contents.Pictures {
		p.Saved = v.f.URL(SavedPath(v.r.Ref, v.page))
	}
	p.Brief = v.f.URL(BriefPath(v.r.Ref, v.briefLang()))
	p.Mistake = v.f.mistake(v.book.site.Settings.Publisher.Email, "["+v.r.Ref.String()+"] "+p.Name.Words)
	if p.Address != "" {
		p.QR = newQR(p.Address)
	}
}

// mistake leads to a mail to the publisher that names the page, shown by the address: a phone at a reader's side need
// not open the link.
func (f *Frame) mistake(email, subject string) Link {
	if email == "" {
		return Link{}
	}
	return Link{Text: Text{Words: email}, URL: f.mailTo(email, subject)}
}

// briefLang is the language of the brief that the page leads to: its own, or the original's.
func (v *voice) briefLang() viet.Lang {
	if v.r.Translated(v.page) {
		return v.page
	}
	return v.original
}

// mailTo begins a letter about the page: an address that a mail program opens; "" without an e-mail.
func (f *Frame) mailTo(email, subject string) string {
	if email == "" {
		return ""
	}
	here := orElse(f.whole(f.Path), f.Path)
	return "mailto:" + url.PathEscape(email) + "?subject=" + mailText(subject) + "&body=" + mailText(here+"\n\n")
}

// mailText writes a text into a mailto, in which a space is no "+" and a line ends in CR LF (RFC 6068).
func mailText(s string) string {
	return strings.ReplaceAll(url.QueryEscape(strings.ReplaceAll(s, "\n", "\r\n")), "+", "%20")
}
