package translation

import (
	"slices"
	"strings"

	"phoihop/internal/source"
)

// Change is what has changed under one key of an original.
type Change struct {
	Key   string // "tasks[t1].title"; "" for the body
	Hunks []Hunk
}

// Hunk is a run of sentences that has changed. Before is the sentence in front of it that stands in both versions; ""
// for none.
type Hunk struct {
	Before   string
	Old, New []string
}

// Compare lists what has changed from an old version of an original to a new one, in the order of the new one; what is
// gone comes behind its neighbours.
func Compare(old, now source.Wording) (changes []Change) {
	c := comparison{}
	c.mapping("", old.Passages, now.Passages)
	c.texts("", units(old.Body), units(now.Body))
	return c.changes
}

type comparison struct{ changes []Change }

// mapping compares the parts of a mapping by their keys.
func (c *comparison) mapping(path string, old, now []source.Passage) {
	find := func(list []source.Passage, key string) source.Passage {
		for _, p := range list {
			if p.Key == key {
				return p
			}
		}
		return source.Passage{Key: key}
	}
	for _, p := range now {
		c.passage(join(path, p.Key), find(old, p.Key), p)
	}
	for _, p := range old {
		if find(now, p.Key).IsZero() {
			c.passage(join(path, p.Key), p, source.Passage{Key: p.Key, List: p.List})
		}
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func (c *comparison) passage(path string, old, now source.Passage) {
	switch {
	case !old.List && !now.List && old.Text == "" && now.Text == "":
		c.mapping(path, old.Parts, now.Parts)
	case keyed(old, now):
		c.entries(path, old.Parts, now.Parts)
	default:
		c.texts(path, textsOf(old), textsOf(now))
	}
}

// keyed tells that the entries of two lists are known by marks of one kind.
func keyed(old, now source.Passage) bool {
	if !old.Keyed && len(old.Parts) > 0 || !now.Keyed && len(now.Parts) > 0 || len(old.Parts)+len(now.Parts) == 0 {
		return false
	}
	all := append(slices.Clone(old.Parts), now.Parts...)
	return !slices.ContainsFunc(all, func(p source.Passage) bool { return p.Mark.Key != all[0].Mark.Key })
}

// entries compares the entries of lists by their marks.
func (c *comparison) entries(path string, old, now []source.Passage) {
	find := func(list []source.Passage, mark source.Mark) (source.Passage, bool) {
		for _, p := range list {
			if p.Mark == mark {
				return p, true
			}
		}
		return source.Passage{}, false
	}
	for _, p := range now {
		was, _ := find(old, p.Mark)
		c.mapping(path+"["+p.Mark.Value+"]", was.Parts, p.Parts)
	}
	for _, p := range old {
		if _, there := find(now, p.Mark); !there {
			c.mapping(path+"["+p.Mark.Value+"]", p.Parts, nil)
		}
	}
}

// textsOf gives the sentences of all that a passage says.
func textsOf(p source.Passage) (all []string) {
	if p.Text != "" {
		all = units(p.Text)
	}
	for _, part := range p.Parts {
		all = append(all, textsOf(part)...)
	}
	return all
}

func (c *comparison) texts(key string, old, now []string) {
	if hunks := diff(old, now); len(hunks) > 0 {
		c.changes = append(c.changes, Change{key, hunks})
	}
}

// longestTable bounds the work of a comparison. Beyond it, all between the first and the last change counts as changed.
const longestTable = 16 << 20

// diff compares two texts by their longest common subsequence of sentences.
func diff(old, now []string) (hunks []Hunk) {
	before := 0
	for before < min(len(old), len(now)) && old[before] == now[before] {
		before++
	}
	last := ""
	if before > 0 {
		last = old[before-1]
	}
	old, now = old[before:], now[before:]
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	open := false // the last hunk may go on
	hunk := func() *Hunk {
		if !open {
			hunks = append(hunks, Hunk{Before: last})
			open = true
		}
		return &hunks[len(hunks)-1]
	}
	common := lengths(old, now)
	i, j := 0, 0
	for i < len(old) || j < len(now) {
		switch {
		case common != nil && i < len(old) && j < len(now) && old[i] == now[j]:
			last, open = old[i], false
			i, j = i+1, j+1
		case i < len(old) && (j == len(now) || common == nil || common[i+1][j] >= common[i][j+1]):
			h := hunk()
			h.Old = append(h.Old, old[i])
			i++
		default:
			h := hunk()
			h.New = append(h.New, now[j])
			j++
		}
	}
	return hunks
}

// lengths gives for each i and j how long the longest common subsequence of old[i:] and now[j:] is; nil where that is too
// much work.
func lengths(old, now []string) [][]int32 {
	if len(old) == 0 || len(now) == 0 || (len(old)+1)*(len(now)+1) > longestTable {
		return nil
	}
	table := make([][]int32, len(old)+1)
	for i := range table {
		table[i] = make([]int32, len(now)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(now) - 1; j >= 0; j-- {
			if old[i] == now[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}

// Text writes changes for people: under each key "- " and the old sentences, "+ " and the new ones, behind "  " and the
// sentence before them. body is what the body is called.
func Text(changes []Change, body string) string {
	var b strings.Builder
	for i, change := range changes {
		if i > 0 {
			b.WriteByte('\n')
		}
		key := change.Key
		if key == "" {
			key = body
		}
		b.WriteString(key + "\n")
		for _, h := range change.Hunks {
			if h.Before != "" {
				b.WriteString("    " + h.Before + "\n")
			}
			for _, s := range h.Old {
				b.WriteString("  - " + s + "\n")
			}
			for _, s := range h.New {
				b.WriteString("  + " + s + "\n")
			}
		}
	}
	return b.String()
}
