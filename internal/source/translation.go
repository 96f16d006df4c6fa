package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// joiner lays a translation over its original. Afterwards each list of the translation has either no
// entry or as many as the original, in its order, so that entry i of one is entry i of the other. What
// contradicts the original is a problem of the translation's file.
type joiner struct {
	problems []problem.Problem
	guesses  problem.Guesses
	root     *yaml.Node // of the translation
}

// states tells that the translation has the key, whatever its value.
func (j *joiner) states(path string) bool {
	n := j.root
	for _, step := range steps(path) {
		if n = child(n, step); n == nil {
			return false
		}
	}
	return !isNull(n)
}

func (j *joiner) add(path string, p problem.Problem) {
	j.problems = append(j.problems, p.ForKey("", path))
}

// extra tells what the original does not have.
func (j *joiner) extra(path string) { j.add(path, problem.New(problem.TranslationExtra, path)) }

// contradiction tells a fact that the original does not have, or has otherwise.
func (j *joiner) contradiction(path string, original, words any) {
	if reflect.ValueOf(original).IsZero() {
		j.extra(path)
		return
	}
	j.add(path, problem.New(problem.TranslationFact, path, fmt.Sprint(words), fmt.Sprint(original)))
}

func join[T any](j *joiner, path string, table keys[T], original, words *T) {
	for i := range table {
		if table[i].join != nil {
			table[i].join(j, path, original, words)
		}
	}
}

func (j *joiner) sameLength(path string, original, words int) bool {
	switch {
	case words == 0 || words == original:
		return true
	case original == 0:
		j.extra(path)
		return false
	}
	j.add(path, problem.New(problem.TranslationLength, path, words, original))
	return false
}

// mark is a key by which entries of a list may be told apart.
type mark[E any] struct {
	key   string
	of    func(*E) string
	same  func(string) string // what is compared; nil: the text as it is
	every bool                // serves only where every entry of the translation is one of the original's, each another
}

func (m mark[E]) value(e *E) string {
	v := viet.Plain(m.of(e))
	if m.same != nil {
		return m.same(v)
	}
	return v
}

// align puts the entries of a translated list into the original's order. A list is keyed if all its
// entries have the same mark and no two of the original's are alike in it; else it is whole.
func align[E any](j *joiner, path string, table keys[E], original, words *report.List[E], marks []mark[E]) {
	if words.Len() == 0 {
		return
	}
	for _, m := range marks {
		if places, keyed := m.places(original, words); keyed {
			words.Items = placed(j, path, table, original, words, m, places)
			return
		}
	}
	if !j.sameLength(path, original.Len(), words.Len()) {
		words.Items = nil
		return
	}
	for i := range words.Items {
		at := fmt.Sprintf("%s[%d]", path, i)
		for _, m := range marks {
			if m.misplaced(original, words, i) {
				j.contradiction(below(at, m.key), m.of(&original.Items[i]), m.of(&words.Items[i]))
			}
		}
		join(j, at, table, &original.Items[i], &words.Items[i])
	}
}

// misplaced tells that entry i of a whole list has the exact mark of another entry of the original:
// Nguyễn Văn Hưng in the place of Nguyễn Văn Hùng.
func (m mark[E]) misplaced(original, words *report.List[E], i int) bool {
	v := m.value(&words.Items[i])
	if !m.every || v == "" || v == m.value(&original.Items[i]) {
		return false
	}
	return slices.ContainsFunc(original.Items, func(e E) bool { return m.value(&e) == v })
}

// places maps the original's marks to their index; keyed is false where the mark does not serve.
func (m mark[E]) places(original, words *report.List[E]) (places map[string]int, keyed bool) {
	for i := range words.Items {
		if m.value(&words.Items[i]) == "" {
			return nil, false
		}
	}
	places = map[string]int{}
	for i := range original.Items {
		v := m.value(&original.Items[i])
		if _, twice := places[v]; twice && v != "" {
			return nil, false
		}
		places[v] = i
	}
	delete(places, "")
	return places, len(places) > 0 && (!m.every || m.distinct(places, words))
}

// distinct tells that each entry of a translation has a place of its own.
func (m mark[E]) distinct(places map[string]int, words *report.List[E]) bool {
	taken := map[string]bool{}
	for i := range words.Items {
		v := m.value(&words.Items[i])
		if _, known := places[v]; !known || taken[v] {
			return false
		}
		taken[v] = true
	}
	return true
}

func placed[E any](j *joiner, path string, table keys[E], original, words *report.List[E], m mark[E], places map[string]int) []E {
	items := make([]E, original.Len())
	taken := make([]bool, original.Len())
	for i := range words.Items {
		at := fmt.Sprintf("%s[%d]", path, i)
		entry := &words.Items[i]
		place, known := places[m.value(entry)]
		if !known {
			j.add(below(at, m.key), m.unknown(j, path, original, m.of(entry)))
			continue
		}
		if taken[place] {
			j.add(below(at, m.key), problem.New(problem.TranslationEntryName, m.of(entry), path))
			continue
		}
		taken[place] = true
		join(j, at, table, &original.Items[place], entry)
		items[place] = *entry
	}
	return items
}

// unknown tells an entry that the original does not have. Past the file's bound of hints it names none
// that the original has.
func (m mark[E]) unknown(j *joiner, path string, original *report.List[E], written string) problem.Problem {
	if !j.guesses.More() {
		p := problem.New(problem.TranslationEntry, written, path, "")
		p.Hint = problem.Words{}
		return p
	}
	var all []string
	for i := range original.Items {
		if v := m.of(&original.Items[i]); v != "" {
			all = append(all, v)
		}
	}
	return j.guesses.DidYouMean(problem.New(problem.TranslationEntry, written, path, strings.Join(all, ", ")), written, all)
}

// fingerprint is the state of an original that a translation's "of" names: the first 16 hex digits of
// the SHA-256 over its text keys, in the order of the tables of keys, and its body, each with white
// space collapsed and a line feed behind it. Absent texts count for nothing.
func fingerprint(original *report.Report, body []byte) string {
	sum := sha256.New()
	write := func(s string) {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			sum.Write([]byte(s + "\n"))
		}
	}
	eachWord(reportKeys, original, write)
	write(string(body))
	return hex.EncodeToString(sum.Sum(nil))[:16]
}
