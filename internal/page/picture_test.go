package page

import "testing"

// TestShown: a picture is never shown smaller than the column, and it, are wide.
func TestShown(t *testing.T) {
	for _, c := range []struct {
		widths []int
		want   int
	}{
		{[]int{300}, 300},
		{[]int{480, 700}, 700},
		{[]int{480, 960}, 960},
		{[]int{480, 1024}, 1024},
		{[]int{480, 1080}, 1080},
		{[]int{480, 960, 1200}, 960},
		{[]int{480, 960, 1600}, 960},
	} {
		var sizes []Size
		for _, w := range c.widths {
			sizes = append(sizes, Size{Width: w})
		}
		if got := sizes[Shown(sizes)].Width; got != c.want {
			t.Errorf("of %v, %d is shown, want %d", c.widths, got, c.want)
		}
	}
}
