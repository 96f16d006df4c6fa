package live

import (
	"bytes"
	"html"
	"net/url"
	"slices"
	"strings"
)

// draftLink leads to a draft.
type draftLink struct{ Address, Name string }

// draftsLinked lists the drafts to which a page links, in the order of their addresses: the script in the page marks these
// links, and without it the bar still names them.
func (v *view) draftsLinked(name string, page []byte) (drafts []draftLink) {
	if !v.site.HasDrafts() {
		return nil
	}
	here := &url.URL{Path: "/" + name}
	seen := map[string]bool{here.Path: true} // of the page itself the bar says it
	before := []byte(` href="`)
	for at := bytes.Index(page, before); at >= 0; at = bytes.Index(page, before) {
		page = page[at+len(before):]
		end := bytes.IndexByte(page, '"')
		if end < 0 {
			break
		}
		address, _, _ := strings.Cut(string(page[:end]), "#")
		if !strings.HasSuffix(address, ".html") || seen[address] {
			continue
		}
		seen[address] = true
		to, err := here.Parse(html.UnescapeString(address))
		if err != nil || to.Host != "" || seen[to.Path] {
			continue
		}
		seen[to.Path] = true
		if path := strings.TrimPrefix(to.Path, "/"); v.site.Origin(path).Draft {
			_, below, _ := strings.Cut(strings.TrimSuffix(path, ".html"), "/")
			drafts = append(drafts, draftLink{to.Path, below})
		}
	}
	slices.SortFunc(drafts, func(a, b draftLink) int { return strings.Compare(a.Address, b.Address) })
	return drafts
}
