package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"phoihop/internal/bench/corpus"
)

// What a report takes on the disk: its sources and pages in blocks of 4 KiB, its share of the lists (together
// 86 KiB of 1,000 reports), and what a build may keep meanwhile.
const (
	bytesPerReport = 128 << 10
	filesPerReport = 6
)

// nation is as large as a country's archive: 700 districts that met twice a month for 15 years.
var nation = corpus.Corpus{Reports: 250_000, Districts: 700, Years: 15}

func runGrowth(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("growth", flag.ContinueOnError)
	phoihop := flags.String("phoihop", "./phoihop", "the program to measure")
	sizes := flags.String("sizes", "1000,3000,10000", "numbers of reports, rising")
	perDistrict := flags.Int("per-district", 100, "reports a district")
	runs := flags.Int("runs", 3, "runs of each size")
	seed := flags.Uint64("seed", 1, "seed of the draw")
	whole := flags.Bool("nation", false, "build 250,000 reports of 700 districts once, in place of -sizes")
	tmp := flags.String("tmp", os.TempDir(), "folder to work in")
	if err := parse(flags, args); err != nil {
		return err
	}
	if *runs < 1 || *perDistrict < 1 {
		return wrongUsage{errors.New("-runs and -per-district must be at least 1")}
	}
	var corpora []corpus.Corpus
	if *whole {
		corpora, *runs = []corpus.Corpus{nation}, 1
	} else {
		numbers, err := parseSizes(*sizes)
		if err != nil {
			return wrongUsage{err}
		}
		for _, n := range numbers {
			corpora = append(corpora, corpus.Corpus{Reports: n, Districts: max(1, n / *perDistrict), Years: 15})
		}
	}
	var points []point
	for _, c := range corpora {
		c.Seed = *seed
		p, err := measureSize(ctx, *tmp, *phoihop, c, *runs)
		if err != nil {
			return err
		}
		points = append(points, p)
	}
	return printGrowth(os.Stdout, points)
}

// parseSizes reads numbers of reports, which must rise.
func parseSizes(list string) (sizes []int, err error) {
	for text := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 {
			return nil, fmt.Errorf("-sizes: %q is no number of reports", text)
		}
		sizes = append(sizes, n)
	}
	if len(sizes) < 2 || !slices.IsSorted(sizes) || len(slices.Compact(slices.Clone(sizes))) < len(sizes) {
		return nil, fmt.Errorf("-sizes %s: give two or more, rising", list)
	}
	return sizes, nil
}

// point is what a cold build of so many reports costs.
type point struct {
	reports int
	cost    sample
}

func measureSize(ctx context.Context, tmp, phoihop string, c corpus.Corpus, runs int) (point, error) {
	if err := room(tmp, int64(c.Reports)*bytesPerReport, int64(c.Reports)*filesPerReport); err != nil {
		return point{}, err
	}
	w, err := open(ctx, tmp, phoihop, "", c)
	if err != nil {
		return point{}, err
	}
	defer w.close()
	w.steady = true
	var samples []sample
	for range runs {
		s, err := w.coldWithoutCache(ctx)
		if err != nil {
			return point{}, err
		}
		samples = append(samples, s)
	}
	return point{c.Reports, medians(samples)}, nil
}

// printGrowth writes a line a size, and for two sizes or more what each further report costs: by the
// line through all points, and from each size to the next.
func printGrowth(w io.Writer, points []point) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "reports\twall s\tcpu s\tMiB\t\n")
	for _, p := range points {
		fmt.Fprintf(t, "%d\t%.2f\t%.2f\t%.0f\t\n", p.reports, p.cost.Wall, p.cost.CPU, p.cost.Peak)
	}
	if err := t.Flush(); err != nil || len(points) < 2 {
		return err
	}
	var n, wall, cpu, peak []float64
	for _, p := range points {
		n, wall, cpu, peak = append(n, float64(p.reports)), append(wall, p.cost.Wall), append(cpu, p.cost.CPU), append(peak, p.cost.Peak)
	}
	fmt.Fprintln(w)
	for _, cost := range []struct {
		name, unit string
		values     []float64
		scale      float64
	}{
		{"wall", "µs", wall, 1e6}, {"cpu", "µs", cpu, 1e6}, {"memory", "KiB", peak, 1 << 10},
	} {
		if err := printSlope(w, cost.name, cost.unit, n, cost.values, cost.scale); err != nil {
			return err
		}
	}
	return nil
}

func printSlope(w io.Writer, name, unit string, n, values []float64, scale float64) error {
	whole := fit(n, values)
	if _, err := fmt.Fprintf(w, "%s: %.1f %s a report; from size to size", name, whole.Slope*scale, unit); err != nil {
		return err
	}
	for _, slope := range steps(n, values) {
		fmt.Fprintf(w, " %.1f (%+.0f%%)", slope*scale, 100*(slope/whole.Slope-1))
	}
	_, err := fmt.Fprintln(w)
	return err
}
