package main

import (
	"fmt"
	"io"
	"slices"
)

// sum writes what queries cost in a place, a figure a line.
func sum(w io.Writer, where string, costs []cost) {
	for _, figure := range []struct {
		name string
		of   func(cost) float64
	}{
		{"scripts", func(c cost) float64 { return c.Scripts }},
		{"bytes of scripts", func(c cost) float64 { return c.Bytes }},
		{"ms from the last script", func(c cost) float64 { return c.Show }},
		{"ms in all, on this machine", func(c cost) float64 { return c.Whole }},
	} {
		var values []float64
		for _, c := range costs {
			values = append(values, figure.of(c))
		}
		slices.Sort(values)
		fmt.Fprintf(w, "%-36s %10.0f %10.0f %10.0f\n", where+": "+figure.name, percentile(values, 50), percentile(values, 90), percentile(values, 100))
	}
}

// percentile gives the smallest of sorted values that so many percent of them don't exceed.
func percentile(sorted []float64, percent int) float64 {
	return sorted[(len(sorted)*percent+99)/100-1]
}
