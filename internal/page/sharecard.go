package page

import (
	"strings"
	"unicode"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// ShareCard is a picture that stands for pages where they are shared, in one language: of the site, of a district, or
// of a report where site.yaml asks for that. internal/sharecard draws it.
type ShareCard struct {
	Path  string
	Site  string // who speaks, above the title
	Title string
	Foot  []string // lines below the title
}

// The size of every share card, in pixels.
const (
	shareCardWidth  = 1200
	shareCardHeight = 630
)

// ShareCards lists the share cards of the site and of its districts; none without base_url, since a picture is named by
// its whole address.
func (b *Book) ShareCards() (list []ShareCard) {
	if b.site.Settings.BaseURL == "" {
		return nil
	}
	for _, lang := range b.site.Settings.Languages {
		list = append(list, b.siteShareCard(lang))
		for _, d := range b.site.Districts {
			list = append(list, b.districtShareCard(d, lang))
		}
	}
	return list
}

// ReportShareCards lists a report's share cards, one in each language that it is written in; none where site.yaml does not
// ask for them. One that shows a large photo needs none.
func (b *Book) ReportShareCards(r *site.Report) (list []ShareCard) {
	if !b.drawsReports() || r.Withdrawn {
		return nil
	}
	for _, lang := range b.site.Settings.Languages {
		if !r.Translated(lang) {
			continue
		}
		if p := b.reportShareCard(r, lang); p.hasWords() {
			list = append(list, p)
		}
	}
	return list
}

// hasWords tells whether anything of the title can be drawn: the letters of share cards are Latin.
func (p ShareCard) hasWords() bool {
	return strings.ContainsFunc(p.Title, func(r rune) bool { return unicode.Is(unicode.Latin, r) || '0' <= r && r <= '9' })
}

func (b *Book) drawsReports() bool {
	return b.site.Settings.BaseURL != "" && b.site.Settings.ShareImage == "report"
}

// ReportShareCardPath is the path of a report's share card in a language, beside its page.
func ReportShareCardPath(ref report.Ref, lang viet.Lang) string {
	return shareCardPath(ReportPath(ref, lang))
}

// siteShareCard names the publisher, and the address without what browsers hide of it.
func (b *Book) siteShareCard(lang viet.Lang) ShareCard {
	s := b.site.Settings
	_, address, _ := strings.Cut(s.BaseURL, "://")
	return ShareCard{Path: shareCardPath(string(lang) + "/index.html"), Site: bilingual(s.Publisher.Name, lang).Words, Title: bilingual(s.Title, lang).Words,
		Foot: stated(strings.TrimSuffix(address, "/"))}
}

// districtShareCard tells of a district that ended in which years there was one.
func (b *Book) districtShareCard(d *site.District, lang viet.Lang) ShareCard {
	years := ""
	if d.Ended() {
		years = "…–" + yearName(int(d.Until.Year))
		if !d.Since.IsZero() {
			years = yearName(int(d.Since.Year)) + "–" + yearName(int(d.Until.Year))
		}
	}
	return ShareCard{Path: shareCardPath(string(lang) + "/" + districtPath(d)), Site: bilingual(b.site.Settings.Title, lang).Words, Title: bilingual(d.Name, lang).Words,
		Foot: stated(bilingual(d.Province, lang).Words, years)}
}

// reportShareCard says who met, where and when.
func (b *Book) reportShareCard(r *site.Report, lang viet.Lang) ShareCard {
	f := Frame{Lang: lang}
	v := b.voice(r, &f)
	var bodies []string
	for _, a := range v.agencies(r.Agencies).Items {
		bodies = append(bodies, a.Text.Words)
	}
	held := strings.Join(stated(bilingual(r.District.Name, lang).Words, meetingDay(lang, r.Abstract).Words), " · ")
	return ShareCard{Path: ReportShareCardPath(r.Ref, lang), Site: bilingual(b.site.Settings.Title, lang).Words, Title: v.say(r.Title).Words,
		Foot: stated(held, strings.Join(bodies, ", "))}
}

// stated leaves out texts that are empty.
func stated(texts ...string) (kept []string) {
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

// image shows a share card; nothing without base_url. Its words are what those who can't see it are told.
func (p ShareCard) image(base string) Image {
	if base == "" {
		return Image{}
	}
	words := append(append([]string{p.Title}, p.Foot...), stated(p.Site)...)
	return Image{URL: base + p.Path, Alt: strings.Join(words, " – "), Width: shareCardWidth, Height: shareCardHeight}
}

// The least size of a photo that stands for a report, in pixels: programs show smaller ones as a thumbnail or not at all.
const (
	leastSharedWidth  = 600
	leastSharedHeight = 315
)

// Shareable tells whether a photo in this size is large enough to stand for its report.
func Shareable(width, height int) bool {
	return width >= leastSharedWidth && height >= leastSharedHeight
}

// image is what stands for a report: its first large photo, its own share card, or its district's. Where the report is
// not written in the page's language, its own share card is the original's, as the address is that search engines keep.
func (v *voice) image() Image {
	for i, o := range v.facts.Photos.Items {
		file := v.contents.Files[o.File]
		if len(file.Sizes) == 0 {
			continue
		}
		if large := file.Sizes[len(file.Sizes)-1]; Shareable(large.Width, large.Height) {
			return Image{URL: v.f.whole(FilePath(v.r.Ref, file.largest())), Alt: v.text(o.Alt, at(v.words.Photos, i).Alt).Words, Width: large.Width, Height: large.Height}
		}
	}
	if v.book.drawsReports() {
		if own := v.book.reportShareCard(v.r, v.briefLang()); own.hasWords() {
			return own.image(v.f.Base)
		}
	}
	return v.f.Image
}
