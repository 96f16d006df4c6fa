package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForeignD(t *testing.T) {
	for line, want := range map[string][]int{
		"Ðống Đa":            {0},
		"HÐND, 217-QÐ/TW":    {1, 12},
		"quận ðống đa":       {7},
		"Ɖại biểu, ɖã họp":   {0, 15},
		"Guðrún và Þórður":   nil,
		"Ðórður Þ, Ðæ":       {0},
		"Đống Đa, HĐND, đại": nil,
	} {
		if diff := cmp.Diff(want, ForeignD(line)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", line, diff)
		}
	}
}
