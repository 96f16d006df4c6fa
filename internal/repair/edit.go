package repair

import (
	"cmp"
	"slices"
	"strings"

	"phoihop/internal/problem"
)

// edit is a change of a text: new in the place of the bytes from start to end.
type edit struct {
	start, end int
	new        string
	code       problem.Code
}

// apart sorts edits and drops those that overlap one before them, and those that change nothing.
func apart(text []byte, edits []edit) (kept []edit) {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	for _, e := range edits {
		if (len(kept) == 0 || e.start >= kept[len(kept)-1].end) && string(text[e.start:e.end]) != e.new {
			kept = append(kept, e)
		}
	}
	return kept
}

// apply makes the text that edits describe, which are sorted and apart.
func apply(text []byte, edits []edit) []byte {
	var made []byte
	at := 0
	for _, e := range edits {
		made = append(append(made, text[at:e.start]...), e.new...)
		at = e.end
	}
	return append(made, text[at:]...)
}

// draft is a file under repair: the pieces of its text, in their order, each a range of the bytes it began with,
// as it was or written anew.
type draft struct {
	before []byte
	pieces []piece
}

type piece struct {
	start, end int
	new        string
	codes      []problem.Code // of a piece that is written anew
}

func newDraft(before []byte) *draft {
	return &draft{before, []piece{{start: 0, end: len(before)}}}
}

func (p piece) kept() bool { return len(p.codes) == 0 }

func (d *draft) of(p piece) string {
	if p.kept() {
		return string(d.before[p.start:p.end])
	}
	return p.new
}

func (p piece) size() int {
	if p.kept() {
		return p.end - p.start
	}
	return len(p.new)
}

func (d *draft) text() []byte {
	var b strings.Builder
	for _, p := range d.pieces {
		b.WriteString(d.of(p))
	}
	return []byte(b.String())
}

// take changes the text by edits, which are sorted and apart.
func (d *draft) take(edits []edit) {
	for _, e := range slices.Backward(edits) {
		d.edit(e)
	}
}

// edit cuts pieces that are kept where the edit begins and ends; those written anew become part of it.
func (d *draft) edit(e edit) {
	first, at := 0, 0
	for ; first < len(d.pieces) && at+d.pieces[first].size() < e.start; first++ {
		at += d.pieces[first].size()
	}
	last, end := first, at
	for ; last < len(d.pieces) && (end < e.end || last == first); last++ {
		end += d.pieces[last].size()
	}
	var text strings.Builder
	made := piece{start: d.pieces[first].start, end: d.pieces[last-1].end, codes: []problem.Code{e.code}}
	for _, p := range d.pieces[first:last] {
		text.WriteString(d.of(p))
		for _, code := range p.codes {
			if !slices.Contains(made.codes, code) {
				made.codes = append(made.codes, code)
			}
		}
	}
	head, tail := text.String()[:e.start-at], text.String()[e.end-at:]
	var pieces []piece
	if p := d.pieces[first]; p.kept() && head != "" {
		made.start += len(head)
		pieces, head = append(pieces, piece{start: p.start, end: made.start}), ""
	}
	var behind []piece
	if p := d.pieces[last-1]; p.kept() && tail != "" {
		made.end -= len(tail)
		behind, tail = []piece{{start: made.end, end: p.end}}, ""
	}
	made.new = head + e.new + tail
	d.pieces = slices.Replace(d.pieces, first, last, append(append(pieces, made), behind...)...)
}

// repairs are the pieces that are written anew, each no longer than what differs.
func (d *draft) repairs() (all []Repair) {
	for _, p := range d.pieces {
		if old := string(d.before[p.start:p.end]); !p.kept() && old != p.new {
			slices.Sort(p.codes)
			all = append(all, Repair{p.start, p.end, old, p.new, p.codes})
		}
	}
	return all
}
