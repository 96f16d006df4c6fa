package viet

import (
	"strconv"
	"strings"
)

// Decimal writes the number unscaled × 10^-scale in full: 923 of scale 1 is
// "92,3" in Vietnamese and "92.3" in English. Digits before the decimal mark are
// grouped by threes from 1.000 (1,000) on, as public documents of both languages
// do; so a year is not a number to write with Decimal. Digits after it are as
// many as scale says, zeros included, since a source that writes "92,30" means
// it. A negative scale appends zeros. The minus sign is U+2212, which screen
// readers speak and no line breaks after.
func Decimal(lang Lang, unscaled int64, scale int) string {
	group, mark := byte('.'), byte(',')
	if lang == En {
		group, mark = mark, group
	}
	sign, digits := "", strconv.FormatInt(unscaled, 10)
	if unscaled < 0 {
		sign, digits = "−", digits[1:]
	}
	if scale < 0 && unscaled != 0 {
		digits += strings.Repeat("0", -scale)
	}
	scale = max(scale, 0)
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, fraction := digits[:len(digits)-scale], digits[len(digits)-scale:]

	var b strings.Builder
	b.WriteString(sign)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(group)
		}
		b.WriteByte(whole[i])
	}
	if fraction != "" {
		b.WriteByte(mark)
		b.WriteString(fraction)
	}
	return b.String()
}
