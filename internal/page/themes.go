package page

import (
	"slices"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// Themes lists, by kind, the themes that reports of several districts name, with those of the country and the
// provinces, or all that a district's reports name.
type Themes struct {
	Frame
	District  *Link // set on a district's page
	Kinds     []ThemeGroup
	Districts []DistrictCount // whose reports name themes; empty on a district's page
}

// ThemeGroup holds the themes of one kind, by their words.
type ThemeGroup struct {
	ID, Kind string
	List     []ThemeLine
}

// ThemeLine is a theme in a list, in the words of the newest report that names it.
type ThemeLine struct {
	Theme   Link
	Level   string
	Year    string
	Reports int // that name it; on a district's page the district's
}

// NamedTheme is the page of a theme.
type NamedTheme struct {
	Frame           // Name is the theme as the newest report writes it
	Index    string // address of the list of themes
	Kind     string
	Level    string   // by the newest report that states it
	Years    []string // that reports state, the newest first
	Variants []Text   // other ways to write it, as reports give them
	Reports  int
	List     []Card // of the newest reports
	More     int    // older reports that are not listed
}

// The templates of the pages of themes.
func (*Themes) Template() string     { return "themes.html" }
func (*NamedTheme) Template() string { return "theme.html" }

// addThemes adds the pages of themes in one language.
func (l *list) addThemes(lang viet.Lang, in string) {
	b, s := l.book, l.book.site
	all, index := b.allThemes(), newDigest()
	for _, c := range all {
		index.theme(c)
	}
	from := basis{index.is()}
	for _, d := range s.Districts {
		if len(d.Themes) == 0 {
			continue
		}
		from = append(from, d, d.ID, len(d.Themes))
		own := newDigest()
		for _, c := range districtThemes(d) {
			own.theme(c)
		}
		l.addNear(d.ID, in+districtThemesPath(d), basis{d, own.is()}, func() Page { return b.themes(districtThemes(d), d, lang) })
		l.tells(d.Reports, nil)
		l.holds(HoldsSite, lang)
	}
	l.add(in+themesPath, from, func() Page { return b.themes(all, nil, lang) })
	l.tells(s.Reports, nil)
	l.holds(HoldsSite, lang)
	for _, t := range s.Themes {
		near := t.Reports[0].District.ID
		if severalDistricts(t) {
			near = ""
		}
		l.addNear(near, in+themePath(t), basis{digestOf(newestOf(t.Reports), themesPart), len(t.Reports)}, func() Page { return b.theme(t, lang) })
		l.tells(t.Reports, nil)
	}
}

// namedTheme is a theme with the reports that a list counts. Wide themes stand on the list of all.
type namedTheme struct {
	*site.Theme
	citation
	wide bool
}

func (d *digest) theme(c namedTheme) {
	d.text(c.Key)
	d.number(c.reports)
	d.report(c.newest, c.newest.Parts.Themes)
	if c.wide {
		d.number(1)
	}
}

func severalDistricts(t *site.Theme) bool {
	return slices.ContainsFunc(t.Reports, func(r *site.Report) bool { return r.District != t.Reports[0].District })
}

func (b *Book) allThemes() (list []namedTheme) {
	for _, t := range b.site.Themes {
		list = append(list, namedTheme{t, citation{t.Reports[0], len(t.Reports)}, severalDistricts(t)})
	}
	return list
}

func districtThemes(d *site.District) (list []namedTheme) {
	named := citations(d, func(r *site.Report) []string { return r.Themes })
	for _, t := range d.Themes {
		list = append(list, namedTheme{t, named[t.Key], true})
	}
	return list
}

// themes makes the list of a district's themes, or of those that are wide or said to be of a wide level.
func (b *Book) themes(named []namedTheme, d *site.District, lang viet.Lang) *Themes {
	path := themesPath
	if d != nil {
		path = districtThemesPath(d)
	}
	p := &Themes{Frame: b.frame(lang, path, SectionThemes)}
	f := &p.Frame
	if d != nil {
		link := b.under(d, f)
		p.District = &link
	} else {
		p.Districts = b.districtCounts(f, func(d *site.District) int { return len(d.Themes) }, districtThemesPath)
	}
	byKind := map[string][]ThemeLine{}
	for _, c := range named {
		n := b.namings(c.newest, c.Key, f)[0]
		if c.wide || n.level == "central" || n.level == "province" {
			byKind[n.kind] = append(byKind[n.kind], ThemeLine{Link{n.said.Text, f.to(themePath(c.Theme))}, n.said.Level, n.said.Year, c.reports})
		}
	}
	for _, kind := range report.ThemeKinds {
		if lines := byKind[kind.ID]; len(lines) > 0 {
			sortByName(lines, lang, func(l *ThemeLine) *Link { return &l.Theme })
			p.Kinds = append(p.Kinds, ThemeGroup{"_" + kind.ID, report.ThemeKinds.Name(kind.ID, lang), lines})
		}
	}
	return p
}

// naming is what a report says of a theme in one of its entries.
type naming struct {
	kind, level string // ids
	said        Theme
	written     []string // the theme and its variants as the original has them
}

// namings gives a report's entries of a theme; one that says nothing where the report can't be read any more.
func (b *Book) namings(r *site.Report, key string, f *Frame) (list []naming) {
	c := b.open(r)
	v := b.opened(r, c, f)
	for i := range c.Original.Themes.Items {
		o := &c.Original.Themes.Items[i]
		if report.ThemeKey(o) == key {
			written := append([]string{o.Text}, o.Variants.Items...)
			list = append(list, naming{orElse(o.Kind, "theme"), o.Level, v.theme(o, at(v.words.Themes, i)), written})
		}
	}
	if len(list) == 0 {
		list = append(list, naming{written: []string{""}})
	}
	return list
}

func (b *Book) theme(t *site.Theme, lang viet.Lang) *NamedTheme {
	p := &NamedTheme{Frame: b.frame(lang, themePath(t), SectionThemes), Reports: len(t.Reports)}
	f := &p.Frame
	p.Index = f.to(themesPath)
	newest := newestOf(t.Reports)
	p.More = len(t.Reports) - len(newest)
	written := map[string]bool{}
	for _, r := range newest {
		for _, n := range b.namings(r, t.Key, f) {
			if len(written) == 0 {
				f.Name, p.Kind = n.said.Text, n.said.Kind
			}
			p.Level = orElse(p.Level, n.said.Level)
			if n.said.Year != "" && !slices.Contains(p.Years, n.said.Year) {
				p.Years = append(p.Years, n.said.Year)
			}
			for i, text := range append([]Text{n.said.Text}, n.said.Variants...) {
				if plain := viet.Plain(n.written[i]); !written[plain] {
					if written[plain] = true; text != f.Name {
						p.Variants = append(p.Variants, text)
					}
				}
			}
		}
	}
	slices.Sort(p.Years)
	slices.Reverse(p.Years)
	p.List = b.cards(newest, f)
	return p
}
