package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"

	"phoihop/internal/bench/corpus"
)

func runCompare(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	c := corpusFlags(flags, 10000, 100)
	phoihop := flags.String("phoihop", "./phoihop", "the program to measure")
	hugo := flags.String("hugo", "", "Hugo's program; left out: phoihop and the floor alone")
	runs := flags.Int("runs", 5, "counted runs, after one that is not")
	tmp := flags.String("tmp", "", "folder to work in; left out: the system's for temporary files")
	asJSON := flags.Bool("json", false, "print a line of JSON a row in place of the table")
	if err := parse(flags, args); err != nil {
		return err
	}
	if *runs < 1 {
		return wrongUsage{fmt.Errorf("-runs %d: at least 1", *runs)}
	}
	w, err := open(ctx, *tmp, *phoihop, *hugo, *c)
	if err != nil {
		return err
	}
	defer w.close()
	w.steady = true
	var rows []row
	for _, s := range scenarios(w) {
		fmt.Fprintf(os.Stderr, "measuring: %s\n", s.name)
		r, err := s.measure(ctx, *runs)
		if err != nil {
			return err
		}
		r.Reports, r.Runs = c.Reports, *runs
		rows = append(rows, r)
		if *asJSON {
			if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
				return err
			}
		}
	}
	if *asJSON {
		return nil
	}
	fmt.Printf("%d reports in two languages, %d districts; medians of %d runs on %d processors\n\n", c.Reports, c.Districts, *runs, runtime.NumCPU())
	if err := printTable(os.Stdout, rows); err != nil {
		return err
	}
	return w.printSites(os.Stdout)
}

// build is one measured run.
type build func(ctx context.Context) (sample, error)

// scenario is a row of the table: something happens to the sources, then ours and the other's run in
// turn. before is called with the number of the run, from 1; other is nil where there is nothing to
// compare with.
type scenario struct {
	name, against string
	before        func(run int) error
	ours, other   build
}

// scenarios in the order in which they run: cold builds first, and the rebuilds over what they left.
func scenarios(w *workplace) []scenario {
	nothing := func(int) error { return nil }
	list := []scenario{{"cold", "floor", nothing, w.cold, w.floor}}
	against, hugo := "", build(nil)
	if w.hugo != "" {
		list = append(list, scenario{"cold", "hugo", nothing, w.cold, w.hugoCold})
		against, hugo = "hugo", w.hugoBuild
	}
	kinds := []corpus.Edit{corpus.Body, corpus.Title, corpus.Status}
	oneEdit := func(run int) error { return w.edit(kinds[run%len(kinds)], run) }
	return append(list,
		scenario{"one edit", against, oneEdit, w.build, hugo},
		scenario{"no edit", against, nothing, w.build, hugo},
		scenario{"edit of site.yaml", against, w.editSettings, w.build, hugo},
	)
}

// measure runs the scenario once uncounted and then runs times.
func (s scenario) measure(ctx context.Context, runs int) (row, error) {
	var ours, other []sample
	for run := range runs + 1 {
		if err := s.before(run + 1); err != nil {
			return row{}, err
		}
		a, err := s.ours(ctx)
		if err != nil {
			return row{}, err
		}
		var b sample
		if s.other != nil {
			if b, err = s.other(ctx); err != nil {
				return row{}, err
			}
		}
		if run > 0 {
			ours, other = append(ours, a), append(other, b)
		}
	}
	r := row{Row: s.name, Ours: medians(ours)}
	if s.other != nil {
		theirs, ratio := medians(other), medians(ratios(ours, other))
		r.Against, r.Other, r.Ratio = s.against, &theirs, &ratio
	}
	return r, nil
}
