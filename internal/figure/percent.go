package figure

import (
	"math/big"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

var hundred = big.NewRat(100, 1)

// percent compares percent_of_plan with the share that the value has of the plan or, where none is stated,
// of the whole-number plans nearest to it.
func (w *warnings) percent(e entry, r *report.Result, unit string) {
	p, v := r.PercentOfPlan, r.Value
	if !known(p) || !known(v) {
		return
	}
	switch {
	case r.Plan.Stated:
		if known(r.Plan) && r.Plan.Unscaled != 0 && !agrees(share(exact(v), exact(r.Plan)), p) {
			w.tell(e, "percent_of_plan", problem.New(problem.FigurePercent, written(p), division(v, exact(r.Plan), r.Plan.Scale, p.Scale)))
		}
	case v.Scale == 0 && v.Unscaled >= 0 && p.Unscaled >= 0 && counts(unit):
		if more, less, none := nearestPlans(exact(v), p); none {
			w.tell(e, "percent_of_plan", problem.New(problem.FigurePercent, written(p), noPlan(v, more, less, p.Scale)))
		}
	}
}

// share is what v is of plan, in percent.
func share(v, plan *big.Rat) *big.Rat {
	s := new(big.Rat).Mul(v, hundred)
	return s.Quo(s, plan)
}

// agrees tells whether the percentage p may stand for the share s: rounded, or cut off behind its last digit.
func agrees(s *big.Rat, p report.Number) bool {
	difference := new(big.Rat).Sub(s, exact(p))
	return difference.Abs(difference).Cmp(lastDigit(p)) < 0
}

// nearestPlans looks for a whole-number plan, at least 1, of which v is p percent. Where there is none, it
// gives the plans on both sides: of more, v is a greater share than p, of less a smaller one; more is 0 where
// even a plan of 1 gives less. v and p are not negative.
func nearestPlans(v *big.Rat, p report.Number) (more, less *big.Rat, none bool) {
	// The share falls as the plan grows, so only the first plan whose share is small enough can be right.
	bound := share(v, new(big.Rat).Add(exact(p), lastDigit(p)))
	floor := new(big.Int).Div(bound.Num(), bound.Denom())
	more = new(big.Rat).SetInt(floor)
	less = new(big.Rat).Add(more, big.NewRat(1, 1))
	return more, less, !agrees(share(v, less), p)
}

// division writes "13/5 = 260%", the share with as many decimals as scale says.
func division(v report.Number, plan *big.Rat, planScale, scale int) problem.Words {
	s := share(exact(v), plan)
	equals := " = "
	if !fits(s, scale) {
		equals = " ≈ "
	}
	return join(written(v), same("/"), shown(plan, planScale), same(equals), shown(s, scale), same("%"))
}

// noPlan says that no plan is right, with the nearest ones.
func noPlan(v report.Number, more, less *big.Rat, scale int) problem.Words {
	says := problem.Words{Vi: "không kế hoạch nào là số nguyên cho tỷ lệ ấy: ", En: "no plan in whole numbers gives that share: "}
	if more.Sign() > 0 {
		says = join(says, division(v, more, 0, scale), same(", "))
	}
	return join(says, division(v, less, 0, scale))
}
