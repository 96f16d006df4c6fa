package build

import (
	"slices"

	"phoihop/internal/page"
	"phoihop/internal/search"
	"phoihop/internal/site"
)

// things gives the things of a section, with what each says in every language, in the order that the index has them
// in.
func (f *finder) things(s *section) []search.Thing {
	said := f.gather(s)
	if s.id == "" {
		return said.rest()
	}
	d := f.run.site.District(s.id)
	return slices.Concat(said.reports(f.run.site, d), said.tasks(f.run.site, d), said.rest())
}

// thingKey names a thing: its kind, and its path below the folder of any language.
type thingKey struct {
	kind search.Kind
	path string
}

// gathered is what was found on the pages of a section, by thing.
type gathered struct {
	docs  map[thingKey][]*search.Doc
	order []thingKey // as they were found, by page
	langs int
}

// gather joins what the pages in the several languages say of each thing. Where several pages of one language show the
// same thing, the first by path counts whose title is in this language.
func (f *finder) gather(s *section) *gathered {
	g := &gathered{docs: map[thingKey][]*search.Doc{}, langs: len(f.config.Languages)}
	for _, foreign := range []bool{false, true} {
		for _, held := range s.pages {
			lang := slices.Index(f.config.Languages, held.Lang)
			for _, found := range s.docs[held.Path] {
				if found.foreign == foreign {
					g.add(found, lang)
				}
			}
		}
	}
	return g
}

func (g *gathered) add(found foundDoc, lang int) {
	key := thingKey{found.kind, found.path}
	docs := g.docs[key]
	if docs == nil {
		docs = make([]*search.Doc, g.langs)
		g.docs[key] = docs
		g.order = append(g.order, key)
	}
	if docs[lang] == nil {
		docs[lang] = found.doc
	}
}

// take gives what was found of a thing, and forgets it; false where nothing was.
func (g *gathered) take(key thingKey) ([]*search.Doc, bool) {
	docs, found := g.docs[key]
	delete(g.docs, key)
	return docs, found
}

func (g *gathered) reports(s *site.Site, d *site.District) (things []search.Thing) {
	for _, r := range slices.Backward(d.Reports) {
		docs, found := g.take(thingKey{search.Report, r.Ref.String() + ".html"})
		if !found {
			continue
		}
		things = append(things, search.Thing{Kind: search.Report, Date: r.Date, Year: int(r.Date.Year), Meetings: kindIDs(r), Agencies: agencyIDs(s.Met(r)), Docs: docs})
	}
	slices.SortStableFunc(things, func(a, b search.Thing) int { return a.Date.First().Compare(b.Date.First()) })
	return things
}

func (g *gathered) tasks(s *site.Site, d *site.District) (things []search.Thing) {
	for _, y := range slices.Backward(d.Years) {
		for _, t := range slices.Backward(y.Threads) {
			docs, found := g.take(thingKey{search.Task, page.ThreadPath(t)})
			if !found {
				continue
			}
			things = append(things, search.Thing{Kind: search.Task, Year: y.Year, Agencies: agencyIDs(s.Owners(t)), Docs: docs})
		}
	}
	search.SortThings(things)
	return things
}

// rest gives what was not taken, as the index has it in order.
func (g *gathered) rest() (things []search.Thing) {
	for _, key := range g.order {
		if docs, found := g.take(key); found {
			things = append(things, search.Thing{Kind: key.kind, Docs: docs})
		}
	}
	search.SortThings(things)
	return things
}

func kindIDs(r *site.Report) (ids []string) {
	for _, id := range r.Kinds.Items {
		ids = append(ids, string(id))
	}
	return ids
}

func agencyIDs(agencies []*site.Agency) (ids []string) {
	for _, a := range agencies {
		ids = append(ids, string(a.ID))
	}
	return ids
}
