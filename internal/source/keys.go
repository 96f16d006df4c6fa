package source

import (
	"fmt"
	"math/bits"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// key says all that source knows of one key of a mapping that becomes a T.
type key[T any] struct {
	name    string
	example string // a line with it, for a key that must not be absent; else ""
	shape   Shape
	read    func(d *decoder, n *yaml.Node, to *T)
	join    func(j *joiner, original, words *T) // see joiner
	words   func(t *T, each func(string))       // calls each for every text of the key
	passage func(t *T) Passage                  // of a key with words: what a translation gives of it
	below   func(each func(name string))        // calls each for every key of the mapping that the value is or lists
}

// keys is the table of a mapping's keys.
type keys[T any] []key[T]

// needed marks a key that must not be absent or empty; example is a line that shows it.
func (k key[T]) needed(example string) key[T] {
	k.example = example
	return k
}

// stated marks a key that may be absent, but says nothing when it is empty: what it stands for must not
// pass in silence.
func (k key[T]) stated(example string) key[T] {
	read := k.read
	k.shape.Stated = true
	k.read = func(d *decoder, n *yaml.Node, to *T) {
		if isEmpty(n) {
			d.add(n, problem.New(problem.EmptyKey, k.name, example))
			return
		}
		read(d, n, to)
	}
	return k
}

// fact makes a key whose value stands once, in the original. A translation may repeat it as it is.
func fact[T any, V comparable](name string, value reader[V], at func(*T) *V) key[T] {
	return key[T]{
		name:  name,
		shape: value.shape,
		read:  func(d *decoder, n *yaml.Node, to *T) { value.read(d, n, at(to)) },
		join: func(j *joiner, original, words *T) {
			var absent V
			if a, b := at(original), at(words); *b != absent && *a != *b && !sameText(*a, *b) {
				j.contradiction(name, *a, *b)
			}
		},
	}
}

// sameText tells that two facts are texts that differ in their spaces only.
func sameText(a, b any) bool {
	x, isText := a.(string)
	return isText && viet.Plain(x) == viet.Plain(b.(string))
}

// facts makes a list of facts.
func facts[T any, V comparable](name string, value reader[V], at func(*T) *report.List[V]) key[T] {
	all := list(value)
	return key[T]{
		name:  name,
		shape: all.shape,
		read:  func(d *decoder, n *yaml.Node, to *T) { all.read(d, n, at(to)) },
		join: func(j *joiner, original, words *T) {
			a, b := at(original), at(words)
			if stated := b.Open || len(b.Items) > 0; stated && (a.Open != b.Open || !slices.Equal(a.Items, b.Items)) {
				j.contradiction(name, *a, *b)
			}
		},
	}
}

// yesNo makes a fact that is true or false. That a translation states false is not seen in its value.
func yesNo[T any](name string, at func(*T) *bool) key[T] {
	k := fact(name, readBoolean, at)
	k.join = func(j *joiner, original, words *T) {
		if a, b := *at(original), *at(words); a != b && (b || j.states(name)) {
			j.contradiction(name, a, b)
		}
	}
	return k
}

// personName makes the fact that is a person's name: a translation may write it without marks. Where two
// names of the original differ in marks only, align tells them apart.
func personName[T any](name string, at func(*T) *string) key[T] {
	k := fact(name, readText, at)
	k.join = func(j *joiner, original, words *T) {
		if a, b := *at(original), *at(words); a != b && b != "" && viet.Fold(a) != viet.Fold(b) {
			j.contradiction(name, a, b)
		}
	}
	return k
}

// body makes the words for a body or group: a person's entry has none to translate.
func body[T any](name string, at func(*T) *string) key[T] {
	k := words(name, at)
	k.join = func(j *joiner, original, words *T) {
		if *at(original) == "" && *at(words) != "" {
			j.extra(name)
			*at(words) = ""
		}
		j.copied(name, *at(original), *at(words))
	}
	return k
}

// own makes a fact that each file has for itself, such as draft.
func own[T, V any](name string, value reader[V], at func(*T) *V) key[T] {
	return key[T]{name: name, shape: value.shape, read: func(d *decoder, n *yaml.Node, to *T) { value.read(d, n, at(to)) }}
}

// words makes a text key: a translation gives it in its language.
func words[T any](name string, at func(*T) *string) key[T] {
	return key[T]{
		name:    name,
		shape:   readText.shape,
		read:    func(d *decoder, n *yaml.Node, to *T) { d.prose(n, at(to)) },
		join:    func(j *joiner, original, words *T) { j.copied(name, *at(original), *at(words)) },
		words:   func(t *T, each func(string)) { each(*at(t)) },
		passage: func(t *T) Passage { return Passage{Key: name, Text: *at(t)} },
	}
}

// wordList makes a list of texts; a translation has as many entries, in the same order.
func wordList[T any](name string, at func(*T) *report.List[string]) key[T] {
	return key[T]{
		name:  name,
		shape: listShape(readProse.shape),
		read:  func(d *decoder, n *yaml.Node, to *T) { readList(d, n, at(to), d.translation, readProse.read) },
		join: func(j *joiner, original, words *T) {
			if !j.sameLength(name, at(original).Len(), at(words).Len()) {
				*at(words) = report.List[string]{}
			}
			j.enter(step{key: name})
			for i, text := range at(words).Items {
				j.enter(step{index: i})
				j.copied("", at(original).Items[i], text)
				j.leave()
			}
			j.leave()
		},
		words: func(t *T, each func(string)) {
			for _, s := range at(t).Items {
				each(s)
			}
		},
		passage: func(t *T) Passage { return textList(name, at(t).Items) },
	}
}

// group makes a key whose value is itself a mapping.
func group[T, V any](name string, at func(*T) *V, table *keys[V]) key[T] {
	return key[T]{
		name:  name,
		shape: mapping(table),
		read:  func(d *decoder, n *yaml.Node, to *T) { readMapping(d, n, *table, at(to)) },
		join: func(j *joiner, original, words *T) {
			a, b := at(original), at(words)
			if reflect.ValueOf(a).Elem().IsZero() && !reflect.ValueOf(b).Elem().IsZero() {
				j.extra(name)
				reflect.ValueOf(b).Elem().SetZero()
				return
			}
			j.enter(step{key: name})
			join(j, *table, a, b)
			j.leave()
		},
		words:   func(t *T, each func(string)) { eachWord(*table, at(t), each) },
		passage: func(t *T) Passage { return Passage{Key: name, Parts: passages(*table, at(t))} },
		below:   func(each func(string)) { eachName(*table, each) },
	}
}

// entries makes a list of mappings. plain takes an entry that is only a text; nil where none may be.
// marks are the keys by which a translation may name an entry.
func entries[T, E any](name string, at func(*T) *report.List[E], table *keys[E], plain func(*E) *string, marks ...mark[E]) key[T] {
	readEntry := func(d *decoder, n *yaml.Node, to *E) {
		if plain != nil && (n.Kind == yaml.ScalarNode || colonInText(n, *table)) {
			if !missingSpace(d, n, *table) {
				d.prose(n, plain(to))
			}
			return
		}
		readMapping(d, n, *table, to)
	}
	entry := mapping(table)
	if plain != nil {
		entry = orText(entry)
	}
	return key[T]{
		name:  name,
		shape: listShape(entry),
		read:  func(d *decoder, n *yaml.Node, to *T) { readList(d, n, at(to), d.translation, readEntry) },
		join: func(j *joiner, original, words *T) {
			if at(words).Len() > 0 {
				j.enter(step{key: name})
				align(j, *table, at(original), at(words), marks)
				j.leave()
			}
		},
		words: func(t *T, each func(string)) {
			for i := range at(t).Items {
				eachWord(*table, &at(t).Items[i], each)
			}
		},
		passage: func(t *T) Passage { return entryList(name, at(t).Items, *table, marks) },
		below:   func(each func(string)) { eachName(*table, each) },
	}
}

// list makes a reader of lists of facts; a single value is a list of one.
func list[V comparable](value reader[V]) reader[report.List[V]] {
	shape := listShape(value.shape)
	shape.Single = true
	return reader[report.List[V]]{func(d *decoder, n *yaml.Node, to *report.List[V]) {
		if n.Kind == yaml.ScalarNode && !isNull(n) {
			readEntries(d, []*yaml.Node{n}, to, false, value.read)
			return
		}
		readList(d, n, to, false, value.read)
		once(d, n, to)
	}, shape}
}

// once keeps the first of equal facts, such as an agency written by id and by name, and tells the others.
func once[V comparable](d *decoder, n *yaml.Node, to *report.List[V]) {
	var none V
	kept := to.Items[:0]
	for i, v := range to.Items {
		if v != none && slices.Contains(kept, v) {
			d.add(entryAt(n, i), problem.New(problem.ListedTwice, fmt.Sprint(v)))
			continue
		}
		kept = append(kept, v)
	}
	to.Items = kept
}

// longestList is how many entries a list, or a mapping of ids, may have. No report or site has nearly as
// many, and what they become takes far more memory than their text.
const longestList = 2000

// tooLong refuses a list or a mapping of ids that nobody has written by hand.
func (d *decoder) tooLong(n *yaml.Node, entries int) bool {
	if entries > longestList {
		d.add(n, problem.New(problem.ListTooLong, entries, longestList))
	}
	return entries > longestList
}

// readList reads a list; a last entry "…" says that the source's list goes on.
func readList[V any](d *decoder, n *yaml.Node, to *report.List[V], untranslated bool, read func(*decoder, *yaml.Node, *V)) {
	switch {
	case n.Kind == yaml.SequenceNode:
		if !d.tooLong(n, len(n.Content)) {
			readEntries(d, n.Content, to, untranslated, read)
		}
	case !isNull(n):
		d.add(n, problem.New(problem.WrongType, listWords, describe(n), exampleList))
	}
}

// readEntries reads the entries of a list. An empty one is a mistake, unless it is untranslated: one of a translation's
// list of words, which keeps its place for the original's.
func readEntries[V any](d *decoder, entries []*yaml.Node, to *report.List[V], untranslated bool, read func(*decoder, *yaml.Node, *V)) {
	if len(entries) > 0 {
		to.Items = make([]V, 0, len(entries))
	}
	for i, c := range entries {
		if isEllipsis(c) {
			if i < len(entries)-1 {
				d.add(c, problem.New(problem.EllipsisPlace))
			}
			to.Open = true
			continue
		}
		blank := isBlank(c)
		if blank && !untranslated {
			d.add(c, problem.New(problem.WrongType, textWords, nothingWords, exampleEntry))
			continue
		}
		to.Items = to.Items[:len(to.Items)+1]
		if blank {
			c.Kind, c.Tag, c.Value = yaml.MappingNode, "!!map", "" // as {}: it counts, and entryAt finds those behind it
			continue
		}
		read(d, c, &to.Items[len(to.Items)-1])
	}
	if len(to.Items) == 0 {
		to.Items = nil
	}
}

// isBlank tells that a value is absent or an empty text.
func isBlank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (isNull(n) || strings.TrimSpace(n.Value) == "")
}

