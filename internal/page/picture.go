package page

import (
	"fmt"
	"strings"

	"phoihop/internal/report"
)

// Size is a picture in one size.
type Size struct {
	Name          string // of its file, beside the report's other files
	Width, Height int    // in pixels
}

// Picture is how a picture is shown: as what to load, and in what sizes it can be had instead.
type Picture struct {
	URL           string
	Set, Sizes    string // what srcset and sizes say; "" where there is one size only
	Width, Height int    // of URL's, in pixels, so that nothing jumps when it is loaded; 0 where not known
}

// shownWidth is the least width of a picture for browsers that know of one size only, where there is one as wide.
const shownWidth = 960

// columnWidth says to browsers how wide pictures stand on a page: as wide as the column of text, without its margins.
const columnWidth = "(min-width: 46em) 44rem, calc(100vw - 2rem)"

// PictureOf shows a picture of a report, in sizes from the smallest to the largest, on a page from which
// toRoot leads to the site's root.
func PictureOf(toRoot string, owner report.Ref, sizes []Size) Picture {
	shown := sizes[Shown(sizes)]
	var set []string
	for _, s := range sizes {
		set = append(set, fmt.Sprintf("%s%s %dw", toRoot, FilePath(owner, s.Name), s.Width))
	}
	p := Picture{URL: toRoot + FilePath(owner, shown.Name), Width: shown.Width, Height: shown.Height}
	if len(sizes) > 1 {
		p.Set, p.Sizes = strings.Join(set, ", "), columnWidth
	}
	return p
}

// Shown is which of a picture's sizes, the smallest first, browsers show that know of one only: the first that fills
// the column, else the largest.
func Shown(sizes []Size) (place int) {
	for i, s := range sizes {
		if s.Width >= shownWidth {
			return i
		}
	}
	return len(sizes) - 1
}

// largest is the name of the file in its largest size.
func (f File) largest() string {
	if len(f.Sizes) == 0 {
		return f.Slug
	}
	return f.Sizes[len(f.Sizes)-1].Name
}
