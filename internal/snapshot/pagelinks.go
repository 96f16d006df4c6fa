package snapshot

import (
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/net/html"
)

// largestTag bounds the memory that a tag takes: a page that was saved as one file has its pictures in them.
const largestTag = 64 << 20

// pageLinks is what a page says of others: how many links it has within the site, which of them lead nowhere, and which
// places of other pages they name.
type pageLinks struct {
	count  int
	dead   []string // files that are not there
	lost   []string // places that this page does not have
	places []place
	ids    []uint64 // places of this page
}

// place is a place of another page, and the link that leads there.
type place struct {
	key  uint64
	link string
}

// placeKey stands for a place of a page. Of millions of places two may have one key, once in a million sites.
func placeKey(file, id string) uint64 {
	var d xxhash.Digest
	d.Reset()
	d.WriteString(file)
	d.WriteString("#")
	d.WriteString(id)
	return d.Sum64()
}

// readLinks follows what href, src, srcset and their like on a page lead to, within the tree.
func readLinks(t *tree, file string, r io.Reader) (*pageLinks, error) {
	p := &pageLinks{}
	z := html.NewTokenizer(r)
	z.SetMaxBuf(largestTag)
	own := map[string]bool{}
	var here []string // places of this page that it links to
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return p, z.Err()
			}
			for _, id := range here {
				if !own[id] {
					p.lost = append(p.lost, "#"+id)
				}
			}
			for id := range own {
				p.ids = append(p.ids, placeKey(file, id))
			}
			return p, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			_, more := z.TagName()
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "id":
					own[string(value)] = true
				case "href", "src", "action", "poster", "data":
					here = p.follow(t, file, string(value), here)
				case "srcset":
					if strings.HasPrefix(strings.TrimSpace(string(value)), "data:") {
						continue
					}
					for candidate := range strings.SplitSeq(string(value), ",") {
						if fields := strings.Fields(candidate); len(fields) > 0 {
							here = p.follow(t, file, fields[0], here)
						}
					}
				}
			}
		}
	}
}

// follow notes where a link leads; here gets the places of the page itself.
func (p *pageLinks) follow(t *tree, file, link string, here []string) []string {
	if strings.HasPrefix(link, "data:") || file == "404.html" && strings.HasPrefix(link, "/") { // a server shows that page at any address
		return here
	}
	u, err := url.Parse(link)
	if err == nil && (u.Scheme != "" || u.Host != "") {
		return here
	}
	p.count++
	target := file
	if err == nil && u.Path != "" {
		target = path.Join(path.Dir(file), u.Path)
	}
	switch {
	case err != nil, strings.HasPrefix(u.Path, "/"), strings.HasSuffix(u.Path, "/"), !t.has(target):
		p.dead = append(p.dead, link)
	case u.Fragment == "" || u.Fragment == "top":
	case target == file:
		return append(here, u.Fragment)
	default:
		p.places = append(p.places, place{placeKey(target, u.Fragment), link})
	}
	return here
}
