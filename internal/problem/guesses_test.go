package problem

import (
	"strings"
	"testing"
)

// TestGuessesEnd shows that a file of mistakes gets hints for those that are told, and no more.
func TestGuessesEnd(t *testing.T) {
	var g Guesses
	hinted := 0
	for range 3 * PerFile {
		if g.More() {
			hinted++
		}
	}
	if hinted != PerFile {
		t.Errorf("%d of %d mistakes get a hint, want %d", hinted, 3*PerFile, PerFile)
	}
}

// TestGuessesLeaveOutGreatWork shows that a word or a list that is too long is not compared, while
// the common ones before it are.
func TestGuessesLeaveOutGreatWork(t *testing.T) {
	var g Guesses
	ids := []string{"hdnd", "ubnd"}
	if got := g.Nearest("ubdn", ids); got != "ubnd" {
		t.Errorf("got %q, want ubnd", got)
	}
	long := strings.Repeat("a", 20_000)
	if got := g.Nearest(long+"b", []string{long}); got != "" {
		t.Error("a word of 20,000 letters was compared")
	}
	if got := g.Nearest("ubdn", ids); got != "" {
		t.Errorf("the bound holds for the file, but then came %q", got)
	}
}
