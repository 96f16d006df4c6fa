package render

import (
	"encoding/json"
	"html/template"
	"path"
	"strings"

	"phoihop/internal/page"
)

// thing is a JSON-LD object of schema.org; fields that are not stated are left out. Addresses are whole, so a site
// without base_url states none.
type thing struct {
	Type            string  `json:"@type"`
	ID              string  `json:"@id,omitempty"`
	Headline        string  `json:"headline,omitempty"`
	Name            string  `json:"name,omitempty"`
	Description     string  `json:"description,omitempty"`
	InLanguage      string  `json:"inLanguage,omitempty"`
	URL             string  `json:"url,omitempty"`
	DatePublished   string  `json:"datePublished,omitempty"`
	DateModified    string  `json:"dateModified,omitempty"`
	StartDate       string  `json:"startDate,omitempty"`
	EndDate         string  `json:"endDate,omitempty"`
	FoundingDate    string  `json:"foundingDate,omitempty"`
	DissolutionDate string  `json:"dissolutionDate,omitempty"`
	AlternateName   string  `json:"alternateName,omitempty"`
	Image           string  `json:"image,omitempty"`
	Parent          *thing  `json:"parentOrganization,omitempty"`
	Author          string  `json:"author,omitempty"` // a person or an office: the source does not always say which
	License         string  `json:"license,omitempty"`
	Publisher       *thing  `json:"publisher,omitempty"`
	IsBasedOn       *thing  `json:"isBasedOn,omitempty"`
	TranslationOf   *thing  `json:"translationOfWork,omitempty"`
	About           *thing  `json:"about,omitempty"`
	Location        *thing  `json:"location,omitempty"`
	Address         string  `json:"address,omitempty"`
	Organizer       []thing `json:"organizer,omitempty"`
	Dataset         []thing `json:"dataset,omitempty"`
	Distribution    []thing `json:"distribution,omitempty"`
	EncodingFormat  string  `json:"encodingFormat,omitempty"`
	ContentURL      string  `json:"contentUrl,omitempty"`
	ItemListElement []thing `json:"itemListElement,omitempty"`
	Position        int     `json:"position,omitempty"`
	Item            string  `json:"item,omitempty"`
}

// jsonLD tells search engines what a page is: a report and its meeting, an agency, the catalogue of the data, and the
// way to the page. "" for a page of which there is nothing to tell. encoding/json escapes "<", ">", "&", U+2028 and U+2029, so
// nothing an author writes can end the script element.
func jsonLD(p page.Page) (template.HTML, error) {
	var graph []thing
	switch p := p.(type) {
	case *page.Report:
		if p.Machine.Headline != "" {
			graph = append(graph, reportThing(p))
		}
	case *page.Agency:
		if p.Body.Name != "" {
			graph = append(graph, agencyThing(p))
		}
	case *page.About:
		if len(p.Data) > 0 {
			graph = append(graph, catalogThing(p))
		}
	}
	if f := p.In(); len(f.Crumbs) > 0 {
		graph = append(graph, crumbThing(f))
	}
	if len(graph) == 0 {
		return "", nil
	}
	data, err := json.Marshal(struct {
		Context string  `json:"@context"`
		Graph   []thing `json:"@graph"`
	}{"https://schema.org", graph})
	if err != nil {
		return "", err
	}
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`), nil
}

// reportThing is an article about a meeting.
func reportThing(p *page.Report) thing {
	m := p.Machine
	meeting := thing{Type: "Event", Name: m.Headline, StartDate: m.Held, EndDate: m.HeldEnd}
	if m.Venue != "" || m.Place != "" {
		name := m.Venue
		if name == "" {
			name = m.Place
		}
		meeting.Location = &thing{Type: "Place", Name: name, Address: m.Place}
	}
	for _, o := range m.Organizers {
		meeting.Organizer = append(meeting.Organizer, organization(o))
	}
	article := thing{Type: "Report", Headline: m.Headline, Description: m.Description, InLanguage: string(m.InLanguage),
		URL: p.Canonical, DatePublished: m.Published, DateModified: m.Modified, About: &meeting, Author: m.Author, Image: p.Image.URL}
	if p.Canonical != "" {
		article.ID = p.Canonical + "#_main"
	}
	if m.Publisher.Name != "" {
		publisher := organization(m.Publisher)
		article.Publisher = &publisher
	}
	if m.SourceName != "" || m.SourceURL != "" {
		article.IsBasedOn = &thing{Type: "NewsArticle", URL: m.SourceURL}
		if m.SourceName != "" {
			article.IsBasedOn.Publisher = &thing{Type: "Organization", Name: m.SourceName}
		}
	}
	if m.TranslationOf != "" {
		article.TranslationOf = &thing{Type: "Report", InLanguage: string(m.TranslationOf), URL: m.Original}
	}
	return article
}

func organization(o page.Organizer) thing {
	made := thing{Type: "Organization", Name: o.Name, URL: o.URL}
	if o.State {
		made.Type = "GovernmentOrganization"
	}
	return made
}

// agencyThing is the agency that the page is about.
func agencyThing(p *page.Agency) thing {
	made := organization(p.Body)
	made.AlternateName, made.FoundingDate, made.DissolutionDate = p.Short.Words, p.Since.ISO, p.Until.ISO
	if p.Body.URL != "" {
		made.ID = p.Body.URL + "#_main"
	}
	if p.Whole.Name != "" {
		whole := organization(p.Whole)
		made.Parent = &whole
	}
	return made
}

// catalogThing lists the tables of the open data, with the addresses of their files where these are known.
func catalogThing(p *page.About) thing {
	catalog := thing{Type: "DataCatalog", Name: p.Site.Words, Description: p.About.Words, InLanguage: string(p.Lang), URL: p.Canonical, License: p.Contact.Licence.Words}
	if p.By.Name != "" {
		publisher := organization(p.By)
		catalog.Publisher = &publisher
	}
	for _, table := range p.Data {
		set := thing{Type: "Dataset", Name: table.Title, Description: table.About, License: p.Contact.Licence.Words}
		for _, file := range table.Files {
			if address := wholeAddress(&p.Frame, file.URL); address != "" {
				set.Distribution = append(set.Distribution, thing{Type: "DataDownload", EncodingFormat: dataFormats[path.Ext(address)], ContentURL: address})
			}
		}
		catalog.Dataset = append(catalog.Dataset, set)
	}
	return catalog
}

var dataFormats = map[string]string{".csv": "text/csv", ".json": "application/json"}

// crumbThing is the way from the home page, which the site's title stands for, to the page.
func crumbThing(f *page.Frame) thing {
	list := thing{Type: "BreadcrumbList"}
	add := func(name, address string) {
		list.ItemListElement = append(list.ItemListElement, thing{Type: "ListItem", Position: len(list.ItemListElement) + 1, Name: name, Item: address})
	}
	add(f.Site.Words, wholeAddress(f, f.Home))
	for _, c := range f.Crumbs {
		add(c.Text.Words, wholeAddress(f, c.URL))
	}
	if f.Name.Words != "" {
		add(f.Name.Words, "") // the page itself
	}
	return list
}

// wholeAddress makes an address of the site whole that is relative to a page; "" without base_url.
func wholeAddress(f *page.Frame, relative string) string {
	if f.Base == "" || relative == "" {
		return ""
	}
	file, fragment, found := strings.Cut(relative, "#")
	if found {
		fragment = "#" + fragment
	}
	return f.Base + path.Join(path.Dir(f.Path), file) + fragment
}
