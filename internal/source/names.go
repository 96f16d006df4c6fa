package source

import (
	"maps"
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
	var agencyIDs, kindIDs []string
	for _, a := range site.Agencies {
		agencyIDs = append(agencyIDs, string(a.ID))
		for _, name := range agencyNames(a) {
			if _, taken := n.agencies[name]; !taken {
				n.agencies[name] = a.ID
			}
		}
	}
	for _, k := range site.Kinds {
		kindIDs = append(kindIDs, k.ID)
		for _, name := range append([]string{k.ID, k.Name.Vi, k.Name.En}, k.Aliases...) {
			if folded := viet.Fold(name); folded != "" {
				n.kinds[folded] = report.KindID(k.ID)
			}
		}
	}
	n.agencyList, n.kindList = whole(strings.Join(agencyIDs, ", ")), whole(strings.Join(kindIDs, ", "))
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

// meant gives the id that a writer most likely meant by an unknown name: that of the name with the fewest
// slips, else of the longest name that stands within what was written, as UBND does in "UBND quận".
func meant[ID ~string](written string, names map[string]ID) string {
	folded := viet.Fold(written)
	all := slices.Sorted(maps.Keys(names)) // names of the same distance: always the same one
	if near := problem.Nearest(folded, all); near != "" {
		return string(names[near])
	}
	longest := ""
	for _, name := range all {
		if len(name) > len(longest) && strings.Contains(" "+folded+" ", " "+name+" ") {
			longest = name
		}
	}
	return string(names[longest])
}

// Agency finds an agency's id.
func (n *Names) Agency(written string) (report.AgencyID, bool) {
	if id, known := n.agencies[written]; known {
		return id, true
	}
	id, known := n.agencies[viet.Fold(written)]
	if !known && n.anyAgency {
		return report.AgencyID(written), true
	}
	return id, known
}

// Kind finds the id of a kind of meeting.
func (n *Names) Kind(written string) (report.KindID, bool) {
	if id, known := n.kinds[written]; known {
		return id, true
	}
	id, known := n.kinds[viet.Fold(written)]
	return id, known
}
