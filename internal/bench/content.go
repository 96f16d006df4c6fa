package main

import (
	"context"
	"errors"
	"flag"

	"phoihop/internal/bench/corpus"
)

// corpusFlags are the flags that say which corpus; n and districts are their defaults.
func corpusFlags(flags *flag.FlagSet, n, districts int) *corpus.Corpus {
	c := &corpus.Corpus{}
	flags.IntVar(&c.Reports, "n", n, "number of reports, each in two languages")
	flags.IntVar(&c.Districts, "districts", districts, "number of districts")
	flags.IntVar(&c.Years, "years", 15, "number of years, the last being 2024")
	flags.Uint64Var(&c.Seed, "seed", 1, "seed of the draw")
	return c
}

func runCorpus(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("corpus", flag.ContinueOnError)
	c := corpusFlags(flags, 1000, 10)
	out := flags.String("out", "", "folder to write, not there yet")
	hugo := flags.Bool("hugo", false, "write a Hugo project: every fact in both files, settings, layouts")
	if err := parse(flags, args); err != nil {
		return err
	}
	if *out == "" {
		return wrongUsage{errors.New("corpus: -out is missing")}
	}
	if err := c.Check(); err != nil {
		return wrongUsage{err}
	}
	if *hugo {
		c.Idiom = corpus.Hugo
	}
	return c.Write(*out)
}
