package source

import (
	"cmp"
	"regexp"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

var (
	bilingualShape   = orText(mapping(&bilingualKeys))
	readBilingual    = reader[report.Bilingual]{(*decoder).bilingual, bilingualShape}
	readBaseURL      = a(SiteAddress, (*decoder).baseURL)
	readEmail        = a(Email, (*decoder).email)
	readPhone        = a(Phone, (*decoder).phone)
	readTimeZone     = a(TimeZone, (*decoder).timeZone)
	readOwnAgency    = a(OwnAgency, (*decoder).agency)
	readLanguageList = list(a(Language, (*decoder).language))
	readLanguages    = reader[[]viet.Lang]{(*decoder).languages, readLanguageList.shape}
	readAgencies     = reader[[]report.Agency]{(*decoder).agencies, byID(mapping(&agencyKeys))}
	readKinds        = reader[report.Choices]{(*decoder).kindSettings, byID(mapping(&kindKeys))}
	readGlossary     = settings(&termKeys, func(d *decoder, n *yaml.Node, t *report.Term) { readMapping(d, n, termKeys, t) })
)

// siteKeys is site.yaml.
var siteKeys = keys[report.Site]{
	own("title", readBilingual, func(s *report.Site) *report.Bilingual { return &s.Title }).needed("title: {vi: Bản tin phối hợp, en: Coordination Reports}"),
	own("description", readBilingual, func(s *report.Site) *report.Bilingual { return &s.Description }),
	own("base_url", readBaseURL, func(s *report.Site) *string { return &s.BaseURL }),
	own("languages", readLanguages, func(s *report.Site) *[]viet.Lang { return &s.Languages }).needed("languages: [vi, en]"),
	own("time_zone", readTimeZone, func(s *report.Site) *string { return &s.TimeZone }),
	group("photos", func(s *report.Site) *report.PhotoSettings { return &s.Photos }, &photoSettingsKeys),
	own("share_image", readChoice("share_image", report.ShareImages), func(s *report.Site) *string { return &s.ShareImage }),
	group("publisher", func(s *report.Site) *report.Publisher { return &s.Publisher }, &publisherKeys),
	own("agencies", readAgencies, func(s *report.Site) *[]report.Agency { return &s.Agencies }).needed("agencies: {hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}}"),
	own("kinds", readKinds, func(s *report.Site) *report.Choices { return &s.Kinds }),
	own("glossary", readGlossary, func(s *report.Site) *[]report.Term { return &s.Glossary }),
	own("banner", readBilingual, func(s *report.Site) *report.Bilingual { return &s.Banner }),
	own("public_key", readText, func(s *report.Site) *string { return &s.PublicKey }),
	own("snapshots", readSnapshots, func(s *report.Site) *[]report.Snapshot { return &s.Snapshots }),
}

var photoSettingsKeys = keys[report.PhotoSettings]{
	own("originals", readBoolean, func(p *report.PhotoSettings) *bool { return &p.Originals }),
}

var publisherKeys = keys[report.Publisher]{
	own("name", readBilingual, func(p *report.Publisher) *report.Bilingual { return &p.Name }),
	{name: "official", shape: readBoolean.shape, read: func(d *decoder, n *yaml.Node, p *report.Publisher) {
		d.boolean(n, &p.Official)
		p.OfficialSet = !isNull(n)
	}},
	own("address", readBilingual, func(p *report.Publisher) *report.Bilingual { return &p.Address }),
	own("email", readEmail, func(p *report.Publisher) *string { return &p.Email }),
	own("phone", readPhone, func(p *report.Publisher) *string { return &p.Phone }),
	own("responsible", readBilingual, func(p *report.Publisher) *report.Bilingual { return &p.Responsible }),
	own("licence", readBilingual, func(p *report.Publisher) *report.Bilingual { return &p.Licence }),
}

var agencyKeys = keys[report.Agency]{
	own("name", readBilingual, func(a *report.Agency) *report.Bilingual { return &a.Name }).needed("name: {vi: Hội đồng nhân dân, en: People's Council}"),
	own("short", readBilingual, func(a *report.Agency) *report.Bilingual { return &a.Short }),
	own("type", readChoice("type", report.AgencyTypes), func(a *report.Agency) *string { return &a.Type }),
	own("part_of", readOwnAgency, func(a *report.Agency) *report.AgencyID { return &a.PartOf }),
	own("aliases", list(readText), func(a *report.Agency) *report.List[string] { return &a.Aliases }),
	own("since", readDate, func(a *report.Agency) *report.Date { return &a.Since }),
	own("until", readDate, func(a *report.Agency) *report.Date { return &a.Until }),
	own("became", readOwnAgency, func(a *report.Agency) *report.AgencyID { return &a.Became }),
}

type kindSetting struct {
	name    report.Bilingual
	aliases report.List[string]
}

var kindKeys = keys[kindSetting]{
	own("vi", readText, func(k *kindSetting) *string { return &k.name.Vi }),
	own("en", readText, func(k *kindSetting) *string { return &k.name.En }),
	own("aliases", list(readText), func(k *kindSetting) *report.List[string] { return &k.aliases }),
}

var termKeys = keys[report.Term]{
	own("vi", readText, func(t *report.Term) *string { return &t.Name.Vi }).needed("vi: Ủy ban nhân dân"),
	own("en", readText, func(t *report.Term) *string { return &t.Name.En }).needed("en: People's Committee"),
	own("short", readBilingual, func(t *report.Term) *report.Bilingual { return &t.Short }),
	group("avoid", func(t *report.Term) *report.Avoid { return &t.Avoid }, &avoidKeys),
	own("basis", readBilingual, func(t *report.Term) *report.Bilingual { return &t.Basis }),
	own("note", readBilingual, func(t *report.Term) *report.Bilingual { return &t.Note }),
}

var avoidKeys = keys[report.Avoid]{
	own("vi", list(readText), func(a *report.Avoid) *report.List[string] { return &a.Vi }),
	own("en", list(readText), func(a *report.Avoid) *report.List[string] { return &a.En }),
}

var bilingualKeys = keys[report.Bilingual]{
	own("vi", readText, func(b *report.Bilingual) *string { return &b.Vi }),
	own("en", readText, func(b *report.Bilingual) *string { return &b.En }),
}

// bilingual reads {vi: …, en: …}; a plain text is Vietnamese, or of no language (a telephone number).
func (d *decoder) bilingual(n *yaml.Node, to *report.Bilingual) {
	if n.Kind == yaml.ScalarNode {
		d.text(n, &to.Vi)
		return
	}
	readMapping(d, n, bilingualKeys, to)
}

func (d *decoder) baseURL(n *yaml.Node, to *string) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	url, ok := BaseURL(s)
	if !ok {
		d.add(n, problem.New(problem.SiteAddress, s))
		return
	}
	*to = url
}

