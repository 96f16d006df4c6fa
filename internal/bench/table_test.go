package main

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	rows := []row{
		{Row: "cold", Against: "floor", Ours: sample{Wall: 2.5, CPU: 4.25, Peak: 180}, Other: &sample{Wall: 2, CPU: 4, Peak: 60}, Ratio: &sample{Wall: 1.25, CPU: 1.0625, Peak: 3}},
		{Row: "no edit", Ours: sample{Wall: 0.1, CPU: 0.2, Peak: 90}},
	}
	want := `
           against  wall s  other  ratio  cpu s  other  ratio  MiB  other  ratio
     cold    floor    2.50   2.00   1.25   4.25   4.00   1.06  180     60   3.00
  no edit        –    0.10      –      –   0.20      –      –   90      –      –
`
	var got strings.Builder
	if err := printTable(&got, rows); err != nil {
		t.Fatal(err)
	}
	if got.String() != want[1:] {
		t.Errorf("got\n%s\nwant%s", got.String(), want)
	}
}

func TestGrowth(t *testing.T) {
	var got strings.Builder
	if err := printGrowth(&got, []point{{1000, sample{Wall: 0.3, CPU: 0.5, Peak: 60}}, {3000, sample{Wall: 0.7, CPU: 1.3, Peak: 64}}, {10000, sample{Wall: 2.8, CPU: 5.5, Peak: 85}}}); err != nil {
		t.Fatal(err)
	}
	want := `
  reports  wall s  cpu s  MiB
     1000    0.30   0.50   60
     3000    0.70   1.30   64
    10000    2.80   5.50   85

wall: 283.6 µs a report; from size to size 200.0 (-29%) 300.0 (+6%)
cpu: 567.2 µs a report; from size to size 400.0 (-29%) 600.0 (+6%)
memory: 2.9 KiB a report; from size to size 2.0 (-29%) 3.1 (+6%)
`
	if got.String() != want[1:] {
		t.Errorf("got\n%s\nwant%s", got.String(), want)
	}
}

func TestSizes(t *testing.T) {
	for list, fine := range map[string]bool{
		"1000,3000,10000": true, "1000, 2000": true, "1000": false, "3000,1000": false, "1000,1000": false, "many": false, "0,5": false,
	} {
		if _, err := parseSizes(list); (err == nil) != fine {
			t.Errorf("-sizes %s: %v", list, err)
		}
	}
}
