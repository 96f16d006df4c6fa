package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
)

// runWatch is for automatic checks: a cold build of a small corpus against the floor, in processor time
// but for the system's: what it takes to make files depends on what else the disk has to do, up to eight times
// as much. Other work can only add to a run, so the least of several is judged, and a ratio above the bound
// is measured again until the runs are used up: what is slow stays slow, what was disturbed does not.
func runWatch(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("watch", flag.ContinueOnError)
	c := corpusFlags(flags, 1000, 10)
	phoihop := flags.String("phoihop", "./phoihop", "the program to measure")
	runs := flags.Int("runs", 9, "pairs of runs at most")
	bound := flags.Float64("bound", 2.5, "largest ratio allowed")
	tmp := flags.String("tmp", "", "folder to work in; left out: the system's for temporary files")
	if err := parse(flags, args); err != nil {
		return err
	}
	if *runs < 1 {
		return wrongUsage{fmt.Errorf("-runs %d: at least 1", *runs)}
	}
	w, err := open(ctx, *tmp, *phoihop, "", *c)
	if err != nil {
		return err
	}
	defer w.close()
	var ours, floor []float64
	for len(ours) < *runs && (len(ours) < enoughRuns || leastRatio(ours, floor) > *bound) {
		build, err := w.cold(ctx)
		if err != nil {
			return err
		}
		unavoidable, err := w.floor(ctx)
		if err != nil {
			return err
		}
		ours, floor = append(ours, build.User), append(floor, unavoidable.User)
	}
	ratio := leastRatio(ours, floor)
	told := fmt.Sprintf("cold build of %d reports: %.2f times the floor's own processor time (%.2f to %.2f s against %.2f to %.2f s, %d runs; bound %.2f)",
		c.Reports, ratio, slices.Min(ours), slices.Max(ours), slices.Min(floor), slices.Max(floor), len(ours), *bound)
	if ratio > *bound {
		return fmt.Errorf("%s", told)
	}
	fmt.Println(told)
	return nil
}

// enoughRuns is how many pairs of runs are made where the first are within the bound.
const enoughRuns = 3

// leastRatio is the ratio of the least disturbed run of each, in seconds of processor time.
func leastRatio(ours, floor []float64) float64 { return slices.Min(ours) / slices.Min(floor) }
