package search

import (
	"math/bits"
	"slices"
	"strconv"

	"phoihop/internal/viet"
)

// A file of texts is to have at most about textTarget characters of DATA. Packed, reportRatio bytes take one of these, or
// listRatio of what pages list: tasks, persons and the like are written much alike.
const (
	textTarget  = 3000
	reportRatio = 2
	listRatio   = 4
)

// grain returns for a section's things of a kind how many of them have their texts in one file, as a power of two.
func grain(things []Thing, languages int) uint8 {
	if len(things) == 0 {
		return 0
	}
	total := 0
	for i := range things {
		for lang := range languages {
			if doc := things[i].doc(lang); doc != nil {
				total += doc.record.length
			}
		}
	}
	ratio := listRatio
	if things[0].Kind == Report {
		ratio = reportRatio
	}
	average := max(1, total/(len(things)*languages*ratio))
	most := bits.Len(uint(len(things) - 1)) // all in one file
	return uint8(min(most, max(0, bits.Len(uint(textTarget/average))-1)))
}

// texts packs the texts of a section's things, and notes in facts which files are not written.
func (c *Config) texts(section string, parts partsOf, facts *Facts) (files []File) {
	var w bitWriter
	var data []byte
	p, _ := c.packers.Get().(*packer)
	if p == nil {
		p = new(packer)
	}
	defer c.packers.Put(p)
	for lang, language := range c.Languages {
		for kind, things := range parts {
			k := &facts.kinds[kind]
			for n := range k.files() {
				records := recordsOf(things, lang, n, k.grain)
				if !slices.ContainsFunc(records, func(r *record) bool { return r != nil }) {
					k.silent[lang] = append(k.silent[lang], uint32(n))
					continue
				}
				w.reset()
				p.pack(&w, records)
				data = w.appendText(data[:0])
				name := textName(language, section, kind, n)
				files = append(files, File{name, appendScript(nil, name, k.textMark(), data)})
			}
		}
	}
	return files
}

// files returns how many files the texts of these things take in each language.
func (k *kindFacts) files() int { return (k.count + 1<<k.grain - 1) >> k.grain }

// recordsOf returns the records of the n-th file; nil of things that do not speak the language.
func recordsOf(things []Thing, lang, n int, grain uint8) []*record {
	first := n << grain
	records := make([]*record, min(1<<grain, len(things)-first))
	for i := range records {
		if doc := things[first+i].doc(lang); doc != nil {
			records[i] = &doc.record
		}
	}
	return records
}

// textName returns the name of the n-th file of texts of a section's things of a kind.
func textName(lang viet.Lang, section string, kind, n int) string {
	name := string(lang) + "/"
	if section != "" {
		name += section + "/"
	}
	return name + kinds[kind:kind+1] + strconv.Itoa(n)
}

// textNames returns the names of all files of a section's texts, as texts makes them.
func textNames(languages []viet.Lang, facts *Facts) (names []string) {
	for lang, language := range languages {
		for kind := range facts.kinds {
			k := &facts.kinds[kind]
			silent := k.silent[lang]
			for n := range k.files() {
				if len(silent) > 0 && silent[0] == uint32(n) {
					silent = silent[1:]
					continue
				}
				names = append(names, textName(language, facts.ID, kind, n))
			}
		}
	}
	return names
}
