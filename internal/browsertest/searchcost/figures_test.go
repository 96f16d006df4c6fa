package main

import "testing"

// Of ten queries the median is the fifth, and one slow query shows in the maximum, not in the 90th percentile.
func TestPercentile(t *testing.T) {
	ten := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 100}
	for percent, want := range map[int]float64{50: 5, 90: 9, 100: 100} {
		if got := percentile(ten, percent); got != want {
			t.Errorf("%d %%: %v, want %v", percent, got, want)
		}
	}
	if got := percentile([]float64{3}, 50); got != 3 {
		t.Errorf("of one value: %v", got)
	}
}
