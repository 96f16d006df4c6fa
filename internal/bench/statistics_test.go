package main

import (
	"math"
	"testing"
)

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		values []float64
		want   float64
	}{
		{[]float64{7}, 7},
		{[]float64{9, 1, 5}, 5},
		{[]float64{4, 1, 3, 2}, 2.5},
		{[]float64{100, 1, 1}, 1},
	} {
		if got := median(test.values); got != test.want {
			t.Errorf("the median of %v is %v, got %v", test.values, test.want, got)
		}
	}
	if got := median(nil); !math.IsNaN(got) {
		t.Errorf("nothing has no median, got %v", got)
	}
}

// The ratio that is told is the median of the ratios pair by pair, not the ratio of the medians: a slow
// moment of the machine hits both of a pair.
func TestRatiosGoPairByPair(t *testing.T) {
	ours := []sample{{Wall: 1, CPU: 2, Peak: 100}, {Wall: 10, CPU: 20, Peak: 100}, {Wall: 3, CPU: 3, Peak: 100}}
	floor := []sample{{Wall: 1, CPU: 1, Peak: 50}, {Wall: 5, CPU: 10, Peak: 25}, {Wall: 1, CPU: 2, Peak: 100}}
	got := medians(ratios(ours, floor))
	if want := (sample{Wall: 2, CPU: 2, Peak: 2}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := medians(ours), (sample{Wall: 3, CPU: 3, Peak: 100}); got != want {
		t.Errorf("medians: got %v, want %v", got, want)
	}
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		name string
		x, y []float64
		want line
	}{
		{"two points", []float64{1, 3}, []float64{2, 6}, line{0, 2}},
		{"a start and a constant cost each", []float64{1000, 3000, 10000}, []float64{0.3, 0.7, 2.1}, line{0.1, 0.0002}},
		{"one that costs nothing more", []float64{1, 2, 3}, []float64{5, 5, 5}, line{5, 0}},
		{"scattered", []float64{0, 1, 2}, []float64{0, 3, 3}, line{0.5, 1.5}},
	} {
		got := fit(test.x, test.y)
		if math.Abs(got.Intercept-test.want.Intercept) > 1e-9 || math.Abs(got.Slope-test.want.Slope) > 1e-9 {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestStepsShowGrowthThatIsNotLinear(t *testing.T) {
	got := steps([]float64{1, 2, 4}, []float64{10, 20, 60})
	if len(got) != 2 || got[0] != 10 || got[1] != 20 {
		t.Errorf("from size to size 10 and then 20 each, got %v", got)
	}
}

// Other work on the machine adds to some runs and not to others: the least of each tells what the programs need.
func TestLeastRatio(t *testing.T) {
	for _, test := range []struct {
		ours, floor []float64
		want        float64
	}{
		{[]float64{2}, []float64{1}, 2},
		{[]float64{9, 3, 4}, []float64{2, 2.5, 8}, 1.5},
		{[]float64{6, 7, 6.5}, []float64{2, 9, 2.5}, 3},
	} {
		if got := leastRatio(test.ours, test.floor); got != test.want {
			t.Errorf("%v against %v: %v, want %v", test.ours, test.floor, got, test.want)
		}
	}
}