// BaseURL checks the address under which a site is published and gives it with a "/" at its end.
func BaseURL(s string) (url string, ok bool) {
	if !isAddress(s) || !strings.HasPrefix(strings.ToLower(s), "http") || strings.ContainsAny(s, "?#") {
		return "", false
	}
	return strings.TrimSuffix(s, "/") + "/", true
}

func (d *decoder) timeZone(n *yaml.Node, to *string) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	if _, err := time.LoadLocation(s); err != nil || s == "Local" {
		d.add(n, problem.New(problem.BadTimeZone, s))
		return
	}
	*to = s
}

// Patterns of how a publisher is reached, as package schema says them too. Both become links, of which a "?" or a second
// number would make something else.
var (
	emailAddress = regexp.MustCompile(`^[A-Za-z0-9_+'=~-]+(?:\.[A-Za-z0-9_+'=~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$`)
	phoneNumber  = regexp.MustCompile(`^[ ().-]*\+?(?:[ ().-]*[0-9]){3,15}[ ().-]*$`)
)

func (d *decoder) email(n *yaml.Node, to *string) {
	d.matching(n, to, emailAddress, problem.BadEmail)
}

func (d *decoder) phone(n *yaml.Node, to *string) {
	d.matching(n, to, phoneNumber, problem.BadPhone)
}

func (d *decoder) matching(n *yaml.Node, to *string, pattern *regexp.Regexp, mistake problem.Code) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	if !pattern.MatchString(s) {
		d.add(n, problem.New(mistake, s))
		return
	}
	*to = s
}

func (d *decoder) language(n *yaml.Node, lang *viet.Lang) {
	s, ok := d.scalar(n)
	if !ok {
		return
	}
	if *lang = viet.Lang(s); *lang != viet.Vi && *lang != viet.En {
		d.add(n, problem.New(problem.LanguagesEmpty))
	}
}

func (d *decoder) languages(n *yaml.Node, to *[]viet.Lang) {
	var langs report.List[viet.Lang]
	readLanguageList.read(d, n, &langs)
	for _, lang := range langs.Items {
		if lang == viet.Vi || lang == viet.En {
			*to = append(*to, lang)
		}
	}
}

// eachEntry calls read for every id and value of a mapping whose keys are ids of the site's own making.
func eachEntry(d *decoder, n *yaml.Node, read func(id string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.add(n, problem.New(problem.WrongType, mappingWords, describe(n), exampleMapping))
		return
	}
	if d.tooLong(n, len(n.Content)/2) {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		switch {
		case !isID(k.Value):
			d.add(k, badID(k.Value))
		case reservedReportName(k.Value):
			d.add(k, problem.New(problem.ReservedName, k.Value))
		default:
			read(k.Value, n.Content[i+1])
		}
	}
}