func isEllipsis(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Value == "…" || n.Value == "...")
}

// readMapping reads the keys of a mapping along its table.
func readMapping[T any](d *decoder, n *yaml.Node, table keys[T], to *T) {
	if n.Kind != yaml.MappingNode {
		if !isNull(n) && !missingSpace(d, n, table) {
			p := problem.New(problem.WrongType, mappingWords, describe(n), table.example())
			if _, isPeriod := any(to).(*report.Period); isPeriod {
				if right := periodInWords(n); right != "" {
					p = p.Write(right)
				}
			}
			d.add(n, p)
		}
		return
	}
	if n == d.root {
		d.outermost = table.names()
	}
	var seen uint64  // bit i: row i of the table, of which there are at most 64
	var meant uint64 // likewise, by a key of another name
	row := -1
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if row = table.findAfter(row, k.Value); row < 0 {
			if right := table.find(unknownKey(d, n, i, table)); right >= 0 {
				meant |= 1 << right
			}
			continue
		}
		if seen&(1<<row) != 0 {
			continue // told as a duplicate by the guard
		}
		seen |= 1 << row
		if table[row].example != "" && isEmpty(v) {
			if d.translation && table[row].words != nil && isBlank(v) {
				continue // the page shows the original's
			}
			d.emptyKey(k, v, table[row].example)
			continue
		}
		table[row].read(d, v, to)
	}
	if d.translation || bits.OnesCount64(seen) == len(table) {
		return
	}
	for i := range table {
		if table[i].example != "" && (seen|meant)&(1<<i) == 0 {
			d.missingKey(n, table[i].name, table[i].example)
		}
	}
}

// names are the keys of the table, in its order.
func (table keys[T]) names() []string {
	names := make([]string, len(table))
	for i := range table {
		names[i] = table[i].name
	}
	return names
}

// findAfter is find for a key that most likely stands soon after another row: people write keys in much
// the order of the table.
func (table keys[T]) findAfter(row int, name string) int {
	for i := row + 1; i < len(table); i++ {
		if table[i].name == name {
			return i
		}
	}
	return table[:row+1].find(name)
}

// find gives the place of a key in the table, -1 for none.
func (table keys[T]) find(name string) int {
	for i := range table {
		if table[i].name == name {
			return i
		}
	}
	return -1
}

// eachWord calls each for every text that a translation of t would give.
func eachWord[T any](table keys[T], t *T, each func(string)) {
	for i := range table {
		if table[i].words != nil {
			table[i].words(t, each)
		}
	}
}
