package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
)

// runWatch is for automatic checks: a cold build of a small corpus against the floor, in processor time,
// which a busy machine changes little. The bound is to be generous, so that only a real loss breaks it.
func runWatch(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("watch", flag.ContinueOnError)
	c := corpusFlags(flags, 1000, 10)
	phoihop := flags.String("phoihop", "./phoihop", "the program to measure")
	runs := flags.Int("runs", 3, "pairs of runs")
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
	var pairs []float64
	for range *runs {
		ours, err := w.cold(ctx)
		if err != nil {
			return err
		}
		floor, err := w.floor(ctx)
		if err != nil {
			return err
		}
		pairs = append(pairs, ours.CPU/floor.CPU)
	}
	told, within := verdict(pairs, *bound)
	told = fmt.Sprintf("cold build of %d reports: %s", c.Reports, told)
	if !within {
		return fmt.Errorf("%s", told)
	}
	fmt.Println(told)
	return nil
}

// verdict judges the median of ratios.
func verdict(pairs []float64, bound float64) (told string, within bool) {
	m := median(pairs)
	return fmt.Sprintf("%.2f times the floor's processor time (%.2f to %.2f; bound %.2f)", m, slices.Min(pairs), slices.Max(pairs), bound), m <= bound
}
