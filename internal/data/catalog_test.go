package data

import (
	"encoding/json"
	"path"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
)

// triples reads a catalogue as a program of the semantic web does: it has no network and no other file.
func triples(t *testing.T, data, base string) map[string]bool {
	t.Helper()
	var doc any
	if err := json.Unmarshal([]byte(data), &doc); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions(base)
	options.Format = "application/n-quads"
	options.SafeMode = true // nothing may be dropped in silence
	quads, err := ld.NewJsonLdProcessor().ToRDF(doc, options)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for line := range strings.Lines(quads.(string)) {
		all[strings.TrimSpace(line)] = true
	}
	return all
}

const (
	dcat = "http://www.w3.org/ns/dcat#"
	dct  = "http://purl.org/dc/terms/"
	isA  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
)

func ref(iri string) string { return "<" + iri + ">" }

// The catalogue says the same of a site that has an address and of one that is opened from there.
func TestCatalogIsUnderstood(t *testing.T) {
	const at = "https://example.org/"
	for _, base := range []string{"", at} {
		c := read(t, fsOf(archive(t, smallSite)), base)
		files := c.files(t)
		all := triples(t, files[catalogPath], at+catalogPath)
		catalog := at + catalogPath
		needs := func(subject, predicate, object string) {
			t.Helper()
			if !all[ref(subject)+" "+ref(predicate)+" "+object+" ."] {
				t.Errorf("with the address %q the catalogue lacks %s %s %s", base, subject, predicate, object)
			}
		}
		needs(catalog, isA, ref(dcat+"Catalog"))
		needs(catalog, dct+"title", `"Bản tin"@vi`)
		needs(catalog, dct+"title", `"Reports"@en`)
		needs(catalog, dct+"language", ref("http://publications.europa.eu/resource/authority/language/VIE"))
		needs(catalog, dct+"license", ref("https://creativecommons.org/licenses/by/4.0/"))
		needs(catalog, dct+"publisher", ref(catalog+"#publisher"))
		needs(catalog+"#publisher", "http://xmlns.com/foaf/0.1/name", `"Văn phòng"@vi`)
		needs(catalog, dct+"modified", `"2023-06-01"^^<http://www.w3.org/2001/XMLSchema#date>`)
		needs(catalog+"#place-tay-ho", "http://www.w3.org/2000/01/rdf-schema#label", `"Quận Tây Hồ"@vi`)
		for _, name := range []string{"reports", "tasks", "threads", "results", "attendees", "districts", districtYearName} {
			needs(catalog, dcat+"dataset", ref(catalog+"#"+name))
			needs(catalog+"#"+name, isA, ref(dcat+"Dataset"))
			needs(catalog+"#"+name, dct+"conformsTo", ref(at+schemaPath(name)))
			needs(catalog+"#"+name, dct+"spatial", ref(catalog+"#place-go-vap"))
		}
		told := 0
		for file := range files {
			if path.Dir(file) == "data/schema" || file == catalogPath {
				continue
			}
			told++
			media := map[string]string{".csv": "text/csv", ".json": "application/json"}[path.Ext(file)]
			name := catalog + "#" + strings.TrimPrefix(file, "data/")
			needs(name, isA, ref(dcat+"Distribution"))
			needs(name, dcat+"downloadURL", ref(at+file))
			needs(name, dcat+"accessURL", ref(at+file))
			needs(name, dcat+"mediaType", ref("http://www.iana.org/assignments/media-types/"+media))
		}
		if told != 15 {
			t.Errorf("%d files are told of", told)
		}
	}
}

// Every file that the catalogue or a schema names is there.
func TestCatalogNamesOnlyWhatIsThere(t *testing.T) {
	const at = "https://example.org/"
	files := read(t, fsOf(archive(t, smallSite)), at).files(t)
	for triple := range triples(t, files[catalogPath], at) {
		for _, part := range strings.Fields(triple) {
			if file, ours := strings.CutPrefix(strings.Trim(part, "<>"), at+"data/"); ours && !strings.Contains(file, "#") && files["data/"+file] == "" {
				t.Errorf("the catalogue names data/%s, which is not there", file)
			}
		}
	}
}
