package figure

import (
	"math/big"
	"strconv"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// mostScale is how many decimals a number may have to be looked at. Nobody states more, and fractions with
// 200,000 decimals, which a file has room for, would make a sum slow.
const mostScale = 18

// mostSummands is how many summands a message repeats.
const mostSummands = 6

// known tells whether a number is stated and can be reckoned with.
func known(n report.Number) bool { return n.Stated && n.Scale <= mostScale }

// exact is the number itself. It must be known.
func exact(n report.Number) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(n.Unscaled), powerOfTen(n.Scale))
}

// lastDigit is one unit of the last digit that a number is written with: 0.1 for 92.3.
func lastDigit(n report.Number) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1), powerOfTen(n.Scale))
}

func powerOfTen(scale int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil)
}

// total adds up.
func total(list []report.Number) *big.Rat {
	sum := new(big.Rat)
	for _, n := range list {
		sum.Add(sum, exact(n))
	}
	return sum
}

// addUp tells whether numbers sum to a whole.
func addUp(parts []report.Number, whole report.Number) bool {
	const small = 1 << 40 // so many that thousands of them can't overflow
	sum, plain := int64(0), whole.Scale == 0 && len(parts) < 1<<20
	for _, n := range parts {
		plain = plain && n.Scale == 0 && -small < n.Unscaled && n.Unscaled < small
		sum += n.Unscaled
	}
	if plain {
		return sum == whole.Unscaled
	}
	return total(parts).Cmp(exact(whole)) == 0
}

// addition writes "297 + 5 = 302", and no more of many summands than a reader takes in.
func addition(list []report.Number) problem.Words {
	var says problem.Words
	scale := 0
	for i, n := range list {
		scale = max(scale, n.Scale)
		switch {
		case i == 0:
			says = written(n)
		case i < mostSummands:
			says = join(says, same(" + "), written(n))
		case i == mostSummands:
			says = join(says, same(" + …"))
		}
	}
	if len(list) > 1 {
		says = join(says, same(" = "), shown(total(list), scale))
	}
	return says
}

// fits tells whether scale decimals write r in full.
func fits(r *big.Rat, scale int) bool {
	return new(big.Rat).Mul(r, new(big.Rat).SetInt(powerOfTen(scale))).IsInt()
}

// written is a stated number as each language writes it: 1.178,5 and 1,178.5.
func written(n report.Number) problem.Words {
	return problem.Words{Vi: viet.Decimal(viet.Vi, n.Unscaled, n.Scale), En: viet.Decimal(viet.En, n.Unscaled, n.Scale)}
}

// shown is a reckoned number rounded to scale decimals, in both languages. Beyond the range of a stated
// number its digits are not grouped.
func shown(r *big.Rat, scale int) problem.Words {
	digits := r.FloatString(scale)
	if unscaled, err := strconv.ParseInt(strings.Replace(digits, ".", "", 1), 10, 64); err == nil {
		return written(report.Number{Unscaled: unscaled, Scale: scale, Stated: true})
	}
	digits = strings.Replace(digits, "-", "−", 1)
	return problem.Words{Vi: strings.Replace(digits, ".", ",", 1), En: digits}
}

// same is a text that both languages share.
func same(text string) problem.Words { return problem.Words{Vi: text, En: text} }

// join writes texts one after the other.
func join(texts ...problem.Words) (all problem.Words) {
	for _, t := range texts {
		all.Vi += t.Vi
		all.En += t.En
	}
	return all
}
