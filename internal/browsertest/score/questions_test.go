package score

import "testing"

// A right answer counts by its place, and one that is in no list, or stands where nothing should, does not.
func TestRankOf(t *testing.T) {
	for _, c := range []struct {
		answers, found []string
		pagesOnly      bool
		want           int
	}{
		{[]string{"a", "b"}, []string{"x", "b", "a"}, false, 2},
		{[]string{"a"}, []string{"x"}, false, 0},
		{nil, nil, false, 1},
		{nil, []string{"x"}, false, 0},
		{[]string{"a#p"}, []string{"a"}, false, 0},
		{[]string{"a#p"}, []string{"a"}, true, 1},
	} {
		if got := (Question{Answers: c.answers}).RankOf(c.found, c.pagesOnly); got != c.want {
			t.Errorf("of %q, expected %q: place %d, want %d", c.found, c.answers, got, c.want)
		}
	}
}