// agencies reads the agencies twice: their ids and names first, so that part_of and became may name
// one that stands further down.
func (d *decoder) agencies(n *yaml.Node, to *[]report.Agency) {
	quiet := &decoder{names: &Names{unjudged: true}}
	var known report.Site
	eachEntry(quiet, n, func(id string, value *yaml.Node) {
		a := report.Agency{ID: report.AgencyID(id)}
		readMapping(quiet, value, agencyKeys, &a)
		known.Agencies = append(known.Agencies, a)
	})
	d.names = NewNames(&known, false)
	eachEntry(d, n, func(id string, value *yaml.Node) {
		a := report.Agency{ID: report.AgencyID(id)}
		if isNull(value) {
			d.missingKey(value, agencyKeys[0].name, agencyKeys[0].example)
		}
		readMapping(d, value, agencyKeys, &a)
		if !a.Since.IsZero() && !a.Until.IsZero() && a.Until.Last().Compare(a.Since.First()) < 0 {
			d.add(valueOf(value, "until"), problem.New(problem.EndBeforeStart, a.Until.String(), a.Since.String()))
		}
		*to = append(*to, a)
	})
	if circle := partOfCircle(*to); circle != "" {
		d.add(valueOf(valueOf(n, string(circle)), "part_of"), problem.New(problem.PartOfCircle, string(circle)))
	}
}

// textsBelow finds the first text below n for each fold.
func textsBelow(n *yaml.Node) map[string]*yaml.Node {
	texts := map[string]*yaml.Node{}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		for _, c := range n.Content {
			if folded := viet.Fold(c.Value); c.Kind == yaml.ScalarNode && texts[folded] == nil {
				texts[folded] = c
			}
			walk(c)
		}
	}
	walk(n)
	return texts
}

// partOfCircle finds the first agency that is, over some steps, a part of itself. A walk over parents
// ends where an earlier one has been.
func partOfCircle(agencies []report.Agency) report.AgencyID {
	parent := map[report.AgencyID]report.AgencyID{}
	for _, a := range agencies {
		parent[a.ID] = a.PartOf
	}
	walks := map[report.AgencyID]int{} // the walk, from 1, that came by first
	inCircle := map[report.AgencyID]bool{}
	for i, a := range agencies {
		at := a.ID
		for ; at != "" && walks[at] == 0; at = parent[at] {
			walks[at] = i + 1
		}
		for ; walks[at] == i+1 && !inCircle[at]; at = parent[at] {
			inCircle[at] = true
		}
	}
	for _, a := range agencies {
		if inCircle[a.ID] {
			return a.ID
		}
	}
	return ""
}

// kindSettings reads more kinds of meetings, or other names for those of the contract.
func (d *decoder) kindSettings(n *yaml.Node, to *report.Choices) {
	owner := map[string]string{}
	for _, k := range *to {
		for _, name := range choiceNames(k) {
			owner[viet.Fold(name)] = k.ID
		}
	}
	eachEntry(d, n, func(id string, value *yaml.Node) {
		var k kindSetting
		readMapping(d, value, kindKeys, &k)
		if k.name.IsZero() {
			if value.Kind == yaml.MappingNode {
				d.add(value, problem.New(problem.NotTranslated, "vi"))
			}
			return
		}
		for _, name := range append([]string{id, k.name.Vi, k.name.En}, k.aliases.Items...) {
			folded := viet.Fold(name)
			if other := owner[folded]; other != "" && other != id && folded != "" {
				d.add(cmp.Or(textsBelow(value)[folded], value), problem.New(problem.NameTaken, name, other))
				return
			}
			owner[folded] = id
		}
		for i := range *to {
			if (*to)[i].ID == id {
				old := (*to)[i]
				if k.name.Vi == "" {
					k.name.Vi = old.Name.Vi
				}
				if k.name.En == "" {
					k.name.En = old.Name.En
				}
				aliases := append(append([]string{old.Name.Vi, old.Name.En}, old.Aliases...), k.aliases.Items...)
				(*to)[i] = report.Choice{ID: id, Name: k.name, Aliases: aliases}
				return
			}
		}
		*to = append(*to, report.Choice{ID: id, Name: k.name, Aliases: k.aliases.Items})
	})
}

// settings makes a reader of a list of mappings.
func settings[E any](table *keys[E], readEntry func(*decoder, *yaml.Node, *E)) reader[[]E] {
	return reader[[]E]{func(d *decoder, n *yaml.Node, to *[]E) {
		var all report.List[E]
		readList(d, n, &all, false, readEntry)
		*to = all.Items
	}, listShape(mapping(table))}
}
