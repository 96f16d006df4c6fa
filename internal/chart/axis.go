package chart

import (
	"math"

	"phoihop/internal/viet"
)

// axis is a scale of at most four steps between round numbers: 1, 2 or 5 and zeros.
type axis struct {
	mantissa    int64 // a step is mantissa × 10^exponent
	exponent    int
	first, last int64 // in steps: first ≤ 0 ≤ last, first < last
}

// least is the span below which numbers count as equal, greatest the number beyond which none is drawn.
const (
	least    = 1e-6
	greatest = 1e18
)

// axisFor gives the axis that holds 0, low and high, with steps no less than smallest: 1 for what is
// counted.
func axisFor(low, high, smallest float64) axis {
	low, high = min(low, 0), max(high, 0)
	if high-low < least {
		low, high = 0, 1
	}
	for exponent := int(math.Floor(math.Log10(high-low))) - 2; ; exponent++ {
		for _, mantissa := range [...]int64{1, 2, 5} {
			a := axis{mantissa: mantissa, exponent: exponent}
			first, last := math.Floor(low/a.step()), math.Ceil(high/a.step())
			if last-first <= 4 && a.step() >= smallest {
				a.first, a.last = int64(first), int64(last)
				return a
			}
		}
	}
}

// step is computed by division below 1, which gives the number nearest to the decimal one.
func (a axis) step() float64 {
	if a.exponent < 0 {
		return float64(a.mantissa) / math.Pow10(-a.exponent)
	}
	return float64(a.mantissa) * math.Pow10(a.exponent)
}

// below gives how far below the top of the axis a value stands when it is height high.
func (a axis) below(value float64, height tenths) tenths {
	top, span := float64(a.last)*a.step(), float64(a.last-a.first)*a.step()
	return tenths(math.Round((top - value) / span * float64(height)))
}

// magnitudes shorten numbers of an axis from a million on.
var magnitudes = [...]struct {
	exponent int
	vi, en   string
}{{12, " nghìn tỷ", " trillion"}, {9, " tỷ", " billion"}, {6, " triệu", " million"}}

// text writes the number at a step: "0,5", "1.500", "20 triệu".
func (a axis) text(lang viet.Lang, step int64) string {
	reach := float64(max(a.last, -a.first)) * a.step()
	for _, m := range magnitudes {
		if step != 0 && reach >= math.Pow10(m.exponent) {
			word := m.vi
			if lang == viet.En {
				word = m.en
			}
			return a.number(lang, step, m.exponent) + word
		}
	}
	return a.number(lang, step, 0)
}

// number writes a step in units of 10^exponent, without zeros at the end of a fraction.
func (a axis) number(lang viet.Lang, step int64, exponent int) string {
	unscaled, scale := step*a.mantissa, exponent-a.exponent
	for scale > 0 && unscaled%10 == 0 {
		unscaled, scale = unscaled/10, scale-1
	}
	return viet.Decimal(lang, unscaled, scale)
}

// grid draws the axis's lines and numbers between top and top+height, and gives where the plot begins.
func (p *picture) grid(a axis, top, height tenths) (left tenths) {
	for step := a.first; step <= a.last; step++ {
		left = max(left, width(a.text(p.lang, step)))
	}
	left += textGap
	for step := a.first; step <= a.last; step++ {
		y := top + height*tenths(a.last-step)/tenths(a.last-a.first)
		p.rule(left, fullWidth, y, step == 0)
		p.text(end, left-textGap, y+5*unit, a.text(p.lang, step))
	}
	return left
}
