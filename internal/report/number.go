package report

import (
	"strconv"
	"strings"
)

// Number is a figure exactly as the source gives it: Unscaled / 10^Scale. The zero Number is not
// stated; a stated nought is {Stated: true}.
type Number struct {
	Unscaled int64
	Scale    int
	Stated   bool
}

// Whole makes a stated whole number.
func Whole(n int64) Number { return Number{Unscaled: n, Stated: true} }

// String gives the number in plain digits with a decimal point, "92.3"; "" where none is stated.
func (n Number) String() string {
	if !n.Stated {
		return ""
	}
	s := strconv.FormatInt(n.Unscaled, 10)
	if n.Scale == 0 {
		return s
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	if len(s) <= n.Scale {
		s = strings.Repeat("0", n.Scale-len(s)+1) + s
	}
	return sign + s[:len(s)-n.Scale] + "." + s[len(s)-n.Scale:]
}

// Float is the nearest float64, for drawing.
func (n Number) Float() float64 {
	f, _ := strconv.ParseFloat(n.String(), 64)
	return f
}
