package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// row is one line of the comparison. Ratio is ours divided by the other's: below 1, ours is cheaper.
type row struct {
	Row     string  `json:"row"`
	Against string  `json:"against,omitempty"`
	Reports int     `json:"reports"`
	Runs    int     `json:"runs"`
	Ours    sample  `json:"ours"`
	Other   *sample `json:"other,omitempty"`
	Ratio   *sample `json:"ratio,omitempty"`
}

// printTable writes rows in columns.
func printTable(w io.Writer, rows []row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\tagainst\twall s\tother\tratio\tcpu s\tother\tratio\tMiB\tother\tratio\t\n")
	for _, r := range rows {
		fmt.Fprintf(t, "%s\t%s\t", r.Row, orDash(r.Against))
		for _, cost := range []struct {
			format string
			of     func(sample) float64
		}{
			{"%.2f", func(s sample) float64 { return s.Wall }},
			{"%.2f", func(s sample) float64 { return s.CPU }},
			{"%.0f", func(s sample) float64 { return s.Peak }},
		} {
			fmt.Fprintf(t, cost.format+"\t", cost.of(r.Ours))
			if r.Other == nil {
				fmt.Fprint(t, "–\t–\t")
				continue
			}
			fmt.Fprintf(t, cost.format+"\t%.2f\t", cost.of(*r.Other), cost.of(*r.Ratio))
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
