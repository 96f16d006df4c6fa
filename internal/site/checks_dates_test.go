package site

import (
	"testing"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// TestAfterEnd: a meeting behind the last day of its district is told; one of that day, or of its year alone, is not.
func TestAfterEnd(t *testing.T) {
	ended := []*report.District{{ID: "x", Until: report.DateOf(2025, 6, 30)}}
	for day, want := range map[string]int{"2025-06-30": 0, "2025": 0, "2025-07-01": 1, "2026": 1} {
		_, problems := Join(&report.Site{}, ended, []Input{at(t, "x/1", day)}, nil, report.Date{})
		told := 0
		for _, p := range problems {
			if p.Code == problem.AfterEnd && p.Key == "date" && p.File == "x/1.vi.md" {
				told++
			}
		}
		if told != want {
			t.Errorf("%s: told %d times: %v", day, told, problems)
		}
	}
}
