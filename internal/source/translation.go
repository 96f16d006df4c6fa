package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	trail    []step     // to the mapping or list that is being joined
}

func (j *joiner) enter(s step) { j.trail = append(j.trail, s) }
func (j *joiner) leave()       { j.trail = j.trail[:len(j.trail)-1] }

// path is that of a key of the mapping that is being joined; of the mapping or list itself for "".
func (j *joiner) path(key string) string {
	if key == "" {
		return pathOf(j.trail)
	}
	return pathOf(append(slices.Clip(j.trail), step{key: key}))
}

// states tells that the translation has the key, whatever its value.
func (j *joiner) states(key string) bool {
	n := j.root
	for _, s := range append(slices.Clip(j.trail), step{key: key}) {
		if n = child(n, s); n == nil {
			return false
		}
	}
	return !isNull(n)
}

func (j *joiner) add(key string, p problem.Problem) {
	j.problems = append(j.problems, p.ForKey("", j.path(key)))
}

// extra tells what the original does not have.
func (j *joiner) extra(key string) { j.add(key, problem.New(problem.TranslationExtra, j.path(key))) }

// contradiction tells a fact that the original does not have, or has otherwise.
func (j *joiner) contradiction(key string, original, words any) {
	if reflect.ValueOf(original).IsZero() {
		j.extra(key)
		return
	}
	j.add(key, problem.New(problem.TranslationFact, j.path(key), fmt.Sprint(words), fmt.Sprint(original)))
}

// copied warns of a text that stands in a translation as it does in the original. Names may stay; so a text is only told that
// is longer than most and has a Vietnamese word that begins with a small letter.
func (j *joiner) copied(key, original, words string) {
	const longestName = 20
	if words == "" || words != original || utf8.RuneCountInString(words) <= longestName {
		return
	}
	for word := range strings.FieldsSeq(words) {
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLower(first) && strings.ContainsFunc(word, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) {
			j.add(key, problem.New(problem.TranslationCopied, j.path(key)))
			return
		}
	}
}

func join[T any](j *joiner, table keys[T], original, words *T) {
	for i := range table {
		if table[i].join != nil {
			table[i].join(j, original, words)
		}
	}
}

func (j *joiner) sameLength(key string, original, words int) bool {
	switch {
	case words == 0 || words == original:
		return true
	case original == 0:
		j.extra(key)
		return false
	}
	j.add(key, problem.New(problem.TranslationLength, j.path(key), words, original))
	return false
}

// mark is a key by which entries of a list may be told apart.
type mark[E any] struct {
	key   string
	of    func(*E) string
	same  func(string) string // what is compared; nil: the text as it is
	every bool                // serves only where every entry of the translation is one of the original's, each another
}

// value is what is compared of an entry.
func (m mark[E]) value(e *E) string {
	v := viet.Plain(m.of(e))
	if m.same != nil {
		return m.same(v)
	}
	return v
}

func (m mark[E]) values(list []E) []string {
	values := make([]string, len(list))
	for i := range list {
		values[i] = m.value(&list[i])
	}
	return values
}

// align puts the entries of a translated list into the original's order. A list is keyed if all its
// entries have the same mark and no two of the original's are alike in it; else it is whole.
func align[E any](j *joiner, table keys[E], original, words *report.List[E], marks []mark[E]) {
	for _, m := range marks {
		values := m.values(words.Items)
		if slices.Contains(values, "") {
			continue
		}
		if places, keyed := m.places(m.values(original.Items), values); keyed {
			words.Items = placed(j, table, original, words, m, places)
			return
		}
	}
	if !j.sameLength("", original.Len(), words.Len()) {
		words.Items = nil
		return
	}
	for i := range words.Items {
		j.enter(step{index: i})
		for _, m := range marks {
			if m.misplaced(original.Items, words.Items, i) {
				j.contradiction(m.key, m.of(&original.Items[i]), m.of(&words.Items[i]))
			}
		}
		join(j, table, &original.Items[i], &words.Items[i])
		j.leave()
	}
}

// misplaced tells that entry i of a whole list has the exact mark of another entry of the original:
// Nguyễn Văn Hưng in the place of Nguyễn Văn Hùng.
func (m mark[E]) misplaced(original, words []E, i int) bool {
	if !m.every {
		return false
	}
	v := m.value(&words[i])
	if v == "" || v == m.value(&original[i]) {
		return false
	}
	for other := range original {
		if m.value(&original[other]) == v {
			return true
		}
	}
	return false
}

// places gives for each mark of the translation's entries the index of the original's entry that has it, -1
// where none has; keyed is false where the mark does not serve.
func (m mark[E]) places(original, words []string) (places []int, keyed bool) {
	index := make(map[string]int, len(original))
	for i, v := range original {
		if _, twice := index[v]; twice && v != "" {
			return nil, false
		}
		index[v] = i
	}
	delete(index, "")
	places = make([]int, len(words))
	taken := make([]bool, len(original))
	for i, v := range words {
		place, known := index[v]
		if m.every && (!known || taken[place]) {
			return nil, false
		}
		if places[i] = -1; known {
			places[i], taken[place] = place, true
		}
	}
	return places, len(index) > 0
}

// placed gives the entries of a keyed list, each of which is to go to the given place of the original's
// order.
func placed[E any](j *joiner, table keys[E], original, words *report.List[E], m mark[E], places []int) []E {
	items := make([]E, original.Len())
	taken := make([]bool, original.Len())
	for i, place := range places {
		entry := &words.Items[i]
		list := j.trail
		j.enter(step{index: i})
		switch {
		case place < 0:
			j.add(m.key, m.unknown(j, pathOf(list), original, m.of(entry)))
		case taken[place]:
			j.add(m.key, problem.New(problem.TranslationEntryName, m.of(entry), pathOf(list)))
		default:
			taken[place] = true
			join(j, table, &original.Items[place], entry)
			items[place] = *entry
		}
		j.leave()
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
