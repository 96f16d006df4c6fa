// Package figure does the arithmetic of what a report states and tells, as warnings, where its own
// figures do not agree:
//
//	figure-sum      the parts of a result add up to another value, plan or number under way than the whole states
//	figure-percent  percent_of_plan is not the share that the value has of the plan, or of any possible plan
//	figure-items    a signed paper declares another number of items than are listed
//	figure-over     more is done, or done and under way, than there are units: 13 of 12
//
// A warning says what the numbers are, with the sum or division that shows it, and nothing of how they came
// about: a report may be retold wrongly, its source may have a misprint, and a list may be shorter than it
// looks. It stands at the second of the keys that clash; a sum at the whole's own key.
//
// An entry (a result, a signed paper) with a note of its own has been looked at by its editor: no warning
// about that entry is told, whatever the note says. A note does not speak for the parts of its entry, nor for
// the entry that it is a part of.
//
// Nothing is said where the numbers need not agree:
//   - a list closed by "…" goes on in the source, so neither its sum nor its length is known;
//   - parts add up where each states the number and counts in the unit of the whole (compared by viet.Fold;
//     a part without a unit has that of the whole), but shares and averages (%, triệu đồng/người) never do;
//   - a percentage may be rounded or cut off, so that less than one unit of its last digit is no difference;
//   - where no plan is stated, one in whole numbers is looked for, and only for a value without decimals, not
//     negative, that counts and does not measure (unit.go): 5 tỷ đồng may well be 110% of 4,55;
//   - a plan of 0 has no share, and a value above its plan is good news;
//   - a withdrawn report shows no figures.
//
// All arithmetic is exact (amount.go). A number with more than mostScale decimals is not looked at.
package figure

import (
	"math/big"
	"strconv"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Check gives the warnings about the figures of an original. They name the key; a translation has no figures.
func Check(r *report.Report) []problem.Problem {
	if !r.Withdrawn.IsZero() {
		return nil
	}
	var w warnings
	for i := range r.Signed.Items {
		w.items(entry{list: "signed", index: i}, &r.Signed.Items[i])
	}
	w.results(nil, "results", r.Results.Items, "")
	return w
}

// warnings are those found so far.
type warnings []problem.Problem

func (w *warnings) tell(e entry, key string, p problem.Problem) {
	*w = append(*w, p.ForKey("", e.path()+"."+key))
}

// entry is the place of a result or a signed paper, from which its path is made if there is something to tell.
type entry struct {
	above *entry
	list  string
	index int
}

// path is the entry's key path, such as "results[0].parts[1]".
func (e entry) path() string {
	own := e.list + "[" + strconv.Itoa(e.index) + "]"
	if e.above == nil {
		return own
	}
	return e.above.path() + "." + own
}

// results checks a list of results and the parts of each; unit is that of the whole that they are parts of.
func (w *warnings) results(above *entry, list string, results []report.Result, unit string) {
	for i := range results {
		e, r := entry{above, list, i}, &results[i]
		own := unitOf(r, unit)
		if r.Note == "" {
			w.sums(e, r, own)
			w.percent(e, r, own)
			w.over(e, r)
		}
		if r.Parts.Len() > 0 {
			w.results(&e, "parts", r.Parts.Items, own)
		}
	}
}

// unitOf is the unit of a result that may take it from the whole.
func unitOf(r *report.Result, whole string) string {
	if r.Unit == "" {
		return whole
	}
	return r.Unit
}

// addend is a number that the parts of a result share out among them.
type addend struct {
	key   string
	parts problem.Words // the parts' numbers, as the subject of "add up to"
	of    func(*report.Result) report.Number
}

var addends = []addend{
	{"value", problem.Words{Vi: "các phần", En: "the parts"},
		func(r *report.Result) report.Number { return r.Value }},
	{"plan", problem.Words{Vi: "kế hoạch của các phần", En: "the plans of the parts"},
		func(r *report.Result) report.Number { return r.Plan }},
	{"running", problem.Words{Vi: "số đang thực hiện của các phần", En: "the numbers under way in the parts"},
		func(r *report.Result) report.Number { return r.Running }},
}

// sums compares a result with the sum of its parts.
func (w *warnings) sums(e entry, r *report.Result, unit string) {
	if r.Parts.Open || r.Parts.Len() == 0 || !adds(unit) {
		return
	}
	folded := viet.Fold(unit)
	for i := range r.Parts.Items {
		if viet.Fold(unitOf(&r.Parts.Items[i], unit)) != folded {
			return
		}
	}
	for _, a := range addends {
		if whole := a.of(r); known(whole) {
			if parts, all := numbers(r.Parts.Items, a.of); all && !addUp(parts, whole) {
				w.tell(e, a.key, problem.New(problem.FigureSum, a.parts, addition(parts), written(whole)))
			}
		}
	}
}

// numbers gives the same number of each part, and whether all of them are known.
func numbers(parts []report.Result, of func(*report.Result) report.Number) (list []report.Number, all bool) {
	for i := range parts {
		n := of(&parts[i])
		if !known(n) {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

// over finds more done than there are units to do.
func (w *warnings) over(e entry, r *report.Result) {
	if exceeds(r.Value, r.Of) {
		w.tell(e, "of", problem.New(problem.FigureOver, written(r.Value), written(r.Of)))
	} else if known(r.Value) && known(r.Running) && known(r.Of) {
		both := []report.Number{r.Value, r.Running}
		if total(both).Cmp(exact(r.Of)) > 0 {
			w.tell(e, "running", problem.New(problem.FigureOver, addition(both), written(r.Of)))
		}
	}
	if exceeds(r.Across.Value, r.Across.Of) {
		w.tell(e, "across.of", problem.New(problem.FigureOver, written(r.Across.Value), written(r.Across.Of)))
	}
}

// exceeds tells whether both numbers are known and the first is the greater.
func exceeds(n, of report.Number) bool {
	return known(n) && known(of) && exact(n).Cmp(exact(of)) > 0
}

// items compares the number of items that a signed paper declares with those listed.
func (w *warnings) items(e entry, s *report.Signed) {
	if s.Note != "" || s.Items.Open || s.Items.Len() == 0 || !known(s.ItemCount) {
		return
	}
	if listed := s.Items.Len(); exact(s.ItemCount).Cmp(new(big.Rat).SetInt64(int64(listed))) != 0 {
		w.tell(e, "item_count", problem.New(problem.FigureItems, written(s.ItemCount), written(report.Whole(int64(listed)))))
	}
}
