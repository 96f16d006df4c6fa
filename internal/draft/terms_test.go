package draft

import "testing"

func TestHoldsTerm(t *testing.T) {
	for _, c := range []struct {
		text, term string
		want       bool
	}{
		{" kinh tế - xã hội của thị xã ", "xã", false},
		{" xã hội, và các xã ", "xã", true},
		{" thị xã ", "thị xã", true},
		{" uỷ ban ban hành, tổ chức ", "ban", false},
		{" tổ chức tổ công tác ", "tổ", true},
	} {
		if got := holdsTerm(c.text, c.term); got != c.want {
			t.Errorf("%q in %q: got %v", c.term, c.text, got)
		}
	}
}
