package snapshot

import (
	"cmp"
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/zim"
)

// ofWacz holds what a web archive says of the site, of what type its files are, and where a reader may begin.
func (w *wordCheck) ofWacz() {
	const about = "datapackage.json"
	s, p := &w.says, w.wacz
	title, description := w.titleAndAbout(p.Description)
	w.holds(about, "title", p.Title, title)
	w.holds(about, "description", p.Description, description)
	w.holds(about, "mainPageUrl", p.Base, cmp.Or(s.address, noAddress))
	for _, f := range p.Files {
		if want := servedType(f.Path); f.MediaType != want {
			w.holds(f.Path, "Content-Type", f.MediaType, want)
		}
		if wanted := isPage(f.Path) && !w.isSource(f.Path); f.Page != wanted {
			w.foreign(f.Path, listedWords(f.Page))
		}
	}
}

// listedWords say that a list of pages has a page that it should not have, or lacks one.
func listedWords(is bool) problem.Words {
	if is {
		return words("danh sách trang có tệp này, trong khi nó không phải trang", "the list of pages has it, which is no page to begin with")
	}
	return words("danh sách trang không có trang này", "the list of pages lacks it")
}

// ofZim holds what a ZIM file says of the site, and the titles and types of its entries.
func (w *wordCheck) ofZim() {
	s, z := &w.says, w.tree.zim
	m, err := z.Metadata()
	if err != nil {
		w.foreign("M/Title", words("không đọc được", "it cannot be read"))
		return
	}
	title, about := w.titleAndAbout(cmp.Or(m.LongDescription, m.Description))
	long := ""
	if cut(about, zim.DescriptionLimit) != about {
		long = cut(about, zim.LongDescriptionLimit)
	}
	w.holds("M/Title", "Title", m.Title, cut(title, zim.TitleLimit))
	w.holds("M/Description", "Description", m.Description, cut(about, zim.DescriptionLimit))
	w.holds("M/LongDescription", "LongDescription", m.LongDescription, long)
	w.holds("M/Creator", "Creator", m.Creator, s.first(s.owner))
	w.holds("M/Publisher", "Publisher", m.Publisher, s.first(s.owner))
	w.holds("M/Language", "Language", m.Language, languageCodes(s.languages))
	w.holds("M/Source", "Source", m.Source, s.address)
	w.holds("M/License", "License", m.License, s.first(s.licence))
	if w.count++; !w.isName(m.Name) {
		w.foreign("M/Name", words("tên %s không hợp với tên của cổng", "the name %s does not fit the site's title", short(m.Name)))
	}
	w.zimIcon(m)
	w.zimEntries(z)
}

// languageCodes are languages in the codes of ISO 639-3.
func languageCodes(list []string) string {
	return strings.NewReplacer("vi", "vie", "en", "eng").Replace(strings.Join(list, ","))
}

// zimIcon makes the picture of the site again.
func (w *wordCheck) zimIcon(m zim.Metadata) {
	p := &packing{}
	for _, name := range iconNames {
		if i, there := w.tree.at[name]; there {
			p.files = append(p.files, packFile{path: name, size: w.manifest[name].size, open: w.tree.files[i].open})
		}
	}
	icon, err := p.illustration()
	if w.count++; err != nil || !slices.Equal(icon, m.Illustration) {
		w.foreign("M/Illustration_48x48@1", words("hình không phải biểu tượng của cổng", "the picture is not the site's icon"))
	}
}

// zimEntries holds titles and types of entries against the files, and the list of titles against the pages.
func (w *wordCheck) zimEntries(z *zim.Reader) {
	fronts, err := z.Fronts()
	if err != nil {
		w.foreign("X/listing/titleOrdered/v1", words("không đọc được", "it cannot be read"))
		return
	}
	for item := range z.All() {
		if item.Namespace != zim.Content {
			continue
		}
		if item.IsRedirect() {
			w.foreign(item.Path, words("là một lối dẫn mà phoihop không ghi", "it leads elsewhere, which phoihop never writes"))
			continue
		}
		f := packFile{path: item.Path}
		if w.isSource(item.Path) {
			f.group = groupSources
		}
		title := w.titles[item.Path]
		if want := zimType(f); item.MIME != want {
			w.holds(item.Path, "MIME", item.MIME, want)
		}
		if want := cmp.Or(title, item.Path); item.Title != want {
			w.holds(item.Path, "title", item.Title, want)
		}
		if fronts[item.Path] != (title != "") {
			w.foreign(item.Path, listedWords(fronts[item.Path]))
		}
	}
}
