package data

import (
	"net/url"
	"strings"

	"phoihop/internal/report"
)

const catalogPath = "data/catalog.jsonld"

// context is the meaning of the catalogue's keys. It is told in the catalogue itself, which so needs no network to be
// understood.
var context = object{
	{"dcat", "http://www.w3.org/ns/dcat#"},
	{"dct", "http://purl.org/dc/terms/"},
	{"foaf", "http://xmlns.com/foaf/0.1/"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// Names that the profile takes from the European Union's authority tables and from IANA.
const (
	languageNames  = "http://publications.europa.eu/resource/authority/language/"
	fileTypeNames  = "http://publications.europa.eu/resource/authority/file-type/"
	themeNames     = "http://publications.europa.eu/resource/authority/data-theme/"
	mediaTypeNames = "http://www.iana.org/assignments/media-types/"
)

var languageName = map[string]string{"vi": languageNames + "VIE", "en": languageNames + "ENG"}

func iri(id string) object { return object{{"@id", id}} }

func typed(value, as string) object { return object{{"@value", value}, {"@type", as}} }

// catalog describes the data files of a site.
type catalog struct {
	*Set
	places list // where districts are, by reference
}

// catalogFile is the catalogue. It is made from the paths of the files, the districts and the settings.
func (s *Set) catalogFile() *File {
	return &File{Path: catalogPath, mark: s.mark(catalogPath, s.markCatalog), pieces: s.writeCatalog, foot: "\n]}\n", apart: ",\n",
		head: string(appendNode([]byte(`{"@context": `), context, "")) + ",\n\"@graph\": [\n"}
}

func (s *Set) markCatalog() uint64 {
	var m marker
	m.number(s.markDistricts())
	m.text(s.site.Today.String())
	for _, t := range s.tables {
		for _, p := range t.parts {
			m.text(tablePath(t.table, p))
		}
	}
	for _, y := range s.years {
		m.text(y.path())
	}
	return m.sum()
}

// writeCatalog puts the nodes of the catalogue: itself, its publisher, the districts, and each dataset with its
// distributions.
func (s *Set) writeCatalog(put func([]byte) error) error {
	c := catalog{Set: s}
	for _, d := range s.site.Districts {
		c.places = append(c.places, iri(c.place(d.ID)))
	}
	var buf []byte
	node := func(o object) error {
		buf = appendNode(buf[:0], o, "")
		return put(buf)
	}
	if err := node(c.catalog()); err != nil {
		return err
	}
	for _, d := range s.site.Districts {
		if err := node(object{{"@id", c.place(d.ID)}, {"@type", "dct:Location"}}.with("rdfs:label", languageStrings(bothOf(d.Name)))); err != nil {
			return err
		}
	}
	for _, t := range s.tables {
		var paths []string
		for _, p := range t.parts {
			paths = append(paths, tablePath(t.table, p)+".json", tablePath(t.table, p)+".csv")
		}
		if err := node(c.dataset(t.name, t.title, t.about, t.keyword, paths)); err != nil {
			return err
		}
		for _, path := range paths {
			if err := node(c.distribution(path, t.name)); err != nil {
				return err
			}
		}
	}
	return c.yearDataset(node)
}

func (c *catalog) yearDataset(node func(object) error) error {
	var paths []string
	for _, y := range c.years {
		paths = append(paths, y.path())
	}
	if err := node(c.dataset(districtYearName, yearTitle, yearAbout, both{"toàn văn báo cáo", "full reports"}, paths)); err != nil {
		return err
	}
	for _, path := range paths {
		if err := node(c.distribution(path, districtYearName)); err != nil {
			return err
		}
	}
	return nil
}

// to is the address of a path of the site, from the catalogue unless the site has an address. Files of a part have none:
// what stands online under their names is the whole's.
func (c *catalog) to(path string) string {
	if base := c.site.Settings.BaseURL; base != "" && c.site.Whole() == nil {
		return base + path
	}
	return strings.TrimPrefix(path, "data/")
}

// name is the name of a node that is no file.
func (c *catalog) name(fragment string) string { return c.to(catalogPath) + "#" + fragment }

func (c *catalog) place(district string) string { return c.name("place-" + district) }

func (c *catalog) catalog() object {
	settings := c.site.Settings
	var datasets, languages list
	for _, t := range c.tables {
		datasets = append(datasets, iri(c.name(t.name)))
	}
	datasets = append(datasets, iri(c.name(districtYearName)))
	for _, lang := range settings.Languages {
		languages = append(languages, iri(languageName[string(lang)]))
	}
	about := bothOf(settings.Description)
	if about == (both{}) {
		about = bothOf(settings.Title)
	}
	o := object{{"@id", c.to(catalogPath)}, {"@type", "dcat:Catalog"}}.
		with("dct:title", languageStrings(bothOf(settings.Title))).
		with("dct:description", languageStrings(about)).
		with("dct:publisher", c.publisher()).
		with("dct:language", languages).
		with("dct:license", c.licence())
	if base := settings.BaseURL; base != "" {
		o = o.with("foaf:homepage", iri(base+"index.html"))
	} else {
		o = o.with("foaf:homepage", iri("../index.html"))
	}
	if c.site.Whole() != nil {
		o = c.ofPart(o)
	}
	return o.with("dct:modified", c.modified()).with("dct:spatial", c.places).with("dcat:dataset", datasets)
}

// publisher names who answers for the site; a site that does not say is named by its title.
func (c *catalog) publisher() object {
	name := bothOf(c.site.Settings.Publisher.Name)
	if name == (both{}) {
		name = bothOf(c.site.Settings.Title)
	}
	return object{{"@id", c.name("publisher")}, {"@type", "foaf:Agent"}}.with("foaf:name", languageStrings(name))
}

// licence gives the licence that the site states: by its address if it is one, else in words; nil without one.
func (c *catalog) licence() object {
	stated := bothOf(c.site.Settings.Publisher.Licence)
	if stated == (both{}) {
		return nil
	}
	o := object{{"@id", c.name("licence")}, {"@type", "dct:LicenseDocument"}}
	if u, err := url.Parse(stated.vi); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && (stated.en == "" || stated.en == stated.vi) {
		o[0].value = u.String()
		return o
	}
	return o.with("rdfs:label", languageStrings(stated))
}

func (c *catalog) modified() object {
	if c.site.Today.IsZero() {
		return nil
	}
	return typed(c.site.Today.First().String(), "xsd:date")
}

// dataset describes files that hold the same.
func (c *catalog) dataset(name string, title, about, keyword both, paths []string) object {
	var files list
	for _, path := range paths {
		files = append(files, iri(c.name(fileName(path))))
	}
	o := object{{"@id", c.name(name)}, {"@type", "dcat:Dataset"}}.
		with("dct:identifier", name).
		with("dct:title", languageStrings(title)).
		with("dct:description", languageStrings(about)).
		with("dcat:keyword", languageStrings(keyword)).
		with("dcat:theme", iri(themeNames+"GOVE")).
		with("dct:publisher", iri(c.name("publisher"))).
		with("dct:conformsTo", iri(c.to(schemaPath(name)))).
		with("dct:modified", c.modified())
	if first, last := span(c.site.Reports); !first.IsZero() {
		o = o.with("dct:temporal", object{{"@type", "dct:PeriodOfTime"}, {"dcat:startDate", day(first.First())}, {"dcat:endDate", day(last.Last())}})
	}
	return o.with("dct:spatial", c.places).with("dcat:distribution", files)
}

func day(d report.Date) object { return typed(d.String(), "xsd:date") }

// fileName is the name of a distribution: its file's path, which no other node is named by.
func fileName(path string) string { return strings.TrimPrefix(path, "data/") }

// distribution describes one file.
func (c *catalog) distribution(path, schema string) object {
	media, format := "application/json", "JSON"
	if strings.HasSuffix(path, ".csv") {
		media, format = "text/csv", "CSV"
	}
	o := object{{"@id", c.name(fileName(path))}, {"@type", "dcat:Distribution"},
		{"dct:title", fileName(path)},
		{"dcat:accessURL", iri(c.to(path))},
		{"dcat:downloadURL", iri(c.to(path))},
		{"dcat:mediaType", iri(mediaTypeNames + media)},
		{"dct:format", iri(fileTypeNames + format)}}
	if format == "JSON" {
		o = o.with("dct:conformsTo", iri(c.to(schemaPath(schema))))
	}
	if licence := c.licence(); licence != nil {
		o = append(o, member{"dct:license", licence[:1]})
	}
	return o
}
