package render

import (
	"encoding/json"
	"html/template"

	"phoihop/internal/page"
)

// ld is a JSON-LD object of schema.org; fields that are not stated are left out.
type ld struct {
	Context         string `json:"@context,omitempty"`
	Type            string `json:"@type"`
	Headline        string `json:"headline,omitempty"`
	Name            string `json:"name,omitempty"`
	Description     string `json:"description,omitempty"`
	InLanguage      string `json:"inLanguage,omitempty"`
	URL             string `json:"url,omitempty"`
	DatePublished   string `json:"datePublished,omitempty"`
	DateModified    string `json:"dateModified,omitempty"`
	StartDate       string `json:"startDate,omitempty"`
	EndDate         string `json:"endDate,omitempty"`
	Author          string `json:"author,omitempty"` // a person or an office: the source does not always say which
	Publisher       *ld    `json:"publisher,omitempty"`
	IsBasedOn       *ld    `json:"isBasedOn,omitempty"`
	TranslationOf   *ld    `json:"translationOfWork,omitempty"`
	About           *ld    `json:"about,omitempty"`
	Location        *ld    `json:"location,omitempty"`
	Address         string `json:"address,omitempty"`
	Organizer       []ld   `json:"organizer,omitempty"`
	ItemListElement []ld   `json:"itemListElement,omitempty"`
	Position        int    `json:"position,omitempty"`
}

// jsonLD describes a report to search engines: an article about a meeting. encoding/json escapes "<",
// ">" and "&", so nothing an author writes can end the script element.
func jsonLD(p *page.Report) (template.HTML, error) {
	m := p.Machine
	if m.Headline == "" {
		return "", nil
	}
	meeting := ld{Type: "Event", Name: m.Headline, StartDate: m.Held, EndDate: m.HeldEnd}
	if m.Venue != "" || m.Place != "" {
		name := m.Venue
		if name == "" {
			name = m.Place
		}
		meeting.Location = &ld{Type: "Place", Name: name, Address: m.Place}
	}
	for _, o := range m.Organizers {
		meeting.Organizer = append(meeting.Organizer, ld{Type: "Organization", Name: o})
	}
	article := ld{Context: "https://schema.org", Type: "Report", Headline: m.Headline, Description: m.Description, InLanguage: string(m.InLanguage),
		URL: p.Canonical, DatePublished: m.Published, DateModified: m.Modified, About: &meeting, Author: m.Author}
	if m.Publisher != "" {
		article.Publisher = &ld{Type: "Organization", Name: m.Publisher}
	}
	if m.SourceName != "" || m.SourceURL != "" {
		article.IsBasedOn = &ld{Type: "NewsArticle", URL: m.SourceURL}
		if m.SourceName != "" {
			article.IsBasedOn.Publisher = &ld{Type: "Organization", Name: m.SourceName}
		}
	}
	if m.TranslationOf != "" {
		article.TranslationOf = &ld{Type: "Report", InLanguage: string(m.TranslationOf)}
	}
	data, err := json.Marshal(article)
	if err != nil {
		return "", err
	}
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`), nil
}
