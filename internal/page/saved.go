package page

import "phoihop/internal/site"

// SavedMaker is a report's page as one file, made when asked for (see internal/render/saved.go). Make gives nil where
// the report can't be read any more.
type SavedMaker struct {
	Item
	Make func() *Report
}

// Saved lists the copies of a report's page, one a language, that readers save; none of one that was withdrawn, or that
// shows no pictures: then the page's script makes the file. pictures stands for what the copies show of them; zero for
// none. The other arguments are those of ReportPages.
func (b *Book) Saved(r *site.Report, links, pictures site.Digest, open func() *Contents) (list []SavedMaker) {
	if r.Withdrawn || pictures == 0 {
		return nil
	}
	from := basis{reportBasis(r, links), pictures}
	for _, lang := range b.site.Settings.Languages {
		list = append(list, SavedMaker{Item{SavedPath(r.Ref, lang), b.look, from}, func() *Report {
			c := open()
			if c == nil {
				return nil
			}
			return b.report(r, c, lang)
		}})
	}
	return list
}

// reportBasis stands for all that a report's page is made from.
func reportBasis(r *site.Report, links site.Digest) site.Digest {
	d := newDigest()
	d.basis(basis{r.Whole, r, r.Newer, r.Older, links, taskBasis(r), relatedBasis(r)})
	return d.is()
}
