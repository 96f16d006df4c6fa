package main

import (
	"math"
	"slices"
)

// median of values; of an even number, the mean of the two in the middle. NaN for none.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	switch {
	case n == 0:
		return math.NaN()
	case n%2 == 1:
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// medians takes the median of each of the three costs by itself.
func medians(samples []sample) sample {
	of := func(cost func(sample) float64) float64 {
		values := make([]float64, len(samples))
		for i, s := range samples {
			values[i] = cost(s)
		}
		return median(values)
	}
	return sample{
		Wall: of(func(s sample) float64 { return s.Wall }),
		CPU:  of(func(s sample) float64 { return s.CPU }),
		Peak: of(func(s sample) float64 { return s.Peak }),
	}
}

// ratios divides ours by the other's, pair by pair.
func ratios(ours, other []sample) []sample {
	out := make([]sample, len(ours))
	for i, a := range ours {
		b := other[i]
		out[i] = sample{Wall: a.Wall / b.Wall, CPU: a.CPU / b.CPU, Peak: a.Peak / b.Peak}
	}
	return out
}

// line is y = Intercept + Slope·x.
type line struct{ Intercept, Slope float64 }

// fit is the line with the least squares through points of at least two different x.
func fit(x, y []float64) line {
	n := float64(len(x))
	var meanX, meanY float64
	for i := range x {
		meanX += x[i] / n
		meanY += y[i] / n
	}
	var xy, xx float64
	for i := range x {
		xy += (x[i] - meanX) * (y[i] - meanY)
		xx += (x[i] - meanX) * (x[i] - meanX)
	}
	slope := xy / xx
	return line{Intercept: meanY - slope*meanX, Slope: slope}
}

// steps are the slopes from each point to the next: where growth is linear, all are alike.
func steps(x, y []float64) []float64 {
	slopes := make([]float64, len(x)-1)
	for i := range slopes {
		slopes[i] = (y[i+1] - y[i]) / (x[i+1] - x[i])
	}
	return slopes
}
