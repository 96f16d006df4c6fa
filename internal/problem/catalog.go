package problem

// entry is what the catalog says of a code. A place of the wording is %[n]q, %[n]s or %[n]d, the n-th
// value given to New; the order may differ between the languages.
type entry struct {
	severity      Severity
	message, hint Words
}

// catalog holds every code. It is put together from the parts, each a room's own kind of mistake.
var catalog = joined(fileCatalog, yamlCatalog, valueCatalog, reportCatalog, figureCatalog, bodyCatalog, heardCatalog, siteCatalog, outputCatalog)

func joined(parts ...map[Code]entry) map[Code]entry {
	all := map[Code]entry{}
	for _, part := range parts {
		for code, e := range part {
			if _, twice := all[code]; twice {
				panic("problem code " + string(code) + " is in the catalog twice")
			}
			all[code] = e
		}
	}
	return all
}

// Known tells whether the catalog has the code.
func Known(code Code) bool {
	_, known := catalog[code]
	return known
}
