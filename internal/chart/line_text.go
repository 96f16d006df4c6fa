package chart

import "slices"

// label is a line of text and where it stands.
type label struct {
	box
	text string
}

// numbers writes values above or below their points, inside area. The first and the last are always
// there; another is left out where it would cover a mark, another number or the line through joined.
func (p *picture) numbers(marks, joined []mark, area box) {
	taken := make([]box, 0, 3*len(marks))
	for _, m := range marks {
		taken = append(taken, around(m.x, m.value, valueMark))
		if m.HasPlan {
			taken = append(taken, around(m.x, m.plan, planMark))
		}
	}
	for _, i := range endsFirst(len(marks)) {
		text := cut(marks[i].Text, fullWidth/2-textGap)
		if text == "" {
			continue
		}
		at, free := beside(marks, joined, i, text, area, taken)
		if !free && i > 0 && i < len(marks)-1 {
			continue
		}
		p.plate(at)
		p.textIn(at, text)
		taken = append(taken, at)
	}
}

// beside gives the place of a number around its point: the first that covers no mark, number or piece of
// the line, beginning on the side that the line leaves free. Where there is none it is above, not free.
func beside(marks, joined []mark, i int, text string, area box, taken []box) (at box, free bool) {
	places := placesAround(marks[i], text, area)
	above := places[0]
	if dips(marks, i) {
		slices.Reverse(places)
	}
	for _, place := range places {
		free := place.top >= area.top && place.bottom <= area.bottom && !crossed(joined, place.ink())
		for _, other := range taken {
			free = free && !place.meets(other)
		}
		if free {
			return place, true
		}
	}
	return above, false
}

// placesAround gives the places of a number from above its point to below it.
func placesAround(m mark, text string, area box) []box {
	w := width(text)
	at := func(left, top tenths) box {
		left = max(area.left, min(left, area.right-w))
		return box{left, top, left + w, top + lineHeight}
	}
	above, below := m.value-valueMark-lineHeight, m.value+valueMark
	return []box{
		at(m.x-w/2, above), at(m.x-w, above), at(m.x, above),
		at(m.x-w, below), at(m.x, below), at(m.x-w/2, below),
	}
}

// crossed tells whether the line runs through a box.
func crossed(marks []mark, b box) bool {
	for i := 1; i < len(marks); i++ {
		from, to := marks[i-1], marks[i]
		left, right := max(b.left, from.x), min(b.right, to.x)
		if left > right {
			continue
		}
		y0, y1 := from.value, to.value
		if length := to.x - from.x; length > 0 {
			rise := to.value - from.value
			y0, y1 = from.value+rise*(left-from.x)/length, from.value+rise*(right-from.x)/length
		}
		if max(y0, y1) > b.top && min(y0, y1) < b.bottom {
			return true
		}
	}
	return false
}

// dips tells of a point that stands lower than the line between its neighbours.
func dips(marks []mark, i int) bool {
	before, after := marks[max(i-1, 0)].value, marks[min(i+1, len(marks)-1)].value
	return 2*marks[i].value > before+after
}

// times writes the labels of points below the plot: the first and the last, then those that fit.
func (p *picture) times(marks []mark, top tenths) {
	var taken []box
	for _, i := range endsFirst(len(marks)) {
		text := cut(marks[i].Label, fullWidth/2-textGap)
		at := lineBox(text, marks[i].x, top)
		free := text != ""
		for _, other := range taken {
			free = free && !at.meets(other)
		}
		if free {
			p.textIn(at, text)
			at.left, at.right = at.left-textGap/2, at.right+textGap/2
			taken = append(taken, at)
		}
	}
}

func around(x, y, radius tenths) box { return box{x - radius, y - radius, x + radius, y + radius} }

// endsFirst lists 0 to n-1 with the two ends before the others.
func endsFirst(n int) []int {
	order := []int{0}
	if n > 1 {
		order = append(order, n-1)
	}
	for i := 1; i < n-1; i++ {
		order = append(order, i)
	}
	return order
}
