package site

import (
	"slices"
	"strings"
)

// Kinship says why a report is related to another; the strongest first.
type Kinship uint8

// How reports are related.
const (
	SameThread Kinship = iota // a task of the later one carries on a task of the earlier
	SameTheme                 // they name one theme, and an agency met at both
	SameSeries                // the same agencies met, for the same kind of meeting
)

// Related is a report that a reader of another may want next, and why.
type Related struct {
	*Report
	Why Kinship
}

// mostRelated is how many related reports a report has at most.
const mostRelated = 5

// addRelated gives each report those that are related to it: only earlier ones, and but for threads only of its own
// district. So a report that is added changes no other page of a report, and one that is edited, moved or taken back
// changes those of the few that come next in its themes and its series. What came later a reader finds by the
// threads of the tasks, by the pages of the themes and by the report that is newer.
//
// Each district is gone through once, from its oldest report on, with the last few reports of each theme and series
// at hand: the time grows as the reports do.
func (s *Site) addRelated() {
	for _, d := range s.Districts {
		themes, series := recently{}, recently{}
		for _, r := range slices.Backward(d.Reports) {
			r.related = r.carriedOn()
			for _, key := range r.themeKeys() {
				r.addRelated(SameTheme, themes[key])
				themes.add(key, r)
			}
			if key := r.seriesKey(); key != "" {
				r.addRelated(SameSeries, series[key])
				series.add(key, r)
			}
		}
	}
}

// Related gives the reports that are related to this one: by the strength of what joins them, then the newest first.
func (r *Report) Related() []Related { return r.related }

// carriedOn are the reports before this one in the threads of its tasks.
func (r *Report) carriedOn() (list []Related) {
	var earlier []*Report
	for i := range r.Tasks {
		for t, ok := (Task{r, i}).Follows(); ok && len(earlier) < mostRelated; t, ok = t.Follows() {
			if t.Report.Withdrawn {
				break
			}
			if !slices.Contains(earlier, t.Report) && newestFirst(r, t.Report) < 0 {
				earlier = append(earlier, t.Report)
			}
		}
	}
	slices.SortFunc(earlier, newestFirst)
	for _, e := range earlier {
		list = append(list, Related{e, SameThread})
	}
	return list
}

// addRelated adds reports, the newest first, as long as there is room. The one just before this is among the
// neighbours anyhow: it is not listed for being of the same series.
func (r *Report) addRelated(why Kinship, reports []*Report) {
	for _, other := range reports {
		known := slices.ContainsFunc(r.related, func(known Related) bool { return known.Report == other })
		if !known && len(r.related) < mostRelated && (why != SameSeries || other != r.Older) {
			r.related = append(r.related, Related{other, why})
		}
	}
}

// themeKeys names each theme of the report with each agency that met.
func (r *Report) themeKeys() (keys []string) {
	for _, theme := range r.Themes {
		for _, agency := range r.Agencies.Items {
			keys = append(keys, theme+" "+string(agency))
		}
	}
	return keys
}

// seriesKey names the kinds of the meeting and the agencies that met, in whatever order they are written; "" where the
// kind is not stated.
func (r *Report) seriesKey() string {
	if r.Kinds.Len() == 0 {
		return ""
	}
	var parts []string
	for _, k := range r.Kinds.Items {
		parts = append(parts, "kind "+string(k))
	}
	for _, a := range r.Agencies.Items {
		parts = append(parts, string(a))
	}
	slices.Sort(parts)
	return strings.Join(parts, ",")
}

// recently holds the reports that were added last under each key, the newest first: one more than may be related,
// since one of them may be left out.
type recently map[string][]*Report

func (m recently) add(key string, r *Report) {
	last := m[key]
	if len(last) > 0 && last[0] == r {
		return
	}
	if len(last) > mostRelated {
		last = last[:mostRelated]
	}
	m[key] = slices.Insert(last, 0, r)
}
