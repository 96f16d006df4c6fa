package source

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Names finds the ids of agencies and kinds by id, name, short form or alias, compared after folding.
type Names struct {
	agencies             map[string]report.AgencyID
	kinds                map[string]report.KindID
	agencyList, kindList problem.Words
	anyAgency            bool // site.yaml could not be read: no agency can be judged
}

// NewNames collects the names that a site knows.
func NewNames(site *report.Site, settingsBroken bool) *Names {
	n := &Names{agencies: map[string]report.AgencyID{}, kinds: map[string]report.KindID{}, anyAgency: settingsBroken}
	var known report.Choices
	for _, a := range site.Agencies {
		name := a.Short
		if name.IsZero() {
			name = a.Name
		}
		known = append(known, report.Choice{ID: string(a.ID), Name: name})
		for _, name := range agencyNames(a) {
			if _, taken := n.agencies[name]; !taken {
				n.agencies[name] = a.ID
			}
		}
	}
	for _, k := range site.Kinds {
		for _, name := range append([]string{k.ID, k.Name.Vi, k.Name.En}, k.Aliases...) {
			if folded := viet.Fold(name); folded != "" {
				n.kinds[folded] = report.KindID(k.ID)
			}
		}
	}
	n.agencyList, n.kindList = offered(known), offered(site.Kinds)
	return n
}

// agencyNames gives all folded names of an agency, each once, its id first.
func agencyNames(a report.Agency) (names []string) {
	seen := map[string]bool{"": true}
	for _, name := range append([]string{string(a.ID), a.Name.Vi, a.Name.En, a.Short.Vi, a.Short.En}, a.Aliases.Items...) {
		if folded := viet.Fold(name); !seen[folded] {
			seen[folded] = true
			names = append(names, folded)
		}
	}
	return names
}

// hinted says what a writer most likely meant by an unknown name: several known names between commas, a
// name with few slips, or the longest name that stands within what was written, as UBND does in "UBND
// quận". A word that denies forbids to guess: "chưa xong" is not "xong".
func hinted[ID ~string](p problem.Problem, written string, names map[string]ID) problem.Problem {
	if severalNames(written, names) {
		p.Hint = problem.Words{Vi: fmt.Sprintf("nhiều mục viết trong ngoặc vuông: [%s]", written), En: fmt.Sprintf("several stand in brackets: [%s]", written)}
		return p
	}
	folded := viet.Fold(written)
	words := " " + folded + " "
	if denial.MatchString(words) {
		return p
	}
	all := slices.Sorted(maps.Keys(names)) // names of the same distance: always the same one
	best := problem.Nearest(folded, all)
	if best == "" {
		for _, name := range all {
			if len(name) > len(best) && strings.Contains(words, " "+name+" ") {
				best = name
			}
		}
	}
	return p.Meant(string(names[best]))
}

var denial = regexp.MustCompile(` (?:chua|khong|chang|dung|not|no|never) `)

// severalNames tells that each part between commas names something, or nearly.
func severalNames[ID ~string](written string, names map[string]ID) bool {
	parts := strings.Split(written, ",")
	known := 0
	for _, part := range parts {
		if _, ok := names[viet.Fold(part)]; ok {
			known++
		}
	}
	return len(parts) > 1 && known > 0
}

// offered lists choices with their names, "done (Đã hoàn thành)".
func offered(choices report.Choices) problem.Words {
	var vi, en []string
	for _, c := range choices {
		vi = append(vi, withName(c.ID, c.Name.Vi))
		en = append(en, withName(c.ID, c.Name.En))
	}
	return problem.Words{Vi: strings.Join(vi, ", "), En: strings.Join(en, ", ")}
}

func withName(id, name string) string {
	if name == "" || viet.Slug(name) == id {
		return id
	}
	return id + " (" + name + ")"
}
