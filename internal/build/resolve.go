package build

import (
	"phoihop/internal/markdown"
	"phoihop/internal/problem"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// resolved says where the links of a report lead.
type resolved struct {
	bodies [2][]markdown.Address            // addresses of the links of the original's body, of the translation's
	others map[viet.Lang][]markdown.Address // of the original's body on pages in languages that it is not translated into
	keys   map[viet.Lang]map[string]string  // of the links of its keys, from its page in each language
	leaves map[string]bool                  // links of its keys that leave the part that the site is
}

// digest stands for where the links lead.
func (f resolved) digest() site.Digest {
	if f.keys == nil && len(f.bodies[0])+len(f.bodies[1]) == 0 {
		return 0
	}
	return site.DigestOf(struct {
		Bodies [2][]markdown.Address
		Others map[viet.Lang][]markdown.Address
		Keys   map[viet.Lang]map[string]string
	}{f.bodies, f.others, f.keys})
}

// resolve looks up where the links of a report lead. tell is told of those that lead nowhere.
func (r *run) resolve(rd *reading, all *rest, tell func(...problem.Problem)) resolved {
	if len(all.KeyLinks) > 0 {
		r.places.LoadOrStore(rd, rd.placesOf(all)) // a key may link to the report's own page
	}
	var found resolved
	found.keys, found.leaves = r.keyLinks(rd, all, tell)
	for i, p := range []*part{&all.Original, &all.Words} {
		l := &links{run: r, from: rd, lang: p.Lang}
		var dead []problem.Problem
		for _, link := range p.Links {
			at, mistake, ok := l.lead(link)
			if !ok {
				dead = append(dead, mistake.In(p.File).At(link.Line, link.Column))
			}
			found.bodies[i] = append(found.bodies[i], at)
		}
		tell(p.soften(dead)...)
	}
	for _, lang := range r.settings.Languages {
		if len(all.Original.Links) > 0 && rd.Shown && !rd.Abstract.Translated(lang) {
			if found.others == nil {
				found.others = map[viet.Lang][]markdown.Address{}
			}
			found.others[lang] = r.linksIn(rd, all, lang)
		}
	}
	return found
}

// linksIn looks up where the links of an original's body lead on its page in another language.
func (r *run) linksIn(rd *reading, all *rest, lang viet.Lang) (addresses []markdown.Address) {
	own := &links{run: r, from: rd, lang: all.Original.Lang}
	other := &links{run: r, from: rd, lang: lang}
	for _, link := range all.Original.Links {
		at, _, ok := other.lead(link)
		if !ok {
			at, _, _ = own.lead(link)
		}
		addresses = append(addresses, at)
	}
	return addresses
}

// tellLinks tells what is wrong with links, once.
func (r *run) tellLinks(dead ...problem.Problem) {
	if !r.linksTold {
		r.tell(dead...)
	}
}

// untold is for links that were looked up before.
func untold(...problem.Problem) {}

// keyLinks resolves the relative links of a report's keys, for its page in each language. A place that
// only the original's page has is left out of the links of the others.
func (r *run) keyLinks(rd *reading, all *rest, tell func(...problem.Problem)) (found map[viet.Lang]map[string]string, leaves map[string]bool) {
	if len(all.KeyLinks) == 0 {
		return nil, nil
	}
	from := map[viet.Lang]*links{}
	for _, lang := range append([]viet.Lang{all.Original.Lang}, r.settings.Languages...) {
		from[lang] = &links{run: r, from: rd, lang: lang}
	}
	var dead []problem.Problem
	for _, at := range all.KeyLinks {
		to, p, ok := from[all.Original.Lang].Link(at.Link)
		if !ok {
			dead = append(dead, p.ForKey(all.Original.File, at.Key))
			continue
		}
		if found == nil {
			found, leaves = map[viet.Lang]map[string]string{}, map[string]bool{}
		}
		if to.Leaves {
			leaves[at.Link] = true
		}
		for _, lang := range r.settings.Languages {
			to, _, ok := from[lang].Link(at.Link)
			if !ok {
				to.URL = rd.Ref.Name + ".html"
			}
			if found[lang] == nil {
				found[lang] = map[string]string{}
			}
			found[lang][at.Link] = to.URL
		}
	}
	tell(source.Locate(r.options.Content, dead)...)
	return found, leaves
}
