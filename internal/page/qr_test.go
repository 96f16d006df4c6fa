package page

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestQR draws a code's path and holds each module against the code itself, its light margin included.
func TestQR(t *testing.T) {
	for _, address := range []string{"https://a.vn/", "https://example.org/vi/tay-ho/2023-02-15-tong-ket.html", "https://example.org/" + strings.Repeat("dài/", 100)} {
		code, err := qr.Encode(address, qr.L)
		if err != nil {
			t.Fatal(err)
		}
		made := newQR(address)
		if made.Size != code.Size+8 {
			t.Errorf("%s: a code of %d modules is %d wide", address, code.Size, made.Size)
		}
		dark := drawn(t, made)
		for y := range made.Size {
			for x := range made.Size {
				if dark[[2]int{x, y}] != code.Black(x-4, y-4) {
					t.Fatalf("%s: the module %d, %d is wrong", address, x, y)
				}
			}
		}
	}
	if newQR(strings.Repeat("x", 5000)) != nil {
		t.Error("there is a code of 5,000 letters")
	}
}

// drawn follows a code's path: "M4 4.5" goes to a place in a row, "m3 0" on in it, "h7" draws seven modules.
func drawn(t *testing.T, code *QR) map[[2]int]bool {
	t.Helper()
	dark := map[[2]int]bool{}
	x, y := 0, 0
	rest := strings.NewReplacer("M", "\nM", "m", "\nm", "h", "\nh").Replace(code.Path)
	for step := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == '\n' }) {
		var n int
		switch {
		case strings.HasPrefix(step, "M"):
			if _, err := fmt.Sscanf(step, "M%d %d.5", &x, &y); err != nil {
				t.Fatalf("%q: %v", step, err)
			}
		case strings.HasPrefix(step, "m"):
			if _, err := fmt.Sscanf(step, "m%d 0", &n); err != nil {
				t.Fatalf("%q: %v", step, err)
			}
			x += n
		default:
			if _, err := fmt.Sscanf(step, "h%d", &n); err != nil {
				t.Fatalf("%q: %v", step, err)
			}
			for ; n > 0; n-- {
				dark[[2]int{x, y}] = true
				x++
			}
		}
	}
	return dark
}
