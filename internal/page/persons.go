package page

import (
	"cmp"
	"slices"

	"phoihop/internal/report"
	"phoihop/internal/site"
)

// mention is an entry of a person among a report's attendees.
type mention struct {
	report    *site.Report
	place     int // among the mentions of one name, the oldest being 0
	agencies  []report.AgencyID
	offices   []string // as the page gives them, plain, for comparison
	roles     []Text
	rolesOpen bool
	chair     bool
	did       []string
	didOpen   bool
}

// persons parts the mentions of one name, which come in the order of time, into persons, in the order of their
// first mentions. Two mentions are of one person only where they share an agency, through any number of steps; two of
// one report never are. Mentions without an agency are of nobody known.
func persons(mentions []mention) (known [][]mention, unknown []mention) {
	var stated []mention
	for _, m := range mentions {
		if len(m.agencies) > 0 {
			stated = append(stated, m)
		} else {
			unknown = append(unknown, m)
		}
	}
	for _, sharing := range byAgency(stated) {
		if len(namedTwice(sharing)) == 0 {
			known = append(known, sharing)
		} else {
			known = append(known, toldApart(sharing)...)
		}
	}
	slices.SortFunc(known, func(x, y []mention) int { return cmp.Compare(x[0].place, y[0].place) })
	return known, unknown
}

// byAgency joins mentions that share an agency, through any number of steps. It keeps their order.
func byAgency(mentions []mention) (groups [][]mention) {
	above := make([]int, len(mentions)) // a mention that this one is joined to
	top := func(i int) int {
		for above[i] != i {
			above[i] = above[above[i]]
			i = above[i]
		}
		return i
	}
	holder := map[report.AgencyID]int{}
	for i, m := range mentions {
		above[i] = i
		for _, a := range m.agencies {
			if before, ok := holder[a]; ok {
				x, y := top(before), top(i)
				above[max(x, y)] = min(x, y)
			} else {
				holder[a] = i
			}
		}
	}
	group := map[int]int{}
	for i, m := range mentions {
		at, ok := group[top(i)]
		if !ok {
			at = len(groups)
			group[top(i)] = at
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], m)
	}
	return groups
}

// namedTwice finds the reports that have several of the mentions.
func namedTwice(mentions []mention) map[*site.Report]bool {
	seen, twice := map[*site.Report]bool{}, map[*site.Report]bool{}
	for _, m := range mentions {
		if seen[m.report] {
			twice[m.report] = true
		}
		seen[m.report] = true
	}
	return twice
}

// toldApart parts mentions that share agencies, though a report names several of them. Those of such a report are
// joined to the others only where it is clear which of them goes with whom; else each stands alone.
func toldApart(mentions []mention) [][]mention {
	twice := namedTwice(mentions)
	var once []mention
	several := map[*site.Report][]mention{}
	var reports []*site.Report
	for _, m := range mentions {
		switch {
		case !twice[m.report]:
			once = append(once, m)
			continue
		case several[m.report] == nil:
			reports = append(reports, m.report)
		}
		several[m.report] = append(several[m.report], m)
	}
	groups := byAgency(once)
	holder := map[report.AgencyID]int{}
	for i, g := range groups {
		for _, m := range g {
			for _, a := range m.agencies {
				holder[a] = i
			}
		}
	}
	joined := len(groups)
	for _, r := range reports {
		claims := map[int]int{} // group to mentions of this report that fit it
		for _, m := range several[r] {
			claims[onlyHolder(holder, m.agencies)]++
		}
		for _, m := range several[r] {
			if g := onlyHolder(holder, m.agencies); g >= 0 && claims[g] == 1 {
				groups[g] = append(groups[g], m)
			} else {
				groups = append(groups, []mention{m})
			}
		}
	}
	for _, g := range groups[:joined] {
		slices.SortFunc(g, func(x, y mention) int { return cmp.Compare(x.place, y.place) })
	}
	return groups
}

// onlyHolder gives the one group that holds any of the agencies; -1 where none does, or several do.
func onlyHolder(holder map[report.AgencyID]int, agencies []report.AgencyID) int {
	only := -1
	for _, a := range agencies {
		g, ok := holder[a]
		switch {
		case !ok || g == only:
		case only >= 0:
			return -1
		default:
			only = g
		}
	}
	return only
}
