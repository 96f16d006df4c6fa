package build

import (
	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
)

// assetOf is a file of a report's folder, and the report that owns it.
type assetOf struct {
	source.Asset
	owner report.Ref
}

// shownPicture is a picture that a report's page shows, in the size that a copy of the page holds.
type shownPicture struct {
	asset   assetOf
	picture *picture
	size    int
	path    string // in the site
}

// shownPictures are those of a report's page in any language, in the order in which its keys and its texts name them.
type shownPictures []shownPicture

// shownPictures lists the pictures that a report's page shows. all is the report's rest; nil where it links to nothing.
func (r *run) shownPictures(rd *reading, all *rest) (list shownPictures) {
	if rd.Shown && rd.Abstract.Withdrawn {
		return nil
	}
	for _, name := range rd.Photos {
		if a, there := r.filesOf(rd).Find(name); there && isPicture(a.Name) {
			list = list.with(r, assetOf{a, rd.Ref})
		}
	}
	if all == nil || !rd.Linked {
		return list
	}
	for _, p := range []*part{&all.Original, &all.Words} {
		l := &links{run: r, from: rd, lang: p.Lang}
		for _, link := range p.Links {
			target, _, ok := l.target(link.Destination)
			if !link.Image || link.At < 0 || !ok {
				continue
			}
			if a, owner, there := l.asset(target); there && isPicture(a.Name) {
				list = list.with(r, assetOf{a, owner})
			}
		}
	}
	return list
}

func (list shownPictures) with(r *run, a assetOf) shownPictures {
	p := r.picture(a.Asset)
	if p == nil {
		return list
	}
	names := p.names(a.Slug)
	size := page.Shown(names)
	return append(list, shownPicture{a, p, size, page.FilePath(a.owner, names[size].Name)})
}

// digest stands for the bytes of the pictures; zero for none.
func (list shownPictures) digest() site.Digest {
	if len(list) == 0 {
		return 0
	}
	var sums []string
	for _, s := range list {
		sums = append(sums, s.picture.sum)
	}
	return site.DigestOf(sums)
}

// bytes gives a picture by its path; nil where it can't be had any more, which is told.
func (list shownPictures) bytes(r *run, path string) []byte {
	for _, s := range list {
		if s.path != path {
			continue
		}
		from := 0
		for _, smaller := range s.picture.Sizes[:s.size] {
			from += smaller.Bytes
		}
		all, to := r.pictureBytes(s.asset.Asset, s.picture), from+s.picture.Sizes[s.size].Bytes
		if len(all) < to {
			return nil
		}
		return all[from:to]
	}
	return nil
}
