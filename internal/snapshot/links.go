package snapshot

import "phoihop/internal/problem"

// linkCheck is what is known of links while pages are read: a place of another page can be looked up only when all were.
type linkCheck struct {
	pages, links int
	broken       []problem.Problem
	wanted       map[uint64]want
}

// want is the first link to a place.
type want struct{ page, link string }

func newLinkCheck() *linkCheck { return &linkCheck{wanted: map[uint64]want{}} }

// takeLinks notes what was found on a page.
func (v *verifier) takeLinks(r reading) {
	if r.links == nil {
		return
	}
	c := v.links
	c.pages++
	c.links += r.links.count
	for _, link := range r.links.dead {
		c.broken = append(c.broken, problem.New(problem.PackLink, link).In(r.path))
	}
	for _, link := range r.links.lost {
		c.broken = append(c.broken, problem.New(problem.PackPlace, link).In(r.path))
	}
	for _, id := range r.links.ids {
		v.ids[id] = struct{}{}
	}
	for _, p := range r.links.places {
		if _, known := c.wanted[p.key]; !known {
			c.wanted[p.key] = want{r.path, p.link}
		}
	}
}

// checkLinks tells of links that lead nowhere.
func (v *verifier) checkLinks() (int, problem.Words) {
	c := v.links
	for _, p := range c.broken {
		v.find(p)
	}
	for key, w := range c.wanted {
		if _, there := v.ids[key]; !there {
			v.find(problem.New(problem.PackPlace, w.link).In(w.page))
		}
	}
	return c.links, words("liên kết bên trong dẫn tới tệp và chỗ có thật: %d, trên %d trang", "links inside lead to files and places that are there: %d, on %d pages", c.links, c.pages)
}
