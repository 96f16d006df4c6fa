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
	agencies  vocabulary[report.AgencyID]
	kinds     vocabulary[report.KindID]
	anyAgency bool // site.yaml could not be read: no agency can be judged
}

// vocabulary is a closed set of ids and all that they may be called.
type vocabulary[ID ~string] struct {
	ids    map[string]ID // by folded name
	names  []string      // the folded names, sorted: of two that are as near, a hint always takes the same
	offers problem.Words // the ids with their names, for hints
}

func newVocabulary[ID ~string](ids map[string]ID, choices report.Choices) vocabulary[ID] {
	return vocabulary[ID]{ids: ids, names: slices.Sorted(maps.Keys(ids)), offers: offered(choices)}
}

// NewNames collects the names that a site knows.
func NewNames(site *report.Site, settingsBroken bool) *Names {
	agencies, kinds := map[string]report.AgencyID{}, map[string]report.KindID{}
	var known report.Choices
	for _, a := range site.Agencies {
		name := a.Short
		if name.IsZero() {
			name = a.Name
		}
		known = append(known, report.Choice{ID: string(a.ID), Name: name})
		for _, name := range agencyNames(a) {
			if _, taken := agencies[name]; !taken {
				agencies[name] = a.ID
			}
		}
	}
	for _, k := range site.Kinds {
		for _, name := range append([]string{k.ID, k.Name.Vi, k.Name.En}, k.Aliases...) {
			if folded := viet.Fold(name); folded != "" {
				kinds[folded] = report.KindID(k.ID)
			}
		}
	}
	return &Names{agencies: newVocabulary(agencies, known), kinds: newVocabulary(kinds, site.Kinds), anyAgency: settingsBroken}
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
func (v vocabulary[ID]) hinted(guesses *problem.Guesses, p problem.Problem, written string) problem.Problem {
	if len(written) > longestName {
		return p
	}
	if v.severalNames(written) {
		p.Hint = problem.Words{Vi: fmt.Sprintf("nhiều mục viết trong ngoặc vuông: [%s]", written), En: fmt.Sprintf("several stand in brackets: [%s]", written)}
		return p
	}
	folded := viet.Fold(written)
	words := " " + folded + " "
	if denial.MatchString(words) {
		return p
	}
	best := guesses.Nearest(folded, v.names)
	if best == "" {
		for _, name := range v.names {
			if len(name) > len(best) && strings.Contains(words, " "+name+" ") {
				best = name
			}
		}
	}
	return p.Meant(string(v.ids[best]))
}

// longestName is how many bytes a text may have to be taken for a name, or a few of them.
const longestName = 400

var denial = regexp.MustCompile(` (?:chua|khong|chang|dung|not|no|never) `)

// severalNames tells that each part between commas names something, or nearly.
func (v vocabulary[ID]) severalNames(written string) bool {
	parts := strings.Split(written, ",")
	known := 0
	for _, part := range parts {
		if _, ok := v.ids[viet.Fold(part)]; ok {
			known++
		}
	}
	return len(parts) > 1 && known > 0
}

// mostOffered is how many choices one hint lists.
const mostOffered = 100

// offered lists choices with their names, "done (Đã hoàn thành)".
func offered(choices report.Choices) problem.Words {
	var vi, en []string
	for _, c := range choices[:min(len(choices), mostOffered)] {
		vi = append(vi, withName(c.ID, c.Name.Vi))
		en = append(en, withName(c.ID, c.Name.En))
	}
	if len(choices) > mostOffered {
		vi, en = append(vi, "…"), append(en, "…")
	}
	return problem.Words{Vi: strings.Join(vi, ", "), En: strings.Join(en, ", ")}
}

func withName(id, name string) string {
	if name == "" || viet.Slug(name) == id {
		return id
	}
	return id + " (" + name + ")"
}
