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
	agencies vocabulary[report.AgencyID]
	kinds    vocabulary[report.KindID]
	unjudged bool // site.yaml could not be read: no agency or kind can be judged
}

// vocabulary is a closed set of ids and all that they may be called.
type vocabulary[ID ~string] struct {
	ids    map[string]ID     // by folded name, and by each name as it is spelled, which saves folding it
	names  []string          // the folded names, sorted: of two that are as near, a hint always takes the same
	shared map[string]string // folded names of several, with their ids: "quan-uy, huyen-uy"
	offers problem.Words     // the ids with their names, for hints
}

// newVocabulary takes ids by folded name, and choices that have these names.
func newVocabulary[ID ~string](ids map[string]ID, offers report.Choices, spelled []string) vocabulary[ID] {
	v := vocabulary[ID]{ids: ids, names: slices.Sorted(maps.Keys(ids)), offers: offered(offers)}
	for _, name := range spelled {
		if id, known := ids[viet.Fold(name)]; known {
			ids[name] = id
		}
	}
	return v
}

// choiceNames are all that a choice may be called, its id first.
func choiceNames(c report.Choice) []string {
	return append([]string{c.ID, c.Name.Vi, c.Name.En}, c.Aliases...)
}

// agencyNames are all that an agency may be called, its id first.
func agencyNames(a report.Agency) []string {
	return append([]string{string(a.ID), a.Name.Vi, a.Name.En, a.Short.Vi, a.Short.En}, a.Aliases.Items...)
}

// NewNames collects the names that a site knows.
func NewNames(site *report.Site, settingsBroken bool) *Names {
	kinds := map[string]report.KindID{}
	var kindNames, bodyNames []string
	for _, k := range site.Kinds {
		for _, name := range choiceNames(k) {
			kindNames = append(kindNames, name)
			if folded := viet.Fold(name); folded != "" {
				kinds[folded] = report.KindID(k.ID)
			}
		}
	}
	for _, a := range site.Agencies {
		bodyNames = append(bodyNames, agencyNames(a)...)
	}
	agencies, shared, known := agencyVocabulary(site.Agencies)
	named := newVocabulary(agencies, known, bodyNames)
	named.shared = shared
	return &Names{agencies: named, kinds: newVocabulary(kinds, site.Kinds, kindNames), unjudged: settingsBroken}
}

// agencyVocabulary finds agencies by all their names. An id is always its own; a name that several share,
// as two bodies of different levels may in English, is nobody's.
func agencyVocabulary(agencies []report.Agency) (ids map[string]report.AgencyID, shared map[string]string, known report.Choices) {
	ids, shared = map[string]report.AgencyID{}, map[string]string{}
	isID := map[string]bool{}
	for _, a := range agencies {
		name := a.Short
		if name.IsZero() {
			name = a.Name
		}
		known = append(known, report.Choice{ID: string(a.ID), Name: name})
		isID[viet.Fold(string(a.ID))] = true
	}
	for _, a := range agencies {
		for i, name := range foldedNames(a) {
			switch owner, taken := ids[name]; {
			case i > 0 && isID[name]:
			case !taken || i == 0:
				ids[name] = a.ID
			case shared[name] == "":
				shared[name] = string(owner) + ", " + string(a.ID)
			default:
				shared[name] += ", " + string(a.ID)
			}
		}
	}
	for name := range shared {
		delete(ids, name)
	}
	return ids, shared, known
}

// foldedNames gives all folded names of an agency, each once, its id first.
func foldedNames(a report.Agency) (names []string) {
	seen := map[string]bool{"": true}
	for _, name := range agencyNames(a) {
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
	if bare := strings.TrimRight(written, ",; "); bare != written && v.ids[viet.Fold(bare)] != "" {
		p.Hint = problem.Words{Vi: "bỏ dấu " + written[len(bare):] + " ở cuối: " + bare, En: "leave the " + written[len(bare):] + " at the end out: " + bare}
		return p.Repaired(written, bare)
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
	if ids := v.namesIn(folded); len(ids) > 1 {
		list := strings.Join(ids, ", ")
		p.Hint = problem.Words{Vi: fmt.Sprintf("nhiều mục viết trong ngoặc vuông, cách nhau bằng dấu phẩy: [%s]", list), En: fmt.Sprintf("several stand in brackets, with commas between them: [%s]", list)}
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

// namesIn gives the ids of the names that a folded text is made of, nothing but names and the words between them: those of
// "HĐND và UBND" and of "hdnd ubnd". Of names that begin alike the longest counts.
func (v vocabulary[ID]) namesIn(folded string) (ids []string) {
	words := strings.FieldsFunc(folded, func(r rune) bool { return strings.ContainsRune(" ;,/&+-–—", r) })
	for len(words) > 0 {
		n := len(words)
		for n > 0 && v.ids[strings.Join(words[:n], " ")] == "" {
			n--
		}
		if n == 0 {
			if len(ids) == 0 || len(words) == 1 || !joining[words[0]] {
				return nil
			}
			n = 1
		} else if id := string(v.ids[strings.Join(words[:n], " ")]); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		words = words[n:]
	}
	return ids
}

// joining are the words that stand between names, folded.
var joining = map[string]bool{"va": true, "cung": true, "voi": true, "and": true, "with": true}

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

// AgencyNames gives the folds of all that an agency may be called, sorted; a name that several share is not
// among them.
func (n *Names) AgencyNames() []string { return n.agencies.names }

// KindNames gives the folds of all that a kind of meeting may be called, sorted.
func (n *Names) KindNames() []string { return n.kinds.names }

// Agency finds an agency by any of its names. Where none has it, hint says what was most likely meant or
// what there is to choose from.
func (n *Names) Agency(written string) (id report.AgencyID, hint problem.Words, ok bool) {
	return n.agencies.find(written, problem.UnknownAgency)
}

// Kind finds a kind of meeting as Agency finds an agency.
func (n *Names) Kind(written string) (id report.KindID, hint problem.Words, ok bool) {
	return n.kinds.find(written, problem.UnknownKind)
}

func (v vocabulary[ID]) find(written string, unknown problem.Code) (id ID, hint problem.Words, ok bool) {
	folded := viet.Fold(written)
	if id, ok = v.ids[folded]; ok {
		return id, hint, true
	}
	if ids := v.shared[folded]; ids != "" {
		return "", problem.New(problem.SharedName, written, ids).Hint, false
	}
	var guesses problem.Guesses
	return "", v.hinted(&guesses, problem.New(unknown, written, v.offers), written).Hint, false
}
